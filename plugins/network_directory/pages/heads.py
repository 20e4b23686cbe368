"""The heads of pages."""

from __future__ import annotations

from ..network.model import Hub, Partner, Place, Principle, Source, Term
from ..site.addresses import address
from ..site.words import Words
from .page import Crumb, Head


def overview_head(words: Words, name: str, *, indexed: bool = True, filtered: bool = False) -> Head:
    """That of a page at the top of the site."""
    title, description = words.text(f"{name}.title"), words.text(f"{name}.description")
    return Head(f"{name}/", title, description, indexed=indexed, filtered=filtered)


def crumbs_below(words: Words, overview: str) -> tuple[Crumb, ...]:
    """The way to a page below an overview."""
    return (Crumb(words.text(f"{overview}.title"), f"{overview}/"),)


def record_head(words: Words, record: Partner | Hub | Principle | Source, description: str | None) -> Head:
    """That of a record's own page."""
    kind = type(record).__name__.lower()
    return Head(
        address(record),
        record.name,
        description or words.text(f"{kind}.description", name=record.name),
        crumbs_below(words, f"{kind}s"),
        record.file,
        kind,
    )


def place_head(words: Words, place: Place) -> Head:
    """That of a place's page."""
    description = words.text("place.description", name=place.name)
    return Head(address(place), place.name, description, crumbs_below(words, "places"), kind="place")


def term_head(words: Words, kind: str, term: Term) -> Head:
    """That of the page of a word of the vocabulary: a `kind` or `level`."""
    description = term.description or words.text(f"{kind}.description", name=term.name)
    return Head(address(term), term.name, description, crumbs_below(words, f"{kind}s"))
