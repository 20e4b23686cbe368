"""Slips of the hand in a record, and how Word, phones and other keyboards write keys and entries of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .answers import Phrase, answer

_BULLET = re.compile(r"(?P<sign>[‐‑‒–—−•·∙‣◦▪●○*+]|\d{1,3}[.)])[ ]+(?=\S)(?P<key>[\w-]+:(?:\s|$))?")
_TIGHT_HYPHEN = re.compile(r"-(?=\w)(?P<key>[\w-]+:(?:\s|$))?")
_MARKED_KEY = re.compile(r"(?P<mark>[*_`]{1,3})(?P<key>[\w-]+)(?::(?P=mark)|(?P=mark)[ ]*:)")
_WIDE_COLON = re.compile(r"(?P<key>[\w-]+)[ ]*(?:[：﹕︓∶꞉]+:?|::+)[ ]*")


class Edit(NamedTuple):
    """A change within one line; line and columns count from 0."""

    line: int
    start: int
    end: int
    new: str


class Slip(NamedTuple):
    """A fault of syntax; line and column count from 0."""

    line: int
    column: int
    code: str
    said: Phrase
    suggestion: str | None = None
    edits: tuple[Edit, ...] = ()
    """What makes the text say what was plainly meant, from left to right; none where that is not plain."""
    certain: bool = True
    """Whether nothing that was written is lost by the edits, so that they may be made in the file."""


def block(lines: Sequence[str], first: int) -> Iterator[int]:
    """A line, and those below it that hold something and stand in its column or deeper."""
    column = indent(lines[first])
    for number in range(first, len(lines)):
        if lines[number].strip():
            if indent(lines[number]) < column:
                return
            yield number


def indent(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def slip_in_key(lines: Sequence[str], line: int, column: int) -> Slip | None:
    """What is wrong with how a key is written that YAML can read; None if it is a key as it should be."""
    looks = (_bullets, _tight_hyphens, _marked_key, _wide_colon)
    return next((slip for look in looks if (slip := look(lines, line, column))), None)


def slip_in_list(lines: Sequence[str], line: int, column: int) -> Slip | None:
    """What is wrong with how the entries of a list begin that came out as one text; None if it is something else."""
    return _bullets(lines, line, column, of_list=True) or _tight_hyphens(lines, line, column, of_list=True)


def _bullets(lines: Sequence[str], first: int, column: int, *, of_list: bool = False) -> Slip | None:
    """Entries of a list that start with a dash or a bullet; all that follow one another are one slip."""
    match = _BULLET.match(lines[first], column)
    if not match or indent(lines[first]) != column:
        return None
    if not (of_list or match["key"] or _among_hyphens(lines, first, column)):
        return None
    edits = []
    for number in block(lines, first):
        line = lines[number]
        if bullet := _BULLET.match(line, column) if indent(line) == column else None:
            sign = bullet["sign"]
            edits.append(Edit(number, column, column + len(sign), "-".ljust(len(sign))))
    if len(edits) == 1 and match["sign"][0].isdigit() and not match["key"]:
        return None  # as in the name of 1. FC Köln
    phrase = answer("bullet-for-a-hyphen", sign=match["sign"])
    return Slip(first, column, "ND108", phrase, edits[0].new, tuple(edits))


def _tight_hyphens(lines: Sequence[str], first: int, column: int, *, of_list: bool = False) -> Slip | None:
    """`-hub: ohio`; what stands below an entry moves along with it."""
    match = _TIGHT_HYPHEN.match(lines[first], column)
    if not match or indent(lines[first]) != column or not (of_list or match["key"]):
        return None
    edits = []
    for number in block(lines, first):
        line = lines[number]
        if indent(line) == column and _TIGHT_HYPHEN.match(line, column):
            edits.append(Edit(number, column + 1, column + 1, " "))
        elif indent(line) == column + 1:
            edits.append(Edit(number, 0, 0, " "))
    return Slip(first, column, "ND108", answer("hyphen-without-space"), None, tuple(edits))


def _among_hyphens(lines: Sequence[str], line: int, column: int) -> bool:
    """Whether the entry above a line, in its column, starts with a hyphen."""
    for above in reversed(lines[:line]):
        if above.strip() and indent(above) <= column:
            return above.startswith("- ", column) and indent(above) == column
    return False


def _marked_key(lines: Sequence[str], line: int, column: int) -> Slip | None:
    """`**name:** ORTA`, as a bold key comes out of a word processor."""
    if not (match := _MARKED_KEY.match(lines[line], column)):
        return None
    better = _key_as_it_is_written(lines[line], match)
    return _slip_of_key(line, match, better, answer("key-in-bold", better=better.rstrip()))


def _wide_colon(lines: Sequence[str], line: int, column: int) -> Slip | None:
    """`name：ORTA`, with the colon of a Chinese or Japanese keyboard."""
    if not (match := _WIDE_COLON.match(lines[line], column)):
        return None
    better = _key_as_it_is_written(lines[line], match)
    return _slip_of_key(line, match, better, answer("wide-colon", better=better.rstrip()))


def _key_as_it_is_written(line: str, match: re.Match[str]) -> str:
    """A key with its colon, and a space if text follows."""
    return f"{match['key']}: " if line[match.end() : match.end() + 1].strip() else f"{match['key']}:"


def _slip_of_key(line: int, match: re.Match[str], better: str, phrase: Phrase) -> Slip:
    return Slip(line, match.start(), "ND108", phrase, better, (Edit(line, *match.span(), better),))


def hard_space(lines: Sequence[str], line: int, column: int) -> Slip:
    """A non-breaking space where an ordinary one must stand; lines below that are indented so are the same slip."""
    edits = [_softened(lines[line], line, column)]
    for number in range(line + 1, len(lines)):
        indentation = re.match(r"[ ]*(?=\u00a0)", lines[number])
        if not indentation:
            break
        edits.append(_softened(lines[number], number, indentation.end()))
    return Slip(line, column, "ND212", answer("hard-space"), None, tuple(edits))


def _softened(text: str, line: int, start: int) -> Edit:
    end = start + len(text[start:]) - len(text[start:].lstrip("\u00a0 "))
    return Edit(line, start, end, " " * (end - start))
