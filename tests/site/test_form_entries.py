"""What the form loads of an entry: the fields that it states."""

from __future__ import annotations

import json
from pathlib import Path

from network_directory.files.form_entries import form_entries

from ..trees import SMALL, read, write_tree
from .sites import Site


def test_each_entry_is_there(site: Site) -> None:
    records = read(site.folder).records.partners
    assert {"md", "yml"} == {entry.file.rpartition(".")[2] for entry in records.values()}
    for id, entry in records.items():
        held = json.loads(site.read(f"data/form/partners/{id}.json"))
        assert held == {"entry": entry.record.model_dump(mode="json", exclude_defaults=True)}
    listed = json.loads(site.read("data/form/partners.json"))
    assert [row["id"] for row in listed] == list(records)
    assert {key for row in listed for key in row} == {"id", "name", "url", "formerly", "status"}


def test_an_entry_keeps_every_sign(tmp_path: Path) -> None:
    summary = '</script><script>alert(1)</script> “é” 👩🏽‍🏫 \\ "'
    written = f"name: Ash\nkind: advocacy\nsummary: '{summary}'\n"
    records = read(write_tree(tmp_path, {**SMALL, "partners/ash.yml": written})).records
    (file,) = (file for file in form_entries(records) if file.address == "data/form/partners/ash.json")
    (text,) = file.pieces()
    assert json.loads(text) == {"entry": {"name": "Ash", "kind": "advocacy", "summary": summary}}
