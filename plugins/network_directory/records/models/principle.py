"""The fields of a principle."""

from __future__ import annotations

from typing import Annotated, Literal

from ..notes import Notes
from ..types import (
    Count,
    Date,
    Id,
    Line,
    Paragraph,
    PrincipleRef,
    Prose,
    SourceRef,
)
from .base import Acceptances, Strict


class Provenance(Strict):
    """Which source says so, and where."""

    source: SourceRef
    """The source's id."""
    part: Annotated[Line | None, Notes("1")] = None
    """The id of a part of the source."""
    recommendations: Annotated[tuple[Line, ...], Notes("T-1")] = ()
    """Ids of recommendations of the source."""


class StanceMeanings(Strict):
    """What each stance means for one principle."""

    endorses: Annotated[Paragraph | None, Notes("Says in public that it is right.")] = None
    """What it means to endorse it."""
    practices: Annotated[Paragraph | None, Notes("Does so, and shows it.")] = None
    """What it means to practice it."""
    leads: Annotated[Paragraph | None, Notes("Does so, and shows others how.")] = None
    """What it means to lead on it."""


class Principle(Strict):
    """What the network stands for: content/principles/ID.md or .yml."""

    name: Annotated[Line, Notes("Teaching", elsewhere="title")]
    """The principle's name."""
    number: Annotated[Count | None, Notes("6", elsewhere="order no", tells=True)] = None
    """Its number, where principles are numbered."""
    question: Annotated[Paragraph | None, Notes("Does every student get what a fair chance takes?", tells=True)] = None
    """The question it answers."""
    statement: Annotated[
        Prose,
        Notes("What is to be true for every child, in a sentence.", elsewhere="description text summary", tells=True),
    ]
    """The principle itself."""
    status: Literal["active", "retired"] = "active"
    """active or retired."""
    on: Annotated[Date | None, Notes("2025-09-01", rule="Required with `status: retired`, and only then allowed.")] = (
        None
    )
    """When it was retired."""
    replaced_by: PrincipleRef | None = None
    """The principle that took a retired one's place."""
    provenance: Annotated[tuple[Provenance, ...], Notes(elsewhere="source sources", tells=True)]
    """Which source says so, and where."""
    stances: Annotated[StanceMeanings, Notes(tells=True)] = StanceMeanings()
    """What each stance means here."""
    formerly: Annotated[tuple[Id, ...], Notes("an-earlier-id")] = ()
    """Earlier ids of this record; their addresses redirect here."""
    accept: Annotated[Acceptances, Notes("{ND315: It is the office's only address.}")] = {}
    """Warnings of the check that are meant to stay: the code of each, and why."""
    about: Annotated[Prose | None, Notes("What it does, for whom and how, in Markdown.")] = None
    """More about it in Markdown; in a .md file it stands below the fields."""
