"""Guessing what was meant: “did you mean …?”."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_MANY = 500


def near(value: str, known: Iterable[str]) -> str | None:
    """The known word that `value` was most likely meant to be, or None.

    Among many words only those that begin alike are compared, for comparing costs about 20 µs a word.
    """
    wanted = value.casefold()
    words = sorted(known)
    if wanted in words:
        return wanted
    if swapped := [word for word in words if sorted(word) == sorted(wanted)]:
        return swapped[0]
    if len(words) > _MANY:
        words = [word for word in words if word[:2] == wanted[:2]]
    found = get_close_matches(wanted, words, 1, 0.7)
    return found[0] if found else None
