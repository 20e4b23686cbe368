"""What several kinds of record have in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict

from ..notes import Notes
from ..types import (
    Date,
    Line,
)
from .choices import (
    ContributionType,
)

Acceptances = dict[str, Line]
"""Why warnings are accepted, by their codes."""


class Strict(BaseModel):
    """Takes the declared keys and no others, and cannot be changed afterwards.

    What `fields.drop_empty` drops it does not take either.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        use_attribute_docstrings=True,
        defer_build=True,  # most are built as parts of others, and a check may need few
    )


class Confirmation(Strict):
    """When, and by whom, an entry was last confirmed."""

    on: Annotated[Date, Notes("2025-09-01", elsewhere="date when", column="confirmed")]
    """The day, month or year."""
    by: Annotated[Line, Notes("Lake Readers", elsewhere="who name")]
    """Who: an organization or a role."""


class Need(Strict):
    """Something that a partner or a strategy looks for."""

    type: Annotated[ContributionType, Notes(elsewhere="kind", words="contribution_types.{}.name")]
    """expertise, capacity, in-kind or leadership."""
    what: Annotated[
        Line,
        Notes(
            {"seeks": "Tutors who speak Spanish", "needs": "Two evaluators"}, elsewhere="description title name text"
        ),
    ]
    """What it is, in a few words."""
