"""The rooms of the package, and who may import whom."""

from __future__ import annotations

from pathlib import Path

from .site.sites import run
from .trees import ROOT


def test_data_flows_one_way() -> None:
    done = run("lint-imports", folder=ROOT)
    assert done.returncode == 0, done.stdout


_CHECK = """
import sys
from network_directory.cli import main
sys.argv = ["network-directory", "check"]
try:
    main()
finally:
    print(*sys.modules)
"""


def test_a_check_of_what_is_new_imports_little(network: Path) -> None:
    run("network-directory", "check", folder=network)
    new = "name: Iowa’s Readers\nkind: advocacy\nsummary: It reads – all day.\nconfirmed: {on: 2025-09, by: Staff}\n"
    (network / "partners/new.yml").write_text(new)
    done = run("python", "-c", _CHECK, folder=network)
    assert done.returncode == 0, done.stderr
    imported = set(done.stdout.split())
    assert imported >= {"network_directory.records", "yaml"}
    unneeded = {"ftfy", "network_directory.network", "network_directory.reports.fixes", "network_directory.writing.fix"}
    assert imported.isdisjoint(unneeded), imported & unneeded
