"""With the header that the staff guide shows, everything works, and nothing is there that it forbids."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ..site.sites import Site
from ..trees import ROOT, usually
from .chromium import served
from .kinds import KINDS, TELLING
from .test_privacy import POLICY, REPORT

GUIDE = (ROOT / "docs" / "staff-guide.md").read_text(encoding="utf-8")
(HEADER,) = re.findall(r"^ *Content-Security-Policy: (.+)$", GUIDE, re.MULTILINE)


@pytest.fixture(scope="module")
def address(searched: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample's site with its index for search, sent with the guide's header by a server."""
    root = shutil.copytree(searched.root, tmp_path_factory.mktemp("header") / "site")
    for path in root.rglob("*.html"):  # so that it is the header alone that a browser goes by
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text), encoding="utf-8")
    with served(root, Content_Security_Policy=HEADER) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window that fails the test if its pages meet what the header forbids."""
    context = browser.new_context()
    violations: list[str] = []
    context.expose_function("report", lambda told: violations.append(told))
    context.add_init_script(REPORT)
    yield context.new_page()
    context.close()
    assert violations == []


def test_the_header_says_what_the_pages_say() -> None:
    assert f"{POLICY}; frame-ancestors 'none'" == HEADER


@pytest.mark.parametrize("kind", usually(KINDS, TELLING))
def test_no_kind_of_page_meets_what_it_forbids(page: Page, address: str, kind: str) -> None:
    answer = page.goto(address + KINDS[kind], wait_until="networkidle")
    assert answer
    assert answer.headers["content-security-policy"] == HEADER


def test_search_works(page: Page, address: str) -> None:
    page.goto(address + "about/")
    page.fill("#site-search", "ohio rural teachers")
    expect(page.locator("[role=option]").first).to_contain_text("Ohio Rural Teachers Alliance")
    page.goto(address + "search/?q=okland")
    expect(page.locator("main")).to_contain_text("Oakland")


def test_lists_can_be_filtered(page: Page, address: str) -> None:
    page.goto(address + "partners/?kind=union")
    expect(page.locator(".chip")).to_have_count(1)


def test_the_form_says_what_is_missing(page: Page, address: str) -> None:
    page.goto(address + "join/")
    name = page.get_by_label("Name (must be filled in)")
    name.fill("")
    page.get_by_role("button", name="Check it and go on").click()
    expect(page.locator(".troubles").first).to_be_visible()


def test_a_badge_shows_on_another_site(page: Page, address: str) -> None:
    page.set_content(f'<img src="{address}badges/partners/ohio-rural-teachers-alliance.svg" alt="">')
    page.wait_for_function("document.images[0].naturalWidth > 50")


def test_without_leave_for_search_there_is_none(browser: Browser, tmp_path: Path, address: str) -> None:
    """What the header must not lack is lacking here, so these tests can tell."""
    context = browser.new_context()
    page = context.new_page()
    stricter = HEADER.replace(" 'wasm-unsafe-eval'", "")
    page.route("**/*", lambda route: route.fulfill(
        response=(answer := route.fetch()), headers={**answer.headers, "content-security-policy": stricter}
    ))  # fmt: skip
    page.goto(address + "about/")
    page.fill("#site-search", "ohio rural teachers")
    expect(page.locator(".search-note")).not_to_be_empty()
    assert page.locator("[role=option]").count() == 0
    context.close()
