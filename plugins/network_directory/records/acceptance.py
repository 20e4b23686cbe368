"""Warnings that a record accepts, with a reason: `accept: {ND301: Two branches share one site.}`."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from .answers import answer
from .codes import CODES, STALE, acceptable
from .entries import Drafts
from .making import Acceptance, accepted
from .problems import START, Accepted, Position, Problem, errors, in_order
from .suggest import near
from .tree import Node


class Settled(NamedTuple):
    """All problems, with those set apart that are accepted."""

    problems: tuple[Problem, ...]
    """What is left, and what is wrong with the accepting itself."""
    accepted: tuple[Accepted, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Stretch:
    """A record, or an entry of a table up to where the next begins, or what stands between such entries."""

    file: str
    start: Position
    accepts: Sequence[Acceptance]
    """What it says under `accept:`."""


_Key = tuple[_Stretch, str]
"""A stretch, and the code of a warning that it accepts."""


def settle(problems: Sequence[Problem], drafts: Drafts) -> Settled:
    """Set apart the warnings that records accept.

    A warning that is accepted and does not arise is told of only where nothing is in error, for faults hide warnings.
    """
    stretches = _by_file(drafts, {file for problem in problems for file in (problem.file, problem.with_file)})
    holders = [(problem, list(_holders(problem, stretches))) for problem in problems]
    given, refused = _given(stretches, holders)
    silent: list[Accepted] = []
    left: list[Problem] = refused
    used: set[_Key] = set()
    for problem, of in holders:
        if by := [key for stretch in of if (key := (stretch, problem.code)) in given]:
            silent.append(Accepted(problem, given[by[0]].reason))
            used.update(by)
        else:
            left.append(problem)
    if not errors(left):
        left += [
            Problem(stretch.file, acceptance.at, STALE, answer("accept-nothing", code=code))
            for (stretch, code), acceptance in given.items()
            if (stretch, code) not in used
        ]
    return Settled(in_order(left), tuple(silent))


def _given(
    stretches: Mapping[str, Sequence[_Stretch]], holders: Sequence[tuple[Problem, Sequence[_Stretch]]]
) -> tuple[dict[_Key, Acceptance], list[Problem]]:
    """What each stretch accepts, by the code that was meant; and what is wrong with how it is written."""
    arising: Mapping[_Stretch, set[str]] = defaultdict(set)
    for problem, of in holders:
        for stretch in of:
            arising[stretch].add(problem.code)
    given: dict[_Key, Acceptance] = {}
    refused: list[Problem] = []
    for stretch in chain.from_iterable(stretches.values()):
        for acceptance in stretch.accepts:
            code = _meant(acceptance.code, arising[stretch])
            if code:
                given[stretch, code] = acceptance
            if code != acceptance.code:
                refused.append(_refused(stretch.file, acceptance.at, acceptance.code, code))
    return given, refused


# What accepts


def _by_file(drafts: Drafts, files: Collection[str | None]) -> Mapping[str, Sequence[_Stretch]]:
    """The stretches of each file that accepts something or is one of `files`, in their order."""
    stretches: dict[str, list[_Stretch]] = defaultdict(list)
    for stretch in _stretches(drafts, files):
        stretches[stretch.file].append(stretch)
    return {file: sorted(several, key=attrgetter("start")) for file, several in stretches.items()}


def _stretches(drafts: Drafts, files: Collection[str | None]) -> Iterator[_Stretch]:
    for draft in drafts.records():
        if draft.made.accepts or (draft.made.readable and draft.file in files):
            yield _Stretch(draft.file, START, draft.made.accepts)
    for place in drafts.places.values():
        if place.made.accepts or place.file in files:
            yield _of_entry(place.file, place.placed().tree, place.made.accepts)
    for table in (drafts.vocabulary, drafts.badges):
        tree = table.placed().tree
        for part in tree.children if tree else ():
            yield _Stretch(table.file, part.key_at or part.at, ())
            for entry in part.children:
                yield _of_entry(table.file, entry, tuple(accepted(entry)))


def _of_entry(file: str, entry: Node | None, accepts: Sequence[Acceptance]) -> _Stretch:
    assert entry
    return _Stretch(file, entry.key_at or entry.at, accepts)


def _holders(problem: Problem, stretches: Mapping[str, Sequence[_Stretch]]) -> Iterator[_Stretch]:
    """What can accept a problem: where it stands, and the other record that it is about."""
    for file, at in ((problem.file, problem.at), (problem.with_file, START)):
        several = stretches.get(file or "", ())
        if index := bisect_right(several, at, key=attrgetter("start")):
            yield several[index - 1]


# What is accepted


def _meant(written: str, arising: Collection[str]) -> str | None:
    """The code of the warning that was meant, rather one that arises here; None if there is none like it."""
    if written in CODES:
        return written if acceptable(written) else None
    for codes in (arising, CODES):
        if likely := near(written, (code.casefold() for code in codes if acceptable(code))):
            return likely.upper()
    return None


def _refused(file: str, at: Position, written: str, meant: str | None) -> Problem:
    code = written[:60]
    if meant:
        phrase = answer("accept-like", code=code, likely=meant)
    elif written in CODES:
        phrase = answer("accept-other", code=code)
    else:
        phrase = answer("accept-unknown", code=code)
    return Problem(file, at, "ND330", phrase, meant)
