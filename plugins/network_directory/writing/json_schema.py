"""JSON Schema of the records, so that editors complete and explain fields while they are written.

A schema takes all that checking takes, in the form that editors see: they read YAML 1.2, in which `1998` is a
number and `2026-05-01` a text. It cannot say all that checking says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from ..records import CODES, Records
from ..records.answers import english
from ..records.codes import acceptable
from ..records.fields import DeclaredField, fields_of, groups_in
from ..records.kinds import MODELS
from ..records.models import ExtraField, Place
from ..records.types import ID_PATTERN
from .named import named

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MOST_IDS = 2000
"""Beyond so many, ids are not listed: editors would be slow."""
KINDS = tuple(MODELS)
"""What there is a schema for: each kind of record, and each of the network's tables."""

_WIDER: Mapping[str, Schema] = {
    "string": {"type": ["string", "number", "boolean"]},
    "integer": {"type": ["integer", "string"], "pattern": r"^[-+]?\d+$"},
    "number": {"type": ["number", "string"], "pattern": r"^[-+]?\d+(\.\d+)?$"},
    "boolean": {"type": ["boolean", "string"], "pattern": "^([Tt]rue|[Ff]alse|[Yy]es|[Nn]o)$"},
}
"""What a value may be besides, since checking goes by what was written and not by what YAML makes of it."""


def schemas(records: Records) -> Mapping[str, Schema]:
    """The schema of each kind of file."""
    return {kind: schema(kind, records) for kind in KINDS}


def schema(kind: str, records: Records) -> Schema:
    """The schema of a kind of file, one of `KINDS`, with the ids and terms of this network."""
    model = MODELS[kind]
    made = model.model_json_schema()
    definitions: Schema = made.setdefault("$defs", {})
    groups = dict(_with_nested(model, kind))
    for holder, group in groups.items():
        definition = made if holder is model else definitions[holder.__name__]
        definition["properties"] = {
            name: _property(definition["properties"][name], name, group, field, records)
            for name, field in fields_of(holder).items()
        }
    if "extra" in made["properties"]:
        made["properties"]["extra"] |= _extra(kind, records.vocabulary.extra_fields)
    if model is not Place:
        return {"$schema": DIALECT, **made}
    definitions = made.pop("$defs")
    return {
        "$schema": DIALECT,
        "title": "Places",
        "description": "The places that this network adds: content/places.yml.",
        "type": "object",
        "propertyNames": {"pattern": ID_PATTERN, "maxLength": 64},
        "additionalProperties": made,
        "$defs": definitions,
    }


def _with_nested(model: type[BaseModel], group: str) -> Iterator[tuple[type[BaseModel], str]]:
    """A model and those of the groups in it, each with the name under which it stands."""
    yield model, group
    for name, nested in groups_in(model).items():
        yield from _with_nested(nested, name)


def _property(made: Schema, name: str, group: str, field: DeclaredField, records: Records) -> Schema:
    """What pydantic made of a field, as editors need it."""
    made.setdefault("title", name.replace("_", " ").title())  # which it leaves out for groups
    default = made.pop("default", None)
    for option in made.pop("anyOf", ()):
        made |= option if option != {"type": "null"} else {}
    item = made.get("items") or made.get("additionalProperties") or made
    if field.ref:
        ids = named(records, field.ref)
        if 0 < len(ids) < MOST_IDS:
            item["enum"] = list(ids)
            item["enumDescriptions"] = list(ids.values())  # no part of the standard, but editors show them
    if isinstance(item, dict) and "enum" not in item and isinstance(kind := item.get("type"), str):
        item |= _WIDER.get(kind, {}) if "format" not in item else {}
        if shown := field.notes.shown(group):
            item["examples"] = [shown.strip('"')]
    if "patternProperties" in made:
        made["additionalProperties"] = False
    if name == "accept":
        made |= _acceptances()
    if isinstance(default, str | bool):
        made["default"] = default
    return made if field.required else _or_empty(made)


def _acceptances() -> Schema:
    """The warnings that a record can accept."""
    texts = {code: (english().name(code), english().summary(code)) for code in filter(acceptable, CODES)}
    return {
        "properties": {
            code: {"title": name, "description": summary, **_WIDER["string"], "minLength": 1}
            for code, (name, summary) in texts.items()
        },
        "additionalProperties": False,
    }


def _or_empty(made: Schema) -> Schema:
    """A key without a value counts as left out."""
    if "$ref" in made:
        return {"anyOf": [{"$ref": made.pop("$ref")}, {"type": "null"}], **made}
    if "enum" in made:
        made["enum"] = [*made["enum"], None]
    kinds = made["type"] if isinstance(made["type"], list) else [made["type"]]
    return {**made, "type": [*kinds, "null"]}


def _extra(kind: str, declared: Mapping[str, ExtraField]) -> Schema:
    """The fields that the network added to this kind of record."""
    return {
        "properties": {
            id: {"title": field.name, "description": field.description or field.name, **_value(field)}
            for id, field in declared.items()
            if field.on == kind
        },
        "additionalProperties": False,
    }


def _value(field: ExtraField) -> Schema:
    match field.type:
        case "choice":
            return {"enum": [*field.choices, None]}
        case "url":
            return {"type": ["string", "null"], "format": "uri"}
        case "date":
            return {"type": ["string", "integer", "null"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
        case "number":
            return _or_empty(dict(_WIDER["number"]))
        case "text":
            return _or_empty(dict(_WIDER["string"]))
