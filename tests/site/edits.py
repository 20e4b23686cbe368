"""Records in which every field says something, and something else to say in each: edits of whatever can be edited."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from network_directory.records.fields import fields_of

from ..trees import PNG

Edit = Callable[[Path], None]
WHOLE: Mapping[str, Mapping[str, Any]] = {
    "partners/whole.yml": {
        "name": "Whole Alliance",
        "also_known_as": ["WA"],
        "kind": "advocacy",
        "summary": "All who say all that can be said.",
        "url": "https://whole.example",
        "logo": "whole.png",
        "logo_alt": "A full moon",
        "founded": "1998",
        "based_in": "us-oh",
        "serves": ["us-oh"],
        "levels": ["state"],
        "languages": ["en"],
        "status": "active",
        "joined": "2024-02",
        "confirmed": {"on": "2026-05-01", "by": "Office"},
        "hubs": [{"hub": "ohio", "role": "convener", "since": "2024-02"}],
        "contributes": [{"type": "expertise", "what": "Two tutors", "status": "offered"}],
        "seeks": [{"type": "in-kind", "what": "A hall in Dayton"}],
        "alignment": [
            {
                "principle": "teaching",
                "stance": "practices",
                "statement": "We train the next ones.",
                "evidence": [
                    {
                        "title": "A count of teachers",
                        "url": "https://papers.example/count",
                        "date": "2025-09",
                        "kind": "report",
                        "independent": False,
                    }
                ],
                "reviewed": {"on": "2026-03-01", "by": "Network"},
            },
            {"principle": "school-finance", "stance": "reserves", "statement": "We wait for the numbers."},
        ],
        "contact": {"email": "office@whole.example", "url": "https://whole.example/contact"},
        "identifiers": {
            "ein": "31-7654321", "ror": "01an7q238", "wikidata": "Q64", "nces": "0200002", "ipeds": "100655",
        },
        "formerly": ["half"],
        "extra": {"membership": "300", "motto": "All of it"},
        "accept": {"ND315": "It is the only one."},
        "about": "It began as a half. See [[hub:ohio]].",
    },
    "partners/gone.yml": {
        "name": "Gone Guild",
        "kind": "advocacy",
        "summary": "Those who left.",
        "status": "former",
        "succeeded_by": "whole",
        "alignment": [{"principle": "teaching", "stance": "reserves", "statement": "We did not."}],
    },
    "hubs/whole.yml": {
        "name": "Whole",
        "focus": "place",
        "place": "us-oh",
        "summary": "All that a hub can be.",
        "status": "active",
        "parent": "great-lakes",
        "plan": {
            "aim": "By 2030 all is there.",
            "updated": "2026-02",
            "strategies": [
                {
                    "id": "all",
                    "title": "All at once",
                    "summary": "Everything.",
                    "status": "underway",
                    "principles": ["teaching"],
                    "recommendations": ["T-1"],
                    "level": "state",
                    "places": ["us-oh"],
                    "lead": "whole",
                    "partners": ["orta"],
                    "needs": [{"type": "capacity", "what": "Three evaluators"}],
                    "evidence": [
                        {"title": "A trial", "url": "https://trial.example", "date": "2024-11", "grade": "moderate"}
                    ],
                    "measure": {
                        "what": "Open places",
                        "unit": "%",
                        "baseline": {"value": 4, "on": "2022-09"},
                        "target": {"value": 30, "by": "2028-09"},
                        "readings": [{"value": 9, "on": "2024-09"}],
                    },
                }
            ],
        },
        "formerly": ["part"],
        "extra": {"meets": "On Mondays"},
        "accept": {"ND315": "It is the only one."},
        "about": "See [[partner:whole]].",
    },
    "hubs/reading.yml": {
        "name": "Reading", "focus": "issue", "issue": "digital-access", "summary": "Those who read.",
    },
    "hubs/past.yml": {
        "name": "Past", "focus": "issue", "principle": "teaching", "summary": "It was.", "status": "merged",
        "merged_into": "whole",
    },
    "content/principles/whole.yml": {
        "name": "Wholeness",
        "number": 7,
        "question": "Is all there?",
        "statement": "All is there.",
        "status": "active",
        "provenance": [{"source": "whole", "part": "1", "recommendations": ["W-1"]}, {"source": "report"}],
        "stances": {"endorses": "Says so.", "practices": "Does so.", "leads": "Shows how."},
        "formerly": ["halfness"],
        "accept": {"ND315": "It is the only one."},
        "about": "More of it.",
    },
    "content/principles/past.yml": {
        "name": "Past", "statement": "It was so.", "status": "retired", "on": "2020-06", "replaced_by": "teaching",
        "provenance": [{"source": "whole"}],
    },
    "content/sources/whole.yml": {
        "title": "The Whole Report",
        "publisher": "Whole Commission",
        "date": "2013-02",
        "url": "https://whole.example/report",
        "citation": "The Whole Report, 2013.",
        "rights": "Free to use.",
        "numbered": True,
        "parts": [
            {
                "id": "1",
                "title": "All",
                "recommendations": [
                    {"id": "W-1", "text": "Say all.", "to": ["state"], "numbered": False},
                    {"id": "W-2", "text": "Say it twice."},
                ],
            },
            {"id": "2", "title": "The rest"},
        ],
        "formerly": ["half-report"],
        "accept": {"ND315": "It is the only one."},
        "about": "What all said.",
    },
}  # fmt: skip
"""Records by their files."""
BESIDE: Mapping[str, bytes] = {"partners/whole.png": PNG, "partners/entire.png": PNG + b"\0"}
"""Files that stand beside them."""
OTHERS: Mapping[str, Mapping[str, Any]] = {
    "partners/whole.yml": {
        "name": "Entire Alliance",
        "also_known_as.0": "EA",
        "kind": "philanthropy",
        "summary": "All who say the rest.",
        "url": "https://entire.example",
        "logo": "entire.png",
        "logo_alt": "A new moon",
        "founded": "1999",
        "based_in": "us-mi",
        "serves.0": "us-mi",
        "levels.0": "district",
        "languages.0": "es",
        "status": "paused",
        "joined": "2025-02",
        "confirmed.on": "2020-05-01",
        "confirmed.by": "Staff",
        "hubs.0.hub": "finance",
        "hubs.0.role": "adviser",
        "hubs.0.since": "2025-02",
        "contributes.0.type": "in-kind",
        "contributes.0.what": "Two tutors in Dayton",
        "contributes.0.status": "in-use",
        "seeks.0.type": "capacity",
        "seeks.0.what": "Two halls in Dayton",
        "alignment.0.principle": "whole",
        "alignment.0.stance": "leads",
        "alignment.0.statement": "We train those after them.",
        "alignment.0.evidence.0.title": "A list of teachers",
        "alignment.0.evidence.0.url": "https://whole.example/list",
        "alignment.0.evidence.0.date": "2020-09",
        "alignment.0.evidence.0.kind": "dataset",
        "alignment.0.evidence.0.independent": True,
        "alignment.0.reviewed.on": "2026-04-01",
        "alignment.0.reviewed.by": "Staff",
        "alignment.1.statement": "We wait for the words.",
        "contact.email": "hello@whole.example",
        "contact.url": "https://whole.example/hello",
        "identifiers.ein": "31-7654322",
        "identifiers.ror": "05gq02987",
        "identifiers.wikidata": "Q65",
        "identifiers.nces": "0200003",
        "identifiers.ipeds": "100656",
        "formerly.0": "quarter",
        "extra.membership": "400",
        "extra.motto": "None of it",
        "accept.ND315": "It is the best one.",
        "about": "It began as a quarter. See [[hub:finance]].",
    },
    "partners/gone.yml": {"succeeded_by": "orta", "alignment.0.statement": "We did not dare."},
    "hubs/whole.yml": {
        "name": "Entire",
        "place": "us-mi",
        "summary": "All that a hub was.",
        "status": "paused",
        "parent": "ohio",
        "plan.aim": "By 2040 all is there.",
        "plan.updated": "2026-03",
        "plan.strategies.0.id": "every",
        "plan.strategies.0.title": "One by one",
        "plan.strategies.0.summary": "Bit by bit.",
        "plan.strategies.0.status": "stopped",
        "plan.strategies.0.principles.0": "school-finance",
        "plan.strategies.0.recommendations.0": "F-1",
        "plan.strategies.0.level": "district",
        "plan.strategies.0.places.0": "us-mi",
        "plan.strategies.0.lead": "buckeye-fund",
        "plan.strategies.0.partners.0": "parents-guild",
        "plan.strategies.0.needs.0.type": "in-kind",
        "plan.strategies.0.needs.0.what": "A hall for three",
        "plan.strategies.0.evidence.0.title": "A test",
        "plan.strategies.0.evidence.0.url": "https://test.example",
        "plan.strategies.0.evidence.0.date": "2025-11",
        "plan.strategies.0.evidence.0.grade": "rationale",
        "plan.strategies.0.measure.what": "Filled places",
        "plan.strategies.0.measure.unit": "places",
        "plan.strategies.0.measure.baseline.value": 5,
        "plan.strategies.0.measure.baseline.on": "2023-09",
        "plan.strategies.0.measure.target.value": 40,
        "plan.strategies.0.measure.target.by": "2029-09",
        "plan.strategies.0.measure.readings.0.value": 10,
        "plan.strategies.0.measure.readings.0.on": "2025-09",
        "formerly.0": "piece",
        "extra.meets": "On Tuesdays",
        "accept.ND315": "It is the best one.",
        "about": "See [[partner:orta]].",
    },
    "hubs/reading.yml": {
        "focus": {"focus": "place", "place": "us-oh", "issue": None},
        "issue": {"principle": "teaching", "issue": None},
    },
    "hubs/past.yml": {"merged_into": "ohio", "principle": "school-finance"},
    "content/principles/whole.yml": {
        "name": "Entirety",
        "number": 8,
        "question": "Is nothing missing?",
        "statement": "Nothing is missing.",
        "status": {"status": "retired", "on": "2020-06"},
        "provenance.1.source": "whole",
        "provenance.0.part": "2",
        "provenance.0.recommendations.0": "W-2",
        "stances.endorses": "Says it.",
        "stances.practices": "Does it.",
        "stances.leads": "Shows it.",
        "formerly.0": "quarterness",
        "accept.ND315": "It is the best one.",
        "about": "Less of it.",
    },
    "content/principles/past.yml": {"on": "2021-06", "replaced_by": "school-finance"},
    "content/sources/whole.yml": {
        "title": "The Entire Report",
        "publisher": "Entire Commission",
        "date": "2014-02",
        "url": "https://entire.example/report",
        "citation": "The Entire Report, 2014.",
        "rights": "Ask first.",
        "numbered": False,
        "parts.1.id": "3",
        "parts.0.title": "Everything",
        "parts.0.recommendations.1.id": "W-3",
        "parts.0.recommendations.0.text": "Say everything.",
        "parts.0.recommendations.0.to.0": "district",
        "parts.0.recommendations.0.numbered": True,
        "formerly.0": "quarter-report",
        "accept.ND315": "It is the best one.",
        "about": "What everybody said.",
    },
}
"""Other values, by their ways in a record. Some are refused, and then nothing is built; what follows mends it."""


def whole_files() -> Mapping[str, str | bytes]:
    """The records as files, and what stands beside them."""
    return {**{file: yaml.safe_dump(dict(values)) for file, values in WHOLE.items()}, **BESIDE}


def edits() -> Mapping[str, Edit]:
    """An edit for each field; the same edit again takes it back."""
    return {
        f"{file}: {way}": _turn(file, way, value) for file, values in OTHERS.items() for way, value in values.items()
    }


def _turn(file: str, way: str, value: Any) -> Edit:
    """An edit of one value, or of several at once where `value` has them by the names of fields."""

    def edit(folder: Path) -> None:
        path = folder / file
        record, first = yaml.safe_load(path.read_text("utf-8")), dict(WHOLE[file])
        if isinstance(value, Mapping):
            is_first = all(record.get(name) == first.get(name) for name in value)
            record |= value if is_first else {name: first.get(name) for name in value}
        else:
            holder, name = _at(record, way)
            was = _at(first, way)
            holder[name] = value if holder[name] == was[0][name] else was[0][name]
        path.write_text(yaml.safe_dump(record), "utf-8")

    return edit


def _at(record: Any, way: str) -> tuple[Any, Any]:
    """What holds a value of a record, and under what."""
    *steps, last = (int(step) if step.isdecimal() else step for step in way.split("."))
    for step in steps:
        record = record[step]
    return record, last


def fields_in(model: type[BaseModel], way: str = "") -> Iterator[str]:
    """The ways to all values that a record can hold, those to one of many without its number or name."""
    for name, field in fields_of(model).items():
        if field.group:
            yield from fields_in(field.group, f"{way}{name}.")
        else:
            yield f"{way}{name}"


def edited(folder: str) -> set[str]:
    """The ways to the values of a kind of record that `edits` edits, in the same form."""
    ways = (way for file, values in OTHERS.items() if file.startswith(f"{folder}/") for way in values)
    names = (".".join(step for step in way.split(".") if not step.isdecimal()) for way in ways)
    return {name.partition(".")[0] if name.startswith(("extra.", "accept.")) else name for name in names}
