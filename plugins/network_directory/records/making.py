"""What becomes of one file by itself: a record, or what keeps it from being one.

Most files are read without places first. Where nothing can be wrong, that is all; where something may be, the file is
read again with a place for every value, which is what problems are told of. Both ways give the same, which
`tests/records/test_making.py` tries on files of all sorts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from sys import intern
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from .answers import answer
from .debris import tracked
from .fields import Marked, drop_empty, gather, marked, named
from .files import keys_in, plain_fields, positioned_record
from .kinds import Kind
from .leanness import lean
from .markdown import faults as prose_faults
from .markdown import is_plainly_right, short_links
from .misplaced import kind_told
from .persons import personal
from .problems import Position, position
from .tree import Node
from .types import Markdown, Plain, WebAddress
from .validate import Fault, validate
from .wording import are_plainly_right, wording

M = TypeVar("M", bound=BaseModel)
M_co = TypeVar("M_co", bound=BaseModel, covariant=True)


class Acceptance(NamedTuple):
    """A warning that a record accepts, as it is written."""

    code: str
    at: Position
    reason: str


@dataclass(frozen=True, slots=True)
class Made(Generic[M_co]):
    """What became of a file."""

    record: M_co | None = None
    """The record, if it has no fault."""
    sound: M_co | None = None
    """The record without its faulty parts, if what is left is one."""
    faults: tuple[Fault, ...] = ()
    names: tuple[str, ...] = ()
    """What its fields and its prose name, each once, as `fields.named` writes it."""
    accepts: tuple[Acceptance, ...] = ()
    told: Kind | None = None
    """The kind of record that its fields are those of, if they tell."""
    readable: bool = True

    @property
    def whole(self) -> bool:
        """Whether it became a record that has no fault of its own."""
        return self.record is not None

    @property
    def brief(self) -> Any:
        """What is asked of it to check it against others, as far as it is sound."""
        return self.sound


class Later(Generic[M_co]):
    """A record that is restored when somebody asks for it, for that takes time."""

    __slots__ = ("_record", "_restore")

    def __init__(self, restore: Callable[[], M_co]) -> None:
        self._restore: Callable[[], M_co] | None = restore
        self._record: M_co | None = None

    @property
    def record(self) -> M_co:
        """The record."""
        if self._record is None:
            assert self._restore
            self._record = self._restore()
            self._restore = None  # it holds what the record was restored from
        return self._record


class Restorable(Generic[M_co]):
    """What became of a file that became a record, as it was kept. It has what `Made` has."""

    __slots__ = ("accepts", "brief", "faults", "held", "names", "told")
    whole = readable = True

    def __init__(
        self,
        held: Later[M_co],
        brief: Any,
        faults: tuple[Fault, ...],
        names: tuple[str, ...],
        accepts: tuple[Acceptance, ...],
        told: Kind | None,
    ) -> None:
        self.held = held
        self.brief = brief
        self.faults = faults
        self.names = names
        self.accepts = accepts
        self.told = told

    @property
    def record(self) -> M_co:
        """The record."""
        return self.held.record

    @property
    def sound(self) -> M_co:
        """The record, for it has no faulty parts."""
        return self.record


class Placed(NamedTuple):
    """A file with a place for each of its values."""

    tree: Node | None
    """None if it cannot be read."""
    of_sound: Node | None
    """The tree that the sound part of its record was made of."""


NOWHERE = Placed(None, None)


class Read(NamedTuple):
    """A file as it was read."""

    made: Made[BaseModel]
    data: Any
    """The plain data that its record was made of; None if it could not be read."""


def make(raw: bytes, suffix: str, kind: Kind) -> Read:
    """What becomes of the content of a file in a folder of records of a kind."""
    return make_quickly(raw, suffix, kind) or make_with_places(raw, suffix, kind)


def make_quickly(raw: bytes, suffix: str, kind: Kind) -> Read | None:
    """The same of a file in which nothing can be wrong; None of others."""
    data = plain_fields(raw, suffix, kind.model.model_fields)
    if data is None or "accept" in data:
        return None
    told = kind_told(tuple(data))
    texts = gather(kind.model, drop_empty(kind.model, data))
    if not _nothing_to_say(texts):
        return None
    try:
        record = lean(kind.model.model_validate(data))
    except ValidationError:
        return None
    return Read(Made(record, record, (), _names(texts), told=told), data)


def _nothing_to_say(texts: Marked) -> bool:
    """Whether it is plain at once that there is nothing to say of a record's texts."""
    return (
        are_plainly_right(texts.plain, plain=True)
        and all(map(is_plainly_right, texts.prose))
        and are_plainly_right(texts.prose, plain=False)
        and not any("?" in address or address.startswith("mailto:") for address in texts.addresses)
    )


