"""Writing an edition's own pages and files into a site's folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from ...files import FileSpec
from ...pages import Page
from ...pages.page import Head

Around = Callable[[Head, str], str]
"""Makes a whole page of what is known of it and its main content."""


def write_pages(pages: Iterable[Page], draw: Callable[[Page], str], around: Around, site: Path) -> None:
    """Draw pages and write them. Raises OSError if the system refuses, and what `draw` raises."""
    for page in pages:
        html = around(page.head, draw(page))
        _write(site / page.head.address / "index.html", html)


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
