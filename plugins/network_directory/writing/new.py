"""A new record: what it needs filled in, and all that it may have explained in comments."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..records import Entry, Kind, Records
from ..records.answers import Phrase, answer
from ..records.fields import DeclaredField, fields_of
from ..records.gazetteer import NATION
from ..records.syntax import quoted
from .named import named
from .spans import written

STARTABLE = (Kind.PARTNER, Kind.HUB, Kind.PRINCIPLE)
"""The kinds of record that the command can start."""
_INTRODUCTIONS: Mapping[Kind, str] = {
    Kind.PARTNER: "A partner: an organization of the network.",
    Kind.HUB: "A hub: partners who work together, by place or by issue.",
    Kind.PRINCIPLE: "A principle: what the network stands for.",
}
_HINT = "Fill in the lines below. Those that begin with # are not read: to use one, delete its first # and the space."
_MEANINGS_FROM = 44
"""The column in which explanations begin, if the value leaves room."""
_WIDTH = 110
_SAMPLES: Mapping[str, str] = {
    "text": "A text",
    "number": "1",
    "date": "2025-09",
    "url": "https://organization.example",
}
"""What could stand in a field that the network added, by its type."""


class MissingError(Exception):
    """The network lacks what every record of a kind names."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase)
        self.said = phrase
        """What it lacks, and what to do."""


class _Line(NamedTuple):
    """A line of a record."""

    text: str
    meaning: str = ""

    def __str__(self) -> str:
        return f"{self.text.ljust(_MEANINGS_FROM)} # {self.meaning}" if self.meaning else self.text


def new_record(kind: Kind, name: str, form: str, records: Records, schema_url: str | None) -> str:
    """The text of a new record in one of the two forms, md or yml, without a problem in this network.

    Raises MissingError if the network lacks what every such record names.
    """
    if kind is Kind.PARTNER and not records.vocabulary.partner_kinds:
        raise MissingError(answer("new-needs-a-kind"))
    if kind is Kind.PRINCIPLE and not records.sources:
        raise MissingError(answer("new-needs-a-source"))
    given = {"name": written(name), **({"focus": "place", "place": NATION} if kind is Kind.HUB else {})}
    lines = [f"# {_INTRODUCTIONS[kind]}", f"# {_HINT}", *map(str, _Starter(records, form).record(kind.model, given))]
    if form == "md":
        return "\n".join(["---", *lines, "---", ""])
    modeline = [f"# yaml-language-server: $schema={schema_url}"] if schema_url else []
    return "\n".join([*modeline, *lines, ""])


def name_from(id: str) -> str:
    """A name to begin with."""
    return " ".join(word[:1].upper() + word[1:] for word in id.split("-"))


class _Starter:
    """Writes a record's fields, each with an example and its meaning."""

    def __init__(self, records: Records, form: str) -> None:
        self._records = records
        self._form = form

    def record(self, model: type[BaseModel], given: Mapping[str, str]) -> Iterator[_Line]:
        """All fields of a record; those that are neither needed nor given are comments."""
        for name, field in fields_of(model).items():
            if name in given:
                yield _Line(f"{name}: {given[name]}", field.meaning)
            elif name == "extra":
                yield from _as_comments(self._extra(model))
            elif name != "about" or self._form == "yml":  # in the other form it stands below the fields
                lines = self._field(name, field, "", in_comment=not field.required)
                yield from lines if field.required else _as_comments(lines)

    def _field(self, name: str, field: DeclaredField, group: str, *, in_comment: bool) -> list[_Line]:
        meaning = field.meaning
        if field.group is None:
            value = self._value(name, field, group)
            written = f"{name}: [{value}]" if field.is_list else f"{name}: {value}"
            return [*self._terms(field), _Line(written, meaning)]
        inner = self._group(field.group, name, in_comment=in_comment)
        if field.is_list:
            inner = [_Line(f"- {inner[0].text}", inner[0].meaning), *_indented(inner[1:])]
        return [_Line(f"{name}:", meaning), *_indented(inner)]

    def _group(self, model: type[BaseModel], group: str, *, in_comment: bool) -> list[_Line]:
        """The fields of a group; those that may be left out are comments, unless all of it is one."""
        all_lines: list[_Line] = []
        for name, field in fields_of(model).items():
            needed = in_comment or field.required
            lines = self._field(name, field, group, in_comment=in_comment or not needed)
            all_lines += lines if needed else _as_comments(lines)
        return all_lines

    def _extra(self, model: type[BaseModel]) -> list[_Line]:
        """The fields that the network added to this kind of record."""
        kind = model.__name__.lower()
        declared = {id: field for id, field in self._records.vocabulary.extra_fields.items() if field.on == kind}
        lines = [
            _Line(f"{id}: {written(_SAMPLES.get(field.type) or field.choices[0])}", field.description or field.name)
            for id, field in declared.items()
        ]
        meaning = fields_of(model)["extra"].meaning if lines else None
        return [_Line("extra:", meaning), *_indented(lines)] if meaning else []

    def _value(self, name: str, field: DeclaredField, group: str) -> str:
        """What could stand in a field, as YAML."""
        if field.ref:
            ids = self._ids(field.ref)
            return ids[-1 if field.is_list else 0] if ids else "…"
        if field.choices:
            return field.default if field.default in field.choices else field.choices[0]
        if isinstance(field.default, bool):
            return str(field.default).lower()
        source = next(iter(self._records.sources.values()), None)
        if group == "provenance" and source and source.record.parts:
            part = source.record.parts[0]
            ids = [part.id] if name == "part" else [recommendation.id for recommendation in part.recommendations[:2]]
            return ", ".join(quoted(id) for id in ids)
        return field.notes.shown(group) or "…"

    def _ids(self, ref: str) -> list[str]:
        """The ids that a reference can name, as far as they fit as an example."""
        if ref == "place":
            return [NATION]
        ids = list(named(self._records, ref))
        if ref in (Kind.PARTNER, Kind.PRINCIPLE):
            table: Mapping[str, Entry[Any]] = self._records.of(Kind(ref))
            return [id for id in ids if table[id].record.status == "active"]
        return ids

    def _terms(self, field: DeclaredField) -> list[_Line]:
        """What a term of the vocabulary can be, if that is not too much."""
        terms = list(getattr(self._records.vocabulary, field.ref or "", ()))
        return (
            [
                _Line(f"# {line}")
                for line in textwrap.wrap(f"One of {', '.join(terms)}.", _WIDTH, break_on_hyphens=False)
            ]
            if terms
            else []
        )


def _as_comments(lines: Sequence[_Line]) -> list[_Line]:
    return [_Line(f"# {line.text}", line.meaning) for line in lines]


def _indented(lines: Sequence[_Line]) -> list[_Line]:
    return [_Line(f"  {line.text}", line.meaning) for line in lines]
