"""Which record of an earlier state became which record of a later one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping
from itertools import chain

from ..model import Record, Strategy

Thing = Record | Strategy

_TELLING = ("name", "title", "url", "summary", "question", "statement", "aim", "about", "citation")
"""Fields that hardly two records have in common."""


def new_ids(before: Mapping[str, Thing], after: Mapping[str, Thing]) -> Mapping[str, str]:
    """The id today of everything that is still there.

    It is its own id, or that of the new record that lists it under `formerly`, or else of the one that shares most with
    it: a rename is one, whether or not it was written down, and whatever else was edited at the same time.
    """
    gone = [thing for id, thing in before.items() if id not in after]
    came = [thing for id, thing in after.items() if id not in before]
    listed = {old: thing.id for thing in came for old in getattr(thing, "formerly", ())}
    by_name = ((thing.id, listed[thing.id]) for thing in gone if thing.id in listed)
    ids = {id: id for id in before if id in after}
    taken = set()
    for old, new in chain(by_name, _alike(gone, came)):
        if old not in ids and new not in taken:
            ids[old] = new
            taken.add(new)
    return ids


def _alike(gone: Collection[Thing], came: Collection[Thing]) -> Iterator[tuple[str, str]]:
    """Pairs of ids of things that share a trait that no other has, those that share most first."""
    heirs = _known_by(came)
    shared = Counter((old, heirs[trait]) for trait, old in _known_by(gone).items() if trait in heirs)
    return (pair for pair, _ in shared.most_common())


def _known_by(things: Collection[Thing]) -> Mapping[Hashable, str]:
    """The id of the one thing that has a trait; what several have tells nothing."""
    often = Counter(trait for thing in things for trait in _traits(thing))
    return {trait: thing.id for thing in things for trait in _traits(thing) if often[trait] == 1}


def _traits(thing: Thing) -> Iterator[Hashable]:
    for field in _TELLING:
        if value := getattr(thing, field, None):
            yield field, value
