"""The record format: one model for each kind of file, one field for each key.

These models are the one declaration of the format: checking, the JSON Schema, the form, new records, mends, downloads
and the tables of the guide follow from them. What they cannot say of one field alone (fields that need each other,
records that must fit together) stands in `rules`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_origin

from pydantic import BaseModel, ConfigDict, model_validator

from .notes import Notes
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
DONE: tuple[Stance, ...] = ("practices", "leads")
"""Stances of those who do something, and so have something to show."""
POSITIVE: tuple[Stance, ...] = ("endorses", *DONE)
"""Stances of those who stand behind a principle."""
EXPLAINED: tuple[Stance, ...] = ("reserves", "not-applicable")
"""Stances that need a statement."""
ENDED: tuple[HubStatus, ...] = ("merged", "closed")
"""Statuses of hubs in which nobody works any more."""
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

    on: Annotated[Date, Notes("2025-09-01", elsewhere="date when", column="confirmed")]
    """The day, month or year."""
    by: Annotated[Line, Notes("Lake Readers", elsewhere="who name")]
    """Who: an organization or a role."""


class MembershipEntry(Strict):
    """A partner's place in a hub."""

    hub: Annotated[HubRef, Notes(elsewhere="id name", rule="Each at most once.")]
    """The hub's id."""
    role: Annotated[Role, Notes(words="roles.{}.name")] = "member"
    """convener, member or adviser."""
    since: Annotated[Date | None, Notes("2024-02")] = None
    """Since when."""


class Offer(Strict):
    """Something a partner offers the network."""

    type: Annotated[ContributionType, Notes(elsewhere="kind", words="contribution_types.{}.name")]
    """expertise, capacity, in-kind or leadership."""
    what: Annotated[Line, Notes("A hall for forty people", elsewhere="description title name text")]
    """What it is, in a few words."""
    status: Annotated[OfferStatus, Notes(words="form.offer_statuses.{}")] = "offered"
    """Whether it is still free (offered) or taken up (in-use)."""


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


class ClaimEvidence(Strict):
    """Something that shows that a claim is true."""

    title: Annotated[Line, Notes("Spending atlas", elsewhere="name")]
    """Its title."""
    url: Annotated[Url | None, Notes("https://organization.example", elsewhere="link website")] = None
    """Where it can be read."""
    date: Annotated[
        Date | None,
        Notes(
            "2025-09", elsewhere="year on", rule="Undated evidence is shown, but does not count, and gets a warning."
        ),
    ] = None
    """When it was published; evidence ages from here."""
    kind: EvidenceKindRef | None = None
    """What it is: a term of the vocabulary's evidence_kinds."""
    independent: Annotated[
        YesNo, Notes("true", rule="It is then not on the partner's own site, nor on one that its site is a part of.")
    ] = False
    """Whether somebody other than the partner made it."""


class ClaimEntry(Strict):
    """Where a partner stands on a principle."""

    principle: Annotated[PrincipleRef, Notes(rule="Each at most once.")]
    """The principle's id."""
    stance: Annotated[Stance, Notes(elsewhere="level position", words="stances.{}")]
    """endorses, practices, leads, reserves or not-applicable."""
    statement: Annotated[
        Paragraph | None, Notes("We publish what every school spends.", elsewhere="description text what note")
    ] = None
    """What the partner says or does, in a sentence. `reserves` and `not-applicable` need one."""
    evidence: tuple[ClaimEvidence, ...] = ()
    """What shows it."""
    reviewed: Annotated[
        Confirmation | None,
        Notes(kept=True, rule="It cannot be older than all of the evidence, and does not count for what is newer."),
    ] = None
    """Set by the network's staff when they have looked at the evidence."""


class Contact(Strict):
    """How to reach the organization: a role's address, never a person's."""

    email: Annotated[
        Email | None, Notes("hello@organization.example", column=True, rule="What looks personal gets a warning.")
    ] = None
    """A role's e-mail address."""
    url: Annotated[Url | None, Notes("https://organization.example")] = None
    """A contact page."""


class Identifiers(Strict):
    """The organization's numbers in public registries."""

    ein: Annotated[Ein | None, Notes("31-1234567")] = None
    """Employer identification number, NN-NNNNNNN."""
    ror: Annotated[Ror | None, Notes("02kvxyf05")] = None
    """Research Organization Registry."""
    wikidata: Annotated[Wikidata | None, Notes("Q42")] = None
    """Wikidata item."""
    nces: Annotated[Nces | None, Notes('"0200001"')] = None
    """National Center for Education Statistics: district (7 digits) or school (12)."""
    ipeds: Annotated[Ipeds | None, Notes('"100654"')] = None
    """Integrated Postsecondary Education Data System (6 digits)."""


