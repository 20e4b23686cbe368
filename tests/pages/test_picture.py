"""The picture of the network: whole numbers, nothing on top of anything, and the same every time."""

from __future__ import annotations

import re
import time
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from network_directory.network import Network, build_network
from network_directory.pages.network_picture import MOST, MOST_HUBS, MOST_LINKS, STEP, Outline, Picture, pictures
from network_directory.records import Folder, read_network

from ..network.builders import network_of
from ..trees import SAMPLE, TODAY


def hubs(places: int, issues: int) -> dict[str, dict[str, Any]]:
    by_place = {f"place-{n:03}": {"focus": "place", "place": "us-oh", "principle": None} for n in range(places)}
    return by_place | {f"issue-{n:03}": {} for n in range(issues)}


def network(folder: Path, members: list[list[str]], places: int = 0, issues: int = 0) -> Network:
    """A network with a partner for each list of hubs."""
    partners = {f"p{n:05}": {"hubs": [{"hub": hub} for hub in ids]} for n, ids in enumerate(members)}
    return network_of(folder, partners, hubs(places, issues))


def whole(found: Network) -> Picture:
    picture = pictures(found).picture
    assert picture
    return picture


def alone(found: Network) -> Outline:
    outline = pictures(found).outline
    assert outline
    return outline


@pytest.fixture(scope="module")
def sample() -> Network:
    return build_network(read_network(Folder(SAMPLE), TODAY).records, TODAY)


def test_no_mark_lies_on_another_or_outside(sample: Network, tmp_path: Path) -> None:
    every_pair = [list(pair) for pair in combinations([*hubs(4, 4)], 2)]
    crowded = network(tmp_path, [*every_pair, *[["place-001"]] * 40, *[["issue-003"]] * 17, *[[]] * 50], 4, 4)
    for picture in map(whole, (sample, crowded)):
        at = [(mark.x, mark.y) for marks in (picture.hubs, picture.partners) for mark in marks]
        assert all(12 <= x <= picture.width - 12 and 12 <= y <= picture.height - 12 for x, y in at)
        for (x1, y1), (x2, y2) in combinations(at, 2):
            assert max(abs(x1 - x2), abs(y1 - y2)) >= STEP, "two marks are nearer than a finger needs"


def test_lines_are_the_memberships(sample: Network) -> None:
    picture = whole(sample)
    memberships = sum(len(sample.memberships_of_hub[hub]) for hub in sample.hubs)
    assert sum(mark.ties.count("M") for mark in picture.partners) == memberships
    assert sum(mark.ties.count("M") for mark in picture.hubs) == memberships
    assert sum(mark.members for mark in picture.hubs) == memberships
    for mark in picture.partners:
        assert mark.hubs == tuple(m.hub for m in sample.memberships_of_partner[mark.partner.id])
        ends = re.findall(r"(\d+) (\d+)(?=M|$)|V(\d+)H(\d+)", mark.ties)
        assert {(int(x or h), int(y or v)) for x, y, v, h in ends} <= {(mark.x, mark.y)}


def test_everybody_is_in_it_but_those_who_left_without_a_hub(tmp_path: Path) -> None:
    left = {"status": "former"}
    found = network_of(
        tmp_path,
        {"member": {"hubs": [{"hub": "h"}]}, "alone": {}, "gone": left, "was-in": {**left, "hubs": [{"hub": "h"}]}},
        {"h": {}},
    )
    picture = whole(found)
    assert {mark.partner.id for mark in picture.partners} == {"member", "alone", "was-in"}
    assert [mark.hub.id for mark in picture.hubs] == ["h"]
    assert picture.alone is not None


def test_who_convenes_is_marked(tmp_path: Path) -> None:
    roles = {role: {"hubs": [{"hub": "h", "role": role}]} for role in ("convener", "member", "adviser")}
    marks = whole(network_of(tmp_path, roles, {"h": {}})).partners
    assert {mark.partner.id: mark.convenes for mark in marks} == {"convener": True, "member": False, "adviser": False}


