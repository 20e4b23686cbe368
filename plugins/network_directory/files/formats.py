"""How data are written, as bytes of UTF-8: JSON, and CSV that is safe to open."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic_core import to_json


def compact(value: Any) -> bytes:
    """JSON as short as it can be, with every letter as it is. What people read is written by `as_json`."""
    return to_json(value)


def as_json(value: Any) -> bytes:
    """JSON for people and machines: indented."""
    return to_json(value, indent=1) + b"\n"


def rows_as_json(rows: Iterable[bytes]) -> Iterator[bytes]:
    """A list as JSON, given by its items in JSON, with a line for each, in as many pieces."""
    before = b"[\n"
    for row in rows:
        yield before + row
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def joined(*objects: bytes) -> bytes:
    """One object in JSON of all members of some, which have no key in common."""
    return b"{" + b",".join(members for object in objects if (members := object[1:-1])) + b"}"


def without_none(members: Mapping[str, Any]) -> dict[str, Any]:
    """The members of an object of which anything is known."""
    return {key: value for key, value in members.items() if value is not None}


_FORMULA = re.compile("(^|[;\r\n])(?=[ \u00a0\u3000]*[=+@\t\r＝＋－＠-])")
"""Where a spreadsheet takes text for a formula, and runs it unless a quote stands in front: where a cell begins, and
behind a semicolon or line break, at which spreadsheets in half of Europe divide cells. A number is no formula."""
_PARTS = re.compile("[;\r\n]")


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    """CSV in which no cell can be taken for a formula, row by row."""
    return with_header(columns, (csv_row(columns, row) for row in rows))


def csv_row(columns: Sequence[str], row: Mapping[str, object]) -> bytes:
    """A row of such a table."""
    return _line([_cell(row.get(column)) for column in columns])


def with_header(columns: Sequence[str], rows: Iterable[bytes]) -> Iterator[bytes]:
    """Rows of such a table, below the names of its columns."""
    yield _line(columns)
    yield from rows


def _line(cells: Sequence[str]) -> bytes:
    line: str = _WRITER.writerow(cells)
    return line.encode()


class _Echo:
    """Where rows are written that are handed on at once: a writer answers what its file does."""

    def write(self, text: str) -> str:
        return text


_WRITER = csv.writer(_Echo(), lineterminator="\r\n")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    text = ";".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    if text[:1].isalnum() and not _PARTS.search(text):  # as most are, which need no longer look
        return text
    return _FORMULA.sub(r"\1'", text)
