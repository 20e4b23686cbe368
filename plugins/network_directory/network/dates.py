"""How long something counts that has a date, which may name only a month or a year.

Such a date is read in the partner's favor: what has it counts from the first day it can mean, and its age is reckoned
from the last.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..records.types import PartialDate

_REMEMBERED = 1 << 16
"""How many answers are kept: most dates of a network are those of many records."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which something counts, both ends included."""

    first: date
    last: date


def covers(spans: Iterable[Span], day: date) -> bool:
    """Whether a day is one of those of the spans."""
    for span in spans:  # noqa: SIM110  # of the time that it takes to link a network a good part is spent here
        if span.first <= day <= span.last:
            return True
    return False


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@lru_cache(_REMEMBERED)
def days(when: PartialDate) -> tuple[date, date]:
    """The first and the last day that a date can mean."""
    return when.first_day, when.last_day


@lru_cache(_REMEMBERED)
def span_of(when: PartialDate, months: int) -> Span:
    """The days on which something of that date counts."""
    first, last = days(when)
    return Span(first, add_months(last, months))


def overlap(span: Span, other: Span) -> Span | None:
    """The days that two spans share, if there are any."""
    first, last = max(span.first, other.first), min(span.last, other.last)
    return Span(first, last) if first <= last else None
