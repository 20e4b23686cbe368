"""Every page of the directory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from ..network.findings import Findings
from ..network.model import Partner
from ..site.words import Words
from .of_badges import aged_parts, badges_page
from .of_contributions import CONTRIBUTION_TYPES, contribution_page, contributions_page, need_parts, needs_page
from .of_coverage import coverage_page
from .of_help import help_pages, join_page
from .of_hubs import hub_page, hub_parts, hubs_page
from .of_memberships import network_page, network_parts
from .of_partners import list_pages, partner_pages, partner_parts, partners_page
from .of_places import place_page, place_parts, places_page
from .of_principles import principle_page, principles_page
from .of_sources import source_page, source_parts, sources_page
from .of_the_network import data_page, search_page, updates_page
from .of_vocabulary import kind_page, kinds_page, level_page, levels_page
from .page import Page


def all_pages(findings: Findings, words: Words) -> Iterator[Page]:
    """All pages but the home page, whose opening words are the staff's. No context is made yet."""
    network = findings.network
    yield partners_page(findings, words)
    yield from partner_parts(findings, words)
    yield from list_pages(findings, words)
    yield from map(partner_pages(findings, words), network.partners.values())
    yield hubs_page(findings, words)
    yield from hub_parts(findings, words)
    yield from (hub_page(findings, words, hub) for hub in network.hubs.values())
    yield principles_page(findings, words)
    yield from (principle_page(findings, words, principle) for principle in network.principles.values())
    yield sources_page(findings, words)
    yield from (source_page(findings, words, source) for source in network.sources.values())
    yield from source_parts(findings, words)
    yield places_page(findings, words)
    yield from place_parts(findings, words)
    yield from (place_page(findings, words, place) for place in network.places.values())
    yield levels_page(findings, words)
    yield from (level_page(findings, words, level) for level in network.levels.values())
    yield kinds_page(findings, words)
    yield from (kind_page(findings, words, kind) for kind in network.kinds.values())
    yield contributions_page(findings, words)
    yield from (contribution_page(findings, words, type) for type in CONTRIBUTION_TYPES)
    yield coverage_page(findings, words)
    yield needs_page(findings, words)
    yield from need_parts(findings, words)
    yield network_page(findings, words)
    yield from network_parts(findings, words)
    yield badges_page(findings, words)
    yield from aged_parts(findings, words)
    yield updates_page(findings, words)
    yield data_page(findings, words)
    yield join_page(findings, words)
    yield from help_pages(words)
    yield search_page(words)


class Pages:
    """Pages by their addresses. That of a record is found without making a list of all."""

    def __init__(self, findings: Findings, words: Words, others: Iterable[Page]) -> None:
        """`others` come first."""
        self._findings = findings
        self._words = words
        self._others = {page.address: page for page in others}

    @cached_property
    def _partner_page(self) -> Callable[[Partner], Page]:
        return partner_pages(self._findings, self._words)

    @cached_property
    def _by_address(self) -> dict[str, Page]:
        return {**self._others, **{page.address: page for page in all_pages(self._findings, self._words)}}

    def __iter__(self) -> Iterator[Page]:
        yield from self._by_address.values()

    def at(self, address: str) -> Page:
        """The page at an address. Raises KeyError if there is none."""
        return self._others.get(address) or self._of_a_record(address) or self._by_address[address]

    def _of_a_record(self, address: str) -> Page | None:
        network, found = self._findings.network, (self._findings, self._words)
        match address.split("/"):
            case ["partners", id, ""] if id in network.partners:
                return self._partner_page(network.partners[id])
            case ["hubs", id, ""] if id in network.hubs:
                return hub_page(*found, network.hubs[id])
            case ["principles", id, ""] if id in network.principles:
                return principle_page(*found, network.principles[id])
            case ["places", id, ""] if id in network.places:
                return place_page(*found, network.places[id])
        return None
