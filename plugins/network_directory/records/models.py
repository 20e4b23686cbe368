"""The record format: one model for each kind of file, one field for each key.

These models are the schema. What they cannot say of one field alone (fields that need each other, records
that must fit together) stands in `rules`.
"""

from __future__ import annotations

from typing import Any, Literal, get_origin

from pydantic import BaseModel, ConfigDict, model_validator

from .types import (
    Count,
    Date,
    Ein,
    Email,
    EvidenceKindRef,
    FieldId,
    HubRef,
    Id,
    Ipeds,
    IssueRef,
    Language,
    Latitude,
    LevelRef,
    Line,
    LogoFile,
    Longitude,
    Months,
    Nces,
    Number,
    Paragraph,
    PartnerKindRef,
    PartnerRef,
    PlaceRef,
    PrincipleRef,
    Prose,
    RecommendationRef,
    Ror,
    SourceRef,
    Summary,
    TermId,
    Url,
    Wikidata,
    Year,
    YesNo,
)

Stance = Literal["endorses", "practices", "leads", "reserves", "not-applicable"]
ContributionType = Literal["expertise", "capacity", "in-kind", "leadership"]
OfferStatus = Literal["offered", "in-use"]
Role = Literal["convener", "member", "adviser"]
PartnerStatus = Literal["active", "paused", "former"]
HubStatus = Literal["forming", "active", "paused", "merged", "closed"]
StrategyStatus = Literal["proposed", "underway", "achieved", "stopped"]
Grade = Literal["strong", "moderate", "promising", "rationale"]
PlaceKind = Literal["country", "state", "territory", "tribal", "county", "city", "district", "region"]
Acceptances = dict[str, Line]
"""Why warnings are accepted, by their codes."""


class Strict(BaseModel):
    """Takes the declared keys and no others, and cannot be changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, use_attribute_docstrings=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, data: Any) -> Any:
        """A key without a value counts as absent; an unknown one stays, to be told of."""
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value is not None or key not in cls.model_fields}
        return data


# Partners


class Confirmation(Strict):
    """When, and by whom, an entry was last confirmed."""

    on: Date
    """The day, month or year."""
    by: Line
    """Who: an organization or a role."""


class MembershipEntry(Strict):
    """A partner's place in a hub."""

    hub: HubRef
    """The hub's id."""
    role: Role = "member"
    """convener, member or adviser."""
    since: Date | None = None
    """Since when."""


class Offer(Strict):
    """Something a partner offers the network."""

    type: ContributionType
    """expertise, capacity, in-kind or leadership."""
    what: Line
    """What it is, in a few words."""
    status: OfferStatus = "offered"
    """Whether it is still free (offered) or taken up (in-use)."""


class Need(Strict):
    """Something that a partner or a strategy looks for."""

    type: ContributionType
    """expertise, capacity, in-kind or leadership."""
    what: Line
    """What it is, in a few words."""


class ClaimEvidence(Strict):
    """Something that shows that a claim is true."""

    title: Line
    """Its title."""
    url: Url | None = None
    """Where it can be read."""
    date: Date | None = None
    """When it was published; evidence ages from here."""
    kind: EvidenceKindRef | None = None
    """What it is: a term of the vocabulary's evidence_kinds."""
    independent: YesNo = False
    """Whether somebody other than the partner made it."""


class ClaimEntry(Strict):
    """Where a partner stands on a principle."""

    principle: PrincipleRef
    """The principle's id."""
    stance: Stance
    """endorses, practices, leads, reserves or not-applicable."""
    statement: Paragraph | None = None
    """What the partner says or does, in a sentence. `reserves` and `not-applicable` need one."""
    evidence: tuple[ClaimEvidence, ...] = ()
    """What shows it."""
    reviewed: Confirmation | None = None
    """Set by the network's staff when they have looked at the evidence."""


class Contact(Strict):
    """How to reach the organization: a role's address, never a person's."""

    email: Email | None = None
    """A role's e-mail address."""
    url: Url | None = None
    """A contact page."""


