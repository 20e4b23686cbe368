"""Writing an edition's own pages and files into a site's folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from ...drawn import DrawnPages
from ...files import FileSpec
from ...pages import Page
from ...pages.page import Head
from ...processes import elsewhere, pays

Around = Callable[[Head, str], str]
"""Makes a whole page of what is known of it and its main content."""


def write_pages(drawn: DrawnPages, pages: Sequence[Page], around: Around, site: Path) -> None:
    """Draw pages and write them, where it pays by two processes.

    Raises OSError if the system refuses, and what drawing raises.
    """
    shares = drawn.shares(pages)

    def write(number: int) -> int:
        for page, main in drawn.of(number, shares[number]):
            _write(site / page.head.address / "index.html", around(page.head, main))
        return number

    left = set(range(len(shares)))
    if pays(len(pages)):
        with elsewhere(lambda: map(write, range(1, len(shares), 2))) as written:
            left -= set(map(write, range(0, len(shares), 2)))
            left -= set(written)
    for number in sorted(left):  # where the other process failed, this one will, and says why
        write(number)


def write_files(files: Iterable[FileSpec], site: Path) -> None:
    """Make files and write them; they come after pages, for a redirect stands where a page was.

    Raises OSError if the system refuses, and DrawingError if a template has a fault.
    """
    for file in files:
        if isinstance(file.content, Path):
            target = site / file.address
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.content, target)
        else:
            _write(site / file.address, file.content())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
