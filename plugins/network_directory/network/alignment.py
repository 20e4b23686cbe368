"""What a claim rests on, and which badge follows from it, on a given day.

Three things are kept apart: what a partner claims, what evidence shows, and what the network has reviewed.
Evidence and reviews age; the rules say for how many months they count (content/badges.yml).

Validity ends on the same day of the month that many months later, or on the month's last day where it has none; on
that day it still counts.

A review counts for the evidence that was there to be looked at, and no longer than that evidence does. What came
later waits for a review of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from ..records.models import DONE, POSITIVE, BadgeRules, ClaimEntry, Plan, StrategyEntry, Validity
from ..records.types import PartialDate
from .dates import Span, covers, days, overlap, span_of

DUE_WITHIN = timedelta(days=90)
"""How long before it lapses something is said to be due."""

RULES = ("stated", "evidenced", "reviewed")


class Status(StrEnum):
    """The furthest that a claim has come."""

    CLAIMED = "claimed"
    EVIDENCED = "evidenced"
    REVIEWED = "reviewed"


class Proof(StrEnum):
    """What visitors are told of a claim: how far it has come, and what of that counts no longer."""

    CLAIMED = "claimed"
    EVIDENCE_LAPSED = "evidence-lapsed"
    EVIDENCED = "evidenced"
    REVIEW_LAPSED = "review-lapsed"
    """Its evidence is current all the same."""
    REVIEWED = "reviewed"


class Age(StrEnum):
    """How old something is, as the rules see it."""

    CURRENT = "current"
    DUE = "due"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a claim rests on, on a day."""

    applies: bool
    """Whether the partner says that the principle applies to it at all."""
    status: Status
    age: Age
    """Of what the status says: a reviewed claim may have lapsed while its evidence is current."""
    proof: Proof
    evidenced_until: date | None
    """The last day on which its evidence counts, past or to come; None without evidence that ever counted."""
    reviewed_until: date | None
    """The last day on which its review counts, past or to come; None without a review that ever counted."""
    stated: bool
    """Whether it counts as stated, on whatever day."""
    evidenced: tuple[Span, ...]
    """When it counts as evidenced."""
    reviewed: tuple[Span, ...]
    """When it counts as reviewed."""

    @property
    def current(self) -> bool:
        return self.age is not Age.LAPSED


@dataclass(frozen=True, slots=True)
class Rule:
    """How a partner stands to one rule of a badge level."""

    level: str
    rule: str
    """stated, evidenced or reviewed."""
    claims: tuple[str, ...]
    """What counts for it: claims, by the ids of their principles."""
    need: int

    @property
    def have(self) -> int:
        return len(self.claims)

    @property
    def met(self) -> bool:
        return self.have >= self.need


@dataclass(frozen=True, slots=True)
class Lost:
    """A level that was held before, and the last day on which it was."""

    level: str
    until: date


@dataclass(frozen=True, slots=True)
class Badge:
    """A partner's alignment badge on a day."""

    level: str | None = None
    """The id of the highest level held."""
    since: date | None = None
    """Since when it is held without a break; None without a level, or where the records do not tell."""
    until: date | None = None
    """The last day on which it is held if nothing changes; None without a level, or without an end."""
    rules: tuple[Rule, ...] = ()
    """Each rule of each level, lowest first."""
    next_level: str | None = None
    """The id of the level after it; None at the top."""
    lost: Lost | None = None
    """The higher level from which it fell last, if it did."""


@dataclass(frozen=True, slots=True)
class HubRule:
    """How a hub's plan stands to the rule of a level."""

    level: str
    """planned or evidence-based."""
    need: int
    """How many strategies must meet it."""
    met_by: tuple[str, ...]
    """Ids of the strategies that do."""
    missed_by: Mapping[str, tuple[str, ...]]
    """By id the strategies that do not, and what each lacks: lead, measure, evidence."""

    @property
    def have(self) -> int:
        return len(self.met_by)

    @property
    def asked(self) -> int:
        """How many strategies it looks at."""
        return len(self.met_by) + len(self.missed_by)

    @property
    def met(self) -> bool:
        return self.have >= self.need


