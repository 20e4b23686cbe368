"""What must hold between the fields of a partner."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...language import fold
from ..answers import answer
from ..entries import Draft, Drafts
from ..models import (
    DONE,
    EXPLAINED,
    ClaimEntry,
    Partner,
)
from ..persons import personal
from ..problems import Problem
from ..sites import on_site
from ..tree import Path
from ..types import has_check_digits
from .common import extra_fields, not_yet, rule_problem, twice

FIRST_SCHOOLS = 1000
"""No school, university or association that is at work today was founded before."""


def check_partner(draft: Draft[Partner], partner: Partner, drafts: Drafts, today: date) -> Iterator[Problem]:
    if partner.logo and not partner.logo_alt and not draft.faulty("logo_alt"):
        yield rule_problem(
            draft, ("logo",), "ND219", "a logo needs logo_alt: what it shows, for those who cannot see it", of_key=True
        )
    if partner.logo_alt and not partner.logo and not draft.faulty("logo"):
        yield rule_problem(draft, ("logo_alt",), "ND219", answer("logo-alt-without-logo"), of_key=True)
    if partner.succeeded_by and partner.status != "former" and not draft.faulty("status"):
        yield rule_problem(
            draft,
            ("succeeded_by",),
            "ND219",
            "only a former partner has a successor; write status: former, or delete this",
            of_key=True,
        )
    yield from twice(draft, [(("hubs", i, "hub"), entry.hub) for i, entry in enumerate(partner.hubs)], "hub")
    yield from twice(
        draft,
        [(("alignment", i, "principle"), entry.principle) for i, entry in enumerate(partner.alignment)],
        "principle",
    )
    for field, what in (("serves", "place"), ("levels", "level"), ("languages", "language"), ("formerly", "old id")):
        yield from twice(draft, [((field, i), value) for i, value in enumerate(getattr(partner, field))], what)
    yield from not_yet(draft, ("joined",), partner.joined, today)
    if partner.confirmed:
        yield from not_yet(draft, ("confirmed", "on"), partner.confirmed.on, today)
    for index, claim in enumerate(partner.alignment):
        yield from _claim(draft, ("alignment", index), claim, partner, today)
    if partner.contact.email and (said := personal(partner.contact.email)):
        yield rule_problem(draft, ("contact", "email"), "ND315", said)
    yield from _unlikely(draft, partner, today)
    yield from extra_fields(draft, partner.extra, "partner", drafts)


def _claim(draft: Draft[Partner], path: Path, claim: ClaimEntry, partner: Partner, today: date) -> Iterator[Problem]:
    if claim.stance in EXPLAINED and not claim.statement and not draft.faulty(*path, "statement"):
        yield rule_problem(
            draft, (*path, "stance"), "ND219", f"'{claim.stance}' needs a statement: say why, in a sentence"
        )
    unproven = not claim.evidence and not draft.faulty(*path) and not draft.faulty(*path, "evidence")
    if claim.stance in DONE and unproven:
        yield rule_problem(
            draft,
            (*path, "stance"),
            "ND303",
            f"'{claim.stance}' is shown as a claim until there is evidence; add some under evidence:",
        )
    for index, evidence in enumerate(claim.evidence):
        place = (*path, "evidence", index)
        yield from not_yet(draft, (*place, "date"), evidence.date, today)
        if not evidence.date:
            yield rule_problem(draft, place, "ND314", "evidence without a date cannot count as current; add date:")
        if evidence.independent and evidence.url and partner.url and on_site(evidence.url, partner.url):
            yield rule_problem(
                draft,
                (*place, "independent"),
                "ND307",
                "evidence on the partner's own site is not independent; write independent: false, "
                "or name the page of whoever made it",
            )
    if claim.reviewed:
        yield from not_yet(draft, (*path, "reviewed", "on"), claim.reviewed.on, today)
        dates = [evidence.date.first_day for evidence in claim.evidence if evidence.date]
        if unproven:
            yield rule_problem(
                draft,
                (*path, "reviewed"),
                "ND306",
                "there is no evidence that could have been reviewed; add it, or delete reviewed:",
                of_key=True,
            )
        elif dates and claim.reviewed.on.last_day < min(dates):
            yield rule_problem(
                draft,
                (*path, "reviewed", "on"),
                "ND306",
                "the review is older than all of the evidence; check the dates",
            )


def _unlikely(draft: Draft[Partner], partner: Partner, today: date) -> Iterator[Problem]:
    """Years and numbers that are written as they should be, and can hardly be right."""
    if partner.founded and partner.founded > today.year:
        yield rule_problem(draft, ("founded",), "ND305", f"{partner.founded} lies in the future; check the year")
    if partner.founded is not None and partner.founded < FIRST_SCHOOLS:
        yield rule_problem(draft, ("founded",), "ND318", answer("founded-too-early", year=f"{partner.founded:04}"))
    ror = partner.identifiers.ror
    if ror and not has_check_digits(ror):
        yield rule_problem(draft, ("identifiers", "ror"), "ND228", answer("check-digits", value=ror))
    seen = {fold(partner.name)}
    for index, alias in enumerate(partner.also_known_as):
        if fold(alias) in seen:
            yield rule_problem(draft, ("also_known_as", index), "ND218", answer("alias-twice", alias=alias))
        seen.add(fold(alias))
