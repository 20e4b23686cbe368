"""Why an offer fits a need, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup, escape

from ..network.matching import Fit, Relation, SharedPlace
from ..network.model import Place
from .words import Words


def reasons(fit: Fit, words: Words) -> Markup:
    """All that a partner offers and shares, as what follows its name: “offers expertise; serves Ohio”."""
    parts = [words(f"needs.why.offers.{fit.wanted.type}"), *_places(fit, words)]
    if fit.levels:
        names = words.join(level.name for level in fit.levels)
        parts.append(words("needs.why.levels", n=len(fit.levels), levels=names))
    if fit.principles:
        names = words.join(principle.name for principle in fit.principles)
        parts.append(words("needs.why.principles", principles=names))
    if fit.wanted.anywhere:
        parts.append(words("needs.why.anywhere"))
    sentence = parts[0]
    for part in parts[1:]:
        sentence = words("needs.why.and", first=sentence, then=part)
    return sentence


_NEAREST_FIRST = ("serves", "based", "within", "serves_around", "based_around")


def _places(fit: Fit, words: Words) -> Iterator[Markup]:
    """Where the partner is at work: what lies alike to the need's places in one phrase."""

    def phrase(shared: SharedPlace) -> tuple[int, str]:
        """Which phrase tells it, and together with what else: one of its places around, or one of the need's."""
        how = "serves" if shared.own in fit.partner.serves else "based"
        match shared.relation:
            case Relation.SAME:
                return _NEAREST_FIRST.index(how), ""
            case Relation.WITHIN:
                return _NEAREST_FIRST.index("within"), shared.place.id
            case Relation.AROUND:
                return _NEAREST_FIRST.index(f"{how}_around"), shared.own.id

    def names(places: Iterable[Place]) -> Markup:
        return words.join(dict.fromkeys(in_a_sentence(place, words) for place in places))

    for (number, _), group in groupby(sorted(fit.places, key=phrase), key=phrase):
        those = list(group)
        own, places = names(shared.own for shared in those), names(shared.place for shared in those)
        yield words(f"needs.why.{_NEAREST_FIRST[number]}", own=own, places=places)


def in_a_sentence(place: Place, words: Words) -> Markup:
    """A place's name, with the article that some have within a sentence."""
    named = f"places_in_a_sentence.{place.id}"
    return words(named) if words.has(named) else escape(place.name)