@dataclass(frozen=True, slots=True)
class HubBadge:
    """How far a hub's plan has come."""

    planned: HubRule
    """At least one strategy has a lead and a measure."""
    proven: HubRule
    """Every strategy underway or achieved, of which there is one, has evidence of grade promising or better."""

    @property
    def rules(self) -> tuple[HubRule, ...]:
        """Lowest first."""
        return self.planned, self.proven

    @property
    def level(self) -> str:
        """forming, planned or evidence-based."""
        if not self.planned.met:
            return "forming"
        return self.proven.level if self.proven.met else self.planned.level

    @property
    def missed(self) -> HubRule | None:
        """The rule of the next level; None at the top."""
        return next((rule for rule in self.rules if not rule.met), None)

    def lacks(self, strategy: str) -> tuple[str, ...]:
        """What the strategy of that id lacks for any level."""
        return tuple(what for rule in self.rules for what in rule.missed_by.get(strategy, ()))


def age(until: date | None, as_of: date) -> Age:
    """How old something is that counts up to a day; None is without end."""
    if until is None:
        return Age.CURRENT
    if until < as_of:
        return Age.LAPSED
    return Age.DUE if until - as_of <= DUE_WITHIN else Age.CURRENT


def judge_claim(claim: ClaimEntry, validity: Validity, as_of: date) -> Standing:
    """What a claim rests on, on a day. What is dated later does not exist yet."""
    dates: tuple[PartialDate, ...] = ()
    review: PartialDate | None = None
    if claim.stance in DONE and claim.evidence:
        dates = tuple([item.date for item in claim.evidence if item.date])
        review = claim.reviewed.on if claim.reviewed else None
    applies, stated = claim.stance != "not-applicable", claim.stance in POSITIVE
    return _standing(applies, stated, dates, review, validity.evidence, validity.review, as_of)


@lru_cache(maxsize=1 << 14)  # of many claims that stand alike, one is judged, and all hold the same
def _standing(
    applies: bool,
    stated: bool,
    dates: tuple[PartialDate, ...],
    review: PartialDate | None,
    months: int,
    months_of_review: int,
    as_of: date,
) -> Standing:
    """The same by what it depends on: dates of evidence, and of the review, and for how many months each counts."""
    spans = [span_of(when, months) for when in dates]
    evidenced = tuple([span for span in spans if span.first <= as_of])
    reviewed: tuple[Span, ...] = ()
    if review:
        held_on, looked_at = days(review)
        if held_on <= as_of:
            reviewing = span_of(review, months_of_review)
            shared = [overlap(span, reviewing) for span in evidenced if span.first <= looked_at]
            reviewed = tuple([span for span in shared if span])
    evidenced_until = _latest(evidenced)
    reviewed_until = _latest(reviewed)
    return Standing(
        applies=applies,
        status=Status.REVIEWED if reviewed else Status.EVIDENCED if evidenced else Status.CLAIMED,
        age=age(reviewed_until or evidenced_until, as_of),
        proof=_proof(evidenced_until, reviewed_until, as_of),
        evidenced_until=evidenced_until,
        reviewed_until=reviewed_until,
        stated=stated,
        evidenced=evidenced,
        reviewed=reviewed,
    )


def judge_partner(
    claims: Mapping[str, Standing], principles: int, rules: BadgeRules, as_of: date, joined: date | None = None
) -> Badge:
    """A partner's badge on a day.

    `claims` are the standings of its claims on principles in force, by principle; `principles` is how many of these
    there are. Before it `joined` a partner held no badge, however old its evidence.
    """
    applicable = principles - sum([not standing.applies for standing in claims.values()])

    def needed(asked: int | None) -> int:
        # Where fewer principles apply than a rule asks for, it asks for all of them; and always for one.
        return max(1, min(asked, applicable)) if asked else 0

    asks = [_Needs(*[needed(getattr(level.needs, rule)) for rule in RULES]) for level in rules.levels]
    stated = [id for id, standing in claims.items() if standing.stated]
    evidenced = [standing.evidenced for standing in claims.values() if standing.evidenced]
    reviewed = [standing.reviewed for standing in claims.values() if standing.reviewed]

    def reached(day: date) -> int:
        """How many levels are held on a day."""
        return _held(asks, len(stated), _counting(evidenced, day), _counting(reviewed, day))

    now = reached(as_of)
    most = _held(asks, len(stated), len(evidenced), len(reviewed))  # that can ever have been held
    ids = [level.id for level in rules.levels]
    spans = {span for own in (*evidenced, *reviewed) for span in own}
    since = _held_since(lambda day: reached(day) >= now, spans, as_of) if now else None
    counting = {
        "stated": tuple(stated),
        "evidenced": tuple([id for id, standing in claims.items() if covers(standing.evidenced, as_of)]),
        "reviewed": tuple([id for id, standing in claims.items() if covers(standing.reviewed, as_of)]),
    }
    return Badge(
        ids[now - 1] if now else None,
        max(since, joined) if since and joined else since,
        _held_until(lambda day: reached(day) >= now, spans, as_of) if now else None,
        tuple(
            [
                Rule(id, rule, counting[rule], need)
                for id, needs in zip(ids, asks, strict=True)
                for rule, need in zip(RULES, needs, strict=True)
                if need
            ]
        ),
        ids[now] if now < len(ids) else None,
        _lost(reached, now, ids, spans, as_of, joined) if now < most else None,
    )


