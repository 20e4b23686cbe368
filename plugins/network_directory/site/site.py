"""What the site says of itself, whichever engine publishes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """What pages say about the site itself."""

    name: str
    description: str
    url: str | None
    """Where it is published, with a slash at its end."""
    sample: bool
    """Whether the network is invented, which every page then says."""
    license_name: str
    """The license that the records carry."""
    license_url: str
    edit_url: Callable[[str], str | None]
    """Where a record is edited, by its path from the network's folder."""
    new_url: Callable[[str, str], str | None]
    """Where a new file is proposed: folder-qualified file name and content."""
    ask_url: str | None
    """Where the staff is asked to write an entry."""
