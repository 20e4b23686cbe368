"""Badges where they are meant to be seen: inside somebody else's page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, expect

from network_directory.files.badge_picture import Drawing
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


def test_pictures_inlined_side_by_side_keep_to_themselves(browser: Browser, foreign: Path) -> None:
    """Each keeps its own words and width, and the page around them its own text."""
    page = browser.new_page()
    page.set_content("<svg id=ours height=20><text y=14 font-size=11>Ours</text></svg>")
    before = page.evaluate(LOOK, "#ours text")
    pictures = [(foreign / f"{name}.svg").read_text("utf-8") for name in ("sixty", "rtl")]
    alone = []
    for picture in pictures:
        page.set_content(picture)
        alone.append(page.evaluate("document.querySelector('path + path').getBoundingClientRect().right"))
    page.set_content(
        f"<svg id=ours height=20><text y=14 font-size=11>Ours</text></svg><div>{'</div><div>'.join(pictures)}</div>"
    )
    assert page.evaluate(LOOK, "#ours text") == before
    assert page.eval_on_selector_all("div path + path", "all => all.map(p => p.getBoundingClientRect().right)") == alone
    for drawn, name in zip(page.locator("div svg").all(), ("sixty", "rtl"), strict=True):
        assert drawn.get_attribute("aria-label") == NAMES[name]
    assert page.eval_on_selector_all("div [id]", "all => all.length") == 0
    page.close()


LOOK = "css => { const s = getComputedStyle(document.querySelector(css)); return [s.fill, s.fontFamily, s.fontWeight] }"


def test_code_to_embed_can_be_copied_and_works(browser: Browser, serve: Callable[[Path], str], site: Site) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    address = serve(site.root)
    page.goto(f"{address}partners/ohio-rural-teachers-alliance/")
    page.get_by_text("Put this badge on your site").click()
    page.get_by_role("button", name="Copy HTML").click()
    expect(page.locator(".embed [role=status]").first).to_have_text("Copied.")
    code = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Copy Markdown").click()
    expect(page.locator(".embed [role=status]").last).to_have_text("Copied.")
    markdown = page.evaluate("navigator.clipboard.readText()")
    link = "https://partners-for.example/partners/ohio-rural-teachers-alliance/"
    picture = "https://partners-for.example/badges/partners/ohio-rural-teachers-alliance.svg"
    words = "Ohio Rural Teachers Alliance: alignment badge of Partners for"
    assert markdown == f"[![{words}]({picture})]({link})"
    page.goto(address + "404.html")
    page.set_content(code.replace("https://partners-for.example/", address))
    image = page.get_by_role("link", name=words).get_by_role("img", name=words)
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("i => [i.naturalHeight, i.height]") == [20, 20]
    context.close()


def test_claim_evidence_and_review_differ_without_color(
    browser: Browser, serve: Callable[[Path], str], site: Site
) -> None:
    """By their shapes and their words: a bar beside quoted words, a list of documents, a stamp with a tick."""
    page = browser.new_page(forced_colors="active")
    page.goto(f"{serve(site.root)}partners/ohio-rural-teachers-alliance/")
    claim, evidence, review = (page.locator(f"#principle-teaching .{name}") for name in ("claim", "evidence", "review"))
    borders = "e => ['Left', 'Right'].map(side => getComputedStyle(e)[`border${side}Style`])"
    assert claim.evaluate(borders) == ["solid", "none"]
    assert review.evaluate(borders) == ["double", "double"]
    mark = "e => getComputedStyle(e, '::before')"
    assert review.locator("strong").evaluate(f"e => ({mark})(e).content") == '"✓ "'
    first = evidence.locator("li").first
    assert first.evaluate(f"e => ({mark})(e).borderTopStyle") == "solid", "a sheet of paper"
    assert claim.evaluate("e => e.tagName") == "BLOCKQUOTE"
    for part, words in ((claim, "In its own words"), (evidence, "What shows it"), (review, "Reviewed by")):
        expect(part).to_contain_text(words)
    page.close()


@pytest.mark.parametrize("name", NAMES)
def test_text_stays_inside_its_field(browser: Browser, serve: Callable[[Path], str], foreign: Path, name: str) -> None:
    page = browser.new_page()
    page.goto(f"{serve(foreign)}{name}.svg")
    fields = page.eval_on_selector_all("path", "all => all.map(r => r.getBoundingClientRect().toJSON())")
    texts = page.eval_on_selector_all("text", "all => all.map(t => t.getBoundingClientRect().toJSON())")
    for field, text in zip(fields, texts, strict=True):
        assert field["left"] <= text["left"], name
        assert text["right"] <= field["right"], name
        assert text["top"] >= 0, name
        assert text["bottom"] <= 20, name
    assert page.locator("title").text_content() == NAMES[name]
    page.close()
