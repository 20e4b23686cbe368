"""What all that is drawn shares: words, addresses, what the site is called, and records' prose."""

from .words import Words

__all__ = ["Words"]
