"""Why an offer fits a need, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import groupby

from markupsafe import Markup, escape

from ..network.matching import Fit, Relation
from ..network.model import Place, Principle, Term
from .words import Words

_KEPT = 1000
"""How much of a kind is kept at most. Many fits are told of a need, and share most of what is told."""

_Shared = tuple[Place, Place, Relation, bool]
"""A place of the partner's, one of the need's, how they lie, and whether the partner serves its own."""


def reasons_in(words: Words) -> Callable[[Fit], Markup]:
    """Tells all that a partner offers and shares, as what follows its name: “offers expertise; serves Ohio”."""

    name_of = lru_cache(_KEPT)(partial(in_a_sentence, words=words))

    @lru_cache(_KEPT)
    def of_places(shared: tuple[_Shared, ...]) -> tuple[Markup, ...]:
        return tuple(_places(shared, words, name_of))

    @lru_cache(_KEPT)
    def of_levels(levels: tuple[Term, ...]) -> Markup:
        return words("needs.why.levels", n=len(levels), levels=words.join(level.name for level in levels))

    @lru_cache(_KEPT)
    def of_principles(principles: tuple[Principle, ...]) -> Markup:
        return words("needs.why.principles", principles=words.join(principle.name for principle in principles))

    @lru_cache(_KEPT)
    def together(first: Markup, then: Markup) -> Markup:
        return words("needs.why.and", first=first, then=then)

    def reasons(fit: Fit) -> Markup:
        """Why an offer fits a need, as what follows the partner's name."""
        sentence = words(f"needs.why.offers.{fit.wanted.type}")
        serves = fit.partner.serves
        for part in of_places(tuple([(it.own, it.place, it.relation, it.own in serves) for it in fit.places])):
            sentence = together(sentence, part)
        if fit.levels:
            sentence = together(sentence, of_levels(fit.levels))
        if fit.principles:
            sentence = together(sentence, of_principles(fit.principles))
        if fit.wanted.anywhere:
            sentence = together(sentence, words("needs.why.anywhere"))
        return sentence

    return reasons


_NEAREST_FIRST = ("serves", "based", "within", "serves_around", "based_around")


def _places(shared: Iterable[_Shared], words: Words, name_of: Callable[[Place], Markup]) -> Iterator[Markup]:
    """Where the partner is at work: what lies alike to the need's places in one phrase."""

    def phrase(shared: _Shared) -> tuple[int, str]:
        """Which phrase tells it, and together with what else: one of its places around, or one of the need's."""
        own, place, relation, served = shared
        how = "serves" if served else "based"
        match relation:
            case Relation.SAME:
                return _NEAREST_FIRST.index(how), ""
            case Relation.WITHIN:
                return _NEAREST_FIRST.index("within"), place.id
            case Relation.AROUND:
                return _NEAREST_FIRST.index(f"{how}_around"), own.id

    def names(places: Iterable[Place]) -> Markup:
        return words.join(dict.fromkeys(map(name_of, places)))

    for (number, _), group in groupby(sorted(shared, key=phrase), key=phrase):
        those = list(group)
        own, places = names(own for own, *_ in those), names(place for _, place, *_ in those)
        yield words(f"needs.why.{_NEAREST_FIRST[number]}", own=own, places=places)


def in_a_sentence(place: Place, words: Words) -> Markup:
    """A place's name, with the article that some have within a sentence."""
    named = f"places_in_a_sentence.{place.id}"
    return words(named) if words.has(named) else escape(place.name)