class Identifiers(Strict):
    """The organization's numbers in public registries."""

    ein: Ein | None = None
    """Employer identification number, NN-NNNNNNN."""
    ror: Ror | None = None
    """Research Organization Registry."""
    wikidata: Wikidata | None = None
    """Wikidata item."""
    nces: Nces | None = None
    """National Center for Education Statistics: district (7 digits) or school (12)."""
    ipeds: Ipeds | None = None
    """Integrated Postsecondary Education Data System (6 digits)."""


class Partner(Strict):
    """An organization of the network: partners/ID.md or partners/ID.yml."""

    name: Line
    """The organization's name."""
    also_known_as: tuple[Line, ...] = ()
    """Other names and abbreviations."""
    kind: PartnerKindRef
    """What it is: a term of the vocabulary's partner_kinds."""
    summary: Summary
    """What it does, in plain text of at most 280 characters."""
    url: Url | None = None
    """Its web site."""
    logo: LogoFile | None = None
    """A picture file beside the record; needs logo_alt."""
    logo_alt: Line | None = None
    """What the logo shows, for those who cannot see it."""
    founded: Year | None = None
    """The year it was founded."""
    based_in: PlaceRef | None = None
    """The place it is based in."""
    serves: tuple[PlaceRef, ...] = ()
    """The places it serves; `us` is nationwide."""
    levels: tuple[LevelRef, ...] = ()
    """The levels of government it works at: terms of the vocabulary's levels."""
    languages: tuple[Language, ...] = ()
    """The languages it works in."""
    status: PartnerStatus = "active"
    """active, paused or former."""
    succeeded_by: PartnerRef | None = None
    """The partner that carries on a former partner's work."""
    joined: Date | None = None
    """When it joined the network."""
    confirmed: Confirmation | None = None
    """When, and by whom, the entry was last confirmed."""
    hubs: tuple[MembershipEntry, ...] = ()
    """The hubs it belongs to."""
    contributes: tuple[Offer, ...] = ()
    """What it offers the network."""
    seeks: tuple[Need, ...] = ()
    """What it looks for."""
    alignment: tuple[ClaimEntry, ...] = ()
    """Where it stands on the principles; a missing principle means "not stated"."""
    contact: Contact = Contact()
    """How to reach it."""
    identifiers: Identifiers = Identifiers()
    """Its numbers in public registries."""
    formerly: tuple[Id, ...] = ()
    """Earlier ids of this record; their addresses redirect here."""
    extra: dict[str, Line] = {}
    """The network's own fields, declared in the vocabulary's extra_fields."""
    accept: Acceptances = {}
    """Warnings of the check that are meant to stay: the code of each, and why."""
    about: Prose | None = None
    """A description in Markdown; in a .md file it stands below the fields."""


# Hubs


class StrategyEvidence(Strict):
    """Why a strategy may be expected to work."""

    title: Line
    """Its title."""
    url: Url | None = None
    """Where it can be read."""
    date: Date | None = None
    """When it was published."""
    grade: Grade
    """strong, moderate, promising or rationale: the tiers of the Every Student Succeeds Act."""


class Baseline(Strict):
    """Where a measure stood at the start."""

    value: Number
    """The number."""
    on: Date
    """When it was taken."""


class Reading(Baseline):
    """Where a measure stood on the way."""


class Target(Strict):
    """Where a measure is to be, and by when."""

    value: Number
    """The number."""
    by: Date
    """By when."""


class Measure(Strict):
    """How a strategy knows whether it works."""

    what: Line
    """What is measured."""
    unit: Line | None = None
    """The unit, such as % or students."""
    baseline: Baseline
    """Where it stood at the start."""
    target: Target
    """Where it is to be, and by when."""
    readings: tuple[Reading, ...] = ()
    """Where it stood on the way, oldest first."""


