"""What a page is, whichever engine publishes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page to a page."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: its address and what it shows."""

    address: str
    """Path from the site's root, ending in a slash; empty for the home page."""
    title: str
    """Plain text."""
    description: str
    """Plain text, for search engines and previews."""
    template: str
    """The file in theme/directory/ that draws it."""
    context: Mapping[str, Any] = field(default_factory=dict)
    """What the template shows."""
    crumbs: tuple[Crumb, ...] = ()
    """The pages above it, the home page left out."""
    source: str | None = None
    """The record that it shows: a path from the network's folder."""
    indexed: bool = True
    """Whether search engines should list it."""
    language: str | None = None
    """The language of title and description, where it is not the site's."""

    @property
    def kind(self) -> str:
        """Of which kind of record search says that it is; `page` if it is none."""
        kind = self.template.removesuffix(".html")
        return kind if kind in _RECORDS else "page"

    @property
    def is_list(self) -> bool:
        """Whether it lists what stands on other pages, so that search finds it by its head alone."""
        return self.kind in ("place", "page")


_RECORDS = ("partner", "hub", "principle", "source", "place")
