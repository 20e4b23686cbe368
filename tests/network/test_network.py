"""Linking: what is stated once is found from both ends."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_directory.network.alignment import Badge
from network_directory.network.coverage import State, cover
from network_directory.network.facets import facets_of_partners
from network_directory.network.ordering import initial, sort_key
from network_directory.network.updates import UpdateKind, Updates

from .builders import ids, names, network_of

PLACES: dict[str, dict[str, Any]] = {
    "us-ca-oakland": {"name": "Oakland", "kind": "city", "parent": "us-ca"},
    "navajo-nation": {"name": "Navajo Nation", "kind": "tribal", "within": ["us-az", "us-nm"]},
    "japan": {"name": "Japan", "kind": "country"},
}


def test_places_roll_up(tmp_path: Path) -> None:
    network = network_of(
        tmp_path,
        {
            "based": {"based_in": "us-ca-oakland"},
            "both": {"based_in": "us-ca", "serves": ["us", "us-nv"]},
            "californian": {"serves": ["us-ca"]},
            "serving": {"serves": ["us-oh"]},
            "nationwide": {"serves": ["us"]},
            "abroad": {"based_in": "japan"},
            "tribal": {"based_in": "navajo-nation"},
        },
        places=PLACES,
    )
    assert ids(network.partners_based_in["us-ca"]) == ["based", "both"]
    assert ids(network.partners_based_in["us"]) == ["based", "both", "tribal"]
    assert ids(network.partners_based_in["us-az"]) == ids(network.partners_based_in["us-nm"]) == ["tribal"]
    assert ids(network.partners_serving["us"]) == ["both", "californian", "nationwide", "serving"]
    assert ids(network.partners_serving["us-oh"]) == ["serving"]
    assert ids(network.partners_in["us"]) == ["based", "both", "californian", "nationwide", "serving", "tribal"]
    assert ids(network.partners_in["us-ca"]) == ["based", "both", "californian"]
    assert ids(network.wider_partners(network.places["us-ca"])) == ["nationwide"]
    assert ids(network.wider_partners(network.places["us-oh"])) == ["both", "nationwide"]
    assert ids(network.wider_partners(network.places["us-ca-oakland"])) == ["both", "californian", "nationwide"]
    assert network.places["us-ca-oakland"].ancestors == ("us-ca", "us")
    assert network.places["japan"].ancestors == ()
    assert "us-ca-oakland" in ids(network.places_within["us-ca"])


def test_relations_are_found_from_both_ends(tmp_path: Path) -> None:
    strategy = {
        "id": "s",
        "title": "S",
        "status": "underway",
        "principles": ["finance"],
        "level": "state",
        "places": ["us-oh"],
        "lead": "a",
        "partners": ["b"],
    }
    network = network_of(
        tmp_path,
        {
            "a": {
                "hubs": [{"hub": "h", "role": "adviser"}],
                "alignment": [{"principle": "finance", "stance": "endorses"}],
            },
            "b": {"hubs": [{"hub": "h", "role": "convener"}], "levels": ["state"]},
            "c": {"hubs": [{"hub": "h"}], "status": "former", "succeeded_by": "b"},
        },
        {
            "h": {"plan": {"aim": "Aim", "strategies": [strategy]}, "parent": "top"},
            "top": {"focus": "place", "place": "us-oh", "principle": None},
            "old": {"status": "merged", "merged_into": "h"},
        },
    )
    assert [(m.partner.id, m.role) for m in network.memberships_of_hub["h"]] == [
        ("b", "convener"),
        ("c", "member"),
        ("a", "adviser"),
    ]
    assert [m.hub.id for m in network.memberships_of_partner["a"]] == ["h"]
    assert [c.partner.id for c in network.claims_on_principle["finance"]] == ["a"]
    (found,) = network.strategies_of_hub["h"]
    for index, key in (
        (network.strategies_led_by, "a"),
        (network.strategies_joined_by, "b"),
        (network.strategies_for_principle, "finance"),
        (network.strategies_at_level, "state"),
        (network.strategies_in_place, "us-oh"),
        (network.strategies_in_place, "us"),
    ):
        assert index[key] == (found,)
    assert ids(network.sub_hubs["top"]) == ["h"]
    assert ids(network.merged_hubs["h"]) == ["old"]
    assert ids(network.predecessors["b"]) == ["c"]
    assert ids(network.hubs_in_place["us"]) == ["top"]
    assert network.memberships_of_hub["nothing"] == ()


def test_order_is_alphabetical_whatever_the_letters(tmp_path: Path) -> None:
    wanted = [
        "3 Rivers",
        "A-Plus Schools",
        "Álamo",
        "Beta & Co",
        "A Better Start",
        "The Cedar Fund",
        "cedar mill",
        "École",
        "Łódź Circle",
        "Ørsted Readers",
        "Østby Readers",
        "“Quoted” Group",
        "Žebra",
    ]
    shuffled = random.Random(1).sample(wanted, len(wanted))
    network = network_of(tmp_path, {f"p{n}": {"name": name} for n, name in enumerate(shuffled)})
    assert names(network.partners.values()) == wanted


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("The Élan", "E"),
        ("a b", "B"),
        ("A", "A"),
        ("“The Word”", "W"),
        ("42", "#"),
        ("“Word”", "W"),
        ("!", "#"),
        ("学校", "学"),
        ("Đặng Family Trust", "D"),
        ("Œuvre", "O"),
    ],
)
def test_initials(name: str, letter: str) -> None:
    assert initial(name) == letter


@given(st.text(max_size=40), st.text(max_size=40))
def test_order_is_total(one: str, other: str) -> None:
    first, second = sort_key(one, "a"), sort_key(other, "b")
    assert (first < second) != (second < first)


def test_numbers_stand_in_the_order_of_their_values() -> None:
    names = ["826 Valencia", "100Kin10", "9 Mile", "4.0 Schools", "007", "Room 12", "Room 9"]
    assert sorted(names, key=lambda name: sort_key(name, "")) == [
        "4.0 Schools", "007", "9 Mile", "100Kin10", "826 Valencia", "Room 9", "Room 12",
    ]  # fmt: skip


def test_coverage_tells_five_states_apart(tmp_path: Path) -> None:
    looking = {"id": "s", "title": "S", "status": "proposed", "principles": ["teaching"], "places": ["us-ny"]}
    led = looking | {"id": "led", "status": "achieved", "principles": ["finance"], "places": ["us-pa"], "lead": "gone"}
    network = network_of(
        tmp_path,
        {
            "doer": {
                "serves": ["us-oh"],
                "alignment": [
                    {"principle": "finance", "stance": "leads", "evidence": [{"title": "E", "date": "2026"}]},
                    {"principle": "teaching", "stance": "endorses"},
                ],
            },
            "not": {
                "based_in": "us-wv",
                "alignment": [{"principle": "finance", "stance": "not-applicable", "statement": "No schools."}],
            },
            "holds-back": {
                "based_in": "us-pa",
                "alignment": [
                    {"principle": "finance", "stance": "not-applicable", "statement": "No schools."},
                    {"principle": "teaching", "stance": "reserves", "statement": "Not so."},
                ],
            },
            "gone": {
                "status": "former",
                "based_in": "us-ny",
                "alignment": [{"principle": "finance", "stance": "endorses"}],
            },
            "nationwide": {"serves": ["us"], "alignment": [{"principle": "finance", "stance": "endorses"}]},
        },
        {"h": {"plan": {"aim": "Aim", "strategies": [looking, led]}}},
    )
    coverage = cover(network)

    def state(place: str, principle: str) -> State:
        return coverage.cell(coverage.by_place, place, network.principles[principle]).state

    assert state("us-oh", "finance") is State.PRACTICED
    assert state("us-oh", "teaching") is State.DECLARED
    assert state("us-ny", "teaching") is State.SEEKING
    assert state("us-ny", "finance") is State.NONE
    assert state("us-wv", "finance") is State.NOT_APPLICABLE
    assert state("us-pa", "finance") is State.NONE, "a strategy is planned for it"
    assert state("us-pa", "teaching") is State.NONE, "it is held back from, which is not nothing"
    assert not coverage.by_place["us-pa"]["teaching"].empty
    assert state("us", "finance") is State.PRACTICED
    nation = coverage.cell(coverage.by_place, "us", network.principles["finance"])
    assert (len(nation.practiced), len(nation.declared), nation.count) == (1, 1, 2)


def test_what_former_partners_claimed_is_kept_and_counts_nowhere(tmp_path: Path) -> None:
    evidence = [{"title": "Report", "date": "2026-05"}]
    claims = [{"principle": "finance", "stance": "leads", "evidence": evidence}]
    network = network_of(
        tmp_path,
        {
            "gone": {"status": "former", "based_in": "us-oh", "levels": ["state"], "alignment": claims},
            "here": {"based_in": "us-oh", "alignment": [{"principle": "finance", "stance": "endorses"}]},
        },
    )
    assert [claim.partner.id for claim in network.claims_on_principle["finance"]] == ["here"]
    assert [claim.partner.id for claim in network.former_claims["finance"]] == ["gone"]
    assert [claim.counts for claim in network.claims_of_partner["gone"]] == [False]
    assert network.badges["gone"] == Badge()
    coverage = cover(network)
    for table, row in ((coverage.by_place, "us-oh"), (coverage.by_place, "us"), (coverage.by_level, "state")):
        cell = coverage.cell(table, row, network.principles["finance"])
        assert {claim.partner.id for claim in (*cell.practiced, *cell.declared)} <= {"here"}
    found = {facet.id: facet for facet in facets_of_partners(network, tuple(network.partners.values())).facets}
    principle = next(option for option in found["principle"].options if option.id == "finance")
    assert [tuple(network.partners)[member] for member in principle.members] == ["here"]


def test_changes_run_from_the_newest_and_never_ahead_of_the_day(tmp_path: Path) -> None:
    network = network_of(
        tmp_path,
        {
            "a": {
                "joined": "2024-02",
                "confirmed": {"on": "2026-05-01", "by": "A"},
                "hubs": [{"hub": "h", "since": "2024-03"}],
            },
            "b": {
                "joined": "2025",
                "alignment": [
                    {
                        "principle": "finance",
                        "stance": "leads",
                        "evidence": [{"title": "E", "date": "2026-01"}],
                        "reviewed": {"on": "2026-02-02", "by": "Staff"},
                    }
                ],
            },
        },
        {"h": {"plan": {"aim": "Aim", "updated": "2026-04-01"}}},
    )
    assert [(str(change.date), change.what, change.subject.id) for change in Updates(network)] == [
        ("2026-05-01", UpdateKind.CONFIRMED, "a"),
        ("2026-04-01", UpdateKind.PLAN, "h"),
        ("2026-02-02", UpdateKind.REVIEWED, "b"),
        ("2026-01", UpdateKind.EVIDENCE, "b"),
        ("2025", UpdateKind.JOINED, "b"),
        ("2024-03", UpdateKind.MEMBER, "a"),
        ("2024-02", UpdateKind.JOINED, "a"),
    ]
