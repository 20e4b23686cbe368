"""What fields are called elsewhere: in spreadsheets, other directories and other formats."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel

from .fields import fields_of

TELEPHONES = frozenset({"phone", "telephone", "tel", "fax", "mobile", "phone_number"})
"""Keys of what no record holds, for everybody could read it."""


def field_meant(model: type[BaseModel], key: str) -> str | None:
    """The field of a model that is called `key` elsewhere, if there is one."""
    return _by_other_names(model).get(folded_key(key))


@cache
def _by_other_names(model: type[BaseModel]) -> Mapping[str, str]:
    return {other: name for name, field in fields_of(model).items() for other in field.notes.elsewhere.split()}


def folded_key(key: str) -> str:
    """A key in small letters, its words joined by _."""
    return key.strip().casefold().replace("-", "_").replace(" ", "_")
