"""Where everything is. Addresses are permanent: changing one breaks links that others made."""

from __future__ import annotations

from pathlib import PurePosixPath

from ..network.model import Hub, Partner, Place, Principle, Recommendation, Source, Strategy, Term
from ..records.explanations import Explanation

Linked = Partner | Hub | Principle | Source | Place | Term | Strategy | Recommendation | Explanation

_VOCABULARIES = {"partner_kinds": "kinds", "levels": "levels"}


def address(thing: Linked) -> str:
    """The address of a thing's page, from the site's root, with the fragment where it has no page of its own."""
    match thing:
        case Partner():
            return f"partners/{thing.id}/"
        case Hub():
            return f"hubs/{thing.id}/"
        case Principle():
            return f"principles/{thing.id}/"
        case Source():
            return f"sources/{thing.id}/"
        case Place():
            return f"places/{thing.id}/"
        case Term():
            return f"{_VOCABULARIES[thing.vocabulary]}/{thing.id}/"
        case Strategy():
            return f"hubs/{thing.hub.id}/#{thing.id}"
        case Recommendation():
            return f"sources/{thing.source}/#{thing.id}"
        case Explanation():
            return f"help/{thing.code}/"


def own_address(path: str) -> str:
    """The address of a page that the staff wrote, by its path in the content folder."""
    parts = PurePosixPath(path).with_suffix("").parts
    return "".join(f"{part}/" for part in (parts[:-1] if parts[-1] in ("index", "README") else parts))


def relative(address: str, base: str) -> str:
    """An address as seen from the page at `base`."""
    return "../" * base.count("/") + address or "./"
