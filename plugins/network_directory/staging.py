"""Building a site beside the last one, so that a build that fails leaves the last as it was."""

from __future__ import annotations

import shutil
from pathlib import Path


class Staging:
    """Where a site is built until it is whole."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self.folder = site.with_name(f".{site.name}.new")
        """The folder to build in: beside the site's, so that moving out of it copies nothing."""
        self.discard()

    def publish(self) -> None:
        """Put what was built in the place of what the site's folder held.

        Names that begin with a dot stay there, as in any build by MkDocs: the folder may be a git work tree.
        """
        self._site.mkdir(parents=True, exist_ok=True)
        built = sorted(self.folder.iterdir())
        for old in self._site.iterdir():
            if not old.name.startswith(".") or old.name in {new.name for new in built}:
                _delete(old)
        for new in built:
            new.replace(self._site / new.name)
        self.discard()

    def discard(self) -> None:
        """Delete what was built."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
