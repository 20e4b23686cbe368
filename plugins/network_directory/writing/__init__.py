"""Helping people write: new records, schemas for editors, and mending what has one certain answer."""
