"""What could stand in each field: shown by editors, and in the comments of new records."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, str] = {
    "about": "What it does, for whom and how, in Markdown.",
    "aim": "By 2030 every class has a teacher who was trained for it.",
    "alignment.statement": "We publish what every school spends.",
    "also_known_as": "LR",
    "baseline.on": "2024-09",
    "baseline.value": "4",
    "by": "Lake Readers",
    "choices": "Elected board",
    "citation": "Author, Title, Place, Year.",
    "contributes.what": "A hall for forty people",
    "date": "2025-09",
    "description": "What it means, in a sentence.",
    "ein": "31-1234567",
    "email": "hello@organisation.example",
    "endorses": "Says in public that it is right.",
    "formerly": "an-earlier-id",
    "founded": "1998",
    "ipeds": '"100654"',
    "joined": "2024-02",
    "languages": "en",
    "lat": "39.76",
    "leads": "Does so, and shows others how.",
    "logo": "logo.png",
    "logo_alt": "A book under a lamp",
    "lon": "-84.19",
    "measure.what": "Vacancies filled by residents",
    "nces": '"0200001"',
    "needs.what": "Two evaluators",
    "number": "6",
    "on": "2025-09-01",
    "practices": "Does so, and shows it.",
    "publisher": "A commission",
    "question": "Does every student get what a fair chance takes?",
    "readings.on": "2025-09",
    "readings.value": "9",
    "rights": "In the public domain.",
    "ror": "02kvxyf05",
    "seeks.what": "Tutors who speak Spanish",
    "since": "2024-02",
    "statement": "What is to be true for every child, in a sentence.",
    "strategies.id": "residencies",
    "strategies.title": "Teacher residencies",
    "summary": "What it does and for whom, in a sentence.",
    "target.by": "2028-09",
    "target.value": "30",
    "text": "Pay teachers better.",
    "title": "Spending atlas",
    "unit": '"%"',
    "updated": "2025-09-01",
    "url": "https://organisation.example",
    "wikidata": "Q42",
}
"""By the name of the field, or by that of the group and the field where it is another in that group; as YAML."""


def example(field: str, group: str = "") -> str | None:
    """What could stand in a field, as YAML."""
    return EXAMPLES.get(f"{group}.{field}") or EXAMPLES.get(field)
