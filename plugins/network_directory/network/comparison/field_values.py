"""What a record says, field by field, in a form that can be compared and read."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, fields

from ...records.fields import fields_of
from ...records.kinds import Kind
from ...records.models import Baseline, Contact, Identifiers, Measure, Need, Offer, StanceMeanings, Target
from ..model import Extra, Network, Part, Place, Principle, Provenance, Recommendation, Term
from .successors import Thing

Details = Mapping[str, tuple["Item", ...]]
"""What stands in each field, by its name as records write it: one item, or those of a list."""
NewIds = Mapping[str, Mapping[str, str]]
"""The ids that things have today, by kind and by the id that they had."""

_TOLD_APART = frozenset(
    {"id", "file", "name", "title", "status", "retired", "formerly", "confirmed"}
    | {"hub", "lead", "partners", "evidence", "readings"}
    | {"hubs", "alignment", "focus", "plan", "on", "numbered"}
)
"""Fields that say more than a value, or the same as others, so that changes of their own tell of them."""
_AS_WRITTEN = {"retired_on": "on", "aim": "plan.aim", "plan_updated": "plan.updated"}
"""How records call what the model calls otherwise."""
_IDS_OF = {
    "succeeded_by": Kind.PARTNER,
    "merged_into": Kind.HUB,
    "parent": Kind.HUB,
    "replaced_by": Kind.PRINCIPLE,
}
"""Fields that hold an id, and of what."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a field says."""

    key: Hashable
    """What makes it the same as another: the id today of what it names, where it names something."""
    text: str = field(compare=False)


class Teller:
    """Tells what the records of a network say."""

    def __init__(self, network: Network, new_ids: NewIds) -> None:
        self._network = network
        self._new_ids = new_ids

    def details(self, thing: Thing) -> Details:
        """What stands in each field of a record or strategy, but for those that say more than a value."""
        values = {field.name: getattr(thing, field.name) for field in fields(thing)}
        if record := values.pop("record", None):  # of which the network may leave as it is what nothing depends on
            values |= {name: getattr(record, name) for name in fields_of(type(record)) if name not in values}  # type: ignore[arg-type]  # a class is hashable
        return {
            name: items
            for called, value in values.items()
            if called not in _TOLD_APART
            for name, items in self._told(_AS_WRITTEN.get(called, called), value)
        }

    def _told(self, name: str, value: object) -> Iterator[tuple[str, tuple[Item, ...]]]:
        match value:
            case None | False:
                return
            case Contact() | Identifiers() | StanceMeanings() | Measure():
                for inner in type(value).model_fields:
                    if inner not in _TOLD_APART:
                        yield from self._told(f"{name}.{inner}", getattr(value, inner))
            case dict() as acceptances:
                for code, reason in acceptances.items():
                    yield f"{name}.{code}", (self._item(name, reason),)
            case tuple((Extra() | Part(), *_)):
                for item in value:
                    yield from self._told_of_one(f"{name}.{item.id}", item)
            case tuple():
                yield name, tuple(self._item(name, item) for item in value)
            case _:
                yield name, (self._item(name, value),)

    def _told_of_one(self, name: str, value: Extra | Part) -> Iterator[tuple[str, tuple[Item, ...]]]:
        """What a thing says that has an id of its own within the record."""
        if isinstance(value, Extra):
            yield name, (self._item(name, value.value),)
            return
        yield name, (self._item(name, value.title),)
        for recommendation in value.recommendations:
            for inner in ("text", "to", "numbered"):
                yield from self._told(f"{name}.{recommendation.id}.{inner}", getattr(recommendation, inner))

    def _item(self, name: str, value: object) -> Item:
        match value:
            case str() if name in _IDS_OF:
                kind = _IDS_OF[name]
                return Item(self._new_id(kind, value), self._network.of(kind)[value].name)
            case Place() | Term():
                return Item(value.id, value.name)
            case Principle():
                return Item(self._new_id("principle", value.id), value.name)
            case Recommendation():
                return Item(value.id, value.id)
            case Provenance():
                part = f", part {value.part.id}" if value.part else ""
                ids = ", ".join(recommendation.id for recommendation in value.recommendations)
                where = f"{part}: {ids}" if ids else part
                return Item((self._new_id("source", value.source.id), where), value.source.name + where)
            case Offer() | Need():
                taken = ", in use" if isinstance(value, Offer) and value.status == "in-use" else ""
                text = f"{value.what} ({value.type}{taken})"
            case Baseline():
                text = f"{value.value} on {value.on}"
            case Target():
                text = f"{value.value} by {value.by}"
            case True:
                text = "yes"
            case _:
                text = str(value)
        return Item(text, text)

    def _new_id(self, kind: str, id: str) -> str:
        return self._new_ids.get(kind, {}).get(id, id)
