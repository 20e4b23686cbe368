"""Pages that look at the network as a whole: home, updates, data, search."""

from __future__ import annotations

from markupsafe import Markup

from ..network.findings import Findings
from ..site.made_from import page_of_lists, page_of_updates, words_alone
from ..site.words import Words
from .contexts.views import Way
from .contexts.whole import DataFile, DataPage, HomePage, SearchPage, UpdatesPage
from .heads import overview_head
from .long_lists import NAME, room_for
from .of_coverage import in_force
from .page import Head, Page
from .rows import by_members
from .state_maps import partners_by_state
from .tile_map import tile_map

RECENT = 8
"""How many changes the home page shows."""
_FRAME = 1_500
"""Of how many elements the home page is made beside its lists of hubs."""
SHOWN_CHANGES = 200
"""How many changes /updates/ shows; the records hold the rest."""


def home_page(findings: Findings, title: str, description: str, intro: Markup) -> Page:
    """The home page around the staff's opening words, given as HTML."""

    def context() -> HomePage:
        network = findings.network
        strategies = network.strategies()
        at_work = [hub for hub in network.hubs.values() if not hub.ended]
        by_place, by_issue = ([hub for hub in at_work if bool(hub.place) is placed] for placed in (True, False))
        room = room_for(*((len(hubs), NAME) for hubs in (by_place, by_issue)), taken=_FRAME)
        all_hubs = Way("hubs", "hubs/")
        return HomePage(
            intro=intro,
            map=tile_map(partners_by_state(network), network),
            partners=len(network.partners),
            hubs=len(network.hubs),
            strategies=len(strategies),
            needs=len(findings.needs),
            principles=in_force(network.principles.values()),
            by_place=room.shorten(by_members(network, by_place), all_hubs),
            by_issue=room.shorten(by_members(network, by_issue), all_hubs),
            leaderless=tuple(strategy for strategy in strategies if strategy.seeks_lead),
            changes=findings.updates[:RECENT],
        )

    return Page(Head("", title, description), context, page_of_updates)


def updates_page(findings: Findings, words: Words) -> Page:
    """What happened lately."""

    def context() -> UpdatesPage:
        return UpdatesPage(findings.updates[:SHOWN_CHANGES], len(findings.updates))

    return Page(overview_head(words, "updates"), context, page_of_updates)


def data_page(findings: Findings, words: Words) -> Page:
    """What can be downloaded."""

    def context() -> DataPage:
        network = findings.network
        tables = {
            "partners": network.partners,
            "hubs": network.hubs,
            "needs": findings.needs,
            "principles": network.principles,
            "sources": network.sources,
            "places": network.places,
        }
        return DataPage(tuple(DataFile(name, len(table)) for name, table in tables.items()), network.as_of)

    return Page(overview_head(words, "data"), context, page_of_lists)


def search_page(words: Words) -> Page:
    """Where a script shows all that a search found."""
    return Page(overview_head(words, "search", indexed=False), SearchPage, words_alone)
