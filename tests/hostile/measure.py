"""What reading a record costs, in CPU time, which other work on the machine does not change."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from ..trees import read


class HangError(Exception):
    """Reading took more CPU than anybody can wait for."""


def seconds(network: Path, text: str, most: float) -> float:
    """The CPU that a network takes to read with this record in it. Raises `HangError` above `most` seconds."""
    (network / "partners/sandusky-reading-room.md").write_text(text, encoding="utf-8")
    return within(most, lambda: read(network))


def within(most: float, work: Callable[[], object]) -> float:
    """The CPU that something takes. Raises `HangError` above `most` seconds."""
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, most)
    start = time.process_time()
    try:
        work()
        return time.process_time() - start
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(signal_number: int, frame: FrameType | None) -> None:
    raise HangError
