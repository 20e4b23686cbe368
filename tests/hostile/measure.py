"""What reading a file costs, in CPU time, which other work on the machine does not change."""

from __future__ import annotations

import gc
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from ..trees import read
from .inputs import Position, plain

SLOWEST = 20.0
"""How many times as long as a plain file of its size any file may take."""
ROUNDS = 5
"""How often a time is taken, for its best."""


class HangError(Exception):
    """Something took more CPU than it may."""


def seconds(network: Path, file: str, text: str, most: float) -> float:
    """The CPU that a network takes to read with this file in it. Raises `HangError` above `most` seconds."""
    with holding(network / file, text):
        return within(most, lambda: read(network))


def ordinary(network: Path, position: Position, size: int) -> float:
    """The CPU that a network takes to read with a plain file of a size, at its best."""
    file, text = plain(position, size)
    return min(seconds(network, file, text, 60) for _ in range(ROUNDS))


@contextmanager
def holding(path: Path, text: str) -> Iterator[None]:
    """While a file has this text; afterwards it has its own again, or is gone."""
    before = path.read_bytes() if path.exists() else None
    path.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)


def within(most: float, work: Callable[[], object]) -> float:
    """The CPU that something takes, without that of a tracer. Raises `HangError` above `most` seconds.

    Nor is garbage collected meanwhile: what that costs depends on all that the tests before have left in memory.
    """
    tracer = sys.gettrace()
    sys.settrace(None)
    gc.disable()
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, most)
    start = time.process_time()
    try:
        work()
        return time.process_time() - start
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        gc.enable()
        sys.settrace(tracer)


def _stop(signal_number: int, frame: FrameType | None) -> None:
    raise HangError
