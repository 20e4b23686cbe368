"""Keeps the blanks by which templates are laid out from pages, of which they were a tenth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from ..theme import reads_like_packaged

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
    without = _WithoutBlanks()
    for data in _texts(template):
        data.data = without(data.data)
    return template


class BlankFreeTheme(Extension):
    """Does the same for those templates of the package's that another environment draws; what others wrote it leaves.

    None of them puts anything aside with `{% set %}` … `{% endset %}`.
    """

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The parts of a template."""
        if not (stream.name and stream.filename and reads_like_packaged(Path(stream.filename), stream.name)):
            return stream
        without = _WithoutBlanks()
        return (token._replace(value=without(token.value)) if token.type == "data" else token for token in stream)


class _WithoutBlanks:
    """Takes blanks out of a template's own texts, one after the other."""

    def __init__(self) -> None:
        self._verbatim = False

    def __call__(self, text: str) -> str:
        written, kept = 0, []
        for tag in _VERBATIM.finditer(text):
            kept.append(_laid_out(text[written : tag.start()], self._verbatim))
            written, self._verbatim = tag.start(), bool(tag[1])
        kept.append(_laid_out(text[written:], self._verbatim))
        return "".join(kept)


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
