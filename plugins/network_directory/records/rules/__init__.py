"""What must hold beyond the form of each field: within each kind of record, and between records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from pydantic import BaseModel

from ..entries import Draft, Drafts
from ..problems import Problem
from .between_records import check_between
from .hub import check_hub
from .partner import check_partner
from .principle import check_principle
from .source import check_source
from .tables import check_badges, check_place, check_vocabulary

M = TypeVar("M", bound=BaseModel)

__all__ = ["check_between", "check_records"]


def check_records(drafts: Drafts, today: date) -> Iterator[Problem]:
    """Problems within single records. `today` is the last day that can have been."""
    for partner in _sound(drafts.partners.values()):
        yield from check_partner(*partner, drafts, today)
    for hub in _sound(drafts.hubs.values()):
        yield from check_hub(*hub, drafts, today)
    for principle in _sound(drafts.principles.values()):
        yield from check_principle(*principle, drafts)
    for source in _sound(drafts.sources.values()):
        yield from check_source(*source)
    for place in drafts.places.values():
        yield from check_place(place)
    for vocabulary in _sound([drafts.vocabulary]):
        yield from check_vocabulary(*vocabulary)
    for badges in _sound([drafts.badges]):
        yield from check_badges(*badges, drafts)


def _sound(drafts: Iterable[Draft[M]]) -> Iterator[tuple[Draft[M], M]]:
    """Each draft of which there is a sound part, with that."""
    for draft in drafts:
        if draft.sound:
            yield draft, draft.sound
