"""A picture of the network: hubs as landmarks, partners as small marks, lines for membership.

Hubs stand in two columns, those of places to the left and those on issues to the right. A partner of one hub hangs
below it; a partner of several stands between the columns, tied to each. All of it is whole numbers, so that the same
network gives the same picture everywhere, and is found in one pass, so that large networks cost no more than they must.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..network.model import Hub, Network, Partner

MOST = 200
"""With more hubs and partners than this, the picture shows hubs alone."""
MOST_HUBS = 300
"""With more hubs than this, there is no picture."""
MOST_LINKS = 400
"""How many links between hubs are shown; those by the most partners come first."""

STEP = 26
"""From one mark to the next; no smaller than a finger needs where a unit is a pixel."""
WIDTH = 760
LEFT, RIGHT = 240, WIDTH - 240
"""Where the hubs of the two columns stand."""
ABREAST = 8
"""How many partners hang side by side below a hub."""
MIDDLE = {"left": 318, "both": WIDTH // 2, "right": WIDTH - 318}
"""Where partners of several hubs stand: those whose hubs are all to the left, on both sides, or all to the right."""
DISC = 13
"""Radius of a hub; lines begin at its edge."""
MARGIN = 24

ROW = 30
"""From one hub to the next where hubs stand alone."""
COLUMN = 222
REACH = (14, 62)
"""How far the links between hubs reach out: those of neighbors, and by how much more those from end to end."""


@dataclass(frozen=True, slots=True)
class HubMark:
    """A hub and where it stands."""

    hub: Hub
    """The hub."""
    x: int
    """From the picture's left edge to the mark's middle."""
    y: int
    """From the picture's upper edge to the mark's middle."""
    members: int
    """How many partners it has."""
    ties: str = ""
    """The lines to its partners, as a path."""

    @property
    def is_left(self) -> bool:
        """Whether it stands in the left column."""
        return self.x < WIDTH // 2


@dataclass(frozen=True, slots=True)
class PartnerMark:
    """A partner and where it stands."""

    partner: Partner
    """The partner."""
    x: int
    """From the picture's left edge to the mark's middle."""
    y: int
    """From the picture's upper edge to the mark's middle."""
    hubs: tuple[Hub, ...]
    """The hubs that it is in."""
    convenes: bool
    """Whether it convenes one of them."""
    ties: str = ""
    """The lines to them, as a path."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Hubs and partners."""

    height: int
    """How high the picture is."""
    hubs: tuple[HubMark, ...]
    """The left column, then the right one; each from top to bottom."""
    partners: tuple[PartnerMark, ...]
    """From top to bottom."""
    alone: int | None
    """Where the partners that are in no hub begin; None if there are none."""
    by_focus: bool
    """Whether the columns are places and issues; with hubs of one kind only, they just share the room."""
    disc: int = DISC
    """The radius of a hub."""
    width: int = WIDTH
    """How wide the picture is."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two hubs that share partners."""

    hubs: tuple[Hub, Hub]
    """In the order of names."""
    shared: int
    """How many partners they share."""
    path: str = ""
    """The line between them."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Hubs alone, and links between those that share partners."""

    height: int
    """How high the picture is."""
    hubs: tuple[HubMark, ...]
    """From top to bottom."""
    links: tuple[Link, ...]
    """Those by the fewest partners first, so that the others lie above them."""
    left_out: int
    """How many links there are beside those."""
    disc: int = DISC
    """The radius of a hub."""
    width: int = 312
    """How wide the picture is."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a network, and what they show as lists."""

    picture: Picture | None
    """None if the network is too large for it."""
    outline: Outline | None
    """None if there are too many hubs for it."""
    shared: Mapping[str, tuple[tuple[Hub, int], ...]]
    """By hub: the others that the outline links it with, or would, and how many partners they share; by name."""
    most: int = MOST


def pictures(network: Network) -> Pictures:
    """Draw a network."""
    shown = _shown(network)
    links = _links(network)
    strongest = sorted(links, key=lambda link: -link.shared)[:MOST_LINKS]
    kept = set(strongest)
    return Pictures(
        picture=_picture(network, shown) if len(network.hubs) + len(shown) <= MOST else None,
        outline=_outline(network, strongest, len(links) - len(strongest)) if len(network.hubs) <= MOST_HUBS else None,
        shared=_shared(network, [link for link in links if link in kept]),
    )


