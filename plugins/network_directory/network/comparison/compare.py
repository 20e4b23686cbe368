"""What became different between two states of a network, in the network's own words.

Both are judged as of the same day, so that what differs is what somebody changed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from ...records.kinds import Kind
from ...records.models import ENDED, Confirmation, StrategyEvidence
from ..aging import Due, dues
from ..alignment import Badge
from ..coverage import State, cover
from ..model import Claim, Evidence, Hub, Membership, Network, Partner, Principle, Record, Strategy
from .changes import CellChange, ChangeKind, Comparison, RecordChange, RuleChange, Subject
from .field_values import Item, NewIds, Teller
from .successors import Thing, new_ids

T = TypeVar("T")
Rules = Mapping[tuple[str, str], tuple[int, int]]
"""How many there are and how many are asked for, by level and rule."""

_KINDS = (Kind.PRINCIPLE, Kind.SOURCE, Kind.HUB, Kind.PARTNER)
"""In the order in which changes are told."""


def compare(before: Network, after: Network) -> Comparison:
    """What became different from one state of a network to another."""
    return _Comparer(before, after).compare()


class _Comparer:
    def __init__(self, before: Network, after: Network) -> None:
        self.before = before
        self.after = after
        self.new_ids: NewIds = {kind: new_ids(before.of(kind), after.of(kind)) for kind in _KINDS}
        self.old = Teller(before, self.new_ids)
        self.new = Teller(after, {})

    def compare(self) -> Comparison:
        changes = tuple(change for kind in _KINDS for change in self._records(kind))
        moved = {
            self.before.of(kind)[old].file: self.after.of(kind)[new].file
            for kind in _KINDS
            for old, new in self.new_ids[kind].items()
            if old != new
        }
        return Comparison(changes, tuple(self._cells()), tuple(self._dues()), moved)

    # Records

    def _records(self, kind: Kind) -> Iterator[RecordChange]:
        before, after = self.before.of(kind), self.after.of(kind)
        old_ids = {new: old for old, new in self.new_ids[kind].items()}
        leads_on = {old: record for record in after.values() for old in record.formerly}
        for id, record in before.items():
            if id not in self.new_ids[kind]:
                heir = leads_on.get(id)
                yield RecordChange(ChangeKind.WENT, Subject.of(record), Subject.of(heir) if heir else None)
                yield from self._inside(record, None)
        for id, record in after.items():
            if id in old_ids:
                yield from self._fields(before[old_ids[id]], record)
                yield from self._inside(before[old_ids[id]], record)
            else:
                yield RecordChange(ChangeKind.CAME, Subject.of(record))
                for code, reason in record.accept.items():  # which nobody would see otherwise
                    yield RecordChange(ChangeKind.FIELD, Subject.of(record), after=reason, field=f"accept.{code}")
                yield from self._inside(None, record)

    def _fields(self, old: Thing, new: Thing) -> Iterator[RecordChange]:
        """What a record or strategy says of itself alone."""
        of = Subject.of(new)
        if old.id != new.id:
            yield RecordChange(ChangeKind.RENAMED, of, before=old.id, after=new.id)
        for what, was, now in (
            (ChangeKind.NAME, Subject.of(old).name, of.name),
            (ChangeKind.STATUS, _status(old), _status(new)),
        ):
            if was != now:
                yield RecordChange(what, of, before=was, after=now)
        before, after = self.old.details(old), self.new.details(new)
        for field in _both(before, after):
            yield from _field(of, field, before.get(field, ()), after.get(field, ()))

    def _inside(self, old: Record | None, new: Record | None) -> Iterator[RecordChange]:
        """What changed about a record's relations; with a record that came or went all of them did."""
        match old, new:
            case (None | Hub()) as was, (None | Hub()) as now:
                yield from self._hub_badge(was, now)
                yield from self._strategies(was, now)
            case (None | Partner()) as was, (None | Partner()) as now:
                if was and now:
                    yield from _signed(ChangeKind.CONFIRMED, Subject.of(now), None, was.confirmed, now.confirmed)
                yield from self._memberships(was, now)
                yield from self._claims(was, now)
                yield from self._badge(was, now)

    # Partners

    def _memberships(self, old: Partner | None, new: Partner | None) -> Iterator[RecordChange]:
        of, hubs = _subject(old, new), self.new_ids["hub"]
        was = {hubs.get(m.hub.id, m.hub.id): m for m in _related(self.before.memberships_of_partner, old)}
        now = {m.hub.id: m for m in _related(self.after.memberships_of_partner, new)}
        for id in _both(was, now):
            yield from _membership(of, was.get(id), now.get(id))

    def _claims(self, old: Partner | None, new: Partner | None) -> Iterator[RecordChange]:
        of, principles = _subject(old, new), self.new_ids["principle"]
        was = {principles.get(c.principle.id, c.principle.id): c for c in _related(self.before.claims_of_partner, old)}
        now = {c.principle.id: c for c in _related(self.after.claims_of_partner, new)}
        for id in _both(was, now):
            yield from _claim(of, was.get(id), now.get(id))

    def _badge(self, old: Partner | None, new: Partner | None) -> Iterator[RecordChange]:
        badges = (self.before.badges[old.id] if old else None, self.after.badges[new.id] if new else None)
        levels = (_level(self.before, badges[0]), _level(self.after, badges[1]))
        if levels[0] != levels[1]:
            rules = (_rules(badges[0]), _rules(badges[1]))
            names = {level.id: level.name for level in self.after.badge_rules.levels}
            yield RecordChange(ChangeKind.BADGE, _subject(old, new), None, *levels, because=_turned(*rules, names))

    # Hubs

    def _hub_badge(self, old: Hub | None, new: Hub | None) -> Iterator[RecordChange]:
        was = self.before.hub_badges[old.id].level if old else None
        now = self.after.hub_badges[new.id].level if new else None
        if was != now and {was, now} != {None, "forming"}:
            rules = (_hub_rules(self.before, old), _hub_rules(self.after, new))
            yield RecordChange(ChangeKind.BADGE, _subject(old, new), None, was, now, because=_turned(*rules))

    def _strategies(self, old: Hub | None, new: Hub | None) -> Iterator[RecordChange]:
        hub = _subject(old, new)
        before = {strategy.id: strategy for strategy in _related(self.before.strategies_of_hub, old)}
        now = {strategy.id: strategy for strategy in _related(self.after.strategies_of_hub, new)}
        ids = new_ids(before, now)
        was = {ids.get(id, id): strategy for id, strategy in before.items()}
        for id in _both(was, now):
            match was.get(id), now.get(id):
                case Strategy() as gone, None:
                    yield RecordChange(ChangeKind.WENT, Subject.of(gone), hub)
                case None, Strategy() as came:
                    yield RecordChange(ChangeKind.CAME, Subject.of(came), hub)
                    yield from self._work(None, came)
                case Strategy() as earlier, Strategy() as later:
                    yield from self._fields(earlier, later)
                    yield from self._work(earlier, later)
                    yield from _evidence(Subject.of(later), None, earlier.evidence, later.evidence)
                    yield from _readings(earlier, later)

    def _work(self, old: Strategy | None, new: Strategy) -> Iterator[RecordChange]:
        """Who leads a strategy, and who works on it."""
        of, ids = Subject.of(new), self.new_ids["partner"]
        lead = old.lead if old else None
        if (ids.get(lead.id, lead.id) if lead else None) != (new.lead.id if new.lead else None):
            names = (lead.name if lead else None, new.lead.name if new.lead else None)
            yield RecordChange(ChangeKind.LEAD, of, _subject(lead, new.lead), *names)
        was = {ids.get(p.id, p.id): p for p in old.partners} if old else {}
        now = {p.id: p for p in new.partners}
        for id in _both(was, now):
            if id not in now:
                yield RecordChange(ChangeKind.SUPPORT, of, Subject.of(was[id]), before=was[id].name)
            elif id not in was:
                yield RecordChange(ChangeKind.SUPPORT, of, Subject.of(now[id]), after=now[id].name)

    # The whole

    def _cells(self) -> Iterator[CellChange]:
        """Cells of principles in force, of what has a row or had one; hubs that ended have none, and say so."""
        was, now = cover(self.before), cover(self.after)
        principles = [principle for principle in self.after.principles.values() if not principle.retired]
        old_principles = {new: old for old, new in self.new_ids["principle"].items()}
        for kind in ("place", "level", "hub"):
            before, after = getattr(was, f"by_{kind}"), getattr(now, f"by_{kind}")
            for row, old_id in self._rows(kind):
                for principle in principles:
                    old_cell = before.get(old_id, {}).get(old_principles.get(principle.id))
                    new_cell = after.get(row.id, {}).get(principle.id)
                    states = [cell.state if cell else State.NONE for cell in (old_cell, new_cell)]
                    if states[0] is not states[1]:
                        yield CellChange(row, Subject.of(principle), *states)

    def _rows(self, kind: str) -> Iterator[tuple[Subject, str]]:
        """What the coverage has a row for now, then what it had one for; each with its old id."""
        before, after = _row_subjects(self.before, kind), _row_subjects(self.after, kind)
        ids = self.new_ids.get(kind) or {id: id for id in before if id in after}
        old_ids = {new: old for old, new in ids.items()}
        rows = [(thing, old_ids.get(id, id)) for id, thing in after.items()]
        rows += [(thing, id) for id, thing in before.items() if id not in ids]
        for thing, old_id in rows:
            if getattr(thing, "status", None) not in ENDED:
                yield Subject(kind, thing.id, thing.name), old_id

    def _dues(self) -> Iterator[Due]:
        partners, principles = self.new_ids["partner"], self.new_ids["principle"]
        was = {
            (partners.get(due.partner.id), due.what, due.claim and principles.get(due.claim.principle.id), due.age)
            for due in dues(self.before)
        }
        for due in dues(self.after):
            if (due.partner.id, due.what, due.claim and due.claim.principle.id, due.age) not in was:
                yield due


