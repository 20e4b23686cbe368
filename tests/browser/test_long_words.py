"""A name that is one long word breaks, and never makes a page scroll sideways."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..site.sites import build
from ..trees import copy_sample, usually
from .kinds import KINDS, TELLING
from .looks import overflow

LONG = "DaytonEarlyLearningPartnershipOfMontgomeryCounty"

NAMED = re.compile(r"^( *(?:- )?(?:name|title)): (?![{|>]).*$|(?<=\{)(name): [^{},\n]+(?=[},])", re.MULTILINE)
"""A name or title in a line of its own, or the name of a term or place."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The sample site, in which every name and title is one long word."""
    folder = copy_sample(tmp_path_factory.mktemp("words") / "network")
    numbers = count(1)
    for path in [*folder.glob("partners/*.*"), *folder.glob("hubs/*.*"), *folder.glob("content/**/*.*")]:
        if path.suffix in (".md", ".yml"):
            text = path.read_text(encoding="utf-8")
            text = NAMED.sub(lambda found: f"{found[1] or found[2]}: {LONG}{next(numbers)}", text)
            path.write_text(text, encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("site_name: Partners for", f"site_name: {LONG}"), "utf-8")
    return serve(build(folder, strict=False).root)


@pytest.mark.parametrize("kind", usually(KINDS, TELLING))
def test_a_long_word_does_not_make_a_page_scroll_sideways(browser: Browser, address: str, kind: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(address + KINDS[kind])
    assert LONG in page.locator("body").inner_text()
    assert overflow(page) <= 0, page.evaluate(
        "[...document.querySelectorAll('body *')].filter(node => node.getBoundingClientRect().right > 320.5)"
        ".map(node => node.outerHTML.slice(0, 120)).slice(0, 8)"
    )
    context.close()
