"""Drawing an edition's pages, or taking those that were drawn of the same before."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol

from .edition import Edition
from .kept import Kept, key_of, key_of_code
from .pages import Page
from .site.made_from import MadeFrom, Prints, packed, unpacked
from .theme import reads_like_packaged

_OF_FEW, _OF_MANY = 64, 64
SHARES = _OF_FEW + _OF_MANY
"""Into so many shares pages are divided, by their addresses; each is kept as a whole. What is made of many records has
shares of its own, for an edit changes much of it, and little of the rest."""
LARGEST = 256 * 1024 * 1024
"""How many bytes a share that is kept may have at most."""
_LIBRARIES = ("babel", "jinja2", "markdown-it-py", "markupsafe", "nh3", "pydantic", "python-frontmatter", "pyyaml")
"""Those that have a part in drawing, and in what a record becomes of a file."""


class Made(Protocol):
    """Something that is made of records."""

    @property
    def made_from(self) -> MadeFrom: ...


class Origin:
    """What all of an edition is made from."""

    def __init__(self, edition: Edition, kept: Kept) -> None:
        self._edition = edition
        self._kept = kept
        self._key = key_of("prints", self._code)
        self._known = unpacked(kept.get(self._key) or b"")
        self.prints = Prints(edition.reading.records, frozenset(_own_templates(edition.theme)), self._known)
        """The prints of its records."""

    def keep_prints(self) -> None:
        """Keep the prints of parts of records, which take longer to take than those of whole files."""
        parts = self.prints.parts_by_print
        if parts.keys() != self._known.keys():
            self._kept.put(self._key, packed(parts))

    def print_of(self, made: Made) -> str:
        """The print of all that something is made from."""
        return key_of(self.around, self.records_of(made))

    def records_of(self, made: Made) -> str:
        """The print of the records that something is made from; what else it is made from all things have in common."""
        return made.made_from(self.prints)

    @cached_property
    def around(self) -> str:
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
        day = edition.as_of.isoformat()
        return key_of(self._code, edition.words.fingerprint, repr(edition.site), day, str(edition.preview), *looks)

    @cached_property
    def _code(self) -> str:
        return key_of_code([Path(__file__).parent], _LIBRARIES)


def _own_templates(theme: Sequence[Path]) -> Iterator[str]:
    """The names of templates that a network draws with instead of the package's."""
    for folder in theme[:-1]:
        for path in (folder / "directory").glob("*"):
            if not reads_like_packaged(path, f"directory/{path.name}"):
                yield path.name


class Keeper:
    """Draws pages, and keeps them for the next time. `draw` draws one, and may raise what it likes."""

    def __init__(self, name: str, origin: Origin, draw: Callable[[Page], str], kept: Kept) -> None:
        """`name` is what they are kept under."""
        self._name = name
        self._origin = origin
        self._draw = draw
        self._kept = kept

    def shares(self, pages: Iterable[Page]) -> Sequence[Sequence[Page]]:
        """All pages, divided as they are kept."""
        shares: list[list[Page]] = [[] for _ in range(SHARES)]
        for page in pages:
            number = zlib.crc32(page.address.encode())
            shares[_OF_FEW + number % _OF_MANY if page.is_of_many else number % _OF_FEW].append(page)
        return shares

    def texts(self, share: int, pages: Sequence[Page], but: Collection[str] = ()) -> Iterator[tuple[Page, str]]:
        """The pages of a share with their texts, which are kept when all are there.

        Those at the addresses in `but` nobody wants now: they stay as they are kept.
        """
        if all(page.address in but for page in pages):
            return
        key = key_of(self._name, f"{share}/{SHARES}")
        held, fresh = self._held(key), False
        kept: dict[str, tuple[str, str]] = {}
        for page in pages:
            entry = held.get(page.address)
            if page.address in but:
                kept |= {page.address: entry} if entry else {}
                continue
            made_from = self._origin.print_of(page)
            if entry and entry[0] == made_from:
                text = entry[1]
            else:
                text, fresh = self._draw(page), True
            kept[page.address] = made_from, text
            yield page, text
        if fresh or held.keys() != kept.keys():
            self._kept.put(key, _packed(kept))

    def _held(self, key: str) -> dict[str, tuple[str, str]]:
        """The texts of a share as they are kept, by address, each with the print of what it was made from."""
        content = self._kept.get(key)
        try:
            return {} if content is None else _unpacked(content)
        except (zlib.error, ValueError, TypeError, RecursionError):
            return {}


def _packed(texts: Mapping[str, tuple[str, str]]) -> bytes:
    """Texts as they are kept: a list of them, and then one after the other, for to quote them takes as long as to press
    them together."""
    listed = [(address, made_from, len(text)) for address, (made_from, text) in texts.items()]
    return zlib.compress("".join([json.dumps(listed), "\n", *(text for _, text in texts.values())]).encode(), 1)


def _unpacked(content: bytes) -> dict[str, tuple[str, str]]:
    """The texts out of what `_packed` made of them. Raises one of many errors for anything else."""
    listed, _, text = zlib.decompressobj().decompress(content, LARGEST).decode().partition("\n")
    texts, begins = {}, 0
    for address, made_from, length in json.loads(listed):
        texts[str(address)] = str(made_from), text[begins : begins + length]
        begins += length
    if begins != len(text):
        raise ValueError("a text is cut off")
    return texts
