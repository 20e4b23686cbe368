"""Time grows with a record's size, whatever it is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..trees import SMALL, write_tree
from .inputs import record
from .measure import seconds

MOST = 20.0
"""No reading of these takes so many seconds of CPU, unless its time grows with the square of its size."""


@pytest.mark.parametrize(
    ("position", "fragment"),
    [
        ("prose", "[[a:b"),
        ("prose", "[[partner:a|"),
        ("prose", "["),
        ("key", "-"),
        ("key", "\t"),
        ("key", " "),
        ("lines", "-"),
    ],
)
def test_twice_the_size_costs_about_twice_the_time(tmp_path: Path, position: str, fragment: str) -> None:
    write_tree(tmp_path, SMALL)
    plain = min(seconds(tmp_path, record("prose", "We read. ", 10), MOST) for _ in range(5))
    half, whole = (
        min(seconds(tmp_path, record(position, fragment, size), MOST) for _ in range(5)) - plain
        for size in (100_000, 200_000)
    )
    assert whole <= 2.5 * max(half, plain)


def test_many_keys_without_a_colon_cost_little_more_than_half_of_them(tmp_path: Path) -> None:
    write_tree(tmp_path, SMALL)
    half, whole = (
        min(
            seconds(tmp_path, record("group", ", ".join(f"k{n}" for n in range(keys)), keys * 6), MOST)
            for _ in range(5)
        )
        for keys in (4_000, 8_000)
    )
    assert whole <= 2.5 * half
