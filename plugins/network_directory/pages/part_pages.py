"""The pages of the parts of long lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from ..site.made_from import MadeFrom, page_of_lists
from ..site.parts import Part
from ..site.words import Words
from .contexts.groups import PartPage
from .contexts.views import PartLink
from .page import Crumb, Head, Page

E = TypeVar("E")


def part_links(whole: Part[E] | None) -> tuple[PartLink, ...]:
    """How pages lead to what a part is cut into, or to itself if it lists its entries; not at all to None."""
    parts = (whole.parts or (whole,)) if whole else ()
    return tuple(PartLink(part.label, part.address, len(part.entries), part.span) for part in parts)


def part_pages(
    words: Words,
    title: str,
    crumbs: tuple[Crumb, ...],
    part: Part[E] | None,
    context: Callable[[Part[E]], PartPage],
    made_from: MadeFrom = page_of_lists,
) -> Iterator[Page]:
    """The pages of a part and of all parts within it; none for None.

    `title` is what the list is called, `crumbs` lead to the page that shows its first entries, and `context` finds what
    the page of a part shows that lists its entries.
    """
    if part is None:
        return
    way = "parts.numbered" if part.span else "parts.title"
    name = words.text(way, list=title, part=part.label) if part.label else title
    description = words.text("parts.cut" if part.parts else "parts.listed", n=len(part.entries))
    head = Head(part.address, name, description, crumbs, indexed=False)
    shown = partial(PartPage, parts=part_links(part)) if part.parts else partial(context, part)
    yield Page(head, shown, made_from)
    for inner in part.parts:
        around = (*crumbs, Crumb(name, head.address))
        yield from part_pages(words, name if inner.span else title, around, inner, context, made_from)
