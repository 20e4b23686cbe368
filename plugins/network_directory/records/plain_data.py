"""Taking texts out of plain data that may come from anywhere."""

from __future__ import annotations

from sys import intern
from typing import Any


def text(value: Any) -> str:
    """A text, which is there once however many hold it. Raises ValueError for anything else."""
    if value.__class__ is not str:
        raise ValueError
    return intern(value)


def texts(values: Any) -> tuple[str, ...]:
    """A list of texts. Raises ValueError for anything else."""
    if values.__class__ is not list:
        raise ValueError
    return tuple([text(value) for value in values])