def test_hubs_of_places_stand_left_and_those_on_issues_right(tmp_path: Path) -> None:
    picture = whole(network(tmp_path, [], 2, 3))
    assert picture.by_focus
    assert [mark.is_left for mark in picture.hubs] == [True, True, False, False, False]


def test_hubs_of_one_kind_share_both_columns(tmp_path: Path) -> None:
    picture = whole(network(tmp_path, [], 0, 3))
    assert not picture.by_focus
    assert [mark.is_left for mark in picture.hubs] == [True, True, False]


@pytest.mark.parametrize("count", [0, 1, MOST, MOST + 1])
def test_up_to_the_limit_all_is_drawn_and_beyond_it_hubs_alone(tmp_path: Path, count: int) -> None:
    many = min(count, 10)
    members = [[f"issue-{n % many:03}", f"issue-{n * 3 % many:03}"][: 1 + n % 2] for n in range(count - many)]
    found = network(tmp_path, [list(dict.fromkeys(ids)) for ids in members], issues=many)
    drawn = pictures(found)
    assert (drawn.picture is not None) == (count <= MOST)
    if drawn.picture:
        assert len(drawn.picture.hubs) + len(drawn.picture.partners) == count
    assert len(alone(found).hubs) == many


@pytest.mark.parametrize("count", [MOST_HUBS, MOST_HUBS + 1])
def test_beyond_another_limit_there_are_tables_alone(tmp_path: Path, count: int) -> None:
    drawn = pictures(network(tmp_path, [["issue-000", "issue-001"]], issues=count))
    assert drawn.picture is None
    assert (drawn.outline is not None) == (count == MOST_HUBS)
    assert [other.id for other, _ in drawn.shared["issue-000"]] == ["issue-001"]


def test_links_between_hubs_are_the_partners_that_they_share(sample: Network) -> None:
    drawn = pictures(sample)
    expected = {}
    for one, other in combinations(sample.hubs, 2):
        members = ({m.partner.id for m in sample.memberships_of_hub[hub]} for hub in (one, other))
        if both := set.intersection(*members):
            expected[one, other] = len(both)
    assert {(link.hubs[0].id, link.hubs[1].id): link.shared for link in alone(sample).links} == expected
    assert alone(sample).left_out == 0
    for hub, others in drawn.shared.items():
        names = [other.name for other, _ in others]
        assert names == sorted(names), "lists are alphabetical"
        for neighbor, shared in others:
            assert expected.get((hub, neighbor.id)) == shared or expected.get((neighbor.id, hub)) == shared
    assert sum(map(len, drawn.shared.values())) == 2 * len(expected)


def test_only_the_strongest_links_are_drawn(tmp_path: Path) -> None:
    pairs = [list(pair) for pair in combinations([*hubs(0, 30)], 2)]
    outline = alone(network(tmp_path, [*pairs, pairs[-1]], issues=30))
    assert len(outline.links) == MOST_LINKS
    assert outline.left_out == len(pairs) - MOST_LINKS
    assert outline.links[-1].shared == 2, "the strongest lies on top"


def test_the_same_network_gives_the_same_picture(sample: Network) -> None:
    again = build_network(read_network(Folder(SAMPLE), TODAY).records, TODAY)

    def drawn(found: Network) -> list[object]:
        picture, outline = whole(found), alone(found)
        return [
            [(mark.hub.id, mark.x, mark.y, mark.ties) for mark in picture.hubs],
            [(mark.partner.id, mark.x, mark.y, mark.ties) for mark in picture.partners],
            [(link.shared, link.path) for link in outline.links],
        ]

    assert drawn(sample) == drawn(again)
    assert not re.search(r"\d\.\d", str(drawn(sample))), "a fraction may be written otherwise on another machine"


def test_large_networks_take_no_time(tmp_path: Path) -> None:
    pairs = [list(pair) for pair in combinations([*hubs(10, 10)], 2)]
    found = network(tmp_path, (pairs * 4)[: MOST - 20], 10, 10)
    assert len(found.partners) + len(found.hubs) == MOST
    start = time.perf_counter()
    assert pictures(found).picture
    assert time.perf_counter() - start < 1
