"""What must hold between the fields of a record, beyond the form of each field."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from ..language import fold
from .answers import answer
from .entries import Draft, Drafts
from .gazetteer import built_in_places
from .models import BadgeRules, ClaimEntry, Hub, LevelNeeds, Measure, Partner, Principle, StrategyEntry, Vocabulary
from .persons import personal
from .problems import Problem
from .sites import on_site
from .suggest import near
from .tree import Path
from .types import PartialDate, check_number, check_url, has_check_digits, parse_date

M = TypeVar("M", bound=BaseModel)

NEEDS = tuple(LevelNeeds.model_fields)
"""The rules a badge level can have, each counting a part of what the one before counts."""


PAGE_IDS = re.compile(r"main|menu|search-results|(principle|section|site-search)(-.+)?")
"""Fragments of a hub's page that are not strategies: the frame of every page, and its own sections."""
FIRST_SCHOOLS = 1000
"""No school, university or association that is at work today was founded before."""


def check_records(drafts: Drafts, today: date) -> Iterator[Problem]:
    """Problems within single records. `today` is the last day that can have been."""
    for partner in drafts.partners.values():
        if partner.sound:
            yield from _partner(partner, partner.sound, drafts, today)
    for hub in drafts.hubs.values():
        if hub.sound:
            yield from _hub(hub, hub.sound, drafts, today)
    for principle in drafts.principles.values():
        if principle.sound:
            yield from _principle(principle, principle.sound, drafts)
    for source in drafts.sources.values():
        if source.sound:
            recommendations = [
                (("parts", p, "recommendations", r), recommendation.id)
                for p, part in enumerate(source.sound.parts)
                for r, recommendation in enumerate(part.recommendations)
            ]
            parts = [(("parts", p), part.id) for p, part in enumerate(source.sound.parts)]
            yield from _twice(source, recommendations, "recommendation")
            yield from _twice(source, parts, "part")
    for place in drafts.places.values():
        if place.id in built_in_places():
            yield _problem(place, (), "ND112", f"'{place.id}' is built in; delete it here", of_key=True)
    if drafts.vocabulary.sound:
        yield from _vocabulary(drafts.vocabulary, drafts.vocabulary.sound)
    if drafts.badges.sound:
        yield from _badges(drafts.badges, drafts.badges.sound, drafts)


def _problem(
    draft: Draft[M], path: Path, code: str, message: str, suggestion: str | None = None, *, of_key: bool = False
) -> Problem:
    return Problem(draft.file, draft.at(*path, of_key=of_key), code, message, suggestion)


# Partners


def _partner(draft: Draft[Partner], partner: Partner, drafts: Drafts, today: date) -> Iterator[Problem]:
    if partner.logo and not partner.logo_alt and not draft.faulty("logo_alt"):
        yield _problem(
            draft, ("logo",), "ND219", "a logo needs logo_alt: what it shows, for those who cannot see it", of_key=True
        )
    if partner.logo_alt and not partner.logo and not draft.faulty("logo"):
        yield _problem(draft, ("logo_alt",), "ND219", answer("logo-alt-without-logo"), of_key=True)
    if partner.succeeded_by and partner.status != "former" and not draft.faulty("status"):
        yield _problem(
            draft,
            ("succeeded_by",),
            "ND219",
            "only a former partner has a successor; write status: former, or delete this",
            of_key=True,
        )
    yield from _twice(draft, [(("hubs", i, "hub"), entry.hub) for i, entry in enumerate(partner.hubs)], "hub")
    yield from _twice(
        draft,
        [(("alignment", i, "principle"), entry.principle) for i, entry in enumerate(partner.alignment)],
        "principle",
    )
    for field, what in (("serves", "place"), ("levels", "level"), ("languages", "language"), ("formerly", "old id")):
        yield from _twice(draft, [((field, i), value) for i, value in enumerate(getattr(partner, field))], what)
    yield from _not_yet(draft, ("joined",), partner.joined, today)
    if partner.confirmed:
        yield from _not_yet(draft, ("confirmed", "on"), partner.confirmed.on, today)
    for index, claim in enumerate(partner.alignment):
        yield from _claim(draft, ("alignment", index), claim, partner, today)
    if partner.contact.email and (said := personal(partner.contact.email)):
        yield _problem(draft, ("contact", "email"), "ND315", said)
    yield from _unlikely(draft, partner, today)
    yield from _extra(draft, partner.extra, "partner", drafts)


