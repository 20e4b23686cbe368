"""Keeping what became of files, so that a file that was read before, in any place and by any name, is not read again.

Files are kept many together, in shards by their hashes, as JSON: a network has too many for a file each. Kept are the
plain data of each record, what was found wrong with it, and that the rules had nothing to say of it. What is found may
come from anywhere, so the model checks the data again before anybody gets a record: that takes most of the time that is
left of reading, and whoever only checks a network asks for few records.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter
from pydantic_core import to_json

from .. import language
from ..kept import Kept, key_of, key_of_code
from .answers import Given, Phrase, english
from .briefs import KeptBrief, packed_brief
from .codes import CODES
from .kinds import Kind
from .leanness import lean
from .making import Acceptance, Later, Made, Read, Restorable
from .models import Partner
from .problems import Position
from .validate import Fault

_LIBRARIES = (
    "anyascii", "babel", "ftfy", "markdown-it-py", "pydantic", "pydantic-core", "python-frontmatter", "pyyaml",
)  # fmt: skip
"""Those that have a part in reading."""
_SHARDS = 64
_FEW = 256
"""A network of so few records is kept as a whole."""
_FIELDS = 4
"""So many parts a line has."""
_DEEPEST = 8
"""So many phrases can be in one another; there are two or three."""


@cache
def _code() -> str:
    """The key of all code that has a part in what becomes of a file."""
    folders = (Path(__file__).parent, Path(language.__file__).parent)
    return key_of(key_of_code(folders, _LIBRARIES), str(yaml.__with_libyaml__))


_Head = tuple[list[Any], tuple[Acceptance, ...], tuple[str, ...], Kind | None, KeptBrief | None]
"""What is kept of a file beside the data of its record: what is wrong with it, and what `Restorable` has."""


class Packed(NamedTuple):
    """What became of a file that became a record, as JSON."""

    head: str
    """All but the record."""
    data: str
    """The plain data that the record was made of."""


class _Line(NamedTuple):
    """What is kept of a file, and what the rules said of its record."""

    head: bytes
    data: bytes
    silent: bytes = b""
    """By which vocabulary and from which day on the rules have nothing to say of it; empty if they have, or nobody
    asked them."""


class KeptFiles:
    """What became of files, by the hashes of their contents. `count` is how many files there are.

    Each shard has a line for each file: its name there, and what is kept, with tabs between.
    """

    def __init__(self, kept: Kept, count: int) -> None:
        self._kept = kept
        self._count = count
        self._shards = 1 if count <= _FEW else _SHARDS
        self._held: dict[int, dict[bytes, _Line]] = {}
        self._used: dict[int, dict[bytes, _Line]] = {}
        self._changed: set[int] = set()

    def get(
        self, digest: bytes, suffix: str, kind: Kind, anew: Callable[[], BaseModel]
    ) -> Made[Any] | Restorable[Any] | None:
        """What became of a file with this hash of its content; None if that is not kept, or not as it should be.

        Of a partner the record is restored when it is asked for; if it cannot be, it is made `anew`.
        """
        shard, name = self._place(digest, suffix, kind)
        line = self._shard(shard).get(name)
        if line is None:
            return None
        try:
            made = unpacked(line.head, line.data, kind, anew)
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
        self._used[shard][name] = line
        return made

    def put(self, digest: bytes, suffix: str, kind: Kind, packed: Packed) -> None:
        """Keep what became of a file."""
        shard, name = self._place(digest, suffix, kind)
        self._shard(shard)
        self._used[shard][name] = _Line(packed.head.encode(), packed.data.encode())
        self._changed.add(shard)

    def is_silent(self, digest: bytes, suffix: str, kind: str, vocabulary: str, today: date) -> bool:
        """Whether it is kept that the rules have nothing to say of a record."""
        shard, name = self._place(digest, suffix, kind)
        line = self._shard(shard).get(name)
        by, _, since = line.silent.partition(b" ") if line else (b"", b"", b"")
        return by == vocabulary.encode() and bool(since) and since <= today.isoformat().encode()

    def put_silent(self, digest: bytes, suffix: str, kind: str, vocabulary: str, today: date) -> None:
        """Keep that the rules have nothing to say of a record that is kept; nor will they on a later day."""
        shard, name = self._place(digest, suffix, kind)
        used = self._used.get(shard, {})
        if line := used.get(name):
            used[name] = line._replace(silent=f"{vocabulary} {today.isoformat()}".encode())
            self._changed.add(shard)

    def holds_some(self) -> bool:
        """Whether some files of such a network are kept, so that this is likely of the others too."""
        return bool(self._shard(0))

    def save(self) -> None:
        """Write what is new; of what is kept and was not used, as many files stay as there are."""
        for shard in sorted(self._changed):
            used, held = self._used[shard], self._held[shard]
            room = max(len(used), self._count // self._shards)
            others = islice(((name, line) for name, line in held.items() if name not in used), room)
            lines = (b"\t".join((name, *line)) for name, line in chain(used.items(), others))
            self._kept.put(self._key(shard), b"\n".join(lines))
        if any(not self._held[shard] for shard in self._changed):  # what other code kept may be in the way
            self._kept.prune()

    def _place(self, digest: bytes, suffix: str, kind: str) -> tuple[int, bytes]:
        return digest[0] % self._shards, f"{kind}{suffix}:{digest.hex()}".encode()

    def _shard(self, number: int) -> dict[bytes, _Line]:
        if number not in self._held:
            lines = [line.split(b"\t") for line in (self._kept.get(self._key(number)) or b"").split(b"\n")]
            self._held[number] = {line[0]: _Line(*line[1:]) for line in lines if len(line) == _FIELDS}
            self._used[number] = {}
        return self._held[number]

    def _key(self, shard: int) -> str:
        return key_of("records", _code(), f"{shard}/{self._shards}")


def packed(read: Read) -> Packed | None:
    """What became of a file; None if it became no record, and has to be read again."""
    made = read.made
    if made.record is None:
        return None
    faults = [[*fault.at, fault.code, _packed_phrase(fault.said), fault.suggestion] for fault in made.faults]
    brief = packed_brief(made.record) if isinstance(made.record, Partner) else None
    return Packed(_json([faults, made.accepts, made.names, made.told, brief]), _json(read.data))


def unpacked(
    head: str | bytes, data: str | bytes, kind: Kind, anew: Callable[[], BaseModel]
) -> Made[Any] | Restorable[Any]:
    """What became of a file, out of what `packed` made of it.

    Raises ValueError, KeyError or TypeError for anything else; of a partner, whose record is restored later, only if
    the head is not as it should be.
    """
    found, accepts, names, told, brief = _head().validate_json(head)
    faults = tuple(map(_unpacked_fault, found))
    if kind is not Kind.PARTNER:  # of which there are so many that it matters
        record = restored(data, kind)
        return Made(record, record, faults, names, accepts, told)
    if brief is None:
        raise ValueError
    record_later = Later(partial(_restored_or, anew, data, kind))
    return Restorable(record_later, brief, faults, names, accepts, told)


@cache
def _head() -> TypeAdapter[_Head]:
    """What checks the form of heads, of which there is one for each record."""
    return TypeAdapter(_Head, config=ConfigDict(strict=True))


def restored(data: str | bytes, kind: Kind) -> BaseModel:
    """A record, out of the data it was made of. Raises ValueError or RecursionError for anything else."""
    return lean(kind.model.model_validate_json(data))


def _restored_or(anew: Callable[[], BaseModel], data: str | bytes, kind: Kind) -> BaseModel:
    try:
        return restored(data, kind)
    except (ValueError, RecursionError):
        return anew()


def _json(data: Any) -> str:
    return to_json(data).decode()


def _unpacked_fault(data: Any) -> Fault:
    line, column, code, said, suggestion = data
    phrase = _unpacked_phrase(said, 0)
    english().text(phrase)  # which fails if nothing can be said so
    if code not in CODES:
        raise ValueError
    return Fault(_position(line, column), code, phrase, None if suggestion is None else _text(suggestion))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def _position(line: Any, column: Any) -> Position:
    if line.__class__ is not int or column.__class__ is not int or min(line, column) < 1:
        raise ValueError
    return Position(line, column)


def _packed_phrase(phrase: Phrase) -> list[Any]:
    return [phrase.key, [[name, _packed_given(value)] for name, value in phrase.values], phrase.otherwise]


def _packed_given(value: Given) -> Any:
    match value:
        case Phrase():
            return {"phrase": _packed_phrase(value)}
        case tuple():
            return [_packed_given(item) for item in value]
    return value


def _unpacked_phrase(data: Any, depth: int) -> Phrase:
    key, values, otherwise = data
    given = tuple((_text(name), _unpacked_given(value, depth)) for name, value in values)
    return Phrase(_text(key), given, None if otherwise is None else _text(otherwise))


def _unpacked_given(value: Any, depth: int) -> Given:
    if depth > _DEEPEST:
        raise ValueError
    match value:
        case dict():
            return _unpacked_phrase(value["phrase"], depth + 1)
        case list():
            return tuple(_unpacked_given(item, depth + 1) for item in value)
        case str() | int():
            return value
    raise ValueError
