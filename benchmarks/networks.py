"""Synthetic networks of any size, as rich as those of busy partners, and the same for the same size.

A partner's file has 40 to 50 lines: four alignments with evidence, three hubs, what it offers and seeks, and two
paragraphs. There is a hub for every forty partners, with three strategies.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests/networks/sample"
"""The sample network as the tests keep it, so that figures of different days are of the same records."""
PARTNERS_A_HUB = 40
ADJECTIVES = ("Bright", "Common", "Fair", "Granite", "Harbor", "Open", "Prairie", "River", "Silver", "Valley")
NOUNS = ("Alliance", "Commons", "Council", "Fund", "Institute", "League", "Partnership", "Project", "Schools", "Union")
FOCUSES = ("Early Learning", "Families", "Fair Funding", "Rural Schools", "Teachers", "Youth")
WORK = (
    "trains tutors who read with second graders",
    "keeps a count of teachers who leave, and asks them why",
    "opens libraries on Saturdays",
    "sends nurses to schools that have none",
    "explains a district’s budget at kitchen tables",
    "drives a bus with a preschool in it",
    "pays for interpreters at parents’ evenings",
    "tests the water and the air of old buildings",
)
FINDINGS = (
    "Attendance rose by {n} days a year in the schools that took part.",
    "{n} of the first hundred families are still in the program.",
    "Of {n} districts that were asked, all but three published what they spend on each school.",
    "It began with {n} volunteers and a borrowed room, and still has both.",
    "A place costs {n} dollars a week, and nobody is turned away.",
    "The board meets {n} times a year, in public, and prints its minutes in two languages.",
)
OFFERS = ("A course for new coaches", "Help with a first survey", "Rooms in the evening", "Two analysts for a month")
WISHES = ("Advice on leases", "A second translator", "Somebody who has audited a district", "Seats on a bus")
RECENT = ("2024-09", "2025-02", "2025-06", "2025-11", "2026-03")
"""Months of evidence."""


@dataclass(frozen=True, slots=True)
class _Choices:
    """What records can name."""

    kinds: list[str]
    levels: list[str]
    evidence: list[str]
    ways: list[str]
    principles: list[str]
    states: list[str]
    cities: list[str]
    hubs: list[str]
    partners: int


def write_network(folder: Path, partners: int) -> None:
    """Write a network with that many partners, and a hub for every forty, beside the sample's principles."""
    rng = random.Random(partners)
    for name in ("principles", "sources"):
        shutil.copytree(SAMPLE / "content" / name, folder / "content" / name)
    for name in ("vocabulary.yml", "places.yml", "badges.yml"):
        shutil.copy(SAMPLE / "content" / name, folder / "content" / name)
    (folder / "mkdocs.yml").write_text(_config().replace("- About: about.md", ""), encoding="utf-8")
    choices = _choices(folder, partners)
    for number in range(partners):
        id = f"partner-{number:05}"
        _write(folder / "partners" / f"{id}.yml", _partner(rng, id, choices))
    for number, id in enumerate(choices.hubs):
        _write(folder / "hubs" / f"{id}.yml", _hub(rng, number, choices))


def write_sample(folder: Path) -> None:
    """Write the sample network."""
    for name in ("partners", "hubs", "content"):
        shutil.copytree(SAMPLE / name, folder / name)
    (folder / "mkdocs.yml").write_text(_config(), encoding="utf-8")


def _config() -> str:
    """The settings of the sample, with the project's theme."""
    config = (SAMPLE / "mkdocs.yml").read_text(encoding="utf-8")
    return config.replace("custom_dir: theme", f"custom_dir: {ROOT / 'theme'}")


