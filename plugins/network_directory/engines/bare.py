"""An edition in a bare shell, without any engine: a title, the menu as a list, a skip link, the page, our styles.

It has neither search nor the pages that staff write, and is no product. It shows that the core knows no engine.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from ..edition import Edition
from ..pages.page import Head
from ..site.addresses import relative
from ..site.templates import Templates
from .site_folder import write


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A page that every page leads to."""

    title: str
    address: str
    """From the site's root."""


class FolderTakenError(Exception):
    """There is something already where the site would be written."""


def export(edition: Edition, to: Path, menu: Sequence[MenuEntry]) -> int:
    """Write a site's pages and files into a new folder, and say how many; what cannot be finished is not begun.

    Raises FolderTakenError if the folder holds something, and DrawingError if a template has a fault.
    """
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise FolderTakenError(f"{to} is there already; name a folder that is new or empty")
    to.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{to.name}.", dir=to.parent) as temporary:
        site = Path(temporary) / "site"
        _write(edition, site, menu)
        site.replace(to)
    return sum(1 for path in to.rglob("*") if path.is_file())


def _write(edition: Edition, site: Path, menu: Sequence[MenuEntry]) -> None:
    for folder in reversed(edition.theme):  # an earlier folder's files take the place of a later one's
        if (folder / "assets").is_dir():
            ignored = shutil.ignore_patterns("*.md")  # notes on where things come from, which no site publishes
            shutil.copytree(folder / "assets", site / "assets", ignore=ignored, dirs_exist_ok=True)
    templates = Templates(edition.theme)
    for page in edition.pages():
        html = _shell(edition, templates, page.head, Markup(edition.draw_page(page)), menu)  # noqa: S704 - our own templates'
        write(site / page.head.address / "index.html", (html.encode(),))
    for file in edition.files():
        write(site / file.address, file.pieces())


def _shell(edition: Edition, templates: Templates, head: Head, main: Markup, menu: Sequence[MenuEntry]) -> str:
    """A whole page."""
    return templates.draw(
        "_bare_shell.html",
        t=edition.words,
        site=edition.site,
        head=head,
        main=main,
        menu=[MenuEntry(entry.title, relative(entry.address, head.address)) for entry in menu],
        root=relative("", head.address),
    )
