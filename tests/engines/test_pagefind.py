"""Pagefind's own program, asked by its pipe, and what it may answer instead."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pagefind_bin
import pytest

from network_directory.engines.pagefind import IndexedPage, Pagefind, PagefindError, PageToIndex, page_of

from ..trees import write_tree

WORDS = "They train the next ones."


def made(*pages: tuple[str, str]) -> dict[str, bytes]:
    """The files of an index of pages, of which each has a title and words."""
    with Pagefind() as pagefind:
        return dict(pagefind.index(to_index(*pages)))


def to_index(*pages: tuple[str, str]) -> list[PageToIndex]:
    return [PageToIndex(f"/{number}/", title, words, "en") for number, (title, words) in enumerate(pages)]


def contents(files: dict[str, bytes]) -> dict[str, str]:
    """What an index shows of each page, by its URL."""
    shown = (gzip.decompress(content) for path, content in files.items() if path.startswith("fragment/"))
    pages = (json.loads(page.removeprefix(b"pagefind_dcd")) for page in shown)
    return {page["url"]: f"{page['meta']['title']}: {page['content']}" for page in pages}


def test_many_pages_become_one_index() -> None:
    files = made(*((f"Page {number}", WORDS) for number in range(1000)))
    assert {"pagefind.js", "pagefind-entry.json", "wasm.en.pagefind"} <= set(files)
    pages = {page for path, content in files.items() if (page := page_of(path, content))}
    assert {page.url for page in pages} == {f"/{number}/" for number in range(1000)}
    assert {f"fragment/{page.id}.pf_fragment" for page in pages} <= set(files)
    assert json.loads(files["pagefind-entry.json"])["languages"]["en"]["page_count"] == 1000


def test_one_run_makes_several_indexes() -> None:
    with Pagefind() as pagefind:
        ones = [dict(pagefind.index(to_index(("One", words)))) for words in (WORDS, WORDS, "Others.")]
    assert ones[0] == ones[1] == made(("One", WORDS))
    assert contents(ones[2]) == {"/0/": "One: Others."}


def test_a_page_is_there_by_its_title_alone() -> None:
    assert contents(made(("Title", ""))) == {"/0/": "Title: Title"}


def test_what_is_written_is_text() -> None:
    """Neither Pagefind's own marks nor signs that cannot be written have any power."""
    odd = "___PAGEFIND_WEIGHT___10 Best ___END_PAGEFIND_WEIGHT___ <b>, \x00 \x07 \ud800 \u202e x</script>"
    assert contents(made((odd, odd), ("Plain", WORDS))) == {
        "/0/": "PAGEFIND_WEIGHT___10 Best END_PAGEFIND_WEIGHT___ <b>, \x00 \x07 ? \u202e x</script>: "
        "PAGEFIND_WEIGHT___10 Best END_PAGEFIND_WEIGHT___ <b>, \x00 \x07 ? \u202e x</script>",
        "/1/": f"Plain: {WORDS}",
    }


def program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a shell script in the place of Pagefind."""
    path = write_tree(folder, {"pagefind": f"#!/bin/sh\n{script}\n"}) / "pagefind"
    path.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: path)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("echo out of ink >&2; exit 3", "it ended with code 3: out of ink"),
        ("exit 0", "it ended with code 0"),
        ("printf 'Good morning,'; cat >/dev/null", "it gave an answer that cannot be read: b'Good morning'"),
        ("printf 'e30=,'; cat >/dev/null", "it gave an answer that cannot be read: b'e30='"),
    ],
)
def test_what_goes_wrong_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, told: str) -> None:
    program(tmp_path, script, monkeypatch)
    with pytest.raises(PagefindError) as raised:
        made(*[("Title", WORDS)] * 3000)
    assert str(raised.value) == told


def test_what_pagefind_refuses_is_told() -> None:
    with Pagefind() as pagefind:
        files = pagefind.index([PageToIndex("/", "Title", WORDS, 1)])  # type: ignore[arg-type]
        with pytest.raises(PagefindError, match="invalid type"):
            next(files)


def test_one_that_is_ended_from_elsewhere_says_so() -> None:
    with Pagefind() as pagefind:
        pagefind.kill()
        assert pagefind.killed
        with pytest.raises(PagefindError, match="it ended with code -9"):
            next(pagefind.index([]))


def test_a_program_that_is_not_there_is_an_error_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: tmp_path / "nothing")
    with pytest.raises(FileNotFoundError):
        Pagefind()


def test_files_about_pages_are_known() -> None:
    page = gzip.compress(b'pagefind_dcd{"url": "/x/"}')
    assert page_of("fragment/en_1.pf_fragment", page) == IndexedPage("en_1", "/x/")
    assert page_of("index/en_1.pf_index", page) is None
    for content in (b"", b"no gzip", page[:20], gzip.compress(b"no JSON"), gzip.compress(b"{}")):
        with pytest.raises(PagefindError, match=r"it made a file that cannot be read: fragment/en_1\.pf_fragment"):
            page_of("fragment/en_1.pf_fragment", content)
