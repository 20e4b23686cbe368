"""Writing an edition's own pages and files into a site's folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ...drawn import SHARES, Keeper
from ...files import FileSpec
from ...pages import Page
from ...pages.page import Head
from ...processes import elsewhere, pays
from ..site_folder import write as write_file

Around = Callable[[Head, str], str]
"""Makes a whole page of what is known of it and its main content."""


def text_of(file: FileSpec) -> str:
    """What a file holds that is kept. Raises DrawingError if a template has a fault."""
    return b"".join(file.pieces()).decode()


def write_pages(keeper: Keeper[Page], pages: Sequence[Page], around: Around, site: Path) -> None:
    """Draw pages and write them. Raises OSError if the system refuses, and what drawing raises."""
    shares = keeper.shares(pages)

    def write(share: int) -> None:
        for page, main in keeper.texts(share, shares[share]):
            write_file(f"{site}/{page.address}index.html", (around(page.head, main).encode(),))

    _write_shares(len(pages), write)


def write_files(keeper: Keeper[FileSpec], files: Sequence[FileSpec], site: Path) -> None:
    """Make files and write them. Raises OSError if the system refuses, and what making them raises."""
    shares = keeper.shares(file for file in files if file.is_kept)
    others = [file for file in files if not file.is_kept]

    def write(share: int) -> None:
        for file, text in keeper.texts(share, shares[share]):
            write_file(f"{site}/{file.address}", (text.encode(),))
        for file in others[share::SHARES]:
            write_file(f"{site}/{file.address}", file.pieces())

    _write_shares(len(files), write)


def _write_shares(count: int, write: Callable[[int], None]) -> None:
    """Write all shares of so many things, in two processes where that pays."""

    def written(share: int) -> int:
        write(share)
        return share

    left = set(range(SHARES))
    if pays(count):
        with elsewhere(lambda: map(written, range(1, SHARES, 2))) as there:
            left -= set(map(written, range(0, SHARES, 2)))
            left -= set(there)
    for share in sorted(left):  # where the other process failed, this one will, and says why
        write(share)
