"""The vectors by which scripts are tested are what Python says now; `make vectors` writes them again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from network_directory.records import Kind
from network_directory.theme import theme_folder

from .trees import copy_sample, read
from .vectors import FOLDER, as_json
from .vectors.corpus import PARAGRAPHS, clean, generated
from .vectors.entries import asked, judged
from .vectors.names import folding_vectors, letters, nearness_vectors
from .vectors.prose import prose_vectors

HINT = "run `make vectors`, and look at what has changed"


def committed(name: str) -> str:
    return (FOLDER / f"{name}.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "vectors"),
    [("folding", folding_vectors), ("nearness", nearness_vectors), ("prose", prose_vectors)],
    ids=["folding", "nearness", "prose"],
)
def test_vectors_are_up_to_date(name: str, vectors: Any) -> None:
    assert committed(name) == as_json(vectors()), HINT


def test_entries_are_up_to_date() -> None:
    """Their texts are written by the form's script; `node --test` compares these."""
    texts = [case["text"] for case in json.loads(committed("entries"))["cases"]]
    assert committed("entries") == as_json(judged(asked(), texts)), HINT


def test_the_table_of_letters_is_up_to_date() -> None:
    written = (theme_folder() / "assets/javascripts/shared/letters.js").read_text("utf-8")
    assert written == letters(), HINT


def test_what_the_form_writes_is_read_as_it_was_meant(tmp_path_factory: pytest.TempPathFactory) -> None:
    root = copy_sample(tmp_path_factory.mktemp("written") / "network")
    cases = [case for case in json.loads(committed("entries"))["cases"] if case["id"].startswith("xx-")]
    for case in cases:
        (root / case["file"]).write_text(case["text"], encoding="utf-8")
    reading = read(root)
    own = [problem for problem in reading.problems if problem.file.startswith("partners/xx-")]
    assert {problem.code for problem in own} <= {"ND301"}
    for seed, case in enumerate(cases):
        entry = {**generated(seed), "about": PARAGRAPHS[seed % len(PARAGRAPHS)]}
        record = reading.records.of(Kind.PARTNER)[case["id"]].record.model_dump(mode="json", exclude_none=True)
        assert clean(record) == clean(entry), case["text"]
    assert len(cases) >= 60
