"""Measure the finder on a large network: `make bench-finder`, or `python -m benchmarks.finder [SIZE]`.

Builds a synthetic network's real site, opens its list of partners in a real Chromium, and reports what a visitor loads
and how long a change of a filter takes, until the page is laid out again: the median and the slowest of some runs.
Fails if more than LIMIT_BYTES are loaded, or if the median of some change passes LIMIT_MS; a single slow run may be the
machine's.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from .browser import chromium, served
from .networks import write_network

SIZE = 10_000
RUNS = 7
LIMIT_MS = 100
LIMIT_BYTES = 600_000
SCRIPTS = Path(__file__).parent.parent / "theme/assets/javascripts"
FILES = (
    "partners/index.html",
    "data/finder/partners.json",
    "data/finder/words.json",
    *(f"assets/javascripts/{path.relative_to(SCRIPTS)}" for path in sorted(SCRIPTS.glob("finder/*.js"))),
)
CHANGES = {
    "tick a kind": "tick('kind')",
    "tick a second facet": "tick('level')",
    "tick a place": "tick('place', 'us-oh')",
    "tick principle and stance": "tick('stance'); tick('principle')",
    "tick a reservation": "tick('stance', 'reserves')",
    "tick a field of the network's own": "tick('extra-governance_model')",
    "tick a city": "tick('place', 'us-ca-oakland')",
    "type a word": "set('q', 'river')",
    "type another name": "set('q', 'rtl')",
    "type a misspelled word": "set('q', 'prarie')",
    "sort by date": "set('sort', 'joined')",
    "clear all": "form.querySelector('.chips [type=reset]').click()",
}
"""Changes of the filter, one after the other."""
TIMED = """async (change) => {
  const form = document.querySelector("form[data-finder]");
  const tick = (facet, value) =>
    form.querySelector(`[name=${facet}]` + (value ? `[value=${value}]` : "")).click();
  const set = (name, value) => {
    form.elements[name].value = value;
    form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
  };
  const begun = performance.now();
  eval(change);
  await null;
  document.body.offsetHeight;
  return performance.now() - begun;
}"""


def main(size: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_network(folder, size)
        command = [str(Path(sys.executable).with_name("mkdocs")), "build", "--quiet"]
        subprocess.run(command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
        print(f"{size} partners\n\n{'bytes':40}{'as they are':>14}{'with gzip':>12}")
        for name in FILES:
            content = (folder / "site" / name).read_bytes()
            print(f"{name:40}{len(content):>14,}{len(gzip.compress(content)):>12,}")
        loaded, slowest = visit(folder / "site")
    print(f"{'loaded for the first filter':40}{loaded:>14,}")
    assert loaded <= LIMIT_BYTES, f"the finder's data take more than {LIMIT_BYTES:,} bytes"
    assert slowest <= LIMIT_MS, f"a change of the filter takes more than {LIMIT_MS} ms"


def visit(site: Path) -> tuple[int, float]:
    """What is loaded for a first filter, in bytes, and how many milliseconds the slowest change takes."""
    times: dict[str, list[float]] = {name: [] for name in CHANGES}
    with served(site) as address, chromium() as browser:
        for _ in range(RUNS):
            page = browser.new_page(bypass_csp=True)
            loaded = measure(page, f"{address}partners/", times)
            page.close()
    print(f"\n{'milliseconds':32}{'median':>14}{'slowest':>12}")
    for name, taken in times.items():
        print(f"{name:32}{median(taken):>14.1f}{max(taken):>12.1f}")
    return loaded, max(median(taken) for taken in times.values())


def measure(page: Page, address: str, times: dict[str, list[float]]) -> int:
    """Go through the changes; returns the bytes of data loaded."""
    page.goto(address, wait_until="networkidle")
    with page.expect_response("**/data/finder/partners.json*") as answer:
        page.focus("#finder-q")
    loaded = len(answer.value.body())
    page.wait_for_timeout(300)
    for name, change in CHANGES.items():
        times[name].append(page.evaluate(TIMED, change))
        page.wait_for_timeout(50)
    return loaded


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
