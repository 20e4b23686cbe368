"""What a field's annotation tells those who help people write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from ..records import Records
from ..records.types import Ref


def ref_of(field: FieldInfo) -> str | None:
    """What the field refers to, in one value or in each of many."""
    return next((part.to for part in _parts(field) if isinstance(part, Ref)), None)


def choices_of(field: FieldInfo) -> tuple[str, ...]:
    """The words the field takes, where it takes only a few."""
    return next((get_args(part) for part in _parts(field) if get_origin(part) is Literal), ())


def is_list(field: FieldInfo) -> bool:
    """Whether the field takes many values."""
    return any(get_origin(part) is tuple for part in _parts(field))


def holds_groups_by_name(field: FieldInfo) -> bool:
    """Whether the field takes many values, each under a name of its own."""
    return any(get_origin(part) is dict for part in _parts(field))


def named(records: Records, to: str) -> dict[str, str]:
    """The names, by id, of all that a reference can name."""
    match to:
        case "partner" | "hub" | "principle":
            table: dict[str, Any] = {id: entry.record for id, entry in getattr(records, f"{to}s").items()}
        case "source":
            return {id: entry.record.title for id, entry in records.sources.items()}
        case "place":
            table = dict(records.places)
        case "recommendation":
            sources = (entry.record for entry in records.sources.values())
            return {r.id: r.id for source in sources for part in source.parts for r in part.recommendations}
        case vocabulary:
            table = getattr(records.vocabulary, vocabulary)
    return {id: thing.name for id, thing in table.items()}


def _parts(field: FieldInfo) -> Iterator[Any]:
    """The annotation and all it consists of, marks included."""
    yield from field.metadata
    waiting = [field.annotation]
    while waiting:
        part = waiting.pop(0)
        yield part
        yield from getattr(part, "__metadata__", ())
        if get_origin(part) is not Literal:
            waiting += get_args(part)
