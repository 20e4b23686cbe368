"""How much of a list a page shows, and how a list is cut into parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_directory.network.needs import needs
from network_directory.network.ordering import initial, sort_key
from network_directory.pages.long_lists import ROOM, each, filtered, room_for
from network_directory.site.needs_in_parts import anchors
from network_directory.site.parts import LIMIT, Part, in_parts, leaves

from ..network.builders import network_of


@pytest.mark.parametrize(
    ("lists", "shown"),
    [
        ([(5, 10)], None),
        ([(ROOM // 10, 10)], None),
        ([(ROOM // 10 + 1, 10)], LIMIT),
        ([(3, 10), (ROOM, 10)], LIMIT),
        ([(ROOM, 10)] * 8, 50),
        ([(ROOM, 10)] * 1_000, 3),
    ],
)
def test_a_list_is_whole_where_its_page_has_room(lists: list[tuple[int, int]], shown: int | None) -> None:
    assert room_for(*lists).each == shown


def test_what_else_is_on_the_page_takes_room() -> None:
    assert room_for((10, 10), taken=ROOM - 100).each is None
    assert room_for((10, 10), taken=ROOM - 99).each == 6


def test_a_list_says_how_it_goes_on_only_where_it_is_not_whole() -> None:
    way = filtered("filter", "partners", principle="teaching", stance=("leads", "practices"))
    assert way.address == "partners/?principle=teaching&stance=leads&stance=practices"
    room = room_for((ROOM, 10))
    whole, cut = room.shorten(range(LIMIT), way), room.shorten(range(LIMIT + 1), way)
    assert (len(whole.shown), whole.total, whole.ways) == (LIMIT, LIMIT, ())
    assert (len(cut.shown), cut.total, cut.ways) == (LIMIT, LIMIT + 1, (way,))
    assert each(cut, str).shown[-1] == str(LIMIT - 1)
    assert each(cut, str).total == cut.total


def labels(part: Part[str]) -> dict[str, int]:
    return {inner.label: len(inner.entries) for inner in part.parts}


def test_a_letter_with_too_many_names_is_cut_by_the_next_one() -> None:
    names = ["Ash", "Sand", "Salt", "School", "Science", "S Street", "7 Oaks", "Ömer"]
    whole = in_parts("x/", sorted(names, key=lambda name: sort_key(name, "")), str, 2)
    assert labels(whole) == {"#": 1, "A": 1, "O": 1, "S": 5}
    (s,) = (part for part in whole.parts if part.label == "S")
    assert labels(s) == {"S–": 1, "Sa": 2, "Sc": 2}
    assert [part.address for part in s.parts] == ["x/s-/", "x/sa/", "x/sc/"]
    assert s.address == "x/s/"


def test_names_that_letters_do_not_tell_apart_are_numbered() -> None:
    names = [f"School of Hope {number}" for number in range(7)]
    whole = in_parts("x/", names, str, 3)
    (s,) = whole.parts
    assert [(part.label, part.address, part.span) for part in s.parts] == [
        ("1", "x/s/1/", ("School of Hope 0", "School of Hope 2")),
        ("2", "x/s/2/", ("School of Hope 3", "School of Hope 5")),
        ("3", "x/s/3/", ("School of Hope 6", "School of Hope 6")),
    ]


def test_a_list_that_fits_is_one_part() -> None:
    whole = in_parts("x/", ["Ash", "Birch"], str, 2)
    assert (whole.address, whole.parts) == ("x/", ())


@given(st.lists(st.text("aAbBéДя中1 -", max_size=6), max_size=60), st.integers(1, 5))
def test_each_entry_is_in_one_part_of_few_entries(names: list[str], most: int) -> None:
    whole = in_parts("x/", names, str, most)
    parts = [*leaves(whole)]
    assert sorted(name for part in parts for name in part.entries) == sorted(names)
    assert all(len(part.entries) <= most for part in parts)
    addresses = [part.address for part in every(whole)]
    assert len(addresses) == len(set(addresses))
    assert all(address.startswith("x/") for address in addresses)


def every(part: Part[str]) -> Iterator[Part[str]]:
    yield part
    for inner in part.parts:
        yield from every(inner)


@pytest.mark.parametrize(
    ("name", "letters"),
    [("The Sandbox", "San"), ("Öland", "Ola"), ("S 7", "S––"), ("Q", "Q––"), ("3rd Street", "#"), ("Школа", "Шко")],
)
def test_first_letters(name: str, letters: str) -> None:
    assert initial(name, 3) == letters
    assert initial(name) == letters[0]


def test_needs_that_read_alike_have_anchors_of_their_own(tmp_path: Path) -> None:
    seeks = [{"type": "capacity", "what": what} for what in ("Two vans", "Two vans!")]
    wanted = needs(network_of(tmp_path, {"orta": {"seeks": seeks}}))
    assert [anchors(wanted)[need] for need in wanted] == ["orta-capacity-two-vans", "orta-capacity-two-vans--2"]
