"""What must hold beyond the form of each field: within each kind of record, and between records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ...kept import key_of
from ..entries import Draft, Drafts
from ..models import Hub, Partner, Principle, Source
from ..problems import Problem
from .between_records import check_between
from .hub import check_hub
from .partner import check_partner
from .principle import check_principle
from .source import check_source
from .tables import check_badges, check_place, check_vocabulary

__all__ = ["check_between", "check_record", "check_tables", "rules_depend_on"]


def check_record(draft: Draft[Any], drafts: Drafts, today: date) -> Iterator[Problem]:
    """Problems within a single record. `today` is the last day that can have been.

    Of the other drafts a partner and a hub depend on `rules_depend_on` alone. Days only take problems away, for what
    time can mend is that a date is still to come: of whom nothing is said on one day, nothing is said on a later one.
    """
    match draft.sound:
        case Partner() as partner:
            yield from check_partner(draft, partner, drafts, today)
        case Hub() as hub:
            yield from check_hub(draft, hub, drafts, today)
        case Principle() as principle:
            yield from check_principle(draft, principle, drafts)
        case Source() as source:
            yield from check_source(draft, source)


def rules_depend_on(drafts: Drafts) -> str:
    """A hash of what the rules for a partner and for a hub ask beside their own records: the network's own fields."""
    vocabulary = drafts.vocabulary.record
    return key_of(vocabulary.model_dump_json(include={"extra_fields"}) if vocabulary else "")


def check_tables(drafts: Drafts) -> Iterator[Problem]:
    """Problems within the network's own tables."""
    for place in drafts.places.values():
        yield from check_place(place)
    if vocabulary := drafts.vocabulary.sound:
        yield from check_vocabulary(drafts.vocabulary, vocabulary)
    if badges := drafts.badges.sound:
        yield from check_badges(drafts.badges, badges, drafts)
