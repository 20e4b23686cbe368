"""Long lists in parts, each on a page of its own: by the first letters of names, or numbered where these do not help.

Without script this is the way to all entries of a list that no page has room for. A letter with too many names is cut
by the next one, and so on: S into Sa, Sc and others. A page leads to its parts or lists its entries, so that the page
of a letter stays when its names have become too many for it.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..network.ordering import MOST_LETTERS, initial

E = TypeVar("E")
LIMIT = 100
"""How many entries of a list a page shows at most, unless it has room for all entries of all of its lists."""
PART = 400
"""How many entries of one or two lines the page of a part lists at most."""


@dataclass(frozen=True, slots=True)
class Part(Generic[E]):
    """A part of a list."""

    label: str
    """The letters that its names begin with, or its number; empty for the whole list."""
    address: str
    """Where its page is, from the site's root."""
    entries: tuple[E, ...]
    """All that is in it, in the list's order."""
    span: tuple[str, str] | None = None
    """The first and the last name in a part that is numbered."""
    parts: tuple[Part[E], ...] = ()
    """What it is cut into; empty if there is room for all of it."""


def in_parts(base: str, entries: Sequence[E], name: Callable[[E], str], most: int) -> Part[E]:
    """A list in parts of at most `most` entries, with addresses below `base`; `name` is what it is sorted by."""

    def by_letters(entries: Sequence[E], letters: int) -> dict[str, list[E]]:
        filed: dict[str, list[E]] = {}
        for entry in entries:
            filed.setdefault(initial(name(entry), letters), []).append(entry)
        return filed

    def part(label: str, entries: Sequence[E], letters: int) -> Part[E]:
        address = f"{base}{_as_folder(label)}/" if label else base
        inner = tuple(cut(address, entries, letters + 1)) if len(entries) > most else ()
        return Part(label, address, tuple(entries), parts=inner)

    def cut(address: str, entries: Sequence[E], letters: int) -> Iterator[Part[E]]:
        for more in range(letters, MOST_LETTERS + 1):
            if 1 < len(filed := by_letters(entries, more)) <= LIMIT or more == 1:
                yield from (part(label, those, more) for label, those in filed.items())
                return
        for number, start in enumerate(range(0, len(entries), most), 1):
            those = tuple(entries[start : start + most])
            yield Part(str(number), f"{address}{number}/", those, (name(those[0]), name(those[-1])))

    return part("", entries, 0)


def leaves(part: Part[E]) -> Iterator[Part[E]]:
    """The parts that list their entries, in their order."""
    if not part.parts:
        yield part
    for inner in part.parts:
        yield from leaves(inner)


def _as_folder(label: str) -> str:
    """Letters as the name of a folder, which is no other's."""
    names = {"#": "0", "–": "-"}
    return "".join(names.get(c) or (c if c in string.ascii_lowercase else f"u{ord(c):x}") for c in label.lower())
