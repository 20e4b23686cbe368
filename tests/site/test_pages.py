"""What single pages do for those who come to them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from network_directory.network.model import Hub, Partner, Principle, Source
from network_directory.records.answers import english
from network_directory.records.explanations import explanations
from network_directory.site import Words
from network_directory.site.addresses import address
from network_directory.theme import theme_folder

from ..trees import SMALL, write_tree
from .sites import ORIGIN, Page, Site, build, builds, first, redirect_of, run

WORDS = Words.load("en", [theme_folder()])
EDIT = "https://github.com/partners-for/directory/edit/main/"

CONFIG = """
site_name: Tiny
docs_dir: content
theme: {name: material}
plugins: [network-directory]
"""
VOCABULARY = """
partner_kinds: {school: {name: School}}
levels: {district: {name: District}}
"""
SOURCE = "{title: The report, parts: [{id: '1', title: Money, recommendations: [{id: F-1, text: Pay for it.}]}]}"
PRINCIPLE = "{name: Money, statement: It follows need., provenance: [{source: report, part: '1'}]}"
HUB = "{name: Money, focus: issue, principle: money, summary: Where it is counted.}"
PARTNER = "{name: Ash Street School, kind: school, summary: A school in Ash Street.}"
TINY: Mapping[str, str | bytes] = {"mkdocs.yml": CONFIG, "content/vocabulary.yml": VOCABULARY}
"""The least that is a network."""


class TestRedirects:
    @pytest.fixture(params=["site", "small_site"])
    def any_site(self, request: pytest.FixtureRequest) -> Site:
        found = request.getfixturevalue(request.param)
        assert isinstance(found, Site)
        return found

    def test_an_old_address_leads_to_the_record(self, any_site: Site) -> None:
        network = any_site.network
        tables: Mapping[str, Mapping[str, Partner | Hub | Principle | Source]] = {
            "partners": network.partners,
            "hubs": network.hubs,
            "principles": network.principles,
            "sources": network.sources,
        }
        moved = [
            (f"{folder}/{old}/", record)
            for folder, table in tables.items()
            for record in table.values()
            for old in record.formerly
        ]
        assert moved
        for old, record in moved:
            page = any_site.documents[old]
            assert old not in any_site.pages
            refresh = page.one("meta[http-equiv=refresh]")
            assert page.resolve(redirect_of(refresh) or "") == address(record)
            assert (refresh.attributes["content"] or "").startswith("0;")
            assert page.resolve(page.one("link[rel=canonical]").attributes["href"] or "") == address(record)
            assert "noindex" in (page.one("meta[name=robots]").attributes["content"] or "")
            assert page.resolve(page.one("body a").attributes["href"] or "") == address(record)
            assert record.name in page.text("body")
            assert record.name in page.title

    def test_records_of_every_kind_redirect(self, tmp_path: Path) -> None:
        formerly = ", formerly: [old-one, old-two]}"
        files = {
            "content/sources/report.yml": SOURCE[:-1] + formerly,
            "content/principles/money.yml": PRINCIPLE[:-1] + formerly,
            "hubs/money.yml": HUB[:-1] + formerly,
            "partners/ash.yml": PARTNER[:-1] + formerly,
        }
        site = build(write_tree(tmp_path, {**TINY, **files}))
        led = {
            page.address: page.resolve(redirect_of(page.one("meta[http-equiv=refresh]")) or "")
            for page in site.documents.values()
            if page.address not in site.pages and page.address != "404.html"
        }
        records = {"sources": "report", "principles": "money", "hubs": "money", "partners": "ash"}
        assert led == {f"{k}/old-{n}/": f"{k}/{id}/" for k, id in records.items() for n in ("one", "two")}


class TestEditLinks:
    def test_a_records_page_leads_to_its_file(self, site: Site) -> None:
        network = site.network
        for table in (network.partners, network.hubs, network.principles, network.sources):
            for record in table.values():
                page = site.page(address(record))
                assert (site.folder / record.file).is_file()
                assert EDIT + record.file in page.links(), page.address
                others = {link for link in page.links() if link.startswith(EDIT)} - {EDIT + record.file}
                assert not others, page.address
        assert {Path(partner.file).suffix for partner in network.partners.values()} == {".md", ".yml"}

    def test_a_page_of_the_staff_leads_to_its_file(self, site: Site) -> None:
        assert EDIT + "content/about.md" in site.page("about/").links()

    def test_follow_the_address_of_a_repository(self, tmp_path: Path) -> None:
        where = "repo_url: https://code.example/o/net\nedit_uri: edit/main/content/\n"
        site = build(write_tree(tmp_path, {**SMALL, "mkdocs.yml": where + CONFIG, "content/about.md": "# About\n"}))
        assert "https://code.example/o/net/edit/main/partners/orta.md" in site.page("partners/orta/").links()
        assert "https://code.example/o/net/edit/main/content/sources/report.yml" in site.page("sources/report/").links()
        assert "https://code.example/o/net/edit/main/content/about.md" in site.page("about/").links()

    def test_without_a_template_no_page_has_one(self, small_site: Site) -> None:
        for page in small_site.pages.values():
            assert not [link for link in page.links() if "/edit/" in link], page.address


def test_fields_of_the_networks_own_are_written_as_its_language_does(tmp_path: Path) -> None:
    vocabulary = """
        partner_kinds: {school: {name: School}}
        extra_fields:
          members: {name: Members, type: number}
          charter: {name: Charter, type: date}
          press: {name: Press, type: url}
        """
    partner = (
        "{name: Ash, kind: school, summary: A., extra: {members: 1200.5, charter: 1998-05, press: 'https://a.example'}}"
    )
    files = {**TINY, "content/vocabulary.yml": vocabulary, "partners/ash.yml": partner}
    page = build(write_tree(tmp_path, files)).page("partners/ash/")
    facts = {first(node, "dt").text(): first(node, "dd") for node in page.all(".facts > div")}
    assert facts["Members"].text() == "1,200.5"
    assert facts["Charter"].text() == "May 1998"
    assert first(facts["Press"], "a").attributes["href"] == "https://a.example"


def test_a_page_of_the_staffs_takes_the_place_of_ours(tmp_path: Path) -> None:
    pages = ("network.md", "badges/index.md", "partners/ash/index.md", "kinds/school.md", "coverage.html")
    files = {f"content/{page}": f"<h1>Our own {page}</h1>\n" for page in pages}
    files["content/coverage/index.html"] = files.pop("content/coverage.html")
    config = CONFIG.replace("network-directory", "network-directory: {allow_files: [coverage/index.html]}")
    site = build(write_tree(tmp_path, {**TINY, "mkdocs.yml": config, **files}), strict=False)
    for where in ("network", "badges", "partners/ash", "kinds/school", "coverage"):
        assert "Our own" in (site.root / where / "index.html").read_text("utf-8"), where


class TestMissingPage:
    def test_helps_on(self, site: Site) -> None:
        page = site.page("404.html")
        assert page.text("h1")
        assert {"partners/", "hubs/", "principles/", "places/"} <= page.links()
        assert page.one("main form").attributes["action"] == "/partners/"

    def test_works_at_any_depth(self, site: Site, tmp_path: Path) -> None:
        """It is shown at the address that is missing, so that nothing on it may be relative to where it stands."""
        below = build(write_tree(tmp_path, {**TINY, "mkdocs.yml": "site_url: https://tiny.example/a/b/" + CONFIG}))
        for one, root in ((site, "/"), (below, "/a/b/")):
            for node in one.page("404.html").all("[href], [src], [action]"):
                for name in ("href", "src", "action"):
                    value = node.attributes.get(name) or root
                    assert value.startswith((root, "#", "https://")), value


class TestHelp:
    def test_every_code_has_its_page(self, site: Site) -> None:
        for told in explanations(english()):
            page = site.page(f"help/{told.code}/")
            assert page.text("h1") == f"{told.code}: {told.title}"
            assert page.text(".kicker") == ("A warning" if told.warning else "An error")
            assert page.text(".prose") == " ".join(" ".join(told.paragraphs).split())
            wrong, right = page.all(".example pre")
            assert (wrong.text(), right.text()) == (told.wrong, told.right)

    def test_the_overview_leads_to_each_and_says_how_serious_it_is(self, site: Site) -> None:
        page = site.page("help/")
        listed = {page.links_of(node)[0]: node for node in page.all("main .record")}
        assert set(listed) == {f"help/{told.code}/" for told in explanations(english())}
        for told in explanations(english()):
            node = listed[f"help/{told.code}/"]
            assert told.title in node.text()
            assert ("A warning" in node.text()) == told.warning

    def test_the_page_on_joining_and_each_code_lead_on(self, site: Site) -> None:
        assert "help/" in site.page("join/").links("aside")
        links = site.page("help/ND209/").links("aside")
        assert {"help/ND208/", "help/ND210/", "help/#section-field", "join/", "help/"} <= links
        assert "help/ND209/" not in links

    def test_problems_in_a_preview_lead_to_it(self, tmp_path: Path) -> None:
        folder = write_tree(tmp_path, {**TINY, "partners/ash-street.yml": f"{PARTNER[:-1]}, founded: soon}}"})
        page = next(builds(folder, strict=False, preview=True)).page("problems/")
        assert page.links(".problems") == {"help/ND206/"}


class TestShortLinks:
    PAGE = """
        ---
        title: About
        ---
        See [[partner:ash]], [[hub:money|those who “count” <it>]], [[principle:money]],
        [[source:report]], [[place:us-oh]].

        | Who | What |
        |---|---|
        | [[partner:ash|The school]] | teaches |

        Code stays: `[[partner:ash]]`, ``a ` [[partner:ash]]``.

        ```
        [[partner:ash]]
        ```

        ~~~yaml
        [[partner:nobody]]
        ~~~

        1. In a list:

            ```
            [[partner:ash]]
            ```
        """
    NETWORK: Mapping[str, str | bytes] = {
        **TINY,
        "content/sources/report.yml": SOURCE,
        "content/principles/money.yml": PRINCIPLE,
        "hubs/money.yml": HUB,
        "partners/ash.yml": PARTNER,
    }

    @pytest.fixture
    def page(self, tmp_path: Path) -> Page:
        files = {**self.NETWORK, "content/deep/er/about.md": self.PAGE}
        return build(write_tree(tmp_path, files)).page("deep/er/about/")

    def test_become_links(self, page: Page) -> None:
        found = [
            (page.resolve(link.attributes["href"] or ""), " ".join(link.text().split()))
            for link in page.all("article a")
        ]
        assert found == [
            ("partners/ash/", "Ash Street School"),
            ("hubs/money/", "those who “count” <it>"),
            ("principles/money/", "Money"),
            ("sources/report/", "The report"),
            ("places/us-oh/", "Ohio"),
            ("partners/ash/", "The school"),
        ]

    def test_stay_as_they_are_in_code(self, page: Page) -> None:
        code = [node.text().strip() for node in page.all("article code")]
        assert code == [
            "[[partner:ash]]",
            "a ` [[partner:ash]]",
            "[[partner:ash]]",
            "[[partner:nobody]]",
            "[[partner:ash]]",
        ]

    def test_a_dangling_one_is_told_with_its_place(self, tmp_path: Path) -> None:
        text = "# About\n\nFirst a line,\nthen [[partner:ahs|them]].\n"
        write_tree(tmp_path, {**self.NETWORK, "content/about.md": text})
        done = run("mkdocs", "build", folder=tmp_path)
        assert done.returncode == 1
        assert "content/about.md:4:16: error ND204" in done.stderr
        assert "did you mean 'ash'?" in done.stderr
        assert "Traceback" not in done.stderr
        assert not (tmp_path / "site").exists()