class StrategyEntry(Strict):
    """One piece of a battle plan."""

    id: Id
    """Its id, unique in the hub."""
    title: Line
    """What is to be done, in a few words."""
    summary: Paragraph | None = None
    """What it is about, in a sentence or two."""
    status: StrategyStatus = "proposed"
    """proposed, underway, achieved or stopped."""
    principles: tuple[PrincipleRef, ...] = ()
    """The principles it serves."""
    recommendations: tuple[RecommendationRef, ...] = ()
    """The recommendations of a source it serves."""
    level: LevelRef | None = None
    """The level of government it works at."""
    places: tuple[PlaceRef, ...] = ()
    """Where."""
    lead: PartnerRef | None = None
    """Who leads it; without one the hub is looking for a lead."""
    partners: tuple[PartnerRef, ...] = ()
    """Who else works on it."""
    needs: tuple[Need, ...] = ()
    """What it lacks."""
    evidence: tuple[StrategyEvidence, ...] = ()
    """Why it may be expected to work."""
    measure: Measure | None = None
    """How it knows whether it works."""


class Plan(Strict):
    """A hub's battle plan."""

    aim: Prose
    """What will be true, for whom, by when."""
    updated: Date | None = None
    """When the plan was last changed."""
    strategies: tuple[StrategyEntry, ...] = ()
    """What is to be done."""


class Hub(Strict):
    """A collaborative by place or by issue: hubs/ID.md or hubs/ID.yml."""

    name: Line
    """The hub's name."""
    focus: Literal["place", "issue"]
    """Whether a place or an issue brings its members together."""
    place: PlaceRef | None = None
    """With focus: place."""
    principle: PrincipleRef | None = None
    """With focus: issue."""
    issue: IssueRef | None = None
    """With focus: issue, where it is none of the principles: a term of the vocabulary's issues."""
    summary: Summary
    """What it is about, in plain text of at most 280 characters."""
    status: HubStatus = "active"
    """forming, active, paused, merged or closed."""
    merged_into: HubRef | None = None
    """With status: merged."""
    parent: HubRef | None = None
    """The hub that this one is a part of."""
    plan: Plan | None = None
    """The battle plan."""
    formerly: tuple[Id, ...] = ()
    """Earlier ids of this record; their addresses redirect here."""
    extra: dict[str, Line] = {}
    """The network's own fields, declared in the vocabulary's extra_fields."""
    accept: Acceptances = {}
    """Warnings of the check that are meant to stay: the code of each, and why."""
    about: Prose | None = None
    """A description in Markdown; in a .md file it stands below the fields."""


# Principles and sources


class Provenance(Strict):
    """Which source says so, and where."""

    source: SourceRef
    """The source's id."""
    part: Line | None = None
    """The id of a part of the source."""
    recommendations: tuple[Line, ...] = ()
    """Ids of recommendations of the source."""


class StanceMeanings(Strict):
    """What each stance means for one principle."""

    endorses: Paragraph | None = None
    """What it means to endorse it."""
    practices: Paragraph | None = None
    """What it means to practice it."""
    leads: Paragraph | None = None
    """What it means to lead on it."""


class Principle(Strict):
    """What the network stands for: content/principles/ID.md or .yml."""

    name: Line
    """The principle's name."""
    number: Count | None = None
    """Its number, where principles are numbered."""
    question: Paragraph | None = None
    """The question it answers."""
    statement: Prose
    """The principle itself."""
    status: Literal["active", "retired"] = "active"
    """active or retired."""
    on: Date | None = None
    """When it was retired."""
    replaced_by: PrincipleRef | None = None
    """The principle that took a retired one's place."""
    provenance: tuple[Provenance, ...]
    """Which source says so, and where."""
    stances: StanceMeanings = StanceMeanings()
    """What each stance means here."""
    formerly: tuple[Id, ...] = ()
    """Earlier ids of this record; their addresses redirect here."""
    accept: Acceptances = {}
    """Warnings of the check that are meant to stay: the code of each, and why."""
    about: Prose | None = None
    """More about it in Markdown; in a .md file it stands below the fields."""


class Recommendation(Strict):
    """Something that a source recommends."""

    id: Line
    """Its id, unique among all sources."""
    text: Paragraph
    """What it recommends, in the network's own words."""
    to: tuple[LevelRef, ...] = ()
    """Whom it addresses: terms of the vocabulary's levels."""
    numbered: YesNo = False
    """Whether the id is the source's own."""


