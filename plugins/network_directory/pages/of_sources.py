"""Pages of sources: each one's own, and the list of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..network.findings import Findings
from ..network.model import Network, Part, Principle, Recommendation, Source, Strategy
from ..records.models import Stance
from ..site.addresses import address
from ..site.made_from import page_of_lists
from ..site.parts import PART, in_parts
from ..site.parts import Part as PartOfList
from ..site.words import Words
from .contexts.groups import PartPage
from .contexts.overviews import SourceRow, SourcesPage
from .contexts.records import RecommendationRow, SourcePage, SourcePart
from .contexts.views import ClaimList, MeasuredStrategy, Shortened, Takers, Way
from .heads import crumbs_below, overview_head, record_head
from .long_lists import LINK, STRATEGY, Room, room_for
from .page import Crumb, Page
from .part_pages import part_links, part_pages
from .prose_views import markdown
from .rows import measured

_STANCES: tuple[Stance, ...] = ("leads", "practices", "endorses", "reserves")
_RECOMMENDATION = 15
"""Of how many elements a recommendation is made beside its strategies."""


def source_page(findings: Findings, words: Words, source: Source) -> Page:
    """A source's own page."""

    def context() -> SourcePage:
        network = findings.network
        recommendations, room = _recommendations(source), _room(network, source)
        return SourcePage(
            source=source,
            about=markdown(network, source.about),
            citation=markdown(network, source.citation),
            rights=markdown(network, source.rights),
            parts=tuple(_part(network, source, part, room) for part in source.parts),
            whole=_takers(network, _resting_on(network, source, None), room),
            recommendations=len(recommendations),
            worked_on=sum(1 for recommendation in recommendations if _is_worked_on(network, recommendation)),
            ids_are_ours=bool(recommendations) and not recommendations[0].numbered,
        )

    return Page(record_head(words, source, None), context, page_of_lists)


def sources_page(findings: Findings, words: Words) -> Page:
    """The list of all sources."""

    def context() -> SourcesPage:
        network = findings.network
        return SourcesPage(
            tuple(
                SourceRow(source, len(_recommendations(source)), network.principles_from[source.id])
                for source in network.sources.values()
            )
        )

    return Page(overview_head(words, "sources"), context, page_of_lists)


def _recommendations(source: Source) -> tuple[Recommendation, ...]:
    return tuple(recommendation for part in source.parts for recommendation in part.recommendations)


def _is_worked_on(network: Network, recommendation: Recommendation) -> bool:
    return any(strategy.counts for strategy in network.strategies_for_recommendation[recommendation.id])


def source_parts(findings: Findings, words: Words) -> Iterator[Page]:
    """The pages of the parts of lists of strategies that the page of a source has no room for."""

    def context(part: PartOfList[Strategy]) -> PartPage:
        return PartPage(strategies=measured(findings.network, part.entries))

    for source in findings.network.sources.values():
        room, crumbs = (
            _room(findings.network, source),
            (*crumbs_below(words, "sources"), Crumb(source.name, address(source))),
        )
        for recommendation in _recommendations(source):
            strategies = _strategies(findings.network, recommendation)
            title = words.text("source.strategies", recommendation=recommendation.id)
            for those in strategies:
                yield from part_pages(words, title, crumbs, _parts(recommendation, those, room), context)


def _room(network: Network, source: Source) -> Room:
    """The room on a source's page for claims on the principles that rest on it, and for strategies."""
    recommendations = _recommendations(source)
    claims = [
        network.claims_on_principle[principle.id]
        for part in (None, *source.parts)
        for principle in _resting_on(network, source, part)
    ]
    listed = [number for those in claims for number in Counter(claim.stance for claim in those).values()]
    evidenced = map(len, claims)  # at most
    strategies = (those for one in recommendations for those in _strategies(network, one))
    return room_for(
        *((number, LINK) for number in (*listed, *evidenced)),
        *((len(those), STRATEGY) for those in strategies),
        taken=_RECOMMENDATION * len(recommendations),
    )


def _strategies(network: Network, recommendation: Recommendation) -> tuple[list[Strategy], list[Strategy]]:
    """The strategies that serve a recommendation, and those that did."""
    strategies = network.strategies_for_recommendation[recommendation.id]
    return [s for s in strategies if s.counts], [s for s in strategies if not s.counts]


def _parts(recommendation: Recommendation, strategies: Sequence[Strategy], room: Room) -> PartOfList[Strategy] | None:
    """The parts of the strategies for a recommendation, if its source's page has no room for them."""
    if room.has_all(strategies):
        return None
    past = "" if strategies[0].counts else "past/"
    base = f"sources/{recommendation.source}/by_recommendation/{recommendation.id}/{past}"
    return in_parts(base, strategies, lambda strategy: strategy.hub.name, PART)


def _part(network: Network, source: Source, part: Part, room: Room) -> SourcePart:
    principles = list(_resting_on(network, source, part))
    others = [principle for principle in network.principles_from[source.id] if principle not in principles]
    return SourcePart(
        part,
        _takers(network, principles, room),
        tuple(_recommendation(network, recommendation, others, room) for recommendation in part.recommendations),
    )


def _resting_on(network: Network, source: Source, part: Part | None) -> Iterator[Principle]:
    """The principles that rest on a part of a source, or on the source as a whole."""
    for principle in network.principles_from[source.id]:
        for provenance in principle.provenance:
            if provenance.source is source and provenance.part is part:
                yield principle


def _recommendation(
    network: Network, recommendation: Recommendation, principles: Iterable[Principle], room: Room
) -> RecommendationRow:
    def shortened(strategies: Sequence[Strategy]) -> Shortened[MeasuredStrategy]:
        parts = part_links(_parts(recommendation, strategies, room))
        return room.shorten(measured(network, strategies), parts=parts, order="hub")

    present, past = map(shortened, _strategies(network, recommendation))
    return RecommendationRow(
        recommendation,
        tuple(
            principle
            for principle in principles
            if any(recommendation in provenance.recommendations for provenance in principle.provenance)
        ),
        present=present,
        past=past,
    )


def _takers(network: Network, principles: Iterable[Principle], room: Room) -> tuple[Takers, ...]:
    def takers(principle: Principle) -> Takers:
        claims = network.claims_on_principle[principle.id]
        page = address(principle)
        by_stance = {stance: [claim for claim in claims if claim.stance == stance] for stance in _STANCES}
        ends = ((claim, claim.standing.evidenced_until) for claim in claims)
        evidenced = [claim for claim, last in ends if last and last >= network.as_of]
        return Takers(
            principle,
            tuple(
                ClaimList(stance, room.shorten(those, Way("principle", f"{page}#section-{stance}")))
                for stance, those in by_stance.items()
            ),
            room.shorten(evidenced, Way("standings", page)),
        )

    return tuple(map(takers, principles))
