"""Where the network works on what: principle by place, by level and by hub.

A partner counts for a place if it is based there, or names the place or one within it among those it serves;
a partner that serves the whole nation counts for the nation, not for each state, for that would hide every gap.
Former partners do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..records.models import DONE
from .model import Claim, Network, Partner, Principle, Strategy
from .relations import OnDemand


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
Row = Mapping[str, Cell]
"""Cells by principle; what is missing is empty."""
Table = Mapping[str, Row]
"""Rows by the id of a place, level or hub."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """All that the network covers."""

    by_place: Table
    by_level: Table
    by_hub: Table

    def cell(self, table: Table, id: str, principle: Principle) -> Cell:
        """A cell, empty if nothing is recorded."""
        return table[id].get(principle.id, EMPTY) if id in table else EMPTY


def cover(network: Network) -> Coverage:
    """Count every claim and strategy once for each place, level and hub that it concerns; rows when they are read."""

    def members(hub: str) -> Iterable[Partner]:
        return network.in_order({membership.partner for membership in network.memberships_of_hub[hub]})

    return Coverage(
        by_place=OnDemand(
            network.places, lambda id: _row(network, network.partners_in[id], network.strategies_in_place[id])
        ),
        by_level=OnDemand(
            network.levels, lambda id: _row(network, network.partners_at_level[id], network.strategies_at_level[id])
        ),
        by_hub=OnDemand(network.hubs, lambda id: _row(network, members(id), network.strategies_of_hub[id])),
    )


def _row(network: Network, partners: Iterable[Partner], strategies: Iterable[Strategy]) -> Row:
    claims: dict[str, list[Claim]] = {}
    planned: dict[str, list[Strategy]] = {}
    for partner in partners:
        if partner.status != "former":
            for claim in network.claims_of_partner[partner.id]:
                claims.setdefault(claim.principle.id, []).append(claim)
    for strategy in strategies:
        for principle in strategy.principles:
            planned.setdefault(principle.id, []).append(strategy)
    return {id: _cell(claims.get(id, ()), planned.get(id, ())) for id in sorted(claims.keys() | planned.keys())}


def _cell(claims: Sequence[Claim], strategies: Sequence[Strategy]) -> Cell:
    return Cell(
        practiced=tuple([claim for claim in claims if claim.stance in DONE]),
        declared=tuple([claim for claim in claims if claim.stance == "endorses"]),
        reserved=tuple([claim for claim in claims if claim.stance == "reserves"]),
        not_applicable=tuple([claim for claim in claims if claim.stance == "not-applicable"]),
        strategies=tuple(strategies),
    )