def _choices(folder: Path, partners: int) -> _Choices:
    vocabulary = yaml.safe_load((folder / "content/vocabulary.yml").read_text(encoding="utf-8"))
    places = yaml.safe_load((folder / "content/places.yml").read_text(encoding="utf-8"))
    gazetteer = (ROOT / "plugins/network_directory/records/us_places.csv").read_text(encoding="utf-8")
    return _Choices(
        kinds=list(vocabulary["partner_kinds"]),
        levels=list(vocabulary["levels"]),
        evidence=list(vocabulary["evidence_kinds"]),
        ways=list(vocabulary["extra_fields"]["governance_model"]["choices"]),
        principles=sorted(path.stem for path in (folder / "content/principles").iterdir()),
        states=[line.split(",")[0] for line in gazetteer.splitlines()[1:]],
        cities=[id for id, place in places.items() if place["kind"] == "city"],
        hubs=[f"hub-{number}" for number in range(max(1, partners // PARTNERS_A_HUB))],
        partners=partners,
    )


def _partner(rng: random.Random, id: str, choices: _Choices) -> dict[str, Any]:
    name = f"{rng.choice(ADJECTIVES)} {rng.choice(FOCUSES)} {rng.choice(NOUNS)}"
    work = rng.choice(WORK)
    principles = rng.sample(choices.principles, len(choices.principles))
    alignment = [_alignment(rng, id, principle, choices) for principle in principles[:4]]
    if rng.random() < 0.5:
        stance = rng.choice(("endorses", "reserves"))
        alignment.append({"principle": principles[4], "stance": stance, "statement": _finding(rng)})
    hubs = rng.sample(choices.hubs, min(len(choices.hubs), 3))
    return {
        "name": f"{name} {id[-5:]}",
        "also_known_as": ["".join(word[0] for word in name.split())] if rng.random() < 0.3 else [],
        "kind": rng.choice(choices.kinds),
        "summary": f"An organization made up to measure how long things take. It works with schools and {work}.",
        "url": f"https://{id}.example",
        "founded": str(rng.randint(1900, 2020)),
        "based_in": rng.choice(choices.cities if rng.random() < 0.4 else choices.states),
        "serves": ["us"] if rng.random() < 0.1 else rng.sample([*choices.states, *choices.cities], rng.randint(1, 3)),
        "levels": rng.sample(choices.levels, rng.randint(1, 3)),
        "joined": f"20{rng.randint(15, 25)}-0{rng.randint(1, 9)}",
        "confirmed": {"on": "2026-03-01", "by": "Office"},
        "hubs": [{"hub": hub, "since": rng.choice(RECENT)} for hub in hubs],
        "contributes": [{"type": rng.choice(("expertise", "capacity", "in-kind")), "what": rng.choice(OFFERS)}],
        "seeks": [{"type": "expertise", "what": rng.choice(WISHES)}] if rng.random() < 0.2 else [],
        "alignment": alignment,
        "contact": {"email": f"office@{id}.example"},
        "extra": {"governance_model": rng.choice(choices.ways), "membership": str(rng.randint(3, 9000))},
        "about": f"{_paragraph(rng, name, work)}\n{_paragraph(rng, 'Today it', rng.choice(WORK))}",
    }


def _alignment(rng: random.Random, id: str, principle: str, choices: _Choices) -> dict[str, Any]:
    evidence = [
        {
            "title": f"Report {number} on {principle.replace('-', ' ')}",
            "url": f"https://{id}.example/{principle}/{number}",
            "date": rng.choice(RECENT),
            "kind": rng.choice(choices.evidence),
        }
        for number in range(rng.randint(1, 2))
    ]
    entry: dict[str, Any] = {
        "principle": principle,
        "stance": rng.choice(("practices", "leads")),
        "statement": _finding(rng),
        "evidence": evidence,
    }
    if rng.random() < 0.4:
        entry["reviewed"] = {"on": "2026-04-01", "by": "Staff"}
    return entry


def _finding(rng: random.Random) -> str:
    return rng.choice(FINDINGS).format(n=rng.randint(4, 96))


def _paragraph(rng: random.Random, who: str, work: str) -> str:
    said = " ".join(_finding(rng) for _ in range(3))
    return f"{who} {work}. {said} What it learns is *published*, and [anybody may use it](https://example.org/).\n"


def _hub(rng: random.Random, number: int, choices: _Choices) -> dict[str, Any]:
    return {
        "name": f"Hub {number}",
        "focus": "issue",
        "principle": rng.choice(choices.principles),
        "summary": "A hub that was made up to measure how long things take.",
        "plan": {
            "aim": "All will be well.",
            "updated": "2026-04-01",
            "strategies": [
                {
                    "id": f"strategy-{step}",
                    "title": f"Step {step}",
                    "status": "underway",
                    "principles": [rng.choice(choices.principles)],
                    "level": rng.choice(choices.levels),
                    "places": [rng.choice(choices.states)],
                    "partners": [f"partner-{rng.randrange(choices.partners):05}"],
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


class _Dumper(yaml.CSafeDumper):
    """Writes as people do: the innermost lists and mappings in a line, and prose as it is."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def _write(path: Path, record: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(record, Dumper=_Dumper, sort_keys=False, allow_unicode=True, default_flow_style=None, width=200)
    path.write_text(text, encoding="utf-8")
