"""What scripts draw is in the language of the page: nothing of the pseudo-language's site is left in English."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ..site.pseudo import CLOSE, OPEN, build_pseudo, in_forms, left_in_english, silence, spoken
from ..site.sites import Page as Parsed
from ..site.sites import Site, build
from ..trees import SMALL, write_tree


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_pseudo(tmp_path_factory.mktemp("pseudo") / "network", search=True)


@pytest.fixture(scope="module")
def address(foreign: Site, serve: Callable[[Path], str]) -> str:
    return serve(foreign.root)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


def left(page: Page, site: Site, asked: str = "") -> dict[str, str]:
    """What is left in English on a page, but for what was asked and what pages that were found say."""
    page.locator(".search-excerpt").evaluate_all("excerpts => excerpts.forEach((excerpt) => excerpt.remove())")
    drawn = Parsed(page.url, page.content())
    silence(drawn)
    texts = (text.replace(asked, "") for text in spoken(drawn))
    return left_in_english({page.url: texts}, site)


@pytest.mark.parametrize(
    "list",
    [
        "partners/?place=us-oh&kind=coalition&sort=joined&q=lantrn",
        "partners/?level=district",
        "hubs/?place=us-oh&sort=plan",
    ],
)
def test_filters(page: Page, address: str, foreign: Site, list: str) -> None:
    page.goto(address + list)
    expect(page.locator(".filter-count + [role=status]")).to_contain_text(OPEN)
    assert not left(page, foreign, "lantrn")


@pytest.mark.parametrize("words", ["ohio", "okland", "xyzzyplugh"])
def test_search(page: Page, address: str, foreign: Site, words: str) -> None:
    page.goto(address + "about/")
    page.fill("#site-search", words)
    expect(page.locator(".search-note")).to_contain_text(CLOSE)
    expect(page.locator(".search-panel ~ [role=status]")).to_contain_text(CLOSE)
    assert not left(page, foreign, words)
    page.goto(address + f"search/?q={words}")
    expect(page.locator(".search-count")).to_contain_text(CLOSE)
    assert not left(page, foreign, words)


def test_the_form(page: Page, address: str, foreign: Site) -> None:
    page.goto(address + "join/")
    expect(page.locator("form.entry")).to_be_visible()
    for add in page.locator("form.entry .many ~ button").all():
        add.click()
    expect(page.locator("form.entry .many li").first).to_be_visible()
    assert not left(page, foreign)


def test_scripts_choose_the_plural_of_the_language(page: Page, serve: Callable[[Path], str], tmp_path: Path) -> None:
    polish = in_forms("pl", ("one", "few", "many", "other"))
    address = serve(build(write_tree(tmp_path, {**SMALL, **polish})).root)
    page.goto(address + "partners/?sort=joined")
    expect(page.locator(".filter-count")).to_have_text("few: 3 partners")
    page.goto(address + "partners/?kind=philanthropy")
    expect(page.locator(".filter-count")).to_have_text("one: 1 partners")
    expect(page.locator('.tile[data-place="us-ak"] title')).to_have_text("many: Alaska: 0 partners")
