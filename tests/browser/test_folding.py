"""A name in any script becomes an id that can be read: the form loads how its letters are spelled.

What folding makes of names is tested without a browser, by tests/vectors/folding.json.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ..site.sites import Site
from .test_join import open_form


@pytest.fixture(scope="module")
def root(site: Site, serve: Callable[[Path], str]) -> str:
    return serve(site.root)


@pytest.mark.parametrize(
    ("name", "id"), [("Łingít Language Society", "lingit-language-society"), ("Школа", "shkola"), ("東京", "dongjing")]
)
def test_a_name_in_any_script_gets_an_id_that_can_be_read(browser: Browser, root: str, name: str, id: str) -> None:
    page = browser.new_page()
    open_form(page, f"{root}join/")
    page.get_by_label("Name (must be filled in)").fill(name)
    expect(page.locator("[data-part=name]")).to_have_text(f"partners/{id}.md")
    page.close()
