"""What a partner's own page shows in rows, with its words and links in place.

There are more of these pages than of all others, so their template is left little to ask for; and rows are tuples,
for a frozen dataclass takes three times as long to make.
"""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from ...network.alignment import Rule
from ...network.matching import Fit, Matches
from ...network.model import Claim, Evidence, Membership


class EvidenceRow(NamedTuple):
    """What supports a claim."""

    item: Evidence
    """The evidence."""
    notes: tuple[str, ...]
    """What is told of it: its kind, whether it is independent, its date, and how long it counts."""


class ReviewRow(NamedTuple):
    """The review of a claim."""

    by: Markup
    """Who made it, in words."""
    on: Markup
    """When."""
    worth: Markup
    """Until when it counts, or why it does not."""
    counts: bool
    """Whether there was anything that it could count for."""
    lapsed: bool
    """Whether it counted, and does so no longer."""


class ClaimRow(NamedTuple):
    """Where the partner stands on a principle."""

    claim: Claim
    """What it claims."""
    link: Markup
    """The name of the principle, leading to its page."""
    stance: Markup
    """What its stance is called."""
    evidence: tuple[EvidenceRow, ...]
    """What supports it."""
    review: ReviewRow | None
    """Its review; None if there was none."""
    provable: bool
    """Whether it is of a stance that evidence and reviews can support."""


class RuleRow(NamedTuple):
    """A rule of a badge level."""

    rule: Rule
    """How the partner stands to it."""
    level: str
    """What the level is called."""
    asks: Markup
    """What the rule asks for."""
    there: Markup
    """How much of that there is, with links to it on this page."""


class StandingPicture(NamedTuple):
    """Where the partner stands on a principle, as a picture."""

    address: str
    """Where the picture is, from this page."""
    alt: str
    """What it says, which names no partner."""


class MembershipRow(NamedTuple):
    """A hub that the partner is in."""

    membership: Membership
    """Since when, and as what."""
    link: Markup
    """The name of the hub, leading to its page."""
    role: Markup
    """What its role is called."""


class HelpRow(NamedTuple):
    """A need that the partner's offers fit."""

    fit: Fit
    """The need, and all that fits."""
    asker: Markup
    """The partner or the strategy in need, leading to its place."""
    hub: Markup | None
    """Whose the strategy is; None for a partner."""
    why: Markup
    """Why the offers fit, in a sentence."""


class HelpRows(NamedTuple):
    """The needs of one type that the partner's offers fit."""

    matches: Matches
    """How many there are."""
    rows: tuple[HelpRow, ...]
    """The first of them."""


class Event(NamedTuple):
    """Something that happened to the partner's entry, or to what it says."""

    on: Markup
    """When."""
    what: Markup
    """What, in a sentence."""
