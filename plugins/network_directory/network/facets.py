"""What lists can be filtered by: their facets, and which entries have each value.

Lists are filtered in the browser. What is worked out here is who belongs under each choice; an entry is known by its
position in the list, counted from 0.

Places roll up: choosing Ohio finds who is based in Dayton and who serves Dayton. Who serves a place around the chosen
one, such as the nation, is found as well but told apart, so these are listed once with the wider place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeVar, get_args

from ..records.models import POSITIVE, ContributionType, HubStatus, PartnerStatus, Stance
from ..records.types import PartialDate
from .model import Claim, Extra, Hub, Network, Partner, Place, Principle, Term
from .needs import Asker, Wanted

T = TypeVar("T")
Members = tuple[int, ...]
"""Positions of entries in a list, rising."""
Names = Mapping[str, str | None]
"""The values that a facet can have in their order, each with its name; None if that is one of the site's own words."""

NO_BADGE = "none"
FORMER = "former"
"""What a partner that left the network has instead of a badge."""


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """A value that a list can be filtered by."""

    id: str
    name: str | None
    members: Members
    found: int
    """How many entries choosing it finds; with those that serve a wider place, more than its members."""


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """A choice of values, each of which some entry has."""

    id: str
    options: tuple[Option, ...]
    name: str | None = None
    """What a network calls a field of its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Facets:
    """All that a list can be filtered and sorted by."""

    size: int
    """How many entries the list has."""
    stamp: str
    """Stands for which entries they are, in their order: tells a page whether data fit it."""
    facets: tuple[Facet, ...]
    wider: Mapping[Place, Members]
    """Those that serve a place, and so the places within it."""
    around: Mapping[str, tuple[str, ...]]
    """For a place that can be chosen the ids of the `wider` places around it, nearest first."""
    claims: Mapping[str, Mapping[str, Members]] = field(default_factory=dict)
    """Who takes each stance, by principle."""
    dates: Mapping[str, tuple[PartialDate | None, ...]] = field(default_factory=dict)
    """What the list can be sorted by beside its own order, newest first: a date for each entry."""


def facets_of_partners(network: Network, partners: Sequence[Partner]) -> Facets:
    """The facets of a list of partners."""
    by_place = _places(network, partners, lambda p: p.places, lambda p: p.serves)
    levels = {level.id: level.name for level in network.badge_rules.levels}
    badges: Names = {**levels, NO_BADGE: None, FORMER: None} if levels else {}
    facets = [
        _facet("kind", partners, _named(network.kinds), lambda p: (p.kind.id,)),
        _facet("level", partners, _named(network.levels), lambda p: (level.id for level in p.levels)),
        by_place.facet,
        _facet(
            "hub", partners, _named(network.hubs), lambda p: (m.hub.id for m in network.memberships_of_partner[p.id])
        ),
        _behind(network, partners),
        _facet("stance", partners, _STANCES, lambda p: (c.stance for c in _claims(network, p))),
        _facet("contribution", partners, _CONTRIBUTIONS, lambda p: (offer.type for offer in p.contributes)),
        _facet("badge", partners, badges, lambda p: (_badge(network, p),)),
        _facet("status", partners, _PARTNER_STATUSES, lambda p: (p.status,)),
        *_extras(network, "partner", partners, lambda p: p.extra),
    ]
    stances: dict[str, dict[str, list[int]]] = {principle: {} for principle in network.principles}
    for position, partner in enumerate(partners):
        for claim in _claims(network, partner):
            stances[claim.principle.id].setdefault(claim.stance, []).append(position)
    claims = {
        principle: {stance: tuple(members) for stance, members in by_stance.items()}
        for principle, by_stance in stances.items()
    }
    dates = {
        "joined": tuple(partner.joined for partner in partners),
        "confirmed": tuple(partner.confirmed.on if partner.confirmed else None for partner in partners),
    }
    stamp = _stamp(partner.id for partner in partners)
    return Facets(len(partners), stamp, _used(facets), by_place.wider, by_place.around, claims, dates)


def facets_of_hubs(network: Network, hubs: Sequence[Hub]) -> Facets:
    """The facets of a list of hubs. A hub is found by what it is about and by what it plans."""

    def places(hub: Hub) -> Iterable[Place]:
        planned = (place for strategy in network.strategies_of_hub[hub.id] for place in strategy.places)
        return (*((hub.place,) if hub.place else ()), *planned)

    def principles(hub: Hub) -> Iterable[str]:
        planned = (p.id for strategy in network.strategies_of_hub[hub.id] for p in strategy.principles)
        return (*((hub.principle.id,) if hub.principle else ()), *planned)

    def levels(hub: Hub) -> Iterable[str]:
        return (strategy.level.id for strategy in network.strategies_of_hub[hub.id] if strategy.level)

    by_place = _places(network, hubs, places, places)
    facets = [
        by_place.facet,
        _facet("level", hubs, _named(network.levels), levels),
        _facet("principle", hubs, _named(network.principles), principles),
        _facet("focus", hubs, _FOCUSES, lambda hub: ("place" if hub.place else "issue",)),
        _facet("plan", hubs, _PLANS, lambda hub: (network.hub_badges[hub.id].level,)),
        _facet("status", hubs, _HUB_STATUSES, lambda hub: (hub.status,)),
        *_extras(network, "hub", hubs, lambda hub: hub.extra),
    ]
    dates = {"plan": tuple(hub.plan_updated for hub in hubs)}
    stamp = _stamp(hub.id for hub in hubs)
    return Facets(len(hubs), stamp, _used(facets), by_place.wider, by_place.around, dates=dates)


def facets_of_needs(network: Network, needs: Sequence[Wanted]) -> Facets:
    """The facets of a list of needs."""
    by_place = _places(network, needs, lambda need: need.places, lambda need: need.places)
    facets = [
        by_place.facet,
        _facet("level", needs, _named(network.levels), lambda need: (level.id for level in need.levels)),
        _facet("principle", needs, _named(network.principles), lambda need: (p.id for p in need.principles)),
        _facet("hub", needs, _named(network.hubs), lambda need: (need.strategy.hub.id,) if need.strategy else ()),
        _facet("contribution", needs, _CONTRIBUTIONS, lambda need: (need.type,)),
        _facet("asker", needs, dict.fromkeys(Asker), lambda need: (need.asker,)),
    ]
    return Facets(len(needs), _stamp(need.id for need in needs), _used(facets), by_place.wider, by_place.around)


_STANCES: Names = dict.fromkeys(get_args(Stance))
_CONTRIBUTIONS: Names = dict.fromkeys(get_args(ContributionType))
_PARTNER_STATUSES: Names = dict.fromkeys(get_args(PartnerStatus))
_HUB_STATUSES: Names = dict.fromkeys(get_args(HubStatus))
_FOCUSES: Names = dict.fromkeys(("place", "issue"))
_PLANS: Names = dict.fromkeys(("forming", "planned", "evidence-based"))


def _badge(network: Network, partner: Partner) -> str:
    return FORMER if partner.status == "former" else network.badges[partner.id].level or NO_BADGE


def _claims(network: Network, partner: Partner) -> Sequence[Claim]:
    """Where a partner stands. Whoever has left stands nowhere, as on the pages of principles and in coverage."""
    return () if partner.status == "former" else network.claims_of_partner[partner.id]


def _behind(network: Network, partners: Sequence[Partner]) -> Facet:
    """By principle, who stands behind it; perhaps nobody, if all that is said of it are reservations."""
    claims = [_claims(network, partner) for partner in partners]
    behind = _filed(claims, lambda partner_claims: (c.principle.id for c in partner_claims if c.stance in POSITIVE))
    spoken_of = {c.principle.id for partner_claims in claims for c in partner_claims}
    options = (
        Option(id, principle.name, behind.get(id, ()), len(behind.get(id, ())))
        for id, principle in network.principles.items()
        if id in spoken_of
    )
    return Facet("principle", tuple(options))


def _named(things: Mapping[str, Term] | Mapping[str, Hub] | Mapping[str, Principle]) -> Names:
    return {id: thing.name for id, thing in things.items()}


def _facet(
    id: str, entries: Sequence[T], names: Names, values: Callable[[T], Iterable[str]], name: str | None = None
) -> Facet:
    members = _filed(entries, values)
    options = (Option(v, names[v], members[v], len(members[v])) for v in names if v in members)
    return Facet(id, tuple(options), name)


def _filed(entries: Iterable[T], values: Callable[[T], Iterable[str]]) -> dict[str, Members]:
    """The positions of the entries that have each value."""
    filed: dict[str, list[int]] = {}
    for position, entry in enumerate(entries):
        for value in values(entry):
            members = filed.setdefault(value, [])
            if not members or members[-1] != position:  # an entry may have a value twice
                members.append(position)
    return {value: tuple(members) for value, members in filed.items()}


def _used(facets: Iterable[Facet]) -> tuple[Facet, ...]:
    return tuple(facet for facet in facets if facet.options)


def _extras(network: Network, on: str, entries: Sequence[T], extra: Callable[[T], Iterable[Extra]]) -> Iterable[Facet]:
    """The fields that the network added and wants its lists to be filtered by."""
    for id, declared in network.extra_fields.items():
        if declared.facet and declared.on == on:
            values = [[x.value for x in extra(entry) if x.id == id] for entry in entries]
            choices = declared.choices or sorted({value for texts in values for value in texts})
            yield _facet(f"extra-{id}", values, {value: value for value in choices}, lambda texts: texts, declared.name)


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    facet: Facet
    wider: Mapping[Place, Members]
    around: Mapping[str, tuple[str, ...]]


def _places(
    network: Network,
    entries: Sequence[T],
    places: Callable[[T], Iterable[Place]],
    serves: Callable[[T], Iterable[Place]],
) -> _Places:
    """By place, with what lies within it. Under the nation only what names the nation itself: all lies within it."""

    nations = {place.id for place in network.places.values() if _is_nation(place)}

    def near(entry: T) -> Iterable[str]:
        for place in places(entry):
            yield place.id
            yield from (id for id in place.ancestors if id not in nations)

    members = _filed(entries, near)
    served = _filed(entries, lambda entry: (place.id for place in serves(entry)))
    around: dict[str, tuple[str, ...]] = {}
    options = []
    for place in network.places.values():
        if place.id in members:
            direct = members[place.id]
            if wider := tuple(id for id in place.ancestors if id in served):
                around[place.id] = wider
            matches = set(direct).union(*(served[id] for id in wider))
            options.append(Option(place.id, _full_name(network, place), direct, len(matches)))
    used = {network.places[id]: served[id] for id in sorted({id for ids in around.values() for id in ids})}
    return _Places(Facet("place", tuple(options)), used, around)


def _full_name(network: Network, place: Place) -> str:
    """The name of a county, city or district with that of the place it is in."""
    if place.kind not in ("county", "city", "district"):
        return place.name
    return ", ".join([place.name, *(network.places[id].name for id in place.parents)])


def _is_nation(place: Place) -> bool:
    return place.kind == "country"


def _stamp(ids: Iterable[str]) -> str:
    return sha256("\n".join(ids).encode()).hexdigest()[:12]
