"""Whatever is done to the live records, the tests stay as they are."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from .trees import ROOT, SAMPLE, write_tree

PARTS = ("plugins", "theme", "tests", "tools", "docs", ".github", "pyproject.toml", "Makefile", "README.md")
RELEVANT = (
    "tests/records/test_files.py",
    "tests/command/test_schema.py",
    "tests/test_github.py",
    "tests/pages/test_shapes.py",
)
"""Tests that look at the sample network's records, each in its own way."""

NEW = "name: {}\nkind: advocacy\nsummary: S.\n"


def _confirmed_today(root: Path) -> None:
    today = datetime.now(UTC).date()
    write_tree(root, {"partners/newcomers.yml": NEW.format("Newcomers") + f"confirmed: {{on: {today}, by: Us}}\n"})


def _warned_of(root: Path) -> None:
    claim = "alignment: [{principle: teaching, stance: practices}]\n"
    write_tree(root, {"partners/newcomers.yml": NEW.format("Newcomers") + claim})


def _with_a_new_term(root: Path) -> None:
    path = root / "content/vocabulary.yml"
    path.write_text(
        path.read_text("utf-8").replace("levels:\n", "levels:\n  tribal: {name: Tribal nation}\n", 1), "utf-8"
    )


def _emptied(root: Path) -> None:
    shutil.rmtree(root / "partners")
    (root / "partners").mkdir()


@pytest.mark.long
@pytest.mark.parametrize("change", [_confirmed_today, _warned_of, _with_a_new_term, _emptied])
def test_a_change_of_the_live_records_leaves_the_tests_green(tmp_path: Path, change: Callable[[Path], None]) -> None:
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "node_modules")
            shutil.copytree(source, tmp_path / part, ignore=ignored)
        else:
            shutil.copy(source, tmp_path / part)
    for live in ("partners", "hubs", "content"):
        shutil.copytree(SAMPLE / live, tmp_path / live)
    shutil.copy(SAMPLE / "mkdocs.yml", tmp_path / "mkdocs.yml")
    change(tmp_path)
    options = ("-q", "-x", "-p", "no:cacheprovider", "--hypothesis-seed=0")  # the same examples each time
    command = [sys.executable, "-m", "pytest", *options, *RELEVANT]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "PYTHONPATH": str(tmp_path / "plugins")},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout
