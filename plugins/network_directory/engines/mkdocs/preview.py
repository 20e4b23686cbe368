"""A preview that stays up: while a build fails, the last good site goes on being shown, and says what is wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Server(Protocol):
    """What is used of MkDocs' server."""

    root: str
    builder: Callable[[], None]
    error_handler: Callable[[int], bytes | None]

    def get_app(self) -> Any: ...
    def set_app(self, application: Any) -> None: ...


class Preview:
    """Takes over a server that shows a site which is built again after each change.

    Two folders take turns: one holds the site that is shown while the next is built in the other.
    """

    def __init__(self, server: Server, why: Callable[[BaseException], str], banner: Callable[[str], str]) -> None:
        """`told` says what made a build fail, and `banner` the HTML that shows this at the top of each page."""
        self._server = server
        self._why = why
        self._banner = banner
        self._home = Path(server.root)
        self._target = self._home
        self._fault = ""
        self._build = server.builder
        self._show: Application = server.get_app()
        server.builder = self._rebuild
        server.error_handler = self._error_page
        server.set_app(self._answer)

    def folder(self) -> Path:
        """Where to build next. A build leaves names that begin with a dot, so the one can stand in the other."""
        shown = Path(self._server.root)
        self._target = self._home / ".next" if shown == self._home else self._home
        return self._target

    def _rebuild(self) -> None:
        self._target = self._home  # unless the build asks where
        try:
            self._build()
        except (Exception, SystemExit) as error:  # whatever it is, requests must be answered
            self._fault = self._why(error)
        else:
            self._fault = ""
            self._server.root = os.fspath(self._target)

    def _error_page(self, code: int) -> bytes | None:
        with suppress(OSError):
            return Path(self._server.root, f"{code}.html").read_bytes()
        return None

    def _answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not self._fault:
            return self._show(environ, start_response)
        begun: list[Any] = []
        shown = self._show(environ, lambda *head: begun.append(head))
        try:
            body = b"".join(shown)
        finally:
            getattr(shown, "close", lambda: None)()
        status, headers, *rest = begun[-1]
        if dict(headers).get("Content-Type", "").startswith("text/html"):
            banner = self._banner(self._fault).encode()
            body = re.sub(rb"<body\b[^>]*>", lambda match: match[0] + banner, body, count=1)
            headers = [(name, value) for name, value in headers if name != "Content-Length"]
            headers.append(("Content-Length", str(len(body))))
        start_response(status, headers, *rest)
        return [body]
