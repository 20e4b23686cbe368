"""The command `network-directory check`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from network_directory.cli import main

from .trees import SMALL, replace_in, unprivileged, write_tree

ORTA, WOLF = "partners/ohio-rural-teachers-alliance.md", "partners/wolf-willow-youth-council.yml"
OHIO, PUERTO_RICO = "hubs/ohio.md", "hubs/puerto-rico.yml"
TEACHING, BADGES = "content/principles/teaching.md", "content/badges.yml"

TEN_FAULTS = [
    # file, what stands there, what is planted, where the problem is, its code, what is suggested
    (BADGES, "needs: {reviewed: 2}", "needs: {reviewed: 22}", "22", "ND309", "5"),
    (TEACHING, 'part: "2"', 'part: "9"', '"9"', "ND204", None),
    (OHIO, "lead: sycamore-landing-community-school", "lead: sycamore-landing", "sycamore-landing", "ND204", None),
    (OHIO, "by: 2027-06", "by: 2021-06", "2021-06", "ND312", None),
    (OHIO, "Two Ohios meet", "Two <b>Ohios</b> meet", "<b>", "ND211", None),
    (PUERTO_RICO, "status: forming", "status: frming", "frming", "ND205", "forming"),
    (ORTA, "levels: [district, state]", "levels: [distrikt, state]", "distrikt", "ND204", "district"),
    (ORTA, "joined: 2019-02-01", "joined: 2/1/2019", "2/1/2019", "ND206", "2019-02-01"),
    (WOLF, "url: https://wolfw", "url: wolfw", "wolfw", "ND207", "https://wolfwillow.example"),
    (WOLF, "serves: [fort", "sevres: [fort", "sevres", "ND201", "serves"),
]  # fmt: skip


def check(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["check", *map(str, arguments)], catch_exceptions=False)


def found(result: Result) -> list[dict[str, Any]]:
    """The problems in the command's JSON."""
    problems: list[dict[str, Any]] = json.loads(result.stdout)["problems"]
    return problems


@pytest.fixture
def faulty(sample: Path) -> Path:
    """A copy of the sample network with ten faults in six files."""
    for file, old, new, *_ in TEN_FAULTS:
        replace_in(sample / file, old, new)
    return sample


@pytest.fixture
def warned(network: Path) -> Path:
    """A network with nothing but a warning."""
    replace_in(network / "partners/orta.md", "hello@orta.example", "jane.doe@orta.example")
    return network


def test_ten_faults_in_six_files_are_all_told_of_in_one_run(faulty: Path) -> None:
    result = check(faulty, "--format", "json")
    expected = []
    for file, _, new, at, code, suggestion in TEN_FAULTS:
        before, _, after = (faulty / file).read_text(encoding="utf-8").partition(new)
        before += new.partition(at)[0]
        assert at in new + after
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        expected.append((file, *place, "error", code, suggestion))
    answers = [(p["file"], p["line"], p["column"], p["severity"], p["code"], p["suggestion"]) for p in found(result)]
    assert len({file for file, *_ in answers}) == 6
    assert answers == sorted(expected)
    assert result.exit_code == 1


def test_the_same_ten_faults_as_text(faulty: Path) -> None:
    result = check(faulty)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[-2].endswith("10 errors, 0 warnings.")
    assert len(lines) == 12
    assert f"{PUERTO_RICO}:6:9: error ND205 'frming' is not a choice here; did you mean 'forming'?" in lines


def test_two_runs_say_the_same(faulty: Path) -> None:
    assert check(faulty).output == check(faulty).output


def test_a_sound_network(sample: Path) -> None:
    result = check(sample)
    assert result.exit_code == 0
    assert result.stdout.startswith("Checked ")
    assert result.stdout.endswith(": no problems.\n")
    result = check(sample, "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["problems"] == []
    assert json.loads(result.stdout)["checked"]["partners"] == len(list((sample / "partners").glob("*.[my]*")))


def test_a_warning_fails_a_strict_check_only(warned: Path) -> None:
    result = check(warned)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-2].endswith("0 errors, 1 warning.")
    assert "warning ND315" in result.stdout
    assert check(warned, "--strict").exit_code == 1
    assert [p["severity"] for p in found(check(warned, "--format", "json"))] == ["warning"]


