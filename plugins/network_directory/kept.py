"""Keeping what took time to make, for the next time it is needed: bytes under a key, in files that may be deleted.

A key is made of all that the bytes came from, so that what is found under it is what would be made again. Nothing that
is kept can run, and nothing is trusted: what is damaged, cut off, too large, a link or no file counts as missing. Where
nothing can be written, nothing is kept.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from tempfile import mkstemp

FOLDER = ".cache/network-directory"
"""Where things are kept, from the network's folder."""
ROOM = 1024 * 1024 * 1024
"""How many bytes are kept at most."""
LARGEST = 64 * 1024 * 1024
"""How many of them at most under one key."""
_DIGEST = 20
_CHUNK = 1 << 16
"""So much room is made to learn that a file has come to its end."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def key_of(*parts: str | bytes) -> str:
    """The key of what is made of these parts and nothing else."""
    digest = blake2b(digest_size=_DIGEST)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8))
        digest.update(content)
    return digest.hexdigest()


def key_of_code(folders: Iterable[Path], libraries: Iterable[str]) -> str:
    """The key of the code in some folders, of libraries by the versions that are installed, and of Python."""
    parts: list[str | bytes] = [sys.version, *(f"{library} {version(library)}" for library in libraries)]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                parts += [path.relative_to(folder).as_posix(), path.read_bytes()]
    return key_of(*parts)


def content_of(path: Path | str, most: int) -> bytes | None:
    """The bytes of a file; None if it is none of its own, has more of them, or cannot be read."""
    try:
        file = os.open(path, _FLAGS)
    except OSError:
        return None
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode) or status.st_size > most:
            return None
        content = os.read(file, status.st_size + 1)
        while len(content) <= most and (more := os.read(file, _CHUNK)):
            content += more
    except OSError:
        return None
    finally:
        os.close(file)
    return content if len(content) <= most else None


class Kept:
    """What is kept for one network. `room` is how many bytes may stay when it is pruned."""

    def __init__(self, network: Path, room: int = ROOM) -> None:
        self._network = network
        self._folder = network / FOLDER
        self._room = room

    def get(self, key: str) -> bytes | None:
        """What is kept under a key, or None."""
        if self._is_led_astray():
            return None
        content = content_of(self._path(key), LARGEST + _DIGEST)
        if content is None:
            return None
        digest, data = content[:_DIGEST], content[_DIGEST:]
        return data if digest == _digest(key, data) else None

    def put(self, key: str, data: bytes) -> None:
        """Keep something under a key, if it can be kept; what was there before is replaced at once or not at all."""
        if len(data) > LARGEST or self._is_led_astray():
            return
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            ignored = self._folder / ".gitignore"
            if not ignored.exists():  # so that nobody commits it
                ignored.write_text("*\n", encoding="utf-8")
            handle, name = mkstemp(dir=path.parent, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_digest(key, data))
                    file.write(data)
                Path(name).replace(path)
            except OSError:
                Path(name).unlink(missing_ok=True)

    def prune(self) -> None:
        """Delete what was kept longest ago, until the rest has room."""
        if self._is_led_astray():
            return
        with suppress(OSError):
            files = sorted(self._files(), reverse=True)
            left = self._room
            for _, size, path in files:
                left -= size
                if left < 0:
                    with suppress(OSError):
                        Path(path).unlink()

    def _files(self) -> Iterator[tuple[int, int, str]]:
        """The time, the size and the path of each file that is kept, also of one that a killed process left half."""
        for folder in os.scandir(self._folder):
            if folder.is_dir(follow_symlinks=False):
                for entry in os.scandir(folder.path):
                    status = entry.stat(follow_symlinks=False)
                    yield status.st_mtime_ns, status.st_size, entry.path

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key

    def _is_led_astray(self) -> bool:
        """Whether a link leads out of the network's folder: nothing is read or written there."""
        here = self._network
        for name in Path(FOLDER).parts:
            here /= name
            if here.is_symlink():
                return True
        return False


def _digest(key: str, data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST, key=bytes.fromhex(key)).digest()
