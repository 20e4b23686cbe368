"""The rooms of the package, and who may import whom."""

from __future__ import annotations

from .site.sites import run
from .trees import ROOT


def test_data_flows_one_way() -> None:
    done = run("lint-imports", folder=ROOT)
    assert done.returncode == 0, done.stdout
