"""The theme's script folds names as the program does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from network_directory.language import fold, folded_words, slug

from ..language.test_folding import FOLDED
from ..site.sites import Site
from .test_join import open_form

ASK = """async ([root, names]) => {
  const { fold, foldedWords, slug } = await import(`${root}assets/javascripts/folding.js`);
  const table = await (await fetch(`${root}data/form/letters.json`)).json();
  return names.map((name) => [fold(name), foldedWords(name), slug(name, table)]);
}"""


@pytest.fixture(scope="module")
def root(site: Site, serve: Callable[[Path], str]) -> str:
    return serve(site.root)


def test_the_script_folds_as_the_program_does(browser: Browser, root: str) -> None:
    page = browser.new_page()
    page.goto(f"{root}join/")
    names = [name for name, _, _ in FOLDED]
    assert page.evaluate(ASK, [root, names]) == [[fold(name), folded_words(name), slug(name)] for name in names]
    page.close()


@pytest.mark.parametrize(
    ("name", "id"), [("Łingít Language Society", "lingit-language-society"), ("Школа", "shkola"), ("東京", "dongjing")]
)
def test_a_name_in_any_script_gets_an_id_that_can_be_read(browser: Browser, root: str, name: str, id: str) -> None:
    page = browser.new_page()
    open_form(page, f"{root}join/")
    page.get_by_label("Name (must be filled in)").fill(name)
    expect(page.locator("[data-part=name]")).to_have_text(f"partners/{id}.md")
    page.close()
