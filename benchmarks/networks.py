"""Synthetic networks of any size, the same for the same size."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
ADJECTIVES = ("Bright", "Common", "Fair", "Granite", "Harbor", "Open", "Prairie", "River", "Silver", "Valley")
NOUNS = ("Alliance", "Commons", "Council", "Fund", "Institute", "League", "Partnership", "Project", "Schools", "Union")
FOCUSES = ("Early Learning", "Families", "Fair Funding", "Rural Schools", "Teachers", "Youth")


def write_network(folder: Path, partners: int) -> None:
    """Write a network with that many partners, and a hub for every forty, beside the sample's principles."""
    rng = random.Random(partners)
    for name in ("principles", "sources"):
        shutil.copytree(ROOT / "content" / name, folder / "content" / name)
    for name in ("vocabulary.yml", "places.yml", "badges.yml"):
        shutil.copy(ROOT / "content" / name, folder / "content" / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("custom_dir: theme", f"custom_dir: {ROOT / 'theme'}").replace("- About: about.md", "")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    vocabulary = yaml.safe_load((folder / "content/vocabulary.yml").read_text(encoding="utf-8"))
    kinds, levels = list(vocabulary["partner_kinds"]), list(vocabulary["levels"])
    principles = sorted(path.stem for path in (folder / "content/principles").iterdir())
    states = [line.split(",")[0] for line in _gazetteer().splitlines()[1:]]
    places = yaml.safe_load((folder / "content/places.yml").read_text(encoding="utf-8"))
    cities = [id for id, place in places.items() if place["kind"] == "city"]
    ways = vocabulary["extra_fields"]["governance_model"]["choices"]
    hubs = [f"hub-{number}" for number in range(max(1, partners // 40))]
    for number in range(partners):
        id = f"partner-{number:05}"
        record = _partner(rng, id, kinds, levels, principles, states, cities, hubs, ways)
        _write(folder / "partners" / f"{id}.yml", record)
    for number, id in enumerate(hubs):
        _write(folder / "hubs" / f"{id}.yml", _hub(rng, number, partners, levels, principles, states))


def _gazetteer() -> str:
    return (ROOT / "plugins/network_directory/records/us_places.csv").read_text(encoding="utf-8")


def _partner(
    rng: random.Random,
    id: str,
    kinds: list[str],
    levels: list[str],
    principles: list[str],
    states: list[str],
    cities: list[str],
    hubs: list[str],
    ways: list[str],
) -> dict[str, Any]:
    alignment = []
    for principle in rng.sample(principles, rng.randint(0, len(principles))):
        stance = rng.choice(("endorses", "practices", "leads", "reserves"))
        entry: dict[str, Any] = {"principle": principle, "stance": stance, "statement": "We say so, and we do it."}
        if stance in ("practices", "leads"):
            entry["evidence"] = [
                {
                    "title": f"Report of {rng.randint(2023, 2025)}",
                    "url": f"https://{id}.example/report",
                    "date": "2025-06",
                }
            ]
            if rng.random() < 0.4:
                entry["reviewed"] = {"on": "2026-02-01", "by": "Staff"}
        alignment.append(entry)
    name = f"{rng.choice(ADJECTIVES)} {rng.choice(FOCUSES)} {rng.choice(NOUNS)}"
    return {
        "name": f"{name} {id[-5:]}",
        "also_known_as": ["".join(word[0] for word in name.split())] if rng.random() < 0.3 else [],
        "kind": rng.choice(kinds),
        "summary": "An organization that was made up to measure how long things take, and that works with schools.",
        "url": f"https://{id}.example",
        "founded": str(rng.randint(1900, 2020)),
        "based_in": rng.choice(cities if rng.random() < 0.4 else states),
        "serves": ["us"] if rng.random() < 0.1 else rng.sample([*states, *cities], rng.randint(1, 3)),
        "levels": rng.sample(levels, rng.randint(1, 3)),
        "joined": f"20{rng.randint(15, 25)}-0{rng.randint(1, 9)}",
        "confirmed": {"on": "2026-03-01", "by": "Office"},
        "hubs": [{"hub": hub} for hub in rng.sample(hubs, min(len(hubs), rng.randint(0, 2)))],
        "contributes": [{"type": rng.choice(("expertise", "capacity", "in-kind", "leadership")), "what": "Some help"}],
        "seeks": [{"type": "expertise", "what": "Some advice"}] if rng.random() < 0.2 else [],
        "alignment": alignment,
        "extra": {"governance_model": rng.choice(ways), "membership": str(rng.randint(3, 9000))},
        "about": "It was founded by people who wanted to know.\n\nIt has *two* paragraphs and a [link](https://example.org/).",
    }


def _hub(
    rng: random.Random, number: int, partners: int, levels: list[str], principles: list[str], states: list[str]
) -> dict[str, Any]:
    return {
        "name": f"Hub {number}",
        "focus": "issue",
        "principle": rng.choice(principles),
        "summary": "A hub that was made up to measure how long things take.",
        "plan": {
            "aim": "All will be well.",
            "updated": "2026-04-01",
            "strategies": [
                {
                    "id": f"strategy-{step}",
                    "title": f"Step {step}",
                    "status": "underway",
                    "principles": [rng.choice(principles)],
                    "level": rng.choice(levels),
                    "places": [rng.choice(states)],
                    "partners": [f"partner-{rng.randrange(partners):05}"],
                    "needs": [{"type": "capacity", "what": "Two evaluators"}],
                    "measure": {
                        "what": "Seats",
                        "unit": "%",
                        "baseline": {"value": "4", "on": "2024-09"},
                        "target": {"value": "30", "by": "2028-09"},
                        "readings": [{"value": "9", "on": "2025-09"}],
                    },
                }
                for step in range(3)
            ],
        },
    }


def _write(path: Path, record: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(record, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True), encoding="utf-8")
