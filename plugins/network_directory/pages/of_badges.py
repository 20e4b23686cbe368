"""The page of badges: how they are earned, who holds which, and what grows old."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..network.aging import Due, dues
from ..network.alignment import Age
from ..network.facets import NO_BADGE
from ..network.findings import Findings
from ..network.model import Hub, Network, Partner
from ..site.made_from import page_of_lists
from ..site.parts import PART, Part, in_parts
from ..site.words import Words
from .contexts.groups import PartPage
from .contexts.views import Shortened, Way
from .contexts.whole import BadgesPage, HubLevelHolders, LevelHolders
from .heads import crumbs_below, overview_head
from .long_lists import BY_LETTER, LINE, LINK, NAME, Room, filtered, room_for
from .page import Page
from .part_pages import part_links, part_pages

HUB_LEVELS = ("forming", "planned", "evidence-based")
AGED = (Age.DUE, Age.LAPSED)


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of the page."""

    holders: Mapping[str | None, Sequence[Partner]]
    """By the id of the highest level held; None for those that hold none."""
    aged: Mapping[Age, Sequence[Due]]
    hubs: Mapping[str, Sequence[Hub]]
    """By how far their plans have come."""

    @property
    def room(self) -> Room:
        return room_for(
            *((len(those), NAME) for those in self.holders.values()),
            *((len(those), LINE) for those in self.aged.values()),
            *((len(those), LINK) for those in self.hubs.values()),
        )


def badges_page(findings: Findings, words: Words) -> Page:
    """How badges are earned."""

    def context() -> BadgesPage:
        network = findings.network
        lists = _lists(network)
        room, ladder = lists.room, network.badge_rules.levels

        def holding(level: str | None) -> Shortened[Partner]:
            way = filtered("filter", "partners", badge=level or NO_BADGE)
            return room.shorten(lists.holders[level], way, BY_LETTER)

        def aged(age: Age) -> Shortened[Due]:
            return room.shorten(lists.aged[age], parts=part_links(_parts(lists, age)), order="partner")

        def at(level: str) -> HubLevelHolders:
            way = filtered("filter", "hubs", plan=level)
            return HubLevelHolders(level, room.shorten(lists.hubs[level], way, Way("hubs", "hubs/")))

        return BadgesPage(
            levels=tuple(LevelHolders(level, holding(level.id)) for level in ladder),
            without=holding(None),
            validity=network.badge_rules.validity_months,
            due=aged(Age.DUE),
            lapsed=aged(Age.LAPSED),
            hub_levels=tuple(map(at, HUB_LEVELS)),
        )

    return Page(overview_head(words, "badges"), context, page_of_lists)


def aged_parts(findings: Findings, words: Words) -> Iterator[Page]:
    """The pages of the parts of what is due and of what has lapsed, where the page of badges has no room for all."""
    lists, crumbs = _lists(findings.network), crumbs_below(words, "badges")
    for age in AGED:
        title = words.text(f"badges.{age}")
        yield from part_pages(words, title, crumbs, _parts(lists, age), lambda part: PartPage(dues=part.entries))


def _lists(network: Network) -> _Lists:
    holders: dict[str | None, list[Partner]] = {level.id: [] for level in network.badge_rules.levels} | {None: []}
    for partner in network.partners.values():
        if partner.status != "former":
            holders[network.badges[partner.id].level].append(partner)
    hubs: dict[str, list[Hub]] = {level: [] for level in HUB_LEVELS}
    for hub in network.hubs.values():
        if not hub.ended:
            hubs[network.hub_badges[hub.id].level].append(hub)
    aging = dues(network)
    return _Lists(holders, {age: [due for due in aging if due.age is age] for age in AGED}, hubs)


def _parts(lists: _Lists, age: Age) -> Part[Due] | None:
    """The parts of what is due or has lapsed, if the page of badges has no room for all of it."""
    those = lists.aged[age]
    if lists.room.has_all(those):
        return None
    return in_parts(f"badges/{age}/", those, lambda due: due.partner.name, PART)
