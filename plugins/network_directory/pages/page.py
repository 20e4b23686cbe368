"""What a page is, whichever engine publishes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from ..site.made_from import MadeFrom, every_record


class Context:
    """All that the template of one kind of page may show.

    Contexts are frozen, and hold values alone: they can be sent to another process, and drawn there.
    """

    __slots__ = ()

    template: ClassVar[str]
    """The file in theme/directory/ that draws it."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page to a page."""

    title: str
    """What the page there is called."""
    address: str
    """Where it is: a path from the site's root."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a page before it is drawn. Every template has it as `page`."""

    address: str
    """Path from the site's root, ending in a slash; empty for the home page."""
    title: str
    """Plain text."""
    description: str
    """Plain text, for search engines and previews."""
    crumbs: tuple[Crumb, ...] = ()
    """The pages above it, the home page left out."""
    source: str | None = None
    """The record that it shows: a path from the network's folder. None for a page of several records, or of none."""
    kind: str = "page"
    """What search says that it is: partner, hub, principle, source or place; `page` if it is none of these."""
    indexed: bool = True
    """Whether search engines should list it."""
    filtered: bool = False
    """Whether it has a list with filters, and so needs their script."""
    language: str | None = None
    """The language of title and description; None where it is the site's."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its head, and how what it shows is found, which waits until it is drawn: `diff` draws none."""

    head: Head
    context: Callable[[], Context]
    """Finds all that its template may show."""
    made_from: MadeFrom = every_record
    """Tells what that is made from."""
    is_of_many: bool = True
    """Whether an edit of any of many records may change it; of others, one record alone, or none."""

    @property
    def address(self) -> str:
        """Path from the site's root."""
        return self.head.address
