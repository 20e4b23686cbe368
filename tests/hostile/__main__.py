"""Read many hostile records, the same for the same seed, and build some: `make test-hostile`."""

from __future__ import annotations

import sys
from functools import partial
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from network_directory.records import Folder
from network_directory.writing.fix import fix

from ..browser.chromium import CHROMIUM, chromium, served
from ..trees import SMALL, TODAY, write_tree
from .inputs import mixed, record, repeated
from .measure import HangError, seconds, within
from .sites import PAYLOADS, build, executed, hostile_network, mixed_sites

SIZE = 250_000
MIXTURES = 60
FIXED = 40
SMALLER = 4_000
"""How long those are that `fix` is tried on, which reads a record again for each thing that it mends."""
MOST = 10.0
"""Seconds of CPU for one record, far above what a plain one of the size takes."""
ROUNDS = 2


def _mend(network: Path, text: str) -> None:
    (network / "partners/sandusky-reading-room.md").write_text(text, encoding="utf-8")
    within(MOST, lambda: fix(Folder(network), TODAY, lambda file: True))


seed = int(sys.argv[1]) if len(sys.argv) > 1 else 9
counts = dict.fromkeys(("inputs", "tracebacks", "hangs", "executed", "mixed sites"), 0)
with TemporaryDirectory() as folder:
    network = write_tree(Path(folder) / "read", SMALL)
    inputs = chain(repeated(), islice(mixed(seed), MIXTURES))
    read = ((partial(seconds, network, record(*one, SIZE), MOST), one) for one in inputs)
    mended = ((partial(_mend, network, record(*one, SMALLER)), one) for one in islice(mixed(seed + 1), FIXED))
    for work, (position, fragment) in chain(read, mended):
        counts["inputs"] += 1
        try:
            work()
        except HangError:
            counts["hangs"] += 1
            print(f"hangs: {fragment!r} in {position}", flush=True)
        except Exception as error:  # whatever it is, nobody should see it
            counts["tracebacks"] += 1
            print(f"{error!r}: {fragment!r} in {position}", flush=True)
    if CHROMIUM:
        counts["inputs"] += len(PAYLOADS)
        built = hostile_network(Path(folder) / "built")
        assert build(built).wait() == 0
        with chromium() as browser, served(built / "site") as address:
            counts["executed"] = executed(browser.new_page(), address, built / "site")
    else:
        print("There is no Chromium on this machine, so no page was opened.")
    counts["mixed sites"] = mixed_sites(Path(folder), ROUNDS)
for what, count in counts.items():
    print(f"{count:5} {what}")
sys.exit(any(count for what, count in counts.items() if what != "inputs"))
