"""Holding records in little room, for a network has many of them, each of some thirty groups of fields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from pydantic import BaseModel

from .fields import fields_of

M = TypeVar("M", bound=BaseModel)


def lean(record: M) -> M:
    """The record itself, without a note for each of its groups of which fields were written: one says that all were.

    Nobody asks, and at ten thousand records these notes take a third of the room.
    """
    model = record.__class__
    object.__setattr__(record, "__pydantic_fields_set__", _all_fields(model))
    for name in _groups(model):
        match getattr(record, name):
            case tuple() as groups:
                for group in groups:
                    lean(group)
            case BaseModel() as group:
                lean(group)
    return record


@cache
def _all_fields(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)


@cache
def _groups(model: type[BaseModel]) -> Sequence[str]:
    """The fields that hold a group of fields, or a list of such."""
    return [name for name, field in fields_of(model).items() if field.group and not field.by_name]
