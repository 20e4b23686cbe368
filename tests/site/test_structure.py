"""The skeleton that a screen reader goes by: headings and landmarks of every page, in order."""

from __future__ import annotations

from itertools import pairwise

from selectolax.lexbor import LexborNode

from .sites import Page, Site, heading_levels

HEADINGS = "h1, h2, h3, h4, h5, h6"
LANDMARKS = "header, nav, main, aside, footer, [role=search], form[aria-label]:not([role]), section[aria-labelledby]"
SECTIONING = ("article", "aside", "main", "nav", "section")


def pages(site: Site) -> list[Page]:
    """Every page, and what is shown for a missing one."""
    return [*site.pages.values(), site.page("404.html")]


def within(node: LexborNode, tags: tuple[str, ...]) -> bool:
    parent = node.parent
    while parent is not None and parent.tag not in tags:
        parent = parent.parent
    return parent is not None


def name(page: Page, node: LexborNode) -> str:
    """What a landmark is called."""
    by = node.attributes.get("aria-labelledby")
    return page.text(f"#{by}") if by else node.attributes.get("aria-label") or ""


def test_headings_go_down_one_level_at_a_time_from_the_only_first(site: Site) -> None:
    for page in pages(site):
        levels = heading_levels(page, HEADINGS)
        assert levels[0] == 1, f"{page.address} starts with h{levels[0]}"
        assert levels.count(1) == 1, f"{page.address} has {levels.count(1)} h1"
        skipped = [f"h{one} to h{next}" for one, next in pairwise(levels) if next > one + 1]
        assert not skipped, f"{page.address} goes from {skipped}"


def test_no_heading_is_empty(site: Site) -> None:
    for page in pages(site):
        assert all(node.text(strip=True) for node in page.all(HEADINGS)), page.address


def test_the_page_is_header_main_and_footer_in_that_order(site: Site) -> None:
    for page in pages(site):
        frame = [node.tag for node in page.all("body > header, body > main, body > footer")]
        assert frame == ["header", "main", "footer"], page.address
        assert page.one("body > *:first-child").attributes["class"] == "skip"
        assert page.one("h1").parent is not None
        assert within(page.one("h1"), ("main",)), page.address
        assert page.all("body > header nav"), page.address


def test_landmarks_of_one_kind_have_different_names(site: Site) -> None:
    for page in pages(site):
        found: dict[str, list[str]] = {}
        for node in page.all(LANDMARKS):
            tag = str(node.attributes.get("role") or node.tag)
            if tag in ("header", "footer") and within(node, SECTIONING):
                continue  # part of a section, and no landmark
            found.setdefault(tag, []).append(name(page, node))
        for tag, names in found.items():
            assert len(names) == len(set(names)), f"{page.address} has several {tag} with one name: {names}"
            assert len(names) == 1 or all(names), f"{page.address} has a {tag} without a name"
