"""What can become different between two states of a network; `compare` finds out what did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..aging import Due
from ..coverage import State
from ..model import Strategy
from .successors import Thing


class ChangeKind(StrEnum):
    """What happened."""

    CAME = "came"
    WENT = "went"
    """`about` is the record that its address leads on to, where there is one; a strategy's is its hub."""
    RENAMED = "renamed"
    """Its id changed: `before` and `after` are the ids."""
    NAME = "name"
    STATUS = "status"
    FIELD = "field"
    """`field` says something else; of a list, one item of it where not exactly one took another's place."""
    CONFIRMED = "confirmed"
    """`before` and `after` are dates."""
    BADGE = "badge"
    MEMBERSHIP = "membership"
    """`before` and `after` are roles; None outside the hub."""
    STANCE = "stance"
    """None where nothing is stated."""
    STATEMENT = "statement"
    EVIDENCE_ADDED = "evidence-added"
    EVIDENCE_REMOVED = "evidence-removed"
    REVIEW = "review"
    """`before` and `after` are dates."""
    LEAD = "lead"
    SUPPORT = "support"
    """Another partner works on a strategy, or no longer."""
    READING = "reading"
    """A measure was taken, or its record is gone."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a change is about."""

    kind: str
    """partner, hub, principle, source, strategy, place or level."""
    id: str
    """A strategy's is that of its hub, a # and its own."""
    name: str
    file: str | None = None
    """The record that it stands in."""
    hub: str | None = None
    """The name of a strategy's hub."""

    @classmethod
    def of(cls, thing: Thing) -> Subject:
        """A record or strategy as a subject."""
        match thing:
            case Strategy():
                return cls("strategy", f"{thing.hub.id}#{thing.id}", thing.title, thing.hub.file, thing.hub.name)
            case record:
                return cls(type(record).__name__.lower(), record.id, record.name, record.file)


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A badge's rule that is met now and was not, or the other way round."""

    level: str
    rule: str
    before: tuple[int, int] | None
    """How many there were, and how many were asked for; None if the rule did not apply."""
    after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One thing that became different."""

    what: ChangeKind
    of: Subject
    about: Subject | None = None
    """The other end of a relation: the hub of a membership, the principle of a stance, the partner who leads."""
    before: str | None = None
    after: str | None = None
    field: str | None = None
    """Its name as records write it, with those around it: contact.email."""
    on: str | None = None
    """The date of evidence or of a reading."""
    by: str | None = None
    """Who confirmed or reviewed."""
    because: tuple[RuleChange, ...] = ()


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of the coverage that says something else now."""

    row: Subject
    """A place, level or hub."""
    principle: Subject
    before: State
    after: State

    @property
    def gap(self) -> str | None:
        """Whether a gap opens or closes."""
        was, now = (state in (State.PRACTICED, State.DECLARED) for state in (self.before, self.after))
        return None if was == now else "closes" if now else "opens"


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that became different."""

    changes: tuple[RecordChange, ...]
    """Principles and sources first, then hubs with their strategies, then partners."""
    cells: tuple[CellChange, ...]
    dues: tuple[Due, ...]
    """What is due or has lapsed and was not before."""
    moved: Mapping[str, str]
    """The new file of each record that was renamed."""
