"""Badges where they are meant to be seen: inside somebody else's page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser

from network_directory.pages.badge import Drawing
from network_directory.theme import theme_folder

from ..site.sites import Site

NAMES = {
    "sixty": "Sixty Characters of Name Are Many, but Some Names Have Them",
    "rtl": "جمعية التعليم للجميع",
    "ampersand": "Bolt & Bramble <Tools>",
}


@pytest.fixture(scope="module")
def foreign(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of another site that shows the sample's badges, and some with names that are hard to draw."""
    folder = tmp_path_factory.mktemp("foreign")
    pictures = {path.stem: path.read_text("utf-8") for path in (site.root / "badges/partners").glob("*.svg")}
    template = Environment(loader=FileSystemLoader(theme_folder() / "directory"), autoescape=True).get_template(
        "badge.svg"
    )
    for id, name in NAMES.items():
        pictures[id] = template.render(badge=Drawing.of(name, "Reviewed", name, 1))
    images = []
    for id, picture in pictures.items():
        (folder / f"{id}.svg").write_text(picture, encoding="utf-8")
        images.append(f'<p><img id="{id}" src="{id}.svg" alt="{id}" height="20"></p>')
    styles = "<style>text { fill: red } img { border-radius: 2px }</style>"
    html = f"<!doctype html><html lang=en><title>Ours</title>{styles}{''.join(images)}"
    (folder / "index.html").write_text(html, encoding="utf-8")
    return folder


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_badges_are_drawn_in_a_foreign_page(
    browser: Browser, serve: Callable[[Path], str], foreign: Path, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    address = serve(foreign)
    page.goto(address, wait_until="networkidle")
    sizes = page.eval_on_selector_all("img", "all => all.map(i => [i.id, i.complete, i.naturalWidth, i.naturalHeight])")
    assert len(sizes) == len(list(foreign.glob("*.svg"))) > 50
    for id, complete, width, height in sizes:
        assert complete, id
        assert height == 20, id
        assert 60 < width < 600, id
    assert all(url.startswith(address) for url in asked), "a badge asked somebody else for something"
    context.close()


@pytest.mark.parametrize("name", NAMES)
def test_text_stays_inside_its_field(browser: Browser, serve: Callable[[Path], str], foreign: Path, name: str) -> None:
    page = browser.new_page()
    page.goto(f"{serve(foreign)}{name}.svg")
    fields = page.eval_on_selector_all("g rect", "all => all.map(r => r.getBoundingClientRect().toJSON())")
    texts = page.eval_on_selector_all("text", "all => all.map(t => t.getBoundingClientRect().toJSON())")
    for field, text in zip(fields, texts, strict=True):
        assert field["left"] <= text["left"], name
        assert text["right"] <= field["right"], name
        assert text["top"] >= 0, name
        assert text["bottom"] <= 20, name
    assert page.locator("title").text_content() == NAMES[name]
    page.close()
