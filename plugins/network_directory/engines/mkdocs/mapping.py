"""How an edition stands in MkDocs' own structures: a page for each of its pages, a file for each of its files."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from textwrap import indent
from urllib.parse import urljoin

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_build_date

from ...edition import Edition
from ...files import FileSpec
from ...pages import Page as OurPage
from ...pages.page import Context, Head
from ...records import Folder, Kind, Problem
from ...records.kinds import TABLES
from ...site.addresses import own_address

_UNREADABLE = "ND101"
_TOO_MUCH = ("ND233", "ND234")
"""What Python-Markdown would take too long for, or not bear, in a page of the staff's."""
Draw = Callable[[OurPage], str]
DrawOf = Callable[[Edition, OurPage], str]


class DirectoryPage(Page):
    """A page whose HTML we hand over ready."""

    directory = True
    """Tells the theme's shell that breadcrumbs and headline are part of the content."""

    def __init__(self, page: OurPage, file: File, config: MkDocsConfig, draw: Draw) -> None:
        # Themes print titles and descriptions as they are, so they are escaped here.
        super().__init__(str(escape(page.head.title)), file, config)
        self.head = page.head
        self.meta = {"description": str(escape(page.head.description)), "directory": True}
        self._page = page
        self._draw = draw

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self._draw(self._page)
        self.toc = TableOfContents([])

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """What links of the staff's can lead to in the page."""
        content = self._draw(self._page) if self.content is None else self.content
        return set(re.findall(r'\sid="([^"]+)"', content))


# Ours


def add_page(page: OurPage, files: Files, config: MkDocsConfig, draw: Draw) -> None:
    """Add one of our pages for MkDocs to build like any other."""
    files.append(_file(page, config, draw))


def _file(page: OurPage, config: MkDocsConfig, draw: Draw) -> File:
    head = page.head
    in_nav = not head.crumbs and head.indexed and config.nav is None
    inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, _uri(head), content="", inclusion=inclusion)
    file.edit_uri = head.source
    DirectoryPage(page, file, config, draw)
    return file


def add_file(spec: FileSpec, files: Files, config: MkDocsConfig) -> None:
    """Add one of our files that are no pages."""
    hidden = InclusionLevel.NOT_IN_NAV
    if spec.copied:  # other plugins may look for the picture itself
        files.append(File.generated(config, spec.address, abs_src_path=str(spec.copied), inclusion=hidden))
    else:
        files.append(File.generated(config, spec.address, content=b"".join(spec.pieces()), inclusion=hidden))


def place_below_overviews(files: Files) -> None:
    """Make each page a child of its overview, so that the theme can mark where a visitor is."""
    for file in files.documentation_pages():
        _place(file, files)


def _place(file: File, files: Files) -> None:
    page = file.page
    if isinstance(page, DirectoryPage) and page.parent is None and page.head.crumbs:
        overview = files.get_file_from_path(f"{page.head.crumbs[0].address}index.md")
        page.parent = overview.page if overview else None  # type: ignore[assignment]


def _uri(head: Head) -> str:
    """The Markdown file that MkDocs would take for the source of a page."""
    return f"{head.address.rstrip('/')}.md" if head.crumbs else f"{head.address}index.md"


@dataclass(frozen=True, slots=True)
class ListedPage:
    """What MkDocs' sitemap says of a page."""

    canonical_url: str | None
    """Where it is published; None if that is not known, and then no sitemap lists it."""
    update_date: str
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as MkDocs' sitemap knows it."""

    page: ListedPage


class SiteFiles(Files):
    """All files of a site. MkDocs builds those that staff wrote, and finds ours where something leads to them.

    There are tens of thousands of ours, which need no place in its lists: we write them ourselves.
    """

    def __init__(self, theirs: Files, edition: Edition, config: MkDocsConfig, draw: DrawOf) -> None:
        super().__init__(theirs)
        self.edition = edition
        """What is ours. A preview turns to another one when records change."""
        self._config = config
        self._draw = draw
        self._taken = {file.dest_uri for file in theirs}
        self._known: dict[str, File] = {}
        if config.nav is None:  # then MkDocs makes the menu of what it sees
            for page in self.pages():
                if not page.head.crumbs and page.head.indexed:
                    self.append(self._known.setdefault(_uri(page.head), self._file_of(page)))

    def take_back(self) -> None:
        """Leave no page of ours for MkDocs to build, once the menu is made."""
        for file in self._known.values():
            if file.src_uri in self.src_uris:
                self.remove(file)

    def pages(self) -> Iterator[OurPage]:
        """Our pages, but for those that staff wrote one of their own in the place of."""
        return (page for page in self.edition.pages() if f"{page.head.address}index.html" not in self._taken)

    def listed(self) -> Iterator[Listed]:
        """Our pages as a sitemap lists them."""
        url, day = self._config.site_url, get_build_date()
        for page in self.pages():
            yield Listed(ListedPage(urljoin(url, page.head.address) if url else None, day))

    def page(self, address: str) -> OurPage | None:
        """Our page at an address, if there is one."""
        if f"{address}index.html" not in self._taken:
            with suppress(KeyError):
                return self.edition.page(address)
        return None

    def page_of(self, head: Head) -> DirectoryPage:
        """What MkDocs knows a page by that is like one of ours; it need not be there."""
        file = self._known.get(_uri(head)) or self._file_of(OurPage(head, _nothing))
        assert isinstance(file.page, DirectoryPage)
        return file.page

    def get_file_from_path(self, path: str) -> File | None:
        """A file by its path in the content folder, where ours seem to stand as well."""
        return super().get_file_from_path(path) or self._ours(PurePosixPath(path).as_posix())

    def _ours(self, uri: str) -> File | None:
        if uri in self._known:
            return self._known[uri]
        page = self.page(own_address(uri)) if uri.endswith(".md") else None
        if page and _uri(page.head) == uri:
            return self._known.setdefault(uri, self._file_of(page))
        with suppress(KeyError):
            return File.generated(self._config, self.edition.file(uri).address, content="")
        return None

    def _file_of(self, page: OurPage) -> File:
        file = _file(page, self._config, partial(self._draw, self.edition))
        _place(file, self)
        return file


def _nothing() -> Context:
    raise AssertionError("a page that is not there is not drawn")


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
