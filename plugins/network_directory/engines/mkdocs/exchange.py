"""Putting the new files of a site in the place of old ones, while others stay where they are."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Exchange:
    """What comes into a site's folder and what goes, as paths from there; each with all that is in it."""

    come: Sequence[str]
    go: Sequence[str]

    def make(self, site: Path, new: Path, old: Path) -> None:
        """Move what comes from `new` to `site`, and what goes, or is in its place, from there to `old`.

        Each step may have been done before. All is taken back if it raises OSError.
        """
        try:
            for name in self.come:
                if os.path.lexists(new / name):  # else it is in its place
                    _move(site / name, old / name)
                    _move(new / name, site / name)
            for name in self.go:
                _move(site / name, old / name)
        except OSError:
            self._take_back(site, new, old)
            raise

    def _take_back(self, site: Path, new: Path, old: Path) -> None:
        for name in self.come:
            if not os.path.lexists(new / name):
                _move(site / name, new / name)
        for name in (*self.come, *self.go):
            _move(old / name, site / name)


def _move(path: Path, to: Path) -> None:
    """Move something, if it is there, to where nothing is."""
    try:
        path.rename(to)
    except FileNotFoundError:
        if os.path.lexists(path):
            to.parent.mkdir(parents=True, exist_ok=True)
            path.rename(to)


def exchange_of(site: Path, new: Path, staying: Collection[str]) -> Exchange:
    """What comes and goes when files of the site stay, and all others but hidden ones are those of `new`.

    Raises OSError if one that stays has no place in the new site.
    """
    come: list[str] = []
    go: list[str] = []
    kept, around = set(staying), set(folders_around(staying))
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        fresh, there = (_names_in(root, folder) for root in (new, site))
        for name, is_folder in fresh.items():
            path = f"{folder}{name}"
            if path not in around:
                come.append(path)
            elif not is_folder:
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
            else:
                waiting.append(f"{path}/")
        for name in there.keys() - fresh.keys():
            path = f"{folder}{name}"
            if path in around:
                waiting.append(f"{path}/")
            elif path not in kept and (folder or not name.startswith(".")):
                go.append(path)
    return Exchange(come, go)


def folders_around(files: Iterable[str]) -> Iterator[str]:
    """All folders that some files are in, as paths without a slash at the end."""
    seen = {""}
    for file in files:
        folder = file.rpartition("/")[0]
        while folder not in seen:
            seen.add(folder)
            yield folder
            folder = folder.rpartition("/")[0]


def _names_in(root: Path, folder: str) -> dict[str, bool]:
    """The names in a folder, and which of them are folders; none where there is none."""
    try:
        # There are as many folders as records, and to make a Path of each entry would take most of the time.
        with os.scandir(f"{root}/{folder}") as entries:
            return {entry.name: entry.is_dir(follow_symlinks=False) for entry in entries}
    except (FileNotFoundError, NotADirectoryError):
        return {}
