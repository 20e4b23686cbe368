"""What a visitor of a finished site waits for, in a real Chromium that has kept nothing of an earlier visit.

A page is loaded when its load event ends, after layout. A search is timed from the moment in which somebody enters the
field, which is what loads the index, with the words pasted at once, until the first result stands in the list.
"""

from __future__ import annotations

from contextlib import closing
from statistics import median

from playwright.sync_api import Browser

RUNS = 3
PATIENCE_MS = 120_000
USUAL = ("granite families", "kitchen tables", "saturdays")
"""Words that some partners of the synthetic networks have."""
COMMONEST = "schools"
"""The word that all of them have."""
_LOADED = """() => new Promise((done) => {
  const told = () => {
    document.body.offsetHeight;
    const { loadEventEnd } = performance.getEntriesByType("navigation")[0];
    loadEventEnd ? done(loadEventEnd) : setTimeout(told);
  };
  told();
})"""
_FOUND = """(words) => new Promise((done) => {
  const input = document.querySelector("#site-search");
  const begun = performance.now();
  new MutationObserver((_, observer) => {
    if (!input.form.querySelector("[role=option]")) return;
    observer.disconnect();
    document.body.offsetHeight;
    done(performance.now() - begun);
  }).observe(input.form, { childList: true, subtree: true });
  input.focus();
  input.value = words;
  input.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def load_seconds(browser: Browser, address: str) -> float:
    """How many seconds a page takes to load: the median of some visits."""
    return median(_timed(browser, address, _LOADED) for _ in range(RUNS))


def search_seconds(browser: Browser, address: str, words: str) -> float:
    """How many seconds pass from the first search of a visit to its first result: the median of some visits."""
    return median(_timed(browser, address, _FOUND, words) for _ in range(RUNS))


def _timed(browser: Browser, address: str, script: str, words: str = "") -> float:
    """Seconds that a script tells on a page, which was opened for the first time."""
    with closing(browser.new_context(bypass_csp=True)) as context:
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.goto(address)
        seconds: float = page.evaluate(script, words) / 1000
    return seconds
