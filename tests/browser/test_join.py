"""The form on /join/: what it says is what the check says, and what it writes is what was meant."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, Route, expect

from network_directory.records import Kind, Problem, Reading
from tools.make_issue_form import FORM

from ..site.sites import Site
from ..trees import TODAY, copy_sample, read, usually
from ..vectors.corpus import ALIKE, FIRST, ID, ORTA, WRONG, clean, generated
from ..vectors.entries import in_form
from .looks import LOOKED_AT, USUAL, Scheme, barriers, overflow

FILE = f"partners/{ID}.md"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample network, to which what the form writes is added."""
    return copy_sample(tmp_path_factory.mktemp("join") / "network")


@pytest.fixture(scope="module")
def address(site: Site, serve: Callable[[Path], str]) -> str:
    return serve(site.root) + "join/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.clock.set_fixed_time(f"{TODAY}T12:00:00Z")
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    yield page
    context.close()
    assert not wrong


def open_form(page: Page, address: str, partner: str | None = None) -> None:
    page.goto(f"{address}?partner={partner}" if partner else address)
    expect(page.locator("form.entry")).to_be_visible()


def open_entry(page: Page, address: str, entry: Mapping[str, Any]) -> None:
    """The form with an entry in it as if the network had it."""

    def listed(route: Route) -> None:
        response = route.fetch()
        rows = [row for row in response.json() if row["id"] != entry["id"]]
        route.fulfill(response=response, body=json.dumps([*rows, entry]))

    page.route("**/data/form/partners.json", listed)
    page.route("**/data/form/partners/*.json", lambda route: route.fulfill(json={"entry": entry}))
    open_form(page, address, entry["id"])


def said(page: Page) -> list[tuple[str, str]]:
    """Code and message of each problem that the form shows."""
    found = page.locator(".troubles:not([hidden]) > p").evaluate_all(
        "all => all.map(p => [p.querySelector('small')?.textContent ?? '', p.firstChild.textContent])"
    )
    return sorted((code, re.sub(r"^(Mend this|Worth a look): ", "", text).strip()) for code, text in found)


def written(page: Page) -> tuple[str, str]:
    """Name and content of the file that the form makes."""
    name = page.locator("[data-part=name]").text_content()
    content = page.locator("[data-part=file] pre").text_content()
    assert name
    assert content
    return name, content


def checked(folder: Path, file: str, content: str) -> list[Problem]:
    """What the check says of a network to which a file was added or in which it was changed."""
    return list(read_with(folder, file, content).problems)


def read_with(folder: Path, file: str, content: str) -> Reading:
    """A network to which a file was added or in which it was changed."""
    path = folder / file
    before = path.read_bytes() if path.exists() else None
    path.write_text(content, encoding="utf-8")
    try:
        return read(folder)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)


SEEN = [
    *ALIKE,
    "name 0",
    "summary 6",
    "joined 1/2/2026",
    "founded 98",
    "url orta.example",
    "ein 311234567",
    "email nobody",
    "about 10",
    "members 1,200",
    "no kind",
    "half a confirmation",
    "hub twice",
    "offer without type",
    "principle twice",
    "reservation",
    "claim",
    "evidence in the future",
    "one wrong, one right",
    "own evidence",
    "reviewed too early",
    "successor of an active partner",
]
"""Cases in which what stands in the page is looked at, and not only what its script says."""


@pytest.mark.parametrize("case", SEEN)
def test_the_form_shows_what_the_check_says(page: Page, address: str, folder: Path, case: str) -> None:
    fields = {key: value for key, value in {"id": ID, **FIRST, **WRONG[case]}.items() if value is not None}
    open_entry(page, address, fields)
    name, content = written(page)
    assert name == FILE
    found = [problem for problem in checked(folder, name, content) if problem.file == FILE]
    assert said(page) == sorted(map(in_form, found)), content


def test_the_form_says_what_a_hub_would_lose(page: Page, address: str, folder: Path) -> None:
    for more in ({}, {"succeeded_by": "buckeye-fund"}):
        record = read(folder).records.partners[ORTA].record.model_dump(mode="json", exclude_none=True)
        open_entry(page, address, {"id": ORTA, **record, "status": "former", **more})
        name, content = written(page)
        told = {(p.code, str(p.said)) for p in checked(folder, name, content) if p.code == "ND310"}
        assert told
        assert set(said(page)) & told == told


