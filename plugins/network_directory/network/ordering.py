"""The order of every list: alphabetical, so that nothing ranks by size, age or badge."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Protocol, TypeVar

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode takes for letters of their own, and not for accented ones, as an English index files them."""
_ARTICLE = re.compile(r"\W*(the|an|a)\s+(?=\w)", re.IGNORECASE)


def folded(name: str) -> str:
    """A name without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    letters = "".join(" " if not (c.isalnum() or unicodedata.combining(c)) else c for c in plain)
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def sort_key(name: str, id: str) -> tuple[str, str]:
    """Alphabetical without accents and a leading article; equal names by id."""
    article = _ARTICLE.match(name)
    return folded(name[article.end() :] if article else name), id


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


def initial(name: str) -> str:
    """The letter under which an A–Z list shows a name; # for what is no letter."""
    first = sort_key(name, "")[0][:1].upper()
    return first if first.isalpha() else "#"
