"""What is asked of a partner to check it against the others: a few of its fields, without all that it says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol

from pydantic_core import PydanticCustomError

from .models import Partner
from .plain_data import text, texts
from .types import check_logo, check_url


class Brief(Protocol):
    """What both a partner's record and its `KeptBrief` have."""

    @property
    def name(self) -> str: ...

    @property
    def status(self) -> str: ...

    @property
    def url(self) -> str | None: ...

    @property
    def succeeded_by(self) -> str | None: ...

    @property
    def based_in(self) -> str | None: ...

    @property
    def logo(self) -> str | None: ...

    @property
    def also_known_as(self) -> tuple[str, ...]: ...

    @property
    def serves(self) -> tuple[str, ...]: ...

    @property
    def formerly(self) -> tuple[str, ...]: ...

    @property
    def identifiers(self) -> Iterable[tuple[str, Any]]:
        """The numbers of registries, by these."""


class KeptBrief(NamedTuple):
    """What was kept of a partner beside its record, which takes time to restore."""

    name: str
    status: str
    url: str | None
    succeeded_by: str | None
    based_in: str | None
    logo: str | None
    also_known_as: tuple[str, ...]
    serves: tuple[str, ...]
    formerly: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]


def packed_brief(partner: Partner) -> list[Any]:
    """The brief of a partner as data for JSON."""
    numbers = [pair for pair in partner.identifiers if pair[1]]
    return [*(getattr(partner, name) for name in KeptBrief._fields[:-1]), numbers]


def unpacked_brief(data: Any) -> KeptBrief:
    """The brief out of what `packed_brief` made of it. Raises ValueError or TypeError for anything else."""
    name, status, *perhaps, also_known_as, serves, formerly, identifiers = data
    url, succeeded_by, based_in, logo = [None if value is None else text(value) for value in perhaps]
    try:
        if url is not None:
            check_url(url)
        if logo is not None:
            check_logo(logo)  # for it is looked for among files
    except PydanticCustomError as error:
        raise ValueError from error
    numbers = tuple([(text(registry), text(number)) for registry, number in identifiers])
    lists = texts(also_known_as), texts(serves), texts(formerly)
    return KeptBrief(text(name), text(status), url, succeeded_by, based_in, logo, *lists, numbers)
