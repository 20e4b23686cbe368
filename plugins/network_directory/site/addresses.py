"""Where everything is. Addresses are permanent: changing one breaks links that others made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

from ..network.model import Hub, Partner, Place, Principle, Recommendation, Source, Strategy, Term
from ..records.explanations import Explanation

Linked = Partner | Hub | Principle | Source | Place | Term | Strategy | Recommendation | Explanation

_VOCABULARIES = {"partner_kinds": "kinds", "levels": "levels"}
_ADDRESSES: Mapping[type, Callable[[Any], str]] = {
    Partner: lambda partner: f"partners/{partner.id}/",
    Hub: lambda hub: f"hubs/{hub.id}/",
    Principle: lambda principle: f"principles/{principle.id}/",
    Source: lambda source: f"sources/{source.id}/",
    Place: lambda place: f"places/{place.id}/",
    Term: lambda term: f"{_VOCABULARIES[term.vocabulary]}/{term.id}/",
    Strategy: lambda strategy: f"hubs/{strategy.hub.id}/#{strategy.id}",
    Recommendation: lambda recommendation: f"sources/{recommendation.source}/#{recommendation.id}",
    Explanation: lambda explanation: f"help/{explanation.code}/",
}


def address(thing: Linked) -> str:
    """The address of a thing's page, from the site's root, with the fragment where it has no page of its own."""
    return _ADDRESSES[type(thing)](thing)


def own_address(path: str) -> str:
    """The address of a page that the staff wrote, by its path in the content folder."""
    parts = PurePosixPath(path).with_suffix("").parts
    return "".join(f"{part}/" for part in (parts[:-1] if parts[-1] in ("index", "README") else parts))


def relative(address: str, base: str) -> str:
    """An address as seen from the page at `base`."""
    return "../" * base.count("/") + address or "./"