def _row_subjects(network: Network, kind: str) -> Mapping[str, Any]:
    """What the coverage has rows for, by id."""
    return {"place": network.places, "level": network.levels, "hub": network.hubs}[kind]


def _related(index: Mapping[str, Sequence[T]], record: Record | None) -> Sequence[T]:
    return index[record.id] if record else ()


def _subject(old: Thing | None, new: Thing | None) -> Subject:
    """What changed, as it is now or, if it went, was."""
    thing = new or old
    assert thing
    return Subject.of(thing)


def _both(was: Iterable[str], now: Iterable[str]) -> Iterable[str]:
    """Ids of what is and of what was, each once."""
    return dict.fromkeys((*now, *was))


def _status(thing: Thing) -> str | None:
    if isinstance(thing, Principle):
        return "retired" if thing.retired else "active"
    return getattr(thing, "status", None)


def _field(of: Subject, field: str, was: Sequence[Item], now: Sequence[Item]) -> Iterator[RecordChange]:
    """What left a field and what came into it."""
    gone = [item.text for item in dict.fromkeys(was) if item not in now]
    came = [item.text for item in dict.fromkeys(now) if item not in was]
    if len(gone) == len(came) == 1:
        yield RecordChange(ChangeKind.FIELD, of, before=gone[0], after=came[0], field=field)
        return
    for text in gone:
        yield RecordChange(ChangeKind.FIELD, of, before=text, field=field)
    for text in came:
        yield RecordChange(ChangeKind.FIELD, of, after=text, field=field)