class Partner(Strict):
    """An organization of the network: partners/ID.md or partners/ID.yml."""

    name: Annotated[
        Line,
        Notes(
            "Lake Readers",
            elsewhere=(
                "title organization organisation org organization_name organisation_name partner full_name label"
            ),
            section="organization",
            column=True,
        ),
    ]
    """The organization's name."""
    also_known_as: Annotated[
        tuple[Line, ...],
        Notes("LR", elsewhere="aka alias aliases acronym abbreviation short_name other_names", section="organization"),
    ] = ()
    """Other names and abbreviations."""
    kind: Annotated[
        PartnerKindRef,
        Notes(
            elsewhere="type category categories sector organization_type tags tag",
            section="organization",
            tells=True,
            column=True,
        ),
    ]
    """What it is: a term of the vocabulary's partner_kinds."""
    summary: Annotated[
        Summary,
        Notes(
            "What it does and for whom, in a sentence.",
            elsewhere="description desc short_description tagline mission blurb excerpt intro overview",
            section="organization",
            column=True,
        ),
    ]
    """What it does, in plain text of at most 280 characters."""
    url: Annotated[
        Url | None,
        Notes(
            "https://organization.example",
            elsewhere="website website_url web web_site homepage home_page link site domain",
            section="organization",
            column=True,
        ),
    ] = None
    """Its web site."""
    logo: Annotated[
        LogoFile | None,
        Notes(
            "logo.png",
            elsewhere="logo_url image image_url picture photo icon avatar",
            section="more",
            kept=True,
            rule="`.png`, `.jpg`, `.jpeg` or `.webp`, at most 256 KiB and 4 million pixels.",
        ),
    ] = None
    """A picture file beside the record; needs logo_alt."""
    logo_alt: Annotated[
        Line | None, Notes("A book under a lamp", section="more", kept=True, rule="Only with `logo`.")
    ] = None
    """What the logo shows, for those who cannot see it."""
    founded: Annotated[
        Year | None,
        Notes(
            "1998",
            elsewhere="established year year_founded founding_year founded_in founded_on foundation_year",
            section="organization",
            tells=True,
            column=True,
        ),
    ] = None
    """The year it was founded."""
    based_in: Annotated[
        PlaceRef | None,
        Notes(
            elsewhere="city state country county location address headquarters hq based place region town zip",
            section="place",
            tells=True,
            column=True,
        ),
    ] = None
    """The place it is based in."""
    serves: Annotated[
        tuple[PlaceRef, ...],
        Notes(
            elsewhere="areas area_served areas_served service_area states regions places coverage",
            section="place",
            tells=True,
            column=True,
        ),
    ] = ()
    """The places it serves; `us` is nationwide."""
    levels: Annotated[
        tuple[LevelRef, ...],
        Notes(elsewhere="level grade grades grade_levels government_levels", section="place", column=True),
    ] = ()
    """The levels of government it works at: terms of the vocabulary's levels."""
    languages: Annotated[
        tuple[Language, ...],
        Notes(
            "en",
            elsewhere="lang language locale locales",
            section="place",
            column=True,
            rule="BCP 47, such as `en`, `es` or `zh-Hant`.",
        ),
    ] = ()
    """The languages it works in."""
    status: Annotated[PartnerStatus, Notes(section="more", column=True, words="partner_statuses.{}")] = "active"
    """active, paused or former."""
    succeeded_by: Annotated[
        PartnerRef | None, Notes(elsewhere="successor replaced_by", section="more", rule="Only with `status: former`.")
    ] = None
    """The partner that carries on a former partner's work."""
    joined: Annotated[
        Date | None,
        Notes(
            "2024-02",
            elsewhere="date_joined joined_on member_since since start_date",
            section="more",
            tells=True,
            column=True,
        ),
    ] = None
    """When it joined the network."""
    confirmed: Annotated[
        Confirmation | None,
        Notes(elsewhere="confirmed_on last_confirmed updated last_updated verified", section="more"),
    ] = None
    """When, and by whom, the entry was last confirmed."""
    hubs: Annotated[
        tuple[MembershipEntry, ...],
        Notes(
            elsewhere="collaborative collaboratives chapter chapters groups",
            section="hubs",
            tells=True,
            rule="None of them has merged or closed.",
        ),
    ] = ()
    """The hubs it belongs to."""
    contributes: Annotated[
        tuple[Offer, ...], Notes(elsewhere="offers offer gives services resources", section="give", tells=True)
    ] = ()
    """What it offers the network."""
    seeks: Annotated[
        tuple[Need, ...], Notes(elsewhere="needs need wants looking_for asks", section="give", tells=True)
    ] = ()
    """What it looks for."""
    alignment: Annotated[
        tuple[ClaimEntry, ...],
        Notes(
            elsewhere="principles values claims topics",
            section="alignment",
            tells=True,
            rule="At most one entry for each.",
        ),
    ] = ()
    """Where it stands on the principles; a missing principle means "not stated"."""
    contact: Annotated[Contact, Notes(elsewhere="mail e_mail", section="reach")] = Contact()
    """How to reach it."""
    identifiers: Annotated[Identifiers, Notes(elsewhere="ids identifier tax_id", section="more")] = Identifiers()
    """Its numbers in public registries."""
    formerly: Annotated[
        tuple[Id, ...],
        Notes("an-earlier-id", elsewhere="old_ids previous_ids former_ids redirect_from", section="more", kept=True),
    ] = ()
    """Earlier ids of this record; their addresses redirect here."""
    extra: Annotated[dict[str, Line], Notes(elsewhere="custom custom_fields metadata", section="more")] = {}
    """The network's own fields, declared in the vocabulary's extra_fields."""
    accept: Annotated[Acceptances, Notes("{ND315: It is the office's only address.}", section="more", kept=True)] = {}
    """Warnings of the check that are meant to stay: the code of each, and why."""
    about: Annotated[
        Prose | None,
        Notes(
            "What it does, for whom and how, in Markdown.",
            elsewhere="body content text bio long_description notes",
            section="about",
        ),
    ] = None
    """A description in Markdown; in a .md file it stands below the fields."""


