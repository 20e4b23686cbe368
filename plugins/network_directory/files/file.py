"""What a file of the site is, other than a page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileSpec:
    """One file: its address and what it holds, or where a copy is to be had."""

    address: str
    """Path from the site's root."""
    content: str | Path
