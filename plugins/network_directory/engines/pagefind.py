"""Pagefind's service: what pages say goes in by a pipe, and the files of a search index come out.

It speaks base64 of JSON, with a comma behind each message, as Pagefind's own clients do. Those wait for each answer
before they send more; this one goes on while Pagefind works.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import tempfile
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple, Self

_AHEAD = 256
"""So many answers may be outstanding. Pagefind takes all that it is sent into its memory."""
_RETURN_MEMORY = "dirty_decay_ms:0,muzzy_decay_ms:0"
"""Tells its allocator to give back at once what is free: at 10,000 partners a seventh of all that it takes."""
_PRIVATE_MARK = re.compile(r"___(?=(?:END_)?PAGEFIND_)")
"""How Pagefind marks weights and headings in what it has read of a page: written in a record, it is to be text."""

_PAGES = "fragment/"
"""The folder of an index that has a file for each page, with what is shown of it."""
_SIGNATURE = b"pagefind_dcd"


class PagefindError(Exception):
    """What Pagefind, or its end, says that went wrong."""


class PageToIndex(NamedTuple):
    """What an index is to know of a page, as plain text."""

    url: str
    title: str
    words: str
    """What it is found by, beside its title."""
    language: str
    """Whose word stems are used. Pages of two languages would be two indexes."""


class IndexedPage(NamedTuple):
    """A page as an index knows it."""

    id: str
    """What results of a search call it."""
    url: str


def page_of(path: str, content: bytes) -> IndexedPage | None:
    """The page that a file of an index is about; None if it is about none.

    Raises PagefindError for what this program does not know how to read.
    """
    if not path.startswith(_PAGES):
        return None
    try:
        page = json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))
        return IndexedPage(PurePosixPath(path).stem, page["url"])
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        raise PagefindError(f"it made a file that cannot be read: {path}") from None


class Pagefind:
    """A run of Pagefind, which makes indexes one after the other. Used in a `with`, which ends it."""

    def __init__(self, processors: int | None = None) -> None:
        """Start it. It may use as many processors, or all that there are.

        Raises ImportError or OSError if there is no Pagefind to run.
        """
        from pagefind_bin import get_executable

        limits = {"RAYON_NUM_THREADS": str(processors)} if processors else {}
        program = str(get_executable())
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as this is
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own
                [program, "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                env={**os.environ, "_RJEM_MALLOC_CONF": _RETURN_MEMORY, **limits},
            )
        except OSError:
            self._complaints.close()
            raise
        self._unread = bytearray()
        self._sent = self._answered = self._indexes = 0
        self.killed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()
        self._complaints.close()

    def kill(self) -> None:
        """End it in the middle of what it does, from another thread; who waits for it gets a PagefindError."""
        self.killed = True
        self._process.kill()

    def index(self, pages: Iterable[PageToIndex]) -> Iterator[tuple[str, bytes]]:
        """The paths and contents of the files of an index of pages. Raises PagefindError."""
        self._send("NewIndex", config={})
        for page in pages:
            self._add(page)
        self._send("GetFiles", index_id=self._indexes)
        answer: dict[str, Any] = {}
        while self._answered < self._sent:
            answer = self._answer()
        self._send("DeleteIndex", index_id=self._indexes)  # which gives its memory back
        self._indexes += 1
        for file in answer["files"]:
            yield file["path"], b64decode(file["content"])

    def _add(self, page: PageToIndex) -> None:
        title = _PRIVATE_MARK.sub("", page.title)
        self._send(
            "AddRecord",
            index_id=self._indexes,
            url=page.url,
            content=_PRIVATE_MARK.sub("", page.words) or title,  # a page without any would not be found by its title
            language=page.language,
            meta={"title": title},
        )
        if self._sent - self._answered > _AHEAD:
            self._answer()

    def _send(self, action: str, **values: Any) -> None:
        message = {"message_id": self._sent, "payload": {"type": action, **values}}
        # A surrogate that stands alone is no text that Pagefind can read.
        data = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
        assert self._process.stdin
        try:
            self._process.stdin.write(b64encode(data) + b",")
            self._process.stdin.flush()
        except OSError:
            raise self._ended() from None
        self._sent += 1

    def _answer(self) -> dict[str, Any]:
        """What it says to the first message that it has not answered yet."""
        message = self._message()
        try:
            answer: dict[str, Any] = json.loads(b64decode(message, validate=True))["payload"]
        except (ValueError, KeyError, TypeError):
            raise PagefindError(f"it gave an answer that cannot be read: {message[:80]!r}") from None
        if answer["type"] == "Error":
            raise PagefindError(answer["message"])
        self._answered += 1
        return answer

    def _message(self) -> bytes:
        assert self._process.stdout
        searched = 0
        while (end := self._unread.find(b",", searched)) < 0:
            searched = len(self._unread)
            more = os.read(self._process.stdout.fileno(), 1 << 20)
            if not more:
                raise self._ended()
            self._unread += more
        message = bytes(self._unread[:end])
        del self._unread[: end + 1]
        return message

    def _ended(self) -> PagefindError:
        code = self._process.wait()
        self._complaints.seek(0)
        complaints = self._complaints.read().decode("utf-8", "replace").strip()
        return PagefindError(": ".join(filter(None, (f"it ended with code {code}", complaints))))
