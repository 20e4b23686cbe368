"""Guessing what was meant: “did you mean …?”."""

from __future__ import annotations

from collections.abc import Iterable

from ..language import fold
from ..language.nearness import near as nearest

_MANY = 500


def near(value: str, known: Iterable[str]) -> str | None:
    """The known word that `value` was most likely meant to be, or None.

    Among many words only those that begin alike are compared, for a file may name many that are unknown.
    """
    words = list(known)
    if len(words) > _MANY:
        beginning = fold(value)[:2]
        words = [word for word in words if word[:2] == beginning]
    return nearest(value, words)
