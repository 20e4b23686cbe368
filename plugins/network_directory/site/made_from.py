"""What pages and files are made from, each in a short print: those of which the prints are the same are the same.

A print stands for the records that something is made from. Words, templates and the day are the same for all of a site,
and are no part of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..kept import key_of
from ..records import Entry, Records, models


class Prints:
    """The prints of a network's records. To take one costs little beside linking and drawing what it stands for."""

    def __init__(
        self,
        records: Records,
        own_templates: Collection[str] = (),
        known: Mapping[str, PartsOfPartner] | None = None,
    ) -> None:
        """`own_templates` are those that a network draws with instead of the package's, and `known` are the prints of
        the parts of partners, by the prints of all that is said of them."""
        self._records = records
        self._own_templates = own_templates
        self._known = known or {}
        self._taken: dict[str, str] = {}
        self._of_partners: dict[str, str] = {}

    # Of all

    @cached_property
    def of_all(self) -> str:
        """Of every record."""
        return key_of(self.of_others, *map(self.of_entry, self._records.partners.values()))

    @cached_property
    def of_others(self) -> str:
        """Of everything but partners."""
        records = self._records
        tables = (*records.places.values(), records.vocabulary, records.badges)
        others = (*records.hubs.values(), *records.principles.values(), *records.sources.values())
        return key_of(*records.places, *map(_as_json, tables), *map(self.of_entry, others))

    # Of what is shown of many partners

    @cached_property
    def around(self) -> str:
        """Of everything but partners, and what pages of others show of each partner.

        That is what it is called, whether it is there, which hubs it is in, and what it seeks from where: so much does
        a partner's page tell of others, and a hub's of those that are no members.
        """
        return key_of(self.of_others, *(parts.told for parts in self.parts.values()))

    @cached_property
    def of_needs(self) -> str:
        """Of all needs, and of whose offers fit them."""
        return self.unless_drawn_by_own("", key_of(self.around, *(parts.matched for parts in self.parts.values())))

    @cached_property
    def of_lists(self) -> str:
        """Of what lists and counts of partners show: not what a partner tells of itself at length."""
        return key_of(self.of_others, *(parts.listed for parts in self.parts.values()))

    @cached_property
    def of_statements(self) -> str:
        """Of that, and of what partners say of principles."""
        return key_of(self.of_lists, *(parts.stated for parts in self.parts.values()))

    @cached_property
    def of_updates(self) -> str:
        """Of what lists show, and of what the evidence is called that came last."""
        return key_of(self.of_lists, *(parts.shown for parts in self.parts.values()))

    # Of some

    def of_partner(self, id: str) -> str:
        """Of all that a partner's page and badge are made from."""
        if id not in self._of_partners:  # it is asked for each of their files
            self._of_partners[id] = key_of(self.around, self.of_entry(self._records.partners[id]))
        return self._of_partners[id]

    def of_partner_alone(self, id: str) -> str:
        """Of all that is told of a partner where no other is."""
        return key_of(self.of_others, self.of_entry(self._records.partners[id]))

    def of_hub(self, id: str) -> str:
        """Of all that a hub's page and badge are made from: what lists show of its members, too."""
        return key_of(self.around, id, *(self.parts[member].listed for member in self._members.get(id, ())))

    def of_kind(self, id: str) -> str:
        """Of what lists show, and of all that partners of a kind tell of themselves."""
        return key_of(self.of_lists, id, *map(self.of_entry, self._of_kind.get(id, ())))

    # How they are taken

    def unless_drawn_by_own(self, template: str, print: str) -> str:
        """The print of what the package's templates show; a network's own may show whatever leads on from a context.

        `template` is the one that draws the page; an empty name stands for any.
        """
        draws_itself = any(name.startswith("_") or template in ("", name) for name in self._own_templates)
        return self.of_all if draws_itself else print

    @cached_property
    def parts(self) -> Mapping[str, PartsOfPartner]:
        """The prints of parts of partners, by the partners' ids."""
        return {id: self._parts_of(entry) for id, entry in self._records.partners.items()}

    @cached_property
    def parts_by_print(self) -> Mapping[str, PartsOfPartner]:
        """The same by the prints of all that is said of each."""
        return {self.of_entry(entry): self.parts[id] for id, entry in self._records.partners.items()}

    def _parts_of(self, entry: Entry[models.Partner]) -> PartsOfPartner:
        return self._known.get(self.of_entry(entry)) or PartsOfPartner.of(entry)

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        """The partners that are in each hub."""
        members: dict[str, list[str]] = {}
        for id, entry in self._records.partners.items():
            for membership in entry.record.hubs:
                members.setdefault(membership.hub, []).append(id)
        return members

    @cached_property
    def _of_kind(self) -> dict[str, list[Entry[models.Partner]]]:
        """The partners of each kind."""
        kinds: dict[str, list[Entry[models.Partner]]] = {}
        for entry in self._records.partners.values():
            kinds.setdefault(entry.record.kind, []).append(entry)
        return kinds

    def of_entry(self, entry: Entry[BaseModel]) -> str:
        """Of all that is said of one thing, and of no other."""
        if entry.file not in self._taken:
            self._taken[entry.file] = key_of(entry.id, entry.file, entry.digest or _as_json(entry.record))
        return self._taken[entry.file]


