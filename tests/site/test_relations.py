"""What is stated once in the records is seen from both ends on the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import pytest

from network_directory.network import Network
from network_directory.network.model import Place, Strategy
from network_directory.site.addresses import address

from .sites import Page, Site, first


@dataclass(frozen=True)
class Seen:
    """A link that there has to be: on a page, within one of its elements, to another page or a place on it."""

    what: str
    page: str
    to: str
    within: str = "main"
    """A selector of the part of the page that has to have the link."""


def both(what: str, one: str, other: str) -> Iterator[Seen]:
    yield Seen(what, one, other)
    yield Seen(f"{what}, from the other end", other, one)


def of_partners(network: Network) -> Iterator[Seen]:
    for partner in network.partners.values():
        page = address(partner)
        yield Seen("in the list of partners", "partners/", page)
        yield from both("kind", page, address(partner.kind))
        for level in partner.levels:
            yield from both("level", page, address(level))
        if partner.based_in:
            yield Seen("based in", page, address(partner.based_in))
            yield from rolled_up("based in", (partner.based_in,), page, network, "based")
        for place in partner.serves:
            yield Seen("serves", page, address(place))
        yield from rolled_up("serves", partner.serves, page, network)
        for within in (around for place in partner.serves for around in below(place, network)):
            # Whoever serves a place serves what lies in it: at the latest the nation's partners on a state's page.
            yield Seen("serves a wider place", address(within), page)
        if partner.succeeded_by:
            yield from both("succeeded by", page, address(network.partners[partner.succeeded_by]))
        for membership in network.memberships_of_partner[partner.id]:
            yield from both(f"{membership.role} of hub", page, address(membership.hub))


def of_offers_and_needs(network: Network) -> Iterator[Seen]:
    for partner in network.partners.values():
        page = address(partner)
        for type in {offer.type for offer in partner.contributes}:
            yield from both("contributes", page, f"contributions/{type}/")
        if partner.status != "former":
            for type in {need.type for need in partner.seeks}:
                yield from both("seeks", page, f"contributions/{type}/")
                yield Seen("seeks, among all needs", "needs/", page)


def of_claims(network: Network) -> Iterator[Seen]:
    for partner in network.partners.values():
        page = address(partner)
        for claim in network.claims_of_partner[partner.id]:
            own = f"principle-{claim.principle.id}"
            yield Seen("claim", page, address(claim.principle), f"#{own}")
            yield Seen("claim, from the principle", address(claim.principle), f"{page}#{own}")
            if partner.status != "former" and not claim.principle.retired:
                for place in chain.from_iterable((place, *above(place, network)) for place in partner.places):
                    yield Seen("claim, from a place", address(place), f"{page}#{own}", f"#{own}")
                for level in partner.levels:
                    yield Seen("claim, from a level", address(level), f"{page}#{own}", f"#{own}")
                for membership in network.memberships_of_partner[partner.id]:
                    yield Seen("claim, from a hub", address(membership.hub), f"{page}#{own}", f"#{own}")


def of_hubs(network: Network) -> Iterator[Seen]:
    for hub in network.hubs.values():
        page = address(hub)
        yield Seen("in the list of hubs", "hubs/", page)
        if hub.place:
            yield Seen("place of hub", page, address(hub.place))
            yield from rolled_up("place of hub", (hub.place,), page, network, "hubs")
        if hub.principle:
            yield from both("principle of hub", page, address(hub.principle))
        if hub.parent:
            yield from both("part of hub", page, address(network.hubs[hub.parent]))
        if hub.merged_into:
            yield from both("merged into hub", page, address(network.hubs[hub.merged_into]))
        for strategy in network.strategies_of_hub[hub.id]:
            yield from of_strategy(strategy, network)


def of_strategy(strategy: Strategy, network: Network) -> Iterator[Seen]:
    page, own, place = address(strategy.hub), address(strategy), f"#{strategy.id}"
    others: Iterable[tuple[str, str]] = [
        *(("leads strategy", address(partner)) for partner in [strategy.lead] if partner),
        *(("joins strategy", address(partner)) for partner in strategy.partners),
        *(("principle of strategy", address(principle)) for principle in strategy.principles),
        *(("recommendation of strategy", address(one)) for one in strategy.recommendations),
        *(("level of strategy", address(level)) for level in [strategy.level] if level),
        *(("place of strategy", address(place)) for place in strategy.places),
    ]
    for what, other in others:
        yield Seen(what, page, other, place)
        yield Seen(f"{what}, from the other end", *split(other, own))
    yield from rolled_up("place of strategy", strategy.places, own, network, "strategies")
    for need in strategy.needs:
        yield Seen("need of strategy", page, f"contributions/{need.type}/", place)
        if strategy.status in ("proposed", "underway"):
            yield Seen("need of strategy, from its type", f"contributions/{need.type}/", own)
            yield Seen("need of strategy, among all needs", "needs/", own)
    if strategy.seeks_lead:
        yield Seen("looks for a lead", "needs/", own)


def of_principles_and_sources(network: Network) -> Iterator[Seen]:
    for principle in network.principles.values():
        page = address(principle)
        yield Seen("in the list of principles", "principles/", page)
        if principle.replaced_by:
            yield from both("replaced by", page, address(network.principles[principle.replaced_by]))
        for provenance in principle.provenance:
            yield from both("from source", page, address(provenance.source))
            for recommendation in provenance.recommendations:
                yield Seen("from recommendation", page, address(recommendation))
    for recommendation in network.recommendations():
        page, _, fragment = address(recommendation).partition("#")
        for level in recommendation.to:
            yield Seen("addressed to level", page, address(level), f"#{fragment}")
            yield Seen("addressed to level, from the other end", address(level), address(recommendation))
    for source in network.sources.values():
        yield Seen("in the list of sources", "sources/", address(source))


def of_places(network: Network) -> Iterator[Seen]:
    for place in network.places.values():
        yield Seen("in the list of places", "places/", address(place))
        for id in place.parents:
            yield from both("lies in", address(place), address(network.places[id]))
        for around in above(place, network):
            yield Seen("lies in, at some distance", address(place), address(around))


def above(place: Place, network: Network) -> list[Place]:
    """All places around a place, by way of its parents."""
    found: dict[str, Place] = {}
    waiting = list(place.parents)
    while waiting:
        parent = network.places[waiting.pop()]
        if parent.id not in found:
            found[parent.id] = parent
            waiting += parent.parents
    return list(found.values())


def below(place: Place, network: Network) -> list[Place]:
    """All places within a place."""
    return [other for other in network.places.values() if place in above(other, network)]


def rolled_up(what: str, places: Iterable[Place], to: str, network: Network, section: str = "") -> Iterator[Seen]:
    """What happens in a place is seen there and in all places around it, in a section of their pages."""
    within = f"section[aria-labelledby=section-{section}]" if section else "main"
    for place in places:
        for around in (place, *above(place, network)):
            where = "itself" if around is place else "around it"
            yield Seen(f"{what}, from the place {where}", address(around), to, within)


def split(address: str, to: str) -> tuple[str, str, str]:
    """A page or a place on it, as the page, what is linked from there, and where on the page."""
    page, _, fragment = address.partition("#")
    return page, to, f"[id='{fragment}']" if fragment else "main"


class Links:
    """The links of each part of each page, looked up once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.known: dict[tuple[str, str], set[str]] = {}

    def has(self, seen: Seen) -> bool:
        key = seen.page, seen.within
        if key not in self.known:
            page: Page = self.site.pages[seen.page]
            found = page.links(selector(seen.within))
            self.known[key] = found | {link.partition("#")[0] for link in found}
        return seen.to in self.known[key]


