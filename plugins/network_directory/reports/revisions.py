"""A network as it was at a git revision, written into a temporary folder.

Nothing is checked out: git hands over the files' contents, and what a revision holds is not trusted.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, NamedTuple

from ..records import Folder, Kind

MOST_FILES = 100_000
LARGEST = 4 * 1024 * 1024
"""No file of a record or table is read beyond so many bytes."""
_SYMLINK, _FILES = "120000", ("100644", "100755", "120000")


class RevisionError(Exception):
    """Why a revision cannot be read."""


class _Blob(NamedTuple):
    """A file of a revision."""

    mode: str
    id: str
    size: int
    path: str
    """From the network's folder."""


@contextmanager
def at_revision(folder: Folder, revision: str) -> Iterator[Path]:
    """A temporary folder that holds the network's files as they were at a revision of its repository."""
    prefix = os.fsdecode(_git(folder.root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    commit = _commit(folder.root, revision)
    with TemporaryDirectory() as scratch:
        root = Path(scratch)
        blobs = _blobs(folder, commit, prefix)
        _write(root, [blob for blob in blobs if blob.size > LARGEST], None)
        wanted = [blob for blob in blobs if blob.size <= LARGEST]
        with TemporaryFile() as ids, TemporaryFile() as batch:
            ids.write("".join(f"{blob.id}\n" for blob in wanted).encode())
            ids.seek(0)
            _git(folder.root, "cat-file", "--batch", stdin=ids, stdout=batch)
            batch.seek(0)
            _write(root, wanted, batch)
        yield root


def _commit(root: Path, revision: str) -> str:
    try:
        if revision.startswith("-"):
            raise RevisionError
        return _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    except RevisionError:
        hint = f"; this clone has only the latest history: git fetch --depth=1 origin {revision}"
        shallow = _git(root, "rev-parse", "--is-shallow-repository") == b"true\n"
        raise RevisionError(f"there is no revision '{revision}' here{hint if shallow else ''}") from None


def _blobs(folder: Folder, commit: str, prefix: str) -> list[_Blob]:
    """The files of the network at a commit."""
    names = sorted({folder.of(Kind.PARTNER), folder.of(Kind.HUB), folder.content})
    listed = _git(folder.root, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, *(prefix + name for name in names))
    blobs = []
    for line in listed.split(b"\0")[:-1]:
        about, _, name = line.partition(b"\t")
        mode, _, id, size = about.decode().split()
        path = os.fsdecode(name).removeprefix(prefix)
        parts = PurePosixPath(path).parts
        if mode in _FILES and not path.startswith("/") and ".." not in parts and "\\" not in path:
            blobs.append(_Blob(mode, id, int(size) if size.isdigit() else 0, path))  # git may lack it
    if len(blobs) > MOST_FILES:
        raise RevisionError(f"the revision has {len(blobs):,} files; at most {MOST_FILES:,} are compared")
    return blobs


def _write(root: Path, blobs: Sequence[_Blob], batch: IO[bytes] | None) -> None:
    """Write files with their contents from `git cat-file --batch`; without one, empty ones of their size."""
    for blob in blobs:
        content = b""
        if batch:
            header = batch.readline()
            if not header.endswith(b" %d\n" % blob.size):
                raise RevisionError(f"git lacks the content of {blob.path}: {header.decode(errors='replace').strip()}")
            content = batch.read(blob.size)
            batch.readline()
        path = root / blob.path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if blob.mode == _SYMLINK:
                path.symlink_to("nowhere")  # where it leads is of no interest: links are not followed
                continue
            with path.open("xb") as file:
                file.write(content)
                file.truncate(blob.size)
        except OSError:
            continue  # a name that this system does not take, such as one too long


def _git(root: Path, *arguments: str, stdin: IO[bytes] | None = None, stdout: IO[bytes] | None = None) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  # no shell sees the arguments
            ["git", "-C", str(root), *arguments],  # noqa: S607  # wherever git is installed
            stdin=stdin or subprocess.DEVNULL,
            stdout=stdout or subprocess.PIPE,
            stderr=subprocess.PIPE,
            check=True,
            env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        )
    except FileNotFoundError:
        raise RevisionError("git is not installed, and revisions are read with it") from None
    except subprocess.CalledProcessError as error:
        raise RevisionError(error.stderr.decode(errors="replace").strip() or "git failed") from None
    return done.stdout or b""