@pytest.mark.parametrize(("form", "seeds"), [("md", range(4)), ("yml", range(4, 6))])
def test_what_it_writes_is_read_as_it_was_meant(
    page: Page, address: str, folder: Path, form: str, seeds: range
) -> None:
    entries = {f"zz-{seed}": generated(seed) for seed in seeds}
    page.route(
        "**/data/form/partner.json", lambda route: told_of_files(route, {id: f"partners/{id}.{form}" for id in entries})
    )
    texts = {}
    for id, entry in entries.items():
        open_entry(page, address, {"id": id, **entry})
        name, texts[id] = written(page)
        assert name == f"partners/{id}.{form}"
        assert not [code for code, _ in said(page) if code != "ND301"]
    paths = [folder / f"partners/{id}.{form}" for id in entries]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    reading = read(folder)
    for path in paths:
        path.unlink()
    assert {problem.code for problem in reading.problems if problem.file.startswith("partners/zz-")} <= {"ND301"}
    for id, entry in entries.items():
        record = reading.records.of(Kind.PARTNER)[id].record.model_dump(mode="json", exclude_none=True)
        assert clean(record) == clean(entry), texts[id]


def told_of_files(route: Route, files: Mapping[str, str]) -> None:
    """Answer with the form's data as if there were files of other names."""
    response = route.fetch()
    route.fulfill(response=response, body=json.dumps({**response.json(), "files": files}))


@pytest.mark.parametrize("partner", [ORTA, "wolf-willow-youth-council"])
def test_an_entry_that_is_opened_and_not_changed_stays_as_it_is(
    page: Page, address: str, folder: Path, partner: str
) -> None:
    before = read(folder).records.partners[partner]
    open_form(page, address, partner)
    name, content = written(page)
    assert name == before.file
    path = folder / name
    old = path.read_bytes()
    path.write_text(content, encoding="utf-8")
    after = read(folder).records.partners[partner]
    path.write_bytes(old)
    assert after == before


def test_what_an_entry_accepts_stays_with_it(page: Page, address: str, folder: Path) -> None:
    accept = {"ND301": "Two branches: one site, #1", "ND303": "It’s on its way"}
    alignment = [{"principle": "teaching", "stance": "practices"}]
    open_entry(page, address, {"id": ID, **FIRST, "alignment": alignment, "accept": accept})
    expect(page.get_by_text("Two branches: one site, #1, It’s on its way.")).to_be_visible()
    record = read_with(folder, *written(page)).records.partners[ID].record
    assert record.accept == accept


# As a visitor uses it


class Typist:
    """Fills in the form as people do: goes to a field by its label, and types."""

    def __init__(self, page: Page, address: str) -> None:
        self._page = page
        self._data = page.request.get(address.replace("join/", "data/form/partner.json")).json()

    def write(self, entry: Mapping[str, Any]) -> None:
        self._fields(self._page.locator(".entry-section"), self._data["fields"], entry)

    def _fields(self, around: Locator, fields: list[Any], values: Mapping[str, Any]) -> None:
        for field in fields:
            if field["name"] in values:
                must = field.get("required_if", self._data["words"]["required"])
                label = field["label"] + (f" ({must})" if field["required"] else "")
                place = around.locator(f'xpath=./*[(label | legend)[normalize-space() = "{label}"]]')
                self._field(place, field, values[field["name"]])

    def _field(self, place: Locator, field: Mapping[str, Any], value: Any) -> None:
        match field["shape"]:
            case "text":
                self._type(place.locator("input, textarea"), value)
            case "choice":
                self._choose(place.locator("select"), field, value)
            case "flag":
                place.locator("input").press("Space")
            case "group":
                self._fields(place.locator(":scope > .group"), field["fields"], value)
            case _:
                for single in value:
                    self._single(place, field, single)

    def _single(self, place: Locator, field: Mapping[str, Any], value: Any) -> None:
        """Fill in one of the values of a field that takes many."""
        match field["shape"]:
            case "checks":
                place.get_by_label(self._options(field)[value], exact=True).press("Space")
            case "groups":
                self._fields(self._add(place).locator(":scope > fieldset > .group"), field["fields"], value)
            case "many":
                self._field(self._add(place), {**field, "shape": field["of"]}, value)

    def _type(self, box: Locator, text: object) -> None:
        box.press("Control+A")
        self._page.keyboard.type(str(text))
        self._page.keyboard.press("Tab")

    def _choose(self, box: Locator, field: Mapping[str, Any], value: str) -> None:
        box.focus()
        self._page.keyboard.type(self._options(field)[value])
        expect(box).to_have_value(value)

    def _add(self, place: Locator) -> Locator:
        place.locator(":scope > button").press("Enter")
        return place.locator(":scope > .many > li").last

    def _options(self, field: Mapping[str, Any]) -> dict[str, str]:
        return dict(field["options"] if "options" in field else self._data["choices"][field["choices"]])


