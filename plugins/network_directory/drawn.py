"""Drawing an edition's pages, or taking those that were drawn of the same before."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from .edition import Edition
from .kept import Kept, key_of, key_of_code
from .pages import Page
from .pages.made_from import Prints

SHARES = 64
"""Into so many shares pages are divided, by their addresses; each is kept as a whole."""
LARGEST = 256 * 1024 * 1024
"""How many bytes a share that is kept may have at most."""
_LIBRARIES = ("babel", "jinja2", "markdown-it-py", "markupsafe", "nh3", "pydantic")
"""Those that have a part in drawing."""


class DrawnPages:
    """The main contents of an edition's pages. `draw` draws one, and may raise what it likes."""

    def __init__(self, edition: Edition, draw: Callable[[Page], str], kept: Kept) -> None:
        self._edition = edition
        self._draw = draw
        self._kept = kept
        self._prints = Prints(edition.reading.records)

    def shares(self, pages: Iterable[Page]) -> Sequence[Sequence[Page]]:
        """The pages, divided as they are kept."""
        shares: list[list[Page]] = [[] for _ in range(SHARES)]
        for page in pages:
            shares[zlib.crc32(page.head.address.encode()) % SHARES].append(page)
        return shares

    def of(self, share: int, pages: Sequence[Page]) -> Iterator[tuple[Page, str]]:
        """The pages of a share with their contents, which are kept for the next time when all are there."""
        key = key_of("pages", f"{share}/{SHARES}")
        held, fresh = self._held(key), False
        kept: dict[str, Sequence[str]] = {}
        for page in pages:
            made_from = key_of(self._around, page.made_from(self._prints))
            match held.get(page.head.address):
                case [str(known), str(drawn)] if known == made_from:
                    pass
                case _:
                    drawn, fresh = self._draw(page), True
            kept[page.head.address] = [made_from, drawn]
            yield page, drawn
        if fresh or held.keys() != kept.keys():
            self._kept.put(key, zlib.compress(json.dumps(kept, ensure_ascii=False).encode(), 1))

    def _held(self, key: str) -> dict[str, object]:
        content = self._kept.get(key)
        if content is None:
            return {}
        try:
            held = json.loads(zlib.decompressobj().decompress(content, LARGEST))
        except (zlib.error, ValueError, RecursionError):
            return {}
        return held if isinstance(held, dict) else {}

    @cached_property
    def _around(self) -> str:
        """The print of all that every page is made from: code, templates, words, what the site is called, the day."""
        edition = self._edition
        looks = (
            part
            for folder in edition.theme
            for name in ("directory", "i18n")
            for path in sorted((folder / name).rglob("*"))
            if path.is_file()
            for part in (path.relative_to(folder).as_posix(), path.read_bytes())
        )
        code = key_of_code([Path(__file__).parent], _LIBRARIES)
        day = edition.as_of.isoformat()
        return key_of(code, edition.words.fingerprint, repr(edition.site), day, str(edition.preview), *looks)
