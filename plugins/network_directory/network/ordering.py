"""The order of every list: alphabetical, so that nothing ranks by size, age or badge."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol, TypeVar

from ..language import folded_words

_REMEMBERED = 1 << 17
"""How many names' places are kept: lists of the same things are sorted again and again."""
MOST_LETTERS = 3
"""By how many letters lists tell names apart at most; those that share more are in numbered parts."""
_NUMBER = re.compile(r"\d+", re.ASCII)
_ARTICLE = re.compile(r"\W*(the|an|a)\s+(?=\w)", re.IGNORECASE)


def sort_key(name: str, id: str) -> tuple[str, str]:
    """Alphabetical without accents and a leading article, numbers by their value; equal names by id."""
    return _by_letters(name), id


@lru_cache(_REMEMBERED)
def _by_letters(name: str) -> str:
    return _NUMBER.sub(_as_sorted, _without_article(name))


def _without_article(name: str) -> str:
    article = _ARTICLE.match(name)
    return folded_words(name[article.end() :] if article else name)


def _as_sorted(number: re.Match[str]) -> str:
    """Digits that sort as text as the number does: how many there are first, for a name has room for few."""
    digits = number[0].lstrip("0")
    return f"{len(digits):03}{digits}"


class Named(Protocol):
    """Something that lists show by its name."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=Named)


def by_name(items: Iterable[N]) -> tuple[N, ...]:
    """In the order of lists, each once."""
    return tuple(sorted({item.id: item for item in items}.values(), key=lambda item: sort_key(item.name, item.id)))


def initial(name: str, letters: int = 1) -> str:
    """The letter under which an A–Z list shows a name, or its first `letters`; # for what does not begin with one.

    After the first letter a dash stands for what is none. `letters` are at most `MOST_LETTERS`.
    """
    return _initials(name)[:letters]


@lru_cache(_REMEMBERED)
def _initials(name: str) -> str:
    words = _without_article(name)
    first = words[:1].upper()
    more = (c if c.isalpha() else "–" for c in words[1:MOST_LETTERS].ljust(MOST_LETTERS - 1))
    return first + "".join(more) if first.isalpha() else "#"
