"""Needs and offers: who is proposed for what, in which order, and why."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network_directory.network import Network
from network_directory.network.matching import Fit, Matcher
from network_directory.network.model import Partner
from network_directory.network.needs import Asker, Wanted

from ..trees import examples
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
    found = matcher.fits(wanted, 9)
    assert [(fit.partner.id, shared(fit), ids(fit.levels), ids(fit.principles)) for fit in found.fits] == [
        ("a-nationwide", ["us-ca around us", "us-nv around us"], [], []),
        ("c-both-states", ["us-ca same us-ca", "us-nv same us-nv"], [], []),
        ("b-city", ["us-ca within us-ca-oakland"], ["district"], []),
        ("e-principle", ["us-ca same us-ca"], [], ["teaching"]),
        ("d-level-only", [], ["district"], []),
    ]
    assert all(fit.offers == ("Evaluation",) for fit in found.fits)
    first = matcher.fits(wanted, 2)
    assert (first.total, ids(fit.partner for fit in first.fits)) == (5, ["a-nationwide", "c-both-states"])


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
    helps = matcher.helps(network.partners["giver"], 9)
    assert [(matches.type, matches.total, *(fit.wanted.asker for fit in matches.fits)) for matches in helps] == [
        ("in-kind", 1, Asker.PARTNER),
        ("leadership", 1, Asker.LEAD),
    ]
    assert helps[0].fits[0].wanted.partner is network.partners["seeker"]
    assert matcher.helps(network.partners["far"], 9) == ()


def test_a_need_that_names_no_place_level_or_principle_fits_every_offer_of_its_type(tmp_path: Path) -> None:
    network = network_of(
        tmp_path,
        {"giver": {"serves": ["us-oh"], "contributes": EXPERTISE}, "seeker": {"seeks": [EXPERTISE[0]]}},
    )
    matcher = Matcher(network)
    assert ids(fit.partner for fit in matcher.fits(matcher.needs[0], 9).fits) == ["giver"]
    assert matcher.helps(network.partners["giver"], 9)[0].total == 1


def test_what_a_city_and_the_nation_share_with_a_state_is_told_apart(tmp_path: Path) -> None:
    network = network_of(
        tmp_path,
        {
            "both": {"based_in": "us-ca-oakland", "serves": ["us"], "contributes": EXPERTISE},
            "named": {"based_in": "us-ca-oakland", "serves": ["us", "us-ca"], "contributes": EXPERTISE},
            "seeker": {"serves": ["us-ca"], "seeks": EXPERTISE},
        },
        places=PLACES,
    )
    matcher = Matcher(network)
    assert {fit.partner.id: shared(fit) for fit in matcher.fits(matcher.needs[0], 9).fits} == {
        "both": ["us-ca around us", "us-ca within us-ca-oakland"],
        "named": ["us-ca same us-ca"],
    }


KINDS = ("expertise", "capacity", "in-kind", "leadership")
kinds = st.sampled_from(KINDS)
places = st.lists(st.sampled_from(["us", "us-ca", "us-ca-oakland", "us-oh", "us-nv"]), max_size=3, unique=True)
levels = st.lists(st.sampled_from(["federal", "state", "district"]), max_size=2, unique=True)
stances = st.sampled_from(["endorses", "practices", "leads", "reserves", "not-applicable"])
alignments = st.dictionaries(st.sampled_from(["finance", "teaching"]), stances).map(
    lambda taken: [{"principle": p, "stance": stance, "statement": "So."} for p, stance in sorted(taken.items())]
)
offers = st.builds(
    lambda type, status: {"type": type, "what": "Help", "status": status}, kinds, st.sampled_from(["offered", "in-use"])
)
seeks = st.lists(st.builds(lambda type: {"type": type, "what": "Help"}, kinds), max_size=2)
records = st.fixed_dictionaries(
    {
        "serves": places,
        "levels": levels,
        "alignment": alignments,
        "status": st.sampled_from(["active", "active", "active", "paused", "former"]),
        "contributes": st.lists(offers, max_size=3),
        "seeks": seeks,
    }
)
strategies = st.fixed_dictionaries(
    {
        "status": st.sampled_from(["proposed", "underway", "achieved", "stopped"]),
        "places": places,
        "level": st.none() | st.sampled_from(["federal", "state", "district"]),
        "principles": st.lists(st.sampled_from(["finance", "teaching"]), unique=True),
        "partners": st.lists(st.sampled_from(["p0", "p1"]), unique=True),
        "needs": seeks,
    }
)
networks = st.tuples(st.lists(records, min_size=2, max_size=5), st.lists(strategies, max_size=3))
counter = itertools.count()
MANY = 99


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("networks")


def matcher_of(folder: Path, partners: dict[str, Any], planned: list[dict[str, Any]]) -> tuple[Network, Matcher]:
    titled = [strategy(f"s{n}", **fields) for n, fields in enumerate(planned)]
    network = network_of(folder / str(next(counter)), partners, plan(*titled), PLACES)
    return network, Matcher(network)


def score(wanted: Wanted, partner: Partner, network: Network) -> tuple[int, int, int]:
    """How many of a need's places, levels and principles a partner shares, by looking at each of them."""
    own = {place.id for place in partner.places}
    reach = own.union(*(place.ancestors for place in partner.places))
    stances = {claim.principle: claim.stance for claim in network.claims_of_partner[partner.id]}
    return (
        sum(1 for place in wanted.places if place.id in reach or own.intersection((place.id, *place.ancestors))),
        sum(1 for level in wanted.levels if level in partner.levels),
        sum(1 for p in wanted.principles if stances.get(p) in ("endorses", "practices", "leads")),
    )