def _shown(network: Network) -> list[Partner]:
    """Every partner but those that left without ever having been in a hub."""
    members = network.memberships_of_partner
    return [partner for partner in network.partners.values() if partner.status != "former" or members[partner.id]]


def _columns(network: Network) -> tuple[list[Hub], list[Hub]]:
    """The hubs of places, and those on issues; each in the order of names."""
    hubs = network.hubs.values()
    return [hub for hub in hubs if hub.place], [hub for hub in hubs if not hub.place]


# Hubs and partners


def _picture(network: Network, shown: Sequence[Partner]) -> Picture:
    left, right = _columns(network)
    by_focus = bool(left and right)
    if not by_focus:
        hubs = left or right
        left, right = hubs[: (len(hubs) + 1) // 2], hubs[(len(hubs) + 1) // 2 :]
    hubs_of = {p.id: tuple(m.hub for m in network.memberships_of_partner[p.id]) for p in shown}
    hanging = {hub.id: [p for p in shown if hubs_of[p.id] == (hub,)] for hub in network.hubs.values()}
    ids_left = {hub.id for hub in left}
    between: dict[str, list[Partner]] = {side: [] for side in MIDDLE}
    for partner in shown:
        if len(hubs_of[partner.id]) > 1:
            sides = {hub.id in ids_left for hub in hubs_of[partner.id]}
            between["both" if len(sides) > 1 else "left" if sides == {True} else "right"].append(partner)

    top = MARGIN + STEP if by_focus else MARGIN
    blocks = {hub.id: STEP * (2 + -(-len(hanging[hub.id]) // ABREAST)) for hub in network.hubs.values()}
    room = max(
        *(sum(blocks[hub.id] for hub in column) for column in (left, right)),
        *(STEP * len(partners) for partners in between.values()),
    )
    at: dict[str, tuple[int, int]] = {}
    for x, column in ((LEFT, left), (RIGHT, right)):
        y, spare = top, room - sum(blocks[hub.id] for hub in column)
        for place, hub in enumerate(column):
            at[hub.id] = (x, y + spare * (2 * place + 1) // (2 * len(column)))
            y += blocks[hub.id]

    marks = [*_hanging(network, hanging, at, hubs_of)]
    for side, partners in between.items():
        marks += _between(network, partners, MIDDLE[side], (top, top + room), at, hubs_of)
    bottom = top + room
    alone = [partner for partner in shown if not hubs_of[partner.id]]
    for place, partner in enumerate(alone):
        x = MARGIN + STEP * (place % (WIDTH // STEP - 1))
        y = bottom + STEP * (1 + place // (WIDTH // STEP - 1))
        marks.append(PartnerMark(partner, x, y, (), False))
    ties: dict[str, list[str]] = {hub: [] for hub in at}
    for mark in marks:
        for hub in mark.hubs:
            ties[hub.id].append(_tie(at[hub.id], (mark.x, mark.y), len(mark.hubs) > 1))
    return Picture(
        height=max((mark.y for mark in marks), default=0) + MARGIN if alone else bottom,
        hubs=tuple(
            HubMark(hub, *at[hub.id], len(network.memberships_of_hub[hub.id]), "".join(ties[hub.id]))
            for hub in (*left, *right)
        ),
        partners=tuple(sorted(marks, key=lambda mark: (mark.y, mark.x))),
        alone=bottom if alone else None,
        by_focus=by_focus,
    )


def _hanging(
    network: Network,
    hanging: Mapping[str, Sequence[Partner]],
    at: Mapping[str, tuple[int, int]],
    hubs_of: Mapping[str, tuple[Hub, ...]],
) -> Iterator[PartnerMark]:
    """Partners of one hub, in rows below it that run away from the middle."""
    for hub, partners in hanging.items():
        x, y = at[hub]
        outwards = -STEP if x == LEFT else STEP
        for place, partner in enumerate(partners):
            spot = (x + outwards * (1 + place % ABREAST), y + STEP * (1 + place // ABREAST))
            yield _mark(network, partner, spot, at, hubs_of[partner.id])


def _between(
    network: Network,
    partners: Sequence[Partner],
    x: int,
    span: tuple[int, int],
    at: Mapping[str, tuple[int, int]],
    hubs_of: Mapping[str, tuple[Hub, ...]],
) -> Iterator[PartnerMark]:
    """Partners of several hubs, one below the other, each as near as may be to the middle of its hubs."""
    wanted = {p.id: sum(at[hub.id][1] for hub in hubs_of[p.id]) // len(hubs_of[p.id]) for p in partners}
    order = sorted(partners, key=lambda partner: wanted[partner.id])
    top, bottom = span
    heights: list[int] = []
    for partner in order:
        heights.append(max(wanted[partner.id], heights[-1] + STEP if heights else top))
    for place in reversed(range(len(heights))):
        heights[place] = min(heights[place], bottom - STEP)
        bottom = heights[place]
    for partner, y in zip(order, heights, strict=True):
        yield _mark(network, partner, (x, y), at, hubs_of[partner.id])


def _mark(
    network: Network,
    partner: Partner,
    spot: tuple[int, int],
    at: Mapping[str, tuple[int, int]],
    hubs: tuple[Hub, ...],
) -> PartnerMark:
    convenes = any(membership.role == "convener" for membership in network.memberships_of_partner[partner.id])
    ties = "".join(_tie(at[hub.id], spot, len(hubs) > 1) for hub in hubs)
    return PartnerMark(partner, *spot, hubs, convenes, ties)


def _tie(hub: tuple[int, int], partner: tuple[int, int], curved: bool) -> str:
    (x1, y1), (x2, y2) = hub, partner
    if not curved:
        return f"M{x1} {y1 + DISC}V{y2}H{x2}"
    x1 += DISC if x1 < x2 else -DISC
    middle = (x1 + x2) // 2
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"


# Hubs alone


def _links(network: Network) -> tuple[Link, ...]:
    """All pairs of hubs that share partners, in the order of names."""
    shared: Counter[tuple[str, str]] = Counter()
    place = {hub: number for number, hub in enumerate(network.hubs)}
    for memberships in network.memberships_of_partner.values():
        hubs = sorted({membership.hub.id for membership in memberships}, key=place.__getitem__)
        shared.update(combinations(hubs, 2))
    pairs = sorted(shared, key=lambda pair: (place[pair[0]], place[pair[1]]))
    return tuple(Link((network.hubs[first], network.hubs[second]), shared[first, second]) for first, second in pairs)


def _shared(network: Network, links: Sequence[Link]) -> Mapping[str, tuple[tuple[Hub, int], ...]]:
    neighbors: dict[str, list[tuple[Hub, int]]] = {hub: [] for hub in network.hubs}
    # Of the links to a hub, those from hubs before it in the order of names come before those to hubs after it.
    for link in links:
        neighbors[link.hubs[1].id].append((link.hubs[0], link.shared))
    for link in links:
        neighbors[link.hubs[0].id].append((link.hubs[1], link.shared))
    return {hub: tuple(others) for hub, others in neighbors.items()}


def _outline(network: Network, strongest: Sequence[Link], left_out: int) -> Outline:
    left, right = _columns(network)
    order = (*left, *right)
    at = {hub.id: ROW * row + ROW // 2 for row, hub in enumerate(order)}
    drawn = (Link(link.hubs, link.shared, _arc(link, at)) for link in reversed(strongest))
    return Outline(
        height=ROW * len(order),
        hubs=tuple(HubMark(hub, COLUMN, at[hub.id], len(network.memberships_of_hub[hub.id])) for hub in order),
        links=tuple(drawn),
        left_out=left_out,
    )


def _arc(link: Link, at: Mapping[str, int]) -> str:
    """Half an ellipse to the right of the hubs; it reaches the farther, the farther they are apart."""
    top, bottom = sorted(at[hub.id] for hub in link.hubs)
    nearest, more = REACH
    reach = nearest + more * (bottom - top) // max(ROW, ROW * (len(at) - 1))
    return f"M{COLUMN} {top}A{reach} {(bottom - top) // 2} 0 0 1 {COLUMN} {bottom}"
