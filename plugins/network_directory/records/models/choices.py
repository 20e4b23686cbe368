"""The words of fields that take one of a few, and which of them mean the same to rules and pages."""

from __future__ import annotations

from typing import Literal

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
