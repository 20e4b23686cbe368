"""What became different between two states of a network, in the network's own words.

Both are judged as of the same day, so that what differs is what somebody changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeVar

from ..records.models import Measure
from .ageing import Due, dues
from .coverage import Coverage, State, Table, cover
from .model import (
    Claim,
    Evidence,
    Extra,
    Hub,
    Network,
    Part,
    Partner,
    Place,
    Principle,
    Provenance,
    Recommendation,
    Source,
    Strategy,
    Term,
)

Record = Partner | Hub | Principle | Source
R = TypeVar("R", Partner, Hub, Principle, Source)
T = TypeVar("T")


class What(StrEnum):
    """What happened."""

    CAME = "came"
    WENT = "went"
    RENAMED = "renamed"
    """Its id changed: `before` and `after` are the ids."""
    NAME = "name"
    STATUS = "status"
    DETAILS = "details"
    """`after` names the fields, divided by commas."""
    BADGE = "badge"
    MEMBERSHIP = "membership"
    """`before` and `after` are roles; None outside the hub."""
    STANCE = "stance"
    """None where nothing is stated."""
    STATEMENT = "statement"
    EVIDENCE_ADDED = "evidence-added"
    EVIDENCE_REMOVED = "evidence-removed"
    REVIEW = "review"
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


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A badge's rule that is met now and was not, or the other way round."""

    level: str
    rule: str
    before: tuple[int, int]
    """How many there were, and how many were asked for."""
    after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became different."""

    what: What
    of: Subject
    about: Subject | None = None
    """The other end of a relation: the hub of a membership, the principle of a stance, the partner who leads."""
    before: str | None = None
    after: str | None = None
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
        was, now = (state in (State.PRACTISED, State.DECLARED) for state in (self.before, self.after))
        return None if was == now else "closes" if now else "opens"


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that became different."""

    changes: tuple[Change, ...]
    """Principles and sources first, then hubs with their strategies, then partners."""
    cells: tuple[CellChange, ...]
    dues: tuple[Due, ...]
    """What is due or has lapsed and was not before."""
    moved: Mapping[str, str]
    """The new file of each record that was renamed."""


def compare(before: Network, after: Network) -> Comparison:
    """What became different from one state of a network to another."""
    return _Comparer(before, after).compare()


