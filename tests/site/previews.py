"""Running `mkdocs serve`, and asking it for pages as a browser does."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .sites import EPOCH, Page

START, FOLLOW = 90, 60
"""How long to wait for a preview to come up, and for it to show a change; seconds."""


class Preview:
    """A running `mkdocs serve`."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self.process = process
        self.port = port
        self.log = log

    def get(self, address: str) -> Page | None:
        """The page at an address; None if there is none. Raises OSError if the preview does not answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=5) as answer:
                return Page(address, answer.read().decode())
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise

    def wait(self, address: str, until: Callable[[Page | None], object], within: float = FOLLOW) -> Page | None:
        """Ask for a page until it is as it should be."""
        end = time.monotonic() + within
        shown = "no answer"
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the preview ended:\n{self.log.read_text()}"
            with suppress(OSError):
                page = self.get(address)
                if until(page):
                    return page
                shown = page.text("body")[:2000] if page else "no page"
            time.sleep(0.1)
        raise AssertionError(f"/{address} shows after {within} seconds: {shown}\n{self.log.read_text()[-4000:]}")

    def shows(self, address: str, words: str, within: float = FOLLOW) -> Page:
        """Wait until a page has these words."""
        page = self.wait(address, lambda found: found and words in found.text("body"), within)
        assert page
        return page

    def lacks(self, address: str, words: str) -> Page:
        """Wait until a page is there without these words."""
        page = self.wait(address, lambda found: found and words not in found.text("body"))
        assert page
        return page


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Preview]:
    """Run `mkdocs serve` in a network's folder, and end it whatever happens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder.parent / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(Path(sys.executable).with_name("mkdocs")), "serve", "--dev-addr", f"127.0.0.1:{port}", *options],
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, "PYTHONUNBUFFERED": "1"},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield Preview(process, port, log)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
