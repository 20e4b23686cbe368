"""Two processes read what one does, and one that ends early takes nothing with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ..mistakes.corpus import CASES
from ..mistakes.corpus import FOLDER as MISTAKES
from ..trees import copy_sample, write_tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process reads all")

_READ = """
import sys
from datetime import date
from pathlib import Path
from network_directory.kept import Kept
from network_directory import processes
from network_directory.records import Folder, read_network
processes.FEWEST = int(sys.argv[2])
root = Path(sys.argv[1])
steps = []
reading = read_network(Folder(root), date(2026, 11, 24), lambda done, of: steps.append(done), Kept(root))
print(steps == list(range(1, len(steps) + 1)), len(steps))
print(reading.problems, [*reading.records.partners.items()], [*reading.records.hubs.items()], reading.accepted)
"""
_END_EARLY = """
import os
from network_directory.processes import elsewhere
def work():
    yield from range(3)
    {end}
    yield 4
with elsewhere(work) as results:
    print([*results])
def many():
    yield from ("x" * 1000 for _ in range(1000))
with elsewhere(many) as results:
    pass
print("done")
"""


def _run(script: str, *arguments: str) -> str:
    command = [sys.executable, "-W", "error", "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def test_two_processes_read_what_one_does(tmp_path: Path) -> None:
    root = copy_sample(tmp_path / "network")
    for name, case in CASES.items():
        if len(Path(case["as"]).parts) == 2:
            folder = Path(case["as"]).parent
            write_tree(root, {f"{folder}/{name}": (MISTAKES / name).read_bytes()})
    alone = _run(_READ, str(root), "1000000")
    assert alone == _run(_READ, str(root), "1000000")  # from what was kept
    for path in sorted((root / ".cache").rglob("*")):
        if path.is_file():
            path.unlink()
    assert alone == _run(_READ, str(root), "1")
    assert alone == _run(_READ, str(root), "1")


@pytest.mark.parametrize("end", ["os._exit(1)", "raise KeyboardInterrupt", "os.kill(os.getpid(), 15)"])
def test_what_another_process_did_before_it_ended_is_there(end: str) -> None:
    results, done = _run(_END_EARLY.format(end=end)).splitlines()
    sent = {"raise KeyboardInterrupt": [[0, 1, 2]]}.get(end, [[], [0, 1, 2]])
    assert results in map(str, sent)
    assert done == "done"