def selector(within: str) -> str:
    """Ids such as F-1 are no names in CSS."""
    return f"[id='{within[1:]}']" if within.startswith("#") else within


RELATIONS = (of_partners, of_offers_and_needs, of_claims, of_hubs, of_principles_and_sources, of_places)


@pytest.fixture(scope="module", params=["site", "small_site"])
def links(request: pytest.FixtureRequest) -> Links:
    return Links(request.getfixturevalue(request.param))


@pytest.mark.parametrize("relations", RELATIONS, ids=lambda relations: relations.__name__)
def test_every_relation_is_seen_from_both_ends(links: Links, relations) -> None:  # type: ignore[no-untyped-def]
    expected = set(relations(links.site.network))
    assert expected
    missing = sorted(f"{seen.what}: {seen.page} {seen.within} → {seen.to}" for seen in expected if not links.has(seen))
    assert not missing


def test_every_kind_of_relation_occurs(site: Site, small_site: Site) -> None:
    """What is not in one of the networks is not tested above."""
    occurring = {seen.what for one in (site, small_site) for relations in RELATIONS for seen in relations(one.network)}
    for what in ("succeeded by", "replaced by", "merged into hub", "part of hub", "looks for a lead", "seeks"):
        assert {what} & occurring, what
    assert {f"{role} of hub" for role in ("convener", "member", "adviser")} <= occurring


def test_a_number_beside_a_headline_is_that_of_the_entries_below_it(site: Site) -> None:
    for page in site.pages.values():
        if page.address == "":
            continue  # the home page shows the first few of each
        for section in page.all("section.section"):
            if section.attributes["aria-labelledby"] == "section-helps":
                continue  # it shows the first few of each type
            number, lists = section.css(".section-head .num"), [node for node in section.iter() if node.tag == "ul"]
            if number and len(lists) == 1 and number[0].text().strip().isdigit():
                entries = [item for item in lists[0].iter() if item.tag == "li"]
                assert int(number[0].text()) == len(entries), f"{page.address}: {first(section, 'h2').text()}"


def test_a_role_is_told_at_both_ends(site: Site) -> None:
    roles = {"convener": "Convener", "member": "Member", "adviser": "Adviser"}
    for hub in site.network.hubs.values():
        page = site.page(address(hub))
        memberships = site.network.memberships_of_hub[hub.id]
        (section,) = page.all("section[aria-labelledby=section-members]")
        listed = [to for entry in section.css("li > a") for to in page.links_of(entry)]
        assert listed == [address(membership.partner) for membership in memberships], hub.id
        for membership in memberships:
            assert roles[membership.role] in section.text(), hub.id
            theirs = site.page(address(membership.partner))
            entries = [entry for entry in theirs.all("aside li") if page.address in theirs.links_of(entry)]
            assert any(roles[membership.role] in entry.text() for entry in entries), theirs.address


def test_lists_of_partners_are_alphabetical(site: Site) -> None:
    order = {address(partner): place for place, partner in enumerate(site.network.partners.values())}
    lists = 0
    for page in site.pages.values():
        if not page.address.startswith(("partners/", "kinds/", "levels/", "places/", "principles/", "contributions/")):
            continue  # elsewhere partners are listed by role, by date, or by how well they fit
        for node in page.all("main ul.records"):
            found = [
                order[to] for entry in node.css(".record-name, li > a") for to in page.links_of(entry) if to in order
            ]
            assert found == sorted(found) or page.address in order, page.address
            lists += len(found) > 1
    assert lists > 50
