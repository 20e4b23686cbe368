"""The records as data: JSON with every field, and CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from ..network.coverage import Coverage
from ..network.model import Hub, Network, Partner
from ..network.needs import Wanted
from ..records import Kind, Records
from ..records.models import ExtraField
from ..records.types import check_number
from ..site.addresses import address
from .file import FileSpec


class Identified(Protocol):
    """Something that other records name by its id."""

    @property
    def id(self) -> str: ...


def downloads(
    records: Records, network: Network, coverage: Coverage, needs: Sequence[Wanted], site_url: str
) -> Iterator[FileSpec]:
    """All data files. `site_url` is where the site is published, ending in a slash; empty if unknown."""
    for kind in Kind:
        rows = [_object(id, entry.record, f"{site_url}{kind}s/{id}/") for id, entry in records.of(kind).items()]
        for row in rows:
            if "extra" in row:
                row["extra"] = {id: _typed(value, network.extra_fields.get(id)) for id, value in row["extra"].items()}
        yield FileSpec(f"data/{kind}s.json", as_json(rows))
    places = [_object(id, place, f"{site_url}places/{id}/") for id, place in sorted(records.places.items())]
    yield FileSpec("data/places.json", as_json(places))
    partners = (_partner(network, partner, site_url) for partner in network.partners.values())
    yield FileSpec("data/partners.csv", as_csv(_PARTNER + _extra(network, "partner"), partners))
    hubs = (_hub(network, hub, site_url) for hub in network.hubs.values())
    yield FileSpec("data/hubs.csv", as_csv(_HUB + _extra(network, "hub"), hubs))
    wanted = [_need(need, site_url) for need in needs]
    yield FileSpec("data/needs.json", as_json([_without_none(need) for need in wanted]))
    yield FileSpec("data/needs.csv", as_csv(_NEED, wanted))
    yield FileSpec("data/coverage.csv", as_csv(_COVERAGE, _coverage_rows(network, coverage, site_url)))


_FORMULA = re.compile("(^|[;\r\n])(?=[ \u00a0\u3000]*[=+@\t\r＝＋－＠-])")
"""Where a spreadsheet takes text for a formula, and runs it unless a quote stands in front: where a cell begins, and
behind a semicolon or line break, at which spreadsheets in half of Europe divide cells. A number is no formula."""


def as_json(value: Any) -> str:
    """JSON for people and machines: indented, with every letter as it is."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


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


def _object(id: str, record: BaseModel, page: str) -> dict[str, Any]:
    """What a record says of its subject, with its page's address; `url` stays its own web site where it has one."""
    said = record.model_dump(mode="json", exclude_none=True, exclude={"accept"})
    return {"id": id, "url": page, **said, "page": page}


_PARTNER = (
    "id", "name", "kind", "summary", "url", "founded", "based_in", "serves", "levels", "languages", "status",
    "joined", "confirmed", "hubs", "badge", "email", "page",
)  # fmt: skip
_HUB = (
    "id", "name", "focus", "place", "principle", "issue", "summary", "status", "parent", "merged_into", "plan_updated",
    "strategies", "conveners", "members", "badge", "page",
)  # fmt: skip
_NEED = (
    "id", "asker", "type", "what", "hub", "strategy", "partner", "places", "levels", "principles", "page",
)  # fmt: skip


def _extra(network: Network, on: str) -> tuple[str, ...]:
    return tuple(id for id, field in network.extra_fields.items() if field.on == on)


def _partner(network: Network, partner: Partner, site_url: str) -> dict[str, object]:
    return {
        "id": partner.id,
        "name": partner.name,
        "kind": partner.kind.id,
        "summary": partner.summary,
        "url": partner.url,
        "founded": partner.founded,
        "based_in": partner.based_in and partner.based_in.id,
        "serves": _ids(partner.serves),
        "levels": _ids(partner.levels),
        "languages": partner.languages,
        "status": partner.status,
        "joined": partner.joined,
        "confirmed": partner.confirmed and partner.confirmed.on,
        "hubs": _ids(membership.hub for membership in network.memberships_of_partner[partner.id]),
        "badge": network.badges[partner.id].level,
        "email": partner.contact.email,
        "page": f"{site_url}{address(partner)}",
        **{extra.id: _typed(extra.value, extra.field) for extra in partner.extra},
    }


def _hub(network: Network, hub: Hub, site_url: str) -> dict[str, object]:
    memberships = network.memberships_of_hub[hub.id]
    return {
        "id": hub.id,
        "name": hub.name,
        "focus": "place" if hub.place else "issue",
        "place": hub.place and hub.place.id,
        "principle": hub.principle and hub.principle.id,
        "issue": hub.issue and hub.issue.id,
        "summary": hub.summary,
        "status": hub.status,
        "parent": hub.parent,
        "merged_into": hub.merged_into,
        "plan_updated": hub.plan_updated,
        "strategies": _ids(network.strategies_of_hub[hub.id]),
        "conveners": _ids(membership.partner for membership in memberships if membership.role == "convener"),
        "members": _ids(membership.partner for membership in memberships if membership.role != "convener"),
        "badge": network.hub_badges[hub.id].level,
        "page": f"{site_url}{address(hub)}",
        **{extra.id: _typed(extra.value, extra.field) for extra in hub.extra},
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
