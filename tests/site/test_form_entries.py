"""What the form loads of an entry: its fields, and the file as it was written."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from network_directory.files.form_entries import form_entries
from network_directory.site.made_from import Prints

from ..trees import SMALL, read, write_tree
from .sites import Site

WRITTEN = "# Ours\r\nname:   Ash  # as on the door\r\n\r\nkind: advocacy\r\n"
WRITTEN += "summary: '</script><script>alert(1)</script> “é” 👩🏽‍🏫'\r\n"
"""A file with a layout of its own, and with what would run if anything did."""


def loaded(folder: Path, root: Path | None = None) -> dict[str, Any]:
    """What the form loads of each entry in a folder, by its file's name; texts are taken from `root`."""
    files = form_entries(read(folder).records, root or folder)
    return {file.address.removeprefix("data/form/"): json.loads(b"".join(file.pieces())) for file in files}


def test_each_entry_is_there_with_the_text_of_its_file(site: Site) -> None:
    records = read(site.folder).records.partners
    assert {"md", "yml"} == {entry.file.rpartition(".")[2] for entry in records.values()}
    for id, entry in records.items():
        held = json.loads(site.read(f"data/form/partners/{id}.json"))
        assert held["entry"] == entry.record.model_dump(mode="json", exclude_defaults=True)
        assert held["text"].encode() == (site.folder / entry.file).read_bytes()
    listed = json.loads(site.read("data/form/partners.json"))
    assert [row["id"] for row in listed] == list(records)
    assert {key for row in listed for key in row} == {"id", "name", "url", "formerly", "status"}


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_text_keeps_every_sign(tmp_path: Path, mark: str) -> None:
    folder = write_tree(tmp_path, {**SMALL, "partners/ash.yml": (mark + WRITTEN).encode()})
    held = loaded(folder)["partners/ash.json"]
    assert held["text"] == mark + WRITTEN
    assert held["entry"]["name"] == "Ash"


@pytest.mark.parametrize("fault", ["missing", "not text", "too long", "link"])
def test_a_text_that_cannot_be_read_is_left_out(tmp_path: Path, fault: str) -> None:
    """As in a preview, which keeps the last good version of a record whose file is broken."""
    folder = write_tree(tmp_path / "now", SMALL)
    before = write_tree(tmp_path / "before", SMALL)
    file = folder / "partners/orta.md"
    file.unlink()
    match fault:
        case "not text":
            file.write_bytes(b"name: \xff")
        case "too long":
            file.write_text("name: A\n" + "#" * 256 * 1024, encoding="utf-8")
        case "link":
            (folder / "secret").write_text("secret", encoding="utf-8")
            file.symlink_to(folder / "secret")
    held = loaded(before, folder)
    assert list(held["partners/orta.json"]) == ["entry"]
    assert list(held["partners/buckeye-fund.json"]) == ["entry", "text"]


def test_a_text_is_the_present_one_where_a_broken_record_keeps_its_last_good_version(tmp_path: Path) -> None:
    before = write_tree(tmp_path / "before", SMALL)
    folder = write_tree(tmp_path / "now", {**SMALL, "partners/orta.md": "name: [unfinished"})
    held = loaded(before, folder)["partners/orta.json"]
    assert held["text"].strip() == "name: [unfinished"
    assert held["entry"]["kind"] == "professional-association"


def test_an_entry_is_made_again_for_its_own_file_alone(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, SMALL)
    own, other = "data/form/partners/buckeye-fund.json", "data/form/partners/orta.json"

    def made_from() -> dict[str, str]:
        records = read(folder).records
        return {file.address: file.made_from(Prints(records)) for file in form_entries(records, folder)}

    before = made_from()
    assert made_from() == before
    file = folder / "partners/buckeye-fund.yml"
    file.write_text(file.read_text("utf-8").replace("name: ", "name: New ", 1), "utf-8")
    after = made_from()
    assert (after[own] != before[own], after[other] != before[other]) == (True, False)
    os.utime(file, ns=(0, 0))  # it may have been another one while it was read, and is itself again
    assert made_from()[own] != after[own]
