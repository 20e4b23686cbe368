"""Keeping what became of files, so that a file that was read before, in any place and by any name, is not read again.

Files are kept many together, in shards by their hashes, as JSON: a network has too many for a file each. Kept are the
plain data of each record and what was found wrong with it. What is found may come from anywhere, so the model checks
the data again, which takes the least time of all that reading does.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from itertools import chain, islice, starmap
from pathlib import Path
from typing import Any

import yaml

from .. import language
from ..kept import Kept, key_of, key_of_code
from .answers import Given, Phrase, english
from .codes import CODES
from .kinds import Kind
from .making import Acceptance, Made, Read
from .misplaced import kind_told
from .problems import Position
from .validate import Fault

_LIBRARIES = (
    "anyascii", "babel", "ftfy", "markdown-it-py", "pydantic", "pydantic-core", "python-frontmatter", "pyyaml",
)  # fmt: skip
"""Those that have a part in reading."""
_SHARDS = 64
_FEW = 256
"""A network of so few records is kept as a whole."""
_DEEPEST = 8
"""So many phrases can be in one another; there are two or three."""


@cache
def _code() -> str:
    """The key of all code that has a part in what becomes of a file."""
    folders = (Path(__file__).parent, Path(language.__file__).parent)
    return key_of(key_of_code(folders, _LIBRARIES), str(yaml.__with_libyaml__))


class KeptFiles:
    """What became of files, by the hashes of their contents. `count` is how many files there are.

    Each shard has a line for each file: its name there, and JSON.
    """

    def __init__(self, kept: Kept, count: int) -> None:
        self._kept = kept
        self._shards = 1 if count <= _FEW else _SHARDS
        self._held: dict[int, dict[bytes, bytes]] = {}
        self._used: dict[int, dict[bytes, bytes]] = {}
        self._changed: set[int] = set()

    def get(self, digest: bytes, suffix: str, kind: Kind) -> Made[Any] | None:
        """What became of a file with this hash of its content; None if that is not kept, or not as it should be."""
        shard, name = self._place(digest, suffix, kind)
        held = self._shard(shard).get(name)
        if held is None:
            return None
        try:
            made = unpacked(json.loads(held), kind)
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
        self._used[shard][name] = held
        return made

    def put(self, digest: bytes, suffix: str, kind: Kind, data: Sequence[Any]) -> None:
        """Keep what became of a file, as `packed` made it."""
        shard, name = self._place(digest, suffix, kind)
        self._shard(shard)
        self._used[shard][name] = json.dumps(data, separators=(",", ":")).encode()
        self._changed.add(shard)

    def holds_some(self) -> bool:
        """Whether some files of such a network are kept, so that this is likely of the others too."""
        return bool(self._shard(0))

    def save(self) -> None:
        """Write what is new; of what is kept and was not used, as many files stay as were used."""
        for shard in sorted(self._changed):
            used, held = self._used[shard], self._held[shard]
            others = islice(((name, line) for name, line in held.items() if name not in used), len(used))
            lines = (b"%b %b" % item for item in chain(used.items(), others))
            self._kept.put(self._key(shard), b"\n".join(lines))
        if any(not self._held[shard] for shard in self._changed):  # what other code kept may be in the way
            self._kept.prune()

    def _place(self, digest: bytes, suffix: str, kind: Kind) -> tuple[int, bytes]:
        return digest[0] % self._shards, f"{kind}{suffix}:{digest.hex()}".encode()

    def _shard(self, number: int) -> dict[bytes, bytes]:
        if number not in self._held:
            lines = (self._kept.get(self._key(number)) or b"").split(b"\n")
            self._held[number] = {name: data for name, _, data in (line.partition(b" ") for line in lines) if data}
            self._used[number] = {}
        return self._held[number]

    def _key(self, shard: int) -> str:
        return key_of("records", _code(), f"{shard}/{self._shards}")


def packed(read: Read) -> list[Any] | None:
    """What became of a file as data for JSON; None if it became no record, and has to be read again."""
    made = read.made
    if made.record is None:
        return None
    faults = [[*fault.at, fault.code, _packed_phrase(fault.said), fault.suggestion] for fault in made.faults]
    accepts = [[accept.code, *accept.at, accept.reason] for accept in made.accepts]
    return [read.data, faults, accepts, made.names]


def unpacked(data: Any, kind: Kind) -> Made[Any]:
    """What became of a file, out of what `packed` made of it.

    Raises ValueError, KeyError or TypeError for anything else.
    """
    fields, faults, accepts, names = data
    record = kind.model.model_validate(fields)
    return Made(
        record,
        record,
        tuple(map(_unpacked_fault, faults)),
        tuple(map(_text, names)),
        tuple(starmap(_unpacked_acceptance, accepts)),
        kind_told(tuple(fields)),
    )


def _unpacked_acceptance(code: Any, line: Any, column: Any, reason: Any) -> Acceptance:
    return Acceptance(_text(code), _position(line, column), _text(reason))


def _unpacked_fault(data: Any) -> Fault:
    line, column, code, said, suggestion = data
    phrase = _unpacked_phrase(said, 0)
    english().text(phrase)  # which fails if nothing can be said so
    if code not in CODES:
        raise ValueError
    return Fault(_position(line, column), code, phrase, None if suggestion is None else _text(suggestion))


def _position(line: Any, column: Any) -> Position:
    if line.__class__ is not int or column.__class__ is not int or min(line, column) < 1:
        raise ValueError
    return Position(line, column)


def _text(value: Any) -> str:
    if value.__class__ is not str:
        raise ValueError
    text: str = value
    return text


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