def _signed(
    what: ChangeKind, of: Subject, about: Subject | None, old: Confirmation | None, new: Confirmation | None
) -> Iterator[RecordChange]:
    """A confirmation or review that somebody gave or took back."""
    if old != new:
        signed = new or old
        assert signed
        yield RecordChange(what, of, about, _text(old and old.on), _text(new and new.on), by=signed.by)


def _membership(of: Subject, old: Membership | None, new: Membership | None) -> Iterator[RecordChange]:
    membership = new or old
    assert membership
    hub = Subject.of(membership.hub)
    roles = (old.role if old else None, new.role if new else None)
    if roles[0] != roles[1]:
        yield RecordChange(ChangeKind.MEMBERSHIP, of, hub, *roles)
    if old and new and old.since != new.since:
        yield RecordChange(ChangeKind.FIELD, of, hub, _text(old.since), _text(new.since), field="hubs.since")


def _claim(of: Subject, old: Claim | None, new: Claim | None) -> Iterator[RecordChange]:
    claim = new or old
    assert claim
    principle = Subject.of(claim.principle)
    stances = (old.stance if old else None, new.stance if new else None)
    if stances[0] != stances[1]:
        yield RecordChange(ChangeKind.STANCE, of, principle, *stances)
    if new is None:
        return
    if old and old.statement != new.statement:
        yield RecordChange(ChangeKind.STATEMENT, of, principle, old.statement, new.statement)
    yield from _evidence(of, principle, old.evidence if old else (), new.evidence)
    yield from _signed(ChangeKind.REVIEW, of, principle, old.reviewed if old else None, new.reviewed)


