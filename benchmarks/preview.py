"""What whoever writes waits for under `mkdocs serve`: the first page, and each save.

A save is timed from the moment the new file stands in its place, as editors put it there, until a browser that asks
without pause is given the new words.
"""

from __future__ import annotations

import itertools
import os
import re
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

from .baselines import OURS
from .processes import busy, started

PATIENCE = 900
"""Seconds after which nothing more is waited for."""
QUIET = 2
"""Seconds between two things that are measured, so that the first is over."""
STRETCHES = 3
PAUSE = 0.005
"""Seconds between two questions."""
_NUMBERS = itertools.count()
_TEXT = re.compile(r"""^( *(?:summary|question|description): (?:>-?\n +)?["']?)(?:saved[0-9]+x )?""", re.MULTILINE)
"""Where the first text begins: the summary of a partner or a hub, the question of a principle, what is said of the
vocabulary's first word."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A preview that runs."""

    address: str
    """With a slash at its end."""
    waited: float
    """Seconds from its start until it gave the first page."""
    pid: int

    def save(self, record: Path, page: str) -> float:
        """Seconds from a save of a file, with a new word in its first text, until a page of it shows that word.

        The page was looked at before, as it is while somebody works on it. Raises TimeoutError if it never shows it.
        """
        _wait_for(f"{self.address}{page}", "</html>")
        time.sleep(QUIET)
        word = f"saved{next(_NUMBERS)}x"
        edit(record, word)
        return _wait_for(f"{self.address}{page}", word)

    def idle(self, seconds: float) -> float:
        """The share of one core that it takes while nothing happens: the least of some stretches of so many seconds,
        since the search index is made beside it at first."""
        time.sleep(QUIET)
        return min(busy(self.pid, seconds) for _ in range(STRETCHES))


def edit(record: Path, word: str) -> None:
    """Begin a file's first text with a word, by a new file that takes the place of the old, as editors do."""
    # Beside the folder and not in it: what is in the folder of records counts as one.
    draft = record.parent.parent / f".{record.name}.draft"
    draft.write_text(with_word(record.read_text(encoding="utf-8"), word), encoding="utf-8")
    draft.replace(record)


def with_word(text: str, word: str) -> str:
    """A file whose first text begins with a word, in place of the word of an earlier edit. It must have one."""
    edited, count = _TEXT.subn(rf"\g<1>{word} ", text, count=1)
    assert count, "there is no text"
    return edited


@contextmanager
def preview(network: Path, scratch: Path) -> Iterator[Preview]:
    """`mkdocs serve` of a network on a free port, from its start until it is no longer needed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    command = (OURS / "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}")
    scratch.mkdir(parents=True, exist_ok=True)
    with started(command, network, {"TMPDIR": os.fspath(scratch)}, log=scratch / "log.txt") as process:
        waited = _wait_for(address, "</html>")
        yield Preview(address, waited, process.pid)


def _wait_for(address: str, words: str) -> float:
    """Seconds until a page shows some words."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < PATIENCE:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                if words in answer.read().decode():
                    return time.perf_counter() - begun
        except (urllib.error.URLError, HTTPException, OSError):
            pass  # it is not there yet, or was about to go
        time.sleep(PAUSE)
    raise TimeoutError(f"{address} did not show {words!r} within {PATIENCE} seconds")
