"""The corpus of tests/mistakes/: one mistake a file, one exact answer to each, and an answer that helps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from network_directory.records import CODES, Problem

from ..trees import PNG, SMALL, read, write_tree

FOLDER = Path(__file__).parent.parent / "mistakes"
CASES: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "expected.yml").read_text(encoding="utf-8"))
PICTURES = {"partners/huge.png": PNG + bytes(300_000), "partners/really-a-gif.png": b"GIF89a" + bytes(30)}
"""What stands beside the records, for those that name the wrong picture."""
NOT_OF_ONE_FILE = {"ND102", "ND116", "ND117"}
"""Codes that other tests show, for no small file can."""


def _has_advice(case: dict[str, Any]) -> bool:
    """Whether it is said what to write instead."""
    renamed = case["problems"][0]["code"] in ("ND103", "ND115") and "suggestion" in case["problems"][0]
    return renamed or "wrong" in case or "rename" in case


def _mended(case: dict[str, Any], content: bytes) -> tuple[str, bytes]:
    """The path and the content of a file in which the advice was followed."""
    path, first = Path(case["as"]), case["problems"][0]
    if "wrong" not in case:
        return case.get("rename") or path.with_name(first["suggestion"]).as_posix(), content
    text, wrong = _text(content), case["wrong"]
    if "right" in case:
        assert wrong in text
        return case["as"], text.replace(wrong, case["right"], 1).encode()
    start = sum(len(line) + 1 for line in text.split("\n")[: first["line"] - 1]) + first["column"] - 1
    assert text[start:].startswith(wrong), "a suggestion stands for what is at the problem's place"
    return case["as"], (text[:start] + first["suggestion"] + text[start + len(wrong) :]).encode()


def _names_the_line(case: dict[str, Any], content: bytes) -> bool:
    """Whether the first problem is in a line of the mistake, where it has one."""
    if "wrong" not in case:
        return True
    before, wrong, _ = _text(content).partition(case["wrong"])
    first = before.count("\n") + 1
    return first <= case["problems"][0]["line"] <= first + wrong.rstrip("\n").count("\n")


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


@pytest.fixture
def around(tmp_path: Path) -> Path:
    """The network in which a mistake is made."""
    return write_tree(tmp_path, {**SMALL, **PICTURES})


def _answers(root: Path, path: str, content: bytes) -> tuple[Problem, ...]:
    return read(write_tree(root, {path: content})).problems


@pytest.mark.parametrize("name", CASES)
def test_one_mistake_gets_one_exact_answer(around: Path, name: str) -> None:
    case = CASES[name]
    expected = [
        (p.get("file", case["as"]), p["line"], p["column"], p["code"], p["message"], p.get("suggestion"))
        for p in case["problems"]
    ]
    answers = _answers(around, case["as"], (FOLDER / name).read_bytes())
    assert [(p.file, *p.at, p.code, p.message, p.suggestion) for p in answers] == expected


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if _has_advice(case)])
def test_following_the_advice_mends_it(around: Path, name: str) -> None:
    path, content = _mended(CASES[name], (FOLDER / name).read_bytes())
    assert _answers(around, path, content) == ()


def test_every_file_has_an_answer_and_every_answer_a_file() -> None:
    files = {path.name for path in FOLDER.iterdir() if path.name not in ("expected.yml", ".gitattributes")}
    assert files == set(CASES)


def test_every_code_occurs() -> None:
    told = {problem["code"] for case in CASES.values() for problem in case["problems"]}
    assert told == set(CODES) - NOT_OF_ONE_FILE


def test_how_many_answers_name_the_line_and_a_fix(capsys: pytest.CaptureFixture[str]) -> None:
    located = [name for name, case in CASES.items() if _names_the_line(case, (FOLDER / name).read_bytes())]
    single = [name for name, case in CASES.items() if len(case["problems"]) == 1]
    mending = [name for name, case in CASES.items() if _has_advice(case)]
    ready = [name for name, case in CASES.items() if any("suggestion" in p for p in case["problems"])]
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{len(CASES)} mistakes: {len(single)} get a single answer, {len(located)} have the right line named, "
            f"{len(mending)} are mended by what the answer says, {len(ready)} of them by text that is ready to paste"
        )
    assert len(located) == len(CASES)
    assert len(mending) >= 0.95 * len(CASES)
    assert len(ready) >= len(CASES) / 3
