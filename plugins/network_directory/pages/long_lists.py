"""How much of its lists a page shows: all where that is light enough, else the first entries of each.

A page is measured in elements, at about sixty bytes each, before it is drawn: how many entries its lists have, and how
many elements an entry of each is made of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from ..site.parts import LIMIT
from .contexts.views import PartLink, Shortened, Way

E = TypeVar("E")
F = TypeVar("F")

ROOM = 4_000
"""For how many elements a page has room beside its frame."""
_LIMITS = (LIMIT, 50, 25, 12, 6, 3)

# Of how many elements an entry of a list is made.
LINK = 3
NAME = 3
LINE = 8
STRATEGY = 10
ROW = 15

BY_LETTER = Way("letters", "partners/")
"""The way to all partners, whichever of them a list holds."""


def filtered(to: str, page: str, **chosen: str | Sequence[str]) -> Way:
    """The way to a list with filters, with some values of its facets chosen.

    `to` names the words of the link, and `page` is the list's.
    """
    return Way(to, f"{page}/?{urlencode(chosen, doseq=True)}")


@dataclass(frozen=True, slots=True)
class Room:
    """The room on a page."""

    each: int | None
    """How many entries of each list it has room for; None if for all."""

    def has_all(self, entries: Sequence[object]) -> bool:
        """Whether it has room for all of a list."""
        return self.each is None or len(entries) <= self.each

    def shorten(
        self, entries: Sequence[E], *ways: Way, parts: tuple[PartLink, ...] = (), order: str = "name"
    ) -> Shortened[E]:
        """A list as far as there is room for it, with the ways to all of it, or its parts, where that is not whole.

        `order` names the words for the order of the list.
        """
        if self.has_all(entries):
            return Shortened(tuple(entries), len(entries), order)
        return Shortened(tuple(entries[: self.each]), len(entries), order, ways, parts)


ALL = Room(None)
"""The room for a list that is never shortened."""


def room_for(*lists: tuple[int, int], taken: int = 0) -> Room:
    """The room that lists have on a page of their own, beside what else has `taken` so many elements.

    Each list is given as how many entries it has, and of how many elements an entry is made.
    """

    def fits(each: int | None) -> bool:
        sizes = (entries if each is None else min(entries, each) for entries, _ in lists)
        needed = sum(size * elements for size, (_, elements) in zip(sizes, lists, strict=True))
        return taken + needed <= ROOM

    return next((Room(each) for each in (None, *_LIMITS) if fits(each)), Room(_LIMITS[-1]))


def each(entries: Shortened[E], view: Callable[[E], F]) -> Shortened[F]:
    """A list with something else in place of each of its entries."""
    return Shortened(tuple(map(view, entries.shown)), entries.total, entries.order, entries.ways, entries.parts)