def _claim(draft: Draft[Partner], path: Path, claim: ClaimEntry, partner: Partner, today: date) -> Iterator[Problem]:
    if claim.stance in ("reserves", "not-applicable") and not claim.statement and not draft.faulty(*path, "statement"):
        yield _problem(draft, (*path, "stance"), "ND219", f"'{claim.stance}' needs a statement: say why, in a sentence")
    unproven = not claim.evidence and not draft.faulty(*path) and not draft.faulty(*path, "evidence")
    if claim.stance in ("practices", "leads") and unproven:
        yield _problem(
            draft,
            (*path, "stance"),
            "ND303",
            f"'{claim.stance}' is shown as a claim until there is evidence; add some under evidence:",
        )
    for index, evidence in enumerate(claim.evidence):
        place = (*path, "evidence", index)
        yield from _not_yet(draft, (*place, "date"), evidence.date, today)
        if not evidence.date:
            yield _problem(draft, place, "ND314", "evidence without a date cannot count as current; add date:")
        if evidence.independent and evidence.url and partner.url and on_site(evidence.url, partner.url):
            yield _problem(
                draft,
                (*place, "independent"),
                "ND307",
                "evidence on the partner's own site is not independent; write independent: false, "
                "or name the page of whoever made it",
            )
    if claim.reviewed:
        yield from _not_yet(draft, (*path, "reviewed", "on"), claim.reviewed.on, today)
        dates = [evidence.date.first_day for evidence in claim.evidence if evidence.date]
        if unproven:
            yield _problem(
                draft,
                (*path, "reviewed"),
                "ND306",
                "there is no evidence that could have been reviewed; add it, or delete reviewed:",
                of_key=True,
            )
        elif dates and claim.reviewed.on.last_day < min(dates):
            yield _problem(
                draft,
                (*path, "reviewed", "on"),
                "ND306",
                "the review is older than all of the evidence; check the dates",
            )


def _unlikely(draft: Draft[Partner], partner: Partner, today: date) -> Iterator[Problem]:
    """Years and numbers that are written as they should be, and can hardly be right."""
    if partner.founded and partner.founded > today.year:
        yield _problem(draft, ("founded",), "ND305", f"{partner.founded} lies in the future; check the year")
    if partner.founded is not None and partner.founded < FIRST_SCHOOLS:
        yield _problem(draft, ("founded",), "ND318", answer("founded-too-early", year=f"{partner.founded:04}"))
    ror = partner.identifiers.ror
    if ror and not has_check_digits(ror):
        yield _problem(draft, ("identifiers", "ror"), "ND228", answer("check-digits", value=ror))
    seen = {fold(partner.name)}
    for index, alias in enumerate(partner.also_known_as):
        if fold(alias) in seen:
            yield _problem(draft, ("also_known_as", index), "ND218", answer("alias-twice", alias=alias))
        seen.add(fold(alias))


# Hubs


def _hub(draft: Draft[Hub], hub: Hub, drafts: Drafts, today: date) -> Iterator[Problem]:
    if hub.focus == "place" and not hub.place and not draft.faulty("place"):
        yield _problem(draft, ("focus",), "ND219", "a hub with focus: place names its place; add place:", of_key=True)
    if hub.focus == "issue" and not any(getattr(hub, f) or draft.faulty(f) for f in ("principle", "issue")):
        yield _problem(
            draft,
            ("focus",),
            "ND219",
            "a hub with focus: issue names what it works on; add principle: or issue:",
            of_key=True,
        )
    unfit = ("principle", "issue") if hub.focus == "place" else ("place",)
    for field in unfit:
        if getattr(hub, field):
            yield _problem(
                draft,
                (field,),
                "ND219",
                f"'{field}' does not go with focus: {hub.focus}; delete it, or change focus",
                of_key=True,
            )
    if hub.status == "merged" and not hub.merged_into and not draft.faulty("merged_into"):
        yield _problem(draft, ("status",), "ND219", "a merged hub names the hub it became a part of; add merged_into:")
    if hub.merged_into and hub.status != "merged" and not draft.faulty("status"):
        yield _problem(
            draft,
            ("merged_into",),
            "ND219",
            "only a merged hub has merged_into; write status: merged, or delete this",
            of_key=True,
        )
    yield from _twice(draft, [(("formerly", i), value) for i, value in enumerate(hub.formerly)], "old id")
    yield from _extra(draft, hub.extra, "hub", drafts)
    if hub.plan:
        yield from _not_yet(draft, ("plan", "updated"), hub.plan.updated, today)
        strategies = list(enumerate(hub.plan.strategies))
        yield from _twice(
            draft, [(("plan", "strategies", i, "id"), strategy.id) for i, strategy in strategies], "strategy"
        )
        for index, strategy in strategies:
            yield from _strategy(draft, ("plan", "strategies", index), strategy, today)


