"""What a machine can tell about accessibility, on every kind of page; and the keyboard on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ..site.pseudo import LANGUAGE, write_pseudo
from ..site.sites import Site, build
from ..trees import copy_sample, usually
from .kinds import KINDS, TELLING
from .looks import FOCUS_SHOWS, LOOKED_AT, SCHEMES, USUAL, View, barriers, cut_off, overflow

BETWEEN = {"width": 375, "height": 800}
"""No style changes between 320 and 480 px, so axe, which takes long, is asked at the narrowest of these widths only."""
VIEWS = [*LOOKED_AT, *((BETWEEN["width"], scheme) for scheme in SCHEMES)]
SEEN = [(view, kind) for view in VIEWS for kind in KINDS]
EVERY_TIME = [(USUAL[0], kind) for kind in KINDS] + [(view, kind) for view in USUAL for kind in TELLING]
"""What a proposal waits for: all kinds of page on a phone, and those that tell most in the other view too."""


def _called(value: View | str) -> str:
    return value if isinstance(value, str) else f"{value[0]}-{value[1]}"


@pytest.fixture(scope="module")
def address(site: Site, serve: Callable[[Path], str]) -> str:
    return serve(site.root)


@pytest.fixture(scope="module")
def view(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A window of one width in one color scheme."""
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("view", "kind"), usually(SEEN, EVERY_TIME), indirect=["view"], ids=_called)
def test_axe_finds_nothing_and_nothing_sticks_out(view: Page, address: str, kind: str) -> None:
    view.goto(address + KINDS[kind])
    if view.viewport_size != BETWEEN:
        assert not barriers(view), kind
    assert overflow(view) <= 0, f"{kind} scrolls sideways"


def test_the_menu_works_by_keyboard_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 700})
    page = context.new_page()
    page.goto(address + "hubs/ohio/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#"), (
        "the first stop is no skip link"
    )
    menu = page.locator("header button[popovertarget]").first
    for _ in range(12):
        if menu.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    else:
        pytest.fail("the menu cannot be reached by keyboard")
    links = page.locator("header nav a")
    assert not links.first.is_visible()
    page.keyboard.press("Enter")
    assert links.first.is_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        box = page.locator("*:focus").bounding_box()
        assert box, "focus is on something that cannot be seen"
        assert 0 <= box["x"] < 375, "focus is off the screen"
        if page.evaluate("document.activeElement.matches('header nav a')"):
            break
    else:
        pytest.fail("the menu's links cannot be reached by keyboard")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != address + "hubs/ohio/")
    context.close()


def test_the_skip_link_leads_to_the_content(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "partners/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    target = page.evaluate("location.hash")
    assert page.locator(target).evaluate("node => node.closest('main') !== null || node.tagName === 'MAIN'")
    page.close()


def test_focus_can_be_seen_everywhere(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS_SHOWS), page.evaluate("document.activeElement.outerHTML")
    page.close()


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The sample site with longer words."""
    folder = copy_sample(tmp_path_factory.mktemp("long") / "network")
    write_pseudo(folder / "theme")
    config = folder / "mkdocs.yml"
    options = f"sample: true\n      language: {LANGUAGE}"
    config.write_text(config.read_text("utf-8").replace("sample: true", options), "utf-8")
    return serve(build(folder).root)


@pytest.mark.long
@pytest.mark.parametrize("width", [320, 1280])
def test_longer_words_fit(browser: Browser, foreign: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for kind, path in KINDS.items():
        page.goto(foreign + path)
        assert overflow(page) <= 0, f"{kind} scrolls sideways at {width} px"
        assert cut_off(page) == [], f"{kind} cuts words off at {width} px"
    context.close()
