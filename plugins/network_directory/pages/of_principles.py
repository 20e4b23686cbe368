"""Pages of principles: each one's own, and the list of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..network.findings import Findings
from ..network.model import Network, Partner, Place, Principle, Term
from ..records.models import POSITIVE
from ..site.words import Words
from .contexts.overviews import PrincipleRow, PrinciplesPage
from .contexts.records import PrinciplePage
from .contexts.views import Counted
from .heads import overview_head, record_head
from .page import Page
from .prose_views import markdown
from .rows import BELOW_THE_NATION, by_members


def principle_page(findings: Findings, words: Words, principle: Principle) -> Page:
    """A principle's own page."""

    def context() -> PrinciplePage:
        network = findings.network
        claims = network.claims_on_principle[principle.id]
        behind = [claim.partner for claim in claims if claim.stance in POSITIVE]
        return PrinciplePage(
            principle=principle,
            statement=markdown(network, principle.statement),
            about=markdown(network, principle.about),
            replaced_by=network.principles[principle.replaced_by] if principle.replaced_by else None,
            replaces=tuple(other for other in network.principles.values() if other.replaced_by == principle.id),
            claims=claims,
            former=network.former_claims[principle.id],
            strategies=network.strategies_for_principle[principle.id],
            hubs=by_members(network, network.hubs_on_principle[principle.id]),
            levels=_by_level(network, behind),
            places=_by_place(network, behind),
        )

    return Page(record_head(words, principle, principle.question), context)


def _by_level(network: Network, partners: Iterable[Partner]) -> tuple[Counted[Term], ...]:
    at_level = Counter(level.id for partner in partners for level in partner.levels)
    return tuple(Counted(level, at_level[level.id]) for level in network.levels.values())


def _by_place(network: Network, partners: Iterable[Partner]) -> tuple[Counted[Place], ...]:
    in_place = Counter(
        id for partner in partners for id in {id for place in partner.places for id in (place.id, *place.ancestors)}
    )
    return tuple(
        Counted(place, in_place[place.id])
        for place in network.places.values()
        if place.kind in BELOW_THE_NATION and in_place[place.id]
    )


def principles_page(findings: Findings, words: Words) -> Page:
    """The list of all principles."""

    def context() -> PrinciplesPage:
        network = findings.network
        return PrinciplesPage(
            tuple(
                PrincipleRow(
                    principle,
                    network.claims_on_principle[principle.id],
                    len(network.strategies_for_principle[principle.id]),
                )
                for principle in network.principles.values()
            )
        )

    return Page(overview_head(words, "principles"), context)
