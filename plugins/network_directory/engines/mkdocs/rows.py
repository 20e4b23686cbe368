"""Files with a row for each of many records: rows of the published file that would be the same are taken from there.

An edit changes one of ten thousand rows, and to make them all took a fifth of the build that followed it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ...drawn import Origin
from ...files import FileOfRows
from ...kept import Kept, key_of
from .published import PublishedSite


class RowsOfSite:
    """Makes files of rows, with the help of those that were published last."""

    def __init__(self, site: Path, language: str, published: PublishedSite, origin: Origin, kept: Kept) -> None:
        """`site` is the folder of the published site."""
        self._site = site
        self._language = language
        self._published = published
        self._origin = origin
        self._kept = kept

    def pieces(self, file: FileOfRows) -> Iterator[bytes]:
        """What a file holds, piece by piece; where its rows are is kept for the next time."""
        key = key_of("rows", str(self._site), self._language, file.address)
        last = self._last(key, file.address)
        prints: list[str] = []
        places: list[tuple[int, int]] = []
        length = end = 0

        def made() -> Iterator[bytes]:
            nonlocal length
            for id in file.ids:
                made_from = file.row_made_from(id, self._origin.prints)
                row = last.row(made_from) or file.row(id)
                prints.append(made_from)
                length = len(row)
                yield row

        for piece in file.put_together(made()):
            end += len(piece)
            if len(prints) > len(places):  # a piece ends with the row that it was made of
                places.append((end - length, end))
            yield piece
        of = self._origin.records_of(file)
        self._kept.put(key, json.dumps([of, prints, places], separators=(",", ":")).encode())

    def _last(self, key: str, address: str) -> _Rows:
        """The rows of a file that was published; none if it is not known where they are."""
        published = self._published.there(address)
        if published is None:
            return _Rows()
        try:
            of, prints, places = json.loads(self._kept.get(key) or b"")
            if published.made_from != of:
                return _Rows()
            by_print = {str(print): (int(start), int(end)) for print, (start, end) in zip(prints, places, strict=True)}
            return _Rows((self._site / address).read_bytes(), by_print)
        except (OSError, ValueError, TypeError, RecursionError):
            return _Rows()


class _Rows(NamedTuple):
    """The rows of a file, by the prints of what they were made from."""

    content: bytes = b""
    places: Mapping[str, tuple[int, int]] = {}

    def row(self, made_from: str) -> bytes | None:
        """The row that was made of the same, if there was one."""
        place = self.places.get(made_from)
        return place and self.content[slice(*place)]
