"""Seeing which files change below a preview, as the system tells it and without asking again and again.

MkDocs asks for the state of every file twice a second, which takes a quarter of a processor with ten thousand records,
and forgets which file it was that changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from watchdog.observers.api import BaseObserver, ObservedWatch

_CHANGES = ("created", "modified", "moved", "deleted")
"""Events that leave a file other than it was. A build opens and closes files itself, which must not start the next."""


class Changes:
    """The paths that have changed since somebody asked for them."""

    def __init__(self) -> None:
        self._paths: set[Path] = set()
        self._one_at_a_time = Lock()

    def note(self, path: str | bytes) -> None:
        """Remember a path."""
        with self._one_at_a_time:
            self._paths.add(Path(os.fsdecode(path)))

    def take(self) -> frozenset[Path]:
        """All paths that were noted since the last time."""
        with self._one_at_a_time:
            taken, self._paths = frozenset(self._paths), set()
        return taken


def was_a_draft(path: Path) -> bool:
    """Whether it was what an editor writes for a moment, before that takes the place of the file that was saved."""
    return path.name.startswith(".") and not path.exists()


def watch_by_the_system(server: LiveReloadServer, changes: Changes) -> None:
    """Let the system tell a server that does not run yet what changes, and note it in `changes`."""

    def rebuild() -> None:
        with server._rebuild_cond:
            server._want_rebuild = True
            server._rebuild_cond.notify_all()

    watched = list(server._watched_paths)
    server._watched_paths.clear()
    server._watch_refs.clear()
    server.observer = _Observers(changes, rebuild)  # type: ignore[assignment]
    for path in watched:
        server.watch(path)


class _Noting(FileSystemEventHandler):
    """Notes changes before another handler is told of them."""

    def __init__(self, changes: Changes, then: FileSystemEventHandler, of_a_folder: Callable[[], None]) -> None:
        self._changes = changes
        self._then = then
        self._of_a_folder = of_a_folder

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        for path in filter(None, (event.src_path, event.dest_path)):
            self._changes.note(cast("str | bytes", path))
        if event.is_directory:  # of which MkDocs takes no notice, though its files have moved with it
            self._of_a_folder()
        else:
            self._then.dispatch(event)


class _Renewing(FileSystemEventHandler):
    """Watches a folder anew that went and came back, for the system follows the one that went."""

    def __init__(self, renew: Callable[[str], None]) -> None:
        self._renew = renew

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _CHANGES and event.event_type != "modified":
            for path in filter(None, (event.src_path, event.dest_path)):
                self._renew(os.fsdecode(cast("str | bytes", path)))


class _Observers:
    """An observer as MkDocs knows one: the system's, or where that cannot watch so much, one that asks."""

    def __init__(self, changes: Changes, rebuild: Callable[[], None]) -> None:
        self._changes = changes
        self._rebuild = rebuild
        self._observer: BaseObserver = Observer()
        self._asked: dict[str, tuple[FileSystemEventHandler, bool]] = {}
        self._watched: dict[str, ObservedWatch] = {}

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> ObservedWatch:
        noting = _Noting(self._changes, handler, self._rebuild)
        self._asked[path] = (noting, recursive)
        self._watched[path] = self._observer.schedule(noting, path, recursive=recursive)
        return self._watched[path]

    def unschedule(self, watch: ObservedWatch) -> None:
        self._observer.unschedule(watch)

    def start(self) -> None:
        try:
            for folder in sorted({str(Path(path).parent) for path in self._asked if Path(path).is_dir()}):
                self._observer.schedule(_Renewing(self._renew), folder)
            self._observer.start()
        except OSError:  # the system's limit of what is watched
            with suppress(OSError, RuntimeError):
                self._observer.stop()
            self._observer = PollingObserver(timeout=0.5)
            for path, (handler, recursive) in self._asked.items():
                self._observer.schedule(handler, path, recursive=recursive)
            self._observer.start()

    def _renew(self, path: str) -> None:
        if path not in self._asked:
            return
        handler, recursive = self._asked[path]
        with suppress(KeyError):
            self._observer.unschedule(self._watched.pop(path))
        with suppress(OSError):  # it is gone
            self._watched[path] = self._observer.schedule(handler, path, recursive=recursive)
        self._changes.note(path)
        self._rebuild()

    def stop(self) -> None:
        self._observer.stop()

    def join(self, timeout: float | None = None) -> None:
        self._observer.join(timeout)