def _evidence(of: Subject, principle: Subject | None, old: Sequence[Any], new: Sequence[Any]) -> Iterator[RecordChange]:
    was, now = {_said(item): item for item in old}, {_said(item): item for item in new}
    for key, item in was.items():
        if key not in now:
            yield RecordChange(ChangeKind.EVIDENCE_REMOVED, of, principle, before=item.title, on=_text(item.date))
    for key, item in now.items():
        if key not in was:
            yield RecordChange(ChangeKind.EVIDENCE_ADDED, of, principle, after=item.title, on=_text(item.date))


def _said(evidence: Evidence | StrategyEvidence) -> Hashable:
    """All that evidence says of itself, in a form that can be compared."""
    if isinstance(evidence, StrategyEvidence):
        return evidence
    kind = evidence.kind.id if evidence.kind else None
    return evidence.title, evidence.url, evidence.date, kind, evidence.independent


def _readings(old: Strategy, new: Strategy) -> Iterator[RecordChange]:
    was, now = _measured(old), _measured(new)
    for value, on in was:
        if (value, on) not in now:
            yield RecordChange(ChangeKind.READING, Subject.of(new), before=value, on=on)
    for value, on in now:
        if (value, on) not in was:
            yield RecordChange(ChangeKind.READING, Subject.of(new), after=value, on=on)


def _measured(strategy: Strategy) -> Mapping[tuple[str, str], None]:
    """A strategy's readings in their order, each as its value and date."""
    measure = strategy.measure
    if measure is None:
        return {}
    unit = f" {measure.unit}" if measure.unit else ""
    return dict.fromkeys((f"{reading.value}{unit}", str(reading.on)) for reading in measure.readings)


def _level(network: Network, badge: Badge | None) -> str | None:
    """The name of the level that a badge has."""
    return next((level.name for level in network.badge_rules.levels if badge and level.id == badge.level), None)


def _rules(badge: Badge | None) -> Rules:
    return {(rule.level, rule.rule): (rule.have, rule.need) for rule in badge.rules} if badge else {}


def _hub_rules(network: Network, hub: Hub | None) -> Rules:
    if hub is None:
        return {}
    badge = network.hub_badges[hub.id]
    return {
        ("planned", "planned"): (badge.planned.have, badge.planned.need),
        ("evidence-based", "proven"): (badge.proven.have, badge.proven.need),
    }


def _turned(was: Rules, now: Rules, names: Mapping[str, str] | None = None) -> tuple[RuleChange, ...]:
    """The rules that are met now and were not, or the other way round."""
    return tuple(
        RuleChange((names or {}).get(level, level), rule, was.get((level, rule)), counts)
        for (level, rule), counts in now.items()
        if _met(was.get((level, rule), (0, 1))) != _met(counts)
    )


def _met(counts: tuple[int, int]) -> bool:
    have, need = counts
    return have >= need


def _text(value: object) -> str | None:
    return None if value is None else str(value)
