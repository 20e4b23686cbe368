"""What is worked out when it is asked for: no more than that, and the same as all at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from network_directory.network import build_network
from network_directory.network.relations import OnDemand
from network_directory.network.updates import Updates

from .builders import network_of


def test_a_value_is_worked_out_once_when_it_is_asked_for() -> None:
    asked: list[str] = []

    def work_out(id: str) -> str:
        asked.append(id)
        return id.upper()

    values = OnDemand(("a", "b"), work_out)
    assert (list(values), len(values), asked) == (["a", "b"], 2, [])
    assert (values["b"], values["b"], values.get("c")) == ("B", "B", None)
    assert asked == ["b"]
    with pytest.raises(KeyError):
        values["c"]
    assert asked == ["b"]


def test_any_part_of_the_changes_is_what_it_is_in_all_of_them(tmp_path: Path) -> None:
    months = [f"{year}-{month:02}" for year in range(1990, 2026) for month in range(1, 13)]
    evidence = [{"title": f"Report of {month}", "date": month} for month in months]
    claims = [{"principle": "finance", "stance": "leads", "evidence": evidence}]
    joined: dict[str, dict[str, Any]] = {"a": {"alignment": claims}, "b": {"joined": "2024"}, "c": {"joined": "2025"}}
    network = build_network(network_of(tmp_path, joined).records, date(2024, 6, 15))
    told = [str(change.date) for change in Updates(network)]
    past = [month for month in months if month <= "2024-06"]
    assert told == ["2024-06", "2024-05", "2024-04", "2024-03", "2024-02", "2024", *reversed(past[:-5])]
    assert len(Updates(network)) == len(told) > 300
    for part in (slice(8), slice(200), slice(250, 300), slice(-3, None), slice(None, None, 7), slice(0), slice(900)):
        assert [str(change.date) for change in Updates(network)[part]] == told[part]
    for number in (0, 255, 256, -1):
        assert str(Updates(network)[number].date) == told[number]
    with pytest.raises(IndexError):
        Updates(network)[len(told)]