SCHOOL_SYSTEM = {
    "name": "Clover Bottom Unified School District",
    "kind": "school-system",
    "summary": "A district of nine schools that teaches in two languages from kindergarten on.",
    "url": "https://clover-bottom.example",
    "founded": 1921,
    "based_in": "us-ca-fresno-county",
    "serves": ["us-ca-fresno-county", "us-ca-san-joaquin-valley"],
    "levels": ["district", "school"],
    "languages": ["en", "es"],
    "hubs": [{"hub": "california", "since": "2025-03"}],
    "contributes": [{"type": "in-kind", "what": "A kitchen: 400 meals a day", "status": "in-use"}],
    "alignment": [
        {
            "principle": "school-finance",
            "stance": "practices",
            "statement": "Each school’s share is posted by its front door.",
            "evidence": [
                {
                    "title": "Door sheets",
                    "url": "https://clover-bottom.example/doors",
                    "date": "2026-05-01",
                    "kind": "dataset",
                }
            ],
        }
    ],
    "contact": {"email": "office@clover-bottom.example"},
    "identifiers": {"nces": "0612340"},
    "extra": {"governance_model": "Public body"},
}
UNION = {
    "name": "Three Rivers Educators, Local 77",
    "also_known_as": ["TRE", "Local 77"],
    "kind": "union",
    "summary": "The union of 1,200 teachers & aides in the valley.",
    "based_in": "us-oh",
    "serves": ["us-oh"],
    "levels": ["state", "district"],
    "confirmed": {"on": "2026-11", "by": "Office of the local"},
    "hubs": [{"hub": "ohio", "role": "adviser"}, {"hub": "teaching"}],
    "seeks": [{"type": "expertise", "what": "Somebody who reads budgets"}],
    "alignment": [
        {
            "principle": "teaching",
            "stance": "leads",
            "evidence": [
                {"title": "Contract, article 9", "date": "2025-08", "kind": "agreement"},
                {
                    "title": "What the residents say",
                    "url": "https://a.example/r",
                    "date": "2026",
                    "independent": True,
                },
            ],
        },
        {"principle": "governance", "stance": "reserves", "statement": "Boards should answer to staff, too."},
    ],
    "contact": {"url": "https://local77.example/contact"},
    "identifiers": {"ein": "01-1234567"},
    "extra": {"membership": "1200", "governance_model": "Member-elected board"},
    "about": "We began in **1968**.\n\n- One\n- Two, with [[hub:ohio]]",
}
TRIBAL_GOVERNMENT = {
    "name": "Painted Mesa Chapter: Education Office",
    "kind": "tribal-government",
    "summary": "A chapter’s own office for its children’s schools.",
    "url": "https://painted-mesa.example/",
    "based_in": "navajo-nation",
    "serves": ["navajo-nation"],
    "levels": ["tribal"],
    "languages": ["en", "nv"],
    "joined": "2026",
    "contributes": [
        {"type": "leadership", "what": "Elders who teach"},
        {"type": "expertise", "what": "Consultation"},
    ],
    "alignment": [
        {
            "principle": "early-childhood",
            "stance": "practices",
            "statement": "Immersion from age three.",
            "evidence": [{"title": "“First words”, a curriculum", "date": "2024-02-29", "kind": "curriculum"}],
        },
        {"principle": "teaching", "stance": "not-applicable", "statement": "The nation’s department hires teachers."},
    ],
    "identifiers": {"wikidata": "Q42"},
    "about": "1. The office opened #1 of five schools.\n2. It is *ours*.",
}
TYPED: Mapping[str, tuple[dict[str, Any], dict[str, Any], set[str]]] = {
    "school system": (
        SCHOOL_SYSTEM,
        {"founded": "in 1921", "identifiers": {"nces": "612340"}, "url": "clover-bottom.example"},
        {"ND206", "ND213", "ND207"},
    ),
    "union": (
        UNION,
        {"extra": {"membership": "1,200"}, "hubs": [{"hub": "ohio"}], "about": "See [[hub:ohoi]] and <b>us</b>."},
        {"ND209", "ND218", "ND204", "ND211"},
    ),
    "tribal government": (
        TRIBAL_GOVERNMENT,
        {
            "joined": "# 2026",
            "contact": {"email": "jane.doe@painted-mesa.example"},
            "alignment": [{"principle": "governance", "stance": "reserves"}],
        },
        {"ND206", "ND315", "ND219"},
    ),
}
"""Entries of three kinds, what somebody then writes that is wrong, and what that is."""


