"""The fields of the network's own tables."""

from __future__ import annotations

from typing import Annotated, Literal

from ..notes import Notes
from ..types import (
    Count,
    FieldId,
    Id,
    Latitude,
    Line,
    Longitude,
    Months,
    Paragraph,
    PlaceRef,
    TermId,
    YesNo,
)
from .base import Acceptances, Strict
from .choices import (
    PlaceKind,
)


class Place(Strict):
    """A place of content/places.yml."""

    name: Annotated[Line, Notes("Dayton", elsewhere="title label")]
    """The place's name."""
    kind: Annotated[PlaceKind, Notes(elsewhere="type")]
    """What it is."""
    parent: Annotated[
        PlaceRef | None, Notes(elsewhere="state county part_of", rule="What is counted here is counted there.")
    ] = None
    """The place that it is a part of."""
    within: tuple[PlaceRef, ...] = ()
    """The places that it lies in without being a part of them, as tribal places do."""
    lat: Annotated[Latitude | None, Notes("39.76", elsewhere="latitude")] = None
    """Latitude in degrees, north positive."""
    lon: Annotated[Longitude | None, Notes("-84.19", elsewhere="lng long longitude")] = None
    """Longitude in degrees, east positive."""
    codes: Annotated[dict[str, Line], Notes('"3921000"', rule="In quotes.")] = {}
    """Codes in public registries, as text: fips, aiannh, gnis and so on."""
    accept: Annotated[Acceptances, Notes("{ND315: It is the office's only address.}")] = {}
    """Warnings of the check that are meant to stay: the code of each, and why."""


class Term(Strict):
    """A word of the network's vocabulary."""

    name: Annotated[Line, Notes({"levels": "Declared", "evidence_kinds": "Report"}, elsewhere="title label")]
    """How it reads on the site."""
    description: Annotated[Paragraph | None, Notes("What it means, in a sentence.", elsewhere="text summary")] = None
    """What it means."""
    accept: Annotated[Acceptances, Notes("{ND315: It is the office's only address.}")] = {}
    """Warnings of the check that are meant to stay: the code of each, and why."""


class ExtraField(Strict):
    """A field that the network adds to its records."""

    name: Annotated[Line, Notes("Members")]
    """How it reads on the site."""
    description: Annotated[Paragraph | None, Notes("What it means, in a sentence.")] = None
    """What it means."""
    type: Literal["text", "number", "date", "url", "choice"] = "text"
    """What kind of value it takes."""
    on: Annotated[Literal["partner", "hub"], Notes("2025-09-01")] = "partner"
    """Which records have it."""
    facet: Annotated[YesNo, Notes("true")] = False
    """Whether lists can be filtered by it."""
    choices: Annotated[tuple[Line, ...], Notes("Elected board", rule="Required there.")] = ()
    """With type: choice, the values it can take."""
    accept: Annotated[Acceptances, Notes("{ND315: It is the office's only address.}")] = {}
    """Warnings of the check that are meant to stay: the code of each, and why."""


class Vocabulary(Strict):
    """The words a network uses: content/vocabulary.yml."""

    partner_kinds: dict[TermId, Term] = {}
    """What partners can be."""
    levels: dict[TermId, Term] = {}
    """Levels of government, widest first."""
    issues: dict[TermId, Term] = {}
    """Issues that hubs can work on."""
    evidence_kinds: dict[TermId, Term] = {}
    """What evidence can be."""
    extra_fields: dict[FieldId, ExtraField] = {}
    """The network's own fields."""


class LevelNeeds(Strict):
    """What a badge level asks for: numbers of principles."""

    stated: Annotated[Count | None, Notes("3")] = None
    """Principles endorsed, practiced or led."""
    evidenced: Annotated[Count | None, Notes("2")] = None
    """Principles practiced or led, with evidence that is current."""
    reviewed: Annotated[Count | None, Notes("2", kept=True)] = None
    """…and reviewed by the network, with a review that is current."""


class BadgeLevel(Strict):
    """A level of the alignment badge."""

    id: Annotated[Id, Notes("declared")]
    """Its id."""
    name: Annotated[Line, Notes("Declared")]
    """How it reads on the site."""
    description: Annotated[Paragraph | None, Notes("What it means, in a sentence.")] = None
    """What it means, in a sentence."""
    needs: LevelNeeds
    """What it asks for, beside what all lower levels ask."""
    accept: Annotated[Acceptances, Notes("{ND315: It is the office's only address.}")] = {}
    """Warnings of the check that are meant to stay: the code of each, and why."""


class Validity(Strict):
    """How long things count, in months."""

    evidence: Annotated[Months, Notes("36")] = 36
    """Evidence, from its date."""
    review: Annotated[Months, Notes("24")] = 24
    """A review, from its date."""
    confirmation: Annotated[Months, Notes("18")] = 18
    """A confirmation of an entry, from its date."""


class BadgeRules(Strict):
    """How alignment badges are earned: content/badges.yml."""

    levels: tuple[BadgeLevel, ...] = ()
    """Lowest first; a level needs its own rules and those of all below it."""
    validity_months: Validity = Validity()
    """How long evidence, reviews and confirmations count."""
