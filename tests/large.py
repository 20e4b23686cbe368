"""A network that no page has room for: a thousand partners, made up beside the sample's principles and places."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from .trees import SAMPLE, copy_sample

PARTNERS, HUBS = 1_000, 320
OFFERS = ("expertise", "capacity", "in-kind", "leadership")
STANCES = ("practices", "leads", "endorses", "reserves")


def write_large(folder: Path) -> Path:
    """Write the network into `folder`, which is new. Returns it."""
    copy_sample(folder)
    for name in ("partners", "hubs"):
        shutil.rmtree(folder / name)
        (folder / name).mkdir()
    for page in ("index.md", "about.md"):
        (folder / "content" / page).write_text("---\ntitle: Large\n---\nMany partners and hubs.\n", encoding="utf-8")
    vocabulary = yaml.load((SAMPLE / "content/vocabulary.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    places = yaml.load((SAMPLE / "content/places.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    (path,) = (SAMPLE / "content/sources").iterdir()
    source = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    known = {
        "kinds": [*vocabulary["partner_kinds"]],
        "levels": [*vocabulary["levels"]],
        "recommended": [source["parts"][0]["recommendations"][0]["id"]],
        "ways": vocabulary["extra_fields"]["governance_model"]["choices"],
        "principles": sorted(path.stem for path in (SAMPLE / "content/principles").iterdir()),
        "places": ["us-oh", "us-ca", *(id for id, place in places.items() if place["kind"] == "city")],
    }
    for number in range(PARTNERS):
        _write(folder / f"partners/partner-{number:04}.yml", _partner(number, known))
    for number in range(HUBS):
        _write(folder / f"hubs/hub-{number:03}.yml", _hub(number, known))
    return folder


def _partner(number: int, known: dict[str, list[str]]) -> dict[str, Any]:
    initials = "MA" if number % 2 else f"{chr(ord('A') + number % 23)}{'aeiou'[number % 5]}"
    claims = []
    for at, principle in enumerate(known["principles"][: 3 + number % 3]):
        stance = STANCES[(number + at) % 4 if at else 1]
        claim: dict[str, Any] = {"principle": principle, "stance": stance, "statement": "We say so, and why."}
        if stance in ("practices", "leads"):
            date = "2026-03" if number % 4 else "2022-03"
            claim["evidence"] = [{"title": "Report", "url": f"https://p{number}.example/report", "date": date}]
        claims.append(claim)
    return {
        "name": f"{initials.title()} {'Council of Schools' if number % 2 else 'League'} {number:04}",
        "kind": known["kinds"][number % 3],
        "summary": "An organization that was made up, and that works with schools.",
        "status": "former" if number % 9 == 0 else "active",
        "based_in": known["places"][number % len(known["places"])],
        "serves": ["us"] if number % 10 == 0 else [known["places"][number % 7]],
        "levels": [known["levels"][number % 2]],
        "confirmed": {"on": "2026-03-01" if number % 3 else "2023-03-01", "by": "Office"},
        "hubs": [{"hub": f"hub-{hub:03}"} for hub in sorted({0, number % HUBS})] if number % 8 else [],
        "contributes": [{"type": type, "what": "Some help"} for type in sorted({"expertise", OFFERS[number % 4]})],
        "seeks": [{"type": "expertise", "what": "Some advice"}] if number % 3 == 0 else [],
        "alignment": claims,
        "extra": {"governance_model": known["ways"][0]},
    }


def _hub(number: int, known: dict[str, list[str]]) -> dict[str, Any]:
    strategy = {
        "id": "first",
        "title": f"First step {number}",
        "status": "underway",
        "principles": [known["principles"][0]],
        "recommendations": known["recommended"],
        "level": known["levels"][0],
        "places": ["us-oh"],
        "needs": [{"type": "capacity", "what": "Two evaluators"}],
    }
    return {
        "name": f"Hub {number:03}",
        "focus": "issue",
        "principle": known["principles"][number % 2],
        "summary": "A hub that was made up.",
        "plan": {"aim": "All will be well.", "updated": "2026-04-01", "strategies": [strategy]},
    }


def _write(path: Path, record: dict[str, Any]) -> None:
    path.write_text(yaml.dump(record, Dumper=yaml.CSafeDumper, sort_keys=False), encoding="utf-8")
