"""Saying in a partner's words what libyaml says in its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import yaml

OPENING, CLOSING = "“„‟‘‚", "”“’‘"
"""Typographic quotation marks, which word processors put in place of straight ones."""

_KEY = r"(?P<before>[ ]*(?:- +)*)(?P<key>[\w-]+):"
_VALUE = re.compile(r"(?P<before>[ ]*(?:- +)*(?:[\w-]+:[ ]+)?)(?P<value>\S.*)")


class Slip(NamedTuple):
    """A fault of syntax; line and column count from 0."""

    line: int
    column: int
    code: str
    message: str
    suggestion: str | None = None


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Slip:
    """What is wrong, where, and what to write instead."""
    mark = error.problem_mark or error.context_mark
    assert mark is not None
    opened = error.context_mark or mark
    last = len(lines) - 1  # libyaml counts one more for the end of the file
    found = _Error(
        lines,
        min(mark.line, last),
        mark.column,
        error.problem or "",
        error.context or "",
        (min(opened.line, last), opened.column),
    )
    for look in _LOOKS:
        if slip := look(found):
            return slip
    return Slip(found.line, found.column, "ND108", f"this cannot be read as YAML ({found.said})")


def quoted(text: str) -> str:
    """`text` in the quotation marks that YAML takes, so that it means itself; its own outer ones are not doubled."""
    for marks in ('""', "''", *(a + b for a in OPENING for b in CLOSING)):
        inner = text[1:-1]
        if len(text) > 1 and text[0] == marks[0] and text[-1] == marks[1] and not set(inner) & set('"“”'):
            text = inner
            break
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


@dataclass(frozen=True, slots=True)
class _Error:
    """What libyaml found, and the lines in which it did."""

    lines: Sequence[str]
    line: int
    column: int
    said: str
    doing: str
    opened: tuple[int, int]
    """Where what was being read began."""

    @property
    def here(self) -> str:
        return self.lines[self.line]

    @property
    def above(self) -> str:
        return self.lines[self.line - 1] if self.line else ""

    @property
    def stray_colon(self) -> bool:
        return "mapping values are not allowed" in self.said


def _tab(error: _Error) -> Slip | None:
    for number in range(error.line, max(error.line - 2, -1), -1):
        line = error.lines[number]
        if "\t" in line[: len(line) - len(line.lstrip())]:
            return Slip(number, 0, "ND110", "this line is indented with a tab; use two spaces for each step")
    return None


def _hard_space(error: _Error) -> Slip | None:
    for number in (error.line, error.line - 1, error.opened[0]):
        if number >= 0 and (match := re.match(r"[ -]*(?:[\w-]+:)?[ ]*(?=\u00a0)", error.lines[number])):
            said = "there is a non-breaking space here, which does not count as a space; type an ordinary one"
            return Slip(number, match.end(), "ND212", said)
    return None


def _colon_without_space(error: _Error) -> Slip | None:
    """`name:ORTA` is a text without a key, and runs on into the line below."""
    number = error.line - 1 if error.stray_colon else error.opened[0]
    if not (error.stray_colon or "expected ':'" in error.said) or number < 0:
        return None
    if match := re.match(_KEY + r"(?P<value>[^\s/:].*)", error.lines[number]):
        better = f"{match['key']}: {match['value']}"
        said = f"a colon needs a space after it: {better}"
        return Slip(number, match.start("key"), "ND108", said, better)
    return None


def _line_without_colon(error: _Error) -> Slip | None:
    """A line without a key runs on into the line below, up to its colon."""
    said = "this line has no colon after its key; write “key: value”"
    if "expected ':'" in error.said:
        return Slip(*error.opened, "ND108", said)
    below = re.match(_KEY, error.here)
    above = re.match(r"[ ]*(?=[^\s#])(?!.*:(\s|$))", error.above)
    if error.stray_colon and below and above and len(below["before"]) == above.end():
        return Slip(error.line - 1, above.end(), "ND108", said)
    return None


def _indented_key(error: _Error) -> Slip | None:
    match = re.match(_KEY, error.here)
    if error.stray_colon and match and match.end() == error.column + 1:
        said = (
            "this line is indented further than the one above, as if it went on with its text; start both in one column"
        )
        return Slip(error.line, match.start("key"), "ND108", said)
    return None


def _colon_in_text(error: _Error) -> Slip | None:
    if error.here[error.column : error.column + 1] != ":":
        return None
    if error.stray_colon:
        match = _VALUE.match(error.here)
        start, end = (match.start("value"), len(error.here)) if match else (0, 0)
    elif "flow" in error.doing and re.search(r"[{\[,]|: ", error.here[: error.column]):
        start, end = _entry(error.here, error.column)
    else:
        return None
    better = quoted(error.here[start:end].rstrip())
    return Slip(error.line, start, "ND108", f"a text that contains a colon needs quotes: {better}", better)


def _sign_first(error: _Error) -> Slip | None:
    """A text that starts with a sign that means something to YAML."""
    line, column = error.opened
    if "cannot start any token" in error.said:
        line, column = error.line, error.column
    elif not re.search(r"scanning (an alias|an anchor|a block scalar|a tag|a directive)", error.doing):
        return None
    text = error.lines[line]
    start, end = _entry(text, column)
    better = quoted(text[start:end].rstrip())
    said = f"a text that starts with '{text[start : start + 1]}' needs quotes: {better}"
    return Slip(line, start, "ND108", said, better)


def _text_after_quote_or_bracket(error: _Error) -> Slip | None:
    """`"Read" is our motto`, `[Draft] Our motto`, `'The children's room'`."""
    match = _VALUE.match(error.here)
    if "did not find expected key" not in error.said or not match or match["value"][0] not in "\"'[{":
        return None
    if error.column <= match.start("value"):
        return None
    better = quoted(match["value"].rstrip())
    sign = "bracket" if match["value"][0] in "[{" else "quotation mark"
    said = f"the text goes on after a closing {sign}; put all of it in quotes: {better}"
    return Slip(error.line, match.start("value"), "ND108", said, better)


def _backslash(error: _Error) -> Slip | None:
    if "escape character" not in error.said:
        return None
    line, column = error.opened
    better = quoted(error.lines[line][column:].rstrip())
    said = f"a backslash means something in double quotes; write single ones: {better}"
    return Slip(line, column, "ND108", said, better)


def _unclosed_quote(error: _Error) -> Slip | None:
    if "quoted scalar" not in error.doing:
        return None
    return Slip(
        *error.opened, "ND108", "a quotation mark is opened here and never closed; put all of the text in quotes"
    )


def _unclosed_bracket(error: _Error) -> Slip | None:
    if "flow" not in error.doing:
        return None
    line, column = error.opened
    if "flow node" in error.doing:  # opened where a value was expected, behind the bracket
        places = ((number, max(map(error.lines[number].rfind, "[{"))) for number in range(error.line, -1, -1))
        line, column = next((place for place in places if place[1] >= 0), error.opened)
    said = "a bracket is opened here and not closed, or a comma in it is missing or too many"
    return Slip(line, column, "ND108", f"{said}; close it, and put one comma between two entries")


def _list_behind_key(error: _Error) -> Slip | None:
    if "block sequence entries" not in error.said:
        return None
    said = "a list starts on the line below its key; one on the same line is written [first, second]"
    return Slip(error.line, error.column, "ND108", said)


def _indentation(error: _Error) -> Slip | None:
    if "did not find expected" not in error.said and not error.stray_colon:
        return None
    said = "the indentation does not fit the lines above; keys of one group start in one column"
    return Slip(error.line, error.column, "ND108", said)


_LOOKS: Sequence[Callable[[_Error], Slip | None]] = (
    _tab,
    _hard_space,
    _colon_without_space,
    _line_without_colon,
    _indented_key,
    _colon_in_text,
    _sign_first,
    _text_after_quote_or_bracket,
    _backslash,
    _unclosed_quote,
    _unclosed_bracket,
    _list_behind_key,
    _indentation,
)
"""The likelier a slip explains an error, the earlier it is looked for."""


def _entry(line: str, column: int) -> tuple[int, int]:
    """Where the value around `column` starts and ends: in { } or [ ] at the next comma or bracket."""
    before = line[:column]
    if before.count("{") + before.count("[") <= before.count("}") + before.count("]"):
        match = _VALUE.match(line)
        return (match.start("value"), len(line)) if match else (column, len(line))
    start = max(before.rfind(sign) + len(sign) for sign in ("{", "[", ",", ": "))
    start += len(line[start:]) - len(line[start:].lstrip())
    end = re.compile(r"[,\]}]|$").search(line, column)
    assert end is not None
    return start, end.start()
