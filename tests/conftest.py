"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from .trees import SMALL, copy_sample, write_tree

settings.register_profile("unhurried", deadline=None)  # how long an example takes depends on what else the machine does
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """All tests take place on 24 November 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795521600")


@pytest.fixture
def network(tmp_path: Path) -> Path:
    """The folder of a small network without a problem; a test may change it."""
    return write_tree(tmp_path / "network", SMALL)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The folder of a copy of the sample network; a test may change it."""
    return copy_sample(tmp_path / "sample")
