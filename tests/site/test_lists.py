"""Lists that stand without script, and the other pages that lead to the same partners."""

from __future__ import annotations

from pathlib import Path

from ..trees import SMALL, write_tree
from .sites import Page, Site, build


def cuts(site: Site) -> dict[str, list[tuple[str, int]]]:
    """What stands in place of the filters: by its title, where each choice leads and how many partners are there."""
    page = site.page("partners/")
    return {
        cut.css("summary")[0].text(): [
            (page.links_of(item)[0], int(item.css(".num")[0].text())) for item in cut.css("li")
        ]
        for cut in page.all(".finder-cuts details")
    }


def partners_in(page: Page, css: str) -> set[str]:
    """The partners that a part of a page links to."""
    return {link.partition("#")[0] for link in page.links(css) if link.startswith("partners/")}


def test_every_facet_leads_to_pages_of_partners(site: Site) -> None:
    found = cuts(site)
    titles = {"Principle", "Contribution", "Badge", "Status", "How it is governed"}
    assert titles <= set(found)
    assert all(site.has(address) for choices in found.values() for address, _ in choices)
    for address, n in found["Principle"]:
        behind = {f'[aria-labelledby="section-{stance}"]' for stance in ("endorses", "practices", "leads")}
        assert sum(len(partners_in(site.page(address), css)) for css in behind) == n
    for address, n in found["Status"] + found["How it is governed"]:
        path, _, section = address.partition("#")
        assert len(partners_in(site.page(path), f'[aria-labelledby="{section}"]')) == n > 0


def test_declared_fields_have_lists_by_their_values(small_site: Site) -> None:
    page = small_site.page("partners/by_extra-governance_model/")
    assert page.title.startswith("Partners: How it is governed")
    assert partners_in(page, "section") == {"partners/orta/"}
    assert page.text("section h2") == "Elected board"


def test_the_page_of_search_results_is_not_to_be_found_itself(site: Site) -> None:
    page = site.page("search/")
    assert page.one("meta[name=robots]").attributes["content"] == "noindex"
    assert not site.page("partners/").all("meta[name=robots]")


def test_a_network_without_badges_speaks_of_none(tmp_path: Path) -> None:
    files = {name: content for name, content in SMALL.items() if name != "content/badges.yml"}
    files["theme/i18n/en.yml"] = "{}\n"
    site = build(write_tree(tmp_path, files))
    assert not site.network.badge_rules.levels
    for address in ("partners/", "partners/orta/", "hubs/ohio/", "principles/teaching/"):
        assert "No badge" not in site.page(address).text("main"), address
    assert not site.page("partners/").all("[name=badge]")
    assert not site.page("partners/orta/").all("#section-badge")
    assert not site.page("badges/").all("#section-partners")
    assert site.page("badges/").all("#section-hubs")


def test_a_place_lists_each_of_its_partners_once(site: Site) -> None:
    """Under where it is based, or else what it serves, or else the wider place that it serves."""
    for id in ("us", "us-va", "us-dc"):
        page = site.page(f"places/{id}/")
        based, serving, wider = (
            [page.links_of(item)[0] for item in page.all(f'[aria-labelledby="section-{part}"] li')]
            for part in ("based", "serving", "wider")
        )
        assert len({*based, *serving, *wider}) == len([*based, *serving, *wider])
        assert f"{len(based) + len(serving)} partners" in page.text(".page-head")
