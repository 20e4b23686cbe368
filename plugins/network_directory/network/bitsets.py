"""Sets of a list's entries as numbers: bit n stands for the nth entry, and one operation looks at 64 of them.

What would take time with the product of two long lists, if entry were compared with entry, takes a few operations for
each entry of one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from itertools import zip_longest
from operator import or_
from typing import TypeVar

T = TypeVar("T")

Bits = int
"""A set."""
Filed = Mapping[str, Bits]
"""Those that have something, by its id."""


def filed(items: Iterable[T], ids: Callable[[T], Iterable[str]]) -> Filed:
    """The sets of items that have each id."""
    sets: dict[str, Bits] = {}
    for n, item in enumerate(items):
        for id in ids(item):
            sets[id] = sets.get(id, 0) | 1 << n
    return sets


def having(filed: Filed, ids: Iterable[str]) -> Bits:
    """Those that have one of the ids."""
    return union(filed.get(id, 0) for id in ids)


def union(sets: Iterable[Bits]) -> Bits:
    """Those in one of the sets."""
    return reduce(or_, sets, 0)


def ranked(of: Bits, sets: Iterable[Bits]) -> Iterator[Bits]:
    """A set in parts, by how many of the `sets` its members are in, from the most to none; no part is empty."""
    at_least = [of]
    for bits in sets:
        more = [members & bits for members in at_least]
        at_least = [a | b for a, b in zip_longest(at_least, [0, *more], fillvalue=0)]
        if not at_least[-1]:
            at_least.pop()
    above = 0
    for members in reversed(at_least):
        if exactly := members & ~above:
            yield exactly
        above = members


def numbers(members: Bits) -> Iterator[int]:
    """The members of a set, rising."""
    while members:
        lowest = members & -members
        yield lowest.bit_length() - 1
        members ^= lowest