# Hubs


class StrategyEvidence(Strict):
    """Why a strategy may be expected to work."""

    title: Annotated[Line, Notes("Spending atlas", elsewhere="name")]
    """Its title."""
    url: Annotated[Url | None, Notes("https://organization.example", elsewhere="link website")] = None
    """Where it can be read."""
    date: Annotated[Date | None, Notes("2025-09", elsewhere="year on")] = None
    """When it was published."""
    grade: Grade
    """strong, moderate, promising or rationale: the tiers of the Every Student Succeeds Act."""


class Baseline(Strict):
    """Where a measure stood at the start."""

    value: Annotated[Number, Notes({"baseline": "4", "readings": "9"}, elsewhere="number")]
    """The number."""
    on: Annotated[Date, Notes({"baseline": "2024-09", "readings": "2025-09"}, elsewhere="date when")]
    """When it was taken."""


class Reading(Baseline):
    """Where a measure stood on the way."""


class Target(Strict):
    """Where a measure is to be, and by when."""

    value: Annotated[Number, Notes("30", elsewhere="number")]
    """The number."""
    by: Annotated[Date, Notes("2028-09", elsewhere="date on when", rule="After the baseline's date.")]
    """By when."""


class Measure(Strict):
    """How a strategy knows whether it works."""

    what: Annotated[Line, Notes("Vacancies filled by residents", elsewhere="name title description")]
    """What is measured."""
    unit: Annotated[Line | None, Notes('"%"')] = None
    """The unit, such as % or students."""
    baseline: Baseline
    """Where it stood at the start."""
    target: Target
    """Where it is to be, and by when."""
    readings: Annotated[tuple[Reading, ...], Notes(rule="One for each date.")] = ()
    """Where it stood on the way, oldest first."""


