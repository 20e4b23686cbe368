"""Read many hostile records, the same for the same seed: `make test-hostile`."""

from __future__ import annotations

import sys
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from ..trees import SMALL, write_tree
from .inputs import mixed, record, repeated
from .measure import HangError, seconds

SIZE = 250_000
MIXTURES = 100
MOST = 10.0
"""Seconds of CPU for one record, far above what a plain one of the size takes."""

seed = int(sys.argv[1]) if len(sys.argv) > 1 else 9
inputs = tracebacks = hangs = 0
with TemporaryDirectory() as folder:
    network = write_tree(Path(folder), SMALL)
    for position, fragment in chain(repeated(), islice(mixed(seed), MIXTURES)):
        inputs += 1
        try:
            seconds(network, record(position, fragment, SIZE), MOST)
        except HangError:
            hangs += 1
            print(f"hangs: {fragment!r} in {position}", flush=True)
        except Exception as error:  # whatever it is, nobody should see it
            tracebacks += 1
            print(f"{error!r}: {fragment!r} in {position}", flush=True)
for what, count in (("inputs", inputs), ("tracebacks", tracebacks), ("hangs", hangs)):
    print(f"{count:5} {what}")
sys.exit(bool(tracebacks or hangs))
