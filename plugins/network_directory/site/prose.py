"""Records' Markdown as HTML that cannot do harm."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import nh3
from markdown_it.token import Token
from markupsafe import Markup, escape

from ..records.markdown import ShortLink, parser
from .words import markup

_TAGS = {
    "a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_REL = "noopener nofollow ugc"
_ALLOWED_HREF = re.compile(r"https?://[^\\]+|mailto:[^\\]+|(\.\./)*[a-z]+/[a-z0-9-]+/|\./", re.ASCII)

_PLAIN = r"[\w .,;:?'\"()/$%’‘“”…–—-]"
_WORDS = rf"[^\W_](?:{_PLAIN}*[^\W_])?"
_LINK_OR_STRESS = re.compile(
    rf"\[({_WORDS})\]\((https://(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]+(?:/[A-Za-z0-9.-]*)*)\)"
    rf"|\*({_WORDS})\*(?!\*)"
)
"""Markup that has one reading wherever it stands in a paragraph: words with a link to the web, or with stress."""
_LINES = re.compile(rf"\n*(?:(?![ -]|[0-9]+[.)]){_PLAIN}++(?<! )(?:\n++|\Z))*")
"""Text of nothing but paragraphs, written in HTML as it is: no line can begin a list, or underline a heading."""
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")

Resolve = Callable[[ShortLink], tuple[str, str] | None]
"""Gives a short link's address and the record's name; None if there is no such record."""


def prose(text: str, resolve: Resolve, top_heading: int = 2) -> Markup:
    """HTML of a record's Markdown. Headings start at `top_heading`, so that they fit the page around them."""
    if _is_simple(text):
        return markup("".join(f"<p>{it}</p>\n" for it in _PARAGRAPH.findall(_LINK_OR_STRESS.sub(_as_html, text))))
    return _parsed_prose(text, resolve, top_heading)


def _is_simple(text: str) -> bool:
    """Whether text has nothing but paragraphs, with simple markup at most. Most is so, and need not be parsed."""
    return "_" not in text and _LINES.fullmatch(_LINK_OR_STRESS.sub("x", text)) is not None


def _as_html(simple: re.Match[str]) -> str:
    words, to, stressed = simple.groups()
    return f'<a href="{to}" rel="{_REL}">{words}</a>' if to else f"<em>{stressed}</em>"


def _parsed_prose(text: str, resolve: Resolve, top_heading: int) -> Markup:
    markdown = parser()
    tokens = markdown.parse(text)
    _nest_headings(tokens, top_heading)
    for token in tokens:
        for child in token.children or ():
            if child.type == "short_link":
                child.type = "html_inline"
                child.content = _link(child.meta["link"], child.content, resolve)
            elif child.type == "image":
                child.type = "text"
    html = markdown.renderer.render(tokens, markdown.options, {})
    return Markup(  # noqa: S704 - sanitized
        nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=_attribute,
            url_schemes={"http", "https", "mailto"},
            link_rel=_REL,
        )
    )


def plain_paragraphs(text: str, name: Callable[[ShortLink], str | None]) -> Iterator[str]:
    """What a reader reads of a record's Markdown, block by block.

    `name` gives the name of the record that a short link leads to; None if there is no such record.
    """
    if _is_simple(text):
        yield from _PARAGRAPH.findall(_LINK_OR_STRESS.sub(r"\1\3", text))
        return
    for token in parser().parse(text):
        if token.type == "inline":
            yield "".join(_read(child, name) for child in token.children or ())
        elif token.type in ("fence", "code_block"):
            yield token.content


def _read(token: Token, name: Callable[[ShortLink], str | None]) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return "\n"
        case "short_link":
            link: ShortLink = token.meta["link"]
            return link.words or name(link) or token.content
        case _:
            return token.content


def _nest_headings(tokens: Iterable[Token], top: int) -> None:
    """Let headings begin at `top` and skip no level, whichever levels were written."""
    above: list[int] = []
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            level = int(token.tag[1])
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            token.tag = f"h{min(top + len(above) - 1, 6)}"


def _link(link: ShortLink, written: str, resolve: Resolve) -> str:
    target = resolve(link)
    if target is None:
        return str(escape(link.words or written))
    address, name = target
    return f'<a href="{escape(address)}">{escape(link.words or name)}</a>'


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return value if _ALLOWED_HREF.fullmatch(value) else None
    return value
