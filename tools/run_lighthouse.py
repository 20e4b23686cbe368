"""Measures three pages of the built site with Lighthouse; run by `make lighthouse`.

Lighthouse comes from npm, at the version below, and drives the Chromium that the tests use. Prints the scores as a
table, as docs/screens.md has them, and fails if one is too low.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.chromium import CHROMIUM, QUIET, served
from tests.trees import ROOT

LIGHTHOUSE = "lighthouse@12.8.2"
PAGES = {"home": "", "partners": "partners/", "a partner": "partners/ohio-rural-teachers-alliance/"}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 95


def scores(url: str) -> list[int]:
    """The scores of a page, of 100, in the order of the categories."""
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        subprocess.run(  # noqa: S603 - what runs is named above
            [
                *("npx", "--yes", LIGHTHOUSE, url, "--quiet", "--output=json", f"--output-path={report}"),
                f"--only-categories={','.join(CATEGORIES)}",
                f"--chrome-flags={' '.join(['--headless', *QUIET])}",
            ],
            env={**os.environ, "CHROME_PATH": CHROMIUM or ""},
            check=True,
        )
        found = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return [round(found[category]["score"] * 100) for category in CATEGORIES]


def main() -> int:
    with served(ROOT / "site") as address:
        rows = {name: scores(address + path) for name, path in PAGES.items()}
    sys.stdout.write(f"| page | {' | '.join(CATEGORIES)} |\n|---|{'---|' * len(CATEGORIES)}\n")
    for name, row in rows.items():
        sys.stdout.write(f"| {name} | {' | '.join(map(str, row))} |\n")
    return 0 if all(score >= LEAST for row in rows.values() for score in row) else 1


if __name__ == "__main__":
    sys.exit(main())
