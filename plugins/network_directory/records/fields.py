"""The fields of a model as data: what stands in each, walked once and read by all that derives from the format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel

from .notes import Notes
from .tree import Node
from .types import Markdown, Plain, Ref, Value, WebAddress

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands in a field: a value, a group of fields, or many of one shape."""

    marks: tuple[Any, ...] = ()
    """What the annotation is marked with."""
    choices: tuple[str, ...] = ()
    """The words it can be, where these are only a few."""
    model: type[BaseModel] | None = None
    """The group's fields."""
    items: Shape | None = None
    """What a list consists of."""
    values: Shape | None = None
    """What stands under names of its own."""

    def mark(self, kind: type[T]) -> T | None:
        """The mark of a kind."""
        return next((mark for mark in self.marks if isinstance(mark, kind)), None)

    @property
    def single(self) -> Shape:
        """What one of many is; itself where it is not many."""
        return self.items or self.values or self


@dataclass(frozen=True, slots=True)
class DeclaredField:
    """A field as a model declares it."""

    name: str
    meaning: str
    """What it means, in a sentence; empty where nothing says so."""
    required: bool
    default: Any
    shape: Shape
    notes: Notes

    @property
    def ref(self) -> str | None:
        """What its value, or each of its values, is the id of."""
        mark = self.shape.single.mark(Ref)
        return mark.to if mark else None

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that it takes, where it takes only a few."""
        return self.shape.single.choices

    @property
    def value(self) -> Value | None:
        """Of which kind its value, or each of its values, is."""
        return self.shape.single.mark(Value)

    @property
    def group(self) -> type[BaseModel] | None:
        """The model of the group of fields in it, or of each of several."""
        return self.shape.single.model

    @property
    def is_list(self) -> bool:
        """Whether it takes many values, one after the other."""
        return self.shape.items is not None

    @property
    def by_name(self) -> bool:
        """Whether it takes many values, each under a name of its own."""
        return self.shape.values is not None


@cache
def fields_of(model: type[BaseModel]) -> Mapping[str, DeclaredField]:
    """The fields of a model by name, in the order in which records are written."""
    fields = {}
    for name, declared in model.model_fields.items():
        notes = next((mark for mark in declared.metadata if isinstance(mark, Notes)), Notes())
        shape = _shape(declared.annotation, tuple(mark for mark in declared.metadata if not isinstance(mark, Notes)))
        required = declared.is_required()
        default = None if required else declared.get_default()
        fields[name] = DeclaredField(name, declared.description or "", required, default, shape, notes)
    return fields


def _shape(annotation: Any, marks: tuple[Any, ...] = ()) -> Shape:
    arguments = get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        return _shape(arguments[0], (*marks, *annotation.__metadata__))
    origin = get_origin(annotation)
    if origin is Literal:
        return Shape(marks, choices=arguments)
    if origin is tuple:
        return Shape(marks, items=_shape(arguments[0]))
    if origin is dict:
        return Shape(marks, values=_shape(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape(marks, model=annotation)
    for argument in arguments:  # X | None
        if argument is not type(None) and origin is not None:
            return _shape(argument, marks)
    return Shape(marks)


def drop_empty(model: type[BaseModel], data: Any) -> Any:
    """The plain data of a group, from which is dropped what has a key and no value: that counts as absent.

    An unknown key stays, to be told of.
    """
    if data.__class__ is dict:
        if None in data.values():
            for name in [name for name, value in data.items() if value is None and name in model.model_fields]:
                del data[name]
        for name, shape, inner in _with_groups(model):
            if name in data:
                for group in _each(shape, data[name]):
                    drop_empty(inner, group)
    return data


@cache
def _with_groups(model: type[BaseModel]) -> Sequence[tuple[str, Shape, type[BaseModel]]]:
    return [(name, field.shape, field.group) for name, field in fields_of(model).items() if field.group]


def _each(shape: Shape, value: Any) -> Iterable[Any]:
    """The groups in a field of this shape, as far as it is filled in as it should be."""
    if shape.items:
        return value if value.__class__ is list else ()
    if shape.values:
        return value.values() if value.__class__ is dict else ()
    return (value,)


def groups_in(model: type[BaseModel]) -> Mapping[str, type[BaseModel]]:
    """The fields of a model that hold groups of fields, with the models of these."""
    return {name: field.group for name, field in fields_of(model).items() if field.group}


@cache
def _leading_to(model: type[BaseModel], mark: type[object]) -> Mapping[str, Shape]:
    """The fields that bear a mark or hold something that does."""
    return {name: field.shape for name, field in fields_of(model).items() if _leads_to(field.shape, mark)}


def _leads_to(shape: Shape, mark: type[object]) -> bool:
    if shape.mark(mark):
        return True
    if shape.model and _leading_to(shape.model, mark):  # type: ignore[arg-type]  # a class is hashable
        return True
    inner = shape.items or shape.values
    return inner is not None and _leads_to(inner, mark)


def marked(model: type[BaseModel], tree: Node, mark: type[T]) -> Iterator[tuple[Node, T]]:
    """Each value in `tree` whose field is marked with a `mark`, and that mark.

    Works on trees that are otherwise faulty: what does not fit the model is passed over.
    """
    return _walk(Shape(model=model), tree, mark)


def _walk(shape: Shape, node: Node, mark: type[T]) -> Iterator[tuple[Node, T]]:
    match node.value:
        case str():
            yield from ((node, annotation) for annotation in shape.marks if isinstance(annotation, mark))
        case list() as items if shape.items:
            for item in items:
                yield from _walk(shape.items, item, mark)
        case dict() as mapping if shape.model:
            for key, field in _leading_to(shape.model, mark).items():  # type: ignore[arg-type]  # a class is hashable
                if key in mapping:
                    yield from _walk(field, mapping[key], mark)
        case dict() as mapping if shape.values:
            for child in mapping.values():
                yield from _walk(shape.values, child, mark)


@dataclass(frozen=True, slots=True)
class Marked:
    """The texts of a record in whose fields certain things stand, in the order of the model."""

    plain: list[str]
    prose: list[str]
    addresses: list[str]
    names: list[str]
    """What it names, as `named` writes it."""


def named(kind: str, id: str) -> str:
    """The name of a thing of a kind, as `Marked` has it."""
    return f"{kind}:{id}"


def gather(model: type[BaseModel], data: Any) -> Marked:
    """What `marked` finds by each mark in the tree of the same plain data."""
    marked = Marked([], [], [], [])
    if isinstance(data, dict):
        _gather_group(model, data, marked)
    return marked


def _gather_group(model: type[BaseModel], group: Mapping[str, Any], into: Marked) -> None:
    for name, take in _takers(model):
        if name in group:
            take(group[name], into)


_Take = Callable[[Any, Marked], None]


@cache
def _takers(model: type[BaseModel]) -> Sequence[tuple[str, _Take]]:
    return [(name, take) for name, field in fields_of(model).items() if (take := _taker(field.shape))]


def _taker(shape: Shape) -> _Take | None:
    """What takes the texts that are marked out of a value of this shape; None if it has none."""
    if shape.single is not shape:
        return _taker_of_many(shape)
    model = shape.model
    if model is None:
        return _taker_of_text(shape)

    def take_group(value: Any, into: Marked) -> None:
        if value.__class__ is dict:
            _gather_group(model, value, into)

    return take_group if _takers(model) else None


def _taker_of_many(shape: Shape) -> _Take | None:
    take = _taker(shape.single)
    if take is None:
        return None

    def take_items(value: Any, into: Marked) -> None:
        if value.__class__ is list:
            for item in value:
                take(item, into)

    def take_values(value: Any, into: Marked) -> None:
        if value.__class__ is dict:
            for item in value.values():
                take(item, into)

    return take_items if shape.items else take_values


def _taker_of_text(shape: Shape) -> _Take | None:
    ref = shape.mark(Ref)
    if ref:
        prefix = named(ref.to, "")
        return lambda value, into: into.names.append(prefix + value) if value.__class__ is str else None
    if shape.mark(Markdown):
        return lambda value, into: into.prose.append(value) if value.__class__ is str else None
    if shape.mark(Plain):
        return lambda value, into: into.plain.append(value) if value.__class__ is str else None
    if shape.mark(WebAddress):
        return lambda value, into: into.addresses.append(value) if value.__class__ is str else None
    return None
