"""Pages of sources: each one's own, and the list of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..network.findings import Findings
from ..network.model import Network, Part, Principle, Recommendation, Source
from ..site.words import Words
from .contexts.overviews import SourceRow, SourcesPage
from .contexts.records import RecommendationRow, SourcePage, SourcePart
from .contexts.views import Takers
from .heads import overview_head, record_head
from .page import Page
from .prose_views import markdown
from .rows import measured


def source_page(findings: Findings, words: Words, source: Source) -> Page:
    """A source's own page."""

    def context() -> SourcePage:
        network = findings.network
        recommendations = _recommendations(source)
        return SourcePage(
            source=source,
            about=markdown(network, source.about),
            citation=markdown(network, source.citation),
            rights=markdown(network, source.rights),
            parts=tuple(_part(network, source, part) for part in source.parts),
            whole=_takers(network, _resting_on(network, source, None)),
            recommendations=len(recommendations),
            worked_on=sum(1 for recommendation in recommendations if _is_worked_on(network, recommendation)),
            ids_are_ours=bool(recommendations) and not recommendations[0].numbered,
        )

    return Page(record_head(words, source, None), context)


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

    return Page(overview_head(words, "sources"), context)


def _recommendations(source: Source) -> tuple[Recommendation, ...]:
    return tuple(recommendation for part in source.parts for recommendation in part.recommendations)


def _is_worked_on(network: Network, recommendation: Recommendation) -> bool:
    return any(strategy.counts for strategy in network.strategies_for_recommendation[recommendation.id])


def _part(network: Network, source: Source, part: Part) -> SourcePart:
    principles = list(_resting_on(network, source, part))
    others = [principle for principle in network.principles_from[source.id] if principle not in principles]
    return SourcePart(
        part,
        _takers(network, principles),
        tuple(_recommendation(network, recommendation, others) for recommendation in part.recommendations),
    )


def _resting_on(network: Network, source: Source, part: Part | None) -> Iterator[Principle]:
    """The principles that rest on a part of a source, or on the source as a whole."""
    for principle in network.principles_from[source.id]:
        for provenance in principle.provenance:
            if provenance.source is source and provenance.part is part:
                yield principle


def _recommendation(
    network: Network, recommendation: Recommendation, principles: Iterable[Principle]
) -> RecommendationRow:
    strategies = measured(network, network.strategies_for_recommendation[recommendation.id])
    return RecommendationRow(
        recommendation,
        tuple(
            principle
            for principle in principles
            if any(recommendation in provenance.recommendations for provenance in principle.provenance)
        ),
        present=tuple(row for row in strategies if row.strategy.counts),
        past=tuple(row for row in strategies if not row.strategy.counts),
    )


def _takers(network: Network, principles: Iterable[Principle]) -> tuple[Takers, ...]:
    def takers(principle: Principle) -> Takers:
        claims = network.claims_on_principle[principle.id]
        ends = ((claim, claim.standing.evidenced_until) for claim in claims)
        return Takers(principle, claims, tuple(claim for claim, last in ends if last and last >= network.as_of))

    return tuple(map(takers, principles))
