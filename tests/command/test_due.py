"""`network-directory due`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..trees import replace_in
from .conftest import Run


def test_as_text(run: Run) -> None:
    done = run("due", "--as-of", "2028-10-01")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "As of 2028-10-01: 4 lapsed and 0 due within 90 days, at 2 partners.",
        "",
        "Buckeye Fund (partners/buckeye-fund.yml)",
        "  never confirmed: ask the partner to look through its entry, then set confirmed:",
        "",
        "Ohio Rural Teachers Alliance (partners/orta.md)",
        "  confirmation lapsed after 2027-11-01: ask the partner to look through its entry, then set confirmed:",
        "  evidence on School finance lapsed after 2028-09-30: ask the partner for newer evidence",
        "  review on School finance lapsed after 2028-03-01: look at the evidence again, then set reviewed:",
    ]


def test_as_markdown_in_which_names_do_nothing(run: Run, network: Path) -> None:
    replace_in(network / "partners/buckeye-fund.yml", "name: Buckeye Fund", "name: Fund [x](y) @all")
    done = run("due", "--format", "markdown")
    assert done.stdout.splitlines() == [
        "As of 2026-11-24: 1 lapsed and 0 due within 90 days, at 1 partner.",
        "",
        "### Fund \\[x\\](y) @&#8203;all",
        "`partners/buckeye-fund.yml`",
        "",
        "- [ ] never confirmed: ask the partner to look through its entry, then set confirmed:",
    ]


def test_as_json(run: Run) -> None:
    told = json.loads(run("due", "--as-of", "2028-01-05", "--format", "json").stdout)
    assert told["as_of"] == "2028-01-05"
    assert [(due["partner"], due["what"], due["age"], due["until"]) for due in told["due"]] == [
        ("buckeye-fund", "confirmation", "lapsed", None),
        ("orta", "confirmation", "lapsed", "2027-11-01"),
        ("orta", "review", "due", "2028-03-01"),
    ]


@pytest.mark.parametrize(("written", "day"), [("2028-02", "2028-02-29"), ("2028", "2028-12-31")])
def test_a_month_or_a_year_means_its_last_day(run: Run, written: str, day: str) -> None:
    assert json.loads(run("due", "--as-of", written, "--format", "json").stdout)["as_of"] == day


def test_a_day_that_is_none(run: Run) -> None:
    done = run("due", "--as-of", "2028-02-30")
    assert done.exit_code == 2
    assert "there is no day '2028-02-30'" in done.stderr


@pytest.mark.parametrize("epoch", ["99999999999999999999999", "253402300800", "soon", "-9" * 9])
def test_a_clock_that_names_no_day(run: Run, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    done = run("due")
    assert done.exit_code == 2
    assert done.stderr == (
        "network-directory: SOURCE_DATE_EPOCH must be a number of seconds since 1970, up to the year 2106; "
        f"it is '{epoch}'\n"
    )


def test_nothing_is_due(run: Run, network: Path) -> None:
    (network / "partners/buckeye-fund.yml").unlink()
    replace_in(network / "hubs/ohio.md", "partners: [buckeye-fund]", "partners: []")
    replace_in(network / "partners/orta.md", " It works with the [[partner:buckeye-fund]].", "")
    for form in ("text", "markdown"):
        done = run("due", "--format", form)
        assert done.stdout == "As of 2026-11-24, nothing is due and nothing has lapsed.\n"


def test_errors_come_first(run: Run, network: Path) -> None:
    (network / "partners/broken.yml").write_text("name: [", encoding="utf-8")
    done = run("due")
    assert done.exit_code == 1
    assert done.stdout.startswith("partners/broken.yml:1:")


def test_the_earlier_name_leads_to_this_one(run: Run) -> None:
    done = run("stale")
    assert done.exit_code == 2
    assert done.stderr == "network-directory: “stale” is called “due” now\n"
