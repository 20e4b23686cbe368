"""The search index: made after the site, by Pagefind, and never in the way."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Mapping
from pathlib import Path

import pagefind_bin
import pytest
from mkdocs.exceptions import Abort

from network_directory.engines.mkdocs.search_index import Indexer

from ..trees import SMALL, replace_in, write_tree
from .previews import serving
from .sites import build

FILES: Mapping[str, str | bytes] = {
    **SMALL,
    "mkdocs.yml": "site_name: N\ndocs_dir: content\ntheme: {name: material}\nplugins: [network-directory]\n",
}


def test_holds_what_pages_say_and_replaces_an_older_one(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = write_tree(tmp_path, FILES)
    old = folder / "site/pagefind/.old.pf_index"
    old.parent.mkdir(parents=True)
    old.touch()
    site = build(folder, search=True)
    assert not old.exists()
    assert "pagefind/pagefind.js" in site.files
    assert not [name for name in site.files if name.startswith("pagefind/") and "ui" in name]
    entry = json.loads(site.read("pagefind/pagefind-entry.json"))
    told = [address for address, page in site.documents.items() if page.all("[data-pagefind-body]")]
    assert entry["languages"]["en"]["page_count"] == len(told)
    assert {"partners/orta/", "hubs/ohio/", "places/us-oh/", "coverage/"} <= set(told)
    assert not {"404.html", "partners/ohio-rural-teachers/"} & set(told)
    assert capfd.readouterr() == ("", "")


def test_without_pagefind_the_site_is_built_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def missing() -> Path:
        raise FileNotFoundError("no program for this machine")

    monkeypatch.setattr(pagefind_bin, "get_executable", missing)
    with caplog.at_level(logging.WARNING):
        site = build(write_tree(tmp_path, FILES), strict=False, search=True)
    assert "Pagefind made no search index" in caplog.text
    assert "no program for this machine" in caplog.text
    assert "partners/orta/" in site.pages
    with pytest.raises(Abort):  # it is the machine that lacks something, and no record
        build(site.folder, search=True)


def test_a_failing_pagefind_is_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    program = write_tree(tmp_path / "bin", {"pagefind": "#!/bin/sh\necho out of ink >&2\nexit 3\n"}) / "pagefind"
    program.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: program)
    with caplog.at_level(logging.WARNING):
        build(write_tree(tmp_path / "network", FILES), strict=False, search=True)
    assert "out of ink" in caplog.text


def test_a_preview_does_not_wait_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        write_tree(tmp_path, {"pagefind": '#!/bin/sh\ntouch "$2/begun"\nsleep 3\ntouch "$2/ended"\n'}) / "pagefind"
    )
    program.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: program)
    indexer = Indexer()
    indexer.start(tmp_path)
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    assert not (tmp_path / "ended").exists()
    indexer.stop()
    time.sleep(3.2)
    assert not (tmp_path / "ended").exists()
    indexer.stop()


def test_a_preview_has_it_after_each_change(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "network", FILES)
    with serving(folder) as preview:
        preview.wait("pagefind/pagefind-entry.json", lambda found: found)
        replace_in(folder / "partners/buckeye-fund.yml", "name: Buckeye Fund", "name: Hickory Fund")
        preview.shows("partners/buckeye-fund/", "Hickory Fund")
        preview.wait("pagefind/pagefind-entry.json", lambda found: found)
