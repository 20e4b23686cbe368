"""What a claim rests on, and which badge follows from it, on a given day.

Three things are kept apart: what a partner claims, what evidence shows, and what the network has reviewed.
Evidence and reviews age; the rules say for how many months they count (content/badges.yml).

A date that names only a month or a year is read in the partner's favour: it counts from the first day it can
mean, and its age is reckoned from the last. Validity ends on the same day of the month that many months later,
or on the month's last day where it has none; on that day it still counts.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ..records.models import BadgeRules, ClaimEntry, Plan, Validity
from ..records.types import PartialDate

DUE_WITHIN = timedelta(days=90)
"""How long before it lapses something is said to be due."""

POSITIVE = ("endorses", "practices", "leads")
DONE = ("practices", "leads")
RULES = ("stated", "evidenced", "reviewed")


class Status(StrEnum):
    """The furthest that a claim has come."""

    CLAIMED = "claimed"
    EVIDENCED = "evidenced"
    REVIEWED = "reviewed"


class Age(StrEnum):
    """How old something is, as the rules see it."""

    CURRENT = "current"
    DUE = "due"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which something counts, both ends included; None is without end."""

    first: date | None
    last: date | None

    def covers(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


ALWAYS = (Span(None, None),)
NEVER: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What a claim rests on, on a day."""

    status: Status
    age: Age
    """Of what the status says: a reviewed claim may have lapsed while its evidence is current."""
    evidenced_until: date | None
    """The last day on which its evidence counts, past or to come; None without evidence that ever counted."""
    reviewed_until: date | None
    """The last day on which its review counts, past or to come; None without a review."""
    spans: dict[str, tuple[Span, ...]]
    """When it counts for each rule."""

    @property
    def current(self) -> bool:
        return self.age is not Age.LAPSED


@dataclass(frozen=True, slots=True)
class Rule:
    """How a partner stands to one rule of a badge level."""

    level: str
    rule: str
    """stated, evidenced or reviewed."""
    have: int
    need: int

    @property
    def met(self) -> bool:
        return self.have >= self.need


@dataclass(frozen=True, slots=True)
class Badge:
    """A partner's alignment badge on a day."""

    level: str | None
    """The id of the highest level held."""
    since: date | None
    """Since when it is held without a break; None without a level, or where the records do not tell."""
    until: date | None
    """The last day on which it is held if nothing changes; None without a level, or without an end."""
    rules: tuple[Rule, ...]
    """Each rule of each level, lowest first."""
    next_level: str | None
    """The id of the level after it; None at the top."""


@dataclass(frozen=True, slots=True)
class HubBadge:
    """How far a hub's plan has come."""

    level: str
    """forming, planned or evidence-based."""
    planned: tuple[str, ...]
    """Ids of the strategies that have a lead and a measure."""
    unproven: tuple[str, ...]
    """Ids of the strategies underway or achieved that lack evidence of grade promising or better."""


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def span(when: PartialDate, months: int) -> Span:
    """The days on which something of that date counts."""
    return Span(when.first_day, add_months(when.last_day, months))


def age(until: date | None, as_of: date) -> Age:
    """How old something is that counts up to a day; None is without end."""
    if until is None:
        return Age.CURRENT
    if until < as_of:
        return Age.LAPSED
    return Age.DUE if until - as_of <= DUE_WITHIN else Age.CURRENT


def judge_claim(claim: ClaimEntry, validity: Validity, as_of: date) -> Standing:
    """What a claim rests on, on a day. What is dated later does not exist yet."""
    evidence: tuple[Span, ...] = NEVER
    reviews: tuple[Span, ...] = NEVER
    if claim.stance in DONE:
        spans = (span(item.date, validity.evidence) for item in claim.evidence if item.date)
        evidence = tuple(found for found in spans if found.first and found.first <= as_of)
    if evidence and claim.reviewed and claim.reviewed.on.first_day <= as_of:
        reviews = (span(claim.reviewed.on, validity.review),)
    evidenced_until = _latest(evidence)
    reviewed_until = _latest(reviews)
    status = Status.REVIEWED if reviews else Status.EVIDENCED if evidence else Status.CLAIMED
    until = min(_ends(evidenced_until, reviewed_until), default=None)
    return Standing(
        status,
        age(until, as_of),
        evidenced_until,
        reviewed_until,
        {
            "stated": ALWAYS if claim.stance in POSITIVE else NEVER,
            "evidenced": evidence,
            "reviewed": tuple(_overlap(one, other) for one in evidence for other in reviews),
        },
    )


def judge_partner(claims: Sequence[tuple[str, Standing]], principles: int, rules: BadgeRules, as_of: date) -> Badge:
    """A partner's badge on a day.

    `claims` are the stances and standings of its claims on principles in force, of which there are `principles`.
    """
    applicable = principles - sum(1 for stance, _ in claims if stance == "not-applicable")
    spans = {rule: [standing.spans[rule] for _, standing in claims] for rule in RULES}

    def needed(asked: int) -> int:
        # Where fewer principles apply than a rule asks for, it asks for all of them; and always for one.
        return max(1, min(asked, applicable))

    judged = tuple(
        Rule(level.id, rule, _count(spans[rule], as_of), needed(asked))
        for level in rules.levels
        for rule in RULES
        if (asked := getattr(level.needs, rule))
    )
    held: list[Rule] = []
    level: str | None = None
    next_level: str | None = None
    for step in rules.levels:
        own = [rule for rule in judged if rule.level == step.id]
        if not own or not all(rule.met for rule in own):
            next_level = step.id
            break
        held += own
        level = step.id
    if level is None:
        return Badge(None, None, None, judged, next_level)

    def holds(day: date) -> bool:
        return all(_count(spans[rule.rule], day) >= rule.need for rule in held)

    relevant = [one for rule in {rule.rule for rule in held} for claim in spans[rule] for one in claim]
    return Badge(level, _held_since(holds, relevant, as_of), _held_until(holds, relevant, as_of), judged, next_level)


def judge_hub(plan: Plan | None) -> HubBadge:
    """How far a hub's plan has come."""
    strategies = plan.strategies if plan else ()
    planned = tuple(s.id for s in strategies if s.lead and s.measure)
    at_work = [s for s in strategies if s.status in ("underway", "achieved")]
    unproven = tuple(s.id for s in at_work if not any(e.grade != "rationale" for e in s.evidence))
    proven = at_work and not unproven
    return HubBadge("forming" if not planned else "evidence-based" if proven else "planned", planned, unproven)


def _count(claims: Iterable[tuple[Span, ...]], day: date) -> int:
    return sum(1 for spans in claims if any(one.covers(day) for one in spans))


def _overlap(one: Span, other: Span) -> Span:
    firsts = [day for day in (one.first, other.first) if day]
    return Span(max(firsts, default=None), min(_ends(one.last, other.last), default=None))


def _ends(*days: date | None) -> list[date]:
    return [day for day in days if day is not None]


def _latest(spans: Iterable[Span]) -> date | None:
    return max((one.last for one in spans if one.last), default=None)


def _held_until(holds: Callable[[date], bool], spans: Iterable[Span], as_of: date) -> date | None:
    """The last day of the unbroken time that includes `as_of`: it can only end where a span does."""
    for last in sorted({one.last for one in spans if one.last and one.last >= as_of}):
        if last == date.max or not holds(last + timedelta(days=1)):
            return last
    return None


def _held_since(holds: Callable[[date], bool], spans: Iterable[Span], as_of: date) -> date | None:
    """The first day of the unbroken time that includes `as_of`: it can only begin where a span does."""
    for first in sorted({one.first for one in spans if one.first and one.first <= as_of}, reverse=True):
        if not holds(first - timedelta(days=1)):
            return first
    return None
