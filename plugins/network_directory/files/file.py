"""What a file of the site is, other than a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..site.made_from import MadeFrom, every_record


@dataclass(frozen=True, slots=True)
class FileSpec:
    """One file: its address, and how what it holds is found, which waits until it is asked for: a preview makes few."""

    address: str
    """Path from the site's root."""
    content: Callable[[], str] | Path
    """Makes its text, or where a copy is to be had."""
    made_from: MadeFrom = every_record
    """Tells what it is made from."""
