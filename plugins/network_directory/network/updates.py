"""What changed lately, as far as the records themselves tell by their dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import overload

from ..records.types import PartialDate
from .dates import days
from .model import Claim, Hub, Membership, Network, Partner, Strategy


class UpdateKind(StrEnum):
    """What happened."""

    JOINED = "joined"
    CONFIRMED = "confirmed"
    MEMBER = "member"
    EVIDENCE = "evidence"
    REVIEWED = "reviewed"
    PLAN = "plan"
    READING = "reading"


_About = Partner | Membership | Claim | Hub | Strategy
_Change = tuple[PartialDate, UpdateKind, _About, str | None]
"""What an `Update` is made of."""


@dataclass(frozen=True, slots=True)
class Update:
    """Something that happened to a record; `about` is what it happened to."""

    date: PartialDate
    what: UpdateKind
    about: _About
    detail: str | None = None
    """A title or a number that says more."""

    @property
    def subject(self) -> Partner | Hub:
        """The record whose page tells more."""
        match self.about:
            case Membership() | Claim():
                return self.about.partner
            case Strategy():
                return self.about.hub
            case record:
                return record


class Updates(Sequence[Update]):
    """All changes up to the network's day, newest first; those of one date in the order of names.

    Pages show few of many, so years that are not looked at are not put in order.
    """

    _FEW = 256
    """As many as are made at first."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def __len__(self) -> int:
        return self._counted[0]

    def __iter__(self) -> Iterator[Update]:
        return iter(self._all)

    @overload
    def __getitem__(self, which: int) -> Update: ...

    @overload
    def __getitem__(self, which: slice) -> tuple[Update, ...]: ...

    def __getitem__(self, which: int | slice) -> Update | tuple[Update, ...]:
        wanted = range(len(self))[which]
        if isinstance(wanted, int):
            return self._first(wanted + 1)[wanted]
        made = self._first(max(wanted, default=-1) + 1)
        return tuple([made[number] for number in wanted])

    def _first(self, most: int) -> tuple[Update, ...]:
        """The newest, at least so many."""
        newest = self._counted[1]
        return newest if most <= len(newest) else self._all

    @cached_property
    def _counted(self) -> tuple[int, tuple[Update, ...]]:
        """How many there are, and the newest few."""
        years = self._by_year()
        newest: list[_Change] = []
        for changes in years:
            if len(newest) < self._FEW:
                newest += _newest_first(changes)
        return sum(map(len, years)), tuple([Update(*change) for change in newest[: self._FEW]])

    @cached_property
    def _all(self) -> tuple[Update, ...]:
        return tuple([Update(*change) for changes in self._by_year() for change in _newest_first(changes)])

    def _by_year(self) -> Sequence[Sequence[_Change]]:
        """The changes of each year, the newest year first."""
        today = self._network.as_of
        years: defaultdict[int, list[_Change]] = defaultdict(list)
        for change in _changes(self._network):
            year = change[0].year
            if year < today.year or days(change[0])[0] <= today:
                years[year].append(change)
        return [years[year] for year in sorted(years, reverse=True)]


def _newest_first(changes: Iterable[_Change]) -> list[_Change]:
    return sorted(changes, key=lambda change: days(change[0]), reverse=True)


def _changes(network: Network) -> Iterator[_Change]:
    for partner in network.partners.values():
        yield from _of_partner(network, partner)
    for hub in network.hubs.values():
        if hub.plan_updated:
            yield hub.plan_updated, UpdateKind.PLAN, hub, None
    for strategy in network.strategies():
        for reading in strategy.measure.readings if strategy.measure else ():
            yield reading.on, UpdateKind.READING, strategy, str(reading.value)


def _of_partner(network: Network, partner: Partner) -> Iterator[_Change]:
    if partner.joined:
        yield partner.joined, UpdateKind.JOINED, partner, None
    if partner.confirmed:
        yield partner.confirmed.on, UpdateKind.CONFIRMED, partner, partner.confirmed.by
    for membership in network.memberships_of_partner[partner.id]:
        if membership.since:
            yield membership.since, UpdateKind.MEMBER, membership, None
    for claim in network.claims_of_partner[partner.id]:
        for evidence in claim.evidence:
            if evidence.date:
                yield evidence.date, UpdateKind.EVIDENCE, claim, evidence.title
        if claim.reviewed:
            yield claim.reviewed.on, UpdateKind.REVIEWED, claim, claim.reviewed.by