@pytest.mark.parametrize("kind", usually(TYPED, ["school system"]))
def test_an_entry_that_is_typed_is_accepted_and_a_wrong_one_gets_the_same_words(
    page: Page, address: str, folder: Path, kind: str
) -> None:
    entry, mistakes, codes = TYPED[kind]
    open_form(page, address)
    typist = Typist(page, address)
    typist.write(entry)
    page.get_by_role("button", name="Check it and go on").press("Enter")
    expect(page.locator("[data-part=ready-title]")).to_be_focused()
    assert not said(page)
    name, content = written(page)
    reading = read_with(folder, name, content)
    assert not [problem for problem in reading.problems if problem.file == name], content
    record = reading.records.partners[Path(name).stem].record
    assert record.model_dump(mode="json", exclude_defaults=True) == entry, content
    typist.write(mistakes)
    name, content = written(page)
    found = [problem for problem in checked(folder, name, content) if problem.file == name]
    assert said(page) == sorted(map(in_form, found)), content
    assert {problem.code for problem in found} == codes
    page.get_by_role("button", name="Check it and go on").press("Enter")
    expect(page.get_by_role("group", name="Before it can be sent")).to_be_focused()


def test_a_new_entry_by_keyboard_is_opened_as_a_proposal(page: Page, address: str, folder: Path) -> None:
    open_form(page, address)
    page.get_by_label("Name (must be filled in)").focus()
    page.keyboard.type("Dayton Reading Circle: readers")
    page.keyboard.press("Tab")
    assert page.get_by_label("The entry’s name in addresses").input_value() == "dayton-reading-circle-readers"
    for label, keys in (
        ("Kind (must be filled in)", "Community"),
        ("Summary (must be filled in)", "We read “aloud”: daily."),
    ):
        page.get_by_label(label).focus()
        page.keyboard.type(keys)
    page.get_by_role("button", name="Add a hub").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    page.keyboard.type("Ohio")
    assert page.get_by_label("Role").input_value() == "member"
    page.get_by_role("button", name="Add a principle").press("Enter")
    page.keyboard.type("Teaching")
    page.keyboard.press("Tab")
    page.keyboard.type("Pract")
    page.get_by_role("button", name="Add evidence").press("Enter")
    page.keyboard.type("Our report")
    page.get_by_role("button", name="Check it and go on").press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Your entry is ready"
    name, content = written(page)
    link = page.get_by_role("link", name="Open it as a proposal").get_attribute("href")
    assert link
    asked = parse_qs(urlsplit(link).query)
    assert asked == {"filename": ["dayton-reading-circle-readers.md"], "value": [content]}
    assert urlsplit(link).path.endswith("/new/main/partners")
    problems = [p for p in checked(folder, name, content) if p.file == name]
    assert {p.code for p in problems} == {"ND314"}
    for problem in page.locator(".troubles:not([hidden]) a").all():
        assert (problem.get_attribute("href"), problem.text_content()) == ("../help/ND314/", "ND314")
    page.get_by_role("button", name="Copy the file").click()
    assert page.evaluate("navigator.clipboard.readText()") == content
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the file").click()
    assert download.value.suggested_filename == "dayton-reading-circle-readers.md"
    assert Path(download.value.path()).read_text("utf-8") == content


def test_what_is_wrong_is_listed_with_links_to_the_fields(page: Page, address: str) -> None:
    open_form(page, address)
    page.get_by_label("Web site").fill("orta")
    page.get_by_role("button", name="Check it and go on").click()
    summary = page.get_by_role("group", name="Before it can be sent")
    expect(summary).to_be_focused()
    links = summary.get_by_role("link")
    # The id is made of the name, and is not asked for beside it.
    assert [text.split(":")[0] for text in links.all_text_contents()] == ["Name", "Kind", "Summary", "Web site"]
    links.last.click()
    site = page.get_by_label("Web site")
    expect(site).to_be_focused()
    assert site.get_attribute("aria-invalid") == "true"
    described = site.get_attribute("aria-describedby") or ""
    told = " ".join(page.locator(f"#{id}").text_content() or "" for id in described.split())
    assert "is not a web address" in told
    assert page.get_by_text("Your entry is ready").is_hidden()
    expect(page.get_by_role("link", name="Open it as a proposal")).to_be_hidden()
    site.fill("https://orta2.example")
    expect(site).not_to_have_attribute("aria-invalid", "true")


