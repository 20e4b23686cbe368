"""Pages of what is offered and what is needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from ..network.findings import Findings
from ..network.needs import Asker, Wanted, needs
from ..records.models import ContributionType
from ..site.made_from import Prints, page_of_lists
from ..site.needs_in_parts import MOST_FITS, MOST_WHOLE, addresses, anchors, needs_in_parts
from ..site.parts import Part
from ..site.words import Words
from .contexts.groups import ContributionPage, PartPage
from .contexts.overviews import ContributionRow, ContributionsPage, NeedGroup, NeedsPage
from .contexts.views import NeedRow
from .filters import list_filters
from .heads import crumbs_below, overview_head
from .long_lists import BY_LETTER, LINE, ROOM, each, filtered, room_for
from .page import Head, Page
from .part_pages import part_links, part_pages

CONTRIBUTION_TYPES: tuple[ContributionType, ...] = get_args(ContributionType)
FITS = 3
"""How many partners that fit a need the page of a part shows at most; it says how many there are."""
_NEED = 20
"""Of how many elements a need is made in their list, with the one that fits best."""


def contribution_page(findings: Findings, words: Words, type: ContributionType) -> Page:
    """The page of a type of contribution."""

    def context() -> ContributionPage:
        offers = findings.network.contributions[type]
        offered = [given for given in offers if given.offer.status == "offered"]
        taken = [given for given in offers if given.offer.status == "in-use"]
        wanted = [need for need in findings.needs if need.type == type]
        room = room_for(*((len(those), LINE) for those in (offered, taken, wanted)))
        ways = (filtered("offers", "partners", contribution=type), BY_LETTER)
        return ContributionPage(
            offered=room.shorten(offered, *ways, order="partner"),
            taken=room.shorten(taken, *ways, order="partner"),
            needs=room.shorten(wanted, filtered("filter", "needs", contribution=type), order="asker"),
        )

    title = words.text(f"contribution_types.{type}.name")
    description = words.text(f"contribution_types.{type}.description")
    head = Head(f"contributions/{type}/", title, description, crumbs_below(words, "contributions"))
    return Page(head, context, page_of_lists)


def contributions_page(findings: Findings, words: Words) -> Page:
    """The list of all types of contributions."""

    def row(type: ContributionType) -> ContributionRow:
        offers = findings.network.contributions[type]
        return ContributionRow(type, len(offers), sum(1 for given in offers if given.offer.status == "offered"))

    def context() -> ContributionsPage:
        return ContributionsPage(tuple(map(row, CONTRIBUTION_TYPES)))

    return Page(overview_head(words, "contributions"), context, page_of_lists)


def needs_page(findings: Findings, words: Words) -> Page:
    """All that is needed, and whose offers fit."""

    def context() -> NeedsPage:
        network, matcher, wanted = findings.network, findings.matcher, findings.needs
        parts, elsewhere, anchor = needs_in_parts(network, wanted), addresses(network, wanted), anchors(wanted)
        by_asker = {asker: [need for need in wanted if need.asker is asker] for asker in Asker}
        room = room_for(*((len(those), _NEED) for those in by_asker.values()), taken=ROOM - _NEED * MOST_WHOLE)

        def row(need: Wanted) -> NeedRow:
            fits = matcher.fits(need, 1 if need in elsewhere else MOST_FITS)
            return NeedRow(need, fits, anchor[need], elsewhere.get(need))

        def group(asker: Asker) -> NeedGroup:
            shown = room.shorten(by_asker[asker], parts=part_links(parts.get(asker)), order="asker")
            return NeedGroup(asker, each(shown, row))

        return NeedsPage(
            filters=list_filters(network, findings.facets["needs"]),
            groups=tuple(map(group, Asker)),
            whole=all(map(room.has_all, by_asker.values())),
        )

    return Page(overview_head(words, "needs", filtered=True), context, _made_from)


def _made_from(prints: Prints) -> str:
    return prints.of_needs


def need_parts(findings: Findings, words: Words) -> Iterator[Page]:
    """The pages on which needs are shown with those that fit, where /needs/ has no room for these."""
    wanted = needs(findings.network)  # where they are shown is known without a matcher
    anchor = anchors(wanted)

    def context(part: Part[Wanted]) -> PartPage:
        fits = findings.matcher.fits
        return PartPage(needs=tuple(NeedRow(need, fits(need, FITS), anchor[need]) for need in part.entries))

    for asker, whole in needs_in_parts(findings.network, wanted).items():
        title, crumbs = words.text(f"needs.of_{asker}"), crumbs_below(words, "needs")
        yield from part_pages(words, title, crumbs, whole, context, _made_from)
