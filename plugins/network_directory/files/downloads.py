"""The records as data: JSON with every field, and CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from ..network.coverage import Coverage
from ..network.findings import Findings
from ..network.model import Network
from ..network.needs import Wanted
from ..records import Kind, Records
from ..records.fields import fields_of
from ..records.models import ExtraField
from ..records.types import check_number
from ..site.addresses import address
from .file import FileSpec


class Identified(Protocol):
    """Something that other records name by its id."""

    @property
    def id(self) -> str: ...


def downloads(records: Records, findings: Findings, site_url: str) -> Iterator[FileSpec]:
    """All data files. `site_url` is where the site is published, ending in a slash; empty if unknown."""
    network = findings.network
    for kind in Kind:
        yield FileSpec(f"data/{kind.plural}.json", partial(_objects, records, network, kind, site_url))
    yield FileSpec("data/places.json", lambda: rows_as_json(_places(records, site_url)))
    yield FileSpec("data/partners.csv", lambda: _table(records, network, Kind.PARTNER, _of_partners(network, site_url)))
    yield FileSpec("data/hubs.csv", lambda: _table(records, network, Kind.HUB, _of_hubs(network, site_url)))
    yield FileSpec(
        "data/needs.json", lambda: rows_as_json(_without_none(_need(need, site_url)) for need in findings.needs)
    )
    yield FileSpec("data/needs.csv", lambda: as_csv(_NEED, (_need(need, site_url) for need in findings.needs)))
    yield FileSpec("data/coverage.csv", lambda: as_csv(_COVERAGE, _coverage_rows(network, findings.coverage, site_url)))


_FORMULA = re.compile("(^|[;\r\n])(?=[ \u00a0\u3000]*[=+@\t\r＝＋－＠-])")
"""Where a spreadsheet takes text for a formula, and runs it unless a quote stands in front: where a cell begins, and
behind a semicolon or line break, at which spreadsheets in half of Europe divide cells. A number is no formula."""


def as_json(value: Any) -> str:
    """JSON for people and machines: indented, with every letter as it is."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def rows_as_json(rows: Iterable[Mapping[str, Any]]) -> str:
    """A list as JSON, with a line for each row: what is indented takes Python five times as long to write."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """CSV in which no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return out.getvalue()


def _cell(value: object) -> str:
    text = ";".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)
    return text if isinstance(value, int | float) else _FORMULA.sub(r"\1'", text)


def _typed(value: str, field: ExtraField | None) -> str | int | float:
    """The value of an extra field: a number where the field is declared as one.

    A preview may show a record whose field was declared otherwise when it was last right.
    """
    if field is None or field.type != "number":
        return value
    try:
        number = check_number(value)
    except PydanticCustomError:
        return value
    return int(number) if number == int(number) else float(number)


def _objects(records: Records, network: Network, kind: Kind, site_url: str) -> str:
    rows = [_object(id, entry.record, f"{site_url}{kind.plural}/{id}/") for id, entry in records.of(kind).items()]
    for row in rows:
        if "extra" in row:
            row["extra"] = {id: _typed(value, network.extra_fields.get(id)) for id, value in row["extra"].items()}
    return rows_as_json(rows)


def _places(records: Records, site_url: str) -> list[dict[str, Any]]:
    return [_object(id, place, f"{site_url}places/{id}/") for id, place in sorted(records.places.items())]


def _object(id: str, record: BaseModel, page: str) -> dict[str, Any]:
    """What a record says of its subject, with its page's address; `url` stays its own web site where it has one."""
    values = record.model_dump(mode="json", exclude_none=True, exclude={"accept"})
    return {"id": id, "url": page, **values, "page": page}


_NEED = (
    "id", "asker", "type", "what", "hub", "strategy", "partner", "places", "levels", "principles", "page",
)  # fmt: skip


