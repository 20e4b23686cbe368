"""One state of a whole site: what is wrong with its records, its pages and its files. It knows no engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from .files import FileSpec, all_files
from .network import Network, build_network
from .network.findings import Findings
from .pages import Page, Pages, Renderer, SearchEntry, search_entries
from .pages.of_help import problems_page
from .pages.of_the_network import home_page
from .records import Reading
from .site import Words
from .site.site import Site
from .site.templates import Templates


@dataclass(frozen=True)
class Edition:
    """A network's site as of a day. Nothing is worked out before it is asked for."""

    reading: Reading
    """Its records, and what is wrong with them."""
    as_of: date
    """The day on which evidence, reviews and confirmations are judged."""
    words: Words
    site: Site
    theme: Sequence[Path]
    """The folders that templates are looked up in: the site's own first, then the package's."""
    root: Path
    """The network's folder, from which logos are copied."""
    preview: bool = False
    """Whether it is made for those who write records: a page lists the problems."""
    earlier: Network | None = None
    """The network as it was before an edit, of which most is the same."""

    @cached_property
    def network(self) -> Network:
        """The records linked, and judged as of the day."""
        return build_network(self.reading.records, self.as_of, self.earlier)

    @cached_property
    def findings(self) -> Findings:
        """What is found out about the network."""
        return Findings(self.network)

    @cached_property
    def _pages(self) -> Pages:
        """What each shows is found out when it is drawn."""
        problems = [problems_page(self.words, self.reading.problems)] if self.preview else []
        return Pages(self.findings, self.words, [self.home(Markup()), *problems])

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self.words, self.site, self.theme)

    def pages(self) -> Iterator[Page]:
        """All pages, the home page first."""
        yield from self._pages

    def page(self, address: str) -> Page:
        """The page at an address. Raises KeyError if there is none."""
        return self._pages.at(address)

    def home(self, intro: Markup, title: str | None = None, description: str | None = None) -> Page:
        """The home page around the staff's opening words, given as HTML."""
        return home_page(self.findings, title or self.site.name, description or self.site.description, intro)

    def search_entries(self) -> Iterator[SearchEntry]:
        """What search knows of each page that is to be found. No page is drawn for it."""
        return search_entries(self.pages(), self.network, self.words)

    @cached_property
    def _files(self) -> Mapping[str, FileSpec]:
        templates = Templates(self.theme)
        files = all_files(self.reading.records, self.findings, self.words, self.site, templates, self.root)
        return {file.address: file for file in files}

    def files(self) -> Iterator[FileSpec]:
        """All files but the pages. To make what one holds raises DrawingError if a template has a fault."""
        yield from self._files.values()

    def file(self, address: str) -> FileSpec:
        """The file at an address. Raises KeyError if there is none."""
        return self._files[address]

    def draw(self, address: str) -> str:
        """The HTML of the main content of the page at an address.

        Raises KeyError if there is none, and DrawingError if its template has a fault.
        """
        return self.draw_page(self.page(address))

    def draw_page(self, page: Page) -> str:
        """The HTML of a page's main content. Raises DrawingError if its template has a fault."""
        return self._renderer.draw(page.head, page.context())
