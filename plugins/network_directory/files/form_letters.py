"""How letters of every script are spelled in ours: what the form on /join/ makes an id with, where a name needs it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..language.folding import PLANE, spelled
from .facets import compact
from .spec import FileSpec

_ROW = 256


def form_letters() -> Iterator[FileSpec]:
    """The table, by the number of 256 signs and the sign's place among them."""
    yield FileSpec("data/form/letters.json", _table())


@cache
def _table() -> str:
    rows = (range(start, start + _ROW) for start in range(0, PLANE, _ROW))
    return compact({str(row.start // _ROW): list(map(_in_ours, row)) for row in rows if any(map(_is_letter, row))})


def _in_ours(point: int) -> str:
    return spelled.__wrapped__(chr(point))


def _is_letter(point: int) -> bool:
    return chr(point).isalnum()
