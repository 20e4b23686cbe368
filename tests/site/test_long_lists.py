"""No page without end: long lists show their first part, and all that they leave out is reached by links alone."""

from __future__ import annotations

import re
from collections import Counter, deque

import pytest

from network_directory.network import Network
from network_directory.network.aging import dues
from network_directory.network.findings import Findings
from network_directory.site.addresses import address

from .sites import Page, Site, first

MOST_BYTES, MOST_ELEMENTS, MOST_OF_COVERAGE = 300_000, 5_000, 10_000


def test_every_page_is_light(large_site: Site) -> None:
    heavy = [
        (page.address, len(page.html.encode()), len(page.all("*")))
        for page in large_site.pages.values()
        if len(page.html.encode()) > MOST_BYTES
        or len(page.all("*")) > (MOST_OF_COVERAGE if page.address == "coverage/" else MOST_ELEMENTS)
    ]
    assert not heavy


def test_every_page_is_reached_by_links_alone(large_site: Site) -> None:
    """Links of what pages show, without those of the menu but the home page's, and without what a script would do."""
    waiting, reached = deque([""]), {""}
    while waiting:
        page = large_site.pages[waiting.popleft()]
        for link in page.links("body"):
            target = re.split("[?#]", link)[0]
            if target in large_site.pages and target not in reached:
                reached.add(target)
                waiting.append(target)
    network = large_site.network
    records = (network.partners, network.hubs, network.principles, network.sources, network.places)
    assert {address(record) for those in records for record in those.values()} <= reached
    assert reached == set(large_site.pages)


def test_every_link_leads_to_something(large_site: Site) -> None:
    assert not large_site.broken_links()


def test_the_parts_by_letter_hold_each_partner_once_in_the_printed_order(large_site: Site) -> None:
    pages = leaves(large_site, "partners/by_letter/")
    listed = [link for page in pages for item in page.all("main .records li") for link in page.links_of(item)]
    assert listed == [address(partner) for partner in Findings(large_site.network).listed]
    assert len(pages) > 1


def test_each_need_stands_with_those_that_fit_on_one_page(large_site: Site) -> None:
    needs = Findings(large_site.network).needs
    shown = Counter(
        item.attributes["data-id"]
        for asker in ("lead", "strategy", "partner")
        for page in leaves(large_site, f"needs/of_{asker}/")
        for item in page.all("main li.need")
    )
    assert shown == Counter(need.id for need in needs)
    page = large_site.page("needs/")
    for item in page.all("li.need:has(.fits-all)"):
        to = page.links_of(first(item, ".fits-all"))[0]
        path, _, anchor = to.partition("#")
        (there,) = (found for found in large_site.page(path).all("li.need") if found.attributes["id"] == anchor)
        assert there.attributes["data-id"] == item.attributes["data-id"]
        assert first(there, "summary").text() == first(item, ".fits-all").text()


def test_what_is_said_of_a_list_is_true(large_site: Site) -> None:
    told = 0
    for page in large_site.pages.values():
        for line in page.all("p.rest > span"):
            said = re.fullmatch(r"Showing the first ([\d,]+) of ([\d,]+), .*", line.text())
            assert said, line.text()
            shown, total = (int(number.replace(",", "")) for number in said.groups())
            assert shown < total
            before = line.parent and line.parent.prev
            while before is not None and before.tag not in ("ul", "ol", "div"):
                before = before.prev
            assert before is not None, page.address
            if before.tag != "div":
                assert len([item for item in before.iter() if item.tag == "li"]) == shown, page.address
                told += 1
    assert told > 30


@pytest.mark.parametrize(
    ("page", "section", "link"),
    [
        ("kinds/advocacy/", "partners", "partners/?kind=advocacy"),
        ("levels/federal/", "partners", "partners/?level=federal"),
        ("levels/federal/", "strategies", "hubs/?level=federal"),
        ("contributions/expertise/", "offered", "partners/?contribution=expertise"),
        ("contributions/expertise/", "wanted", "needs/?contribution=expertise"),
        ("principles/early-childhood/", "leads", "partners/?principle=early-childhood&stance=leads"),
        ("hubs/hub-000/", "members", "partners/?hub=hub-000"),
        ("places/us/", "based", "places/us/#section-within"),
        ("network/", "hubs", "hubs/"),
        ("coverage/", "hub", "hubs/"),
    ],
)
def test_a_shortened_list_leads_on(large_site: Site, page: str, section: str, link: str) -> None:
    shown = large_site.page(page)
    assert link in shown.links(f'[aria-labelledby="section-{section}"] .rest')


def test_counts_stand_above_shortened_lists(large_site: Site) -> None:
    network = large_site.network
    for kind, partners in ((kind, network.partners_of_kind[kind]) for kind in network.kinds):
        assert large_site.page(f"kinds/{kind}/").text(".section-head .num") == f"{len(partners):,}"
    for stance in ("leads", "practices", "endorses", "reserves"):
        takers = [claim for claim in network.claims_on_principle["early-childhood"] if claim.stance == stance]
        page = large_site.page("principles/early-childhood/")
        assert page.text(f'[aria-labelledby="section-{stance}"] .section-head .num') == f"{len(takers):,}"


def test_all_strategies_for_a_recommendation_are_there(large_site: Site) -> None:
    network = large_site.network
    (recommended,) = (one for one in network.recommendations() if network.strategies_for_recommendation[one.id])
    source = large_site.page(f"sources/{recommended.source}/")
    first_part = source.links(f'li[id="{recommended.id}"] .parts')
    pages = [leaf for part in first_part for leaf in leaves(large_site, part)]
    listed = {link for page in pages for item in page.all("main .records li") for link in page.links_of(item)}
    assert listed == {address(strategy) for strategy in network.strategies_for_recommendation[recommended.id]}


def test_what_has_lapsed_is_all_there(large_site: Site) -> None:
    pages = leaves(large_site, "badges/lapsed/")
    lapsed = [link for page in pages for item in page.all("main .records li") for link in page.links_of(item)]
    assert len(lapsed) > 200
    assert Counter(link.partition("#")[0] for link in lapsed) == lapsed_of(large_site.network)


def lapsed_of(network: Network) -> Counter[str]:
    return Counter(address(due.partner) for due in dues(network) if due.age == "lapsed")


def leaves(site: Site, base: str) -> list[Page]:
    """The pages of the parts of a list that list its entries, in the order in which they are linked."""
    page = site.page(base)
    if not page.all("main .parts"):
        return [page]
    inner = [link for item in page.all("main .parts li") for link in page.links_of(item)]
    return [leaf for part in inner for leaf in leaves(site, part)]


def test_the_sample_has_whole_lists(site: Site) -> None:
    assert not [page.address for page in site.pages.values() if page.all(".rest, .rest-briefly")]
