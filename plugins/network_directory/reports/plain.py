"""Making what people wrote harmless where it is printed."""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_MEANT_BY_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~$&]")
_MEANT_BY_GITHUB = re.compile(r"@(?=\w)|#(?=\d)|:(?=//)|:(?=[\w+-]+:)|(?i:\b(?:GH-(?=\d)|www(?=\.)))")
_NOTHING = "&#8203;"
"""A space without width, which keeps what it stands in from being taken for a mention, a reference or an address."""


def for_terminal(text: str) -> str:
    """`text` without signs that would make a terminal do something."""
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text)


def for_markdown(text: str) -> str:
    """`text` as Markdown that shows it and does nothing else, on GitHub neither: no link, mention, HTML or emphasis."""
    line = " ".join(_CONTROL.sub(" ", text).split())
    literal = _MEANT_BY_MARKDOWN.sub(r"\\\g<0>", line)
    return _MEANT_BY_GITHUB.sub(rf"\g<0>{_NOTHING}", literal)


def as_code(text: str) -> str:
    """`text` as code in Markdown, whatever backticks are in it."""
    line = " ".join(_CONTROL.sub(" ", text).split())
    longest = max(map(len, re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {line} {fence}" if longest else f"{fence}{line}{fence}"
