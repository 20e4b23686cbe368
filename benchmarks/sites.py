"""What a finished site weighs: its files, its bytes, and the elements of its largest pages."""

from __future__ import annotations

import heapq
import os
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

INDEX = "pagefind"
"""The folder of the search index."""
COVERAGE = "coverage/"
"""Where the table of coverage is, which may have more elements than other pages."""
LOOKED_AT = 25
"""Of so many pages, those with most tags, elements are counted."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a finished site."""

    address: str
    """From the site's own; empty for the home page."""
    bytes: int
    elements: int


@dataclass(frozen=True, slots=True)
class Site:
    """A finished site."""

    files: int
    bytes: int
    index_bytes: int
    """Of these, the search index's."""
    pages: int
    files_a_partner: int
    """Files that have a partner's id in their path, apart from logos and the search index: those of the partner that
    has most."""
    partner_bytes: int
    """The largest page of a partner."""
    page_bytes: int
    """The largest page of all."""
    largest: tuple[Page, ...]
    """The pages with most elements, the largest first, the coverage's among them."""

    @property
    def elements(self) -> int:
        """The most elements that a page has, coverage apart."""
        return max((page.elements for page in self.largest if not page.address.startswith(COVERAGE)), default=0)

    @property
    def coverage_elements(self) -> int:
        """The most elements that a page of coverage has."""
        return max((page.elements for page in self.largest if page.address.startswith(COVERAGE)), default=0)


def weigh(site: Path, partners: frozenset[str]) -> Site:
    """Weigh a site whose partners have these ids."""
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in _files(site)}
    pages = [name for name in sizes if name.endswith(".html") and not name.startswith(f"{INDEX}/")]
    own = Counter(id for name in sizes for id in _named(name, partners))
    return Site(
        files=len(sizes),
        bytes=sum(sizes.values()),
        index_bytes=sum(size for name, size in sizes.items() if name.startswith(f"{INDEX}/")),
        pages=len(pages),
        files_a_partner=max(own.values(), default=0),
        partner_bytes=max((sizes[name] for name in pages if _named(name, partners)), default=0),
        page_bytes=max(map(sizes.__getitem__, pages), default=0),
        largest=_largest(site, pages),
    )


def count_elements(html: str) -> int:
    """How many elements a page has."""
    counter = _Counter()
    counter.feed(html)
    counter.close()
    return counter.elements


class _Counter(HTMLParser):
    elements = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements += 1


def _files(site: Path) -> list[Path]:
    return [Path(folder, name) for folder, _, names in os.walk(site) for name in names]


def _named(name: str, partners: frozenset[str]) -> frozenset[str]:
    """The partners that a file is of: by the names of its folders, or its own before the first dot."""
    parts = name.split("/")
    if parts[0] == INDEX or "logos" in parts:
        return frozenset()
    return partners.intersection((*parts[:-1], parts[-1].partition(".")[0]))


def _largest(site: Path, pages: list[str]) -> tuple[Page, ...]:
    """Counting tags takes a hundredth of reading the HTML, so that only those with most are read."""
    tags = {name: (site / name).read_bytes().count(b"<") for name in pages}
    most = heapq.nlargest(LOOKED_AT, (name for name in pages if not name.startswith(COVERAGE)), key=tags.__getitem__)
    coverage = heapq.nlargest(LOOKED_AT, (name for name in pages if name.startswith(COVERAGE)), key=tags.__getitem__)
    found = []
    for name in (*most, *coverage):
        html = (site / name).read_text(encoding="utf-8")
        found.append(Page(name.removesuffix("index.html"), len(html.encode()), count_elements(html)))
    return tuple(sorted(found, key=lambda page: (-page.elements, page.address)))