def _strategy(draft: Draft[Hub], path: Path, strategy: StrategyEntry, today: date) -> Iterator[Problem]:
    if PAGE_IDS.fullmatch(strategy.id):
        yield _problem(
            draft,
            (*path, "id"),
            "ND210",
            f"'{strategy.id}' is the address of a part of every hub's page; choose another id",
        )
    if not any(getattr(strategy, f) or draft.faulty(*path, f) for f in ("principles", "recommendations")):
        yield _problem(
            draft,
            (*path, "id"),
            "ND316",
            "this strategy leads back to no principle and no recommendation; add principles: or recommendations:",
        )
    for field in ("principles", "recommendations", "places", "partners"):
        yield from _twice(
            draft, [((*path, field, i), value) for i, value in enumerate(getattr(strategy, field))], field[:-1]
        )
    if strategy.lead and strategy.lead in strategy.partners:
        where = (*path, "partners", strategy.partners.index(strategy.lead))
        yield _problem(draft, where, "ND218", f"'{strategy.lead}' leads the strategy already; delete it here")
    for index, evidence in enumerate(strategy.evidence):
        yield from _not_yet(draft, (*path, "evidence", index, "date"), evidence.date, today)
    if strategy.measure:
        yield from _measure(draft, (*path, "measure"), strategy.measure, today)


def _measure(draft: Draft[Hub], path: Path, measure: Measure, today: date) -> Iterator[Problem]:
    if measure.target.by.last_day <= measure.baseline.on.first_day:
        yield _problem(
            draft,
            (*path, "target", "by"),
            "ND312",
            f"the target's date must be later than the baseline's, {measure.baseline.on}",
        )
    start = before = measure.baseline.on
    yield from _not_yet(draft, (*path, "baseline", "on"), start, today)
    taken = {start}
    for index, reading in enumerate(measure.readings):
        where = (*path, "readings", index, "on")
        yield from _not_yet(draft, where, reading.on, today)
        if reading.on.last_day < start.first_day:
            said = f"this reading is older than the baseline, {start}; check both dates, or delete it"
            yield _problem(draft, where, "ND313", said)
        elif reading.on in taken:
            said = f"there is a number of {reading.on} already; keep one of the two, or tell the day or month of each"
            yield _problem(draft, where, "ND313", said)
        elif reading.on.last_day < before.first_day:
            said = f"readings run from the oldest to the newest; put this one before that of {before}"
            yield _problem(draft, where, "ND313", said)
        taken.add(reading.on)
        before = max(before, reading.on)


# Principles and the network's tables


def _principle(draft: Draft[Principle], principle: Principle, drafts: Drafts) -> Iterator[Problem]:
    if principle.status == "retired" and not principle.on and not draft.faulty("on"):
        yield _problem(draft, ("status",), "ND219", "a retired principle says since when; add on:")
    if principle.status != "retired" and not draft.faulty("status"):
        for field in ("on", "replaced_by"):
            if getattr(principle, field):
                yield _problem(
                    draft,
                    (field,),
                    "ND219",
                    f"only a retired principle has '{field}'; write status: retired, or delete this",
                    of_key=True,
                )
    if not principle.provenance and not draft.faulty("provenance"):
        said = "a principle names at least one source; add it under provenance:"
        yield _problem(draft, ("provenance",), "ND202", said, of_key=True)
    for index, entry in enumerate(principle.provenance):
        source = drafts.sources[entry.source].record if entry.source in drafts.sources else None
        if source is None:
            continue
        parts = {part.id: part for part in source.parts}
        if entry.part is not None and entry.part not in parts:
            yield _problem(
                draft,
                ("provenance", index, "part"),
                "ND204",
                f"'{entry.source}' has no part '{entry.part}'; it has {', '.join(parts) or 'none'}",
            )
            continue
        within = [parts[entry.part]] if entry.part is not None else source.parts
        known = {recommendation.id for part in within for recommendation in part.recommendations}
        for number, recommendation in enumerate(entry.recommendations):
            if recommendation not in known:
                of = f"part {entry.part} of '{entry.source}'" if entry.part is not None else f"'{entry.source}'"
                yield _problem(
                    draft,
                    ("provenance", index, "recommendations", number),
                    "ND204",
                    f"{of} has no recommendation '{recommendation}'; it has {', '.join(sorted(known)) or 'none'}",
                )


def _vocabulary(draft: Draft[Vocabulary], vocabulary: Vocabulary) -> Iterator[Problem]:
    for id, field in vocabulary.extra_fields.items():
        path = ("extra_fields", id)
        if field.type == "choice" and not field.choices:
            yield _problem(draft, (*path, "type"), "ND219", "a field of type choice names its choices; add choices:")
        if field.type != "choice" and field.choices:
            yield _problem(
                draft,
                (*path, "choices"),
                "ND219",
                "only a field of type choice has choices; write type: choice, or delete this",
                of_key=True,
            )


