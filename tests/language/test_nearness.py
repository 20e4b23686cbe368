"""Which word was meant, as the theme's script guesses it too (tests/scripts/words.test.js)."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_directory.language.nearness import near

WORDS = st.text("abcdeé-", max_size=12)


@pytest.mark.parametrize(
    ("value", "words", "meant"),
    [
        ("us-ho", ["us-co", "us-hi", "us-oh"], "us-oh"),  # the same letters
        ("us-ohi", ["us-hi", "us-oh"], "us-oh"),  # the longer beginning
        ("cat", ["bat", "hat"], None),
        ("cart", ["card", "care"], "card"),  # the first in the alphabet
        ("buckeye", ["buckeye-fund", "orta"], "buckeye-fund"),
        ("buck", ["buckeye-fund"], None),
        ("Émilie", ["emilie"], "emilie"),
        ("us-xx", ["us-oh", "us-wv"], None),
        ("", ["a"], None),
    ],
)
def test_the_likeliest_word_is_found(value: str, words: list[str], meant: str | None) -> None:
    assert near(value, words) == near(value, reversed(words)) == meant


@given(WORDS, st.lists(WORDS, max_size=6))
def test_a_known_word_is_meant_by_itself(word: str, others: list[str]) -> None:
    folded = word.replace("é", "e")
    assert near(word, [*others, folded]) == folded


@given(WORDS, WORDS)
def test_no_more_is_near_than_fifteen_letters_in_four_steps(value: str, word: str) -> None:
    """A guess of what two words have in common, as difflib makes it, is never more than there is."""
    one = value.replace("é", "e")
    common = sum(block.size for block in SequenceMatcher(None, one, word).get_matching_blocks())
    if 15 * (len(one) + len(word) - 2 * common) <= 4 * (len(one) + len(word)):
        assert near(value, [word]) == word