class _Comparer:
    def __init__(self, before: Network, after: Network) -> None:
        self.before = before
        self.after = after
        self.new_ids = {
            kind: _new_ids(getattr(before, f"{kind}s"), getattr(after, f"{kind}s"))
            for kind in ("principle", "source", "hub", "partner")
        }
        """The id today of everything that there was and is."""

    def compare(self) -> Comparison:
        before, after = self.before, self.after
        changes = [
            *self._records("principle", before.principles, after.principles),
            *self._records("source", before.sources, after.sources),
            *self._records("hub", before.hubs, after.hubs),
            *self._records("partner", before.partners, after.partners),
        ]
        moved = {
            getattr(before, f"{kind}s")[old].file: getattr(after, f"{kind}s")[new].file
            for kind, ids in self.new_ids.items()
            for old, new in ids.items()
            if old != new
        }
        return Comparison(tuple(changes), tuple(self._cells()), tuple(self._dues()), moved)

    # Records

    def _records(self, kind: str, before: Mapping[str, R], after: Mapping[str, R]) -> Iterator[Change]:
        new_ids = self.new_ids[kind]
        old_ids = {new: old for old, new in new_ids.items()}
        for id, record in before.items():
            if id not in new_ids:
                yield Change(What.WENT, subject(record))
        for id, record in after.items():
            if id not in old_ids:
                yield Change(What.CAME, subject(record))
                yield from self._inside(None, record)
                continue
            old = before[old_ids[id]]
            if old.id != id:
                yield Change(What.RENAMED, subject(record), before=old.id, after=id)
            yield from _named_and_in_force(old, record)
            if details := self._details(old, record):
                yield Change(What.DETAILS, subject(record), after=", ".join(details))
            yield from self._inside(old, record)

    def _details(self, old: object, new: object) -> list[str]:
        """The names of the fields that say something else."""
        return [
            _FIELD_NAMES.get(field.name, field.name)
            for field in fields(new)  # type: ignore[arg-type]  # a dataclass of the model
            if field.name not in _NOT_DETAILS
            and self._in_new_ids(field.name, getattr(old, field.name)) != _plain(getattr(new, field.name))
        ]

    def _in_new_ids(self, field: str, value: Any) -> object:
        """An old value in a form that can be compared, with the ids that things have today."""
        if field in _IDS_OF:
            return self.new_ids[_IDS_OF[field]].get(value, value)
        return _plain(value, self.new_ids)

    def _inside(self, old: Record | None, new: Record) -> Iterator[Change]:
        """What changed about a record's relations; without an old one all of them are new."""
        match new:
            case Hub():
                yield from self._strategies(old.id if old else None, new)
                yield from self._hub_badge(old.id if old else None, new)
            case Partner():
                yield from self._memberships(old.id if old else None, new)
                yield from self._claims(old.id if old else None, new)
                yield from self._badge(old.id if old else None, new)

    # Partners

    def _memberships(self, old_id: str | None, partner: Partner) -> Iterator[Change]:
        hubs = self.new_ids["hub"]
        was = {hubs.get(m.hub.id, m.hub.id): m for m in self._of_old(self.before.memberships_of_partner, old_id)}
        now = {m.hub.id: m for m in self.after.memberships_of_partner[partner.id]}
        for id in _both(was, now):
            old, new = was.get(id), now.get(id)
            roles = (old.role if old else None, new.role if new else None)
            if roles[0] != roles[1]:
                hub = (new or was[id]).hub
                yield Change(What.MEMBERSHIP, subject(partner), subject(hub), *roles)

    def _claims(self, old_id: str | None, partner: Partner) -> Iterator[Change]:
        principles = self.new_ids["principle"]
        was = {
            principles.get(c.principle.id, c.principle.id): c
            for c in self._of_old(self.before.claims_of_partner, old_id)
        }
        now = {c.principle.id: c for c in self.after.claims_of_partner[partner.id]}
        for id in _both(was, now):
            old, new = was.get(id), now.get(id)
            yield from _claim(subject(partner), subject((new or was[id]).principle), old, new)

    def _badge(self, old_id: str | None, partner: Partner) -> Iterator[Change]:
        old = self.before.badges[old_id] if old_id else None
        new = self.after.badges[partner.id]
        if (old.level if old else None) == new.level:
            return
        was = {(rule.level, rule.rule): (rule.have, rule.need) for rule in old.rules} if old else {}
        because = (
            RuleChange(_level(self.after, rule.level) or rule.level, rule.rule, was[key], (rule.have, rule.need))
            for rule in new.rules
            if (key := (rule.level, rule.rule)) in was and (was[key][0] >= was[key][1]) != rule.met
        )
        levels = (_level(self.before, old.level) if old else None, _level(self.after, new.level))
        yield Change(What.BADGE, subject(partner), None, *levels, tuple(because))

    # Hubs

    def _strategies(self, old_id: str | None, hub: Hub) -> Iterator[Change]:
        now = {s.id: s for s in self.after.strategies_of_hub[hub.id]}
        was = _under_new_ids({s.id: s for s in self._of_old(self.before.strategies_of_hub, old_id)}, now)
        for id in _both(was, now):
            old, new = was.get(id), now.get(id)
            if new is None:
                yield Change(What.WENT, subject(was[id]), subject(hub))
                continue
            if old is None:
                yield Change(What.CAME, subject(new), subject(hub))
            else:
                if old.id != id:
                    yield Change(What.RENAMED, subject(new), before=old.id, after=id)
                yield from _named_and_in_force(old, new)
                if details := self._details(old, new):
                    yield Change(What.DETAILS, subject(new), after=", ".join(details))
            yield from self._strategy(old, new)

    def _strategy(self, old: Strategy | None, new: Strategy) -> Iterator[Change]:
        ids = self.new_ids["partner"]
        lead = old.lead if old else None
        if (ids.get(lead.id) if lead else None) != (new.lead.id if new.lead else None):
            names = (lead.name if lead else None, new.lead.name if new.lead else None)
            yield Change(What.LEAD, subject(new), subject(new.lead or lead), *names)  # type: ignore[arg-type]
        was = {ids.get(p.id, p.id): p for p in old.partners} if old else {}
        now = {p.id: p for p in new.partners}
        for id in _both(was, now):
            if (id in was) != (id in now):
                names = (was[id].name if id in was else None, now[id].name if id in now else None)
                yield Change(What.SUPPORT, subject(new), subject(now.get(id) or was[id]), *names)
        if old is None:
            return
        yield from _evidence(subject(new), None, old.evidence, new.evidence)
        was_read, now_read = _readings(old), _readings(new)
        for reading in was_read:
            if reading not in now_read:
                yield Change(What.READING, subject(new), before=reading)
        for reading in now_read:
            if reading not in was_read:
                yield Change(What.READING, subject(new), after=reading)

    def _hub_badge(self, old_id: str | None, hub: Hub) -> Iterator[Change]:
        old = self.before.hub_badges[old_id].level if old_id else None
        new = self.after.hub_badges[hub.id].level
        if old == new or (old is None and new == "forming"):
            return
        was = self._hub_rules(self.before, old_id) if old_id else {}
        now = self._hub_rules(self.after, hub.id)
        because = (
            RuleChange(level, rule, was[level, rule], counts)
            for (level, rule), counts in now.items()
            if (level, rule) in was and (was[level, rule][0] >= was[level, rule][1]) != (counts[0] >= counts[1])
        )
        yield Change(What.BADGE, subject(hub), None, old, new, tuple(because))

    def _hub_rules(self, network: Network, id: str) -> Mapping[tuple[str, str], tuple[int, int]]:
        badge = network.hub_badges[id]
        at_work = sum(1 for s in network.strategies_of_hub[id] if s.status in ("underway", "achieved"))
        return {
            ("planned", "planned"): (len(badge.planned), 1),
            ("evidence-based", "proven"): (at_work - len(badge.unproven), max(at_work, 1)),
        }

    # The whole

    def _cells(self) -> Iterator[CellChange]:
        was, now = cover(self.before), cover(self.after)
        principles = [principle for principle in self.after.principles.values() if not principle.retired]
        old_principles = {new: old for old, new in self.new_ids["principle"].items()}
        old_hubs = {new: old for old, new in self.new_ids["hub"].items()}
        for kind, table in (("place", "places"), ("level", "levels"), ("hub", "hubs")):
            before, after = _table(was, kind), _table(now, kind)
            for row in getattr(self.after, table).values():
                old_row = before.get(old_hubs.get(row.id, row.id) if kind == "hub" else row.id, {})
                for principle in principles:
                    cells = (old_row.get(old_principles.get(principle.id, "")), after.get(row.id, {}).get(principle.id))
                    states = [cell.state if cell else State.NONE for cell in cells]
                    if states[0] is not states[1]:
                        yield CellChange(Subject(kind, row.id, row.name), subject(principle), *states)

    def _dues(self) -> Iterator[Due]:
        partners, principles = self.new_ids["partner"], self.new_ids["principle"]
        was = {
            (partners.get(due.partner.id), due.what, due.claim and principles.get(due.claim.principle.id), due.age)
            for due in dues(self.before)
        }
        for due in dues(self.after):
            if (due.partner.id, due.what, due.claim and due.claim.principle.id, due.age) not in was:
                yield due

    def _of_old(self, index: Mapping[str, Sequence[T]], id: str | None) -> Sequence[T]:
        return index[id] if id else ()


