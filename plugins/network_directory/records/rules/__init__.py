"""What must hold beyond the form of each field: within each kind of record, and between records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..entries import Drafts
from ..problems import Problem
from .between_records import check_between
from .hub import check_hub
from .partner import check_partner
from .principle import check_principle
from .source import check_source
from .tables import check_badges, check_place, check_vocabulary

__all__ = ["check_between", "check_records"]


def check_records(drafts: Drafts, today: date) -> Iterator[Problem]:
    """Problems within single records. `today` is the last day that can have been."""
    for partner in drafts.partners.values():
        if partner.sound:
            yield from check_partner(partner, partner.sound, drafts, today)
    for hub in drafts.hubs.values():
        if hub.sound:
            yield from check_hub(hub, hub.sound, drafts, today)
    for principle in drafts.principles.values():
        if principle.sound:
            yield from check_principle(principle, principle.sound, drafts)
    for source in drafts.sources.values():
        if source.sound:
            yield from check_source(source, source.sound)
    for place in drafts.places.values():
        yield from check_place(place)
    if drafts.vocabulary.sound:
        yield from check_vocabulary(drafts.vocabulary, drafts.vocabulary.sound)
    if drafts.badges.sound:
        yield from check_badges(drafts.badges, drafts.badges.sound, drafts)
