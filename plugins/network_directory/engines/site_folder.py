"""Putting pages and files into the folder of a site, as every engine does that writes them itself."""

from __future__ import annotations

import shutil
from pathlib import Path


def write(path: Path, text: str) -> None:
    """Write a text. Raises OSError if the system refuses."""
    try:
        file = path.open("wb")
    except FileNotFoundError:  # most files stand in folders that are there already
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("wb")
    with file:
        file.write(text.encode())


def copy(source: Path, path: Path) -> None:
    """Copy a file. Raises OSError if the system refuses."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, path)
