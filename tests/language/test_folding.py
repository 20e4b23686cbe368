"""Names without case and accents, as the theme's script folds them too (tests/scripts/words.test.js)."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_directory.language import fold, folded_words, slug

from ..trees import ROOT

FOLDED = json.loads((ROOT / "tests/language/folded.json").read_text("utf-8"))


@pytest.mark.parametrize(("name", "folded", "id"), FOLDED)
def test_a_name_is_folded_and_made_an_id(name: str, folded: str, id: str) -> None:
    assert fold(name) == folded
    assert slug(name) == id


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded_words(folded_words(text)) == folded_words(text)


@given(st.text())
def test_what_is_made_an_id_is_one(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text))