class TestBanner:
    def test_every_page_of_a_sample_says_so(self, site: Site) -> None:
        for page in (*site.pages.values(), site.page("404.html")):
            assert "Sample network" in page.text("aside.banner"), page.address

    def test_no_page_of_a_real_network_does(self, small_site: Site) -> None:
        for page in (*small_site.pages.values(), small_site.page("404.html")):
            assert not page.all(".banner"), page.address

    def test_no_built_page_speaks_of_problems(self, site: Site) -> None:
        assert "problems/" not in site.documents
        assert not [page.address for page in site.documents.values() if page.all(".banner--problems")]


class TestWhatBecameOfIt:
    @pytest.fixture(params=["site", "small_site"])
    def any_site(self, request: pytest.FixtureRequest) -> Site:
        found = request.getfixturevalue(request.param)
        assert isinstance(found, Site)
        return found

    def test_a_partner_that_left_or_paused_says_so(self, any_site: Site) -> None:
        others = [partner for partner in any_site.network.partners.values() if partner.status != "active"]
        assert others
        for partner in others:
            self.says(any_site, partner, f"partner.is_{partner.status}", f"partner_statuses.{partner.status}")
            if partner.succeeded_by:
                assert any_site.network.partners[partner.succeeded_by].name in notice(any_site, partner)

    def test_a_hub_that_paused_merged_or_closed_says_so(self, any_site: Site) -> None:
        others = [hub for hub in any_site.network.hubs.values() if hub.status in ("paused", "merged", "closed")]
        assert others
        for hub in others:
            self.says(any_site, hub, f"hub.is_{hub.status}", f"hub_statuses.{hub.status}")
            if hub.merged_into:
                assert any_site.network.hubs[hub.merged_into].name in notice(any_site, hub)

    def test_a_principle_that_was_retired_says_so(self, small_site: Site) -> None:
        (retired,) = [principle for principle in small_site.network.principles.values() if principle.retired]
        said = notice(small_site, retired)
        assert "June 2020" in said
        assert retired.replaced_by
        assert small_site.network.principles[retired.replaced_by].name in said
        assert WORDS.text("principle.retired") in small_site.page("principles/").text()

    def test_all_states_occur_in_the_sample(self, site: Site) -> None:
        assert {partner.status for partner in site.network.partners.values()} == {"active", "paused", "former"}
        states = {"forming", "active", "paused", "merged", "closed"}
        assert {hub.status for hub in site.network.hubs.values()} == states

    def test_a_hub_without_a_plan_is_forming_one_or_had_none(self, site: Site) -> None:
        without = [hub for hub in site.network.hubs.values() if not hub.aim]
        assert without
        for hub in without:
            says = "hub.had_no_plan" if hub.status in ("merged", "closed") else "hub.no_plan"
            assert WORDS.text(says) in site.page(address(hub)).text()

    @staticmethod
    def says(site: Site, record: Partner | Hub, on_its_page: str, in_lists: str) -> None:
        assert WORDS.text(on_its_page) in notice(site, record)
        overview = site.page(address(record).partition("/")[0] + "/")
        (entry,) = [li for li in overview.all("li.record") if address(record) in overview.links_of(li)]
        assert WORDS.text(in_lists) in entry.text()


