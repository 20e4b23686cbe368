"""How what was measured is held against the targets, and told."""

from __future__ import annotations

import pytest

from benchmarks.results import Result, kept
from benchmarks.table import QUOTED, projection, table, with_quote
from benchmarks.targets import SLACK, TARGETS, Target, missed_by_half
from tests.trees import ROOT

COLD = next(target for target in TARGETS if target.figure == "cold.cpu" and target.by == "material.cpu")
CHECK = next(target for target in TARGETS if target.figure == "check.wall")
FILES = next(target for target in TARGETS if target.figure == "site.files_a_partner")


@pytest.mark.parametrize(
    ("target", "figures", "verdict"),
    [
        (COLD, {"cold.cpu": 9.0, "material.cpu": 10.0}, "met"),
        (COLD, {"cold.cpu": 11.0, "material.cpu": 10.0}, "missed"),
        (COLD, {"cold.cpu": 11.0}, "not measured"),
        (CHECK, {"check.wall": 7.0}, "met"),
        (CHECK, {"check.wall": 7.1}, "missed"),
    ],
)
def test_a_target_is_met_up_to_its_limit(target: Target, figures: dict[str, float], verdict: str) -> None:
    assert target.verdict(figures, 1_000) == verdict
    assert target.verdict(figures, 17) == ""


def test_what_depends_on_the_machine_fails_nothing() -> None:
    assert missed_by_half({"check.wall": 1e9, "cold.memory": 1e9, "visit.load": 1e9}, 1_000) == []


def test_a_ratio_and_a_count_fail_once_they_are_missed_by_more_than_half() -> None:
    limit = COLD.limits[1_000]
    figures = {
        "cold.cpu": limit * SLACK * 10,
        "material.cpu": 10.0,
        "site.files_a_partner": FILES.limits[1_000] * SLACK,
    }
    assert missed_by_half(figures, 1_000) == []
    assert missed_by_half({**figures, "cold.cpu": figures["cold.cpu"] + 0.1}, 1_000) == [COLD]
    assert missed_by_half({**figures, "site.files_a_partner": 7}, 1_000) == [FILES]


def test_the_table_tells_what_was_measured_what_was_missed_and_what_is_missing() -> None:
    figures = {"cold.cpu": 30.0, "cold.wall": 31.0, "cold.memory": 200.0}
    figures |= {"material.cpu": 10.0, "material.wall": 11.0, "material.memory": 50.0}
    result = Result(1_000, "2026-11-30", "abc", {}, {}, figures, {"needs/": {"kb": 301.0, "elements": 4870}})
    result.missing["zensical"] = "zensical is not installed"
    lines = [" ".join(line.split()) for line in table(result).splitlines()]
    assert "build, search index aside 30.00 31.00 200" in lines
    assert "Cold build ÷ plain Material, CPU 3.00 1.00 missed" in lines
    assert "Check, wall – 7.00 s not measured" in lines
    assert "/needs/ 301 4,870" in lines
    assert "Not measured: zensical, for zensical is not installed" in lines


def test_what_many_would_take_is_told_by_what_each_one_more_takes() -> None:
    small, large = (
        Result(
            partners, "2026-11-30", "abc", {"cores": 2, "processor": "P"}, {"python": "3.11"}, {"check.cpu": seconds}
        )
        for partners, seconds in ((1_000, 3.0), (10_000, 21.0))
    )
    assert "| check, CPU | 3.0 s | 21 s | 201 s |" in projection([small, large]).splitlines()


@pytest.mark.parametrize("path", QUOTED)
def test_what_pages_quote_is_what_was_measured_last(path: str) -> None:
    page = (ROOT / path).read_text("utf-8")
    assert with_quote(page, QUOTED[path](kept())) == page, "run: make bench-readme"


def test_a_page_without_marks_quotes_nothing() -> None:
    with pytest.raises(ValueError, match="there is no"):
        with_quote("# A page\n", "1.00")
