"""A hub's page as it is printed: a brief of at most two pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from ..site.sites import Site


def test_every_hub_prints_as_a_brief_of_two_pages(browser: Browser, site: Site, serve: Callable[[Path], str]) -> None:
    address = serve(site.root)
    page = browser.new_page()
    lengths = {}
    for id in site.network.hubs:
        page.goto(f"{address}hubs/{id}/")
        lengths[id] = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter", prefer_css_page_size=True)))
    page.close()
    assert {id: pages for id, pages in lengths.items() if not 1 <= pages <= 2} == {}


def test_the_brief_says_what_is_left_open_and_leaves_out_what_only_a_screen_needs(
    browser: Browser, site: Site, serve: Callable[[Path], str]
) -> None:
    page = browser.new_page()
    page.goto(serve(site.root) + "hubs/ohio/")
    folded = page.locator("details.in-brief a").first
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert page.locator("details.in-brief a").last.is_visible()
    assert folded.is_visible()
    assert page.locator(".uncovered a").first.is_visible()
    for screen_only in (".measure-table", ".embed", ".edit-line", ".crumbs", "header nav"):
        assert not page.locator(screen_only).first.is_visible(), screen_only
    page.close()
