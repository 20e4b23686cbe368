"""Keeps the blanks by which templates are laid out from pages, of which they were a tenth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BLOCK = (
    "article|aside|blockquote|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|li|main|nav|ol|p|section|summary"
    "|table|tbody|td|th|thead|tr|ul"
)
_AT_ENDS = re.compile(rf"(<(?:{_BLOCK})(?![\w-])[^<>]*>)[ \n]+|[ \n]+(?=</(?:{_BLOCK})(?![\w-]))")
"""Blanks at the ends of what has lines of its own, where none are shown."""
_VERBATIM = re.compile(r"(<(?:pre|textarea|script|style)\b)|</(?:pre|textarea|script|style)\b", re.IGNORECASE)
"""What begins, or else ends, an element in which blanks count."""


def without_blanks(template: nodes.Template) -> nodes.Template:
    """A template whose own text has one blank, or one new line, where it had several, and none at the ends of a block:
    HTML reads them alike.

    What is written in `<pre>` and its kind stays as it is; so do values, and what `{% set %}` puts aside, which may
    come to stand there.
    """
    verbatim = False
    for data in _texts(template):
        written, kept = 0, []
        for tag in _VERBATIM.finditer(data.data):
            kept.append(_laid_out(data.data[written : tag.start()], verbatim))
            written, verbatim = tag.start(), bool(tag[1])
        kept.append(_laid_out(data.data[written:], verbatim))
        data.data = "".join(kept)
    return template


def _texts(node: nodes.Node) -> Iterator[nodes.TemplateData]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.TemplateData):
            yield child
        elif not isinstance(child, nodes.AssignBlock):
            yield from _texts(child)


def _laid_out(text: str, verbatim: bool) -> str:
    if verbatim:
        return text
    return _AT_ENDS.sub(r"\1", _BLANKS.sub(lambda blanks: "\n" if "\n" in blanks[0] else " ", text))
