"""Which of some words was most likely meant by one that is none of them.

`shared/nearness.js` of the theme is its twin in the browser; both are tested by the same vectors,
`tests/vectors/nearness.json`.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from operator import eq

from .folding import fold

_STEPS, _LETTERS = 4, 15
"""Two words are near if one becomes the other in at most four steps for each fifteen letters of both. So one letter may
stand in place of another in a word of four, and a name may lack its second half; two states' codes are not near."""
_MOVED = 2
"""How many steps it is to put one letter elsewhere; whatever its length, a word of the same letters may lie so far."""


def near(value: str, words: Iterable[str]) -> str | None:
    """The word that `value` was most likely meant to be, or None if none is near.

    `value` is folded and `words` are taken as they are. Of words that are equally near, one with the same letters in
    another order is likeliest, then the one that begins alike for longer, then the first in the alphabet.
    """
    wanted = fold(value)
    letters = sorted(wanted)
    ranked = []
    for word in words:
        moved = len(word) == len(wanted) and sorted(word) == letters
        limit = max(_limit(wanted, word), _MOVED if moved else 0)
        if (steps := _steps(wanted, word, limit)) <= limit:
            ranked.append((steps, not moved, -_alike(wanted, word), word))
    return min(ranked)[-1] if ranked else None


def _limit(wanted: str, word: str) -> int:
    """How many steps may lie between two words that are near."""
    return (len(wanted) + len(word)) * _STEPS // _LETTERS


def _steps(wanted: str, word: str, limit: int) -> int:
    """How many letters have to be added or left out to make one word the other, or one more than may be.

    A letter in place of another is two steps, as is one that changed places with its neighbor.
    """
    apart = abs(len(wanted) - len(word))
    return limit + 1 if apart > limit else len(wanted) + len(word) - 2 * _in_common(wanted, word)


def _in_common(wanted: str, word: str) -> int:
    """How many letters two words have in common in the same order, whatever stands between them.

    All letters of `wanted` are compared at once, each a bit of a number, as Hyyrö (2004) found: in a hundred names of
    some twenty letters this takes less than a millisecond.
    """
    places: dict[str, int] = {}
    for place, letter in enumerate(wanted):
        places[letter] = places.get(letter, 0) | 1 << place
    left = every = (1 << len(wanted)) - 1
    for letter in word:
        met = left & places.get(letter, 0)
        left = (left + met | left - met) & every
    return len(wanted) - left.bit_count()


def _alike(wanted: str, word: str) -> int:
    """How many letters two words have in common at their beginning."""
    return sum(takewhile(bool, map(eq, wanted, word)))
