"""Every link leads somewhere, every page can be found, and each says what it is."""

from __future__ import annotations

import json
import re
from collections import Counter, deque
from itertools import pairwise
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from network_directory.site.addresses import Linked, address

from .sites import ORIGIN, Page, Site, configuration, heading_levels, hosts_of

ATOM = "{http://www.w3.org/2005/Atom}"
LOADING = "[src], iframe, embed, object, use, image, link[href]:not([rel~=canonical])"
"""What a browser fetches when it shows a page."""


def absolute(url: str) -> str:
    """An absolute URL of the sample site as an address from its root."""
    assert url.startswith(ORIGIN), f"{url} is not of this site"
    return url.removeprefix(ORIGIN)


class TestLinks:
    def test_every_link_within_the_site_leads_to_something(self, site: Site, small_site: Site) -> None:
        assert not site.broken_links()
        assert not small_site.broken_links()

    def test_pictures_and_style_sheets_load_only_what_is_there(self, site: Site) -> None:
        broken = []
        for path in sorted(site.root.rglob("*.svg")):
            for node in ElementTree.parse(path).iter():
                values = [value for name, value in node.attrib.items() if name.endswith(("href", "}href"))]
                values += [found for value in node.attrib.values() for found in re.findall(r"url\(([^)]+)\)", value)]
                own = {found.get("id") for found in ElementTree.parse(path).iter()}
                broken += [f"{path}: {value}" for value in values if value.removeprefix("#") not in own]
        for path in sorted(site.root.rglob("*.css")):
            base = f"{ORIGIN}{site.address(path)}"
            for value in re.findall(r"url\([\"']?([^\"')]+)", path.read_text(encoding="utf-8")):
                target = urljoin(base, value)
                if not value.startswith(("data:", "#")) and not site.has(absolute(target)):
                    broken.append(f"{path}: {value}")
        assert not broken

    def test_feeds_and_data_lead_to_pages(self, site: Site) -> None:
        atom = ElementTree.fromstring(site.read("updates/feed.xml"))
        urls = [link.get("href", "") for link in atom.iter(f"{ATOM}link")]
        feed = json.loads(site.read("updates/feed.json"))
        urls += [feed["home_page_url"], feed["feed_url"], *(item["url"] for item in feed["items"])]
        for path in sorted(site.root.glob("data/*.json")):
            urls += [row["page"] for row in json.loads(path.read_text(encoding="utf-8"))]
        for path in sorted(site.root.glob("badges/*/*.json")):
            badge = json.loads(path.read_text(encoding="utf-8"))
            claims = badge.get("claims", ())
            urls += [badge["page"], *(f"{badge['page']}#principle-{claim['principle']}" for claim in claims)]
            urls += [
                f"{ORIGIN}badges/principles/{claim['principle']}/{claim['standing']}.svg"
                for claim in claims
                if "standing" in claim
            ]
        assert len(urls) > 200
        assert not [url for url in urls if not site.has(absolute(url))]

    def test_the_addresses_that_a_page_gives_for_itself_are_right(self, site: Site) -> None:
        for page in site.pages.values():
            assert page.one("link[rel=canonical]").attributes["href"] == ORIGIN + page.address
            for meta in page.all("meta[property='og:image'], meta[property='og:url']"):
                assert site.has(absolute(meta.attributes["content"] or "")), page.address

    def test_the_sitemap_lists_every_page_and_nothing_else(self, site: Site) -> None:
        sitemap = ElementTree.fromstring(site.read("sitemap.xml"))
        listed = [absolute(node.text or "") for node in sitemap.iter() if node.tag.endswith("}loc")]
        assert sorted(listed) == sorted(site.pages)

    def test_links_leave_only_for_hosts_that_the_records_name(self, site: Site) -> None:
        known = hosts_of(site.folder) | {"creativecommons.org"}
        strangers = {
            target
            for page in site.documents.values()
            for target in page.targets()
            if (parts := urlsplit(target)).scheme and parts.scheme != "mailto" and parts.hostname not in known
        }
        assert not strangers

    def test_records_name_schemas_that_are_published(self, site: Site) -> None:
        modeline = re.compile(r"^# yaml-language-server: \$schema=(\S+)")
        found = {path: modeline.match(path.read_text("utf-8")) for path in site.folder.glob("[ph]*/*.yml")}
        named = {absolute(match[1]) for match in found.values() if match}
        assert named == {"data/schema/partner.schema.json", "data/schema/hub.schema.json"}
        assert all(map(site.has, named))

    def test_addresses_of_mail_are_those_of_the_records(self, site: Site) -> None:
        written = {partner.contact.email for partner in site.network.partners.values()}
        targets = {target for page in site.documents.values() for target in page.targets()}
        assert {t.removeprefix("mailto:") for t in targets if t.startswith("mailto:")} <= written

    def test_nothing_is_loaded_from_elsewhere(self, site: Site) -> None:
        for page in site.documents.values():
            for node in page.all(LOADING):
                value = node.attributes.get("src") or node.attributes.get("href") or ""
                assert not urlsplit(page.resolve(value)).scheme, f"{page.address} loads {value}"


@pytest.fixture(scope="module")
def reached(site: Site) -> frozenset[str]:
    """All that links lead to, starting at the home page."""
    found, visited, waiting = {""}, {""}, deque([""])
    while waiting:
        targets = site.pages[waiting.popleft()].links("body")
        found |= targets
        pages = {target.partition("#")[0] for target in targets} & site.pages.keys()
        waiting += pages - visited
        visited |= pages
    return frozenset(found | visited)


