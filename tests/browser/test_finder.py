"""Lists that a visitor filters, sorts, shares and downloads."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from network_directory.network.model import Partner

from ..site.sites import Site, build
from ..trees import SMALL, write_tree
from .looks import barriers, overflow


@pytest.fixture(scope="module")
def address(site: Site, serve: Callable[[Path], str]) -> str:
    return serve(site.root)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert not faults


def open_finder(page: Page, address: str) -> None:
    """Open a list, and wait until its filter stands."""
    page.goto(address)
    if "?" in address:
        expect(page.locator(".filter-count + [role=status]")).not_to_be_empty()


def tick(page: Page, facet: str, value: str) -> None:
    box = page.locator(f'input[name="{facet}"][value="{value}"]')
    if not box.is_visible():
        page.locator(".facet", has=box).locator("summary").click()
    box.check()
    expect(page.locator(f'.chips [data-id="{facet}"][data-value="{value}"]')).to_be_visible()  # once the data have come


def shown(page: Page) -> list[str]:
    """The names in the list, in its order."""
    return page.locator(".record-name:visible a").all_inner_texts()


def names(partners: Iterable[Partner]) -> list[str]:
    return [partner.name for partner in partners]


def option(page: Page, facet: str, value: str) -> Locator:
    """The number beside a choice."""
    return page.locator(f'label:has(input[name="{facet}"][value="{value}"]) .num')


def in_ohio(partner: Partner) -> bool:
    return any("us-oh" in (place.id, *place.ancestors) for place in partner.places)


def around_ohio(partner: Partner) -> bool:
    return any(place.id in ("us", "great-lakes") for place in partner.serves)


class TestFacets:
    def test_combine_within_and_across(self, page: Page, address: str, site: Site) -> None:
        open_finder(page, address + "partners/")
        tick(page, "kind", "union")
        tick(page, "kind", "coalition")
        tick(page, "status", "active")
        wanted = [
            p for p in site.network.partners.values() if p.kind.id in ("union", "coalition") and p.status == "active"
        ]
        assert len(wanted) > 3
        expect(page.locator(".filter-count")).to_have_text(f"{len(wanted)} partners")
        assert shown(page) == names(wanted)

    def test_a_place_finds_what_is_in_it_and_what_serves_more(self, page: Page, address: str, site: Site) -> None:
        open_finder(page, address + "partners/?place=us-oh")
        partners = site.network.partners.values()
        assert shown(page) == names(p for p in partners if in_ohio(p) or around_ohio(p))
        through = page.locator(".record:has(.through) > .record-name a").all_inner_texts()
        assert through == names(p for p in partners if around_ohio(p) and not in_ohio(p)) != []
        row = page.locator(".record", has_text=through[0])
        expect(row.locator(".through")).to_contain_text(re.compile("serves a wider place: (United States|Great Lakes)"))
        expect(page.locator(".filter-note")).to_contain_text(f"{len(through)} are listed because they serve a wider")
        dayton = next(p for p in partners if p.based_in and p.based_in.id == "us-oh-dayton")
        assert dayton.name in shown(page)

    def test_a_principle_and_a_stance_are_of_one_claim(self, page: Page, address: str, site: Site) -> None:
        network = site.network
        open_finder(page, address + "partners/?principle=teaching")
        behind = ("endorses", "practices", "leads")
        claims = network.claims_on_principle["teaching"]
        assert shown(page) == names(c.partner for c in claims if c.stance in behind)
        tick(page, "stance", "leads")
        wanted = names(c.partner for c in claims if c.stance == "leads")
        others = {c.partner.name for id in network.principles for c in network.claims_on_principle[id]} - set(wanted)
        assert shown(page) == wanted
        assert wanted
        assert others
        for stance in ("endorses", "practices", "leads", "reserves"):
            takers = [c for c in claims if c.stance == stance]
            expect(option(page, "stance", stance)).to_have_text(str(len(takers)))

    def test_numbers_say_what_a_choice_would_leave(self, page: Page, address: str) -> None:
        open_finder(page, address + "partners/")
        before = {box: option(page, *box).text_content() for box in [("kind", "coalition"), ("level", "state")]}
        tick(page, "kind", "coalition")
        left = page.locator(".filter-count").inner_text().split()[0]
        assert left == before["kind", "coalition"]
        number = option(page, "level", "state").text_content()
        assert number not in ("0", before["level", "state"])
        tick(page, "level", "state")
        expect(page.locator(".filter-count")).to_have_text(re.compile(rf"^{number} partners?$"))

    @pytest.mark.parametrize(
        "facet", ["kind", "level", "place", "hub", "principle", "stance", "contribution", "badge", "status"]
    )
    def test_numbers_at_first_are_those_of_the_filter(self, page: Page, address: str, facet: str) -> None:
        open_finder(page, address + "partners/")
        numbers = page.locator(f'.choices:has([name="{facet}"]) .num')
        first = numbers.all_text_contents()
        assert first
        page.select_option("#finder-sort", "joined")
        expect(page.locator(".finder-results")).to_be_visible()
        assert numbers.all_text_contents() == first

    def test_a_declared_field_is_a_facet(self, page: Page, serve: Callable[[Path], str], small_site: Site) -> None:
        open_finder(page, serve(small_site.root) + "partners/")
        page.locator(".finder-facets summary", has_text="How it is governed").click()
        page.get_by_label("Elected board").check()
        expect(page.locator(".record-name:visible a")).to_have_text(["Ohio Rural Teachers Alliance"])

    def test_a_long_facet_can_be_searched(self, page: Page, address: str) -> None:
        open_finder(page, address + "partners/")
        page.locator(".facet:has([name=place]) summary").click()
        page.get_by_label("Find in: Place").fill("dayt")
        assert page.locator(".choices li:visible:has([name=place])").all_inner_texts()[0].startswith("Dayton, Ohio")
        page.keyboard.press("Enter")
        expect(page.get_by_label("Find in: Place")).to_be_focused()


class TestAddress:
    def test_a_filter_can_be_shared(self, page: Page, address: str, browser: Browser) -> None:
        open_finder(page, address + "partners/")
        tick(page, "kind", "professional-association")
        tick(page, "level", "district")
        page.select_option("#finder-sort", "confirmed")
        list_here = shown(page)
        assert list_here
        other = browser.new_page()
        open_finder(other, page.url)
        assert shown(other) == list_here
        assert other.locator("#finder-sort").input_value() == "confirmed"
        assert other.locator(".chip").all_inner_texts() == ["Professional association", "District"]
        other.close()

    def test_back_undoes_one_choice(self, page: Page, address: str) -> None:
        open_finder(page, address + "partners/")
        everybody = page.locator(".filter-count").inner_text()
        tick(page, "kind", "professional-association")
        associations = shown(page)
        tick(page, "level", "district")
        assert 0 < len(shown(page)) < len(associations)
        page.go_back()
        expect(page.locator(".chip")).to_have_count(1)
        assert shown(page) == associations
        assert not page.locator('[name=level][value="district"]').is_checked()
        page.go_back()
        expect(page.locator(".filter-count")).to_have_text(everybody)
        expect(page.locator(".finder-list")).to_be_visible()
        page.go_forward()
        expect(page.locator(".chip")).to_have_count(1)
        assert shown(page) == associations

    def test_typing_is_one_step(self, page: Page, address: str) -> None:
        open_finder(page, address + "partners/")
        page.locator("#finder-q").press_sequentially("ohio")
        expect(page).to_have_url(address + "partners/?q=ohio")
        page.go_back()
        expect(page).to_have_url(address + "partners/")

    def test_what_is_not_known_is_passed_over(self, page: Page, address: str, site: Site) -> None:
        page.goto(address + "partners/?kind=no-such&sort=no-such&color=blue")
        expect(page.locator(".finder-list")).to_be_visible()
        expect(page.locator(".filter-count")).to_have_text(f"{len(site.network.partners)} partners")


class TestList:
    def test_sorts_by_date_and_says_it(self, page: Page, address: str, site: Site) -> None:
        open_finder(page, address + "partners/?sort=joined")
        known = [p for p in site.network.partners.values() if p.joined]
        newest = max(known, key=lambda p: p.joined.first_day)  # type: ignore[union-attr]
        assert shown(page)[0] == newest.name
        days = {p.name: p.joined.first_day for p in known if p.joined}
        order = [days[name] for name in shown(page) if name in days]
        assert order == sorted(order, reverse=True)
        assert shown(page)[: len(known)] == [name for name in shown(page) if name in days], "undated ones stand last"
        expect(page.locator(".record:visible").first).to_contain_text("joined ")

    def test_words_find_names_places_and_what_was_misspelled(self, page: Page, address: str) -> None:
        open_finder(page, address + "partners/?q=tres rios")
        assert shown(page) == ["Red de Familias Tres Ríos"]
        open_finder(page, address + "partners/?q=jersey+union")
        assert shown(page)
        open_finder(page, address + "partners/?q=lantrn")
        expect(page.locator(".filter-note")).to_contain_text("Showing “lantern” instead")
        assert any("Lantern" in name for name in shown(page))

    def test_the_words_that_names_have_are_asked_for_again_if_they_did_not_come(self, page: Page, address: str) -> None:
        words = "**/data/finder/words.json*"
        page.route(words, lambda route: route.abort())
        with page.expect_event("requestfailed"):
            open_finder(page, address + "partners/?q=lantrn")
        expect(page.locator(".filter-count")).to_have_text("No partner matches.")
        page.unroute(words)
        page.locator("#finder-q").fill("lanterm")
        expect(page.locator(".filter-note")).to_contain_text("Showing “lantern” instead")

    def test_says_how_many_when_typing_pauses(self, page: Page, address: str) -> None:
        open_finder(page, address + "partners/")
        status = page.locator(".filter-count + [role=status]")
        expect(status).to_be_empty()
        page.locator("#finder-q").fill("nobodyhasthis")
        expect(page.locator(".filter-count")).to_have_text("No partner matches.")
        expect(status).to_be_empty()
        expect(status).to_contain_text("No partner matches.")

    def test_chips_take_a_filter_away_and_keep_the_focus(self, page: Page, address: str) -> None:
        open_finder(page, address + "partners/?kind=union&level=state&q=teachers")
        chips = page.locator(".chip")
        assert chips.all_inner_texts() == ["Words: teachers", "Union", "State"]
        page.get_by_role("button", name="Remove filter: Union").press("Enter")
        assert chips.all_inner_texts() == ["Words: teachers", "State"]
        expect(chips.nth(1)).to_be_focused()
        assert "kind" not in page.url
        page.get_by_role("button", name="Clear all filters").click()
        expect(page).to_have_url(address + "partners/")
        expect(page.locator(".filter-count")).to_be_focused()

    @pytest.mark.parametrize("format", ["csv", "json"])
    def test_downloads_what_is_shown(self, page: Page, address: str, format: str) -> None:
        open_finder(page, address + "partners/?kind=union&kind=school&sort=joined")
        with page.expect_download() as waiting:
            page.locator(f'[data-download="{format}"]').click()
        assert waiting.value.suggested_filename == f"partners.{format}"
        text = waiting.value.path().read_text(encoding="utf-8")
        rows = list(csv.DictReader(io.StringIO(text))) if format == "csv" else json.loads(text)
        assert [row["name"] for row in rows] == shown(page)
        assert len(rows) > 1

    def test_a_download_waits_for_the_data(self, page: Page, address: str, site: Site) -> None:
        held: list[Route] = []
        page.route("**/data/finder/partners.json*", lambda route: held.append(route))
        page.goto(address + "partners/?kind=union")
        page.wait_for_function("document.querySelector('.finder-list').hidden")
        with page.expect_download() as waiting:
            page.locator('[data-download="json"]').click()
            held[0].continue_()
        rows = json.loads(waiting.value.path().read_text(encoding="utf-8"))
        assert [row["name"] for row in rows] == names(p for p in site.network.partners.values() if p.kind.id == "union")

    def test_a_download_keeps_its_guard(self, browser: Browser, serve: Callable[[Path], str], tmp_path: Path) -> None:
        name = '=HYPERLINK("https://evil.example"); ＝1+1'
        record = f"name: '{name}'\nkind: advocacy\nsummary: |\n  One, and.\n  Two.\n"
        config = "site_name: N\ndocs_dir: content\ntheme: {name: material}\nplugins: [network-directory]\n"
        site = build(write_tree(tmp_path, {**SMALL, "mkdocs.yml": config, "partners/formula.yml": record}))
        page = browser.new_page()
        open_finder(page, serve(site.root) + "partners/?kind=advocacy")
        with page.expect_download() as waiting:
            page.locator('[data-download="csv"]').click()
        rows = list(csv.DictReader(io.StringIO(waiting.value.path().read_text(encoding="utf-8"))))
        assert [row["name"] for row in rows] == ["'" + name.replace("; ", ";' "), "Parents’ Guild"]
        page.close()

    def test_the_map_counts_what_is_shown(self, page: Page, address: str, site: Site) -> None:
        open_finder(page, address + "partners/?kind=union")
        page.get_by_text("On the map").click()
        unions = [p for p in site.network.partners.values() if p.kind.id == "union"]
        tile = page.locator('.tile[data-place="us-oh"]')
        expect(tile.locator(".tile-count")).to_have_text(str(sum(map(in_ohio, unions))))
        expect(tile.locator("title")).to_have_text(re.compile(r"^Ohio: \d partners?, with a hub$"))

    def test_is_complete_without_script(self, browser: Browser, address: str, site: Site) -> None:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(address + "partners/?kind=union")
        assert sorted(shown(page)) == sorted(names(site.network.partners.values()))
        assert page.locator(".facet input:visible, .finder select:visible").count() == 0
        page.locator(".finder-cuts summary").first.click()
        assert page.locator(".finder-cuts a:visible").count() > 5
        context.close()

    def test_of_another_build_is_left_whole(self, page: Page, address: str, site: Site) -> None:
        page.route("**/data/finder/partners.json*", lambda route: route.fulfill(json={"stamp": "old"}))
        page.goto(address + "partners/?kind=union")
        expect(page.locator(".filter-note")).to_contain_text("could not be loaded")
        assert len(shown(page)) == len(site.network.partners)


class TestPhone:
    def test_filters_lie_behind_a_button(self, browser: Browser, address: str) -> None:
        page = browser.new_page(viewport={"width": 375, "height": 700})
        open_finder(page, address + "partners/")
        expect(page.locator("[name=kind]").first).to_be_hidden()
        page.get_by_role("button", name="Filters", exact=True).press("Enter")
        page.get_by_label("Union").check()
        page.get_by_role("button", name="Show what matches").click()
        expect(page.locator("[name=kind]").first).to_be_hidden()
        expect(page.locator(".filter-count")).to_be_focused()
        expect(page.locator(".filter-count")).to_be_in_viewport()
        page.close()


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize(
    "list", ["partners/?place=us-oh&kind=union&sort=joined&q=lantrn", "hubs/?place=us-oh", "needs/?level=state"]
)
def test_axe_finds_nothing_while_a_list_is_filtered(browser: Browser, address: str, list: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    open_finder(page, address + list)
    if page.locator(".finder-toggle").is_visible():
        page.locator(".finder-toggle").click()
    page.evaluate("document.querySelectorAll('.facet, .finder-map').forEach((part) => { part.open = true })")
    assert not barriers(page)
    assert overflow(page) <= 0
    page.close()


class TestHubs:
    def test_combine_within_and_across_and_can_be_shared(self, page: Page, address: str, site: Site) -> None:
        open_finder(page, address + "hubs/?place=us-oh&place=us-ga")
        hubs = site.network.hubs.values()
        assert {hub.name for hub in hubs if hub.place and hub.place.id in ("us-oh", "us-ga")} <= set(shown(page))
        assert "Illinois" not in shown(page)
        tick(page, "plan", "evidence-based")
        levels = site.network.hub_badges
        assert 0 < len(shown(page)) < 6
        assert {levels[hub.id].level for hub in hubs if hub.name in shown(page)} == {"evidence-based"}
        page.get_by_role("button", name="Clear all filters").click()
        expect(page).to_have_url(address + "hubs/")
        assert "Illinois" in shown(page)

    def test_sort_by_the_newest_plan_and_are_found_by_words(self, page: Page, address: str, site: Site) -> None:
        open_finder(page, address + "hubs/?sort=plan")
        days = {hub.name: hub.plan_updated.first_day for hub in site.network.hubs.values() if hub.plan_updated}
        for part in page.locator("section:has(.record)").all():
            order = [days[name] for name in part.locator(".record-name a").all_inner_texts() if name in days]
            assert order == sorted(order, reverse=True)
            assert len(set(order)) > 1
        expect(page.locator(".record").first).to_contain_text("plan of ")
        page.select_option("#finder-sort", "")
        expect(page.locator(".record").first).not_to_contain_text("plan of ")
        assert shown(page)[:2] == ["California", "Colorado"]
        open_finder(page, address + "hubs/?q=ilinois")
        expect(page.locator(".filter-note")).to_contain_text("Showing “illinois” instead")
        assert "Illinois" in shown(page)

    def test_the_map_follows_the_filter(self, page: Page, address: str, site: Site) -> None:
        open_finder(page, address + "hubs/")
        numbers = page.locator(".tile-count")
        first = numbers.all_text_contents()
        page.select_option("#finder-sort", "plan")
        expect(page.locator(".record").first).to_contain_text("plan of ")
        assert numbers.all_text_contents() == first
        tick(page, "status", "merged")
        expect(page.locator('.tile[data-place="us-ga"] title')).to_have_text("Georgia: 1 hub, with a hub")
        assert sum(map(int, numbers.all_text_contents())) == 1
        (merged,) = (hub for hub in site.network.hubs.values() if hub.status == "merged")
        assert merged.place
        assert merged.place.id == "us-ga-metro-atlanta"


class TestNeeds:
    def test_stay_in_the_parts_of_who_asks(self, page: Page, address: str, site: Site) -> None:
        open_finder(page, address + "needs/?asker=lead")
        leads = [s for s in site.network.strategies() if s.seeks_lead]
        assert shown(page) == [strategy.title for strategy in leads]
        assert page.locator("section:visible:has(.need)").count() == 1
        level = next(s.level for s in leads if s.level)
        tick(page, "level", level.id)
        assert shown(page) == [strategy.title for strategy in leads if strategy.level is level]

    def test_words_look_at_what_is_needed_and_not_at_who_fits(self, page: Page, address: str) -> None:
        open_finder(page, address + "needs/")
        fitting = page.locator(".need .fits a").first.inner_text()
        open_finder(page, address + f"needs/?q={fitting}")
        assert fitting not in " ".join(page.locator(".need:visible [data-text]").all_inner_texts())


@pytest.mark.parametrize("format", ["csv", "json"])
@pytest.mark.parametrize(("list", "facets"), [("hubs", "focus=place&sort=plan"), ("needs", "contribution=in-kind")])
def test_other_lists_are_downloaded_as_shown(page: Page, address: str, list: str, facets: str, format: str) -> None:
    open_finder(page, f"{address}{list}/?{facets}")
    with page.expect_download() as waiting:
        page.locator(f'[data-download="{format}"]').click()
    assert waiting.value.suggested_filename == f"{list}.{format}"
    text = waiting.value.path().read_text(encoding="utf-8")
    rows = [*csv.DictReader(io.StringIO(text))] if format == "csv" else json.loads(text)
    assert [row["name" if list == "hubs" else "what"] for row in rows] == page.locator(
        ".record-name:visible"
    ).all_inner_texts()
    assert len(rows) > 1


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of a network with more partners than a list tells what each is."""
    config = "site_name: Many\ndocs_dir: content\ntheme: {name: material}\nplugins: [network-directory]\n"
    record = "name: Partner {}\nkind: {}\nsummary: One.\nbased_in: us-oh\nlevels: [school]\n"
    kinds = ("advocacy", "philanthropy")
    more = {f"partners/p-{n:03}.yml": record.format(f"{n:03}", kinds[n % 2]) for n in range(230)}
    return build(write_tree(tmp_path_factory.mktemp("many"), {**SMALL, "mkdocs.yml": config, **more}))


