"""Nothing leaks: no page asks anybody else for anything, and nothing is kept but the color scheme.

A draft of an entry is kept too, but in the tab in which it is written, and not beyond.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ..site.sites import Site
from ..trees import usually
from .kinds import KINDS, TELLING

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
)
REPORT = "document.addEventListener('securitypolicyviolation', e => report(e.violatedDirective + ' ' + e.blockedURI))"


class Visit:
    """A window that notes what its pages ask for, and what their policy forbids."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.asked: list[str] = []
        self.violations: list[str] = []
        context.on("request", lambda request: self.asked.append(request.url))
        self.page.expose_function("report", lambda told: self.violations.append(told))
        self.page.add_init_script(REPORT)

    def kept(self) -> list[str]:
        """What the browser keeps after the visit: names of cookies and of stored values."""
        stored = self.page.evaluate("Object.keys(localStorage)")
        return [*(str(cookie.get("name")) for cookie in self.context.cookies()), *stored, *self.in_tab()]

    def in_tab(self) -> list[str]:
        """Names of what the browser keeps until the tab is closed."""
        return list(self.page.evaluate("Object.keys(sessionStorage)"))

    def strangers(self, address: str) -> list[str]:
        """What was asked of others."""
        return [url for url in self.asked if not url.startswith((address, "data:"))]


@pytest.fixture(scope="module")
def address(searched: Site, serve: Callable[[Path], str]) -> str:
    return serve(searched.root)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    context = browser.new_context()
    yield Visit(context)
    context.close()


@pytest.mark.parametrize("kind", usually(KINDS, TELLING))
def test_a_page_keeps_to_its_own_site(visit: Visit, address: str, kind: str) -> None:
    visit.page.goto(address + KINDS[kind])
    visit.page.wait_for_timeout(100)
    assert len(visit.asked) > 5
    assert not visit.strangers(address)
    assert not visit.violations
    assert visit.kept() == []


def test_so_do_search_and_filters(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(address + "partners/?kind=union")
    expect(page.locator(".chip")).to_have_count(1)
    page.fill("#site-search", "okland")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.locator("[role=option]").first.click()
    page.wait_for_load_state("networkidle")
    assert any("/pagefind/" in url for url in visit.asked)
    assert not visit.strangers(address)
    assert not visit.violations
    assert visit.kept() == []


def test_only_the_color_scheme_is_kept(visit: Visit, address: str) -> None:
    visit.page.goto(address)
    visit.page.locator(".scheme-toggle").click()
    assert visit.kept() == ["scheme"]


def test_a_draft_is_kept_in_its_tab_alone(visit: Visit, address: str) -> None:
    visit.page.goto(address + "join/")
    assert visit.kept() == []
    visit.page.get_by_label("Name (must be filled in)").fill("Somebody")
    visit.page.get_by_label("Name (must be filled in)").blur()
    assert visit.kept() == visit.in_tab() == ["draft of /join/"]
    assert not visit.strangers(address)
    assert not visit.violations
    other = visit.context.new_page()
    other.goto(address + "join/")
    expect(other.get_by_label("Name (must be filled in)")).to_have_value("")


@pytest.mark.parametrize(
    "code", ["<script>1</script>", "<p style='color: red'>", "<img src='https://example.com/pixel.gif'>"]
)
def test_the_policy_holds(visit: Visit, address: str, code: str) -> None:
    """What it forbids is forbidden, and these tests see it."""

    def smuggle(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        route.fulfill(response=answer, body=answer.text().replace("</body>", f"{code}</body>"))  # type: ignore[attr-defined]

    visit.page.route(address + "about/", smuggle)
    visit.page.goto(address + "about/", wait_until="networkidle")
    assert visit.violations


def test_every_page_has_the_policy_first(site: Site) -> None:
    for page in site.pages.values():
        head = page.all("head > *")
        assert head[1].attributes.get("content") == POLICY, page.address
    for page in site.documents.values():
        assert page.one('meta[http-equiv="Content-Security-Policy"]'), page.address