def test_accepted_warnings_are_counted_apart_and_fail_nothing(warned: Path) -> None:
    replace_in(warned / "partners/orta.md", "extra: {", "accept: {ND315: Jane Doe is the office.}\nextra: {")
    result = check(warned, "--strict")
    assert result.exit_code == 0
    assert result.stdout.endswith(": no problems; 1 warning accepted.\n")
    told = json.loads(check(warned, "--format", "json").stdout)
    assert told["problems"] == []
    (accepted,) = told["accepted"]
    assert (accepted["file"], accepted["code"], accepted["severity"]) == ("partners/orta.md", "ND315", "warning")
    assert accepted["reason"] == "Jane Doe is the office."
    assert check(warned, "--format", "github").stdout == ""
    assert json.loads(check(warned / "hubs", "--format", "json").stdout)["accepted"] == []


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        (["partners"], {ORTA, WOLF}),
        ([OHIO], {OHIO}),
        ([OHIO, "content"], {OHIO, TEACHING, BADGES}),
        (["hubs/../hubs/ohio.md"], {OHIO}),
        (["hubs/illinois.md"], set()),
        (["."], {ORTA, WOLF, OHIO, PUERTO_RICO, TEACHING, BADGES}),
    ],
)
def test_paths_limit_the_report(faulty: Path, paths: list[str], files: set[str]) -> None:
    result = check("--format", "json", *[faulty / path for path in paths])
    assert {problem["file"] for problem in found(result)} == files
    assert result.exit_code == (1 if files else 0)


def test_a_path_limits_what_counts(faulty: Path) -> None:
    assert check(faulty / "hubs/illinois.md", "--strict").exit_code == 0