def make_with_places(raw: bytes, suffix: str, kind: Kind) -> Read:
    """The same of any file, with a place for each fault."""
    faults: list[Fault] = []
    tree = positioned_record(raw, suffix, kind.model.model_fields, lambda *fault: faults.append(Fault(*fault)))
    if tree is None:
        return Read(Made(faults=tuple(faults), told=kind_told(tuple(keys_in(raw, suffix))), readable=False), None)
    assert isinstance(tree.value, dict)
    made, _ = made_of(kind.model, tree, faults)
    return Read(replace(made, told=kind_told(tuple(tree.value))), drop_empty(kind.model, tree.plain()))


def made_of(model: type[M], tree: Node, faults: Iterable[Fault] = ()) -> tuple[Made[M], Node]:
    """What becomes of a tree, in which these faults were found already, and the tree of the sound part of it."""
    validated = validate(model, tree)
    made = Made(
        validated.record,
        validated.sound,
        (*faults, *validated.faults, *_faults_of_texts(model, tree)),
        _names(gather(model, tree.plain())),
        tuple(accepted(tree)),
    )
    return made, validated.tree


@lru_cache(maxsize=16)  # the rules place all problems of one record before those of the next
def with_places(raw: bytes, suffix: str, kind: Kind) -> Placed:
    """The content of a file with a place for each of its values."""
    tree = positioned_record(raw, suffix, kind.model.model_fields, lambda *_: None)
    return Placed(tree, validate(kind.model, tree).tree) if tree else NOWHERE


def _names(texts: Marked) -> tuple[str, ...]:
    linked = [named(link.kind, link.id) for text in texts.prose for _, link in short_links(text)]
    return tuple(map(intern, sorted({*texts.names, *linked})))  # however many records hold a name, it is there once


def _faults_of_texts(model: type[BaseModel], tree: Node) -> Iterator[Fault]:
    """What to say of the texts of a record, faulty ones too."""
    for node, _ in marked(model, tree, Markdown):
        for fault in prose_faults(str(node.value)):
            yield Fault(node.place_in_text(fault.at), fault.code, fault.said, fault.suggestion)
        yield from _faults_of_wording(node, plain=False)
    for node, _ in marked(model, tree, Plain):
        yield from _faults_of_wording(node, plain=True)
    for node, _ in marked(model, tree, WebAddress):
        yield from _faults_of_address(node)


def _faults_of_wording(node: Node, *, plain: bool) -> Iterator[Fault]:
    text = str(node.value)
    for fault in wording(text, plain=plain):
        where = node.place_in_text(position(text, fault.offset)) if fault.offset else node.at
        yield Fault(where, fault.code, fault.said, fault.suggestion)


def _faults_of_address(node: Node) -> Iterator[Fault]:
    address = str(node.value)
    if address.startswith("mailto:") and (phrase := personal(address)):
        yield Fault(node.at, "ND315", phrase)
    if follows := tracked(address):
        yield Fault(node.at, "ND225", answer("tracker", by=follows.by, address=follows.clean), follows.clean)


def accepted(tree: Node) -> Iterator[Acceptance]:
    """What stands under `accept:` in a group, also what is not in the right form: that is told of already."""
    accept = tree.find(("accept",))
    match accept and accept.value:
        case dict() as mapping:
            for code, node in mapping.items():
                yield Acceptance(code, node.key_at or node.at, str(node.value or ""))
        case list() as items:
            yield from (Acceptance(str(item.value), item.at, "") for item in items)
        case str() as code:
            assert accept
            yield Acceptance(code, accept.at, "")
