"""`network-directory check` for other programs, and for terminals; tests/test_check.py has the rest."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from network_directory.records import Problem
from network_directory.records.answers import answer, english
from network_directory.records.problems import Position
from network_directory.reports.problem_lists import problems_github, problems_rdjson, problems_text

from ..mistakes.corpus import AROUND, CASES, FOLDER
from ..trees import read, replace_in, write_tree
from .conftest import Run

COMMAND = [Path(sys.executable).with_name("network-directory")]


def _typo(root: Path) -> None:
    replace_in(root / "partners/buckeye-fund.yml", "name: Buckeye Fund", "name: Büchse 🦌, {Fund}")
    replace_in(root / "partners/orta.md", "{hub: finance}", "{hub: finanse}")


def test_clean_records_give_nothing_to_annotate(run: Run) -> None:
    done = run("check", "--format", "github")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    done = run("check", "--format", "rdjson")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["diagnostics"] == []


def test_github_commands_are_escaped() -> None:
    problem = Problem(
        "partners/a:b,c%d.yml", Position(3, 7), "ND303", answer("the-key", key="100 %\r\nof ::error:: it, all")
    )
    assert problems_github([problem], "net/", english()) == (
        "::warning file=net/partners/a%3Ab%2Cc%25d.yml,line=3,col=7,"
        "title=ND303 Claim without evidence::'100 %25%0D%0Aof ::error:: it, all'"
    )


def test_github_names_files_as_the_repository_does(run: Run, network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _typo(network)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(network.parent))
    monkeypatch.chdir(network / "partners")
    done = run("check", "--format", "github")
    assert done.exit_code == 1
    assert done.stdout.startswith(
        "::error file=network/partners/orta.md,line=18,col=11,title=ND204 Refers to nothing::"
    )


def test_rdjson_offers_the_suggestion_for_the_exact_range(run: Run, network: Path) -> None:
    path = network / "partners/orta.md"
    replace_in(path, "  - {hub: finance}", "  - {hub: ohio, since: 2024}\n  - {role: member, hub: “finance”}")
    replace_in(path, "{hub: ohio, since: 2024}", "{since: 2024, hub: finance} # 🦌 é")
    replace_in(path, "statement: We publish", 'status: "🦌"\n    statement: We publish')
    told = json.loads(run("check", "--format", "rdjson").stdout)
    assert told["source"] == {"name": "network-directory"}
    by_code = {diagnostic["code"]["value"]: diagnostic for diagnostic in told["diagnostics"]}
    quotes = by_code["ND118"]
    assert quotes["severity"] == "ERROR"
    assert quotes["location"]["path"] == "partners/orta.md"
    span = {"start": {"line": 19, "column": 25}, "end": {"line": 19, "column": 38}}  # the signs have three bytes each
    assert quotes["suggestions"] == [{"range": span, "text": '"finance"'}]
    assert "suggestions" not in by_code["ND217"]


@pytest.mark.corpus
@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "suggestion" in case["problems"][0]])
def test_rdjson_replaces_just_what_is_wrong(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    root = write_tree(tmp_path, {**AROUND, case["as"]: (FOLDER / name).read_bytes()})

    def text_of(file: str) -> str:
        return (root / file).read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")

    first = json.loads(problems_rdjson(read(root).problems, "", text_of, None, english()))["diagnostics"][0]
    if first["code"]["value"] in ("ND103", "ND115"):
        assert "suggestions" not in first
        return
    (suggestion,) = first["suggestions"]
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    assert start["line"] == end["line"]
    line = text_of(first["location"]["path"]).split("\n")[start["line"] - 1].encode()
    assert line[start["column"] - 1 : end["column"] - 1].decode() == case["wrong"]
    assert suggestion["text"] == case["problems"][0]["suggestion"]


def test_rdjson_leads_to_help_where_the_site_is_known(run: Run, network: Path) -> None:
    _typo(network)
    codes = [diagnostic["code"] for diagnostic in json.loads(run("check", "--format", "rdjson").stdout)["diagnostics"]]
    assert {"value": "ND204"} in codes
    replace_in(network / "mkdocs.yml", "docs_dir", "site_url: https://lakes.example/net\ndocs_dir")
    codes = [diagnostic["code"] for diagnostic in json.loads(run("check", "--format", "rdjson").stdout)["diagnostics"]]
    assert {"value": "ND204", "url": "https://lakes.example/net/help/ND204/"} in codes


def test_text_says_how_to_learn_more(run: Run, network: Path) -> None:
    assert run("check").stdout.endswith("no problems.\n")
    _typo(network)
    assert run("check").stdout.endswith("\n“network-directory explain ND204” tells more.\n")


def test_rdjson_without_the_text_has_places_only() -> None:
    problem = Problem("partners/gone.yml", Position(2, 3), "ND201", answer("file-empty"), "name")
    (told,) = json.loads(problems_rdjson([problem], "", lambda file: None, None, english()))["diagnostics"]
    assert told["location"]["range"] == {"start": {"line": 2, "column": 3}}
    assert "suggestions" not in told


def test_nothing_reaches_a_terminal_that_it_would_obey() -> None:
    problem = Problem("partners/\x1b[2J.yml", Position(1, 1), "ND103", answer("id-invalid", id="\x1b]0;x\x07"))
    told = problems_text([problem], {"partners": 1}, english())
    assert "\x1b[2J" not in told
    assert "\\x1b[2J.yml" in told
    assert "'\\x1b]0;x\\x07'" in told


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system that takes any bytes as a name")
@pytest.mark.parametrize("form", ["text", "json", "github", "rdjson"])
def test_names_in_another_encoding_end_in_no_traceback(network: Path, form: str) -> None:
    Path(os.fsdecode(os.fsencode(network) + b"/partners/ni\xf1os.yml")).write_text("name: [", encoding="utf-8")
    done = subprocess.run([*COMMAND, "check", "--format", form], cwd=network, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"udcf1" in done.stdout
    if form.endswith("json"):
        json.loads(done.stdout)


def _on_a_terminal(command: Sequence[str | Path], folder: Path) -> bytes:
    """What a command writes to somebody who sits at a terminal."""
    ours, theirs = pty.openpty()
    subprocess.run(command, cwd=folder, stdout=theirs, stderr=theirs, check=False)
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 4096):
            seen += part
    except OSError:  # Linux says so where the other end is closed
        pass
    os.close(ours)
    return seen


def test_colors_are_for_terminals(network: Path) -> None:
    _typo(network)
    plain = subprocess.run([*COMMAND, "check"], cwd=network, capture_output=True, check=False)
    assert b"\x1b" not in plain.stdout
    assert plain.stderr == b""
    assert b"\x1b[31merror ND204" in _on_a_terminal([*COMMAND, "check"], network)


def test_progress_is_for_those_who_wait_at_a_terminal(network: Path) -> None:
    def run(patience: float) -> list[str | Path]:
        return [sys.executable, "-c", f"from network_directory import cli; cli.PATIENCE = {patience}; cli.main()"]

    assert b"Reading records" not in _on_a_terminal([*run(3600), "check"], network)
    assert b"Reading records" in _on_a_terminal([*run(0), "check"], network)
    done = subprocess.run([*run(0), "check"], cwd=network, capture_output=True, check=True)
    assert done.stderr == b""
