"""Holding records in little room, for a network has many of them, each of some thirty groups of fields."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from pydantic import BaseModel

from .fields import fields_of

M = TypeVar("M", bound=BaseModel)
_set = object.__setattr__  # for records are frozen


def lean(record: M) -> M:
    """The same record, in less than two thirds of the room.

    pydantic hands out each group of fields with a table of its own, of names and values. Where fields are set one by
    one, Python holds the names once for all groups of a kind. Nor does each group have a note of which fields were
    written: one says that all were, for nobody asks.
    """
    model = record.__class__
    copy = model.__new__(model)
    values = record.__dict__
    for name, holds_groups in _fields(model):
        value = values[name]
        if holds_groups and value:
            value = tuple([lean(group) for group in value]) if value.__class__ is tuple else lean(value)
        _set(copy, name, value)
    _set(copy, "__pydantic_fields_set__", _names(model))
    _set(copy, "__pydantic_extra__", None)
    _set(copy, "__pydantic_private__", None)
    return copy


@cache
def _names(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields by name, and whether each holds a group of fields, or a list of such."""
    groups = {name for name, field in fields_of(model).items() if field.group and not field.by_name}
    return tuple((name, name in groups) for name in model.model_fields)
