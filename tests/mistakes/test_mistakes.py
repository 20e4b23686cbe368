"""One mistake a file, one exact answer to each, and an answer that helps."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from network_directory.records import CODES

from . import corpus
from .corpus import CASES, FOLDER, outcome

NOT_OF_ONE_FILE = {"ND102", "ND116", "ND117", "ND136"}
"""Codes that other tests show, for no small file can."""


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_gets_one_exact_answer_that_helps(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    found = outcome(name, tmp_path / "before", tmp_path / "after")
    assert [(p.file, *p.at, p.severity, p.code, str(p.said), p.suggestion) for p in found.answers] == [
        (
            p.get("file", case["as"]),
            p["line"],
            p["column"],
            p.get("severity", "error"),
            p["code"],
            p["message"],
            p.get("suggestion"),
        )
        for p in case["problems"]
    ]
    assert len(found.answers) == 1
    assert found.right_line
    assert found.usable_fix


def test_every_file_has_an_answer_and_every_answer_a_file() -> None:
    files = {path.name for path in FOLDER.iterdir() if path.is_file() and path.suffix != ".py"}
    assert files - {"expected.yml", ".gitattributes"} == set(CASES)


def test_every_code_occurs() -> None:
    told = {problem["code"] for case in CASES.values() for problem in case["problems"]}
    assert told == set(CODES) - NOT_OF_ONE_FILE


def test_the_script_counts_what_helps(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    useless = {**CASES["key-twice.md"], "wrong": "name", "right": "name"}
    monkeypatch.setattr(corpus, "CASES", {"typo-in-a-key.md": CASES["typo-in-a-key.md"], "key-twice.md": useless})
    runpy.run_module("tests.mistakes")
    counts = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert counts == ["2", "2", "1", "1", "1"]