class PartsOfPartner(NamedTuple):
    """The prints of parts of what is said of a partner."""

    told: str
    """What pages of others tell."""
    matched: str
    """What decides which needs its offers fit."""
    listed: str
    """What lists show, and what decides which lists it is in."""
    stated: str
    """What it says of principles."""
    shown: str
    """What its evidence is called."""

    @classmethod
    def of(cls, entry: Entry[models.Partner]) -> PartsOfPartner:
        """Those of a partner."""
        record = entry.record
        told = [record.model_dump_json(include=_ALWAYS_TOLD)]
        if record.seeks:
            told.append(record.model_dump_json(include=dict(_TOLD_OF_ASKERS)))
        return cls(
            key_of(entry.id, *told),
            key_of(record.model_dump_json(include=dict(_MATCHED))),
            key_of(entry.id, entry.file, record.model_dump_json(exclude=dict(_AT_LENGTH))),
            key_of(*(claim.statement or "" for claim in record.alignment)),
            key_of(*(evidence.title for claim in record.alignment for evidence in claim.evidence)),
        )


def packed(parts: Mapping[str, PartsOfPartner]) -> bytes:
    """Prints as they are kept."""
    return json.dumps(parts, separators=(",", ":")).encode()


def unpacked(content: bytes) -> Mapping[str, PartsOfPartner]:
    """Prints out of what `packed` made of them; none out of anything else."""
    try:
        held = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    pairs: Iterable[tuple[str, Any]] = held.items() if isinstance(held, dict) else ()
    return {print: PartsOfPartner(*parts) for print, parts in pairs if _are_prints(parts)}


def _are_prints(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == len(PartsOfPartner._fields)
        and all(isinstance(print, str) for print in value)
    )


MadeFrom = Callable[[Prints], str]
"""Says what a page or a file is made from."""


def every_record(prints: Prints) -> str:
    """Of what may show anything."""
    return prints.of_all


def all_but_partners(prints: Prints) -> str:
    """Of files that tell of no partner."""
    return prints.of_others


def listed_partners(prints: Prints) -> str:
    """Of files that tell of partners what lists show."""
    return prints.of_lists


def updates(prints: Prints) -> str:
    """Of files that tell what changed."""
    return prints.of_updates


def page_of_lists(prints: Prints) -> str:
    """Of pages that show partners in lists and counts alone."""
    return prints.unless_drawn_by_own("", prints.of_lists)


def page_of_statements(prints: Prints) -> str:
    """Of pages that quote partners."""
    return prints.unless_drawn_by_own("", prints.of_statements)


def page_of_updates(prints: Prints) -> str:
    """Of pages that tell what changed."""
    return prints.unless_drawn_by_own("", prints.of_updates)


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
_AT_LENGTH: Mapping[str, Any] = {
    **dict.fromkeys(("summary", "about", "contact", "identifiers", "logo", "logo_alt", "accept"), True),
    "alignment": {"__all__": {"statement": True, "evidence": {"__all__": {"title": True}}}},
}
"""What no list shows. Of a field that is not named here, all lists are made."""


def _as_json(record: BaseModel) -> bytes:
    return record.model_dump_json().encode()
