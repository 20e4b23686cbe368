"""Words as search compares them: their stems, those that say nothing, and those that mean the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_directory.language.stems import is_stop_word, stem, stems_of
from network_directory.language.synonyms import Synonyms


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["school", "schools", "School", "schooling"]),
        ("en-US", ["teacher", "teachers"]),
        ("en", ["finance", "finances", "financing"]),
        ("es", ["maestro", "maestros", "MAESTRO"]),
        ("es", ["canción", "canciones"]),
        ("fr", ["école", "écoles"]),
        ("de", ["Schule", "Schulen"]),
    ],
)
def test_inflections_have_one_stem(language: str, words: list[str]) -> None:
    assert len({stem(word, language) for word in words}) == 1


def test_other_words_have_others() -> None:
    assert stem("school", "en") != stem("scholar", "en")
    assert stem("policy", "en") != stem("police", "en")


@pytest.mark.parametrize("language", ["zxx", "tlh", "chr", ""])
def test_without_rules_for_a_language_words_stay_as_they_are(language: str) -> None:
    assert stem("Schools", language) == "schools"
    assert not is_stop_word("the", language)


def test_stop_words_are_left_out_unless_there_is_nothing_else() -> None:
    assert stems_of("The schools of the county", "en") == ("school", "counti")
    assert stems_of("Who is who", "en") == tuple(stem(word, "en") for word in ("who", "is", "who"))
    assert is_stop_word("Él", "es")
    assert stems_of("las canciones", "es") == stems_of("la canción", "es")


def test_synonyms_are_alike_whatever_their_form() -> None:
    synonyms = Synonyms.of([["pre-K", "preschool"], ["daycare", "child care"], ["preschools", "nursery school"]], "en")
    assert synonyms.alike("Preschools") == synonyms.alike("pre-k") == synonyms.alike("nursery schools")
    assert ("child", "care") in synonyms.alike("daycare")
    assert synonyms.alike("library") == frozenset({stems_of("library", "en")})


@given(st.text(max_size=40), st.sampled_from(["en", "es", "fr", "xx"]))
def test_any_text_has_stems(text: str, language: str) -> None:
    assert all(isinstance(found, str) for found in stems_of(text, language))
