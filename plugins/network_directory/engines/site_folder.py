"""Putting pages and files into the folder of a site, as every engine does that writes them itself."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def write(path: Path | str, pieces: Iterable[bytes]) -> None:
    """Write a file piece by piece. Raises OSError if the system refuses, and what making the pieces raises."""
    # There are tens of thousands, and to make a Path of each would take half as long again.
    try:
        file = open(path, "wb")  # noqa: PTH123, SIM115
    except FileNotFoundError:  # most files stand in folders that are there already
        _make_folder(os.path.dirname(path))  # noqa: PTH120
        file = open(path, "wb")  # noqa: PTH123, SIM115
    with file:
        file.writelines(pieces)


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)  # noqa: PTH102  # the folder around most is there
    except OSError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103
