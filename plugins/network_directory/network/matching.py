"""What is needed, and who offers it.

An offer fits a need if it is of the same type and its partner shares something with the need: a place (one that
the partner is based in or serves, or one around or within these), a level, or a principle that the partner
endorses, practises or leads on. What shares more places comes first, then more levels, then more principles; ties
are alphabetical. Nobody is proposed for what they need or work on themselves; offers that are taken up, and those of
partners that are paused or have left, are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from ..records.models import ContributionType
from .alignment import POSITIVE
from .index import index
from .model import Network, Partner, Place, Principle, Strategy, Term
from .ordering import folded

T = TypeVar("T")


class Asker(StrEnum):
    """Who needs something."""

    LEAD = "lead"
    """A strategy that has no lead."""
    STRATEGY = "strategy"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """Something that is needed."""

    asker: Asker
    type: ContributionType
    what: str | None
    """None where a strategy looks for a lead."""
    strategy: Strategy | None
    partner: Partner | None
    places: tuple[Place, ...]
    levels: tuple[Term, ...]
    principles: tuple[Principle, ...]

    @property
    def id(self) -> str:
        """Stands for it as long as the same is asked for, in the list and in the files to download."""
        strategy, partner = self.strategy, self.partner
        whose = [strategy.hub.id, strategy.id] if strategy else [partner.id] if partner else []
        asks = [self.type, folded(self.what).replace(" ", "-")] if self.what else [self.asker.value]
        return "/".join([*whose, *asks])


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A partner whose offers fit a need, and why."""

    wanted: Wanted
    partner: Partner
    offers: tuple[str, ...]
    """What it offers of the type that is needed."""
    places: tuple[Place, ...]
    """Places of the need that it shares."""
    levels: tuple[Term, ...]
    principles: tuple[Principle, ...]


def needs(network: Network) -> tuple[Wanted, ...]:
    """All that is needed: strategies without a lead, needs of strategies, what partners seek; each by name."""
    strategies = [strategy for strategy in network.strategies() if strategy.open]
    partners = [p for p in network.partners.values() if p.status != "former"]
    return (
        *(_of_strategy(Asker.LEAD, s, "leadership", None) for s in strategies if s.seeks_lead),
        *(_of_strategy(Asker.STRATEGY, s, need.type, need.what) for s in strategies for need in s.needs),
        *(
            Wanted(Asker.PARTNER, need.type, need.what, None, partner, partner.places, partner.levels, aligned)
            for partner in partners
            for aligned in [_aligned(network, partner)]
            for need in partner.seeks
        ),
    )


def _of_strategy(asker: Asker, strategy: Strategy, type: ContributionType, what: str | None) -> Wanted:
    levels = (strategy.level,) if strategy.level else ()
    return Wanted(asker, type, what, strategy, None, strategy.places, levels, strategy.principles)


def _aligned(network: Network, partner: Partner) -> tuple[Principle, ...]:
    return tuple(c.principle for c in network.claims_of_partner[partner.id] if c.stance in POSITIVE)


@dataclass(frozen=True, slots=True)
class _Profile:
    """What a partner or a need has to share: ids."""

    places: tuple[tuple[str, frozenset[str]], ...]
    """Its places, each with itself and all around it."""
    own: frozenset[str]
    """Its places."""
    around: frozenset[str]
    """Its places and all around them."""
    levels: frozenset[str]
    principles: frozenset[str]


def _profile(places: Sequence[Place], levels: Iterable[Term], principles: Iterable[Principle]) -> _Profile:
    reach = tuple((place.id, frozenset((place.id, *place.ancestors))) for place in places)
    return _Profile(
        reach,
        frozenset(place.id for place in places),
        frozenset(id for _, around in reach for id in around),
        frozenset(level.id for level in levels),
        frozenset(principle.id for principle in principles),
    )


