"""The Markdown of records' prose: CommonMark without HTML, plus short links to other records.

A short link is `[[partner:orta]]`, or `[[partner:orta|our friends]]` with words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pydantic_core import PydanticCustomError

from .answers import Phrase, answer
from .problems import START, Position
from .strict_yaml import UNSAFE
from .types import check_url, refusal

if TYPE_CHECKING:  # the parser is imported where something has to be parsed: most prose is plainly right
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

SHORT_LINK = re.compile(r"\[\[(?P<kind>[a-z]+):(?P<id>[^\]|\s]{1,200})(?:\|(?P<words>[^\]|]{1,200}))?\]\]")
NEARLY_SHORT_LINK = re.compile(
    r"\[\[\s*(?P<kind>[a-z]+)\s*:\s*(?P<id>[^\[\]|\s]+)(?P<rest>(?:[\s|][^\[\]]*)?)\]\]"  # each sign has one reading
)
MAX_OPEN = 100
"""So many brackets, and so many parentheses, may stand open in a paragraph; the parser looks for the end of each again
and again."""
MAX_NESTING = 40
"""So many lists and quotations of a page may hold one another; Python-Markdown bears a few hundred."""
_BRACKETS = {"[": "]", "(": ")"}
_MARKER = re.compile(r"[ \t]*(?:\d{1,9}[.)]|[-*+>])[ \t]*(?=\S)")
SHORT_LINK_KINDS = ("partner", "hub", "principle", "source", "place")


class ShortLink(NamedTuple):
    """A link to a record, as written in prose."""

    kind: str
    id: str
    words: str | None


@cache
def parser() -> MarkdownIt:
    """The parser for records' prose; HTML in it is text."""
    return _with_short_links(_commonmark(html=False).enable("table"))


@cache
def _checking_parser() -> MarkdownIt:
    # What was escaped stays apart from the text around it, so that what is meant to be no link is not taken for one.
    return _with_short_links(_commonmark(html=True).disable("text_join"))


