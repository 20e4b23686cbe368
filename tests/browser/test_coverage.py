"""The matrices of coverage where they are looked at: on a phone, and without color."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from ..site.sites import Site


@pytest.fixture
def page(browser: Browser, serve: Callable[..., str], site: Site) -> Iterator[Page]:
    """The page of coverage, on a phone."""
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(f"{serve(site.root)}coverage/")
    yield page
    page.close()


def test_heads_stay_in_view_and_leave_room_for_the_rest(page: Page) -> None:
    row = page.locator("#section-place").locator("xpath=ancestor::section").get_by_role("rowheader", name="Wyoming")
    row.scroll_into_view_if_needed()
    head = page.locator(".matrix thead").first.locator("th").nth(1)
    box = head.bounding_box()
    assert box
    assert box["y"] == pytest.approx(0, abs=1), "the head stays where the eye is"
    assert box["height"] < 800 / 6
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_no_name_of_a_row_breaks_within_a_word(page: Page) -> None:
    broken = page.eval_on_selector_all(
        ".matrix tbody th a",
        """links => links.flatMap(link => link.textContent.split(/[ \\u2010-\\u2014-]/).filter(word => {
          const range = document.createRange();
          const at = link.textContent.indexOf(word);
          range.setStart(link.firstChild, at);
          range.setEnd(link.firstChild, at + word.length);
          return range.getClientRects().length > 1;
        }))""",
    )
    assert broken == []


def test_what_cells_show_stays_inside_them(page: Page) -> None:
    wide = page.eval_on_selector_all(
        ".matrix :is(.cell, .cell-note)",
        "all => all.filter(e => e.scrollWidth > e.clientWidth).map(e => e.textContent)",
    )
    assert wide == []


def test_states_differ_by_their_words(page: Page) -> None:
    states: dict[str, set[str]] = {}
    for name, text in page.eval_on_selector_all(
        ".matrix .cell", "all => all.map(e => [e.className, e.textContent.replace(/[0-9]+ /, '')])"
    ):
        states.setdefault(name.split("--")[1], set()).add(text)
    assert states["practiced"] == {"do", "does"}
    assert states["declared"] == {"say", "says"}
    assert states["none"] == {"0"}
    assert states["not-applicable"] == {"–"}
