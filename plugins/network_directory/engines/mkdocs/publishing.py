"""Writing an edition's own pages and files into a site's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from ...drawn import SHARES, Keeper, Origin
from ...files import FileOfRows, FileSpec
from ...kept import Kept, key_of
from ...pages import Page
from ...processes import Turns, elsewhere, pays
from ..site_folder import write as write_file
from .frames import SplicedFrames
from .mapping import DrawOf, SiteFiles
from .published import PublishedSite
from .rows import RowsOfSite
from .staging import Staging


def write_site(files: SiteFiles, draw: DrawOf, frames: SplicedFrames, site: Path, staging: Staging | None) -> None:
    """Write an edition's pages and files into the folder `site`, which is that of `staging`.

    There, those of the last site that would be the same stay in their places; without `staging` all are written.
    Raises OSError if the system refuses, and what drawing raises.
    """
    edition = files.edition
    kept, language = Kept(edition.root), edition.words.language
    origin = Origin(edition, kept)
    published = PublishedSite(kept)
    if staging:
        published = PublishedSite.of(staging.site, site, language, origin.around, kept)
    if not published.holds_some:
        edition.network.badges.work_out_all()  # all are drawn, and would be judged in each of two processes
    rows = RowsOfSite(staging.site if staging else site, language, published, origin, kept)
    writer = _SiteWriter(origin, published, rows, kept, language, site)
    writer.write_pages(list(files.pages()), partial(draw, edition), frames)
    writer.write_files(edition.files())
    origin.keep_prints()
    if staging:
        published.save(site)
        staging.leave(published.staying)


class _SiteWriter:
    """Makes the pages and files of an edition, and writes those into a folder that do not stay where they are."""

    def __init__(
        self, origin: Origin, published: PublishedSite, rows: RowsOfSite, kept: Kept, language: str, site: Path
    ) -> None:
        """Two sites of one network, in different languages, keep their own."""
        self._origin = origin
        self._published = published
        self._rows = rows
        self._kept = kept
        self._language = language
        self._site = site

    def write_pages(self, pages: Sequence[Page], draw: Callable[[Page], str], frames: SplicedFrames) -> None:
        """Draw pages and write them. Raises OSError if the system refuses, and what drawing raises."""
        keeper = Keeper(f"pages/{self._language}", self._origin, draw, self._kept)
        shares = keeper.shares(pages)
        stay = {page.address for page in pages if self._stays(page, frames)}

        def write(share: int) -> None:
            for page, main in keeper.texts(share, shares[share], stay):
                write_file(f"{self._site}/{_file_of(page)}", (frames.around(page.head, main).encode(),))

        _write_shares(len(pages) - len(stay), write)

    def _stays(self, page: Page, frames: SplicedFrames) -> bool:
        frame = frames.print_of(page.head)
        if frame is None:
            return False
        return self._published.stays(_file_of(page), key_of(frame, self._origin.records_of(page)))

    def write_files(self, files: Iterable[FileSpec]) -> None:
        """Make files and write them. Raises OSError if the system refuses, and what making them raises."""
        new = [file for file in files if not self._published.stays(file.address, self._origin.records_of(file))]

        def write(share: int) -> None:
            for file in new[share::SHARES]:
                write_file(f"{self._site}/{file.address}", self._pieces(file))

        _write_shares(len(new), write)

    def _pieces(self, file: FileSpec) -> Iterable[bytes]:
        return self._rows.pieces(file) if isinstance(file, FileOfRows) else file.pieces()


def _file_of(page: Page) -> str:
    return f"{page.address}index.html"


def _write_shares(count: int, write: Callable[[int], None]) -> None:
    """Write all shares of so many things, in two processes where that pays.

    One begins with the first and the other with the last, until they meet: so both end at once, and only one of them
    holds what pages of many records have in common, which stand last.
    """
    left = set(range(SHARES))
    if pays(count):
        with closing(Turns(SHARES)) as turns:

            def written(shares: Iterable[int]) -> Iterator[int]:
                for share in shares:
                    if not turns.take():
                        return
                    write(share)
                    yield share

            with elsewhere(lambda: written(range(SHARES - 1, -1, -1))) as there:
                left -= set(written(range(SHARES)))
                left -= set(there)
    for share in sorted(left):  # where the other process failed, this one will, and says why
        write(share)
