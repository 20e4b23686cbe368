"""The theme's page around what an edition draws: header, menu and footer, as MkDocs draws them around any page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ...edition import Edition
from ...kept import key_of
from ...pages.page import Crumb, Head
from ...site.escaping import escaped
from ...theme import theme_folder
from .mapping import SiteFiles
from .shell import Shell

_TEMPLATE = "main.html"


class Frames:
    """Draws whole pages with the theme's `main.html`, one by one."""

    def __init__(self, config: MkDocsConfig, nav: Navigation, files: SiteFiles, env: Environment) -> None:
        self._config = config
        self._nav = nav
        self._files = files
        self._env = env

    @property
    def are_packaged(self) -> bool:
        """Whether it is the package's own `main.html` that draws them."""
        return Path(self._env.get_template(_TEMPLATE).filename or "").is_relative_to(theme_folder())

    def turn_to(self, edition: Edition) -> None:
        """Draw around what another edition shows."""
        self._env.globals.update(t=edition.words, nd=Shell.of(edition, self._files))

    def around(self, head: Head, main: str) -> str:
        """The page of an edition that is known by `head`, around its main content."""
        return self.around_page(self._files.page_of(head), main)

    def around_page(self, page: Page, main: str) -> str:
        """A page that MkDocs knows, with other content than it had."""
        page.content, page.active = main, True
        try:
            context = get_context(self._nav, self._files, self._config, page)
            return self._env.get_template(_TEMPLATE).render(context)
        finally:
            page.active = False


class _Kind(NamedTuple):
    """All that a frame depends on but for what is put into its gaps."""

    folder: str
    crumbs: tuple[Crumb, ...]
    kind: str
    indexed: bool
    filtered: bool
    described: bool
    language: str | None


_TITLE, _DESCRIPTION, _ID, _MAIN = (f"nd-gap-{name}-nd" for name in ("title", "description", "id", "main"))
_GAP = re.compile(f"({_TITLE}|{_DESCRIPTION}|{_ID}|{_MAIN})")
_GAP_OF_OVERVIEW = re.compile(f"({_MAIN})")


class _Frame(NamedTuple):
    """What is the same around all pages of a kind."""

    parts: tuple[str, ...]
    """Its text, and between that the names of its gaps."""
    print: str
    """Stands for the parts."""


class SplicedFrames:
    """Draws a frame once for all pages of a kind, and then puts into its gaps what differs.

    A network's own `main.html` may draw a page in any way, so that its pages are drawn one by one.
    """

    def __init__(self, frames: Frames) -> None:
        self._frames = frames
        self._splices = frames.are_packaged
        self._drawn: dict[_Kind | Head, _Frame] = {}

    def around(self, head: Head, main: str) -> str:
        """The page that is known by `head`, around its main content."""
        return _filled(self._frame(head).parts, head, main) if self._splices else self._frames.around(head, main)

    def print_of(self, head: Head) -> str | None:
        """Stands for all that is around a page's main content; None if only who draws it can tell."""
        return key_of(self._frame(head).print, head.title, head.description) if self._splices else None

    def _frame(self, head: Head) -> _Frame:
        of = _kind(head) if head.crumbs else head  # without crumbs it is an overview, which the menu marks
        if of not in self._drawn:
            parts = self._draw_gaps(head, of.folder) if isinstance(of, _Kind) else self._draw_gap(head)
            self._drawn[of] = _Frame(parts, key_of(*parts))
        return self._drawn[of]

    def _draw_gaps(self, head: Head, folder: str) -> tuple[str, ...]:
        description = _DESCRIPTION if head.description else ""
        gaps = replace(head, address=f"{folder}{_ID}/", title=_TITLE, description=description)
        return tuple(_GAP.split(self._frames.around(gaps, _MAIN)))

    def _draw_gap(self, head: Head) -> tuple[str, ...]:
        return tuple(_GAP_OF_OVERVIEW.split(self._frames.around(head, _MAIN)))


def _kind(head: Head) -> _Kind:
    folder = head.address.rstrip("/").rpartition("/")[0]
    return _Kind(
        f"{folder}/" if folder else "",
        head.crumbs,
        head.kind,
        head.indexed,
        head.filtered,
        bool(head.description),
        head.language,
    )


def _filled(parts: tuple[str, ...], head: Head, main: str) -> str:
    values: Mapping[str, str] = {
        _TITLE: _as_printed(head.title),
        _DESCRIPTION: _as_printed(head.description),
        _ID: head.address.rstrip("/").rpartition("/")[2],
        _MAIN: main.strip(),
    }
    return "".join(values.get(part, part) for part in parts)


def _as_printed(text: str) -> str:
    """Plain text as the theme prints it, which strips it of tags, of which it has none, and of blanks."""
    return escaped(" ".join(text.split()))
