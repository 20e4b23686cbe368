"""The fields of a hub, and of its battle plan."""

from __future__ import annotations

from typing import Annotated, Literal

from ..notes import Notes
from ..types import (
    Date,
    HubRef,
    Id,
    IssueRef,
    LevelRef,
    Line,
    Number,
    Paragraph,
    PartnerRef,
    PlaceRef,
    PrincipleRef,
    Prose,
    RecommendationRef,
    Summary,
    Url,
)
from .base import Acceptances, Need, Strict
from .choices import (
    Grade,
    HubStatus,
    StrategyStatus,
)


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
