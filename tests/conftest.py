"""What all tests share."""

from __future__ import annotations

import builtins
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from .trees import ROOT, SMALL, copy_sample, write_tree

settings.register_profile("usual", deadline=None)  # how long an example takes depends on what else the machine does
settings.register_profile("many", settings.get_profile("usual"), max_examples=1000)
settings.load_profile("usual")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a good part of the time tests wait for a browser or a preview."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first, so that all processes end at about the same time."""
    items.sort(key=lambda item: (not item.path.match("*/site/test_serve.py"), not item.path.match("*/browser/*"),
                                 not item.path.match("*/site/*")))  # fmt: skip


LIVE = (*(f"{ROOT / folder}{os.sep}" for folder in ("partners", "hubs", "content")), f"{ROOT / 'mkdocs.yml'}")
_read_live: list[str] = []
_open = io.open


def _watched(file: Any, *arguments: Any, **named: Any) -> Any:
    if isinstance(file, str | os.PathLike) and str(file).startswith(LIVE):
        _read_live.append(str(file))
    return _open(file, *arguments, **named)


# An audit hook would see more, but runs within sys.settrace too, which measuring coverage in threads does not bear.
io.open = builtins.open = _watched


@pytest.fixture(autouse=True)
def _leave_live_records_alone() -> Iterator[None]:
    """No test, nor what it is set up with, reads the live records: whoever edits them must never turn a test red."""
    yield
    found = _read_live.copy()
    _read_live.clear()
    assert not found


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
