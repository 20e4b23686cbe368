"""Reading YAML quickly leaves to strict reading what that does not take."""

from __future__ import annotations

import pytest
from ftfy import fix_encoding
from ftfy.badness import is_bad
from hypothesis import given
from hypothesis import strategies as st

from network_directory.records.plain_yaml import plain_yaml
from network_directory.records.wording import are_plainly_right

_PLACES = (
    "{}", "a: {}", "a:\t{}", "a:   {}", "- {}", "-  - {}", "a: [{}]", "a: [b, {}]", "a: [b,{}]", "a: {{b: {}}}",
    "a:\n  {}", "? {}\n: b", "{}: b", "a: b\n{}: c", '{{"a":{}}}', "--- {}", "a: *b*\nc: {}", "a: |\n  b\nc: {}",
    "a: # b\n  {}",
)  # fmt: skip


@pytest.mark.parametrize("place", _PLACES)
@pytest.mark.parametrize("property", ["&x b", "!x b", "! b", "!!str b", "&x !x b", "!x &x b", "!<x> b", "*x"])
def test_anchors_and_tags_are_left_to_strict_reading(place: str, property: str) -> None:
    assert plain_yaml(place.format(property)) is None
    assert plain_yaml(f"first: b\n{place.format(property)}") is None


def test_signs_of_anchors_and_tags_stand_in_prose() -> None:
    text = "about: |\n  What *it* learns! R&D.\n  * One\nname: 'A & B'\n"
    assert plain_yaml(text) == {"about": "What *it* learns! R&D.\n* One\n", "name": "A & B"}


@given(st.text("aZ0 .,:’–—…", max_size=20))
def test_usual_signs_are_not_taken_for_misread(text: str) -> None:
    assert not is_bad(text)
    assert fix_encoding(text) == text
    assert are_plainly_right([text], plain=True)


@given(st.text("ae ’–—…Ââ€œéÃ©à", max_size=8))
def test_unusual_signs_are_looked_at_with_the_usual_ones_around(text: str) -> None:
    assert are_plainly_right([text], plain=True) == (not is_bad(text))
