"""What a reader reads of HTML."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

_UNREAD = ("script", "style", "template")
_IN_A_LINE = (
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
)  # fmt: skip
"""Elements that do not end what is read before them."""
_MARK_OF_A_HEADING = "headerlink"
"""The class of the link behind a heading that leads to itself."""


def html_paragraphs(html: str) -> Iterator[str]:
    """What a reader reads of a page's HTML, block by block."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return filter(str.strip, reader.blocks)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks = [""]
        self._unread = ""
        """The element that is left out, while it is open."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_mark = _MARK_OF_A_HEADING in (dict(attrs).get("class") or "").split()
        if not self._unread and (tag in _UNREAD or is_mark):
            self._unread = tag
        self._divide(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unread:
            self._unread = ""
        self._divide(tag)

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.blocks[-1] += data

    def _divide(self, tag: str) -> None:
        if tag not in _IN_A_LINE:
            self.blocks.append("")
