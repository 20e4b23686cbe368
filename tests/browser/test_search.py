"""Search in the header, by keyboard and with all that people mistype."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from network_directory.engines.mkdocs import search_index
from network_directory.pages import SearchEntry

from ..site.sites import Site, build
from ..trees import SMALL, write_tree
from .looks import barriers, overflow


@pytest.fixture(scope="module")
def address(searched: Site, serve: Callable[[Path], str]) -> str:
    return serve(searched.root)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address + "about/")
    yield page
    context.close()


def search(page: Page, words: str) -> list[str]:
    """Look for words; returns the titles that are found."""
    page.fill("#site-search", "")
    expect(page.locator(".search-panel")).to_be_hidden()
    page.fill("#site-search", words)
    expect(page.locator(".search-panel")).to_be_visible()
    return page.locator(".search-title").all_inner_texts()


def test_works_by_keyboard(page: Page, address: str) -> None:
    box = page.locator("#site-search")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("ohio rural teachers")
    expect(page.locator("[role=option]").first).to_contain_text("Ohio Rural Teachers Alliance")  # of all three words
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    expect(box).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
    assert "Ohio Rural Teachers Alliance" in chosen.inner_text()
    page.keyboard.press("ArrowUp")
    expect(chosen).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + "partners/ohio-rural-teachers-alliance/")


def test_escape_closes_and_a_slash_can_be_written(page: Page) -> None:
    search(page, "ohio")
    page.keyboard.press("Escape")
    expect(page.locator(".search-panel")).to_be_hidden()
    expect(page.locator("#site-search")).to_be_focused()
    expect(page.locator("#site-search")).to_have_value("ohio")
    page.keyboard.type("/")
    expect(page.locator("#site-search")).to_have_value("ohio/")


def test_says_what_was_found_of_which_kind_and_why(page: Page) -> None:
    search(page, "school finance")
    first = page.locator("[role=option]").first
    assert first.locator(".search-title mark").all_inner_texts() == ["School", "finance"]
    assert first.locator(".search-excerpt mark").count() > 0
    kinds = set(page.locator(".search-kind").all_inner_texts())
    assert {"Principle", "Partner"} <= kinds <= {"Partner", "Hub", "Principle", "Place", "Source", "Page"}
    expect(page.locator(".search-panel ~ [role=status]")).to_have_text(re.compile(r"^\d+ results$"))


def test_can_be_narrowed_to_a_kind(page: Page) -> None:
    search(page, "ohio")
    button = page.get_by_role("button", name=re.compile("Hubs"))
    number = button.locator(".num").inner_text()
    button.click()
    expect(page.locator(".search-note")).to_have_text(re.compile(rf"^{number} results?$"))
    assert set(page.locator(".search-kind").all_inner_texts()) == {"Hub"}
    expect(button).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("tres rios", "Red de Familias Tres Ríos"),
        ("tres ríos", "Red de Familias Tres Ríos"),
        ("NINEZ", "Centro Comunitario Ceiba y Niñez"),
        ("okland", "Oakland"),
        ("Ohoi", "Ohio"),
        ("scool finanse", "School finance"),
        ("Missisippi", "Mississippi"),
        ("Colorodo", "Colorado"),
        ("Lantrn", "Lantern"),
        ("Georga", "Georgia"),
        ("govrnance", "Accountability and governance"),
    ],
)
def test_finds_what_is_misspelled_or_lacks_its_accents(page: Page, words: str, name: str) -> None:
    titles = search(page, words)
    assert any(name in title for title in titles[:3]), titles


def test_says_what_it_looked_for_instead(page: Page) -> None:
    search(page, "okland")
    expect(page.locator(".search-note")).to_contain_text("Nothing was found for “okland”. These are for “oakland”.")
    assert search(page, "xyzzyplugh") == []
    expect(page.locator(".search-note")).to_have_text("Nothing was found for “xyzzyplugh”.")


@pytest.mark.parametrize(
    ("asked", "found"),
    [("missisippi", "mississippi"), ("colorodo", "colorado"), ("lantrn", "lantern"), ("georga", "georgia")],
)
def test_says_so_where_only_a_beginning_was_found(page: Page, asked: str, found: str) -> None:
    search(page, asked)
    expect(page.locator(".search-note")).to_contain_text(f"Nothing was found for “{asked}”. These are for “{found}”.")


@pytest.mark.parametrize("words", ["unions", "lant", "georgian", "district teachers"])
def test_leaves_alone_what_is_no_mistake(page: Page, words: str) -> None:
    assert search(page, words)
    expect(page.locator(".search-note")).not_to_contain_text("These are for")


@pytest.mark.parametrize("words", ["san jose", "San José", "SAN JOSÉ", "san josse"])
def test_finds_names_with_and_without_accents_by_either(
    browser: Browser, serve: Callable[[Path], str], accented: Site, words: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(serve(accented.root) + "hubs/")
    assert {"San José Families", "Friends of San Jose"} <= set(search(page, words))
    page.close()


@pytest.fixture(scope="module")
def accented(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A network with one name in two spellings."""
    config = "site_name: N\ndocs_dir: content\ntheme: {name: material}\nplugins: [network-directory]\n"
    record = "name: {}\nkind: advocacy\nsummary: One.\n"
    more = {
        "mkdocs.yml": config,
        "partners/a.yml": record.format("San José Families"),
        "partners/b.yml": record.format("Friends of San Jose"),
    }
    return build(write_tree(tmp_path_factory.mktemp("accented"), {**SMALL, **more}), search=True)


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with a search index in four parts, in which some pages are called what no record may be called."""
    config = "site_name: N\ndocs_dir: content\ntheme: {name: material}\nplugins: [network-directory]\n"
    site = build(write_tree(tmp_path_factory.mktemp("divided"), {**SMALL, "mkdocs.yml": config}))
    with mock.patch.object(search_index, "_PAGES_OF_AN_INDEX", 2):
        search_index.Indexer().index(site.root, ODD)
    return site


ODD = [
    SearchEntry("partners/orta/", "Zebra teachers", "partner", "en", "They train the next ones."),
    SearchEntry("hubs/ohio/", "Zebra hub", "hub", "en", "Who plan together."),
    SearchEntry("a/", "<img src=/no onerror=document.title='bad'> zebra", "partner", "en", "One <b>two</b> zebra."),
    SearchEntry(
        "b/", "</script><script>document.title = 'bad'</script> zebra", "partner", "en", "\x00 \x07 \u202e ab."
    ),
    SearchEntry("c/", "___PAGEFIND_WEIGHT___10 zebra", "place", "en", "<mark onclick=1>zebra</mark> </script>"),
    SearchEntry("d/", "Zebra", "page", "en", "Striped."),
    SearchEntry("e/", "Zebra", "partner", "en", "Striped again."),
]


def test_an_index_in_parts_is_searched_as_one(browser: Browser, serve: Callable[[Path], str], divided: Site) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(serve(divided.root) + "hubs/")
    search(page, "zebra")
    expect(page.locator(".search-note")).to_have_text("7 results")
    found = {
        link.get_attribute("href"): link.locator(".search-kind").inner_text()
        for link in page.locator("[role=option]").all()
    }
    names = {"partner": "Partner", "hub": "Hub", "place": "Place", "page": "Page"}
    assert found == {f"/{entry.address}": names[entry.kind] for entry in ODD}
    page.get_by_role("button", name=re.compile("Partners 4")).click()
    expect(page.locator("[role=option]")).to_have_count(4)
    page.close()


def test_nothing_that_is_found_does_anything(browser: Browser, serve: Callable[[Path], str], divided: Site) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(serve(divided.root) + "hubs/")
    title = page.title()
    found = search(page, "zebra")
    assert {"<img src=/no onerror=document.title='bad'> zebra", "PAGEFIND_WEIGHT___10 zebra"} <= set(found)
    assert page.locator(".search-panel").locator("img, script, b, [onclick]").count() == 0
    page.press("#site-search", "Enter")
    expect(page.locator(".search-found li")).to_have_count(7)
    assert page.locator(".search-found").locator("img, script, b, [onclick]").count() == 0
    assert page.title() not in ("bad", title)
    assert not [url for url in asked if url.endswith("/no")]
    page.close()


def test_a_page_is_found_by_its_own_words_alone(page: Page, searched: Site) -> None:
    """What others need, claim or plan stands on its page as well."""
    need = next(need for partner in searched.network.partners.values() for need in partner.seeks)
    asker = next(partner for partner in searched.network.partners.values() if need in partner.seeks)
    search(page, f'"{need.what}"')
    assert page.locator("[role=option]").first.get_attribute("href") == f"/partners/{asker.id}/"
    expect(page.locator("[role=option]")).to_have_count(1)
    tellers = [address for address, one in searched.pages.items() if need.what in one.text()]
    assert len(tellers) > 1


class TestAllResults:
    def test_are_where_enter_leads(self, page: Page, address: str) -> None:
        search(page, "schools")
        page.press("#site-search", "Enter")
        expect(page).to_have_url(address + "search/?q=schools")
        expect(page.locator(".search-count")).to_have_text(re.compile(r"^\d+ results$"))
        n = int(page.locator(".search-count").inner_text().split()[0])
        expect(page.locator(".search-found li")).to_have_count(20)
        assert n > 20
        page.get_by_role("button", name="Show more results").press("Enter")
        expect(page.locator(".search-found li").nth(20).locator("a")).to_be_focused()
        assert {"Partner", "Hub", "Principle"} <= set(page.locator(".search-found .search-kind").all_inner_texts())

    def test_are_of_the_kind_that_was_chosen(self, page: Page, address: str) -> None:
        search(page, "schools")
        page.get_by_role("button", name=re.compile("Partners")).click()
        expect(page.locator(".search-kind").last).to_have_text("Partner")
        link = page.get_by_role("link", name="All results")
        expect(link).to_have_attribute("href", re.compile(r"search/\?q=schools&kind=partner$"))
        page.press("#site-search", "Enter")
        expect(page).to_have_url(address + "search/?q=schools&kind=partner")

    def test_can_be_narrowed_to_a_kind_and_shared(self, page: Page, address: str) -> None:
        page.goto(address + "search/?q=ohoi")
        expect(page.locator(".search-count")).to_contain_text("These are for “ohio”.")
        page.locator(".search-page .search-kinds a", has_text="Hubs").click()
        expect(page).to_have_url(address + "search/?q=ohoi&kind=hub")
        expect(page.locator(".search-found .search-kind").first).to_have_text("Hub")
        assert set(page.locator(".search-found .search-kind").all_inner_texts()) == {"Hub"}
        expect(page.locator(".search-page .search-kinds a", has_text="Hubs")).to_have_attribute("aria-current", "true")
        page.go_back()
        expect(page.locator(".search-page input")).to_have_value("ohoi")

    def test_lead_on_to_the_partners_with_filters(self, page: Page, address: str) -> None:
        page.goto(address + "search/?q=ohio")
        page.get_by_role("link", name="All partners with these words").click()
        expect(page).to_have_url(address + "partners/?q=ohio")

    def test_say_what_to_do_without_script(self, browser: Browser, address: str) -> None:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(address + "search/?q=ohio")
        expect(page.get_by_text("needs a script")).to_be_visible()
        expect(page.locator(".search-without").get_by_role("link", name="Partners")).to_be_visible()
        context.close()

    @pytest.mark.parametrize("width", [375, 1280])
    def test_axe_finds_nothing(self, browser: Browser, address: str, width: int) -> None:
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(address + "search/?q=ohoi")
        expect(page.locator(".search-found li").first).to_be_visible()
        assert not barriers(page)
        assert overflow(page) <= 0
        page.close()


@pytest.mark.parametrize(("path", "field"), [("", "#home-search"), ("404.html", "#missing-search")])
def test_other_fields_search_the_whole_site_as_well(page: Page, address: str, path: str, field: str) -> None:
    page.goto(address + path)
    page.fill(field, "okland")
    form = page.locator("form", has=page.locator(field))
    expect(form.locator(".search-note")).to_contain_text("These are for “oakland”.")
    expect(form.locator("[role=option]").first).to_be_visible()
    page.press(field, "ArrowDown")
    expect(page.locator(field)).to_have_attribute("aria-activedescendant", f"{field[1:]}-results-0")
    page.press(field, "Escape")
    page.press(field, "Enter")
    expect(page).to_have_url(address + "search/?q=okland")


def test_finds_every_record_by_its_name(page: Page, searched: Site) -> None:
    network = searched.network
    tables = {
        "partners": network.partners,
        "hubs": network.hubs,
        "principles": network.principles,
        "places": network.places,
        "sources": network.sources,
    }
    names = {f"/{folder}/{id}/": thing.name for folder, table in tables.items() for id, thing in table.items()}  # type: ignore[attr-defined]
    found = page.evaluate(
        """async (names) => {
            const pagefind = await import("/pagefind/pagefind.js");
            const missing = [];
            for (const [address, name] of Object.entries(names)) {
                const { results } = await pagefind.search(name);
                const pages = await Promise.all(results.slice(0, 8).map((result) => result.data()));
                if (!pages.some((page) => page.url === address)) missing.push(name);
            }
            return missing;
        }""",
        names,
    )
    assert not found


def test_loads_no_index_before_it_is_used(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert not [url for url in asked if "/pagefind/" in url]
    assert page.locator(".search-panel").count() == 0
    with page.expect_request("**/pagefind/*"):
        page.focus("#site-search")
    expect(page.locator("#site-search")).to_have_attribute("role", "combobox")
    page.close()


def test_without_what_shows_results_the_form_leads_to_the_partners(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/search/", lambda route: route.abort())
    page.goto(address + "hubs/")
    with page.expect_event("requestfailed"):
        page.fill("#site-search", "union")
    expect(page.locator("#site-search")).not_to_have_attribute("role", "combobox")
    page.press("#site-search", "Enter")
    expect(page).to_have_url(address + "partners/?q=union")
    page.close()


def test_what_was_written_before_it_was_ready_is_looked_for(browser: Browser, address: str) -> None:
    page = browser.new_page()
    held: list[Route] = []
    page.route("**/search/", lambda route: held.append(route))
    page.goto(address + "hubs/")
    page.fill("#site-search", "ohio")
    while not held:
        page.wait_for_timeout(10)
    held[0].continue_()
    expect(page.locator("[role=option]").first).to_be_visible()
    page.close()


def test_without_an_index_the_form_leads_to_the_partners(
    browser: Browser, serve: Callable[[Path], str], site: Site
) -> None:
    page = browser.new_page()
    address = serve(site.root)
    page.goto(address + "hubs/")
    page.fill("#site-search", "union")
    expect(page.locator(".search-note")).to_contain_text("could not be loaded")
    expect(page.locator(".search-kinds button:visible")).to_have_count(0)
    page.press("#site-search", "Enter")
    expect(page).to_have_url(address + "partners/?q=union")
    expect(page.locator(".chip")).to_have_text("Words: union")
    page.close()


@pytest.mark.parametrize("width", [375, 1280])
def test_axe_finds_nothing_while_it_is_open(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address + "about/")
    page.keyboard.press("/")
    page.keyboard.type("okland")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert not barriers(page)
    assert overflow(page) <= 0
    page.close()