def test_nothing_is_said_of_a_field_before_it_was_left(page: Page, address: str) -> None:
    open_form(page, address)
    site = page.get_by_label("Web site")
    site.focus()
    page.keyboard.type("orta.example")
    page.wait_for_timeout(400)
    assert not said(page)
    page.keyboard.press("Tab")
    assert said(page) == [("ND207", "the address needs its beginning: https://orta.example")]
    assert "https://orta.example" in (page.locator("[data-part=status]").text_content() or "")


def test_entries_are_added_and_removed_without_losing_the_place(page: Page, address: str) -> None:
    open_form(page, address)
    add = page.get_by_role("button", name="Add something you seek")
    for words in ("One", "Two", "Three"):
        add.click()
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.get_by_role("button", name="Remove: Need 2").click()
    assert page.evaluate("document.activeElement.textContent") == "Remove: Need 2"
    assert page.locator("[data-part=status]").text_content() == "Removed: Need 2."
    assert "Two" not in written(page)[1]
    assert written(page)[1].index("One") < written(page)[1].index("Three")
    page.get_by_role("button", name="Remove: Need 2").press("Enter")
    page.get_by_role("button", name="Remove: Need 1").press("Enter")
    expect(add).to_be_focused()


def middle(button: Locator) -> tuple[float, float]:
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_an_answer_does_not_move_what_is_being_clicked(page: Page, address: str) -> None:
    open_form(page, address)
    add = page.get_by_role("button", name="Add a hub")
    x, y = middle(add)
    page.get_by_label("Contact page").fill("nowhere")
    page.mouse.move(x, y)
    page.mouse.down()
    assert not said(page)
    page.mouse.up()
    expect(page.get_by_label("Hub (must be filled in)")).to_be_focused()
    assert [code for code, _ in said(page)] == ["ND207"]
    assert page.locator("[data-part=status]").text_content() == "Added: Hub 1."


def test_an_answer_is_given_where_a_press_makes_no_click(page: Page, address: str) -> None:
    open_form(page, address)
    x, y = middle(page.get_by_role("button", name="Add a hub"))
    page.get_by_label("Contact page").fill("nowhere")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 200)
    page.mouse.up()
    expect(page.locator(".troubles:not([hidden])")).to_contain_text("is not a web address")


def test_a_choice_is_answered_by_mouse_as_by_keyboard(page: Page, address: str) -> None:
    """A list of choices that opens over the page may not tell when the mouse is let go."""
    open_form(page, address)
    page.get_by_role("button", name="Add a principle").click()
    page.get_by_label("Principle (must").select_option("teaching")
    stance = page.get_by_label("Stance (must be filled in)")
    page.mouse.move(*middle(stance))
    page.mouse.down()
    stance.select_option("reserves")
    assert [code for code, _ in said(page)] == ["ND219"]


def test_tab_goes_from_field_to_field_past_answers_that_come_and_go(page: Page, address: str) -> None:
    open_form(page, address)
    page.get_by_label("Founded").focus()
    page.keyboard.type("long ago")
    page.keyboard.press("Tab")
    assert [code for code, _ in said(page)] == ["ND206"]
    expect(page.get_by_label("Based in")).to_be_focused()
    page.get_by_role("button", name="Check it and go on").press("Enter")
    page.get_by_label("Name (must be filled in)").focus()
    page.keyboard.type("Somebody")
    page.keyboard.press("Tab")
    expect(page.get_by_label("The entry’s name in addresses")).to_be_focused()


def test_what_is_added_after_a_check_is_not_missing_before_it_was_passed(page: Page, address: str) -> None:
    open_form(page, address)
    page.get_by_label("Name (must be filled in)").fill("Somebody")
    page.get_by_role("button", name="Check it and go on").press("Enter")
    before = said(page)
    page.get_by_role("button", name="Add something you seek").press("Enter")
    page.keyboard.type("Capacity")
    page.keyboard.press("Tab")
    what = page.get_by_label("What it is (must be filled in)")
    expect(what).to_be_focused()
    assert said(page) == before
    page.keyboard.type("Hands")
    expect(what).to_have_value("Hands")


def test_an_answer_that_stays_the_same_keeps_the_focus_on_its_link(page: Page, address: str) -> None:
    open_form(page, address)
    page.get_by_role("button", name="Check it and go on").press("Enter")
    page.evaluate("window.answer = document.querySelector('.troubles:not([hidden]) a')")
    page.get_by_label("Founded").fill("1998")
    page.get_by_label("Founded").blur()
    assert page.evaluate("window.answer.isConnected")


def test_a_confirmation_need_not_be_given(page: Page, address: str) -> None:
    open_form(page, address)
    for label in ("Date (if you confirm)", "By whom (if you confirm)"):
        assert page.get_by_label(label).get_attribute("aria-required") is None


