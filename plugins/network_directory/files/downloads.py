"""The records as data: JSON with every field, and CSV for spreadsheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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
from ..site.made_from import Prints, all_but_partners, listed_partners
from .file import FileOfMany, FileOfRows, FileSpec
from .formats import as_csv, compact, csv_row, joined, rows_as_json, with_header, without_none


class Identified(Protocol):
    """Something that other records name by its id."""

    @property
    def id(self) -> str: ...


def downloads(records: Records, findings: Findings, site_url: str) -> Iterator[FileSpec]:
    """All data files. `site_url` is where the site is published, ending in a slash; empty if unknown."""
    network = findings.network
    for kind in Kind:
        file, ids = f"data/{kind.plural}.json", records.of(kind)
        make = partial(_object_of, records, network, kind, site_url)
        if kind is Kind.PARTNER:
            yield FileOfRows(file, ids, make, _partner_alone, rows_as_json)
        else:
            yield FileOfMany(file, partial(_objects, ids, make), all_but_partners)
    yield FileOfMany("data/places.json", lambda: rows_as_json(_places(records, site_url)), all_but_partners)
    partners = _Table(records, network, Kind.PARTNER, _of_partners(network, site_url))
    yield FileOfRows("data/partners.csv", network.partners, partners.row, _partner_alone, partners.put_together)
    hubs = _Table(records, network, Kind.HUB, _of_hubs(network, site_url))
    yield FileOfMany("data/hubs.csv", lambda: hubs.put_together(map(hubs.row, network.hubs)), listed_partners)

    def needs() -> Iterator[Mapping[str, object]]:
        return (_need(need, site_url) for need in findings.needs)

    yield FileOfMany(
        "data/needs.json", lambda: rows_as_json(compact(without_none(need)) for need in needs()), listed_partners
    )
    yield FileOfMany("data/needs.csv", lambda: as_csv(_NEED, needs()), listed_partners)
    yield FileOfMany(
        "data/coverage.csv",
        lambda: as_csv(_COVERAGE, _coverage_rows(network, findings.coverage, site_url)),
        listed_partners,
    )


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


def _objects(ids: Iterable[str], make: Callable[[str], bytes]) -> Iterator[bytes]:
    return rows_as_json(map(make, ids))


def _object_of(records: Records, network: Network, kind: Kind, site_url: str, id: str) -> bytes:
    return _object(id, records.of(kind)[id].record, f"{site_url}{kind.plural}/{id}/", network.extra_fields)


def _places(records: Records, site_url: str) -> Iterator[bytes]:
    return (_object(id, place, f"{site_url}places/{id}/", {}) for id, place in sorted(records.places.items()))


def _object(id: str, record: BaseModel, page: str, fields: Mapping[str, ExtraField]) -> bytes:
    """What a record says of its subject, with its page's address; `url` stays its own web site where it has one.

    `fields` are the network's own.
    """
    own: str | None = getattr(record, "url", None)
    extra: Mapping[str, str] | None = getattr(record, "extra", None)
    values = record.model_dump_json(exclude_none=True, exclude={"accept", "url", "extra"})
    typed = {} if extra is None else {"extra": {id: _typed(value, fields.get(id)) for id, value in extra.items()}}
    return joined(compact({"id": id, "url": own or page}), values.encode(), compact({**typed, "page": page}))


_NEED = (
    "id", "asker", "type", "what", "hub", "strategy", "partner", "places", "levels", "principles", "page",
)  # fmt: skip


class _Table:
    """The records of one kind for spreadsheets: their columns, what is `derived` of an id, and the network's fields."""

    def __init__(
        self, records: Records, network: Network, kind: Kind, derived: Mapping[str, Callable[[str], object]]
    ) -> None:
        self._entries = records.of(kind)
        self._own = dict(_columns(kind.model))
        self._derived = derived
        self._added = {id: field for id, field in network.extra_fields.items() if field.on == kind}
        self._columns = ("id", *self._own, *derived, *self._added)

    def row(self, id: str) -> bytes:
        """The row of a record."""
        record = self._entries[id].record
        extra: Mapping[str, str] = getattr(record, "extra", {})
        cells = {
            "id": id,
            **{column: _value_at(record, path) for column, path in self._own.items()},
            **{column: derive(id) for column, derive in self._derived.items()},
            **{name: _typed(extra[name], field) for name, field in self._added.items() if name in extra},
        }
        return csv_row(self._columns, cells)

    def put_together(self, rows: Iterable[bytes]) -> Iterator[bytes]:
        """The table."""
        return with_header(self._columns, rows)


def _partner_alone(id: str, prints: Prints) -> str:
    return prints.of_partner_alone(id)


def _columns(model: type[BaseModel], way: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The columns of a table by their names, each with the way to its value in a record."""
    for name, field in fields_of(model).items():
        if field.notes.column:
            yield field.notes.column if isinstance(field.notes.column, str) else name, (*way, name)
        elif field.shape.model:
            yield from _columns(field.shape.model, (*way, name))


def _value_at(record: BaseModel, path: Iterable[str]) -> object:
    value: Any = record
    for step in path:
        value = value and getattr(value, step)
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
