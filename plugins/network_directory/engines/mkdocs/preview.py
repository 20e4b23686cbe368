"""A preview that stays up: while a build fails, the last good site goes on being shown, and says what is wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol, cast

from .live_site import Answer, LiveSite
from .watching import Changes, watch_by_the_system

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Previewed(Protocol):
    """What is previewed, and can be built."""

    def live_site(self) -> LiveSite | None:
        """What is drawn when it is looked at; None where all of it is in the site's folder."""

    def follow(self, changed: Collection[Path]) -> bool:
        """Take a change of records over. False if it is no such change, so that all has to be built again."""

    def why(self, error: BaseException) -> str:
        """What made a build fail."""

    def failed_banner(self, fault: str) -> str:
        """The HTML that shows this at the top of each page."""


class Preview:
    """Takes over a server that shows a site which is built again after each change.

    Two folders take turns: one holds the site that is shown while the next is built in the other. A change of records
    is no reason to build: what is drawn of them is drawn when it is looked at, and the staff's own pages are built when
    one of them is.
    """

    def __init__(self, server: LiveReloadServer, previewed: Previewed) -> None:
        self._server = server
        self._previewed = previewed
        self._home = Path(server.root)
        self._target = self._home
        self._fault = ""
        self._build: Callable[[], None] = server.builder
        self._behind = False
        self._one_at_a_time = RLock()
        self._changes = Changes()
        self._static = cast("Application", server.get_app())
        server.builder = self._rebuild
        server.error_handler = self._error_page
        server.build_delay = 0.05  # an editor is done with a file sooner
        server.set_app(self._answer)
        watch_by_the_system(server, self._changes)

    def folder(self) -> Path:
        """Where to build next. A build leaves names that begin with a dot, so the one can stand in the other."""
        shown = Path(self._server.root)
        self._target = self._home / ".next" if shown == self._home else self._home
        return self._target

    def _rebuild(self) -> None:
        with self._one_at_a_time:
            changed = self._changes.take()
            try:
                if not self._fault and self._previewed.follow(changed):
                    self._behind = True
                    return
            except Exception as error:  # whatever it is, requests must be answered
                self._fault = self._previewed.why(error)
                return
            self._build_whole()

    def _build_whole(self) -> None:
        self._target = self._home  # unless the build asks where
        try:
            self._build()
        except (Exception, SystemExit) as error:  # whatever it is, requests must be answered
            self._fault = self._previewed.why(error)
        else:
            self._fault = ""
            self._behind = False
            self._server.root = os.fspath(self._target)

    def _catch_up(self) -> None:
        """Build the staff's pages, now that somebody looks at one."""
        with self._one_at_a_time:
            if self._behind and not self._fault:
                self._build_whole()

    def _error_page(self, code: int) -> bytes | None:
        with suppress(OSError):
            return Path(self._server.root, f"{code}.html").read_bytes()
        return None

    # Requests

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
            banner = self._previewed.failed_banner(self._fault).encode()
            body = re.sub(rb"<body\b[^>]*>", lambda match: match[0] + banner, body, count=1)
            headers = [(name, value) for name, value in headers if name != "Content-Length"]
            headers.append(("Content-Length", str(len(body))))
        start_response(status, headers, *rest)
        return [body]

    def _show(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        address = path.removeprefix(self._server.mount_path)
        if address != path and (site := self._previewed.live_site()):
            if not address:
                self._catch_up()
            if answer := site.answer(address):
                return self._send(answer, start_response)
            if not address.endswith("/") and site.has_page(f"{address}/"):
                start_response("302 Found", [("Location", f"{environ['PATH_INFO']}/")])
                return []
            if address.endswith(("/", ".html")):
                self._catch_up()
        return self._static(environ, start_response)

    def _send(self, answer: Answer, start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = answer.body
        if answer.type == "text/html":
            body = self._server._inject_js_into_html(body, self._server._visible_epoch)  # type: ignore[no-untyped-call]
        start_response("200 OK", [("Content-Type", answer.type), ("Content-Length", str(len(body)))])
        return [body]
