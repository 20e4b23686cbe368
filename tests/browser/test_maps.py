"""Maps and the picture of the network where they are looked at: large enough, named, and without script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ..site.sites import Site


@pytest.fixture(scope="module")
def address(site: Site, serve: Callable[[Path], str]) -> str:
    return serve(site.root)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("where", ["", "places/"])
def test_tiles_are_targets_at_320_px(page: Page, address: str, where: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address + where)
    tiles = page.locator(".tile-map a.tile rect").all()
    assert len(tiles) == 56
    for tile in tiles:
        box = tile.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def test_a_focused_tile_is_marked(page: Page, address: str) -> None:
    page.goto(f"{address}places/")
    tile = page.locator("a.tile[data-place=us-oh]").first

    def drawn() -> str:
        return str(
            tile.evaluate(
                "node => { const s = getComputedStyle(node.querySelector('rect')); return s.stroke + s.strokeWidth }"
            )
        )

    before = drawn()
    tile.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert drawn() != before
    assert drawn().endswith("3px")


def test_a_mark_that_is_pointed_at_or_focused_shows_its_name_and_lines(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}network/")
    mark = page.locator(".picture--whole .partner").nth(8)
    name, lines = mark.locator(".name"), mark.locator(".own")
    assert not name.is_visible()
    mark.locator("a").focus()
    assert name.is_visible()
    assert lines.is_visible()
    page.locator("h1").click()
    mark.locator(".target").hover()
    assert name.is_visible()


def test_marks_are_targets_where_the_whole_picture_is_shown(page: Page, address: str) -> None:
    for width in (375, 769, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}network/")
        whole, outline = page.locator(".picture--whole"), page.locator(".picture--outline")
        assert whole.is_visible() != outline.is_visible(), "one picture at a time"
        shown = whole if whole.is_visible() else outline
        middles = []
        for mark in shown.locator(".disc, .dot").all():
            box = mark.bounding_box()
            assert box
            middles.append((box["x"] + box["width"] / 2, box["y"] + box["height"] / 2))
        for number, (x1, y1) in enumerate(middles):
            assert all(max(abs(x1 - x2), abs(y1 - y2)) >= 24 for x2, y2 in middles[:number]), width


@pytest.mark.parametrize("where", ["", "places/", "places/us-oh-cleveland/", "network/"])
def test_nothing_is_wider_than_the_narrowest_screen(page: Page, address: str, where: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address + where)
    for drawing in page.locator("main svg:visible").all():
        box = drawing.bounding_box()
        assert box
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 320
