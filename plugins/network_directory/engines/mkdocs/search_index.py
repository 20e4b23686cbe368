"""The search index of a site that was built, made by Pagefind over its pages."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

FOLDER = "pagefind"
"""Where the index is, in the site."""
_WIDGETS = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.*")
"""Ready-made user interfaces, which the theme does not use."""


class Indexer:
    """Runs Pagefind, one run at a time. To index raises ImportError or OSError if there is no Pagefind to run."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    def index(self, site: Path) -> str:
        """Index the pages of a site. Returns what went wrong, or nothing."""
        done = subprocess.run(_command(site), capture_output=True, text=True, check=False)  # noqa: S603 - our own
        for pattern in _WIDGETS:
            for path in (site / FOLDER).glob(pattern):
                path.unlink()
        if done.returncode == 0:
            return ""
        return (done.stdout + done.stderr).strip() or f"it ended with code {done.returncode}"

    def start(self, site: Path) -> None:
        """Begin to index the pages of a site beside what goes on, for a preview that need not wait for it."""
        nowhere = subprocess.DEVNULL
        self._running = subprocess.Popen(_command(site), stdin=nowhere, stdout=nowhere, stderr=nowhere)  # noqa: S603

    def stop(self) -> None:
        """End what was started, before the site changes below it."""
        if self._running is not None:
            self._running.kill()
            self._running.wait()
            self._running = None


def _command(site: Path) -> list[str]:
    """The command that indexes a site; an older index is deleted, for Pagefind would leave its files."""
    from pagefind_bin import get_executable

    shutil.rmtree(site / FOLDER, ignore_errors=True)
    return [str(get_executable()), "--site", str(site), "--output-subdir", FOLDER, "--quiet"]