def fitting(wanted: Wanted, network: Network) -> list[Partner]:
    """Whom the rule proposes for a need, in its order, by looking at every partner."""
    strategy = wanted.strategy
    at_work = (wanted.partner, *((strategy.lead, *strategy.partners) if strategy else ()))
    asks = wanted.places or wanted.levels or wanted.principles
    found = [
        partner
        for partner in network.partners.values()
        if partner.status == "active"
        and any(offer.type == wanted.type and offer.status == "offered" for offer in partner.contributes)
        and partner not in at_work
        and (any(score(wanted, partner, network)) or not asks)
    ]
    return sorted(found, key=lambda partner: score(wanted, partner, network), reverse=True)


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow])
@given(network_records=networks, limit=st.integers(1, 3))
def test_the_rule_runs_as_it_is_written(
    folder: Path, network_records: tuple[list[dict[str, Any]], list[dict[str, Any]]], limit: int
) -> None:
    partners = {f"p{n}": fields for n, fields in enumerate(network_records[0])}
    network, matcher = matcher_of(folder, partners, network_records[1])
    helped: dict[str, list[tuple[Wanted, tuple[int, int, int]]]] = {id: [] for id in network.partners}
    for wanted in matcher.needs:
        expected = fitting(wanted, network)
        found = matcher.fits(wanted, MANY)
        assert [fit.partner for fit in found.fits] == expected
        assert found.total == len(expected)
        for fit in found.fits:
            told = (len({one.place for one in fit.places}), len(fit.levels), len(fit.principles))
            assert told == score(wanted, fit.partner, network), "the reasons leave something out"
            helped[fit.partner.id].append((wanted, told))
        first = matcher.fits(wanted, limit)
        assert (first.total, [fit.partner for fit in first.fits]) == (len(expected), expected[:limit])
    for id, partner in network.partners.items():
        for matches in matcher.helps(partner, MANY):
            mine = [(wanted, shares) for wanted, shares in helped[id] if wanted.type == matches.type]
            in_order = [wanted for wanted, _ in sorted(mine, key=lambda one: one[1], reverse=True)]
            assert [fit.wanted for fit in matches.fits] == in_order
            assert matches.total == len(in_order)
        assert sum(matches.total for matches in matcher.helps(partner, limit)) == len(helped[id])


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])
@given(
    network_records=networks,
    who=st.integers(0, 1),
    grown=st.sampled_from([("serves", "us"), ("serves", "us-oh"), ("levels", "state"), ("contributes", KINDS[0])]),
)
def test_a_partner_that_grows_loses_no_fit(
    folder: Path,
    network_records: tuple[list[dict[str, Any]], list[dict[str, Any]]],
    who: int,
    grown: tuple[str, str],
) -> None:
    # A partner that seeks something grows in what it seeks too, so only others' needs are looked at.
    partners = {f"p{n}": {**fields, "seeks": []} for n, fields in enumerate(network_records[0])}
    field, value = grown
    id, more = f"p{who}", {"type": value, "what": "Help"} if field == "contributes" else value
    own = partners[id][field]
    bigger = {**partners, id: {**partners[id], field: own if more in own else [*own, more]}}

    def found(partners: dict[str, Any]) -> list[bool]:
        _, matcher = matcher_of(folder, partners, network_records[1])
        return [any(f.partner.id == id for f in matcher.fits(need, MANY).fits) for need in matcher.needs]

    assert all(before <= after for before, after in zip(found(partners), found(bigger), strict=True))


def shared(fit: Fit) -> list[str]:
    return [f"{one.place.id} {one.relation} {one.own.id}" for one in fit.places]
