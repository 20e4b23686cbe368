"""Measuring: synthetic networks, and what it costs to check and build them."""