class Matcher:
    """Finds the offers that fit a need, and the needs that a partner's offers fit."""

    def __init__(self, network: Network) -> None:
        self.needs = needs(network)
        """All that is needed."""
        self._offers: dict[tuple[str, str], tuple[str, ...]] = {}
        givers: dict[str, list[Partner]] = {}
        for partner in network.partners.values():
            if partner.status == "active":
                for type in dict.fromkeys(c.type for c in partner.contributes if c.status == "offered"):
                    offers = (c.what for c in partner.contributes if c.status == "offered" and c.type == type)
                    self._offers[partner.id, type] = tuple(offers)
                    givers.setdefault(type, []).append(partner)
        self._of_partner = {
            partner.id: _profile(partner.places, partner.levels, _aligned(network, partner))
            for partner in network.partners.values()
        }
        self._of_need = {id(need): _profile(need.places, need.levels, need.principles) for need in self.needs}
        self._givers = {
            type: _Shelf(partners, lambda partner: self._of_partner[partner.id]) for type, partners in givers.items()
        }
        asked: dict[str, list[Wanted]] = {}
        for need in self.needs:
            asked.setdefault(need.type, []).append(need)
        self._asked = {type: _Shelf(wanted, lambda need: self._of_need[id(need)]) for type, wanted in asked.items()}

    def fits(self, wanted: Wanted, limit: int | None = None) -> tuple[Fit, ...]:
        """The partners whose offers fit a need, best first; at most `limit`."""
        shelf = self._givers.get(wanted.type)
        if shelf is None:
            return ()
        need = self._of_need[id(wanted)]
        found = shelf.best(
            need,
            lambda partner, profile: _shared(need, profile) if self._may(wanted, partner) else None,
            limit,
        )
        return tuple(self._fit(wanted, partner) for partner in found)

    def helps(self, partner: Partner, limit: int | None = None) -> tuple[Fit, ...]:
        """The needs that a partner's offers fit, best first; at most `limit` of each type."""
        profile = self._of_partner[partner.id]
        types = dict.fromkeys(offer.type for offer in partner.contributes)
        return tuple(
            self._fit(wanted, partner)
            for type in types
            if (partner.id, type) in self._offers and type in self._asked
            for wanted in self._asked[type].best(
                profile,
                lambda wanted, need: _shared(need, profile) if self._may(wanted, partner) else None,
                limit,
            )
        )

    def _fit(self, wanted: Wanted, partner: Partner) -> Fit:
        need, profile = self._of_need[id(wanted)], self._of_partner[partner.id]
        return Fit(
            wanted,
            partner,
            self._offers[partner.id, wanted.type],
            tuple(p for p, reach in zip(wanted.places, need.places, strict=True) if _touches(reach, profile)),
            tuple(level for level in wanted.levels if level.id in profile.levels),
            tuple(principle for principle in wanted.principles if principle.id in profile.principles),
        )

    @staticmethod
    def _may(wanted: Wanted, partner: Partner) -> bool:
        """Whether a partner may be proposed: it is neither the one in need nor at work on the strategy already."""
        if wanted.partner is partner:
            return False
        strategy = wanted.strategy
        return strategy is None or (strategy.lead is not partner and partner not in strategy.partners)


Score = tuple[int, int, int]
"""How many places, levels and principles are shared."""


def _shared(need: _Profile, partner: _Profile) -> Score | None:
    """How much a partner shares with a need; None if nothing, unless there is nothing that could be shared."""
    score = (
        sum(1 for place in need.places if _touches(place, partner)),
        len(need.levels & partner.levels),
        len(need.principles & partner.principles),
    )
    asks = need.own or need.levels or need.principles
    return score if any(score) or not asks else None


def _touches(place: tuple[str, frozenset[str]], partner: _Profile) -> bool:
    """Whether a partner is at work in a place, around it or within it."""
    id, around = place
    return id in partner.around or not partner.own.isdisjoint(around)


class _Shelf(Generic[T]):
    """Offers or needs of one type, found by what they share with a need or an offer.

    What shares a place comes before all else. So where a `limit` is asked for and enough share one, only these are
    looked at: looking at every offer for every need would take time with the square of the network's size.
    """

    def __init__(self, items: Sequence[T], profile: Callable[[T], _Profile]) -> None:
        self._items = items
        self._profiles = [profile(item) for item in items]
        self._own = index(range(len(items)), lambda n: self._profiles[n].own)
        self._around = index(range(len(items)), lambda n: self._profiles[n].around)

    def best(self, wanted: _Profile, score: Callable[[T, _Profile], Score | None], limit: int | None) -> list[T]:
        """The items with the highest scores, equals in the order given; those without a score are left out."""
        near = {n for id in wanted.own for n in self._around[id]} | {n for id in wanted.around for n in self._own[id]}
        best = self._ranked(sorted(near), score)
        if limit is None or len(best) < limit:
            best = self._ranked(range(len(self._items)), score)
        return best[:limit]

    def _ranked(self, numbers: Iterable[int], score: Callable[[T, _Profile], Score | None]) -> list[T]:
        scored = ((score(self._items[n], self._profiles[n]), self._items[n]) for n in numbers)
        found = [(shared, item) for shared, item in scored if shared is not None]
        # Sorting is stable, so that equals stay in their order.
        return [item for _, item in sorted(found, key=lambda pair: pair[0], reverse=True)]
