"""Small networks for tests, built from plain records."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from network_directory.network import Network, build_network
from network_directory.records import Folder, errors, read_network

TODAY = date(2026, 11, 24)

VOCABULARY = {
    "partner_kinds": {"school": {"name": "School"}, "union": {"name": "Union"}},
    "levels": {"federal": {"name": "Federal"}, "state": {"name": "State"}, "district": {"name": "District"}},
}
PRINCIPLES = ("finance", "teaching")


class _Plain(yaml.SafeDumper):
    """Writes a value out each time, for records may not contain aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def network_of(
    folder: Path,
    partners: dict[str, dict[str, Any]] | None = None,
    hubs: dict[str, dict[str, Any]] | None = None,
    places: dict[str, dict[str, Any]] | None = None,
    as_of: date = TODAY,
) -> Network:
    """A network of these records, with two principles, three levels and two kinds of partner."""
    files: dict[str, Any] = {"content/vocabulary.yml": VOCABULARY, "content/places.yml": places or {"xx": PLACE}}
    files["content/sources/report.yml"] = {"title": "Report", "parts": [{"id": "1", "title": "One"}]}
    for number, id in enumerate(PRINCIPLES, 1):
        provenance = [{"source": "report", "part": "1"}]
        files[f"content/principles/{id}.yml"] = {
            "name": id.title(),
            "number": number,
            "statement": "So.",
            "provenance": provenance,
        }
    for id, fields in (partners or {}).items():
        files[f"partners/{id}.yml"] = {"name": id.title(), "kind": "school", "summary": "Sum", **fields}
    for id, fields in (hubs or {}).items():
        files[f"hubs/{id}.yml"] = {
            "name": id.title(),
            "focus": "issue",
            "principle": "finance",
            "summary": "Sum",
            **fields,
        }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(content, Dumper=_Plain, sort_keys=False, allow_unicode=True), encoding="utf-8")
    reading = read_network(Folder(folder), as_of)
    assert not errors(reading.problems), "\n".join(map(str, reading.problems))
    return build_network(reading.records, as_of)


PLACE = {"name": "Elsewhere", "kind": "region"}


def names(items: Any) -> list[str]:
    """The names of records, in order."""
    return [item.name for item in items]


def ids(items: Any) -> list[str]:
    """The ids of records, in order."""
    return [item.id for item in items]
