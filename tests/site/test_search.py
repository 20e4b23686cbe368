"""The search index: made beside the site, by Pagefind, and never in the way."""

from __future__ import annotations

import gzip
import json
import logging
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pagefind_bin
import pytest
from mkdocs.exceptions import Abort

from network_directory.engines.mkdocs.search_index import Indexer
from network_directory.engines.pagefind import page_of
from network_directory.pages import SearchEntry

from ..trees import SMALL, replace_in, write_tree
from .previews import serving
from .sites import Site, build, builds, contents, run

FILES: Mapping[str, str | bytes] = {
    **SMALL,
    "mkdocs.yml": "site_name: N\ndocs_dir: content\ntheme: {name: material}\nplugins: [network-directory]\n",
    "content/about.md": "# About us\n\nWe meet at the boathouse.\n\n<script>let hidden;</script>\n",
}
ENTRY = SearchEntry("partners/orta/", "Ohio Rural Teachers", "partner", "en", "They train the next ones.")


def indexed(site: Path) -> dict[str, str]:
    """The addresses of the pages in a site's index, each with its kind."""
    told = json.loads((site / "pagefind/about.json").read_text("utf-8"))
    kinds = {id: kind for kind, ids in told["others"].items() for id in ids}
    pages = (page_of(f"fragment/{path.name}", path.read_bytes()) for path in (site / "pagefind/fragment").iterdir())
    return {page.url[1:]: kinds.get(page.id, told["most"]) for page in pages if page}


def test_holds_each_page_with_its_kind_and_replaces_an_older_one(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = write_tree(tmp_path, FILES)
    old = folder / "site/pagefind/.old.pf_index"
    old.parent.mkdir(parents=True)
    old.touch()
    site = build(folder, search=True)
    assert not old.exists()
    assert "pagefind/pagefind.js" in site.files
    assert not [name for name in site.files if name.startswith("pagefind/") and "ui" in name]
    assert not [name for name in site.files if name.startswith(".")]
    entry = json.loads(site.read("pagefind/pagefind-entry.json"))
    pages = indexed(site.root)
    assert entry["languages"]["en"]["page_count"] == len(pages)
    assert set(pages) == set(site.pages) - {"", "search/"}
    of_kinds = {
        "partners/orta/": "partner",
        "hubs/ohio/": "hub",
        "principles/teaching/": "principle",
        "sources/report/": "source",
        "places/us-oh/": "place",
        "coverage/": "page",
        "about/": "page",
    }
    assert of_kinds.items() <= pages.items()
    assert capfd.readouterr() == ("", "")


def test_is_the_same_again(tmp_path: Path) -> None:
    again = builds(write_tree(tmp_path, FILES), search=True)
    first = contents(next(again).root / "pagefind")
    assert len(first) > 150
    assert contents(next(again).root / "pagefind") == first


def test_holds_what_the_staff_wrote_as_it_is_read(tmp_path: Path) -> None:
    site = build(write_tree(tmp_path, FILES), search=True)
    assert list(found(site, "about/")) == ["About us. We meet at the boathouse."]


def test_holds_the_staffs_page_where_it_takes_the_place_of_ours(tmp_path: Path) -> None:
    site = build(write_tree(tmp_path, {**FILES, "content/coverage.md": "# All of it\n\nSee the map."}), search=True)
    assert list(found(site, "coverage/")) == ["All of it. See the map."]


def test_holds_pages_that_a_dirty_build_does_not_read_again(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, FILES)
    for _ in range(2):
        done = run("mkdocs", "build", "--dirty", folder=folder)
        assert done.returncode == 0, done.stderr
    assert list(found(Site(folder, folder / "site"), "about/")) == ["About us. We meet at the boathouse."]


def found(site: Site, address: str) -> Iterator[str]:
    """What the index holds of a page."""
    for path in (site.root / "pagefind/fragment").iterdir():
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        if page["url"] == f"/{address}":
            yield page["content"]


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


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of Pagefind, which takes its time, and writes beside itself that it has begun."""
    program = write_tree(tmp_path, {"pagefind": '#!/bin/sh\ntouch "$0-begun"\nexec sleep 60\n'}) / "pagefind"
    program.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: program)
    return program


def test_a_preview_does_not_wait_for_it(slow: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    site = write_tree(tmp_path / "site", {"pagefind/old": "1"})
    indexer = Indexer()
    begun = Path(f"{slow}-begun")
    for _ in range(2):  # a later start ends an earlier one
        indexer.start(site, [ENTRY])
        while not begun.exists():
            time.sleep(0.01)
        begun.unlink()
    assert contents(site) == {"pagefind/old": b"1"}
    indexer.stop()
    assert contents(site) == {"pagefind/old": b"1"}
    assert not caplog.records
    indexer.stop()


def test_a_preview_goes_on_whatever_happens(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def entries() -> Iterator[SearchEntry]:
        yield ENTRY
        raise ZeroDivisionError("nothing to divide by")

    site = write_tree(tmp_path, {"pagefind/old": "1"})
    Indexer().start(site, entries())
    while not caplog.records:
        time.sleep(0.01)
    assert "nothing to divide by" in caplog.text
    assert contents(site) == {"pagefind/old": b"1"}


def test_a_site_that_cannot_be_written_keeps_what_it_had(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    site = write_tree(tmp_path, {"pagefind/old": "1", ".pagefind": "no folder"})
    Indexer().index(site, [ENTRY])
    assert "Pagefind made no search index" in caplog.text
    assert (site / "pagefind/old").read_text() == "1"


def test_a_preview_has_it_after_each_change(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "network", FILES)
    with serving(folder) as preview:
        preview.wait("pagefind/pagefind-entry.json", lambda found: found)
        replace_in(folder / "partners/buckeye-fund.yml", "name: Buckeye Fund", "name: Hickory Fund")
        preview.shows("partners/buckeye-fund/", "Hickory Fund")
        preview.wait("pagefind/pagefind-entry.json", lambda found: found)
