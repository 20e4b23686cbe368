"""What a claim rests on and which badge follows: properties that must hold for every record and every day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from network_directory.network.alignment import (
    RULES,
    Age,
    Badge,
    Lost,
    Status,
    age,
    judge_claim,
    judge_hub,
    judge_partner,
)
from network_directory.network.dates import add_months
from network_directory.records.models import BadgeRules, ClaimEntry, Plan
from network_directory.records.types import PartialDate

TODAY = date(2026, 11, 24)
RULES_AS_SHIPPED = BadgeRules.model_validate(
    {
        "levels": [
            {"id": "declared", "name": "Declared", "needs": {"stated": "3"}},
            {"id": "evidenced", "name": "Evidenced", "needs": {"evidenced": "2"}},
            {"id": "reviewed", "name": "Reviewed", "needs": {"reviewed": "2"}},
        ]
    }
)
PRINCIPLES = 5


def claim(stance: str, evidence: tuple[str, ...] = (), reviewed: str | None = None) -> ClaimEntry:
    return ClaimEntry.model_validate(
        {
            "principle": "any",
            "stance": stance,
            "evidence": [{"title": "Evidence", "date": day} for day in evidence],
            "reviewed": {"on": reviewed, "by": "Staff"} if reviewed else None,
        }
    )


def judge(claims: list[ClaimEntry], as_of: date = TODAY, rules: BadgeRules = RULES_AS_SHIPPED) -> Badge:
    standings = {f"principle-{n}": judge_claim(c, rules.validity_months, as_of) for n, c in enumerate(claims, 1)}
    return judge_partner(standings, PRINCIPLES, rules, as_of)


def level(badge: Badge, rules: BadgeRules = RULES_AS_SHIPPED) -> int:
    """0 without a level, then 1, 2, 3."""
    return [None, *(step.id for step in rules.levels)].index(badge.level)


days = st.dates(date(2019, 1, 1), TODAY)
partial = days.flatmap(lambda day: st.sampled_from([f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}"]))
stances = st.sampled_from(["endorses", "practices", "leads", "reserves", "not-applicable"])
claims = st.builds(claim, stances, st.lists(partial, max_size=3).map(tuple), st.one_of(st.none(), partial))
alignments = st.lists(claims, max_size=PRINCIPLES)
doing = st.builds(
    claim,
    st.sampled_from(["practices", "leads"]),
    st.lists(partial, min_size=1, max_size=3).map(tuple),
    st.one_of(st.none(), partial),
)
proven = st.lists(doing, min_size=2, max_size=PRINCIPLES)
"""What is likely to hold a badge, or to have held one."""


def rules_asking(most: int, longest: int) -> st.SearchStrategy[BadgeRules]:
    """Rules that ask for at most so many principles, and by which evidence counts for at most so many months."""
    return st.builds(
        lambda needs, evidence, review: BadgeRules.model_validate(
            {
                "levels": [
                    {"id": f"step-{n}", "name": f"Step {n}", "needs": {rule: str(need)}}
                    for n, (rule, need) in enumerate(needs)
                ],
                "validity_months": {"evidence": str(evidence), "review": str(review)},
            }
        ),
        st.lists(st.tuples(st.sampled_from(RULES), st.integers(1, most)), min_size=1, max_size=4),
        st.integers(1, longest),
        st.integers(1, longest),
    )


rule_sets = rules_asking(5, 48)
modest_rules = rules_asking(2, 48)


@given(alignments, st.integers(0, PRINCIPLES - 1), partial, rule_sets)
def test_adding_evidence_never_lowers_a_level(
    alignment: list[ClaimEntry], which: int, when: str, rules: BadgeRules
) -> None:
    assume(which < len(alignment))
    before = judge(alignment, rules=rules)
    more = alignment[which].evidence + claim("leads", (when,)).evidence
    after = [*alignment]
    after[which] = alignment[which].model_copy(update={"evidence": more})
    assert level(judge(after, rules=rules), rules) >= level(before, rules)


@given(alignments, st.integers(0, 6000), rule_sets)
def test_time_alone_never_raises_a_level(alignment: list[ClaimEntry], later: int, rules: BadgeRules) -> None:
    # Everything in the records has happened by today; from then on only time passes.
    now = TODAY.replace(month=12, day=31)
    assert level(judge(alignment, now + timedelta(later), rules), rules) <= level(judge(alignment, now, rules), rules)


@given(alignments, rule_sets)
def test_the_last_day_is_exact(alignment: list[ClaimEntry], rules: BadgeRules) -> None:
    badge = judge(alignment, rules=rules)
    if badge.until is None:
        assert badge.level is None or level(judge(alignment, date(2150, 1, 1), rules), rules) == level(badge, rules)
        return
    assert badge.until >= TODAY
    assert level(judge(alignment, badge.until, rules), rules) >= level(badge, rules)
    assert level(judge(alignment, badge.until + timedelta(1), rules), rules) < level(badge, rules)


@given(proven, modest_rules, days)
def test_the_first_day_is_exact(alignment: list[ClaimEntry], rules: BadgeRules, earlier: date) -> None:
    badge = judge(alignment, rules=rules)
    if badge.since is None:
        assert level(judge(alignment, earlier, rules), rules) >= level(badge, rules)
        return
    assert badge.since <= TODAY
    assert level(judge(alignment, badge.since, rules), rules) >= level(badge, rules)
    assert level(judge(alignment, badge.since - timedelta(1), rules), rules) < level(badge, rules)


@given(alignments, rule_sets)
def test_the_reasons_recompute_to_the_level(alignment: list[ClaimEntry], rules: BadgeRules) -> None:
    badge = judge(alignment, rules=rules)
    met = 0
    for step in rules.levels:
        if not all(rule.met for rule in badge.rules if rule.level == step.id):
            break
        met += 1
    assert level(badge, rules) == met


@given(st.lists(claims.filter(lambda c: c.stance != "not-applicable"), max_size=4), rule_sets)
def test_not_applicable_counts_neither_for_nor_against(alignment: list[ClaimEntry], rules: BadgeRules) -> None:
    """It adds to no count; and while enough principles remain, it changes nothing at all."""
    without = judge(alignment, rules=rules)
    with_one = judge([*alignment, claim("not-applicable")], rules=rules)
    assert [rule.have for rule in with_one.rules] == [rule.have for rule in without.rules]
    asked = max(getattr(step.needs, rule) or 0 for step in rules.levels for rule in RULES)
    if asked < PRINCIPLES:
        assert with_one == without
    else:
        assert level(with_one, rules) >= level(without, rules)


def test_a_rule_asks_for_all_where_fewer_principles_apply() -> None:
    two = [claim("leads", ("2026",)), claim("practices", ("2026",))]
    three_out = [claim("not-applicable")] * 3
    assert judge(two).level is None
    assert judge(two + three_out).level == "evidenced"
    assert [(rule.rule, rule.need) for rule in judge(two + three_out).rules] == [
        ("stated", 2),
        ("evidenced", 2),
        ("reviewed", 2),
    ]
    assert judge([claim("not-applicable")] * 5).level is None, "nothing applies, and nothing is shown"


@pytest.mark.parametrize(
    ("entry", "status", "how_old", "proof", "evidenced_until", "reviewed_until"),
    [
        (claim("leads"), "claimed", "current", "claimed", None, None),
        (claim("endorses", ("2026-01",), "2026-02"), "claimed", "current", "claimed", None, None),
        (claim("reserves"), "claimed", "current", "claimed", None, None),
        (claim("leads", ("2025-06-01",)), "evidenced", "current", "evidenced", "2028-06-01", None),
        (claim("leads", ("2023-12",)), "evidenced", "due", "evidenced", "2026-12-31", None),
        (claim("leads", ("2023-11-23",)), "evidenced", "lapsed", "evidence-lapsed", "2026-11-23", None),
        (claim("leads", ("2023-11-24",)), "evidenced", "due", "evidenced", "2026-11-24", None),
        (claim("leads", ("2019", "2025")), "evidenced", "current", "evidenced", "2028-12-31", None),
        (claim("leads", ("2025-06-01",), "2026-03-01"), "reviewed", "current", "reviewed", "2028-06-01", "2028-03-01"),
        # A review that lapsed takes nothing from evidence that is current.
        (
            claim("leads", ("2024-05", "2026-06-01"), "2024-06-01"),
            "reviewed",
            "lapsed",
            "review-lapsed",
            "2029-06-01",
            "2026-06-01",
        ),
        (claim("leads", ("2022",), "2024-06"), "reviewed", "lapsed", "evidence-lapsed", "2025-12-31", "2025-12-31"),
        # It counts for what was there to be looked at, and no longer than that does.
        (claim("leads", ("2025-06-01",), "2024-06-01"), "evidenced", "current", "evidenced", "2028-06-01", None),
        (
            claim("leads", ("2024-06", "2026-09"), "2026-03"),
            "reviewed",
            "current",
            "reviewed",
            "2029-09-30",
            "2027-06-30",
        ),
        (claim("leads", ("2026-03",), "2026-03-01"), "reviewed", "current", "reviewed", "2029-03-31", "2028-03-01"),
        (claim("leads", ("2026-03-02",), "2026-03-01"), "evidenced", "current", "evidenced", "2029-03-02", None),
        # What it looked at had lapsed by then, so that it never counted.
        (claim("leads", ("2019-01", "2026-09"), "2026-03"), "evidenced", "current", "evidenced", "2029-09-30", None),
        (claim("leads", (), "2026-03-01"), "claimed", "current", "claimed", None, None),
    ],
)
def test_standing(
    entry: ClaimEntry, status: str, how_old: str, proof: str, evidenced_until: str | None, reviewed_until: str | None
) -> None:
    standing = judge_claim(entry, RULES_AS_SHIPPED.validity_months, TODAY)
    assert (standing.status, standing.age, standing.proof) == (status, how_old, proof)
    days = [until and until.isoformat() for until in (standing.evidenced_until, standing.reviewed_until)]
    assert days == [evidenced_until, reviewed_until]


def test_what_is_dated_later_does_not_exist_yet() -> None:
    entry = claim("leads", ("2026-03",), "2026-05")
    validity = RULES_AS_SHIPPED.validity_months
    assert judge_claim(entry, validity, date(2026, 2, 28)).status is Status.CLAIMED
    assert judge_claim(entry, validity, date(2026, 3, 1)).status is Status.EVIDENCED
    assert judge_claim(entry, validity, date(2026, 5, 1)).status is Status.REVIEWED


def test_a_badge_falls_to_the_level_that_still_holds() -> None:
    alignment = [
        claim("leads", ("2025-01-15",), "2025-02-01"),
        claim("practices", ("2024-07",), "2025-03-01"),
        claim("endorses"),
    ]
    assert (judge(alignment).level, judge(alignment).until) == ("reviewed", date(2027, 2, 1))
    assert (judge(alignment).since, judge(alignment).next_level) == (date(2025, 3, 1), None)
    later = judge(alignment, date(2027, 2, 2))
    assert (later.level, later.until, later.next_level) == ("evidenced", date(2027, 7, 31), "reviewed")
    assert later.lost == Lost("reviewed", date(2027, 2, 1))
    last = judge(alignment, date(2027, 8, 1))
    assert (last.level, last.since, last.until, last.next_level) == ("declared", None, None, "evidenced")
    assert last.lost == Lost("evidenced", date(2027, 7, 31))


def test_a_review_of_old_evidence_says_nothing_of_new() -> None:
    old = [claim("leads", ("2023-01",), "2023-06"), claim("practices", ("2023-01",), "2023-06")]
    both = ("2023-01", "2026-09")
    reviewed = [claim("leads", both, "2026-03"), claim("practices", both, "2026-03")]
    three = [claim("endorses")]
    assert judge(old + three, date(2025, 1, 1)).level == "reviewed"
    assert judge(reviewed + three).level == "evidenced", "what the reviews of March looked at lapsed in January"


def test_before_it_joined_a_partner_held_no_badge() -> None:
    validity = RULES_AS_SHIPPED.validity_months
    claims = {str(n): judge_claim(claim("leads", ("2025-01-15",)), validity, TODAY) for n in range(3)}

    def badge(joined: date, as_of: date = TODAY) -> Badge:
        return judge_partner(claims, PRINCIPLES, RULES_AS_SHIPPED, as_of, joined)

    assert badge(date(2024, 1, 1)).since == date(2025, 1, 15)
    assert badge(date(2026, 5, 1)).since == date(2026, 5, 1)
    assert badge(date(2026, 5, 1), date(2028, 2, 1)).lost == Lost("evidenced", date(2028, 1, 15))
    assert badge(date(2028, 1, 16), date(2028, 2, 1)).lost is None


@given(proven, modest_rules, days)
def test_the_level_that_was_lost_is_exact(alignment: list[ClaimEntry], rules: BadgeRules, earlier: date) -> None:
    badge = judge(alignment, rules=rules)
    if badge.lost is None:
        assert level(judge(alignment, earlier, rules), rules) <= level(badge, rules)
        return
    assert badge.lost.until < TODAY
    assert judge(alignment, badge.lost.until, rules).level == badge.lost.level
    after = badge.lost.until + timedelta(1)
    for day in (after, max(after, TODAY - timedelta(1))):
        assert level(judge(alignment, day, rules), rules) <= level(badge, rules)


def test_levels_and_thresholds_are_the_networks_own() -> None:
    rules = BadgeRules.model_validate(
        {
            "levels": [
                {"id": "bronze", "name": "Bronze", "needs": {"stated": "1"}},
                {"id": "silver", "name": "Silver", "needs": {"stated": "2", "evidenced": "1"}},
                {"id": "gold", "name": "Gold", "needs": {"evidenced": "2"}},
                {"id": "platinum", "name": "Platinum", "needs": {"reviewed": "1"}},
            ],
            "validity_months": {"evidence": "1", "review": "120"},
        }
    )
    alignment = [claim("leads", ("2026-11-01",)), claim("endorses")]
    badge = judge(alignment, rules=rules)
    assert (badge.level, badge.next_level, badge.until) == ("silver", "gold", date(2026, 12, 1))


def test_without_levels_there_is_no_badge() -> None:
    assert judge([claim("leads")], rules=BadgeRules()) == Badge()


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 8, 31), 36, date(2027, 8, 31)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
        (date(2024, 6, 15), 0, date(2024, 6, 15)),
    ],
)
def test_months_later(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_due_means_within_ninety_days() -> None:
    assert age(TODAY - timedelta(1), TODAY) is Age.LAPSED
    assert age(TODAY, TODAY) is Age.DUE
    assert age(TODAY + timedelta(90), TODAY) is Age.DUE
    assert age(TODAY + timedelta(91), TODAY) is Age.CURRENT
    assert age(None, TODAY) is Age.CURRENT


def strategy(id: str, *, lead: str | None, measured: bool, status: str, grades: tuple[str, ...] = ()) -> dict[str, Any]:
    measure = {
        "what": "Seats",
        "baseline": {"value": "1", "on": "2024"},
        "target": {"value": "2", "by": "2028"},
    }
    return {
        "id": id,
        "title": id,
        "status": status,
        "lead": lead,
        "measure": measure if measured else None,
        "evidence": [{"title": "Study", "grade": grade} for grade in grades],
    }


@pytest.mark.parametrize(
    ("strategies", "expected", "unproven"),
    [
        ([], "forming", ()),
        ([strategy("a", lead=None, measured=True, status="underway", grades=("strong",))], "forming", ()),
        ([strategy("a", lead="x", measured=False, status="underway", grades=("strong",))], "forming", ()),
        ([strategy("a", lead="x", measured=True, status="proposed")], "planned", ()),
        ([strategy("a", lead="x", measured=True, status="underway")], "planned", ("a",)),
        ([strategy("a", lead="x", measured=True, status="underway", grades=("rationale",))], "planned", ("a",)),
        ([strategy("a", lead="x", measured=True, status="underway", grades=("promising",))], "evidence-based", ()),
        (
            [
                strategy("a", lead="x", measured=True, status="achieved", grades=("strong",)),
                strategy("b", lead=None, measured=False, status="underway"),
            ],
            "planned",
            ("b",),
        ),
    ],
)
def test_hub_badge(strategies: list[dict[str, Any]], expected: str, unproven: tuple[str, ...]) -> None:
    badge = judge_hub(Plan.model_validate({"aim": "Aim", "strategies": strategies}))
    assert (badge.level, tuple(badge.proven.missed_by)) == (expected, unproven)


def test_a_hub_without_a_plan_is_forming() -> None:
    assert judge_hub(None).level == "forming"


def test_dates_are_as_precise_as_they_were_written() -> None:
    assert [str(PartialDate(2026, *rest)) for rest in ((), (5,), (5, 1))] == ["2026", "2026-05", "2026-05-01"]
    assert PartialDate(2024, 2).last_day == date(2024, 2, 29)
    assert sorted([PartialDate(2026), PartialDate(2025, 12, 31), PartialDate(2026, 1, 1)])[0] == PartialDate(
        2025, 12, 31
    )
