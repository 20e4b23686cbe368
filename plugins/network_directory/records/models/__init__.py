"""The record format: one model for each kind of file, one field for each key.

These models are the one declaration of the format: checking, the JSON Schema, the form, new records, mends, downloads
and the tables of the guide follow from them. What they cannot say of one field alone (fields that need each other,
records that must fit together) stands in `rules`.
"""

from __future__ import annotations

from typing import get_origin

from .base import Acceptances, Confirmation, Need, Strict
from .choices import (
    DONE,
    ENDED,
    EXPLAINED,
    POSITIVE,
    ContributionType,
    Grade,
    HubStatus,
    OfferStatus,
    PartnerStatus,
    PlaceKind,
    Role,
    Stance,
    StrategyStatus,
)
from .hub import Baseline, Hub, Measure, Plan, Reading, StrategyEntry, StrategyEvidence, Target
from .partner import ClaimEntry, ClaimEvidence, Contact, Identifiers, MembershipEntry, Offer, Partner
from .principle import Principle, Provenance, StanceMeanings
from .source import Part, Recommendation, Source
from .tables import BadgeLevel, BadgeRules, ExtraField, LevelNeeds, Place, Term, Validity, Vocabulary

__all__ = [
    "DONE",
    "ENDED",
    "EXPLAINED",
    "KEYS",
    "LISTS",
    "POSITIVE",
    "Acceptances",
    "BadgeLevel",
    "BadgeRules",
    "Baseline",
    "ClaimEntry",
    "ClaimEvidence",
    "Confirmation",
    "Contact",
    "ContributionType",
    "ExtraField",
    "Grade",
    "Hub",
    "HubStatus",
    "Identifiers",
    "LevelNeeds",
    "Measure",
    "MembershipEntry",
    "Need",
    "Offer",
    "OfferStatus",
    "Part",
    "Partner",
    "PartnerStatus",
    "Place",
    "PlaceKind",
    "Plan",
    "Principle",
    "Provenance",
    "Reading",
    "Recommendation",
    "Role",
    "Source",
    "Stance",
    "StanceMeanings",
    "StrategyEntry",
    "StrategyEvidence",
    "StrategyStatus",
    "Strict",
    "Target",
    "Term",
    "Validity",
    "Vocabulary",
]

KEYS = frozenset(name for model in Strict.__subclasses__() for name in model.model_fields)
"""The keys that the fields of all records have."""
LISTS = frozenset(
    name
    for model in Strict.__subclasses__()
    for name, field in model.model_fields.items()
    if get_origin(field.annotation) is tuple
)
"""The keys of fields that take a list."""
