"""Maps of the states and territories: how many partners or hubs each has."""

from __future__ import annotations

from collections.abc import Mapping

from ..network.findings import Findings
from ..network.model import Network, Place


def is_state(place: Place) -> bool:
    """Whether a place is on these maps."""
    return place.kind in ("state", "territory")


def partners_by_state(network: Network) -> Mapping[str, int]:
    """How many partners are based in or serve each state and territory; in the order of names."""
    return {id: len(network.partners_in[id]) for id, place in network.places.items() if is_state(place)}


def hubs_by_state(findings: Findings) -> Mapping[str, int]:
    """How many hubs each state and territory has, by its own place or those of its strategies."""
    by_place = next((facet for facet in findings.facets["hubs"].facets if facet.id == "place"), None)
    members = {option.id: len(option.members) for option in by_place.options} if by_place else {}
    states = (place for place in findings.network.places.values() if is_state(place))
    return {place.id: members.get(place.id, 0) for place in states}