class TestManyPartners:
    """A list beyond FULL_ROWS has names only, of which the script draws rows."""

    def test_has_every_name_and_draws_rows_in_portions(
        self, page: Page, serve: Callable[[Path], str], many: Site
    ) -> None:
        open_finder(page, serve(many.root) + "partners/")
        assert page.locator(".names a").all_inner_texts() == names(many.network.partners.values())
        tick(page, "kind", "philanthropy")
        expect(page.locator(".filter-count")).to_have_text("116 partners")
        assert len(shown(page)) == 50
        expect(page.locator(".record:visible").nth(1)).to_have_text(
            re.compile(r"Partner 001\s*Philanthropy\s*Ohio\s*School\s*No badge at present")
        )
        page.get_by_role("button", name="Show 50 more").click()
        expect(page.locator(".record:visible .record-name a").nth(50)).to_be_focused()
        page.get_by_role("button", name="Show 16 more").click()
        assert len(shown(page)) == 116
        expect(page.locator(".finder-more")).to_be_hidden()


@pytest.fixture(scope="module")
def too_many(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of a network with more partners than a page has room for, and more cities than a filter."""
    config = "site_name: Many\ndocs_dir: content\ntheme: {name: material}\nplugins: [network-directory]\n"
    record = "name: {} Partner {}\nkind: {}\nsummary: One.\nbased_in: us-oh-city-{:03}\nlevels: [school]\n"
    kinds, letters = ("advocacy", "philanthropy"), "ABCDEFG"
    more = {
        f"partners/p-{n:03}.yml": record.format(letters[n % 7], f"{n:03}", kinds[n % 2], n % 120) for n in range(900)
    }
    cities = "".join(f"us-oh-city-{n:03}: {{name: City {n:03}, kind: city, parent: us-oh}}\n" for n in range(120))
    places = dedent(str(SMALL["content/places.yml"])).lstrip("\n") + cities
    tree = {**SMALL, "mkdocs.yml": config, **more, "content/places.yml": places}
    return build(write_tree(tmp_path_factory.mktemp("too-many"), tree))


class TestTooManyPartners:
    """A list with the first names of each letter: the script has all from the data."""

    def test_finds_those_that_the_page_does_not_have(
        self, page: Page, serve: Callable[[Path], str], too_many: Site
    ) -> None:
        open_finder(page, serve(too_many.root) + "partners/")
        assert page.get_by_role("link", name="G Partner 895", exact=True).count() == 0
        page.fill("#finder-q", "partner 895")
        expect(page.locator(".filter-count")).to_have_text("1 partner")
        expect(page.locator(".record:visible")).to_have_text(
            re.compile(r"G Partner 895\s*Philanthropy\s*City 055\s*School\s*No badge at present")
        )
        page.get_by_role("link", name="G Partner 895").click()
        expect(page.locator("h1")).to_have_text("G Partner 895")

    def test_a_choice_that_the_page_has_no_room_for_comes_with_the_data(
        self, page: Page, serve: Callable[[Path], str], too_many: Site
    ) -> None:
        at = serve(too_many.root) + "partners/"
        last = 'input[value="us-oh-city-119"]'
        page.goto(at)
        assert page.locator(last).count() == 0
        open_finder(page, at + "?place=us-oh-city-119")
        expect(page.locator(last)).to_be_checked()
        expect(page.locator(".chips li")).to_have_text("City 119, Ohio")
        wanted = [p for p in too_many.network.partners.values() if p.based_in and p.based_in.id == "us-oh-city-119"]
        assert set(names(wanted)) < set(shown(page))

    def test_downloads_what_is_found(self, page: Page, serve: Callable[[Path], str], too_many: Site) -> None:
        open_finder(page, serve(too_many.root) + "partners/?q=partner+895")
        with page.expect_download() as waiting:
            page.locator('[data-download="json"]').click()
        found = json.loads(waiting.value.path().read_text(encoding="utf-8"))
        assert [entry["id"] for entry in found] == ["p-895"]

    def test_without_its_data_the_page_keeps_its_list(
        self, page: Page, serve: Callable[[Path], str], too_many: Site
    ) -> None:
        page.route("**/partners-list.json*", lambda route: route.abort())
        page.goto(serve(too_many.root) + "partners/?kind=advocacy")
        expect(page.locator(".filter-note")).to_be_visible()
        expect(page.locator(".letter").first).to_be_visible()


@pytest.fixture(scope="module")
def large(serve: Callable[[Path], str], large_site: Site) -> str:
    return serve(large_site.root)


class TestLargeNetwork:
    """Where no page has room for all, a shortened list leads to the list with filters, which shows all of it."""

    def test_all_of_a_list_is_found_by_its_way_on(self, page: Page, large: str, large_site: Site) -> None:
        page.goto(large + "principles/early-childhood/")
        page.locator('[aria-labelledby="section-leads"] .rest a').first.click()
        claims = large_site.network.claims_on_principle["early-childhood"]
        leads = [claim.partner for claim in claims if claim.stance == "leads"]
        expect(page.locator(".filter-count")).to_have_text(f"{len(leads)} partners")
        assert shown(page) == names(leads)[:50]

    def test_hubs_and_needs_that_a_page_does_not_have_are_found(self, page: Page, large: str) -> None:
        open_finder(page, large + "hubs/?q=hub+319")
        expect(page.locator(".filter-count")).to_have_text("1 hub")
        expect(page.locator(".record:visible")).to_have_text(re.compile(r"Hub 319\s*\d+ partners?\s*1 strategy"))
        open_finder(page, large + "needs/?hub=hub-319&contribution=capacity")
        expect(page.locator(".filter-count")).to_have_text("1 need")
        page.get_by_role("link", name="Two evaluators").click()
        there = page.locator("li.need:target")
        expect(there).to_contain_text("Hub 319")
        expect(there.locator("summary")).to_contain_text("partners fit")
