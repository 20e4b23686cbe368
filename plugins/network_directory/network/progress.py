"""How far a measure has come, and where it would be today if it went straight from baseline to target."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

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
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Progress:
    """A measure, ready to be drawn and told."""

    baseline: Point
    readings: tuple[Point, ...]
    target: Point
    expected: Expected | None
    """None before the baseline and after the target's day."""
    share: Decimal
    """The part of the way from baseline to target that is done: 0 at the baseline, 1 at the target; below 0 if the
    measure moved away, above 1 if it went further."""
    ahead: bool | None
    """Whether the latest number is at least as far as expected on its own day; None without a reading."""

    @property
    def latest(self) -> Point:
        """The newest reading; the baseline where there is none."""
        return self.readings[-1] if self.readings else self.baseline

    @property
    def fewer_is_better(self) -> bool:
        return self.target.value < self.baseline.value


def progress(measure: Measure, as_of: date) -> Progress:
    """A measure on a day. Dates that name only a month or a year stand at their first day, targets at their last."""
    start, end = measure.baseline.on.first_day, measure.target.by.last_day
    readings = [reading for reading in measure.readings if reading.on.first_day <= as_of]
    last = max([end, *(reading.on.first_day for reading in readings)])
    values = [measure.baseline.value, measure.target.value, *(reading.value for reading in readings)]
    low, high = min(values), max(values)

    def x(day: date) -> float:
        return (day - start).days / max((last - start).days, 1)

    def y(value: Decimal) -> float:
        return float((value - low) / (high - low)) if high > low else 0.5

    def point(on: PartialDate, day: date, value: Decimal) -> Point:
        return Point(on, value, x(day), y(value))

    way = measure.target.value - measure.baseline.value

    def straight(day: date) -> Decimal:
        """The value on the straight line from baseline to target."""
        done = Decimal((day - start).days) / max((end - start).days, 1)
        return measure.baseline.value + way * min(max(done, Decimal(0)), Decimal(1))

    def share(value: Decimal) -> Decimal:
        return (value - measure.baseline.value) / way if way else Decimal(1)

    points = tuple(point(reading.on, reading.on.first_day, reading.value) for reading in readings)
    newest = readings[-1] if readings else None
    return Progress(
        baseline=point(measure.baseline.on, start, measure.baseline.value),
        readings=points,
        target=point(measure.target.by, end, measure.target.value),
        expected=Expected(straight(as_of), x(as_of), y(straight(as_of))) if start <= as_of <= end else None,
        share=share(newest.value if newest else measure.baseline.value),
        ahead=share(newest.value) >= share(straight(newest.on.first_day)) if newest else None,
    )