class Part(Strict):
    """A part of a source."""

    id: Line
    """Its id, unique in the source."""
    title: Line
    """Its title."""
    recommendations: tuple[Recommendation, ...] = ()
    """What it recommends."""


class Source(Strict):
    """A document that principles rest on: content/sources/ID.yml or .md."""

    title: Line
    """Its title."""
    publisher: Line | None = None
    """Who published it."""
    date: Date | None = None
    """When."""
    url: Url | None = None
    """Where it can be read."""
    citation: Prose | None = None
    """How to cite it."""
    rights: Prose | None = None
    """Who may use it, and how."""
    numbered: YesNo = False
    """Whether the recommendations' ids are the source's own."""
    parts: tuple[Part, ...] = ()
    """Its parts."""
    formerly: tuple[Id, ...] = ()
    """Earlier ids of this record; their addresses redirect here."""
    accept: Acceptances = {}
    """Warnings of the check that are meant to stay: the code of each, and why."""
    about: Prose | None = None
    """More about it in Markdown."""


# The network's own tables


class Place(Strict):
    """A place of content/places.yml."""

    name: Line
    """The place's name."""
    kind: PlaceKind
    """What it is."""
    parent: PlaceRef | None = None
    """The place that it is a part of."""
    within: tuple[PlaceRef, ...] = ()
    """The places that it lies in without being a part of them, as tribal places do."""
    lat: Latitude | None = None
    """Latitude in degrees, north positive."""
    lon: Longitude | None = None
    """Longitude in degrees, east positive."""
    codes: dict[str, Line] = {}
    """Codes in public registries, as text: fips, aiannh, gnis and so on."""
    accept: Acceptances = {}
    """Warnings of the check that are meant to stay: the code of each, and why."""


class Term(Strict):
    """A word of the network's vocabulary."""

    name: Line
    """How it reads on the site."""
    description: Paragraph | None = None
    """What it means."""
    accept: Acceptances = {}
    """Warnings of the check that are meant to stay: the code of each, and why."""


class ExtraField(Strict):
    """A field that the network adds to its records."""

    name: Line
    """How it reads on the site."""
    description: Paragraph | None = None
    """What it means."""
    type: Literal["text", "number", "date", "url", "choice"] = "text"
    """What kind of value it takes."""
    on: Literal["partner", "hub"] = "partner"
    """Which records have it."""
    facet: YesNo = False
    """Whether lists can be filtered by it."""
    choices: tuple[Line, ...] = ()
    """With type: choice, the values it can take."""
    accept: Acceptances = {}
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

    stated: Count | None = None
    """Principles endorsed, practiced or led."""
    evidenced: Count | None = None
    """Principles practiced or led, with evidence that is current."""
    reviewed: Count | None = None
    """…and reviewed by the network, with a review that is current."""


class BadgeLevel(Strict):
    """A level of the alignment badge."""

    id: Id
    """Its id."""
    name: Line
    """How it reads on the site."""
    description: Paragraph | None = None
    """What it means, in a sentence."""
    needs: LevelNeeds
    """What it asks for, beside what all lower levels ask."""
    accept: Acceptances = {}
    """Warnings of the check that are meant to stay: the code of each, and why."""


class Validity(Strict):
    """How long things count, in months."""

    evidence: Months = 36
    """Evidence, from its date."""
    review: Months = 24
    """A review, from its date."""
    confirmation: Months = 18
    """A confirmation of an entry, from its date."""


class BadgeRules(Strict):
    """How alignment badges are earned: content/badges.yml."""

    levels: tuple[BadgeLevel, ...] = ()
    """Lowest first; a level needs its own rules and those of all below it."""
    validity_months: Validity = Validity()
    """How long evidence, reviews and confirmations count."""


KEYS = frozenset(name for model in Strict.__subclasses__() for name in model.model_fields)
"""The keys that the fields of all records have."""
LISTS = frozenset(
    name
    for model in Strict.__subclasses__()
    for name, field in model.model_fields.items()
    if get_origin(field.annotation) is tuple
)
"""The keys of fields that take a list."""