def _commonmark(*, html: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": html})


def _with_short_links(markdown: MarkdownIt) -> MarkdownIt:
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # said by `faults`, kept out by the sanitizer
    markdown.inline.ruler.before("link", "short_link", _short_link)
    return markdown


def _short_link(state: StateInline, silent: bool) -> bool:
    match = SHORT_LINK.match(state.src, state.pos, state.posMax)
    if match is None or match["kind"] not in SHORT_LINK_KINDS:
        return False
    if not silent:
        token = state.push("short_link", "", 0)
        token.content = match[0]
        token.meta = {"link": ShortLink(match["kind"], match["id"], match["words"])}
    state.pos = match.end()
    return True


class ProseFault(NamedTuple):
    """A fault in prose; lines count from the prose's first."""

    at: Position
    code: str
    said: Phrase
    suggestion: str | None = None


def faults(text: str) -> Iterator[ProseFault]:
    """What records' prose may not contain: HTML, pictures, hidden signs, and links other than to the web or to mail."""
    yield from _too_many_open(text)
    opened = False
    for at, token in _tokens(text):
        match token.type:
            case "html_block" | "html_inline" if not (opened and token.content.startswith("</")):
                opened = True
                shown = token.content.strip().split("\n")[0][:40]
                yield ProseFault(at, "ND211", answer("html", html=shown))
            case "image":
                yield ProseFault(at, "ND220", answer("picture-in-prose"))
            case "link_open":
                yield from _link_fault(at, str(token.attrs.get("href", "")))
            case "text" | "text_special":
                yield from _text_faults(at, token.content)


_PLAIN_LINK = re.compile(r"\[[^][<>&!`\\\n]*\]\((https://[A-Za-z0-9./_-]{1,500})\)")
_SIGN_TO_LOOK_AT = re.compile(r"[<[&]")


def is_plainly_right(text: str) -> bool:
    """Whether it is plain at once, without parsing, that `faults` and `short_links` find nothing in a text."""
    if text.count("(") > MAX_OPEN or "![" in text:
        return False
    if not _SIGN_TO_LOOK_AT.search(text):
        return True
    return not _SIGN_TO_LOOK_AT.search(_PLAIN_LINK.sub(_if_usable, text))


def _if_usable(link: re.Match[str]) -> str:
    """Nothing in place of a link that can be followed."""
    return "" if _is_usable(link[1]) else link[0]


@lru_cache(maxsize=4096)
def _is_usable(url: str) -> bool:
    return next(_link_fault(START, url), None) is None


def _link_fault(at: Position, url: str) -> Iterator[ProseFault]:
    try:
        check_url(url)
    except PydanticCustomError as error:
        why = refusal(error).said
        if match := re.search(rf"({'|'.join(SHORT_LINK_KINDS)})s/([\w-]+)(\.md|\.yml|/)?$", url):
            why = answer("link-to-a-record", kind=match[1], id=match[2])
        yield ProseFault(at, "ND220", answer("link-unusable", why=why))


def _text_faults(at: Position, text: str) -> Iterator[ProseFault]:
    if hidden := UNSAFE.search(text):
        yield ProseFault(at, "ND212", answer("invisible-as-a-code", sign=f"{ord(hidden[0]):04X}"))
    yield from _nearly_short_link(at, text)


def _nearly_short_link(at: Position, text: str) -> Iterator[ProseFault]:
    if match := NEARLY_SHORT_LINK.search(text):
        kind = next((kind for kind in SHORT_LINK_KINDS if match["kind"].startswith(kind)), None)
        words = re.match(r"\s*\|\s*(.*\S)", match["rest"])
        better = f"[[{kind}:{match['id']}{f'|{words[1]}' if words else ''}]]" if kind else None
        if better:
            phrase = answer("short-link-nearly", link=match[0], better=better)
        else:
            phrase = answer("short-link-of-no-kind", link=match[0], kinds=SHORT_LINK_KINDS)
        at = Position(at.line, at.column + match.start())
        complete = words or not match["rest"].strip()  # else words of the author's would be lost
        yield ProseFault(at, "ND220", phrase, better if complete else None)


def short_links(text: str) -> Iterator[tuple[Position, ShortLink]]:
    """Each short link of a text that is not code, and its place."""
    if "[[" in text:
        for at, token in _tokens(text):
            if token.type == "short_link":
                yield at, token.meta["link"]


def short_link_faults(text: str) -> Iterator[ProseFault]:
    """What in a text, other than code, was meant to be a short link and is none."""
    if "[[" in text:
        yield from _too_many_open(text)
        for at, token in _tokens(text):
            if token.type == "text":
                yield from _nearly_short_link(at, token.content)


def _too_many_open(text: str) -> Iterator[ProseFault]:
    if crowd := _crowded(text):
        yield ProseFault(crowd.at, "ND233", answer("brackets-left-open", most=MAX_OPEN, closing=crowd.closing))


def page_faults(text: str) -> Iterator[ProseFault]:
    """What in a page of the staff's Python-Markdown would not bear: it takes the square of the brackets left open, and
    ends with an error in lists and quotations that hold one another."""
    yield from _too_many_open(text)
    for number, line in enumerate(text.split("\n"), 1):
        if _markers(line) > MAX_NESTING:
            yield ProseFault(Position(number, 1), "ND234", answer("nested-too-deeply", most=MAX_NESTING))
            return


def _markers(line: str) -> int:
    """How many lists and quotations a line begins, with those that its indentation tells of."""
    count, place = 0, 0
    while match := _MARKER.match(line, place):
        count, place = count + 1, match.end()
    indented = len(line) - len(line.lstrip(" \t"))
    return count + (indented // 4 if count else 0)


class _Crowd(NamedTuple):
    """Where one bracket too many is opened in a paragraph, with none of those before it closed."""

    at: Position
    closing: str
    """The sign that closes such brackets."""


def _crowded(text: str) -> _Crowd | None:
    """The first crowd of open brackets in a text, or None."""
    left = dict.fromkeys(_BRACKETS.values(), 0)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            left = dict.fromkeys(left, 0)
        for match in re.finditer(r"[][()]", line):
            closing = _BRACKETS.get(match[0])
            if closing is None:
                left[match[0]] = max(0, left[match[0]] - 1)
                continue
            left[closing] += 1
            if left[closing] > MAX_OPEN:
                return _Crowd(Position(number, match.start() + 1), closing)
    return None


def _tokens(text: str) -> Iterator[tuple[Position, Token]]:
    """Block and inline tokens with their places, as near as the parser tells."""
    if not re.search(r"[<\[!:&]", text) or _crowded(text):
        return
    lines = text.split("\n")
    for block in _checking_parser().parse(text):
        line = block.map[0] if block.map else 0
        if block.type != "inline":
            yield Position(line + 1, 1), block
            continue
        column = 0
        for token in block.children or ():
            if token.type in ("softbreak", "hardbreak"):
                line, column = line + 1, 0
            elif token.type in ("html_inline", "image", "link_open", "short_link", "text", "text_special"):
                wanted = {"image": "![", "link_open": "["}.get(token.type, token.content)
                line_text = lines[line] if line < len(lines) else ""
                start = line_text.find("<" if token.markup == "autolink" else wanted, column)
                yield Position(line + 1, max(start, column) + 1), token
                column = column if start < 0 else start + (len(wanted) if token.type == "text" else 1)
