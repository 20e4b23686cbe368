"""Time grows with a file's size, whatever it is made of, and is never many times that of a plain one."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from network_directory.records import Folder
from network_directory.writing.fix import fix

from ..trees import SMALL, TODAY, read, write_tree
from .inputs import POSITIONS, SIZE, mixed, names, repeated
from .measure import ROUNDS, SLOWEST, holding, ordinary, seconds, within

LONG = 20.0
"""No reading of these takes so many seconds of CPU, unless its time grows with the square of its size."""


@pytest.fixture
def network(tmp_path: Path) -> Path:
    return write_tree(tmp_path, SMALL)


@pytest.mark.parametrize(
    ("position", "fragment"),
    [
        ("prose", "[[a:b"),
        ("prose", "[[partner:a|"),
        ("prose", "["),
        ("prose", "<"),
        ("key", "-"),
        ("key", "\t"),
        ("key", " "),
        ("lines", "-"),
        ("places", "- "),
        ("rules", "a: b\n"),
    ],
)
def test_twice_the_size_costs_two_and_a_half_times_the_time_at_most(
    network: Path, position: str, fragment: str
) -> None:
    where = POSITIONS[position]
    assert _in_step(network, where.file, where.text(fragment, SIZE // 2), where.text(fragment, SIZE))


def test_so_do_many_keys_without_a_colon(network: Path) -> None:
    group = POSITIONS["group"]
    keys = [", ".join(f"k{number}" for number in range(count)) for count in (7_000, 14_000)]
    half, whole = (group.text(text, len(text)) for text in keys)
    assert _in_step(network, group.file, half, whole)


@pytest.mark.parametrize(
    ("position", "fragment"),
    [
        ("prose", "[]("),
        ("prose", "<b> "),
        ("prose", "![a](b) "),
        ("prose", "&"),
        ("group", "a,"),
        ("list", "a,"),
        ("lines", "a: b\n"),
        ("key", "\t"),
        ("places", "a: b\n"),
    ],
)
def test_no_file_costs_many_times_what_a_plain_one_of_its_size_costs(
    network: Path, position: str, fragment: str
) -> None:
    where = POSITIONS[position]
    most = SLOWEST * ordinary(network, where, SIZE)
    text = where.text(fragment, SIZE)
    assert any(seconds(network, where.file, text, LONG) <= most for _ in range(ROUNDS))


def test_nothing_that_is_repeated_or_mixed_ends_in_a_traceback(network: Path) -> None:
    """A short form of `make test-hostile`."""
    for name, fragment in (*islice(repeated(), 0, None, 17), *islice(mixed(9), 20)):
        seconds(network, POSITIONS[name].file, POSITIONS[name].text(fragment, 20_000), LONG)


def test_no_name_of_a_file_does(network: Path) -> None:
    for name in islice(names(9), 60):
        seconds(network, name, "name: Sandusky Reading Room\n", LONG)


@pytest.mark.parametrize(("position", "fragment"), [("terms", "a,ab "), ("reading", " [],"), ("prose", "\u200ba")])
def test_mending_keeps_in_step(network: Path, position: str, fragment: str) -> None:
    """It reads a record again for each round of mends, and looks up each problem's place once."""
    where = POSITIONS[position]
    with holding(network / where.file, where.text(fragment, 8_000)):
        most = within(LONG, lambda: read(network)) * 25
        within(most, lambda: fix(Folder(network), TODAY, lambda file: True))


def _in_step(network: Path, file: str, half: str, whole: str) -> bool:
    """Whether the second text takes two and a half times as long as the first at most, each at its best of five."""
    first = second = LONG
    for _ in range(ROUNDS):
        first = min(first, seconds(network, file, half, LONG))
        second = min(second, seconds(network, file, whole, LONG))
        if second <= 2.5 * first:
            return True
    return False
