"""Needs and offers: who is proposed for what, in which order, and why."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network_directory.network.matching import Asker, Matcher

from .builders import ids, network_of

PLACES = {"us-ca-oakland": {"name": "Oakland", "kind": "city", "parent": "us-ca"}}
EXPERTISE = [{"type": "expertise", "what": "Evaluation"}]


def strategy(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": id.title(), "status": "underway", **fields}


def plan(*strategies: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {"hub": {"plan": {"aim": "Aim", "strategies": list(strategies)}}}


def endorses(*principles: str) -> list[dict[str, str]]:
    return [{"principle": principle, "stance": "endorses"} for principle in principles]


def test_exactly_these_partners_in_this_order_for_these_reasons(tmp_path: Path) -> None:
    network = network_of(
        tmp_path,
        {
            "a-nationwide": {"serves": ["us"], "contributes": EXPERTISE},
            "b-city": {"based_in": "us-ca-oakland", "levels": ["district"], "contributes": EXPERTISE},
            "c-both-states": {"serves": ["us-ca", "us-nv"], "contributes": EXPERTISE},
            "d-level-only": {"serves": ["us-oh"], "levels": ["district"], "contributes": EXPERTISE},
            "e-principle": {"serves": ["us-ca"], "alignment": endorses("teaching"), "contributes": EXPERTISE},
            "f-other-type": {"serves": ["us-ca"], "contributes": [{"type": "capacity", "what": "Staff"}]},
            "g-taken": {
                "serves": ["us-ca"],
                "contributes": [{"type": "expertise", "what": "Busy", "status": "in-use"}],
            },
            "h-paused": {"serves": ["us-ca"], "status": "paused", "contributes": EXPERTISE},
            "i-shares-nothing": {"serves": ["us-oh"], "contributes": EXPERTISE},
            "j-at-work": {"serves": ["us-ca"], "contributes": EXPERTISE},
        },
        plan(
            strategy(
                "plan",
                places=["us-ca", "us-nv"],
                level="district",
                principles=["teaching"],
                lead="j-at-work",
                needs=[{"type": "expertise", "what": "An evaluator"}],
            )
        ),
        PLACES,
    )
    matcher = Matcher(network)
    (wanted,) = (need for need in matcher.needs if need.asker is Asker.STRATEGY)
    fits = matcher.fits(wanted)
    assert [(fit.partner.id, ids(fit.places), ids(fit.levels), ids(fit.principles)) for fit in fits] == [
        ("a-nationwide", ["us-ca", "us-nv"], [], []),
        ("c-both-states", ["us-ca", "us-nv"], [], []),
        ("b-city", ["us-ca"], ["district"], []),
        ("e-principle", ["us-ca"], [], ["teaching"]),
        ("d-level-only", [], ["district"], []),
    ]
    assert all(fit.offers == ("Evaluation",) for fit in fits)
    assert ids(fit.partner for fit in matcher.fits(wanted, 2)) == ["a-nationwide", "c-both-states"]
    assert ids(fit.partner for fit in matcher.fits(wanted, 9)) == ids(fit.partner for fit in fits)


def test_needs_are_leads_then_strategies_then_partners(tmp_path: Path) -> None:
    network = network_of(
        tmp_path,
        {
            "seeker": {"seeks": [{"type": "in-kind", "what": "A room"}], "based_in": "us-oh"},
            "gone": {"status": "former", "seeks": [{"type": "in-kind", "what": "Nothing"}]},
        },
        plan(
            strategy("leadless", needs=[{"type": "capacity", "what": "Hands"}]),
            strategy("done", status="achieved", needs=[{"type": "capacity", "what": "No more"}]),
            strategy("led", lead="seeker"),
        ),
    )
    assert [(need.asker, need.type, need.what) for need in Matcher(network).needs] == [
        (Asker.LEAD, "leadership", None),
        (Asker.STRATEGY, "capacity", "Hands"),
        (Asker.PARTNER, "in-kind", "A room"),
    ]


def test_a_partner_sees_where_it_could_help_and_never_itself(tmp_path: Path) -> None:
    room = {"type": "in-kind", "what": "A room"}
    network = network_of(
        tmp_path,
        {
            "giver": {
                "serves": ["us-oh"],
                "contributes": [room, {"type": "leadership", "what": "A chair"}],
                "seeks": [room],
            },
            "seeker": {"based_in": "us-oh", "seeks": [room]},
            "far": {"based_in": "us-ak", "seeks": [room]},
        },
        plan(strategy("leadless", places=["us-oh"])),
    )
    matcher = Matcher(network)
    helps = matcher.helps(network.partners["giver"])
    assert [(fit.wanted.asker, fit.wanted.partner and fit.wanted.partner.id) for fit in helps] == [
        (Asker.PARTNER, "seeker"),
        (Asker.LEAD, None),
    ]
    assert matcher.helps(network.partners["far"]) == ()


def test_a_need_that_names_no_place_level_or_principle_fits_every_offer_of_its_type(tmp_path: Path) -> None:
    network = network_of(
        tmp_path,
        {"giver": {"serves": ["us-oh"], "contributes": EXPERTISE}, "seeker": {"seeks": [EXPERTISE[0]]}},
    )
    matcher = Matcher(network)
    assert ids(fit.partner for fit in matcher.fits(matcher.needs[0])) == ["giver"]


places = st.lists(st.sampled_from(["us", "us-ca", "us-ca-oakland", "us-oh", "us-nv"]), max_size=3, unique=True)
kinds = st.sampled_from(["expertise", "capacity", "in-kind", "leadership"])
levels = st.lists(st.sampled_from(["federal", "state", "district"]), max_size=2, unique=True)
givers = st.fixed_dictionaries(
    {
        "serves": places,
        "levels": levels,
        "contributes": st.lists(st.builds(lambda type: {"type": type, "what": "Help"}, kinds), max_size=3),
    }
)
counter = itertools.count()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("networks")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    partners=st.lists(givers, min_size=1, max_size=4),
    need=st.tuples(kinds, places, levels),
    more=st.sampled_from(["us", "us-ca", "us-oh"]),
    limit=st.integers(1, 3),
)
def test_properties(
    folder: Path, partners: list[dict[str, Any]], need: tuple[str, list[str], list[str]], more: str, limit: int
) -> None:
    type, where, at = need
    named = {f"p{n}": fields for n, fields in enumerate(partners)}
    seeker = {"seeker": {"serves": where, "levels": at, "seeks": [{"type": type, "what": "Help"}]}}

    def fits(partners: dict[str, dict[str, Any]]) -> tuple[Matcher, list[str]]:
        matcher = Matcher(network_of(folder / str(next(counter)), partners | seeker, places=PLACES))
        return matcher, ids(fit.partner for fit in matcher.fits(matcher.needs[0]))

    matcher, found = fits(named)
    assert all(any(offer["type"] == type for offer in named[id]["contributes"]) for id in found), "another type"
    assert found[:limit] == ids(fit.partner for fit in matcher.fits(matcher.needs[0], limit)), (
        "a limit changes the order"
    )
    wider = {**named, "p0": {**named["p0"], "serves": sorted({*named["p0"]["serves"], more})}}
    assert ("p0" in found) <= ("p0" in fits(wider)[1]), "one more place removed a fit"
