"""The search index of a site, made by Pagefind from what search knows of each page."""

from __future__ import annotations

import json
import logging
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from math import ceil
from pathlib import Path
from threading import RLock, Thread, Timer

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from ...pages import SearchEntry, written_entry
from ...site import Words
from ..pagefind import Pagefind, PagefindError, PageToIndex, page_of
from .mapping import DirectoryPage

log = logging.getLogger("mkdocs.plugins.network_directory")

FOLDER = "pagefind"
"""Where the index is, in the site."""
_ABOUT = "about.json"
"""The file in it that says what the theme's script has to know of it."""
_PAGES_OF_AN_INDEX = 4000
"""With so many pages there is a second index, which the script searches as well. What Pagefind takes to make an index,
and a browser to find a word that all pages have, grows with the square of its pages; to load one more takes a browser a
few requests."""
_QUIET = 3.0
"""How many seconds a preview waits for the next change before it makes the index anew."""
_IN_THE_MAKING = ".pagefind"
"""Where it is until it is whole. MkDocs leaves hidden folders be, and so nothing of it is lost while it is written."""
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.*")
"""Ready-made user interfaces, which the theme does not use."""
_PROGRAM = ("*.js", "*.css", "wasm.*")
"""What every index would come with."""


def written_entries(files: Files, config: MkDocsConfig, words: Words) -> list[SearchEntry]:
    """What search knows of the pages that the staff wrote, but the home page, once MkDocs has read them."""
    entries = []
    for file in files.documentation_pages():
        page = file.page
        if page is None or page.is_homepage or isinstance(page, DirectoryPage):
            continue
        if page.content is None:  # with `--dirty` it is not read again
            page.read_source(config)
            page.render(config, files)
        title = Markup(page.title).striptags()  # noqa: S704 - the staff's own page
        entries.append(written_entry(page.url, title, page.content or "", words))
    return entries


class Indexer:
    """Makes a site's index anew, one at a time. What goes wrong is a warning: the site is whole without it."""

    def __init__(self) -> None:
        self._beside: tuple[Pagefind, Thread] | None = None
        self._waiting: Timer | None = None
        self._one_at_a_time = RLock()

    def index(self, site: Path, entries: Iterable[SearchEntry]) -> None:
        """Make the index of the site in a folder, and wait for it."""
        self.stop()
        try:
            _make(Pagefind(), site, entries)
        except (ImportError, OSError, PagefindError) as error:
            _tell(error)

    def start(self, site: Path, entries: Iterable[SearchEntry]) -> None:
        """Begin to make it beside what goes on, for a preview, instead of one that is still being made. The entries are
        taken while it is made."""
        with self._one_at_a_time:
            self.stop()
            try:
                pagefind = Pagefind(processors=1)  # the preview keeps the others
            except (ImportError, OSError) as error:
                _tell(error)
                return
            thread = Thread(target=_make_beside, args=(pagefind, site, entries), name="search index", daemon=True)
            self._beside = pagefind, thread
            thread.start()

    def start_later(self, site: Path, entries: Iterable[SearchEntry]) -> None:
        """The same, once nobody has asked for it again for a while: whoever writes saves many times."""
        with self._one_at_a_time:
            self.stop()
            self._waiting = Timer(_QUIET, self.start, (site, entries))
            self._waiting.daemon = True
            self._waiting.start()

    def stop(self) -> None:
        """End what was started, before the site changes below it; the site then has the index that it had."""
        with self._one_at_a_time:
            if self._waiting is not None:
                self._waiting.cancel()
                self._waiting = None
            if self._beside is not None:
                pagefind, thread = self._beside
                pagefind.kill()
                thread.join()
                self._beside = None


def _make_beside(pagefind: Pagefind, site: Path, entries: Iterable[SearchEntry]) -> None:
    try:
        _make(pagefind, site, entries)
    except Exception as error:  # whatever it is, the preview goes on
        if not pagefind.killed:
            _tell(error)


def _make(pagefind: Pagefind, site: Path, entries: Iterable[SearchEntry]) -> None:
    """Raises OSError or PagefindError; the site then has the index that it had."""
    making = site / _IN_THE_MAKING
    shutil.rmtree(making, ignore_errors=True)
    try:
        with pagefind:
            by_address: dict[str, SearchEntry] = {}
            for entry in entries:
                if pagefind.killed:
                    return
                by_address[entry.address] = entry  # a page of the staff's in the place of one of ours
            pages = list(by_address.values())
            count = ceil(len(pages) / _PAGES_OF_AN_INDEX) or 1
            kinds: defaultdict[str, list[str]] = defaultdict(list)
            for number in range(count):
                # Each has its share of every kind and letter, so that words are about as rare in all of them.
                for path, content in _index(pagefind, pages[number::count], number, kinds):
                    if pagefind.killed:
                        return
                    _write(making / path, content)
        _write(making / _ABOUT, _about(count, kinds))
        # An older index is not written over, for its files have other names.
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        making.rename(site / FOLDER)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _index(
    pagefind: Pagefind, entries: Sequence[SearchEntry], number: int, kinds: Mapping[str, list[str]]
) -> Iterator[tuple[str, bytes]]:
    """The files of an index of some pages, and to `kinds` the ids that they have in it.

    The first one has Pagefind's program as well, and the others are folders in it. They have tags of their own for the
    language, of which ids are made.
    """
    folder, tag = (f"{number}/", f"-x-{number}") if number else ("", "")
    kind_of = {f"/{entry.address}": entry.kind for entry in entries}
    pages = (PageToIndex(f"/{e.address}", e.title, e.words, f"{e.language.lower()}{tag}") for e in entries)
    for path, content in pagefind.index(pages):
        if page := page_of(path, content):
            kinds[kind_of[page.url]].append(page.id)
        if not any(fnmatch(path, pattern) for pattern in (_UNUSED if not number else _PROGRAM)):
            yield folder + path, content


def _about(count: int, kinds: Mapping[str, Sequence[str]]) -> bytes:
    """How many indexes there are, and which pages are of which kind, by the ids that results have; those of the kind
    with `most` pages are not named.

    A filter of Pagefind's would do as well, but it writes down the values of one in a different order each time.
    """
    most = max(kinds, key=lambda kind: (len(kinds[kind]), kind), default="")
    others = {kind: kinds[kind] for kind in sorted(kinds) if kind != most}
    return json.dumps({"indexes": count, "most": most, "others": others}, separators=(",", ":")).encode()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _tell(error: Exception) -> None:
    log.warning("Pagefind made no search index, so the header's search leads to the partners: %s", error)
