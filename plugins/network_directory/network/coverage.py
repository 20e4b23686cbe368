"""Where the network works on what: principle by place, by level and by hub.

A partner counts for a place if it is based there, or names the place or one within it among those it serves;
a partner that serves the whole nation counts for the nation, not for each state, for that would hide every gap.
Former partners do not count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..records.models import DONE
from .model import Claim, Network, Partner, Principle, Strategy


class State(StrEnum):
    """What a cell says first."""

    PRACTICED = "practiced"
    """Somebody practices the principle here, or leads on it."""
    DECLARED = "declared"
    """It is endorsed here, and no more."""
    SEEKING = "seeking"
    """Nobody has taken a stance, and a strategy looks for a lead."""
    NONE = "none"
    """Nobody stands behind it here; there may be a reservation, or a strategy that has its lead from elsewhere."""
    NOT_APPLICABLE = "not-applicable"
    """All that is recorded is that it does not apply."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is recorded for one principle in one place, at one level or in one hub."""

    practiced: tuple[Claim, ...] = ()
    declared: tuple[Claim, ...] = ()
    reserved: tuple[Claim, ...] = ()
    not_applicable: tuple[Claim, ...] = ()
    strategies: tuple[Strategy, ...] = ()

    @property
    def seeking(self) -> tuple[Strategy, ...]:
        """The strategies that look for a lead."""
        return tuple(strategy for strategy in self.strategies if strategy.seeks_lead)

    @property
    def state(self) -> State:
        if self.practiced:
            return State.PRACTICED
        if self.declared:
            return State.DECLARED
        if self.seeking:
            return State.SEEKING
        only = self.not_applicable and not self.reserved and not self.strategies
        return State.NOT_APPLICABLE if only else State.NONE

    @property
    def count(self) -> int:
        """How many partners endorse, practice or lead."""
        return len(self.practiced) + len(self.declared)

    @property
    def empty(self) -> bool:
        return not (self.count or self.reserved or self.not_applicable or self.strategies)


EMPTY = Cell()
Table = Mapping[str, Mapping[str, Cell]]
"""Cells by the id of a place, level or hub, then by principle; what is missing is empty."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """All that the network covers."""

    by_place: Table
    by_level: Table
    by_hub: Table

    def cell(self, table: Table, id: str, principle: Principle) -> Cell:
        """A cell, empty if nothing is recorded."""
        return table.get(id, {}).get(principle.id, EMPTY)


def cover(network: Network) -> Coverage:
    """Count every claim and strategy once for each place, level and hub that it concerns."""

    def places(partner: Partner) -> Iterable[str]:
        return (id for place in partner.places for id in (place.id, *place.ancestors))

    return Coverage(
        by_place=_table(network, places, lambda s: (id for place in s.places for id in (place.id, *place.ancestors))),
        by_level=_table(
            network, lambda p: (level.id for level in p.levels), lambda s: (s.level.id,) if s.level else ()
        ),
        by_hub=_table(
            network,
            lambda p: (membership.hub.id for membership in network.memberships_of_partner[p.id]),
            lambda s: (s.hub.id,),
        ),
    )


def _table(
    network: Network,
    groups_of_partner: Callable[[Partner], Iterable[str]],
    groups_of_strategy: Callable[[Strategy], Iterable[str]],
) -> Table:
    claims: dict[tuple[str, str], list[Claim]] = {}
    strategies: dict[tuple[str, str], list[Strategy]] = {}
    for partner in network.partners.values():
        if partner.status == "former":
            continue
        groups = tuple(dict.fromkeys(groups_of_partner(partner)))
        for claim in network.claims_of_partner[partner.id]:
            for group in groups:
                claims.setdefault((group, claim.principle.id), []).append(claim)
    for strategy in network.strategies():
        for group in dict.fromkeys(groups_of_strategy(strategy)):
            for principle in strategy.principles:
                strategies.setdefault((group, principle.id), []).append(strategy)
    table: dict[str, dict[str, Cell]] = {}
    for group, principle_id in sorted(claims.keys() | strategies.keys()):
        cell_claims = claims.get((group, principle_id), [])
        table.setdefault(group, {})[principle_id] = Cell(
            practiced=tuple(c for c in cell_claims if c.stance in DONE),
            declared=tuple(c for c in cell_claims if c.stance == "endorses"),
            reserved=tuple(c for c in cell_claims if c.stance == "reserves"),
            not_applicable=tuple(c for c in cell_claims if c.stance == "not-applicable"),
            strategies=tuple(strategies.get((group, principle_id), ())),
        )
    return table
