"""What pages and files are made from, each in a short print: those of which the prints are the same are the same.

A print stands for the records that something is made from. Words, templates and the day are the same for all of a site,
and are no part of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from ..kept import key_of
from ..records import Entry, Records, models


class Prints:
    """The prints of a network's records. To take one costs little beside linking and drawing what it stands for."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._taken: dict[str, str] = {}

    @cached_property
    def of_all(self) -> str:
        """Of every record."""
        return key_of(self.around, *map(self._of_entry, self._records.partners.values()))

    @cached_property
    def around(self) -> str:
        """Of all that is shared: everything but partners, and what pages of others show of each partner.

        That is what it is called, whether it is there, which hubs it is in, and what it seeks from where: so much does
        a partner's page tell of others, and a hub's of those that are no members.
        """
        records = self._records
        tables = (*records.places.values(), records.vocabulary, records.badges)
        others = (*records.hubs.values(), *records.principles.values(), *records.sources.values())
        return key_of(
            *records.places,
            *map(_as_json, tables),
            *map(self._of_entry, others),
            *(_told_of(entry) for entry in records.partners.values()),
        )

    @cached_property
    def of_needs(self) -> str:
        """Of all needs, and of whose offers fit them."""
        partners = self._records.partners.values()
        return key_of(self.around, *(entry.record.model_dump_json(include=dict(_MATCHED)) for entry in partners))

    def of_partner(self, id: str) -> str:
        """Of all that a partner's page and badge are made from."""
        return key_of(self.around, self._of_entry(self._records.partners[id]))

    def of_hub(self, id: str) -> str:
        """Of all that a hub's page and badge are made from: its members, too."""
        partners = self._records.partners
        members = (self._of_entry(partners[member]) for member in self._members.get(id, ()))
        return key_of(self.around, id, *members)

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        """The partners that are in each hub."""
        members: dict[str, list[str]] = {}
        for id, entry in self._records.partners.items():
            for membership in entry.record.hubs:
                members.setdefault(membership.hub, []).append(id)
        return members

    def _of_entry(self, entry: Entry[BaseModel]) -> str:
        if entry.file not in self._taken:
            self._taken[entry.file] = key_of(entry.id, entry.file, _as_json(entry.record))
        return self._taken[entry.file]


MadeFrom = Callable[[Prints], str]
"""Says what a page or a file is made from."""


def every_record(prints: Prints) -> str:
    """Of what may show anything."""
    return prints.of_all


def words_alone(prints: Prints) -> str:
    """Of what shows no record."""
    return ""


_POSITIONS = {"__all__": {"principle", "stance"}}
_MATCHED: Mapping[str, Any] = {
    **dict.fromkeys(("contributes", "based_in", "serves", "levels"), True),
    "alignment": _POSITIONS,
}
_ALWAYS_TOLD = {"name", "status", "succeeded_by", "hubs"}
_TOLD_OF_ASKERS: Mapping[str, Any] = {
    **dict.fromkeys(("seeks", "based_in", "serves", "levels"), True),
    "alignment": _POSITIONS,
}


def _told_of(entry: Entry[models.Partner]) -> str:
    record = entry.record
    told = [entry.id, record.model_dump_json(include=_ALWAYS_TOLD)]
    if record.seeks:
        told.append(record.model_dump_json(include=dict(_TOLD_OF_ASKERS)))
    return key_of(*told)


def _as_json(record: BaseModel) -> bytes:
    return record.model_dump_json().encode()
