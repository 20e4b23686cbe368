"""What a command costs: time of the clock, time of the processor and memory, of all the processes it starts.

The processor's time (user and system) is what the kernel accounts to all children that were waited for meanwhile, and
to theirs: one command is measured at a time. Memory
is looked at while it runs: the sum over all its processes of their proportional set size, in which what several share
counts once; the most of it that was seen. Between two looks passes nine times as long as a look takes, so that looking
costs a tenth of one core at most.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")
LOOK_EACH = 0.05
"""Seconds between two looks at memory, at least."""
GRACE = 10
"""Seconds that a process has to end by itself."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    cpu: float
    """Seconds of all processors, user and system."""
    wall: float
    """Seconds of the clock."""
    memory: float
    """Megabytes at most, over all its processes; 0 where the system does not tell."""


class CommandError(Exception):
    """A command failed; says what it printed last."""


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder. Raises CommandError if it fails, and ends it if it is interrupted."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    with started(command, folder, environment) as process, _Watch(process.pid) as watch:
        said, _ = process.communicate()
        wall = time.perf_counter() - begun
    if process.returncode:
        last = " ".join(said.decode(errors="replace").split()[-40:])
        raise CommandError(f"{Path(command[0]).name} ended with code {process.returncode}: {last}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Cost(cpu, wall, watch.most / 1e6)


@contextmanager
def started(
    command: Sequence[str | Path],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    *,
    log: Path | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """A command that runs in a folder meanwhile; afterwards it is ended as by Ctrl-C, with all it started.

    What it says goes to the file `log`, or else to its pipe, which somebody must read.
    """
    with ExitStack() as stack:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=stack.enter_context(log.open("wb")) if log else subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            _end(process)
            if process.stdout:
                process.stdout.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    for way in (signal.SIGINT, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, way)
        with suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)


def busy(pid: int, seconds: float) -> float:
    """The share of one core that a process and all below it use, over some seconds."""
    before = sum(map(_ticks, family(pid)))
    time.sleep(seconds)
    return (sum(map(_ticks, family(pid))) - before) / TICK / seconds


def family(pid: int) -> list[int]:
    """A process, and all below it that still run; alone where the system does not tell."""
    children: dict[int, list[int]] = {}
    for entry in PROC.iterdir() if PROC.exists() else ():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def _stat(pid: int) -> list[str]:
    """The fields of a process that follow its name, its state first; none once it is gone."""
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _ticks(pid: int) -> int:
    """Ticks of a process, and of the children that it waited for."""
    return sum(map(int, _stat(pid)[11:15]))


def memory(pid: int) -> int:
    """Bytes that a process and all below it hold, what they share counted once; 0 where the system does not tell."""
    return sum(map(_proportional_set_size, family(pid)))


def _proportional_set_size(pid: int) -> int:
    with suppress(OSError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


class _Watch:
    """Looks at the memory of a process and all below it as long as it lasts."""

    def __init__(self, pid: int) -> None:
        self.most = 0
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        pause = LOOK_EACH
        while not self._over.wait(pause):
            begun = time.perf_counter()
            self.most = max(self.most, memory(self._pid))
            pause = max(LOOK_EACH, 9 * (time.perf_counter() - begun))
