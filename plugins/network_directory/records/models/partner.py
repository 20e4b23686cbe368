"""The fields of a partner."""

from __future__ import annotations

from typing import Annotated

from ..notes import Notes
from ..types import (
    Date,
    Ein,
    Email,
    EvidenceKindRef,
    HubRef,
    Id,
    Ipeds,
    Language,
    LevelRef,
    Line,
    LogoFile,
    Nces,
    Paragraph,
    PartnerKindRef,
    PartnerRef,
    PlaceRef,
    PrincipleRef,
    Prose,
    Ror,
    Summary,
    Url,
    Wikidata,
    Year,
    YesNo,
)
from .base import Acceptances, Confirmation, Need, Strict
from .choices import (
    ContributionType,
    OfferStatus,
    PartnerStatus,
    Role,
    Stance,
)


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
