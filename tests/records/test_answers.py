"""The catalog of what the check says, and the rules that ask it."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator

import yaml

from ..trees import ROOT

PACKAGE = ROOT / "plugins/network_directory"
TEXTS: dict[str, str] = yaml.safe_load((ROOT / "theme/i18n/check/en.yml").read_text("utf-8")) or {}


def asked() -> Iterator[tuple[str, set[str]]]:
    """The keys that rules ask for, with the names of the values that they give."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "answer":
                key = node.args[0]
                assert isinstance(key, ast.Constant), f"{path.name}:{node.lineno}: a key is written out, to be found"
                yield str(key.value), {str(keyword.arg) for keyword in node.keywords}


def test_every_answer_is_asked_for_with_the_values_that_it_names() -> None:
    given = list(asked())
    assert {key for key, _ in given} == set(TEXTS)
    for key, values in given:
        named = {name for _, name, _, _ in string.Formatter().parse(TEXTS[key]) if name is not None}
        assert named == values, key


def test_answers_stand_in_order() -> None:
    assert list(TEXTS) == sorted(TEXTS)
