"""The fields of a source."""

from __future__ import annotations

from typing import Annotated

from ..notes import Notes
from ..types import (
    Date,
    Id,
    LevelRef,
    Line,
    Paragraph,
    Prose,
    Url,
    YesNo,
)
from .base import Acceptances, Strict


class Recommendation(Strict):
    """Something that a source recommends."""

    id: Annotated[Line, Notes("T-1", rule="Strategies name it without its source.")]
    """Its id, unique among all sources."""
    text: Annotated[Paragraph, Notes("Pay teachers better.")]
    """What it recommends, in the network's own words."""
    to: tuple[LevelRef, ...] = ()
    """Whom it addresses: terms of the vocabulary's levels."""
    numbered: Annotated[YesNo, Notes("true")] = False
    """Whether the id is the source's own."""


class Part(Strict):
    """A part of a source."""

    id: Annotated[Line, Notes("1")]
    """Its id, unique in the source."""
    title: Annotated[Line, Notes("Spending atlas")]
    """Its title."""
    recommendations: tuple[Recommendation, ...] = ()
    """What it recommends."""


class Source(Strict):
    """A document that principles rest on: content/sources/ID.yml or .md."""

    title: Annotated[Line, Notes("Spending atlas", elsewhere="name")]
    """Its title."""
    publisher: Annotated[Line | None, Notes("A commission", elsewhere="author authors by", tells=True)] = None
    """Who published it."""
    date: Annotated[Date | None, Notes("2025-09", elsewhere="year published")] = None
    """When."""
    url: Annotated[Url | None, Notes("https://organization.example", elsewhere="link website")] = None
    """Where it can be read."""
    citation: Annotated[Prose | None, Notes("Author, Title, Place, Year.", tells=True)] = None
    """How to cite it."""
    rights: Annotated[Prose | None, Notes("In the public domain.", tells=True)] = None
    """Who may use it, and how."""
    numbered: Annotated[YesNo, Notes("true")] = False
    """Whether the recommendations' ids are the source's own."""
    parts: Annotated[tuple[Part, ...], Notes(tells=True)] = ()
    """Its parts."""
    formerly: Annotated[tuple[Id, ...], Notes("an-earlier-id")] = ()
    """Earlier ids of this record; their addresses redirect here."""
    accept: Annotated[Acceptances, Notes("{ND315: It is the office's only address.}")] = {}
    """Warnings of the check that are meant to stay: the code of each, and why."""
    about: Annotated[Prose | None, Notes("What it does, for whom and how, in Markdown.")] = None
    """More about it in Markdown."""
