"""The command, as tests call it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from network_directory.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(network: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in the small network's folder."""
    monkeypatch.chdir(network)

    def command(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, catch_exceptions=False)

    return command