def _extra(draft: Draft[M], values: Mapping[str, str], on: str, drafts: Drafts) -> Iterator[Problem]:
    """The network's own fields: declared for this kind of record, and of the declared type."""
    vocabulary = drafts.vocabulary.record
    if not vocabulary:
        return  # its own faults come first
    declared = {id: field for id, field in vocabulary.extra_fields.items() if field.on == on}
    checks: Mapping[str, Callable[[str], object]] = {
        "number": check_number,
        "date": parse_date,
        "url": check_url,
        "text": str,
    }
    for id, value in values.items():
        if id not in declared:
            known = f"; there are {', '.join(sorted(declared))}" if declared else ""
            yield _problem(
                draft,
                ("extra", id),
                "ND204",
                f"the vocabulary declares no extra field '{id}' for a {on}{known}",
                near(id, declared),
                of_key=True,
            )
        elif declared[id].type == "choice":
            choices = declared[id].choices
            if choices and value not in choices:
                yield _problem(
                    draft,
                    ("extra", id),
                    "ND205",
                    f"'{value}' is not a choice here; it is one of {', '.join(choices)}",
                    near(value, choices),
                )
        else:
            try:
                checks[declared[id].type](value)
            except PydanticCustomError as error:
                context = error.context or {}
                yield _problem(draft, ("extra", id), error.type, context["message"], context["suggestion"])


def _badges(draft: Draft[BadgeRules], badges: BadgeRules, drafts: Drafts) -> Iterator[Problem]:
    yield from _twice(draft, [(("levels", i, "id"), level.id) for i, level in enumerate(badges.levels)], "badge level")
    retired = {
        id for id, principle in drafts.principles.items() if principle.sound and principle.sound.status == "retired"
    }
    active = len(drafts.principles) - len(retired)
    names: set[str] = set()
    below: dict[str, tuple[int, str, str]] = {}
    for index, level in enumerate(badges.levels):
        path = ("levels", index, "needs")
        if level.name.casefold() in names:
            yield _problem(
                draft, ("levels", index, "name"), "ND218", f"another badge level is called '{level.name}'; rename one"
            )
        names.add(level.name.casefold())
        needs = {rule: need for rule in NEEDS if (need := getattr(level.needs, rule)) is not None}
        if not any(needs.values()) and not draft.faulty("levels", index):
            yield _problem(
                draft,
                path,
                "ND308",
                f"'{level.name}' asks for nothing; give it at least one rule of 1 or more: {', '.join(NEEDS)}",
                of_key=True,
            )
        for rule, need in needs.items():
            if active and need > active:
                yield _problem(
                    draft,
                    (*path, rule),
                    "ND309",
                    f"nobody can meet this: it asks for {need} principles, and there are {active}",
                    str(active),
                )
        yield from _order(draft, path, level.name, needs, below)
        for rule, need in needs.items():
            for implied in NEEDS[: NEEDS.index(rule) + 1]:
                if need > below.get(implied, (0,))[0]:
                    below[implied] = (need, rule, level.name)


def _order(
    draft: Draft[BadgeRules],
    path: Path,
    name: str,
    needs: Mapping[str, int],
    below: Mapping[str, tuple[int, str, str]],
) -> Iterator[Problem]:
    """Whether a level asks for something that those below it do not ask for already.

    What is reviewed is evidenced, and what is evidenced is stated: who asks for two reviewed principles asks for two of
    each. `below` has what the levels below ask for, rule by rule: how many, by which of their rules, and whose it is.
    """
    if not any(needs.values()):
        return
    adds = any(need > below.get(rule, (0,))[0] for rule, need in needs.items())
    for rule, need in needs.items():
        asked, by, whose = below.get(rule, (0, rule, ""))
        already = f"'{whose}', which asks for {by}: {asked} already"
        if not adds:
            said = f"'{name}' adds nothing to {already}; ask for more, or change their order"
            yield _problem(draft, (*path, rule), "ND308", said)
            return
        if need < asked:
            said = f"'{name}' stands above {already}; ask for {asked} or more, or leave this out"
            yield _problem(draft, (*path, rule), "ND308", said, str(asked))


# Helpers


def _not_yet(draft: Draft[M], path: Path, when: PartialDate | None, today: date) -> Iterator[Problem]:
    if when and when.first_day > today:
        yield _problem(draft, path, "ND305", f"{when} lies in the future; check the year")


def _twice(draft: Draft[M], items: Iterable[tuple[Path, Hashable]], what: str) -> Iterator[Problem]:
    seen = set()
    for path, value in items:
        if value in seen:
            yield _problem(draft, path, "ND218", f"{what} '{value}' is listed a second time; keep one entry")
        seen.add(value)
