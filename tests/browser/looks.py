"""What can be asked of a page as it is drawn."""

from __future__ import annotations

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What passes is counted and not described, which takes half of the time on a long page.
_OPTIONS = {"runOnly": _RULES, "resultTypes": ["violations"]}
Scheme = Literal["light", "dark"]
View = tuple[int, Scheme]
"""A window's width in px, and its color scheme."""
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
LOOKED_AT: list[View] = [(width, scheme) for width in (320, 1280) for scheme in SCHEMES]
USUAL: tuple[View, ...] = ((320, "light"), (1280, "dark"))
"""The views in which every proposal is looked at: each width's layout and each scheme's colors once."""
FOCUS_SHOWS = """() => [document.activeElement, ...document.activeElement.querySelectorAll("*")].some(node => {
  const style = getComputedStyle(node);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return outlined || style.boxShadow !== "none" || (node instanceof SVGElement && parseFloat(style.strokeWidth) >= 2);
})"""
"""Whether what has the focus is marked."""

_CUT_OFF = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(node => {
    const style = getComputedStyle(node);
    const hides = style.overflowX === 'hidden' || style.textOverflow === 'ellipsis';
    return hides && node.clientWidth > 1 && node.scrollWidth > node.clientWidth + 1;
  }).map(node => node.outerHTML.slice(0, 120))"""


def barriers(page: Page) -> list[str]:
    """What axe finds on a page that keeps somebody out."""
    found = Axe().run(page, options=_OPTIONS).response["violations"]
    return [f"{v['id']}: {n['html'][:160]} {n['failureSummary']}" for v in found for n in v["nodes"]]


def overflow(page: Page) -> int:
    """By how many px the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def cut_off(page: Page) -> list[str]:
    """The elements that hide the ends of their words."""
    found: list[str] = page.evaluate(_CUT_OFF)
    return found