def test_a_place_in_several_states_is_put_in_none_of_them(page: Page, address: str) -> None:
    open_form(page, address)
    names = page.get_by_label("Based in").locator("option").all_text_contents()
    assert {"Great Lakes states", "Navajo Nation", "Fresno County (California)"} <= set(names)


def test_what_a_ready_entry_lacks_to_be_listed_is_noted(page: Page, address: str) -> None:
    open_form(page, address)
    fill_in(page, "Our own text.")
    notes = page.locator("[data-part=notes] > p")
    assert [note.split(" yet")[0].split(" to reach")[0] for note in notes.all_text_contents()] == [
        "Worth a look: The entry states no principle",
        "Worth a look: The entry gives no way",
    ]
    page.get_by_label("E-mail").fill("office@somebody.example")
    page.get_by_role("button", name="Add a principle").click()
    page.get_by_label("Principle (must").select_option("teaching")
    page.get_by_label("Stance (must").select_option("endorses")
    page.get_by_role("button", name="Check it and go on").click()
    expect(page.locator("[data-part=ready-title]")).to_be_focused()
    assert not notes.count()


def test_a_name_that_is_taken_is_refused(page: Page, address: str, folder: Path) -> None:
    open_form(page, address)
    id = page.get_by_label("The entry’s name in addresses")
    for value, start in ((ORTA, f"partners/{ORTA}.md exists already"), ("An Id", "the file's name is the record's id")):
        id.fill(value)
        id.press("Tab")
        assert said(page)[0][1].startswith(start)
    id.fill("ohio-rural-teachers")
    id.press("Tab")
    (path := folder / "partners/ohio-rural-teachers.md").write_text("---\nname: X\nkind: advocacy\nsummary: S\n---\n")
    told = {(p.code, str(p.said)) for p in read(folder).problems if p.code == "ND302"}
    path.unlink()
    assert set(said(page)) == told


def fill_in(page: Page, about: str) -> None:
    for label, text in (("Name (must", "Long"), ("Summary (must", "S"), ("Description", about)):
        page.get_by_label(label).fill(text)
    page.get_by_label("Kind (must").select_option("advocacy")
    page.get_by_role("button", name="Check it and go on").click()


def test_an_entry_travels_in_a_link_of_8000_bytes_and_no_more(page: Page, address: str) -> None:
    open_form(page, address)
    proposal = page.get_by_role("link", name="Open it as a proposal")
    fill_in(page, "x")
    short = len(proposal.get_attribute("href") or "")
    fill_in(page, "x" * (8001 - short))
    assert len(proposal.get_attribute("href") or "") == 8000
    fill_in(page, "x" * (8002 - short))
    expect(proposal).to_be_hidden()
    link = page.get_by_role("link", name="Open an empty file").get_attribute("href")
    assert link
    assert link.endswith("?filename=long.md&value=")
    steps = page.locator("[data-part=steps] > li").all_text_contents()
    assert steps[0] == "The entry is too long to travel in a link, so copy the file."
    expect(page.get_by_role("link", name="Download the file")).to_be_visible()


@pytest.mark.parametrize("partner", [None, "orta"])
def test_where_no_file_can_be_proposed_it_is_downloaded_and_sent(
    page: Page, small_site: Site, serve: Callable[[Path], str], partner: str | None
) -> None:
    """The small network does not say where its records are kept."""
    open_form(page, serve(small_site.root) + "join/", partner)
    if partner:
        page.get_by_role("button", name="Check it and go on").click()
    else:
        fill_in(page, "Our own text.")
    expect(page.locator("[data-part=ready-title]")).to_be_focused()
    expect(page.locator("[data-part=open]")).to_be_hidden()
    name, content = written(page)
    file = name.removeprefix("partners/")
    steps = page.locator("[data-part=steps] > li").all_text_contents()
    assert steps[0] == f"Download the file. It is called {name}."
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the file").click()
    assert download.value.suggested_filename == file
    assert Path(download.value.path()).read_text("utf-8") == content


def test_the_editor_is_opened_for_an_entry_that_is_there(page: Page, address: str) -> None:
    open_form(page, address, ORTA)
    page.get_by_role("button", name="Check it and go on").click()
    link = page.get_by_role("link", name="Open the editor").get_attribute("href")
    assert link
    assert link.endswith(f"/edit/main/partners/{ORTA}.md")


