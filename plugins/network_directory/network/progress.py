"""How far a measure has come, and where it would be today if it went straight from baseline to target."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate

from ..records.models import Measure
from ..records.types import PartialDate


@dataclass(frozen=True, slots=True)
class Point:
    """A number on a day, and where a chart shows it."""

    on: PartialDate
    value: Decimal
    x: float
    """From 0, the earliest day shown, to 1, the latest."""
    y: float
    """From 0, the lowest value shown, to 1, the highest."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Where the measure would be on a day."""

    value: Decimal
    """Rounded to one digit more than the measure's own numbers have."""
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Progress:
    """A measure, ready to be drawn and told."""

    baseline: Point
    readings: tuple[Point, ...]
    target: Point
    expected: Expected | None
    """None before the baseline and after the target's day, and where nobody works toward it any more."""
    share: Decimal
    """The part of the way from baseline to target that is done: 0 at the baseline, 1 at the target; below 0 if the
    measure moved away, above 1 if it went further. If both are one number, 1 as long as it is kept, and 0 if not."""
    ahead: bool | None
    """Whether the latest number is at least as far as expected on its own day; None without a reading, and where
    nothing is expected."""
    overdue: bool
    """Whether the target's day has passed while somebody works toward it."""

    @property
    def latest(self) -> Point:
        """The newest reading; the baseline where there is none."""
        return self.readings[-1] if self.readings else self.baseline

    @property
    def fewer_is_better(self) -> bool:
        return self.target.value < self.baseline.value

    @property
    def to_be_kept(self) -> bool:
        """Whether the target is to stay at the baseline."""
        return self.target.value == self.baseline.value


def progress(measure: Measure, as_of: date, *, at_work: bool = True) -> Progress:
    """A measure on a day; `at_work` says whether somebody still works toward its target.

    Dates that name only a month or a year stand at their first day, but not before the one they follow; the target's
    stands at its last.
    """
    start, end = measure.baseline.on.first_day, measure.target.by.last_day
    readings = [reading for reading in measure.readings if reading.on.first_day <= as_of]
    days = list(accumulate((start, *(reading.on.first_day for reading in readings)), max))
    last = max(end, *days)
    values = [measure.baseline.value, measure.target.value, *(reading.value for reading in readings)]
    low, high = min(values), max(values)

    def x(day: date) -> float:
        return (day - start).days / max((last - start).days, 1)

    def y(value: Decimal) -> float:
        return float((value - low) / (high - low)) if high > low else 0.5

    way = measure.target.value - measure.baseline.value

    def straight(day: date) -> Decimal:
        """The value on the straight line from baseline to target."""
        done = Decimal((day - start).days) / max((end - start).days, 1)
        return measure.baseline.value + way * min(max(done, Decimal(0)), Decimal(1))

    def share(value: Decimal) -> Decimal:
        return (value - measure.baseline.value) / way if way else Decimal(value == measure.target.value)

    newest = readings[-1].value if readings else measure.baseline.value
    under_way = at_work and start <= as_of <= end
    by_today = round(straight(as_of), 1 + max(_decimals(value) for value in values))
    return Progress(
        baseline=Point(measure.baseline.on, measure.baseline.value, 0, y(measure.baseline.value)),
        readings=tuple(Point(r.on, r.value, x(day), y(r.value)) for r, day in zip(readings, days[1:], strict=True)),
        target=Point(measure.target.by, measure.target.value, x(end), y(measure.target.value)),
        expected=Expected(by_today, x(as_of), y(by_today)) if under_way else None,
        share=share(newest),
        ahead=share(newest) >= share(straight(days[-1])) if under_way and readings and way else None,
        overdue=at_work and as_of > end,
    )


def _decimals(value: Decimal) -> int:
    """How many digits a number has behind its point."""
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