def _table(records: Records, network: Network, kind: Kind, derived: Mapping[str, Callable[[str], object]]) -> str:
    """The records of one kind for spreadsheets: their columns, what is `derived` of an id, and the network's fields."""
    columns = dict(_columns(kind.model))
    added = {id: field for id, field in network.extra_fields.items() if field.on == kind}

    def row(id: str) -> dict[str, object]:
        values = records.of(kind)[id].record.model_dump()
        extra = values.get("extra", {})
        return {
            "id": id,
            **{column: _value_at(values, path) for column, path in columns.items()},
            **{column: derive(id) for column, derive in derived.items()},
            **{name: _typed(extra[name], field) for name, field in added.items() if name in extra},
        }

    return as_csv(("id", *columns, *derived, *added), map(row, network.of(kind)))


def _columns(model: type[BaseModel], way: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The columns of a table by their names, each with the way to its value in a record."""
    for name, field in fields_of(model).items():
        if field.notes.column:
            yield field.notes.column if isinstance(field.notes.column, str) else name, (*way, name)
        elif field.shape.model:
            yield from _columns(field.shape.model, (*way, name))


def _value_at(values: Mapping[str, Any], path: Iterable[str]) -> object:
    value: Any = values
    for step in path:
        value = value and value[step]
    return value


def _of_partners(network: Network, site_url: str) -> Mapping[str, Callable[[str], object]]:
    return {
        "hubs": lambda id: _ids(membership.hub for membership in network.memberships_of_partner[id]),
        "badge": lambda id: network.badges[id].level,
        "page": lambda id: f"{site_url}{address(network.partners[id])}",
    }


def _of_hubs(network: Network, site_url: str) -> Mapping[str, Callable[[str], object]]:
    def members(id: str, *, convening: bool) -> list[str]:
        memberships = network.memberships_of_hub[id]
        return _ids(membership.partner for membership in memberships if (membership.role == "convener") == convening)

    return {
        "strategies": lambda id: _ids(network.strategies_of_hub[id]),
        "conveners": lambda id: members(id, convening=True),
        "members": lambda id: members(id, convening=False),
        "badge": lambda id: network.hub_badges[id].level,
        "page": lambda id: f"{site_url}{address(network.hubs[id])}",
    }


def _need(need: Wanted, site_url: str) -> dict[str, object]:
    whose = need.strategy or need.partner
    return {
        "id": need.id,
        "asker": need.asker.value,
        "type": need.type,
        "what": need.what,
        "hub": need.strategy and need.strategy.hub.id,
        "strategy": need.strategy and need.strategy.id,
        "partner": need.partner and need.partner.id,
        "places": _ids(need.places),
        "levels": _ids(need.levels),
        "principles": _ids(need.principles),
        "page": f"{site_url}{address(whose)}" if whose else None,
    }


def _ids(things: Iterable[Identified]) -> list[str]:
    return [thing.id for thing in things]


def _without_none(row: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in row.items() if value is not None}


_COVERAGE = (
    "by", "id", "name", "principle", "state", "practice_or_lead", "endorse", "reserve", "not_applicable",
    "strategies", "strategies_seeking_a_lead", "page",
)  # fmt: skip


def _coverage_rows(network: Network, coverage: Coverage, site_url: str) -> Iterator[dict[str, object]]:
    """A row for each cell of each matrix, the empty ones too: zero is a fact."""
    for by, table, subjects in (
        ("place", coverage.by_place, network.places),
        ("level", coverage.by_level, network.levels),
        ("hub", coverage.by_hub, network.hubs),
    ):
        for id, subject in subjects.items():
            for principle in network.principles.values():
                if not principle.retired:
                    cell = coverage.cell(table, id, principle)
                    yield {
                        "by": by,
                        "id": id,
                        "name": subject.name,
                        "principle": principle.id,
                        "state": cell.state.value,
                        "practice_or_lead": len(cell.practiced),
                        "endorse": len(cell.declared),
                        "reserve": len(cell.reserved),
                        "not_applicable": len(cell.not_applicable),
                        "strategies": len(cell.strategies),
                        "strategies_seeking_a_lead": len(cell.seeking),
                        "page": f"{site_url}{by}s/{id}/#principle-{principle.id}",
                    }
