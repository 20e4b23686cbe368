"""What newcomers look for in a project's folder is there, and says what the rest says."""

from __future__ import annotations

import re
import shlex
import sys
import tomllib
from configparser import ConfigParser
from pathlib import Path

import yaml

from .site.sites import run
from .trees import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
BIN = Path(sys.executable).parent


def test_the_citation_fits_its_schema_and_is_that_of_the_package() -> None:
    command = ["check-jsonschema", "--builtin-schema", "vendor.citation-file-format", "CITATION.cff"]
    done = run(*command, folder=ROOT)
    assert done.returncode == 0, done.stdout
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    ours = PROJECT["project"]
    assert (said["version"], said["license"], said["keywords"]) == (ours["version"], ours["license"], ours["keywords"])


def test_what_is_looked_at_before_a_commit_is_in_the_environment() -> None:
    (group,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert group["repo"] == "local", "nothing is fetched, so that each version is said once"
    for hook in group["hooks"]:
        if hook["language"] == "system":
            program = shlex.split(hook["entry"])[0]
            assert program.startswith(".venv/bin/")
            assert (BIN / Path(program).name).exists(), program
        else:
            assert hook["language"] == "pygrep"
            re.compile(hook["entry"])


def test_editors_are_told_the_width_that_ruff_has() -> None:
    settings = ConfigParser()
    settings.read_string("[top]\n" + (ROOT / ".editorconfig").read_text("utf-8"))
    assert settings["*.py"]["max_line_length"] == str(PROJECT["tool"]["ruff"]["line-length"])
    assert settings["top"]["root"] == "true"
