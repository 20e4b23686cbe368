"""What day it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from network_directory.clock import latest_day
from network_directory.records import Folder, read_network

from .trees import replace_in


def test_tomorrow_in_greenwich_is_today_in_guam(network: Path) -> None:
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    replace_in(network / "partners/orta.md", "on: 2026-05-01, by", f"on: {tomorrow}, by")
    assert read_network(Folder(network), latest_day(date(2020, 1, 1))).problems == ()


def test_two_days_ahead_is_the_future_everywhere(network: Path) -> None:
    ahead = latest_day(date(2020, 1, 1)) + timedelta(days=2)
    replace_in(network / "partners/orta.md", "on: 2026-05-01, by", f"on: {ahead}, by")
    (problem,) = read_network(Folder(network), latest_day(date(2020, 1, 1))).problems
    assert problem.code == "ND305"
