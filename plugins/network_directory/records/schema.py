"""Walking a model and a file's tree side by side, to find the values that a field's annotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel

from .tree import Node
from .types import Ref

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a field holds: marks of its own, a model, or many of another shape."""

    marks: tuple[Any, ...] = ()
    model: type[BaseModel] | None = None
    items: _Shape | None = None
    values: _Shape | None = None


def _shape(annotation: Any, marks: tuple[Any, ...] = ()) -> _Shape:
    arguments = get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        return _shape(arguments[0], (*marks, *annotation.__metadata__))
    origin = get_origin(annotation)
    if origin is tuple:
        return _Shape(marks, items=_shape(arguments[0]))
    if origin is dict:
        return _Shape(marks, values=_shape(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _Shape(marks, model=annotation)
    for argument in arguments:  # X | None
        if argument is not type(None) and origin is not None and not isinstance(argument, str):
            return _shape(argument, marks)
    return _Shape(marks)


@cache
def _fields(model: type[BaseModel]) -> Mapping[str, _Shape]:
    return {name: _shape(field.annotation, tuple(field.metadata)) for name, field in model.model_fields.items()}


@cache
def _leading_to(model: type[BaseModel], mark: type[object]) -> Mapping[str, _Shape]:
    """The fields that bear a mark or hold something that does."""
    return {name: shape for name, shape in _fields(model).items() if _leads_to(shape, mark)}


def _leads_to(shape: _Shape, mark: type[object]) -> bool:
    if any(isinstance(found, mark) for found in shape.marks):
        return True
    if shape.model and _leading_to(shape.model, mark):  # type: ignore[arg-type]  # a class is hashable
        return True
    inner = shape.items or shape.values
    return inner is not None and _leads_to(inner, mark)


def marked(model: type[BaseModel], tree: Node, mark: type[T]) -> Iterator[tuple[Node, T]]:
    """Each value in `tree` whose field is marked with a `mark`, and that mark.

    Works on trees that are otherwise faulty: what does not fit the model is passed over.
    """
    return _walk(_Shape(model=model), tree, mark)


def _walk(shape: _Shape, node: Node, mark: type[T]) -> Iterator[tuple[Node, T]]:
    match node.value:
        case str():
            yield from ((node, found) for found in shape.marks if isinstance(found, mark))
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


def entry_ref(model: type[BaseModel], field: str) -> str | None:
    """What the entries of a list are the ids of, if its field is one."""
    shape = _fields(model).get(field, _Shape()).items
    return next((mark.to for mark in shape.marks if isinstance(mark, Ref)), None) if shape else None


def nested_fields(model: type[BaseModel]) -> Mapping[str, type[BaseModel]]:
    """The fields of `model` that hold groups of fields, with the models of these."""
    shapes = {name: shape.items or shape.values or shape for name, shape in _fields(model).items()}
    return {name: shape.model for name, shape in shapes.items() if shape.model}
