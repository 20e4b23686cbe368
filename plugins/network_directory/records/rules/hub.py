"""What must hold between the fields of a hub."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..entries import Draft, Drafts
from ..models import (
    Hub,
    Measure,
    StrategyEntry,
)
from ..problems import Problem
from ..tree import Path
from .common import extra_fields, not_yet, rule_problem, twice

PAGE_IDS = re.compile(r"main|menu|search-results|(principle|section|site-search)(-.+)?")
"""Fragments of a hub's page that are not strategies: the frame of every page, and its own sections."""


def check_hub(draft: Draft[Hub], hub: Hub, drafts: Drafts, today: date) -> Iterator[Problem]:
    if hub.focus == "place" and not hub.place and not draft.faulty("place"):
        yield rule_problem(
            draft, ("focus",), "ND219", "a hub with focus: place names its place; add place:", of_key=True
        )
    if hub.focus == "issue" and not any(getattr(hub, f) or draft.faulty(f) for f in ("principle", "issue")):
        yield rule_problem(
            draft,
            ("focus",),
            "ND219",
            "a hub with focus: issue names what it works on; add principle: or issue:",
            of_key=True,
        )
    unfit = ("principle", "issue") if hub.focus == "place" else ("place",)
    for field in unfit:
        if getattr(hub, field):
            yield rule_problem(
                draft,
                (field,),
                "ND219",
                f"'{field}' does not go with focus: {hub.focus}; delete it, or change focus",
                of_key=True,
            )
    if hub.status == "merged" and not hub.merged_into and not draft.faulty("merged_into"):
        yield rule_problem(
            draft, ("status",), "ND219", "a merged hub names the hub it became a part of; add merged_into:"
        )
    if hub.merged_into and hub.status != "merged" and not draft.faulty("status"):
        yield rule_problem(
            draft,
            ("merged_into",),
            "ND219",
            "only a merged hub has merged_into; write status: merged, or delete this",
            of_key=True,
        )
    yield from twice(draft, [(("formerly", i), value) for i, value in enumerate(hub.formerly)], "old id")
    yield from extra_fields(draft, hub.extra, "hub", drafts)
    if hub.plan:
        yield from not_yet(draft, ("plan", "updated"), hub.plan.updated, today)
        strategies = list(enumerate(hub.plan.strategies))
        yield from twice(
            draft, [(("plan", "strategies", i, "id"), strategy.id) for i, strategy in strategies], "strategy"
        )
        for index, strategy in strategies:
            yield from _strategy(draft, ("plan", "strategies", index), strategy, today)


def _strategy(draft: Draft[Hub], path: Path, strategy: StrategyEntry, today: date) -> Iterator[Problem]:
    if PAGE_IDS.fullmatch(strategy.id):
        yield rule_problem(
            draft,
            (*path, "id"),
            "ND210",
            f"'{strategy.id}' is the address of a part of every hub's page; choose another id",
        )
    if not any(getattr(strategy, f) or draft.faulty(*path, f) for f in ("principles", "recommendations")):
        yield rule_problem(
            draft,
            (*path, "id"),
            "ND316",
            "this strategy leads back to no principle and no recommendation; add principles: or recommendations:",
        )
    for field in ("principles", "recommendations", "places", "partners"):
        yield from twice(
            draft, [((*path, field, i), value) for i, value in enumerate(getattr(strategy, field))], field[:-1]
        )
    if strategy.lead and strategy.lead in strategy.partners:
        where = (*path, "partners", strategy.partners.index(strategy.lead))
        yield rule_problem(draft, where, "ND218", f"'{strategy.lead}' leads the strategy already; delete it here")
    for index, evidence in enumerate(strategy.evidence):
        yield from not_yet(draft, (*path, "evidence", index, "date"), evidence.date, today)
    if strategy.measure:
        yield from _measure(draft, (*path, "measure"), strategy.measure, today)


def _measure(draft: Draft[Hub], path: Path, measure: Measure, today: date) -> Iterator[Problem]:
    if measure.target.by.last_day <= measure.baseline.on.first_day:
        yield rule_problem(
            draft,
            (*path, "target", "by"),
            "ND312",
            f"the target's date must be later than the baseline's, {measure.baseline.on}",
        )
    start = before = measure.baseline.on
    yield from not_yet(draft, (*path, "baseline", "on"), start, today)
    taken = {start}
    for index, reading in enumerate(measure.readings):
        where = (*path, "readings", index, "on")
        yield from not_yet(draft, where, reading.on, today)
        if reading.on.last_day < start.first_day:
            said = f"this reading is older than the baseline, {start}; check both dates, or delete it"
            yield rule_problem(draft, where, "ND313", said)
        elif reading.on in taken:
            said = f"there is a number of {reading.on} already; keep one of the two, or tell the day or month of each"
            yield rule_problem(draft, where, "ND313", said)
        elif reading.on.last_day < before.first_day:
            said = f"readings run from the oldest to the newest; put this one before that of {before}"
            yield rule_problem(draft, where, "ND313", said)
        taken.add(reading.on)
        before = max(before, reading.on)
