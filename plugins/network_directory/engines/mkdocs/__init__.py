"""The edge to MkDocs: its settings, its events, its preview. Nothing else knows it."""
