"""A page is a pure function of its head and its context, wherever it is drawn."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, fields
from pathlib import Path
from typing import Any

import pytest

from network_directory.edition import Edition
from network_directory.network import Network, build_network
from network_directory.network.findings import Findings
from network_directory.pages import all_pages
from network_directory.pages.contexts import CONTEXTS
from network_directory.records import Folder, read_network
from network_directory.site import Words
from network_directory.site.site import Site
from network_directory.theme import theme_folder

from ..trees import SAMPLE, SMALL, TODAY, write_tree
from . import elsewhere

WORDS = Words.load("en", [theme_folder()])
SITE = Site(
    name="Net",
    description="A net.",
    url="https://net.example/",
    sample=True,
    license_name="CC0",
    license_url="https://cc.example/",
    edit_template="https://code.example/{path}",
    edit_base=None,
    content="content",
    new_file_template="https://code.example/new/{folder}/{name}",
    ask_url=None,
)


def edition(folder: Path) -> Edition:
    reading = read_network(Folder(folder), TODAY)
    return Edition(reading, TODAY, WORDS, SITE, [theme_folder()], folder, preview=True)


def drawn_elsewhere(scratch: Path, *arguments: str | Path) -> Mapping[str, str]:
    """What another process draws, in which no engine can be imported."""
    drawn = scratch / "drawn"
    command = [sys.executable, "-W", "error", elsewhere.__file__, *map(str, arguments), str(drawn)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pages: Mapping[str, str] = pickle.loads(drawn.read_bytes())
    return pages


def test_heads_and_contexts_are_drawn_alike_in_another_process(tmp_path: Path) -> None:
    here = edition(write_tree(tmp_path / "small", SMALL))
    sample = edition(SAMPLE)
    parts = [page for page in sample.pages() if page.head.address.startswith("needs/of_")]
    contexts = [(page.head, page.context()) for page in (*here.pages(), *parts)]
    assert {type(context) for _, context in contexts} == set(CONTEXTS)
    given = tmp_path / "given"
    given.write_bytes(pickle.dumps((WORDS, SITE, [theme_folder()], contexts)))
    there = drawn_elsewhere(tmp_path, "contexts", given)
    drawn = {page.head.address: here.draw(page.head.address) for page in here.pages()}
    assert there == drawn | {page.head.address: sample.draw(page.head.address) for page in parts}


def test_a_network_is_drawn_where_no_engine_can_be_imported(tmp_path: Path) -> None:
    there = drawn_elsewhere(tmp_path, "network", write_tree(tmp_path / "small", SMALL), theme_folder())
    assert "<code>partners/orta.md</code>" in there["partners/orta/"]
    assert {"", "hubs/ohio/", "help/ND204/", "search/"} < there.keys()


def test_one_page_is_drawn_without_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = edition(write_tree(tmp_path, SMALL))
    whole = here.draw("kinds/advocacy/")
    blind = edition(tmp_path)
    forbid(monkeypatch, "coverage", "matcher", "updates", "by_letter", "listed", "hubs_by_focus", "facets")
    assert blind.draw("kinds/advocacy/") == whole
    with pytest.raises(KeyError):
        blind.page("kinds/nowhere/")


def test_where_pages_are_is_known_without_finding_out_what_they_show(monkeypatch: pytest.MonkeyPatch) -> None:
    network: Network = build_network(read_network(Folder(SAMPLE), TODAY).records, TODAY)
    forbid(monkeypatch, "coverage", "matcher", "updates", "by_letter", "listed", "hubs_by_focus", "facets")
    addresses = [page.head.address for page in all_pages(Findings(network), WORDS)]
    assert len(addresses) == len(set(addresses)) > len(network.partners)


def test_contexts_cannot_be_changed() -> None:
    here = edition(SAMPLE)
    for page in here.pages():
        context: Any = page.context()
        hash(page.head)
        assert not hasattr(context, "__dict__"), type(context)
        for field in fields(context):
            with pytest.raises(FrozenInstanceError):
                setattr(context, field.name, None)


def forbid(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let the test fail that finds any of these out."""
    for name in names:

        def fail(self: Findings, name: str = name) -> None:
            raise AssertionError(f"{name} is found out")

        monkeypatch.setattr(Findings, name, property(fail))
