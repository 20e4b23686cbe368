"""What reading a network's folder gives: its records, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from .kinds import Kind
from .making import NOWHERE, Later, Made, Placed, Restorable
from .models import BadgeRules, Hub, Partner, Place, Principle, Source, Vocabulary
from .problems import START, Accepted, Position, Problem
from .tree import Path

M = TypeVar("M", bound=BaseModel)
M_co = TypeVar("M_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True, slots=True, eq=False)
class Entry(Generic[M_co]):
    """A record and the file that it stands in."""

    id: str
    file: str
    """Path from the network's folder, with forward slashes."""
    held: M_co | Later[M_co] = field(repr=False)
    """The record, or what restores it when it is first asked for."""
    digest: bytes = field(default=b"", repr=False)
    """The hash of the file's content, if that is all that the record came from; empty if nobody knows."""

    @property
    def record(self) -> M_co:
        """All that the file says."""
        held = self.held
        return held.record if isinstance(held, Later) else held

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Entry):
            return NotImplemented
        return (self.id, self.file) == (other.id, other.file) and bool(self.record == other.record)

    __hash__ = None  # type: ignore[assignment]  # of what a record holds not all has one


@dataclass(frozen=True, slots=True)
class Records:
    """All that a network's folder holds, by id."""

    partners: Mapping[str, Entry[Partner]]
    hubs: Mapping[str, Entry[Hub]]
    principles: Mapping[str, Entry[Principle]]
    sources: Mapping[str, Entry[Source]]
    places: Mapping[str, Place]
    """Built in and declared."""
    vocabulary: Vocabulary
    badges: BadgeRules

    def of(self, kind: Kind) -> Mapping[str, Entry[BaseModel]]:
        """The records of one kind."""
        table: Mapping[str, Entry[BaseModel]] = getattr(self, kind.plural)
        return table


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome of reading a network's folder."""

    records: Records
    """The records that could be read; those with errors are left out."""
    problems: tuple[Problem, ...]
    checked: Mapping[str, int]
    """How many records of each kind there are, faulty ones counted."""
    pages: tuple[str, ...] = ()
    """The site's own pages, by their paths from the content folder."""
    accepted: tuple[Accepted, ...] = ()
    """Warnings that are no problems, for their records accept them."""


@dataclass(frozen=True, slots=True, eq=False)
class Draft(Generic[M]):
    """A file, or an entry of a table, on its way to becoming a record.

    It does not hold where its values stand: that takes much room, and is asked only where something is wrong.
    """

    kind: str
    id: str
    file: str
    made: Made[M] | Restorable[M]
    placed: Callable[[], Placed] = lambda: NOWHERE
    """Tells where its values stand."""
    digest: bytes = b""
    """The hash of the file's content, if that is all that it was made of."""
    entry: Entry[M] | None = field(init=False)
    """The record with its file, if it has no fault of its own."""
    _found: dict[tuple[Path, bool], Position] = field(default_factory=dict, init=False)
    """The places that were asked for."""

    def __post_init__(self) -> None:
        held = self.made.held if isinstance(self.made, Restorable) else self.made.record
        object.__setattr__(self, "entry", Entry(self.id, self.file, held, self.digest) if held else None)

    @property
    def record(self) -> M | None:
        """The record, if it has no fault of its own."""
        return self.made.record

    @property
    def sound(self) -> M | None:
        """The record as far as it is free of faults of its own."""
        return self.made.sound

    @property
    def brief(self) -> Any:
        """A few fields of `sound`, under the same names, which are there before a record is restored: a partner has
        those of `briefs.Brief`, others have all."""
        return self.made.brief

    def at(self, *path: str | int, of_key: bool = False) -> Position:
        """Where a value of `sound` stands; the beginning of a file that changed meanwhile."""
        if (path, of_key) not in self._found:
            tree = self.placed().of_sound
            self._found[path, of_key] = tree.position(path, of_key=of_key) if tree else START
        return self._found[path, of_key]

    def faulty(self, *path: str | int) -> bool:
        """Whether `sound` lacks what stands at `path`, or a part of it, only because that has a fault of its own."""
        if self.made.whole:
            return False
        tree = self.placed().of_sound
        return tree is not None and tree.lacks(path)


@dataclass(frozen=True, slots=True)
class Drafts:
    """All files of a network, and its tables."""

    partners: Mapping[str, Draft[Partner]]
    hubs: Mapping[str, Draft[Hub]]
    principles: Mapping[str, Draft[Principle]]
    sources: Mapping[str, Draft[Source]]
    places: Mapping[str, Draft[Place]]
    """Those that content/places.yml declares."""
    places_read: bool
    """Whether that file could be read, or there is none."""
    vocabulary: Draft[Vocabulary]
    badges: Draft[BadgeRules]

    def records(self) -> Iterator[Draft[Any]]:
        """The drafts of all records."""
        for kind in Kind:
            yield from self.of(kind).values()

    def of(self, kind: Kind) -> Mapping[str, Draft[Any]]:
        """The drafts of one kind of record."""
        table: Mapping[str, Draft[Any]] = getattr(self, kind.plural)
        return table