class TestReach:
    def test_every_page_can_be_reached_from_the_home_page(self, site: Site, reached: frozenset[str]) -> None:
        assert not set(site.pages) - reached

    def test_every_record_has_its_page_or_place_on_one(self, site: Site, reached: frozenset[str]) -> None:
        network = site.network
        records: list[Linked] = [
            *network.partners.values(),
            *network.hubs.values(),
            *network.strategies(),
            *network.principles.values(),
            *network.sources.values(),
            *network.recommendations(),
            *network.places.values(),
            *network.levels.values(),
            *network.kinds.values(),
        ]
        expected = {address(record) for record in records} | {
            f"contributions/{type}/" for type in network.contributions
        }
        assert len(expected) > 250
        assert not expected - reached

    def test_every_claim_can_be_reached(self, site: Site, reached: frozenset[str]) -> None:
        claims = (claim for claims in site.network.claims_of_partner.values() for claim in claims)
        expected = {f"{address(claim.partner)}#principle-{claim.principle.id}" for claim in claims}
        assert not expected - reached

    def test_downloads_and_feeds_can_be_reached(self, site: Site, reached: frozenset[str]) -> None:
        files = {name for name in site.files if name.startswith("data/") and name.count("/") == 1} - {"data/"}
        assert not {*files, "updates/feed.xml", "updates/feed.json"} - reached


class TestEachPage:
    def test_has_no_id_twice(self, site: Site) -> None:
        for page in site.documents.values():
            twice = [id for id, times in Counter(page.ids).items() if times > 1]
            assert not twice, page.address

    def test_has_one_headline_first_and_skips_no_level(self, site: Site) -> None:
        for page in site.pages.values():
            levels = heading_levels(page, "main h1, main h2, main h3, main h4, main h5, main h6")
            assert levels[0] == 1, page.address
            assert levels.count(1) == 1, page.address
            assert not page.all("header.site-header h1, footer h1"), page.address
            skipped = [(one, next) for one, next in pairwise(levels) if next > one + 1]
            assert not skipped, page.address

    def test_has_a_title_of_its_own(self, site: Site) -> None:
        titles: dict[str, list[str]] = {}
        for page in site.pages.values():
            titles.setdefault(page.title, []).append(page.address)
        assert not {title: pages for title, pages in titles.items() if len(pages) > 1}
        assert all(titles)

    def test_says_in_its_title_what_its_headline_says(self, site: Site) -> None:
        for page in site.pages.values():
            assert page.address == "" or page.title.startswith(page.text("h1")), page.address

    def test_has_a_description(self, site: Site) -> None:
        for page in site.pages.values():
            description = page.one("meta[name=description]").attributes["content"] or ""
            assert len(description) >= 15, f"{page.address}: {description!r}"

    def test_says_its_language(self, site: Site) -> None:
        for page in site.documents.values():
            assert page.one("html").attributes["lang"] == "en", page.address

    def test_shows_the_way_to_itself(self, site: Site) -> None:
        for page in site.pages.values():
            if page.address == "":
                continue
            crumbs = page.one("nav[aria-label='You are here']")
            steps = crumbs.css("li")
            links = [page.resolve(link.attributes["href"] or "") for link in crumbs.css("a")]
            assert links[0] == "", page.address
            assert len(links) == len(steps) - 1, page.address
            assert links[-1] == page.address.rpartition("/")[0].rpartition("/")[0] + "/" * (len(links) > 1), (
                page.address
            )
            (last,) = crumbs.css("[aria-current]")
            assert last.attributes["aria-current"] == "page"
            assert " ".join(last.text().split()) == page.text("h1")
            assert steps[-1].css("[aria-current]")

    def test_marks_the_section_that_it_belongs_to(self, site: Site) -> None:
        """The overview that a page hangs on is marked in the menu; the overview itself as the page shown."""
        listed = set(_paths(configuration(site.folder)["nav"]))
        for page in site.pages.values():
            section = page.address.partition("/")[0] + "/" if page.address else ""
            current = {
                page.resolve(link.attributes["href"] or ""): link.attributes["aria-current"]
                for link in page.all(".site-nav a[aria-current]")
            }
            if section in listed:
                assert current == {section: "page" if page.address == section else "true"}, page.address
            else:
                assert not current, page.address

    def test_is_no_stub(self, site: Site) -> None:
        for page in site.pages.values():
            text = page.text()
            assert len(text) > 150, f"{page.address}: {text}"
            assert not re.search(r"coming soon|under construction|lorem ipsum|\bTODO\b|\bTBD\b", text), page.address

    def test_shows_no_trace_of_the_machinery(self, site: Site) -> None:
        traces = re.compile(r"{{|{%|}}|&(amp|lt|gt|quot|#\d+);|Markup\(|<function|object at 0x")
        for page in site.documents.values():
            shown = Page(page.address, page.html)
            for code in shown.all("pre"):
                code.decompose()
            values = (value or "" for node in shown.all("*") for value in node.attributes.values())
            assert not traces.findall(" ".join([shown.text("html"), *values])), page.address

    def test_has_no_code_in_it(self, site: Site) -> None:
        """A strict content security policy holds: no inline scripts, styles or handlers."""
        for page in site.documents.values():
            assert not page.all("script:not([src]):not([type='application/json']):not([type='application/ld+json'])"), (
                page.address
            )
            assert not page.all("style, [style]"), page.address
            handlers = [name for node in page.tree.css("*") for name in node.attributes if name.startswith("on")]
            assert not handlers, page.address


def _paths(nav: object) -> list[str]:
    if isinstance(nav, str):
        return [nav.removesuffix("index.md").removesuffix(".md") + ("/" if not nav.endswith("index.md") else "")]
    assert isinstance(nav, list | dict)
    items = nav.values() if isinstance(nav, dict) else nav
    return [path for item in items for path in _paths(item)]