_NOT_DETAILS = frozenset(
    {"id", "file", "name", "title", "status", "retired", "formerly", "hub", "lead", "partners", "evidence"}
)
"""Fields that changes of their own tell of."""
_IDS_OF = {"succeeded_by": "partner", "merged_into": "hub", "parent": "hub", "replaced_by": "principle"}
"""Fields that hold an id, and of what."""
_FIELD_NAMES = {"retired_on": "on", "aim": "plan.aim", "plan_updated": "plan.updated"}
"""How records call what the model calls otherwise."""


def subject(thing: Record | Strategy) -> Subject:
    """What a change is about."""
    if isinstance(thing, Strategy):
        return Subject("strategy", f"{thing.hub.id}#{thing.id}", thing.title, thing.hub.file, thing.hub.name)
    return Subject(type(thing).__name__.lower(), thing.id, thing.name, thing.file)


def _new_ids(before: Mapping[str, R], after: Mapping[str, R]) -> Mapping[str, str]:
    """The id today of each record that is still there: its own, that of one that was called so, or of its like."""
    found = {id: id for id in before if id in after}
    came = [record for id, record in after.items() if id not in before]
    for id, record in before.items():
        if id in found:
            continue
        heirs = [new for new in came if id in new.formerly] or [new for new in came if _alike(record, new)]
        if len(heirs) == 1 and heirs[0].id not in found.values():
            found[id] = heirs[0].id
    return found


