"""What a file of the site is, other than a page.

What it holds waits until it is asked for, as bytes: a preview makes few, and a build needs no large file as a whole in
memory. There are tens of thousands of those that are made of one record each, so these hold nothing of their own but
an address and the record.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from ..kept import key_of
from ..site.made_from import MadeFrom, Prints, every_record

R = TypeVar("R")


class FileSpec(ABC):
    """One file, whichever way it is made."""

    __slots__ = ()
    address: str
    """Path from the site's root."""

    @abstractmethod
    def pieces(self) -> Iterable[bytes]:
        """What it holds, piece by piece. Raises OSError if what it copies cannot be read, and what making it raises."""

    def made_from(self, prints: Prints) -> str:
        """Tells what it is made from: by default, of every record."""
        return every_record(prints)

    @property
    def copied(self) -> Path | None:
        """The file that it is a copy of, if it is one."""
        return None


@dataclass(frozen=True, slots=True)
class FileOfMany(FileSpec):
    """A file of many things, such as a list of all records, that is made one after another."""

    address: str
    make: Callable[[], Iterable[bytes]]
    of: MadeFrom = every_record

    def pieces(self) -> Iterable[bytes]:
        return self.make()

    def made_from(self, prints: Prints) -> str:
        return self.of(prints)


@dataclass(frozen=True, slots=True)
class FileOfRows(FileSpec):
    """A file with a row for each of many things, of which an edit changes few."""

    address: str
    ids: Collection[str]
    """Those of the things, in the order of their rows."""
    row: Callable[[str], bytes]
    """Makes the row of one."""
    row_made_from: Callable[[str, Prints], str]
    """Tells what the row of one is made from."""
    put_together: Callable[[Iterable[bytes]], Iterable[bytes]]
    """Makes a file of rows: a piece for each, which ends with it, and maybe some before and after."""

    def pieces(self) -> Iterable[bytes]:
        return self.put_together(map(self.row, self.ids))


@dataclass(frozen=True, slots=True)
class FileMadeAtOnce(FileSpec):
    """A file that is small enough to be made at once."""

    address: str
    make: Callable[[], bytes]
    of: MadeFrom = every_record

    def pieces(self) -> Iterable[bytes]:
        return (self.make(),)

    def made_from(self, prints: Prints) -> str:
        return self.of(prints)


@dataclass(frozen=True, slots=True)
class FileOfRecord(FileSpec, Generic[R]):
    """A file that tells of one record."""

    address: str
    record: R
    make: Callable[[R], bytes]
    of: Callable[[R, Prints], str]

    def pieces(self) -> Iterable[bytes]:
        return (self.make(self.record),)

    def made_from(self, prints: Prints) -> str:
        return self.of(self.record, prints)


@dataclass(frozen=True, slots=True)
class CopiedFile(FileSpec):
    """A file that stands beside the records, such as a logo."""

    address: str
    path: Path

    def pieces(self) -> Iterable[bytes]:
        return (self.path.read_bytes(),)

    def made_from(self, prints: Prints) -> str:
        return key_of(*self.pieces())

    @property
    def copied(self) -> Path:
        return self.path