@pytest.mark.parametrize("asked", ["constructor", "__proto__", "toString"])
def test_an_entry_may_be_called_as_things_in_scripts_are(page: Page, address: str, asked: str) -> None:
    open_form(page, address, asked)
    expect(page.locator("[data-part=note]")).to_contain_text(f"There is no entry {asked}")
    page.get_by_label("Name (must be filled in)").fill("Constructor")
    page.get_by_label("Name (must be filled in)").blur()
    assert written(page)[0] == "partners/constructor.md"
    assert not said(page)


def test_the_form_loads_no_more_entries_than_it_needs(page: Page, address: str, site: Site) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/data/")[2]))
    open_form(page, address)
    assert {url for url in loaded if url.endswith(".json")} == {"form/partner.json", "form/partners.json"}
    last = json.loads(site.read("data/form/partners.json"))[-1]
    open_form(page, address, last["id"])
    own = f"form/partners/{last['id']}.json"
    assert {url for url in loaded if url.endswith(".json")} == {"form/partner.json", "form/partners.json", own}
    assert f"name: {last['name']}" in written(page)[1]


def test_no_form_is_offered_for_an_entry_that_is_listed_and_not_there(browser: Browser, address: str) -> None:
    """As when the site was published anew in between: an empty form would take the entry's place."""
    page = browser.new_page()
    page.route("**/data/form/partners/*.json", lambda route: route.fulfill(status=404, body="<!doctype html>"))
    page.goto(f"{address}?partner={ORTA}")
    expect(page.locator("#entry-loading")).to_contain_text("could not be loaded")
    expect(page.locator("form.entry")).to_be_hidden()
    page.close()


# The draft


def kept(page: Page) -> list[str]:
    """What the browser keeps in this tab; it must keep nothing elsewhere."""
    assert page.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    return list(page.evaluate("Object.values(sessionStorage)"))


def write_a_draft(page: Page) -> None:
    page.get_by_label("Name (must be filled in)").fill("Dayton Reading Circle")
    page.get_by_label("The entry’s name in addresses").fill("dayton-readers")
    page.get_by_role("button", name="Add a hub").click()
    page.keyboard.type("Ohio")
    page.get_by_role("button", name="Add a principle").click()
    page.keyboard.type("Teaching")
    page.get_by_role("button", name="Add evidence").click()
    page.keyboard.type("Our report, half wr")


def test_a_draft_is_kept_while_one_types_and_is_there_again(page: Page, address: str) -> None:
    open_form(page, address)
    assert not kept(page)
    write_a_draft(page)
    page.reload()  # before the pause is over in which one may go on typing
    expect(page.locator("[data-part=note]")).to_contain_text("This is the draft that you began here.")
    assert "title: Our report, half wr\n" in written(page)[1]
    page.goto(address + "../partners/")
    page.go_back()
    expect(page.get_by_label("The entry’s name in addresses")).to_have_value("dayton-readers")
    page.get_by_label("Name (must be filled in)").fill("Dayton Reading Ring")
    expect(page.get_by_label("The entry’s name in addresses")).to_have_value("dayton-readers")
    open_form(page, address, ORTA)
    assert "half wr" not in written(page)[1]


def test_a_draft_is_discarded(page: Page, address: str) -> None:
    open_form(page, address)
    write_a_draft(page)
    page.reload()
    page.get_by_role("button", name="Discard the draft").press("Enter")
    name = page.get_by_label("Name (must be filled in)")
    expect(name).to_be_focused()
    expect(name).to_have_value("")
    assert page.locator("[data-part=status]").text_content() == "The draft is discarded."
    expect(page.locator("[data-part=note]")).to_be_hidden()
    assert not kept(page)
    page.reload()
    assert written(page)[0] == "partners/your-organization.md"
    assert not said(page)


def test_a_draft_outlives_what_can_fail_on_the_way(page: Page, address: str) -> None:
    """Signing in may lose what a link carried: the draft stays until it is discarded."""
    open_form(page, address)
    fill_in(page, "Our own text.")
    page.get_by_role("button", name="Copy the file").click()
    with page.expect_download():
        page.get_by_role("link", name="Download the file").click()
    assert "in case something goes wrong" in (page.locator("[data-part=ready]").text_content() or "")
    assert len(kept(page)) == 1


def test_taking_everything_back_leaves_no_draft(page: Page, address: str) -> None:
    open_form(page, address, ORTA)
    founded = page.get_by_label("Founded")
    before = founded.input_value()
    founded.fill("1950")
    founded.blur()
    assert len(kept(page)) == 1
    founded.fill(before)
    founded.blur()
    assert not kept(page)


