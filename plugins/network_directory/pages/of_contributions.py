"""Pages of what is offered and what is needed."""

from __future__ import annotations

from typing import get_args

from ..network.findings import Findings
from ..network.needs import Asker
from ..records.models import ContributionType
from ..site.words import Words
from .contexts.groups import ContributionPage
from .contexts.overviews import ContributionRow, ContributionsPage, NeedGroup, NeedRow, NeedsPage
from .filters import list_filters
from .heads import crumbs_below, overview_head
from .page import Head, Page

CONTRIBUTION_TYPES: tuple[ContributionType, ...] = get_args(ContributionType)
FEWEST_FITS, MOST_FITS, ALL_FITS = 5, 50, 5000
"""How many partners /needs/ shows for a need: at least, at most, and for all needs together about so many, so that
the page stays light. It says how many there are."""


def contribution_page(findings: Findings, words: Words, type: ContributionType) -> Page:
    """The page of a type of contribution."""

    def context() -> ContributionPage:
        return ContributionPage(
            offers=findings.network.contributions[type],
            needs=tuple(need for need in findings.needs if need.type == type),
        )

    title = words.text(f"contribution_types.{type}.name")
    description = words.text(f"contribution_types.{type}.description")
    return Page(Head(f"contributions/{type}/", title, description, crumbs_below(words, "contributions")), context)


def contributions_page(findings: Findings, words: Words) -> Page:
    """The list of all types of contributions."""

    def row(type: ContributionType) -> ContributionRow:
        offers = findings.network.contributions[type]
        return ContributionRow(type, len(offers), sum(1 for given in offers if given.offer.status == "offered"))

    def context() -> ContributionsPage:
        return ContributionsPage(tuple(map(row, CONTRIBUTION_TYPES)))

    return Page(overview_head(words, "contributions"), context)


def needs_page(findings: Findings, words: Words) -> Page:
    """All that is needed, and whose offers fit."""

    def context() -> NeedsPage:
        needs, matcher = findings.needs, findings.matcher
        shown = max(FEWEST_FITS, min(MOST_FITS, ALL_FITS // max(len(needs), 1)))
        return NeedsPage(
            filters=list_filters(findings.network, findings.facets["needs"]),
            groups=tuple(
                NeedGroup(
                    asker, tuple(NeedRow(need, matcher.fits(need, shown)) for need in needs if need.asker is asker)
                )
                for asker in Asker
            ),
        )

    return Page(overview_head(words, "needs", filtered=True), context)
