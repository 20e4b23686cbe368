"""Building a site beside the last one, and putting it in its place in two steps, so that neither a build that fails nor
one that is killed leaves half a site.

A build has a folder of its own beside the site's, `.NAME.build`, and a lock. In the folder are the new site, `new`; the
last one, `old`, while they change places; and a journal, which is there from when the new site is whole until all is
done: the next build completes what it finds begun. Where the site's folder cannot be renamed, for it is a volume of its
own, all this is inside of it, and the entries change places one by one.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

_SOURCES = (".md", ".yml", ".yaml", ".py", ".toml")


class StagingError(Exception):
    """Why nothing can be built there, in plain words."""


def refuse(site: Path, root: Path, sources: Iterable[Path]) -> None:
    """Raise StagingError if a site in the folder `site` would replace what it is built from.

    `root` is the network's folder, and `sources` are those that it is built from.
    """
    site, root = site.resolve(), root.resolve()
    precious = [(root, False), (Path.home(), False), *((source.resolve(), True) for source in sources)]
    for path, whole in precious:
        if site == path or path.is_relative_to(site) or (whole and site.is_relative_to(path)):
            raise StagingError(
                f"the site cannot be built into {site}, for that would delete {path}; name another folder"
            )
    if site.is_dir() and not (site / "index.html").exists():
        found = sorted(path.name for path in site.iterdir() if path.suffix in _SOURCES)
        if found:
            raise StagingError(
                f"the site cannot be built into {site}, for that would delete {found[0]}, and it is no site"
            )


class Staging:
    """Where a site is built until it is whole.

    Raises StagingError if another build of it is at work, and OSError if the system refuses.
    """

    def __init__(self, site: Path) -> None:
        self._site = site.resolve()  # a link stays one, and what it leads to changes
        self._site.parent.mkdir(parents=True, exist_ok=True)
        self._beside = _can_be_renamed(self._site)
        around = self._site.parent if self._beside else self._site
        self._own = around / f".{self._site.name}.build"
        self._lock = FileLock(around / f".{self._site.name}.lock")
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            raise StagingError(f"another build is at work in {self._site}; wait until it is done") from None
        self._old, self._journal = self._own / "old", self._own / "journal"
        self.folder = self._own / "new"
        """The folder to build in: on the file system of the site."""
        if self._journal.exists():
            self._change_places()
        shutil.rmtree(self._own, ignore_errors=True)
        self._own.mkdir()

    def publish(self) -> None:
        """Put what was built in the place of what the site's folder held.

        Names that begin with a dot stay there, as in any build by MkDocs: the folder may be a git work tree.
        """
        _write_safely(self._journal, json.dumps(sorted(path.name for path in self.folder.iterdir())))
        self._change_places()
        self.discard()

    def discard(self) -> None:
        """Delete what was built, and let others build."""
        shutil.rmtree(self._own, ignore_errors=True)
        Path(self._lock.lock_file).unlink(missing_ok=True)  # whoever waits for this very file looks again
        self._lock.release()
        if not self._beside:
            with suppress(OSError):  # it holds a site
                self._site.rmdir()

    def _change_places(self) -> None:
        """Each step may have been done by a build that was killed."""
        names: Collection[str] = json.loads(self._journal.read_text("utf-8"))
        if self._beside and self._swap(names):
            return
        self._old.mkdir(exist_ok=True)
        self._site.mkdir(exist_ok=True)
        for name in names:
            if os.path.lexists(self.folder / name):  # else it is in its place
                if os.path.lexists(self._site / name):
                    _delete(self._old / name)
                    (self._site / name).rename(self._old / name)
                shutil.move(self.folder / name, self._site / name)
        for path in list(self._site.iterdir()):
            if path.name not in names and not path.name.startswith("."):
                _delete(path)
        self._journal.unlink()

    def _swap(self, names: Collection[str]) -> bool:
        """Rename the folders; False if the system does not rename the site's."""
        if self.folder.exists():
            if self._site.exists() and not self._old.exists():
                try:
                    self._site.rename(self._old)
                except OSError:  # a volume that does not look like one
                    return False
            self.folder.rename(self._site)
        if self._old.exists():
            for path in list(self._old.iterdir()):
                if path.name.startswith(".") and path.name not in names:
                    path.rename(self._site / path.name)
        self._journal.unlink()
        return True


def _can_be_renamed(folder: Path) -> bool:
    return os.access(folder.parent, os.W_OK | os.X_OK) and not folder.is_mount()


def _write_safely(path: Path, text: str) -> None:
    """Write a file that is there in full or not at all, also after a loss of power."""
    partial = path.with_suffix(".part")
    with partial.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
