"""How an edition stands in MkDocs' own structures: a page for each of its pages, a file for each of its files."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from pathlib import Path, PurePosixPath
from textwrap import indent

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from ...files import FileSpec
from ...pages import Page as OurPage
from ...records import Folder, Kind, Problem
from ...records.kinds import TABLES

_UNREADABLE = "ND101"
_TOO_MUCH = ("ND233", "ND234")
"""What Python-Markdown would take too long for, or not bear, in a page of the staff's."""
Draw = Callable[[OurPage], str]


class DirectoryPage(Page):
    """A page whose HTML we hand over ready."""

    directory = True
    """Tells the theme's shell that breadcrumbs and headline are part of the content."""

    def __init__(self, page: OurPage, file: File, config: MkDocsConfig, draw: Draw) -> None:
        # Themes print titles and descriptions as they are, so they are escaped here.
        super().__init__(str(escape(page.head.title)), file, config)
        self.head = page.head
        self._page = page
        self._draw = draw

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"description": str(escape(self.head.description)), "directory": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self._draw(self._page)
        self.toc = TableOfContents([])
        self.present_anchor_ids = set(re.findall(r'\sid="([^"]+)"', self.content))


# Ours


def add_page(page: OurPage, files: Files, config: MkDocsConfig, taken: Collection[str], draw: Draw) -> None:
    """Add one of our pages, unless the staff wrote one of their own for its address; `taken` are their files."""
    head = page.head
    if f"{head.address}index.html" in taken:
        return
    overview = not head.crumbs
    uri = f"{head.address}index.md" if overview else f"{head.address.rstrip('/')}.md"
    in_nav = overview and head.indexed and config.nav is None
    inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, uri, content="", inclusion=inclusion)
    file.edit_uri = head.source
    DirectoryPage(page, file, config, draw)
    files.append(file)


def add_file(spec: FileSpec, files: Files, config: MkDocsConfig) -> None:
    """Add one of our files that are no pages."""
    hidden = InclusionLevel.NOT_IN_NAV
    if isinstance(spec.content, Path):
        files.append(File.generated(config, spec.address, abs_src_path=str(spec.content), inclusion=hidden))
    else:
        files.append(File.generated(config, spec.address, content=spec.content, inclusion=hidden))


def place_below_overviews(files: Files) -> None:
    """Make each page a child of its overview, so that the theme can mark where a visitor is."""
    for file in files.documentation_pages():
        page = file.page
        if isinstance(page, DirectoryPage) and page.parent is None and page.head.crumbs:
            overview = files.get_file_from_path(f"{page.head.crumbs[0].address}index.md")
            page.parent = overview.page if overview else None  # type: ignore[assignment]


# What stands in the content folder


def is_source(file: File) -> bool:
    """Whether a file in the content folder is a record or a table of the network, or words of the theme."""
    folders = tuple(f"{kind.plural}/" for kind in Kind if kind.in_content)
    tables = {f"{name}.yml" for name in TABLES}
    return file.src_uri.startswith((*folders, "i18n/", "directory/")) or file.src_uri in tables


def leave_out(refused: Collection[str], files: Files, folder: Folder, config: MkDocsConfig) -> None:
    """Take away what the check refused to publish; only a preview comes so far."""
    for file in list(files):
        path = PurePosixPath(folder.content, file.src_uri)
        if not set(refused).isdisjoint(map(str, (path, *path.parents))):
            files.remove(file)
    if refused:  # the theme's own files that one of them stood in the place of
        files.add_files_from_theme(config.theme.get_env(), config)


def prepare(file: File, files: Files, folder: Folder, problems: Sequence[Problem], config: MkDocsConfig) -> None:
    """Make a page of the staff's fit for MkDocs."""
    name = f"{folder.content}/{file.src_uri}"
    codes = {problem.code for problem in problems if problem.file == name}
    if _UNREADABLE in codes:
        # MkDocs ends with a traceback, and a preview hangs. This shows what can be read of it.
        text = (folder.root / name).read_bytes().decode("utf-8", "replace")
        file = _replaced(file, text, files, config)
    elif not codes.isdisjoint(_TOO_MUCH):
        text = indent((folder.root / name).read_text("utf-8"), "    ")  # as it is written, not as it is meant
        file = _replaced(file, text, files, config)
    if config.edit_uri_template:
        # Where to edit: from the network's folder, as for records, and not from the content folder.
        file.edit_uri = name


def _replaced(file: File, text: str, files: Files, config: MkDocsConfig) -> File:
    files.remove(file)
    replaced = File.generated(config, file.src_uri, content=text, inclusion=file.inclusion)
    files.append(replaced)
    return replaced


def split_headline(html: str) -> tuple[str, Markup]:
    """The text of the headline that a staff page begins with, if it does, and the HTML of the rest."""
    match = re.match(r"\s*<h1\b[^>]*>(.*?)</h1>", html, re.DOTALL)
    headline = Markup(match[1]).striptags() if match else ""  # noqa: S704 - the staff's own page
    return headline, Markup(html[match.end() if match else 0 :])  # noqa: S704