class StrategyEntry(Strict):
    """One piece of a battle plan."""

    id: Annotated[
        Id,
        Notes(
            "residencies",
            rule=(
                "Its address is `/hubs/HUB/#ID`. The page itself has `main`, `menu`, `search-results`, `site- "
                "search`, and what begins with `principle-` or `section-`."
            ),
        ),
    ]
    """Its id, unique in the hub."""
    title: Annotated[Line, Notes("Teacher residencies", elsewhere="name")]
    """What is to be done, in a few words."""
    summary: Annotated[
        Paragraph | None, Notes("What it does and for whom, in a sentence.", elsewhere="description desc")
    ] = None
    """What it is about, in a sentence or two."""
    status: StrategyStatus = "proposed"
    """proposed, underway, achieved or stopped."""
    principles: Annotated[
        tuple[PrincipleRef, ...],
        Notes(elsewhere="principle", rule="A strategy with neither these nor recommendations gets a warning."),
    ] = ()
    """The principles it serves."""
    recommendations: Annotated[tuple[RecommendationRef, ...], Notes(elsewhere="recommendation")] = ()
    """The recommendations of a source it serves."""
    level: LevelRef | None = None
    """The level of government it works at."""
    places: Annotated[tuple[PlaceRef, ...], Notes(elsewhere="place where")] = ()
    """Where."""
    lead: Annotated[
        PartnerRef | None,
        Notes(
            elsewhere="leader led_by owner organization",
            rule=(
                "A former partner cannot lead what is not over. One that does not say it serves all the `places`, "
                "or a place around each, gets a warning."
            ),
        ),
    ] = None
    """Who leads it; without one the hub is looking for a lead."""
    partners: Annotated[tuple[PartnerRef, ...], Notes(elsewhere="members with", rule="Not the lead again.")] = ()
    """Who else works on it."""
    needs: tuple[Need, ...] = ()
    """What it lacks."""
    evidence: tuple[StrategyEvidence, ...] = ()
    """Why it may be expected to work."""
    measure: Annotated[Measure | None, Notes(elsewhere="indicator metric goal kpi")] = None
    """How it knows whether it works."""


class Plan(Strict):
    """A hub's battle plan."""

    aim: Annotated[
        Prose,
        Notes(
            "By 2030 every class has a teacher who was trained for it.", elsewhere="goal goals vision objective purpose"
        ),
    ]
    """What will be true, for whom, by when."""
    updated: Annotated[
        Date | None, Notes("2025-09-01", elsewhere="date last_updated updated_on", column="plan_updated")
    ] = None
    """When the plan was last changed."""
    strategies: Annotated[tuple[StrategyEntry, ...], Notes(rule="In the order in which the hub wants it read.")] = ()
    """What is to be done."""


class Hub(Strict):
    """A collaborative by place or by issue: hubs/ID.md or hubs/ID.yml."""

    name: Annotated[Line, Notes("Ohio", elsewhere="title label", column=True)]
    """The hub's name."""
    focus: Annotated[Literal["place", "issue"], Notes(tells=True, column=True)]
    """Whether a place or an issue brings its members together."""
    place: Annotated[
        PlaceRef | None,
        Notes(elsewhere="state location region city county based_in", column=True, rule="Required there."),
    ] = None
    """With focus: place."""
    principle: Annotated[PrincipleRef | None, Notes(column=True, rule="That needs this or `issue`.")] = None
    """With focus: issue."""
    issue: Annotated[IssueRef | None, Notes(elsewhere="topic theme subject", column=True)] = None
    """With focus: issue, where it is none of the principles: a term of the vocabulary's issues."""
    summary: Annotated[
        Summary,
        Notes(
            "What it does and for whom, in a sentence.",
            elsewhere="description desc tagline blurb overview",
            column=True,
        ),
    ]
    """What it is about, in plain text of at most 280 characters."""
    status: Annotated[HubStatus, Notes(column=True)] = "active"
    """forming, active, paused, merged or closed."""
    merged_into: Annotated[HubRef | None, Notes(tells=True, column=True, rule="Required there.")] = None
    """With status: merged."""
    parent: Annotated[
        HubRef | None,
        Notes(elsewhere="part_of", tells=True, column=True, rule="This and `merged_into` name a hub that is at work."),
    ] = None
    """The hub that this one is a part of."""
    plan: Annotated[
        Plan | None, Notes(elsewhere="battle_plan", tells=True, rule="Without one the hub is shown as forming it.")
    ] = None
    """The battle plan."""
    formerly: Annotated[tuple[Id, ...], Notes("an-earlier-id", elsewhere="old_ids previous_ids redirect_from")] = ()
    """Earlier ids of this record; their addresses redirect here."""
    extra: dict[str, Line] = {}
    """The network's own fields, declared in the vocabulary's extra_fields."""
    accept: Annotated[Acceptances, Notes("{ND315: It is the office's only address.}")] = {}
    """Warnings of the check that are meant to stay: the code of each, and why."""
    about: Annotated[
        Prose | None, Notes("What it does, for whom and how, in Markdown.", elsewhere="body content text")
    ] = None
    """A description in Markdown; in a .md file it stands below the fields."""


# Principles and sources


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


# The network's own tables


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


KEYS = frozenset(name for model in Strict.__subclasses__() for name in model.model_fields)
"""The keys that the fields of all records have."""
LISTS = frozenset(
    name
    for model in Strict.__subclasses__()
    for name, field in model.model_fields.items()
    if get_origin(field.annotation) is tuple
)
"""The keys of fields that take a list."""