def test_a_draft_does_not_undo_what_was_published_since(page: Page, address: str) -> None:
    entry = {"id": ID, **FIRST, "founded": 1990, "languages": ["en"], "seeks": [{"type": "capacity", "what": "Hands"}]}
    open_entry(page, address, entry)
    page.get_by_label("Summary").fill("What I wrote.")
    page.get_by_label("Founded").fill("1991")
    page.get_by_role("button", name="Remove: Need 1").click()
    page.reload()
    note = page.locator("[data-part=note]")
    expect(note).to_contain_text("This is your draft of the entry of Somebody.")
    expect(note).not_to_contain_text("published anew")
    newer = {**entry, "name": "Somebody Else", "founded": 1992, "languages": ["es"]}
    open_entry(page, address, newer)
    expect(note).to_contain_text("The entry was published anew since you began.")
    expect(note).to_contain_text("Changed by you and by others: Founded.")
    content = written(page)[1]
    for mine_or_newer in ("name: Somebody Else", "summary: What I wrote.", "founded: 1991", "languages: [es]"):
        assert f"{mine_or_newer}\n" in content
    assert "seeks" not in content


def test_a_draft_that_was_published_is_done(page: Page, address: str) -> None:
    open_entry(page, address, {"id": ID, **FIRST})
    page.get_by_label("Founded").fill("1991")
    open_entry(page, address, {"id": ID, **FIRST, "founded": 1991})
    expect(page.locator("[data-part=note]")).to_contain_text("This is the entry of Somebody as it is now.")
    assert not kept(page)


@pytest.mark.parametrize(
    "draft",
    [
        {"entry": {"alignment": 5}, "begun": {}},
        {"entry": {"contact": None}, "begun": {}},
        {"entry": {"gone": "a"}, "begun": {"gone": "b"}},
        5,
    ],
    ids=str,
)
def test_a_draft_that_the_form_cannot_hold_is_let_go(page: Page, address: str, draft: Any) -> None:
    open_form(page, address)
    page.evaluate("draft => sessionStorage.setItem('draft of /join/', JSON.stringify(draft))", draft)
    open_form(page, address)
    expect(page.locator("[data-part=note]")).to_be_hidden()
    assert not said(page)
    assert not kept(page)


def test_a_draft_keeps_what_the_form_still_has(page: Page, address: str) -> None:
    open_form(page, address)
    draft = {"entry": {"name": "Dayton Reading Circle", "gone": "a"}, "begun": {"gone": "b"}}
    page.evaluate("draft => sessionStorage.setItem('draft of /join/', JSON.stringify(draft))", draft)
    open_form(page, address)
    expect(page.get_by_label("Name (must be filled in)")).to_have_value("Dayton Reading Circle")


def test_leaving_is_asked_about_where_no_draft_can_be_kept(page: Page, address: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }")
    open_form(page, address)
    page.get_by_label("Founded").fill("1998")
    page.get_by_label("Founded").blur()
    asked = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.goto(address + "?partner=nobody-at-all")
    assert asked == ["beforeunload"]
    expect(page.locator("[data-part=note]")).to_contain_text("There is no entry nobody-at-all")


# For everybody


@pytest.mark.parametrize(("width", "scheme"), usually(LOOKED_AT, USUAL))
def test_axe_finds_nothing_in_the_form(browser: Browser, address: str, width: int, scheme: Scheme) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for partner in (ORTA, None):
        open_form(page, address, partner)
        page.get_by_label("Founded").fill("long ago")
        page.get_by_role("button", name="Add a hub").click()
        page.get_by_role("button", name="Check it and go on").click()
        assert not barriers(page)
        assert overflow(page) <= 0
    context.close()


def test_those_who_would_rather_be_asked_find_the_issue_form(site: Site, small_site: Site) -> None:
    (link,) = [a for a in site.page("join/").all("main a") if a.text() == "answer a few questions"]
    assert (link.attributes["href"] or "").endswith(f"/issues/new?template={Path(FORM).name}")
    assert "How to have it written for you" not in small_site.page("join/").text()


@pytest.mark.parametrize(("zone", "future"), [("Pacific/Guam", False), ("America/Chicago", True)])
def test_today_is_the_day_of_those_who_write(browser: Browser, address: str, zone: str, future: bool) -> None:
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-24T20:00:00Z")
    open_entry(page, address, {"id": ID, **FIRST, "joined": "2026-11-25"})
    assert ("ND305" in [code for code, _ in said(page)]) == future
    context.close()


def test_without_a_script_there_is_a_file_to_start_from(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("form.entry").is_hidden()
    expect(page.get_by_text("The form needs a script")).to_be_visible()
    expect(page.get_by_role("link", name="Open it as a new file")).to_be_visible()
    context.close()