def notice(site: Site, record: Partner | Hub | Principle) -> str:
    """What stands above a record's page."""
    return " ".join(site.page(address(record)).all("main .callout--warn")[0].text().split())


NETWORKS: Mapping[str, Mapping[str, str | bytes]] = {
    "nothing but a vocabulary": {},
    "a vocabulary that is empty": {"content/vocabulary.yml": "partner_kinds: {}\n"},
    "one partner": {"partners/ash.yml": PARTNER},
    "no hubs": {
        "content/sources/report.yml": SOURCE,
        "content/principles/money.yml": PRINCIPLE,
        "partners/ash.yml": PARTNER[:-1] + ", alignment: [{principle: money, stance: endorses}]}",
    },
    "no partners": {
        "content/sources/report.yml": SOURCE,
        "content/principles/money.yml": PRINCIPLE,
        "hubs/money.yml": HUB,
    },
    "a hub that seeks everything": {
        "content/sources/report.yml": SOURCE,
        "content/principles/money.yml": PRINCIPLE,
        "hubs/money.yml": HUB[:-1]
        + ", plan: {aim: More., strategies: [{id: more, title: More, principles: [money]}]}}",
    },
    "a badge and no principle": {
        "content/badges.yml": "levels: []\n",
        "partners/ash.yml": PARTNER,
    },
    "all badges": {
        "content/badges.yml": "levels: [{id: declared, name: Declared, needs: {stated: 1}}]\n",
        "content/sources/report.yml": SOURCE,
        "content/principles/money.yml": PRINCIPLE,
        "partners/ash.yml": PARTNER[:-1] + ", alignment: [{principle: money, stance: endorses}]}",
    },
    "a source without parts": {"content/sources/report.yml": "{title: The report}"},
    "a front page and a page of its own": {
        "content/index.md": "# Welcome\n\nHere we are.\n",
        "content/news.md": "# News\n\nAll quiet, and not for long.\n\nSee [the partners](partners/index.md).\n",
    },
    "a list of partners of the staff's own": {
        "content/partners/index.md": "# Our partners\n\nWe know them all by heart, and list them here one by one.\n",
        "partners/ash.yml": PARTNER,
    },
}


