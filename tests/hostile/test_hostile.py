"""Time grows with a record's size, whatever it is made of."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from ..trees import SMALL, write_tree
from .inputs import mixed, record, repeated
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
def test_four_times_the_size_costs_no_sixteen_times_the_time(tmp_path: Path, position: str, fragment: str) -> None:
    write_tree(tmp_path, SMALL)
    assert _growth(tmp_path, *(record(position, fragment, size) for size in (60_000, 240_000))) <= 2.5**2


def test_so_do_many_keys_without_a_colon(tmp_path: Path) -> None:
    write_tree(tmp_path, SMALL)
    keys = (", ".join(f"k{n}" for n in range(count)) for count in (3_000, 12_000))
    assert _growth(tmp_path, *(record("group", text, len(text)) for text in keys)) <= 2.5**2


def test_nothing_that_is_repeated_or_mixed_ends_in_a_traceback(tmp_path: Path) -> None:
    """A short form of `make test-hostile`."""
    write_tree(tmp_path, SMALL)
    for position, fragment in (*islice(repeated(), 0, None, 7), *islice(mixed(9), 20)):
        seconds(tmp_path, record(position, fragment, 20_000), MOST)


def _growth(network: Path, *texts: str) -> float:
    """How many times as much as the first the second record takes, each at its best of five."""
    quarter, whole = (min(seconds(network, text, MOST) for _ in range(5)) for text in texts)
    return whole / quarter
