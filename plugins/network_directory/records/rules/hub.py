"""What must hold between the fields of a hub."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..answers import answer
from ..entries import Draft, Drafts
from ..kinds import Kind
from ..models import Hub, Measure, StrategyEntry
from ..problems import Problem
from ..tree import Path
from .common import extra_fields, not_yet, rule_problem, twice

PAGE_IDS = re.compile(r"main|menu|search-results|(principle|section|site-search)(-.+)?")
"""Fragments of a hub's page that are not strategies: the frame of every page, and its own sections."""

_NAMED_BY_STRATEGIES = {
    "principles": answer("principle"),
    "recommendations": answer("recommendation"),
    "places": answer("place"),
    "partners": answer("partner"),
}


def check_hub(draft: Draft[Hub], hub: Hub, drafts: Drafts, today: date) -> Iterator[Problem]:
    if hub.focus == "place" and not hub.place and not draft.faulty("place"):
        yield rule_problem(draft, ("focus",), "ND219", answer("hub-place-missing"), of_key=True)
    if hub.focus == "issue" and not any(getattr(hub, f) or draft.faulty(f) for f in ("principle", "issue")):
        yield rule_problem(draft, ("focus",), "ND219", answer("hub-issue-missing"), of_key=True)
    unfit = ("principle", "issue") if hub.focus == "place" else ("place",)
    for field in unfit:
        if getattr(hub, field):
            phrase = answer("hub-of-another-focus", field=field, focus=hub.focus)
            yield rule_problem(draft, (field,), "ND219", phrase, of_key=True)
    if hub.status == "merged" and not hub.merged_into and not draft.faulty("merged_into"):
        yield rule_problem(draft, ("status",), "ND219", answer("merged-into-missing"))
    if hub.merged_into and hub.status != "merged" and not draft.faulty("status"):
        yield rule_problem(draft, ("merged_into",), "ND219", answer("merged-hub-not-merged"), of_key=True)
    yield from twice(draft, [(("formerly", i), value) for i, value in enumerate(hub.formerly)], answer("old-id"))
    yield from extra_fields(draft, hub.extra, Kind.HUB, drafts)
    if hub.plan:
        yield from not_yet(draft, ("plan", "updated"), hub.plan.updated, today)
        strategies = list(enumerate(hub.plan.strategies))
        ids = [(("plan", "strategies", i, "id"), strategy.id) for i, strategy in strategies]
        yield from twice(draft, ids, answer("strategy"))
        for index, strategy in strategies:
            yield from _strategy(draft, ("plan", "strategies", index), strategy, today)


def _strategy(draft: Draft[Hub], path: Path, strategy: StrategyEntry, today: date) -> Iterator[Problem]:
    if PAGE_IDS.fullmatch(strategy.id):
        yield rule_problem(draft, (*path, "id"), "ND210", answer("id-of-the-page", id=strategy.id))
    if not any(getattr(strategy, f) or draft.faulty(*path, f) for f in ("principles", "recommendations")):
        yield rule_problem(draft, (*path, "id"), "ND316", answer("strategy-without-purpose"))
    for field, what in _NAMED_BY_STRATEGIES.items():
        yield from twice(draft, [((*path, field, i), value) for i, value in enumerate(getattr(strategy, field))], what)
    if strategy.lead and strategy.lead in strategy.partners:
        where = (*path, "partners", strategy.partners.index(strategy.lead))
        yield rule_problem(draft, where, "ND218", answer("lead-twice", id=strategy.lead))
    for index, evidence in enumerate(strategy.evidence):
        yield from not_yet(draft, (*path, "evidence", index, "date"), evidence.date, today)
    if strategy.measure:
        yield from _measure(draft, (*path, "measure"), strategy.measure, today)


def _measure(draft: Draft[Hub], path: Path, measure: Measure, today: date) -> Iterator[Problem]:
    if measure.target.by.last_day <= measure.baseline.on.first_day:
        phrase = answer("target-before-baseline", date=str(measure.baseline.on))
        yield rule_problem(draft, (*path, "target", "by"), "ND312", phrase)
    start = before = measure.baseline.on
    yield from not_yet(draft, (*path, "baseline", "on"), start, today)
    taken = {start}
    for index, reading in enumerate(measure.readings):
        where = (*path, "readings", index, "on")
        yield from not_yet(draft, where, reading.on, today)
        if reading.on.last_day < start.first_day:
            phrase = answer("reading-before-baseline", date=str(start))
            yield rule_problem(draft, where, "ND313", phrase)
        elif reading.on in taken:
            phrase = answer("reading-twice", date=str(reading.on))
            yield rule_problem(draft, where, "ND313", phrase)
        elif reading.on.last_day < before.first_day:
            phrase = answer("reading-out-of-order", date=str(before))
            yield rule_problem(draft, where, "ND313", phrase)
        taken.add(reading.on)
        before = max(before, reading.on)
