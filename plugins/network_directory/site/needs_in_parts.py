"""Where needs are shown with those that fit, in a network that has too many for one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..language import slug
from ..network import Network
from ..network.needs import Asker, Wanted
from .parts import Part, in_parts, leaves

MOST_WHOLE = 125
"""Up to how many needs /needs/ has room for."""
MOST_NEEDS = 15
"""How many needs the page of a part shows at most, each with those that fit."""
MOST_FITS = 50
"""How many partners that fit /needs/ shows for a need at most, if it has room for as many of each."""
_ROOM = 500
"""How many partners that fit /needs/ has room for."""


def needs_in_parts(network: Network, needs: Sequence[Wanted]) -> Mapping[Asker, Part[Wanted]]:
    """The parts of the needs of each kind of asker, by the names of hubs and partners; none if one page has room."""
    offers = network.contributions
    fits = sum(min(MOST_FITS, len(offers[need.type])) for need in needs)
    if len(needs) <= MOST_WHOLE and fits <= _ROOM:
        return {}
    by_asker = {asker: [need for need in needs if need.asker is asker] for asker in Asker}
    return {
        asker: in_parts(f"needs/of_{asker}/", needs, _asking, MOST_NEEDS) for asker, needs in by_asker.items() if needs
    }


def _asking(need: Wanted) -> str:
    """By whose name the list of needs is sorted."""
    asking = need.strategy.hub if need.strategy else need.partner
    return asking.name if asking else ""


def anchors(needs: Iterable[Wanted]) -> Mapping[Wanted, str]:
    """The fragment of each need on the page that shows who fits."""
    used: Counter[str] = Counter()
    found = {}
    for need in needs:
        anchor = slug(need.id)
        used[anchor] += 1
        found[need] = anchor if used[anchor] == 1 else f"{anchor}--{used[anchor]}"
    return found


def addresses(network: Network, needs: Sequence[Wanted]) -> Mapping[Wanted, str]:
    """Where each need is shown with those that fit, from the site's root; none if that is /needs/ itself."""
    anchor = anchors(needs)
    parts = [part for whole in needs_in_parts(network, needs).values() for part in leaves(whole)]
    return {need: f"{part.address}#{anchor[need]}" for part in parts for need in part.entries}
