"""What must hold between the fields of a partner."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...language import fold
from ..answers import answer
from ..entries import Draft, Drafts
from ..kinds import Kind
from ..models import DONE, EXPLAINED, ClaimEntry, Partner
from ..persons import personal
from ..problems import Problem
from ..sites import on_site
from ..tree import Path
from ..types import has_check_digits
from .common import extra_fields, not_yet, rule_problem, twice

FIRST_SCHOOLS = 1000
"""No school, university or association that is at work today was founded before."""

_LISTS = {
    "serves": answer("place"),
    "levels": answer("level"),
    "languages": answer("language"),
    "formerly": answer("old-id"),
}
"""Lists of words, by what each word stands for."""


def check_partner(draft: Draft[Partner], partner: Partner, drafts: Drafts, today: date) -> Iterator[Problem]:
    if partner.logo and not partner.logo_alt and not draft.faulty("logo_alt"):
        yield rule_problem(draft, ("logo",), "ND219", answer("logo-alt-missing"), of_key=True)
    if partner.logo_alt and not partner.logo and not draft.faulty("logo"):
        yield rule_problem(draft, ("logo_alt",), "ND219", answer("logo-alt-without-logo"), of_key=True)
    if partner.succeeded_by and partner.status != "former" and not draft.faulty("status"):
        yield rule_problem(draft, ("succeeded_by",), "ND219", answer("only-the-former"), of_key=True)
    yield from twice(draft, [(("hubs", i, "hub"), entry.hub) for i, entry in enumerate(partner.hubs)], answer("hub"))
    principles = [(("alignment", i, "principle"), entry.principle) for i, entry in enumerate(partner.alignment)]
    yield from twice(draft, principles, answer("principle"))
    for field, what in _LISTS.items():
        yield from twice(draft, [((field, i), value) for i, value in enumerate(getattr(partner, field))], what)
    yield from not_yet(draft, ("joined",), partner.joined, today)
    if partner.confirmed:
        yield from not_yet(draft, ("confirmed", "on"), partner.confirmed.on, today)
    for index, claim in enumerate(partner.alignment):
        yield from _claim(draft, ("alignment", index), claim, partner, today)
    if partner.contact.email and (phrase := personal(partner.contact.email)):
        yield rule_problem(draft, ("contact", "email"), "ND315", phrase)
    yield from _unlikely(draft, partner, today)
    yield from extra_fields(draft, partner.extra, Kind.PARTNER, drafts)


def _claim(draft: Draft[Partner], path: Path, claim: ClaimEntry, partner: Partner, today: date) -> Iterator[Problem]:
    if claim.stance in EXPLAINED and not claim.statement and not draft.faulty(*path, "statement"):
        yield rule_problem(draft, (*path, "stance"), "ND219", answer("statement-missing", stance=claim.stance))
    unproven = not claim.evidence and not draft.faulty(*path) and not draft.faulty(*path, "evidence")
    if claim.stance in DONE and unproven:
        yield rule_problem(draft, (*path, "stance"), "ND303", answer("claim-without-evidence", stance=claim.stance))
    for index, evidence in enumerate(claim.evidence):
        place = (*path, "evidence", index)
        yield from not_yet(draft, (*place, "date"), evidence.date, today)
        if not evidence.date:
            yield rule_problem(draft, place, "ND314", answer("evidence-without-date"))
        if evidence.independent and evidence.url and partner.url and on_site(evidence.url, partner.url):
            yield rule_problem(draft, (*place, "independent"), "ND307", answer("evidence-not-independent"))
    if claim.reviewed:
        yield from not_yet(draft, (*path, "reviewed", "on"), claim.reviewed.on, today)
        dates = [evidence.date.first_day for evidence in claim.evidence if evidence.date]
        if unproven:
            yield rule_problem(draft, (*path, "reviewed"), "ND306", answer("review-without-evidence"), of_key=True)
        elif dates and claim.reviewed.on.last_day < min(dates):
            yield rule_problem(draft, (*path, "reviewed", "on"), "ND306", answer("review-too-old"))


def _unlikely(draft: Draft[Partner], partner: Partner, today: date) -> Iterator[Problem]:
    """Years and numbers that are written as they should be, and can hardly be right."""
    if partner.founded and partner.founded > today.year:
        phrase = answer("date-in-the-future", date=str(partner.founded))
        yield rule_problem(draft, ("founded",), "ND305", phrase)
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
