"""Pages of principles: each one's own, and the list of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..network.findings import Findings
from ..network.model import Network, Partner, Place, Principle, Term
from ..records.models import POSITIVE, Stance
from ..site.made_from import page_of_lists, page_of_statements
from ..site.words import Words
from .contexts.overviews import PrincipleRow, PrinciplesPage
from .contexts.records import PrinciplePage
from .contexts.views import ClaimList, Counted, Way
from .heads import overview_head, record_head
from .long_lists import BY_LETTER, LINE, NAME, STRATEGY, filtered, room_for
from .page import Page
from .prose_views import markdown
from .rows import BELOW_THE_NATION, by_members

STANCES: tuple[Stance, ...] = ("leads", "practices", "endorses", "reserves", "not-applicable")
"""In the order in which pages show who takes them."""


def principle_page(findings: Findings, words: Words, principle: Principle) -> Page:
    """A principle's own page."""

    def context() -> PrinciplePage:
        network = findings.network
        claims, former = network.claims_on_principle[principle.id], network.former_claims[principle.id]
        strategies, hubs = network.strategies_for_principle[principle.id], network.hubs_on_principle[principle.id]
        behind = [claim.partner for claim in claims if claim.stance in POSITIVE]
        places = _by_place(network, behind)
        stances = {stance: [claim for claim in claims if claim.stance == stance] for stance in STANCES}
        room = room_for(
            *((len(those), LINE) for those in (*stances.values(), former)),
            (len(strategies), STRATEGY),
            *((len(those), NAME) for those in (hubs, places)),
        )
        return PrinciplePage(
            principle=principle,
            statement=markdown(network, principle.statement),
            about=markdown(network, principle.about),
            replaced_by=network.principles[principle.replaced_by] if principle.replaced_by else None,
            replaces=tuple(other for other in network.principles.values() if other.replaced_by == principle.id),
            stances=tuple(
                ClaimList(
                    id,
                    room.shorten(those, filtered("filter", "partners", principle=principle.id, stance=id), BY_LETTER),
                )
                for id, those in stances.items()
            ),
            former=room.shorten(former, filtered("left", "partners", status="former"), BY_LETTER),
            strategies=room.shorten(strategies, filtered("plans", "hubs", principle=principle.id), order="hub"),
            hubs=room.shorten(by_members(network, hubs), Way("hubs", "hubs/")),
            levels=_by_level(network, behind),
            places=room.shorten(places, Way("places", "places/")),
        )

    return Page(record_head(words, principle, principle.question), context, page_of_statements)


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

    return Page(overview_head(words, "principles"), context, page_of_lists)
