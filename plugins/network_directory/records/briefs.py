"""What is asked of a partner to check it against the others: a few of its fields, without all that it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from ..language import fold
from .models import Partner
from .tree import Path
from .types import LogoFile


class Brief(Protocol):
    """What both a partner's record and its `KeptBrief` have."""

    @property
    def name(self) -> str: ...

    @property
    def status(self) -> str: ...

    @property
    def succeeded_by(self) -> str | None: ...

    @property
    def based_in(self) -> str | None: ...

    @property
    def logo(self) -> str | None: ...

    @property
    def serves(self) -> tuple[str, ...]: ...

    @property
    def formerly(self) -> tuple[str, ...]: ...


class Mark(NamedTuple):
    """Something that two partners do not have in common unless they are one."""

    what: str
    """A name, an address, or the number of a registry: the field that it stands in."""
    value: str
    """The same for all ways to write it."""
    alias: int | None = None
    """Which of the partner's second names it is, if it is one: others may have it for theirs too, for ORTA stands for
    many things."""

    @property
    def path(self) -> Path:
        """Where it stands in a partner's record."""
        if self.alias is not None:
            return "also_known_as", self.alias
        return (self.what,) if self.what in ("name", "url") else ("identifiers", self.what)


class KeptBrief(NamedTuple):
    """What was kept of a partner beside its record, which takes time to restore."""

    name: str
    status: str
    succeeded_by: str | None
    based_in: str | None
    logo: LogoFile | None
    """It is looked for among files, so it is checked again."""
    serves: tuple[str, ...]
    formerly: tuple[str, ...]
    marks: tuple[Mark, ...]


def packed_brief(partner: Partner) -> list[Any]:
    """The brief of a partner as data for JSON, for which `KeptBrief` is the schema."""
    return [*(getattr(partner, name) for name in KeptBrief._fields[:-1]), tuple(_marks(partner))]


def marks(partner: Partner | KeptBrief) -> Iterable[Mark]:
    """What tells a partner from others."""
    return partner.marks if isinstance(partner, KeptBrief) else _marks(partner)


def _marks(partner: Partner) -> Iterator[Mark]:
    if name := _folded(partner.name):
        yield Mark("name", name)
    for index, alias in enumerate(partner.also_known_as):
        if name := _folded(alias):
            yield Mark("name", name, index)
    if partner.url:
        yield Mark("url", _bare(partner.url))
    for field, number in partner.identifiers:
        if number:
            yield Mark(field, number)


@lru_cache(maxsize=32768)  # a preview asks again after each change
def _folded(name: str) -> str:
    """A name without case, accents, spaces, punctuation and words that say nothing."""
    words = re.findall(r"\w+", re.sub(r"['’]", "", fold(name).replace("&", " and ")))
    return "".join(word for word in words if word not in {"the", "inc", "incorporated", "llc", "ltd"})


@lru_cache(maxsize=32768)
def _bare(url: str) -> str:
    parts = urlsplit(url)
    path = parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
    return f"{(parts.hostname or '').removeprefix('www.')}{path}"
