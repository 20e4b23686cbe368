"""Whose offers fit what is needed.

An offer fits a need if it is of the same type and its partner shares something with the need: a place (one that
the partner is based in or serves, or one around or within these), a level, or a principle that the partner
endorses, practices or leads on; and if the need names none of these, anyhow. What shares more places comes first,
then more levels, then more principles; ties are alphabetical. Nobody is proposed for what they need or work on
themselves; offers that are taken up, and those of partners that are paused or have left, are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import islice, zip_longest
from typing import Generic, TypeVar, get_args

from ..records.models import ContributionType
from .bitsets import Bits, filed, having, numbers, ranked, union
from .model import Network, Partner, Place, Principle, Term
from .needs import Wanted, aligned_principles, needs
from .relations import OnDemand

T = TypeVar("T")

_REMEMBERED = 1 << 10
"""How many answers are kept: most needs are those of a few places."""
TYPES: tuple[ContributionType, ...] = get_args(ContributionType)


class Relation(StrEnum):
    """How a partner's place lies to one of a need."""

    SAME = "same"
    AROUND = "around"
    WITHIN = "within"


@dataclass(frozen=True, slots=True, eq=False)
class SharedPlace:
    """A place of a need, and one of a partner's that makes it shared."""

    place: Place
    own: Place
    relation: Relation


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A partner whose offers fit a need, and why."""

    wanted: Wanted
    partner: Partner
    offers: tuple[str, ...]
    """What it offers of the type that is needed."""
    places: tuple[SharedPlace, ...]
    """In the order of the need's places. For each the very place among the partner's; else the nearest one around it
    and all those within it."""
    levels: tuple[Term, ...]
    principles: tuple[Principle, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Those that fit: how many there are, and the first of them."""

    type: ContributionType
    total: int
    fits: tuple[Fit, ...]


class Matcher:
    """Finds the offers that fit a need, and the needs that a partner's offers fit.

    Both are found by the sets of offers or needs that share one place, one level or one principle: a comparison of
    every offer with every need would take time with the square of the network's size.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._aligned = OnDemand(network.partners, lambda id: aligned_principles(network, network.partners[id]))
        self._givers = OnDemand(TYPES, self._givers_of)
        self._asked = OnDemand(TYPES, self._asked_for)
        self._shared = lru_cache(_REMEMBERED)(_shared)

    @cached_property
    def needs(self) -> tuple[Wanted, ...]:
        """All that is needed."""
        return needs(self._network)

    def fits(self, wanted: Wanted, limit: int) -> Matches:
        """The partners whose offers fit a need, best first; at most `limit` of them are told."""
        fitting = self._givers[wanted.type].fitting(wanted)
        return self._matches(wanted.type, fitting, limit, lambda partner: self._fit(wanted, partner))

    def helps(self, partner: Partner, limit: int) -> tuple[Matches, ...]:
        """The needs that a partner's offers fit, best first, by type; at most `limit` of each type are told."""
        by_type = (
            self._matches(
                type,
                self._asked[type].fitting(partner, self._aligned[partner.id]),
                limit,
                lambda wanted: self._fit(wanted, partner),
            )
            for type in TYPES
            if _free(partner, type)
        )
        return tuple(matches for matches in by_type if matches.total)

    def _givers_of(self, type: ContributionType) -> _Givers:
        offers = self._network.contributions[type]
        partners = dict.fromkeys(offer.partner for offer in offers if _free(offer.partner, type))
        return _Givers(tuple(partners), self._aligned)

    def _asked_for(self, type: ContributionType) -> _Asked:
        return _Asked([need for need in self.needs if need.type == type])

    @staticmethod
    def _matches(type: ContributionType, fitting: _Fitting[T], limit: int, fit: Callable[[T], Fit]) -> Matches:
        return Matches(type, fitting.total, tuple(fit(item) for item in islice(fitting.best_first(), limit)))

    def _fit(self, wanted: Wanted, partner: Partner) -> Fit:
        aligned, own = self._aligned[partner.id], partner.places
        return Fit(
            wanted,
            partner,
            _free(partner, wanted.type),
            tuple([shared for place in wanted.places for shared in self._shared(place, own)]),
            tuple([level for level in wanted.levels if level in partner.levels]),
            tuple([principle for principle in wanted.principles if principle in aligned]),
        )