@pytest.mark.parametrize("files", NETWORKS.values(), ids=NETWORKS)
def test_the_smallest_networks_have_useful_pages(tmp_path: Path, files: Mapping[str, str | bytes]) -> None:
    site = build(write_tree(tmp_path, {**TINY, **files}))
    assert not site.broken_links()
    assert "" in site.pages
    assert "partners/" in site.pages
    titles = [page.title for page in site.pages.values()]
    assert len(set(titles)) == len(titles)
    for page in site.pages.values():
        assert len(page.all("h1")) == 1, page.address
        assert len(page.text()) > 50, f"{page.address}: {page.text()}"
        if page.address.count("/") == 1:
            assert "0 of 0" not in page.text(), page.address


@pytest.mark.parametrize(
    ("page", "headline"),
    [
        ({}, "Tiny"),
        ({"content/index.md": "Here we are.\n"}, "Tiny"),
        ({"content/index.md": "---\ntitle: A & B’s <net>\n---\nHere we are.\n"}, "A & B’s <net>"),
        ({"content/index.md": "# Wel*come* to A & B\n\nHere we are.\n"}, "Welcome to A & B"),
        ({"content/index.md": "Here we are.\n\n## And more\n"}, "Tiny"),
    ],
)
def test_the_home_page_has_a_headline(tmp_path: Path, page: Mapping[str, str | bytes], headline: str) -> None:
    home = build(write_tree(tmp_path, {**TINY, **page})).page("")
    assert home.title == "Tiny"
    assert home.text("h1") == headline
    assert not page or "Here we are." in home.text()


