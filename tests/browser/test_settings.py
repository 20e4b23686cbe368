"""Every kind of page as some visitors have set up their browsers: no script, large text, less motion, few colors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from ..site.sites import Site
from ..trees import usually
from .kinds import KINDS
from .looks import FOCUS_SHOWS, cut_off, overflow

DEAD_BUTTONS = """() => [...document.querySelectorAll('button, input[type=button], input[type=reset], [role=button]')]
  .filter(node => node.checkVisibility() && !node.popoverTargetElement
                  && !(node.type === 'submit' && node.form?.getAttribute('action')))
  .map(node => node.outerHTML.slice(0, 120))"""
"""Buttons that show and do nothing without script: neither open a popover nor send a form to an address."""

MOVING = """() => [document.documentElement, ...document.querySelectorAll('body *')].filter(node => {
    const style = getComputedStyle(node);
    const lasts = times => times.split(',').some(time => parseFloat(time) > 0);
    return lasts(style.transitionDuration) || lasts(style.animationDuration) || style.scrollBehavior === 'smooth';
  }).map(node => node.outerHTML.slice(0, 120))"""

MARKS = (
    ".cell--practiced, .cell--declared, .cell--seeking, .level-steps i, .pips i, .open-place",
    ".button, select, textarea, input:not([type=checkbox], [type=radio])",
    ".tile rect, .tile .hub-mark, .locator .here, .picture .disc, .picture .dot, .panel, .callout",
)
"""States, controls, and parts of pictures and frames."""
FAINT = """marks => {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'Canvas';
  const unseen = ['none', getComputedStyle(probe).color];
  const shows = node => {
    const style = getComputedStyle(node);
    return node instanceof SVGElement
      ? [style.stroke, style.fill].some(color => !unseen.includes(color))
      : ['top', 'right', 'bottom', 'left'].some(side =>
          parseFloat(style.getPropertyValue(`border-${side}-width`)) > 0
          && !unseen.includes(style.getPropertyValue(`border-${side}-color`)));
  };
  return [...document.querySelectorAll(marks)].filter(node => node.checkVisibility() && !shows(node))
    .map(node => node.outerHTML.slice(0, 120));
}"""
"""Those of some marks of which nothing is left where the browser takes all grounds away."""


@pytest.fixture(scope="module")
def address(site: Site, serve: Callable[[Path], str]) -> str:
    return serve(site.root)


@contextmanager
def opened(browser: Browser, **settings: Any) -> Iterator[Page]:
    context = browser.new_context(**settings)
    yield context.new_page()
    context.close()


def test_without_script_every_page_can_be_read_and_nothing_on_it_is_dead(browser: Browser, address: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        for kind, path in KINDS.items():
            page.goto(address + path)
            assert page.locator("h1").is_visible(), kind
            assert len(page.locator("main").inner_text()) > 150, f"{kind} has nothing to read"
            assert page.evaluate(DEAD_BUTTONS) == [], kind
            menu = page.locator("header nav a:visible")
            assert menu.count() >= 6, f"{kind} has no menu"


def test_without_script_one_gets_from_the_menu_to_a_partner(browser: Browser, address: str) -> None:
    with opened(browser, java_script_enabled=False, viewport={"width": 375, "height": 700}) as page:
        page.goto(address)
        page.get_by_role("button", name="Menu", exact=True).click()
        page.get_by_role("navigation", name="Main").get_by_role("link", name="Partners").click()
        page.get_by_role("link", name="Ohio Rural Teachers Alliance").first.click()
        assert page.url == f"{address}partners/ohio-rural-teachers-alliance/"
        page.get_by_role("link", name="Partners", exact=True).first.click()
        assert page.url == f"{address}partners/"


def test_nothing_moves_for_those_who_ask_for_less(browser: Browser, address: str) -> None:
    with opened(browser, reduced_motion="reduce") as page:
        for kind, path in KINDS.items():
            page.goto(address + path)
            assert page.evaluate(MOVING) == [], kind


@pytest.mark.parametrize("how", usually(["zoomed", "large text"], ["zoomed"]))
def test_twice_as_large_everything_still_fits(browser: Browser, address: str, how: str) -> None:
    """A window of 1280 px: zoomed to 200 % it is 640 px wide; with a text size of 32 px it keeps its width."""
    width = 640 if how == "zoomed" else 1280
    with opened(browser, viewport={"width": width, "height": 480}, device_scale_factor=1280 // width) as page:
        for kind, path in KINDS.items():
            page.goto(address + path)
            if how == "large text":
                page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert overflow(page) <= 0, f"{kind} scrolls sideways"
            assert cut_off(page) == [], f"{kind} cuts words off"


def test_marks_keep_their_shapes_where_colors_are_forced(browser: Browser, address: str) -> None:
    with opened(browser, forced_colors="active") as page:
        for kind, path in KINDS.items():
            page.goto(address + path)
            assert page.evaluate(FAINT, ", ".join(MARKS)) == [], kind


@pytest.mark.parametrize("path", ["", "partners/", "network/"])
def test_focus_can_be_seen_where_colors_are_forced(browser: Browser, address: str, path: str) -> None:
    with opened(browser, forced_colors="active") as page:
        page.goto(address + path)
        for _ in range(15):
            page.keyboard.press("Tab")
            assert page.evaluate(FOCUS_SHOWS), page.evaluate("document.activeElement.outerHTML")
