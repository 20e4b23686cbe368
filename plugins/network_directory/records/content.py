"""What else stands in the content folder: it is published as it is, so nothing in it may mislead or run."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from .answers import Phrase, answer
from .files import not_a_file, unreadable
from .problems import START, Problem

RUNS = frozenset({
    ".cjs", ".css", ".htm", ".html", ".js", ".mjs", ".php", ".shtml", ".svg", ".svgz", ".wasm", ".xht", ".xhtml",
    ".xml", ".xsl", ".xslt",
})  # fmt: skip
"""Endings of what a browser, or a server, runs in the name of the site, or draws its pages with."""
_NOT_PUBLISHED = {"templates"}
"""Folders at the top that MkDocs leaves out."""


def content_faults(
    content: Path, records: Collection[Path], allowed: Sequence[str], name: Callable[[Path], str]
) -> Iterator[Problem]:
    """What must not be published of a content folder, its folders of records left out.

    `allowed` are patterns of files that may be there although they run; `name` tells what a path is called.
    """

    def problem(path: Path, code: str, what: Phrase) -> Problem:
        return Problem(name(path), START, code, what)

    def failed(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):  # then the network has none
            unlisted.append(problem(Path(error.filename), *unreadable(error)))

    unlisted: list[Problem] = []
    for folder, folders, files in os.walk(content, onerror=failed):
        here = Path(folder)
        inside = [here / entry for entry in sorted(folders) if not entry.startswith(".")]
        linked = [path for path in inside if path.is_symlink()]
        folders[:] = [
            path.name
            for path in inside
            if path not in records and not (here == content and path.name in _NOT_PUBLISHED)
        ]
        yield from (problem(path, "ND117", answer("folder-is-a-link")) for path in linked if path not in records)
        for path in (here / entry for entry in sorted(files) if not entry.startswith(".")):
            if (fault := not_a_file(path)) or (fault := _closed(path)):
                yield problem(path, *fault)
            elif path.suffix.lower() in RUNS:
                way = path.relative_to(content).as_posix()
                if not any(fnmatchcase(way, pattern) for pattern in allowed):
                    yield problem(path, "ND135", answer("content-runs", file=way))
    yield from unlisted


def _closed(path: Path) -> tuple[str, Phrase] | None:
    try:
        path.open("rb").close()
    except OSError as error:
        return unreadable(error)
    return None
