"""Building a site beside the last one, so that a build that fails leaves the last as it was."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path


class Staging:
    """Where a site is built until it is whole."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self.folder = site / ".new"
        """The folder to build in: in the site's, and so on the same file system, which may be a volume of its own."""
        self.discard()

    def publish(self) -> None:
        """Put what was built in the place of what the site's folder held.

        Names that begin with a dot stay there, as in any build by MkDocs: the folder may be a git work tree.
        """
        built = {path.name: path for path in self.folder.iterdir()}
        for old in self._site.iterdir():
            if old.name in built or not old.name.startswith("."):
                _delete(old)
        for name, path in sorted(built.items()):
            path.replace(self._site / name)
        self.discard()

    def discard(self) -> None:
        """Delete what was built, and the site's folder if it holds nothing else."""
        shutil.rmtree(self.folder, ignore_errors=True)
        with suppress(OSError):  # it holds the last site, or cannot be deleted
            self._site.rmdir()


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
