"""Changes in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

from ..network.model import Claim, Membership, Strategy
from ..network.updates import Update
from .addresses import Linked
from .words import Words

Link = Callable[[Linked, str], Markup | str]
"""Turns a thing and its name into a link."""


def _plain(thing: Linked, name: str) -> str:
    return name


def update_sentence(change: Update, words: Words, link: Link = _plain) -> Markup:
    """What happened, in a sentence in which each record's name is a `link`."""
    values: dict[str, Any] = {"detail": change.detail}
    match change.about:
        case Membership(partner=partner, hub=hub, role=role):
            values |= {"partner": link(partner, partner.name), "hub": link(hub, hub.name)}
            values["role"] = words(f"roles.{role}.name")
        case Claim(partner=partner, principle=principle):
            values |= {"partner": link(partner, partner.name), "principle": link(principle, principle.name)}
        case Strategy(hub=hub, title=title, measure=measure) as strategy:
            values |= {"hub": link(hub, hub.name), "strategy": link(strategy, title)}
            values |= {"what": measure.what if measure else "", "unit": (measure and measure.unit) or ""}
        case record:
            values["record"] = link(record, record.name)
    return words(f"changes.{change.what}", **{name: escape(value) for name, value in values.items()})
