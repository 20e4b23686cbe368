"""`network-directory explain`: every code is explained, and every example is as wrong and as right as it says."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from network_directory.cli import main
from network_directory.records import CODES
from network_directory.records.answers import english
from network_directory.records.explanations import explanation

from ..trees import PNG, SMALL, read, write_tree

PARTNER = "partners/sandusky-reading-room"
BASES = {
    "partner": "name: Sandusky Reading Room\nkind: advocacy\nsummary: We read to every child.\n",
    "settings": "site_name: Lakes\ndocs_dir: content\ntheme: {name: material}\n",
    "hub": "name: Sandusky Bay\nfocus: place\nplace: us-oh\nsummary: Those who read around the bay.\n",
}
"""What examples leave out."""
FILES = {
    "partner": f"{PARTNER}.yml",
    "hub": "hubs/sandusky-bay.yml",
    "places": "content/places.yml",
    "badges": "content/badges.yml",
    "settings": "mkdocs.yml",
    "file": f"{PARTNER}.md",
}
WORDS: dict[str, tuple[Callable[[Path], object], Callable[[Path], object]]] = {
    "ND101": (
        lambda root: _partner(root, "name: Niños primero\n".encode("cp1252")),
        lambda root: _partner(root, BASES["partner"].replace("Sandusky", "Niños primero").encode()),
    ),
    "ND102": (
        lambda root: _partner(root, b"# " + bytes(300_000).replace(b"\0", b"-")),
        lambda root: _partner(root, BASES["partner"].encode()),
    ),
    "ND107": (lambda root: _partner(root, b""), lambda root: _partner(root, BASES["partner"].encode())),
    "ND116": (lambda root: (root / "content/vocabulary.yml").unlink(), lambda root: None),
    "ND136": (
        lambda root: _closed(root),
        lambda root: _partner(root, BASES["partner"].encode()),
    ),
    "ND117": (
        lambda root: (root / f"{PARTNER}.yml").symlink_to(root / "partners/orta.md"),
        lambda root: _partner(root, BASES["partner"].encode()),
    ),
    "ND234": (
        lambda root: write_tree(root, {"content/deep.md": "> " * 41 + "Deep.\n"}),
        lambda root: write_tree(root, {"content/deep.md": "> > Deep.\n"}),
    ),
    "ND135": (
        lambda root: write_tree(root, {"content/assets/javascripts/finder/main.js": "alert(1)\n"}),
        lambda root: write_tree(root, {"theme/assets/javascripts/finder/main.js": "alert(1)\n"}),
    ),
}
"""How to do what the examples say that cannot be shown."""


def _partner(root: Path, content: bytes) -> None:
    (root / f"{PARTNER}.yml").write_bytes(content)


def _closed(root: Path) -> None:
    """A record that nobody may read."""
    _partner(root, BASES["partner"].encode())
    (root / f"{PARTNER}.yml").chmod(0)


def _put(root: Path, shown: str, example: str) -> None:
    """Put an example into a network."""
    if shown == "names":
        for name in example.split("\n")[:-1]:
            fields = BASES["partner"]
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text(f"---\n{fields}---\n" if name.endswith(".md") else fields, encoding="utf-8")
        return
    keys = set(re.findall(r"^\w+(?=:)", example, re.MULTILINE))
    base = [line for line in BASES.get(shown, "").splitlines(True) if line.partition(":")[0] not in keys]
    before = (root / FILES[shown]).read_text(encoding="utf-8") if shown == "places" else ""
    (root / FILES[shown]).write_text("".join([before, *base, example]), encoding="utf-8")


@pytest.fixture(autouse=True)
def _in_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`explain` speaks the language of the network around the current folder."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def around(tmp_path: Path) -> Path:
    return write_tree(tmp_path, {**SMALL, "partners/sandusky.png": PNG})


@pytest.mark.parametrize("code", CODES)
def test_wrong_examples_have_the_problem(around: Path, code: str) -> None:
    if code == "ND136" and not os.getuid():
        pytest.skip("root may open every file; see test_check.py")
    told = explanation(code, english())
    if told.shown == "words":
        WORDS[code][0](around)
    else:
        _put(around, told.shown, told.wrong)
    codes = [problem.code for problem in read(around).problems]
    assert set(codes) == {code} if code != "ND116" else codes[0] == code


@pytest.mark.parametrize("code", CODES)
def test_right_examples_have_none(around: Path, code: str) -> None:
    told = explanation(code, english())
    if told.shown == "words":
        WORDS[code][1](around)
    else:
        _put(around, told.shown, told.right)
    assert [problem.code for problem in read(around).problems] == []


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained_in_plain_words(code: str) -> None:
    done = CliRunner().invoke(main, ["explain", code.lower()])
    assert done.exit_code == 0
    assert done.output.startswith(f"{code}: {english().name(code)}, ")
    assert ("a warning" in done.output.split("\n")[0]) == CODES[code].warning
    told = explanation(code, english())
    for part in ("Wrong", "Right", told.wrong.split("\n")[0], told.right.split("\n")[0]):
        assert part in done.output


def test_of_warnings_it_is_told_how_to_accept_them() -> None:
    for code, known in CODES.items():
        told = CliRunner().invoke(main, ["explain", code]).output
        assert (f"“accept: {{{code}: …}}”" in told) == (known.warning and code != "ND331")


def test_without_a_code_all_are_listed() -> None:
    done = CliRunner().invoke(main, ["explain"])
    assert done.exit_code == 0
    listed = re.findall(r"^(ND\d{3})  \S.*$", done.output, re.MULTILINE)
    assert listed == list(CODES)
    assert done.output.count("(a warning)") == sum(code.warning for code in CODES.values())


def test_an_unknown_code_gets_the_likely_one() -> None:
    done = CliRunner().invoke(main, ["explain", "ND24"])
    assert done.exit_code == 2
    assert re.search(r"there is no code 'ND24'; did you mean ND2\d4\?", done.stderr)
    done = CliRunner().invoke(main, ["explain", "help"])
    assert done.exit_code == 2
    assert "lists all" in done.stderr
