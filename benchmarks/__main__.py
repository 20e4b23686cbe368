"""Measure what a network costs, beside plain Material, Hugo and Zensical: `make bench`.

Of each size (`python -m benchmarks [SIZE ...]`) it prints what the commands took and how that meets the targets, and
keeps it in benchmarks/results/ with machine and versions; then it writes the ratios into the README. `--quick` (`make
bench-quick`) measures a part of it on 1,000 partners, keeps nothing, and exits with 1 if a ratio or a count is missed
by more than half, or if a build of ours fails; what depends on the machine's speed fails nothing. `--readme` measures
nothing, and writes again what the README and a guide quote of what is kept.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from pathlib import Path

from .baselines import HOME
from .measuring import measure
from .results import kept
from .table import QUOTED, table, with_quote
from .targets import missed_by_half

SIZES = (100, 1_000, 10_000)
QUICK = 1_000
OURS = {"check", "check_again", "cold", "again", "preview"}
"""What may not be missing."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description="Measure what networks of some sizes cost.")
    parser.add_argument("sizes", metavar="SIZE", nargs="*", type=int, help="numbers of partners")
    parser.add_argument("--quick", action="store_true", help="measure a part, and fail if a ratio is missed by half")
    parser.add_argument("--readme", action="store_true", help="only write the ratios that are kept into the README")
    told = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a shell that started it lets it be ignored
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started is ended, too
    if told.readme:
        quote()
        return 0
    if told.quick:
        return quick(told.sizes or [QUICK])
    for size in told.sizes or SIZES:
        with tempfile.TemporaryDirectory() as scratch:
            result = measure(size, Path(scratch), quick=False)
        print(f"\n{table(result)}\n", flush=True)
        result.keep()
        quote()
    return 0


def quick(sizes: list[int]) -> int:
    """Measure a part, and say what is missed by half; 1 if anything is."""
    code = 0
    for size in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            result = measure(size, Path(scratch), quick=True)
        print(f"\n{table(result)}\n", flush=True)
        for target in missed_by_half(result.figures, size):
            print(f"Missed by more than half: {target.name}", flush=True)
            code = 1
        if OURS.intersection(result.missing):
            code = 1
    return code


def quote() -> None:
    """Write what is kept into the pages that quote it."""
    results = kept()
    for path, part in QUOTED.items():
        page = HOME / path
        page.write_text(with_quote(page.read_text(encoding="utf-8"), part(results)), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
