"""Doing a part of the work in another process at the same time, where that pays.

What the other process sends back is JSON, as what is kept is: data, and nothing that could run. So all is the same
however many processes there are, and if the other one ends early, what is missing is done here.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

FEWEST = 400
"""Of so many records or pages: to start another process takes as long as some tens of them."""
_CHUNK = 1 << 16


def pays(count: int) -> bool:
    """Whether so many files are read, or pages drawn, faster by two processes.

    On Linux alone a process can be copied whatever its libraries are doing; one with several threads may not be.
    """
    return sys.platform == "linux" and count >= FEWEST and len(os.sched_getaffinity(0)) > 1 and _threads() == 1


def _threads() -> int:
    return len(list(Path("/proc/self/task").iterdir()))


class Turns:
    """So many turns, each of which is taken once, by this process or by a copy of it, whichever asks first."""

    def __init__(self, count: int) -> None:
        """`count` is at most what a pipe holds, which is some thousands."""
        self._reads, writes = os.pipe()
        with os.fdopen(writes, "wb", buffering=0) as pipe:
            pipe.write(bytes(count))

    def take(self) -> bool:
        """Whether there was one left."""
        return bool(os.read(self._reads, 1))

    def close(self) -> None:
        """Take no more here."""
        os.close(self._reads)


@contextmanager
def elsewhere(work: Callable[[], Iterable[Any]]) -> Iterator[Iterator[Any]]:
    """What `work` yields in a copy of this process, for as long as that one goes on."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        _work(work, writes)
    os.close(writes)
    chunks: SimpleQueue[bytes] = SimpleQueue()
    reader = Thread(target=_collect, args=(reads, chunks), daemon=True)  # a full pipe would stop the other process
    reader.start()
    try:
        yield _results(chunks)
    finally:
        reader.join()
        os.waitpid(child, 0)


def _work(work: Callable[[], Iterable[Any]], writes: int) -> None:
    """Send what `work` yields, a line each, and end the process, whatever happens, without what else it would do."""
    with suppress(BaseException), os.fdopen(writes, "wb") as pipe:
        for result in work():
            pipe.write(json.dumps(result, separators=(",", ":")).encode() + b"\n")
    os._exit(0)


def _collect(reads: int, chunks: SimpleQueue[bytes]) -> None:
    with os.fdopen(reads, "rb", buffering=0) as pipe:
        while chunk := pipe.read(_CHUNK):
            chunks.put(chunk)
    chunks.put(b"")


def _results(chunks: SimpleQueue[bytes]) -> Iterator[Any]:
    rest = b""
    while chunk := chunks.get():
        *lines, rest = (rest + chunk).split(b"\n")
        yield from map(json.loads, lines)