def test_staffs_opening_words_stand_on_the_home_page(site: Site) -> None:
    home = site.page("")
    assert home.text("h1") == "Partners for each and every child"
    assert "and not one at the expense of another" in home.text()
    (description,) = home.all("meta[name=description]")
    assert "what each stands for" in (description.attributes["content"] or "")


def test_names_may_be_long(tmp_path: Path) -> None:
    words = "Committee of the Whole for " * 6 + "Schools"
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    files = {
        "partners/words.yml": f"{{name: {words}, kind: school, summary: Many., also_known_as: [{word}]}}",
        "partners/word.yml": f"{{name: {word}, kind: school, summary: One.}}",
        "partners/arabic.yml": "{name: جمعية التعليم للجميع, kind: school, summary: For all.}",
        "partners/signs.yml": "{name: 'A & B’s “C” — №1 <3', kind: school, summary: Signs.}",
    }
    site = build(write_tree(tmp_path, {**TINY, **files}))
    for id, partner in site.network.partners.items():
        page = site.page(f"partners/{id}/")
        assert page.text("h1") == partner.name
        assert page.title.startswith(partner.name)
        assert partner.name in site.page("partners/").text()


def test_canonical_addresses_belong_to_the_site(site: Site) -> None:
    canonical = [page.one("link[rel=canonical]").attributes["href"] or "" for page in site.pages.values()]
    assert len(set(canonical)) == len(canonical)
    assert all(url.startswith(ORIGIN) for url in canonical)