class _Needs(NamedTuple):
    """How many claims a badge level asks for, by the rules; 0 where it does not ask."""

    stated: int
    evidenced: int
    reviewed: int


def _held(asks: Iterable[_Needs], stated: int, evidenced: int, reviewed: int) -> int:
    """How many levels are held with so many claims for each rule."""
    levels = 0
    for needs in asks:
        if needs.stated > stated or needs.evidenced > evidenced or needs.reviewed > reviewed or not any(needs):
            break
        levels += 1
    return levels


def _counting(claims: Iterable[Iterable[Span]], day: date) -> int:
    """How many claims count on a day, by their spans."""
    return sum([covers(spans, day) for spans in claims])


def judge_hub(plan: Plan | None) -> HubBadge:
    """How far a hub's plan has come."""
    strategies = plan.strategies if plan else ()
    at_work = [strategy for strategy in strategies if strategy.status in ("underway", "achieved")]

    def rule(
        level: str, need: int, of: Iterable[StrategyEntry], lacks: Callable[[StrategyEntry], list[str]]
    ) -> HubRule:
        lacking = {strategy.id: tuple(lacks(strategy)) for strategy in of}
        met_by = tuple(id for id, what in lacking.items() if not what)
        return HubRule(level, need, met_by, {id: what for id, what in lacking.items() if what})

    def unplanned(strategy: StrategyEntry) -> list[str]:
        return [what for what in ("lead", "measure") if not getattr(strategy, what)]

    def unproven(strategy: StrategyEntry) -> list[str]:
        return [] if any(evidence.grade != "rationale" for evidence in strategy.evidence) else ["evidence"]

    return HubBadge(
        rule("planned", 1, strategies, unplanned),
        rule("evidence-based", max(1, len(at_work)), at_work, unproven),
    )


def _proof(evidenced_until: date | None, reviewed_until: date | None, as_of: date) -> Proof:
    if evidenced_until is None:
        return Proof.CLAIMED
    if evidenced_until < as_of:
        return Proof.EVIDENCE_LAPSED
    if reviewed_until is None:
        return Proof.EVIDENCED
    return Proof.REVIEW_LAPSED if reviewed_until < as_of else Proof.REVIEWED


def _latest(spans: Iterable[Span]) -> date | None:
    return max([span.last for span in spans], default=None)


def _held_until(holds: Callable[[date], bool], spans: Iterable[Span], as_of: date) -> date | None:
    """The last day of the unbroken time that includes `as_of`: it can only end where a span does."""
    for last in sorted({span.last for span in spans if span.last >= as_of}):
        if last == date.max or not holds(last + timedelta(days=1)):
            return last
    return None


def _held_since(holds: Callable[[date], bool], spans: Iterable[Span], as_of: date) -> date | None:
    """The first day of the unbroken time that includes `as_of`: it can only begin where a span does."""
    for first in sorted({span.first for span in spans if span.first <= as_of}, reverse=True):
        if not holds(first - timedelta(days=1)):
            return first
    return None


def _lost(
    reached: Callable[[date], int],
    now: int,
    ids: Sequence[str],
    spans: Iterable[Span],
    as_of: date,
    joined: date | None,
) -> Lost | None:
    """The higher level that was held last: it can only have ended where a span does."""
    ends = {span.last for span in spans if (joined or date.min) <= span.last < as_of}
    for last in sorted(ends, reverse=True):
        if (before := reached(last)) > now:
            return Lost(ids[before - 1], last)
    return None
