"""How letters of every script are spelled in ours: what the form on /join/ makes an id with, where a name needs it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..language.folding import PLANE, spelled
from ..site.made_from import words_alone
from .file import FileMadeAtOnce, FileSpec
from .formats import compact

_ROW = 256


def form_letters() -> Iterator[FileSpec]:
    """The table, by the number of 256 signs and the sign's place among them."""
    yield FileMadeAtOnce("data/form/letters.json", _table, words_alone)


@cache
def _table() -> bytes:
    rows = {start: list(map(chr, range(start, start + _ROW))) for start in range(0, PLANE, _ROW)}
    return compact(
        {str(start // _ROW): list(map(spelled, row)) for start, row in rows.items() if any(map(str.isalnum, row))}
    )
