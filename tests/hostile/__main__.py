"""Read many hostile files, the same for the same seed, and build some: `make test-hostile`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from network_directory.records import Folder
from network_directory.writing.fix import fix

from ..browser.chromium import CHROMIUM, chromium, served
from ..trees import SMALL, TODAY, write_tree
from .inputs import POSITIONS, SIZE, mixed, names, repeated
from .measure import ROUNDS, SLOWEST, HangError, holding, ordinary, seconds, within
from .sites import PAYLOADS, build, executed, hostile_network, mixed_sites

MIXTURES = 200
NAMES = 200
FIXED = 200
SMALLER = 4_000
"""How long those are that `fix` is tried on, which reads a record again for each thing that it mends."""
LONG = 10.0
"""Seconds of CPU for `fix`, and for reading a network with an odd name, far above what either takes."""
BUILDS = 2

Trial = tuple[str, Callable[[], object]]
"""What is tried, and how."""


def _read(network: Path, chosen: tuple[str, str]) -> None:
    name, fragment = chosen
    position = POSITIONS[name]
    text = position.text(fragment, SIZE)
    most = SLOWEST * _usual(network, position.file.endswith(".md"))
    for left in reversed(range(ROUNDS)):
        try:
            seconds(network, position.file, text, most)
        except HangError:
            if not left:
                raise
        else:
            return


@cache
def _usual(network: Path, record: bool) -> float:
    return ordinary(network, POSITIONS["prose" if record else "places"], SIZE)


def _fix(network: Path, chosen: tuple[str, str]) -> None:
    name, fragment = chosen
    with holding(network / POSITIONS[name].file, POSITIONS[name].text(fragment, SMALLER)):
        within(LONG, lambda: fix(Folder(network), TODAY, lambda file: True))


def _trials(network: Path, seed: int) -> Iterator[Trial]:
    for chosen in chain(repeated(), islice(mixed(seed), MIXTURES)):
        yield f"{chosen[1]!r} in {chosen[0]}", partial(_read, network, chosen)
    for chosen in islice(mixed(seed + 1), FIXED):
        yield f"fix of {chosen[1]!r} in {chosen[0]}", partial(_fix, network, chosen)
    for name in islice(names(seed), NAMES):
        yield f"{name!r}", partial(seconds, network, name, "name: Sandusky Reading Room\n", LONG)


def _tried(trials: Iterator[Trial]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for what, work in trials:
        counts["inputs"] += 1
        try:
            work()
        except HangError:
            counts["hangs"] += 1
            print(f"hangs: {what}", flush=True)
        except Exception as error:  # whatever it is, nobody should see it
            counts["tracebacks"] += 1
            print(f"{error!r}: {what}", flush=True)
    return counts


seed = int(sys.argv[1]) if len(sys.argv) > 1 else 9
with TemporaryDirectory() as folder:
    counts = _tried(_trials(write_tree(Path(folder) / "read", SMALL), seed))
    if CHROMIUM:
        counts["inputs"] += len(PAYLOADS)
        built = hostile_network(Path(folder) / "built")
        assert build(built).wait() == 0
        with chromium() as browser, served(built / "site") as address:
            counts["executed"] = executed(browser.new_page(), address, built / "site")
    else:
        print("There is no Chromium on this machine, so no page was opened.")
    counts["mixed sites"] = mixed_sites(Path(folder), BUILDS)
for what in ("inputs", "tracebacks", "hangs", "executed", "mixed sites"):
    print(f"{counts[what]:5} {what}")
sys.exit(any(counts[what] for what in counts if what != "inputs"))