def _free(partner: Partner, type: ContributionType) -> tuple[str, ...]:
    """What a partner offers of a type and can be asked for."""
    if partner.status != "active":
        return ()
    return tuple([offer.what for offer in partner.contributes if offer.type == type and offer.status == "offered"])


def _shared(place: Place, own: tuple[Place, ...]) -> tuple[SharedPlace, ...]:
    """The places of a partner's that make a need's place shared, of all that are its own."""
    by_id = {partner_place.id: partner_place for partner_place in own}
    if place.id in by_id:
        return (SharedPlace(place, by_id[place.id], Relation.SAME),)
    around = [SharedPlace(place, by_id[id], Relation.AROUND) for id in place.ancestors if id in by_id]
    within = [SharedPlace(place, one, Relation.WITHIN) for one in own if place.id in one.ancestors]
    return (*around[:1], *within)


# What is on offer and what is needed, found by what is shared


@dataclass(frozen=True, slots=True)
class _Fitting(Generic[T]):
    """What fits, of the things on a shelf."""

    shelf: Sequence[T]
    places: Sequence[Bits]
    """Which share a place, which share a second one, and so on; in any order."""
    levels: Sequence[Bits]
    principles: Sequence[Bits]
    anyhow: Bits
    """Which fit without sharing anything."""
    barred: Bits
    """Which may not be proposed."""

    @property
    def total(self) -> int:
        return self._all.bit_count()

    def best_first(self) -> Iterator[T]:
        """By how many places they share, then levels, then principles; equals in the shelf's order."""
        for near in ranked(self._all, self.places):
            for level in ranked(near, self.levels):
                for alike in ranked(level, self.principles):
                    yield from (self.shelf[n] for n in numbers(alike))

    @property
    def _all(self) -> Bits:
        return union((*self.places, *self.levels, *self.principles, self.anyhow)) & ~self.barred


class _Givers:
    """Partners with an offer of one type."""

    def __init__(self, partners: Sequence[Partner], aligned: Mapping[str, Sequence[Principle]]) -> None:
        self._partners = partners
        self._self = filed(partners, lambda partner: (partner.id,))
        self._at = filed(partners, lambda partner: (place.id for place in partner.places))
        self._within = filed(partners, lambda partner: (id for place in partner.places for id in place.and_around))
        self._levels = filed(partners, lambda partner: (level.id for level in partner.levels))
        self._principles = filed(partners, lambda partner: (principle.id for principle in aligned[partner.id]))

    def fitting(self, wanted: Wanted) -> _Fitting[Partner]:
        return _Fitting(
            self._partners,
            [self._within.get(p.id, 0) | having(self._at, p.and_around) for p in wanted.places],
            [self._levels.get(level.id, 0) for level in wanted.levels],
            [self._principles.get(principle.id, 0) for principle in wanted.principles],
            (1 << len(self._partners)) - 1 if wanted.anywhere else 0,
            having(self._self, wanted.concerned),
        )


class _Asked:
    """Needs of one type."""

    def __init__(self, needs: Sequence[Wanted]) -> None:
        self._needs = needs
        self._anywhere = union(1 << n for n, need in enumerate(needs) if need.anywhere)
        self._concerned = filed(needs, lambda need: need.concerned)
        # The needs' first places, then their second ones and so on: a set cannot tell that two places are shared.
        self._places = [
            (filed(nth, lambda place: (place.id,) if place else ()), filed(nth, lambda p: p.and_around if p else ()))
            for nth in zip_longest(*(need.places for need in needs))
        ]
        self._levels = filed(needs, lambda need: (level.id for level in need.levels))
        self._principles = filed(needs, lambda need: (principle.id for principle in need.principles))

    def fitting(self, partner: Partner, aligned: Iterable[Principle]) -> _Fitting[Wanted]:
        own = [place.id for place in partner.places]
        around = list(dict.fromkeys(id for place in partner.places for id in place.and_around))
        return _Fitting(
            self._needs,
            [having(at, around) | having(within, own) for at, within in self._places],
            [self._levels.get(level.id, 0) for level in partner.levels],
            [self._principles.get(principle.id, 0) for principle in aligned],
            self._anywhere,
            self._concerned.get(partner.id, 0),
        )
