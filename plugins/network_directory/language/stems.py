"""What the inflections of a word have in common, so that “schools” finds “school”; and words that say nothing alone."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import snowballstemmer
from babel import Locale, UnknownLocaleError
from stop_words import StopWordError, get_stop_words

from .folding import fold, folded_words


def stem(word: str, language: str) -> str:
    """The stem of a word, folded, by the rules for a language (BCP 47); the folded word where there are none."""
    stemmer = _stemmer(_primary(language))
    return fold(stemmer.stemWord(word.lower()) if stemmer else word)


def is_stop_word(word: str, language: str) -> bool:
    """Whether a word is so common in a language that it says nothing alone, such as “the”."""
    return fold(word) in _stop_words(_primary(language))


def stems_of(text: str, language: str) -> tuple[str, ...]:
    """The stems of a text's words in their order, without stop words; if it has no others, of all of them."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))  # with accents, which stems depend on
    telling = [word for word in words if not is_stop_word(word, language)]
    return tuple(stem(word, language) for word in telling or words)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer.Stemmer | None:
    try:
        name = Locale.parse(language).get_display_name("en") or ""
    except (ValueError, UnknownLocaleError):
        return None
    known = name.lower() in snowballstemmer.algorithms()
    return snowballstemmer.stemmer(name.lower()) if known else None


@cache
def _stop_words(language: str) -> frozenset[str]:
    try:
        return frozenset(folded for word in get_stop_words(language) for folded in folded_words(word).split())
    except StopWordError:
        return frozenset()
