"""Building a site beside the last one, and putting it in its place in two steps, so that neither a build that fails nor
one that is killed leaves half a site.

A build has a folder of its own beside the site's, `.NAME.build`, and a lock. In the folder are the new site, `new`; the
last one, `old`, while they change places; and a journal, which is there from when the new site is whole until all is
done: the next build completes what it finds begun. Where files of the last site stay, the new one holds the others
alone, and these change places one by one; so do all entries where the site's folder cannot be renamed, for it is a
volume of its own: then all this is inside of it.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from .exchange import Exchange, exchange_of

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
    if ".git" in site.parts:
        raise StagingError(f"the site cannot be built into {site}, for that would delete what Git keeps there")
    if not (site / "sitemap.xml").exists():  # which MkDocs writes into every site
        source = next(_sources_in(site), None)
        if source:
            raise StagingError(
                f"the site cannot be built into {site}, for that would delete {source}, and it is no site"
            )


class Staging:
    """Where a site is built until it is whole.

    Raises StagingError if another build of it is at work, and OSError if the system refuses.
    """

    def __init__(self, site: Path) -> None:
        self._site = site.resolve()  # a link stays one, and what it leads to changes
        self._staying: Collection[str] = ()
        around = self._site.parent
        around.mkdir(parents=True, exist_ok=True)
        writable = os.access(around, os.W_OK | os.X_OK)
        self._lock = FileLock((around if writable else self._site) / f".{self._site.name}.lock")
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            raise StagingError(f"another build is at work in {self._site}; wait until it is done") from None
        inside, beside = (folder / f".{self._site.name}.build" for folder in (self._site, around))
        for self._own in (inside, beside):
            if self._journal.exists():
                self._change_places()
            shutil.rmtree(self._own, ignore_errors=True)
        if not _can_be_renamed(self._site, beside):
            shutil.rmtree(beside, ignore_errors=True)
            self._own = inside
        self._own.mkdir(parents=True, exist_ok=True)

    @property
    def folder(self) -> Path:
        """The folder to build in: on the file system of the site."""
        return self._own / "new"

    @property
    def site(self) -> Path:
        """The folder that the site is published in."""
        return self._site

    def leave(self, staying: Collection[str]) -> None:
        """Let files of the last site stay, which are not built again; they are paths from the site's folder."""
        self._staying = staying

    @property
    def _old(self) -> Path:
        return self._own / "old"

    @property
    def _journal(self) -> Path:
        return self._own / "journal"

    def publish(self) -> None:
        """Put what was built in the place of what the site's folder held; that is still there if it raises OSError.

        Names that begin with a dot stay there, as in any build by MkDocs: the folder may be a git work tree.
        """
        try:
            whole = not self._staying and self._own.parent != self._site
            names = [path.name for path in self.folder.iterdir()]
            changes = Exchange(names, ()) if whole else exchange_of(self._site, self.folder, self._staying)
            _write_safely(self._journal, json.dumps({"whole": whole, "come": changes.come, "go": changes.go}))
            self._change_places()
        except OSError:
            if not self._journal.exists():
                self.discard()
            raise
        self.discard()

    def discard(self) -> None:
        """Delete what was built, and let others build."""
        shutil.rmtree(self._own, ignore_errors=True)
        with suppress(OSError):  # Windows deletes no file that is open; whoever waits for this very file looks again
            Path(self._lock.lock_file).unlink()
        self._lock.release()
        if self._own.parent == self._site:
            with suppress(OSError):  # it holds a site
                self._site.rmdir()

    def _change_places(self) -> None:
        """Each step may have been done by a build that was killed."""
        journal = json.loads(self._journal.read_text("utf-8"))
        changes = Exchange(journal["come"], journal["go"])
        try:
            if journal["whole"]:
                self._change_folders(changes.come)
            else:
                changes.make(self._site, self.folder, self._old)
        except OSError:
            self._journal.unlink()  # all is where it was
            raise
        self._journal.unlink()

    def _change_folders(self, names: Collection[str]) -> None:
        if self.folder.exists():
            try:
                if self._site.exists():
                    shutil.copymode(self._site, self.folder)
                    self._site.rename(self._old)
                self.folder.rename(self._site)
            except OSError:
                if self._old.exists():
                    self._old.rename(self._site)
                raise
        if self._old.exists():
            for path in list(self._old.iterdir()):
                if path.name.startswith(".") and path.name not in names:
                    path.rename(self._site / path.name)


def _sources_in(folder: Path) -> Iterator[str]:
    """The files in a folder that somebody wrote; a build leaves those with a dot before their names."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith(_SOURCES):
                yield Path(parent, name).relative_to(folder).as_posix()


def _can_be_renamed(folder: Path, into: Path) -> bool:
    """Whether the system moves a folder into another by its name, which it does not with a volume, for one.

    It is asked to put it in the place of a folder that is not empty. This it refuses last of all, so nothing is moved.
    """
    full = into / "full"
    try:
        (full / "entry").mkdir(parents=True)
        folder.rename(full)
    except FileNotFoundError:
        return True  # there is no site yet
    except OSError as error:
        return error.errno in (errno.ENOTEMPTY, errno.EEXIST)
    finally:
        shutil.rmtree(full, ignore_errors=True)
    return True


def _write_safely(path: Path, text: str) -> None:
    """Write a file that is there in full or not at all, also after a loss of power."""
    partial = path.with_suffix(".part")
    with partial.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
