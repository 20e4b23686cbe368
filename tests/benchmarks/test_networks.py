"""The networks that are measured: the same each time, rich, and without a problem."""

from __future__ import annotations

from pathlib import Path

import yaml

from benchmarks.baselines import markdown_pages
from benchmarks.networks import write_network
from tests.trees import read

PARTNERS = 80


def test_a_network_is_the_same_each_time_and_has_no_problem(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        write_network(folder, PARTNERS)
    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert all((first / file).read_bytes() == (second / file).read_bytes() for file in files)
    assert not read(first).problems


def test_partners_are_rich(tmp_path: Path) -> None:
    write_network(tmp_path / "network", PARTNERS * 2)
    assert len(list((tmp_path / "network/hubs").iterdir())) == 4
    files = list((tmp_path / "network/partners").iterdir())
    assert len(files) == PARTNERS * 2
    for path in files:
        text = path.read_text("utf-8")
        assert 40 <= len(text.splitlines()) <= 56
        record = yaml.safe_load(text)
        assert len([entry for entry in record["alignment"] if entry.get("evidence")]) == 4
        assert len(record["hubs"]) == 3
        assert len(record["about"].split("\n\n")) == 2


def test_pages_of_baselines_say_what_the_records_say(tmp_path: Path) -> None:
    write_network(tmp_path / "network", PARTNERS)
    files = sorted((tmp_path / "network/partners").iterdir())
    pages = list(markdown_pages(tmp_path / "network", PARTNERS + 5))
    assert len(pages) == len(set(pages)) == PARTNERS + 5
    for path, page in zip([*files, *files], pages, strict=False):
        record = yaml.safe_load(path.read_text("utf-8"))
        assert record["about"] in page
        assert all(entry["statement"] in page for entry in record["alignment"])
        assert all(one["title"] in page for entry in record["alignment"] for one in entry.get("evidence", ()))
        assert 0.8 < len(page) / len(path.read_text("utf-8")) < 1.1
