"""Whoever edits a record beside a preview sees the change in the browser, in a network of a thousand partners too."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ..site.previews import START, replace, serving
from ..trees import SMALL, write_tree

_CONFIG = "site_name: Lake Counties Network\ndocs_dir: content\ntheme: {name: material}\nplugins: [network-directory]\n"


def partner(number: int) -> str:
    return f"name: Readers of street {number}\nkind: advocacy\nsummary: Club {number} of readers.\nbased_in: us-oh\n"


@pytest.mark.parametrize("partners", [20, pytest.param(1000, marks=pytest.mark.long)])
def test_an_edit_shows_by_itself(partners: int, browser: Browser, tmp_path: Path) -> None:
    records = {f"partners/readers-{number}.yml": partner(number) for number in range(partners)}
    folder = write_tree(tmp_path / "network", {**SMALL, **records, "mkdocs.yml": _CONFIG})
    with serving(folder) as preview:
        preview.shows("partners/readers-7/", "Club 7 of readers.", START)
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{preview.port}/partners/readers-7/")
        replace(folder / "partners/readers-7.yml", "Club 7 of readers.", "They read by the lake.")
        expect(page.locator("h1 ~ .lead")).to_have_text("They read by the lake.", timeout=START * 1000)
        page.goto(f"http://127.0.0.1:{preview.port}/partners/readers-8/")
        expect(page.locator("h1")).to_have_text("Readers of street 8")
        page.close()
