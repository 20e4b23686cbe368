"""What a reference can name, for those who help people write."""

from __future__ import annotations

from typing import Any

from ..records import Kind, Records


def named(records: Records, to: str) -> dict[str, str]:
    """The names, by id, of all that a reference can name."""
    if to in list(Kind):
        entries: dict[str, Any] = {id: entry.record for id, entry in records.of(Kind(to)).items()}
        return {id: record.title if to == Kind.SOURCE else record.name for id, record in entries.items()}
    match to:
        case "place":
            table: dict[str, Any] = dict(records.places)
        case "recommendation":
            sources = (entry.record for entry in records.sources.values())
            return {r.id: r.id for source in sources for part in source.parts for r in part.recommendations}
        case vocabulary:
            table = getattr(records.vocabulary, vocabulary)
    return {id: thing.name for id, thing in table.items()}
