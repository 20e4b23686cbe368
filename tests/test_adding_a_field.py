"""The format is said once: a field that is declared, and has words, is everywhere."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from .trees import ROOT, SMALL, replace_in, write_tree

pytestmark = pytest.mark.site
DECLARATION = '''\
    motto: Annotated[Line | None, Notes("We read.", elsewhere="slogan", section="about", column=True)] = None
    """What it says of itself in a few words."""
'''
BEFORE = "    based_in: Annotated["
WORDS = "      based_in: {"
CONFIG = "site_name: Lakes\ndocs_dir: content\ntheme: {name: material}\nplugins: [network-directory]\n"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program in which partners have one more field."""
    copy = tmp_path_factory.mktemp("program")
    for folder in ("plugins", "theme", "tools"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    write_tree(copy, {"docs/record-format.md": (ROOT / "docs/record-format.md").read_text("utf-8")})
    models = copy / "plugins/network_directory/records/models/partner.py"
    replace_in(models, BEFORE, DECLARATION + BEFORE)
    words = copy / "theme/i18n/en.yml"
    texts = yaml.safe_load(words.read_text("utf-8"))
    texts["form"]["fields"]["Partner"]["motto"] = {"label": "Motto", "hint": "In a few words."}
    words.write_text(yaml.safe_dump(texts, allow_unicode=True), encoding="utf-8")
    return copy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A network one of whose partners fills the field in."""
    folder = write_tree(tmp_path / "network", {**SMALL, "mkdocs.yml": CONFIG, "content/index.md": "# Lakes\n"})
    replace_in(folder / "partners/orta.md", "name: Ohio Rural", "motto: We count.\nname: Ohio Rural")
    return folder


def run(program: Path, folder: Path, *command: str, ends_with: int = 0) -> str:
    """What Python prints, with the changed program at hand."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{program / 'plugins'}", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == ends_with, done.stdout + done.stderr
    return done.stdout


def command(program: Path, folder: Path, *arguments: str, ends_with: int = 0) -> str:
    start = "from network_directory.cli import main; main()"
    return run(program, folder, "-c", start, *arguments, ends_with=ends_with)


def test_it_is_checked_and_mended(program: Path, folder: Path) -> None:
    assert json.loads(command(program, folder, "check", "--format", "json"))["problems"] == []
    replace_in(folder / "partners/orta.md", "motto: We", "moto: We")
    assert "moto → motto" in command(program, folder, "fix")


def test_its_other_names_are_known(program: Path, folder: Path) -> None:
    replace_in(folder / "partners/orta.md", "motto: We", "slogan: We")
    problems = json.loads(command(program, folder, "check", "--format", "json", ends_with=1))["problems"]
    assert [problem["suggestion"] for problem in problems] == ["motto"]


def test_it_is_in_the_schema_and_in_new_records(program: Path, folder: Path) -> None:
    schema = json.loads(command(program, folder, "schema", "partner"))
    assert schema["properties"]["motto"]["description"] == "What it says of itself in a few words."
    assert schema["properties"]["motto"]["examples"] == ["We read."]
    command(program, folder, "new", "partner", "elm")
    assert "# motto: We read." in (folder / "partners/elm.md").read_text("utf-8")


def test_a_change_of_it_is_told(program: Path, folder: Path) -> None:
    for git in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "-qm", "1"],
    ):
        subprocess.run(["git", *git], cwd=folder, check=True)
    replace_in(folder / "partners/orta.md", "motto: We count.", "motto: We read.")
    (change,) = json.loads(command(program, folder, "diff", "HEAD", "--format", "json"))["changes"]
    assert (change["field"], change["before"], change["after"]) == ("motto", "We count.", "We read.")


def test_it_is_in_the_form_and_in_downloads(program: Path, folder: Path) -> None:
    run(program, folder, "-m", "mkdocs", "build", "--quiet")
    data = folder / "site/data"
    form = json.loads((data / "form/partner.json").read_text("utf-8"))
    assert {"name": "motto", "label": "Motto"}.items() <= next(
        f for f in form["fields"] if f["name"] == "motto"
    ).items()
    assert "motto" in next(section for section in form["sections"] if "about" in section["fields"])["fields"]
    partners = {partner["id"]: partner for partner in json.loads((data / "partners.json").read_text("utf-8"))}
    assert partners["orta"]["motto"] == "We count."
    with (data / "partners.csv").open(encoding="utf-8", newline="") as table:
        assert {row["id"]: row["motto"] for row in csv.DictReader(table)}["orta"] == "We count."


def test_it_is_in_the_guide(program: Path) -> None:
    run(program, program, "-m", "tools.describe_format")
    row = "| `motto` | line | What it says of itself in a few words. |"
    assert row in (program / "docs/record-format.md").read_text("utf-8")


def test_the_guide_has_the_fields_of_today() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.describe_format", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