def _alike(old: Record, new: Record) -> bool:
    """Whether two records say the same of the thing itself."""
    return all(
        _plain(getattr(old, field.name)) == _plain(getattr(new, field.name))
        for field in fields(new)
        if field.name not in ("id", "file", "formerly")
    )


def _under_new_ids(was: Mapping[str, Strategy], now: Mapping[str, Strategy]) -> Mapping[str, Strategy]:
    """A plan's old strategies by the ids that they have now; one is known by its title."""
    gone = {strategy.title: id for id, strategy in was.items() if id not in now}
    came = {gone[strategy.title]: id for id, strategy in now.items() if id not in was and strategy.title in gone}
    return {came.get(id, id): strategy for id, strategy in was.items()}


def _named_and_in_force(old: Record | Strategy, new: Record | Strategy) -> Iterator[Change]:
    names = (subject(old).name, subject(new).name)
    if names[0] != names[1]:
        yield Change(What.NAME, subject(new), None, *names)
    statuses = (_status(old), _status(new))
    if statuses[0] != statuses[1]:
        yield Change(What.STATUS, subject(new), None, *statuses)


def _status(thing: Record | Strategy) -> str | None:
    if isinstance(thing, Principle):
        return "retired" if thing.retired else "active"
    return getattr(thing, "status", None)


def _claim(of: Subject, principle: Subject, old: Claim | None, new: Claim | None) -> Iterator[Change]:
    stances = (old.stance if old else None, new.stance if new else None)
    if stances[0] != stances[1]:
        yield Change(What.STANCE, of, principle, *stances)
    if new is None:
        return
    statements = (old.statement if old else None, new.statement)
    if old and statements[0] != statements[1]:
        yield Change(What.STATEMENT, of, principle, *statements)
    yield from _evidence(of, principle, old.evidence if old else (), new.evidence)
    reviews = (_review(old), _review(new))
    if reviews[0] != reviews[1]:
        yield Change(What.REVIEW, of, principle, *reviews)


def _review(claim: Claim | None) -> str | None:
    return f"{claim.reviewed.on} by {claim.reviewed.by}" if claim and claim.reviewed else None


def _evidence(of: Subject, principle: Subject | None, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Change]:
    was, now = [_plain(item) for item in old], [_plain(item) for item in new]
    for item, plain in zip(old, was, strict=True):
        if plain not in now:
            yield Change(What.EVIDENCE_REMOVED, of, principle, before=_shown(item))
    for item, plain in zip(new, now, strict=True):
        if plain not in was:
            yield Change(What.EVIDENCE_ADDED, of, principle, after=_shown(item))


def _shown(evidence: Any) -> str:
    return f"{evidence.title} ({evidence.date})" if evidence.date else str(evidence.title)


def _readings(strategy: Strategy) -> list[str]:
    measure = strategy.measure
    if measure is None:
        return []
    unit = f" {measure.unit}" if measure.unit else ""
    return [f"{reading.value}{unit} on {reading.on}" for reading in measure.readings]


def _level(network: Network, id: str | None) -> str | None:
    return next((level.name for level in network.badge_rules.levels if level.id == id), id)


def _table(coverage: Coverage, kind: str) -> Table:
    return {"place": coverage.by_place, "level": coverage.by_level, "hub": coverage.by_hub}[kind]


def _both(was: Iterable[str], now: Iterable[str]) -> Iterable[str]:
    """Ids of what is and of what was, each once."""
    return dict.fromkeys((*now, *was))


def _plain(value: object, new_ids: Mapping[str, Mapping[str, str]] | None = None) -> object:
    """A value in a form that can be compared: things by their ids, in the ids of today where these are given."""
    match value:
        case tuple():
            return tuple(_plain(item, new_ids) for item in value)
        case Extra():
            return value.id, value.value
        case Evidence():
            return value.title, value.url, value.date, value.kind and value.kind.id, value.independent
        case Provenance():
            part = value.part.id if value.part else None
            return _plain((value.source, part, tuple(r.id for r in value.recommendations)), new_ids)
        case Part():
            texts = tuple((r.id, r.text, _plain(r.to), r.numbered) for r in value.recommendations)
            return value.id, value.title, texts
        case Measure():
            return value.model_copy(update={"readings": ()})
        case Partner() | Hub() | Principle() | Source():
            return (new_ids or {}).get(subject(value).kind, {}).get(value.id, value.id)
        case Place() | Term() | Recommendation():
            return value.id
    return value