@pytest.mark.parametrize("folder", ["", "partners", "content/principles", "theme"])
def test_from_any_folder_of_the_network(faulty: Path, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(faulty / folder)
    assert len(found(check("--format", "json"))) == 10


def test_paths_are_those_of_the_current_folder(faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(faulty / "hubs")
    assert {problem["file"] for problem in found(check("--format", "json", "ohio.md"))} == {OHIO}


def test_a_network_without_settings(tmp_path: Path) -> None:
    write_tree(tmp_path, {name: content for name, content in SMALL.items() if name != "mkdocs.yml"})
    assert check(tmp_path / "partners").exit_code == 0


@pytest.mark.parametrize("setting", ["docs_dir: pages", "docs_dir: './pages/'  # ours", 'docs_dir: "pages"', ""])
def test_the_content_folder_is_the_one_that_mkdocs_uses(network: Path, setting: str) -> None:
    (network / "content").rename(network / ("pages" if setting else "docs"))
    replace_in(network / "mkdocs.yml", "docs_dir: content", setting)
    result = check(network, "--format", "json")
    assert found(result) == []
    assert json.loads(result.stdout)["checked"]["principles"] > 0


def test_what_is_not_there_cannot_be_checked(network: Path) -> None:
    result = check(network / "partners/otra.md", network / "partners")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == f"network-directory: there is no file or folder {network / 'partners/otra.md'}\n"


def test_what_is_no_network_cannot_be_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = check()
    assert result.exit_code == 2
    assert "not in a network's folder" in result.stderr


def test_options_that_are_wrong(network: Path) -> None:
    assert check(network, "--format", "xml").exit_code == 2
    assert check(network, "--no-such-option").exit_code == 2


def test_a_clock_that_is_wrong(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    result = check(network)
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.stderr


def test_hostile_records_are_told_of_without_a_traceback(network: Path) -> None:
    write_tree(network, {
        "partners/a.yml": "[" * 100_000,
        "partners/b.yml": "- " * 100_000,
        "partners/c.yml": "a: &a [x]\nb: [" + "*a, " * 50_000 + "]",
        "partners/d.md": b"\x00\xff" * 1000,
        "partners/e.md": "---\nname: r\x1b[31med\nkind: advocacy\nsummary: x\n---\n" + "[" * 30_000,
        "partners/f.md": "x" * 300_000,
    })  # fmt: skip
    result = check(network, "--format", "json")
    assert result.exit_code == 1
    assert [Path(problem["file"]).stem for problem in found(result)] == ["a", "b", "c", "d", "e", "e", "f"]
    assert "\x1b" not in check(network).stdout


def test_as_a_program(faulty: Path) -> None:
    program = Path(sys.executable).with_name("network-directory")
    run = subprocess.run([program, "check"], cwd=faulty, capture_output=True, text=True, env=os.environ, check=False)
    assert run.returncode == 1
    assert run.stderr == ""
    assert run.stdout == check(faulty).stdout


def test_a_file_name_that_is_not_utf_8(network: Path) -> None:
    (network / "partners" / os.fsdecode(b"ni\xf1os.yml")).write_text("name: x\n", encoding="utf-8")
    program = Path(sys.executable).with_name("network-directory")
    run = subprocess.run([program, "check"], cwd=network, capture_output=True, check=False)
    assert run.returncode == 1
    assert run.stderr == b""


def test_what_cannot_be_opened_is_one_problem_each(network: Path) -> None:
    closed = ["content/about.md", "content/leaflet.pdf", "content/vocabulary.yml", "hubs", "partners/orta.md"]
    write_tree(network, {"content/about.md": "# About\n", "content/leaflet.pdf": b"%PDF"})
    for name in closed:
        (network / name).chmod(0)
    program = str(Path(sys.executable).with_name("network-directory"))
    run = subprocess.run(
        [*unprivileged(), program, "check", "--format", "json"],
        cwd=network,
        capture_output=True,
        text=True,
        check=False,
    )
    (network / "hubs").chmod(0o755)
    assert run.returncode == 1
    assert run.stderr == ""
    told = [problem for problem in json.loads(run.stdout)["problems"] if problem["code"] == "ND136"]
    assert [problem["file"] for problem in told] == closed
    assert all("Permission denied" in problem["message"] for problem in told)


def test_what_cannot_be_written_is_said_in_a_line(network: Path) -> None:
    replace_in(network / "partners/orta.md", "levels: [district, state]", "levels: district")
    program = str(Path(sys.executable).with_name("network-directory"))
    (network / "partners/orta.md").chmod(0o444)
    run = subprocess.run([*unprivileged(), program, "fix"], cwd=network, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert run.stderr.startswith("network-directory: ")
    assert run.stderr.endswith("partners/orta.md: Permission denied\n")


@pytest.mark.parametrize("kind", ["file", "folder", "loop", "pipe"])
def test_what_leads_elsewhere_is_refused(network: Path, tmp_path_factory: pytest.TempPathFactory, kind: str) -> None:
    elsewhere = write_tree(tmp_path_factory.mktemp("elsewhere"), {"secret.md": "# Mine\n", "secret.png": b"x"})
    link = network / "content" / "pictures" / "x.png"
    link.parent.mkdir()
    if kind == "pipe":
        os.mkfifo(link)
    else:
        link.symlink_to({"file": elsewhere / "secret.png", "folder": elsewhere, "loop": network / "content"}[kind])
    (problem,) = found(check(network, "--format", "json"))
    assert (problem["file"], problem["code"]) == ("content/pictures/x.png", "ND117")


@pytest.mark.parametrize("folder", ["partners", "content/principles"])
def test_a_linked_folder_of_records_is_refused(network: Path, folder: str) -> None:
    (network / folder).rename(network / "elsewhere")
    (network / folder).symlink_to(network / "elsewhere")
    told = [problem["file"] for problem in found(check(network, "--format", "json")) if problem["code"] == "ND117"]
    assert told == [folder]


def test_what_mkdocs_yml_allows_may_run(network: Path) -> None:
    write_tree(network, {"content/chart.svg": "<svg/>", "content/a/b.css": "", "content/a/b.js": ""})
    assert [p["file"] for p in found(check(network, "--format", "json"))] == [
        "content/a/b.css", "content/a/b.js", "content/chart.svg",
    ]  # fmt: skip
    option = "plugins: [network-directory: {allow_files: [chart.svg, 'a/*.css']}]"
    replace_in(network / "mkdocs.yml", "plugins: [network-directory]", option)
    assert [p["file"] for p in found(check(network, "--format", "json"))] == ["content/a/b.js"]


SETTINGS = {
    "an environment variable": ("docs_dir: !ENV [NO_SUCH_VARIABLE, content]", []),
    "a tag that nobody knows": ("docs_dir: content\nhooks: !!python/object/apply:os.system [exit]", []),
    "a folder by a tag that nobody knows": ("docs_dir: !relative content", ["mkdocs.yml:2:11 ND134"]),
    "no folder": ("docs_dir: !ENV NO_SUCH_VARIABLE", ["mkdocs.yml:2:11 ND134"]),
    "settings that it inherits": ("INHERIT: base.yml", []),
    "faults that it inherits": ("INHERIT: broken.yml", ["broken.yml:2:11 ND134"]),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_are_read_as_mkdocs_reads_them(network: Path, name: str) -> None:
    setting, expected = SETTINGS[name]
    replace_in(network / "mkdocs.yml", "docs_dir: content", setting)
    write_tree(network, {
        "base.yml": "docs_dir: content\nsite_url: https://lakes.example/\n",
        "broken.yml": "docs_dir: content\nsite_url: javascript://lakes.example/\n",
    })  # fmt: skip
    told = found(check(network, "--format", "json"))
    assert [f"{p['file']}:{p['line']}:{p['column']} {p['code']}" for p in told] == expected


def test_a_folder_that_mkdocs_would_not_find_is_one_problem(network: Path) -> None:
    replace_in(network / "mkdocs.yml", "docs_dir: content", "")
    (problem,) = found(check(network, "--format", "json"))
    assert problem["code"] == "ND134"
    assert "write docs_dir: content" in problem["message"]
