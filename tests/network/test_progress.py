"""How far a measure has come."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_directory.network.progress import progress
from network_directory.records.models import Measure

TODAY = date(2026, 11, 24)


def measure(
    baseline: str, target: str, *readings: tuple[str, str], by: str = "2028", baseline_on: str = "2024-01-01"
) -> Measure:
    return Measure.model_validate(
        {
            "what": "Seats",
            "baseline": {"value": baseline, "on": baseline_on},
            "target": {"value": target, "by": by},
            "readings": [{"value": value, "on": on} for value, on in readings],
        }
    )


def test_on_the_way_up() -> None:
    found = progress(measure("10", "30", ("15", "2025-01-01"), ("22", "2026-01-01"), by="2027-12-31"), TODAY)
    assert (found.share, found.latest.value, found.fewer_is_better) == (Decimal("0.6"), Decimal(22), False)
    assert found.ahead is True
    assert (found.baseline.x, found.baseline.y, found.target.x, found.target.y) == (0, 0, 1, 1)
    assert found.expected is not None
    assert float(found.expected.value) == pytest.approx(10 + 20 * found.expected.x, abs=0.05)


def test_fewer_is_better() -> None:
    found = progress(measure("40", "20", ("35", "2026-01")), TODAY)
    assert (found.share, found.fewer_is_better, found.ahead) == (Decimal("0.25"), True, False)
    assert (found.baseline.y, found.target.y, found.readings[0].y) == (1, 0, 0.75)


def test_moving_away_and_going_further() -> None:
    assert progress(measure("10", "30", ("5", "2026")), TODAY).share == Decimal("-0.25")
    assert progress(measure("10", "30", ("40", "2026")), TODAY).share == Decimal("1.5")


def test_nothing_read_yet_and_nothing_to_change() -> None:
    found = progress(measure("10", "30"), TODAY)
    assert (found.share, found.ahead, found.latest) == (Decimal(0), None, found.baseline)


def test_a_target_at_the_baseline_is_reached_as_long_as_it_is_kept() -> None:
    kept = progress(measure("10", "10", ("10", "2026")), TODAY)
    assert (kept.to_be_kept, kept.share, kept.ahead, kept.target.y) == (True, Decimal(1), None, 0.5)
    lost = progress(measure("10", "10", ("12", "2026")), TODAY)
    assert (lost.share, lost.ahead, lost.target.y, lost.latest.y) == (Decimal(0), None, 0.0, 1.0)


@pytest.mark.parametrize(
    ("baseline", "target", "expected"),
    [("0", "1", "0.6"), ("0", "0.05", "0.029"), ("0.010", "0.02", "0.016"), ("1000", "2000", "1579.4")],
)
def test_what_is_expected_has_one_digit_more_than_what_was_measured(baseline: str, target: str, expected: str) -> None:
    found = progress(measure(baseline, target), TODAY).expected
    assert found
    assert str(found.value) == expected


def test_dates_that_name_less_never_run_backwards() -> None:
    found = progress(
        measure("10", "30", ("12", "2024"), ("15", "2025-06"), ("20", "2025"), baseline_on="2024-09"), TODAY
    )
    across = [point.x for point in (found.baseline, *found.readings, found.target)]
    assert across == sorted(across)
    assert (across[0], across[1], across[2], across[4]) == (0, 0, across[3], 1)


def test_when_the_day_has_passed_or_nobody_works_on_it_nothing_is_expected() -> None:
    running, over = (measure("10", "30", ("12", "2025-01"), by=by) for by in ("2028", "2026-06"))
    assert progress(running, TODAY).ahead is False
    late = progress(over, TODAY)
    assert (late.overdue, late.expected, late.ahead) == (True, None, None)
    for one in (running, over):
        stopped = progress(one, TODAY, at_work=False)
        assert (stopped.overdue, stopped.expected, stopped.ahead) == (False, None, None)


def test_expected_only_between_baseline_and_target() -> None:
    assert progress(measure("1", "2"), date(2023, 12, 31)).expected is None
    assert progress(measure("1", "2"), date(2029, 1, 1)).expected is None
    assert progress(measure("1", "2"), date(2028, 12, 31)).expected is not None


def test_readings_after_the_day_are_not_known_yet() -> None:
    assert len(progress(measure("1", "9", ("2", "2025"), ("3", "2026")), date(2025, 6, 1)).readings) == 1


numbers = st.decimals(-1000, 1000, places=1)


@given(numbers, numbers, st.lists(numbers, max_size=4))
def test_every_point_is_on_the_chart_in_the_order_of_its_number(
    baseline: Decimal, target: Decimal, readings: list[Decimal]
) -> None:
    dated = [(str(value), f"2025-0{n + 1}") for n, value in enumerate(readings)]
    found = progress(measure(str(baseline), str(target), *dated), TODAY)
    points = [found.baseline, *found.readings, found.target]
    assert all(0 <= point.x <= 1 and 0 <= point.y <= 1 for point in points)
    assert [p.x for p in points] == sorted(p.x for p in points)
    for one in points:
        for other in points:
            assert one.value >= other.value or one.y < other.y
