"""What lists can be filtered by, as their pages show it."""

from __future__ import annotations

from ..network.facets import Facet, Facets, Option
from ..network.model import Network
from ..site.parts import LIMIT
from .contexts.views import Choice, Filter, Filters


def list_filters(network: Network, facets: Facets) -> Filters:
    """All filters of a list."""
    filters = tuple(list_filter(network, facet) for facet in facets.facets)
    return Filters(facets.size, facets.stamp, filters, tuple(facets.dates))


def list_filter(network: Network, facet: Facet) -> Filter:
    """One filter of a list."""
    return Filter(facet.id, facet.name, tuple(choice(network, facet, option) for option in facet.options[:LIMIT]))


def choice(network: Network, facet: Facet, option: Option) -> Choice:
    """A value that a list can be filtered by."""
    is_nation = facet.id == "place" and network.places[option.id].kind == "country"
    return Choice(option.id, option.name, option.found, is_nation)
