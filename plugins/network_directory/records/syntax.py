"""Saying in a partner's words what libyaml says in its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import yaml

from .answers import Phrase, answer
from .models import KEYS
from .slips import Edit, Slip, block, hard_space, indent, slip_in_key

OPENING, CLOSING = "“„‟‘‚", "”“’‘"
"""Typographic quotation marks, which word processors put in place of straight ones."""

_KEY = r"(?P<before>[ ]*(?:- +)*)(?P<key>[\w-]+):"
_VALUE = re.compile(r"(?P<before>[ ]*(?:- +)*(?:[\w-]+:[ ]+)?)(?P<value>\S.*)")
_COMMENT = re.compile(r"(?<!\s)\s+#(\s.*)?$")
_CONFLICT = re.compile(r"(={7}|\|{7})( .*)?")
_LINK = re.compile(r"(?<!\])\[(?P<words>[^\[\]]+)\]\((?P<url>[^()\s]+)\)")


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Slip:
    """What is wrong, where, and what to write instead."""
    mark = error.problem_mark or error.context_mark
    assert mark is not None
    opened = error.context_mark or mark
    last = len(lines) - 1  # libyaml counts one more for the end of the file
    fault = _Error(
        lines,
        min(mark.line, last),
        mark.column,
        error.problem or "",
        error.context or "",
        (min(opened.line, last), opened.column),
    )
    for look in _LOOKS:
        if slip := look(fault):
            return slip
    return Slip(fault.line, fault.column, "ND108", answer("unreadable", why=fault.message))


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
    message: str
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
    def near(self) -> list[int]:
        """The lines that may be at fault: where reading stopped, the one above, and where what was read began."""
        return [self.line, *([self.line - 1] if self.line else []), self.opened[0]]

    @property
    def stray_colon(self) -> bool:
        return "mapping values are not allowed" in self.message


def _conflict(error: _Error) -> Slip | None:
    for number in error.near:
        if _CONFLICT.fullmatch(line := error.lines[number]):
            edits = (Edit(number, 0, len(line), ""),)
            return Slip(number, 0, "ND109", answer("two-versions"), None, edits, certain=False)
    return None


def _tab(error: _Error) -> Slip | None:
    for number in range(error.line, max(error.line - 2, -1), -1):
        line = error.lines[number]
        if "\t" in line[: len(line) - len(line.lstrip(" \t"))]:
            return Slip(number, 0, "ND110", answer("tab"))
    return None


def _hard_space(error: _Error) -> Slip | None:
    for number in (error.line, error.line - 1, error.opened[0]):
        if number >= 0 and (match := re.match(r"[ -]*+(?:[\w-]++:)?[ ]*+(?=\u00a0)", error.lines[number])):
            return hard_space(error.lines, number, match.end())
    return None


def _other_sign(error: _Error) -> Slip | None:
    """A key that Word, a phone or another keyboard wrote in its own way."""
    for number in error.near:
        starts = re.match(r"([ ]*)(?:- +)*", error.lines[number])
        assert starts is not None
        for column in dict.fromkeys((starts.end(1), starts.end())):
            if slip := slip_in_key(error.lines, number, column):
                return slip
    return None


def _colon_without_space(error: _Error) -> Slip | None:
    """`name:ORTA` is a text without a key, and runs on into the line below."""
    number = error.line - 1 if error.stray_colon else error.opened[0]
    if not (error.stray_colon or "expected ':'" in error.message) or number < 0:
        return None
    if match := re.match(_KEY + r"(?P<value>[^\s/:].*)", error.lines[number]):
        better = f"{match['key']}: {match['value']}"
        phrase = answer("colon-needs-a-space", better=better)
        start = match.start("value")
        return Slip(number, match.start("key"), "ND108", phrase, better, (Edit(number, start, start, " "),))
    return None


def _line_without_colon(error: _Error) -> Slip | None:
    """A line without a key runs on into the line below, up to its colon."""
    below = re.match(_KEY, error.here)
    above = re.match(r"[ ]*(?=[^\s#])(?!.*:(\s|$))", error.above)
    if "expected ':'" in error.message:
        number, column = error.opened
    elif error.stray_colon and below and above and len(below["before"]) == above.end():
        number, column = error.line - 1, above.end()
    else:
        return None
    match = re.compile(r"(?P<key>[\w-]+)(?P<between>[ ]*=[ ]*|[ ]+(?:[-–—→|~][ ]+)?)(?=\S)").match(
        error.lines[number], column
    )
    plain = match and (match["key"] in KEYS or "=" in match["between"])
    edits = (Edit(number, *match.span("between"), ": "),) if match and plain else ()
    return Slip(number, column, "ND108", answer("no-colon"), None, edits)


def _indented_key(error: _Error) -> Slip | None:
    match = re.match(_KEY, error.here)
    if not error.stray_colon or not match or match.end() != error.column + 1:
        return None
    column = match.start("key")
    above = next((line for line in reversed(error.lines[: error.line]) if line.strip()), "")
    key = re.match(_KEY + r"[ ]+\S", above)
    over = column - (key.start("key") if key else column)
    if over > 0 and (over == 1 or match["key"] in KEYS):
        phrase = answer("one-space-too-many") if over == 1 else answer("spaces-too-many", count=over)
        return Slip(error.line, column, "ND108", phrase, None, _moved(error.lines, error.line, -over))
    return Slip(error.line, column, "ND108", answer("indented-further"))


def _moved(lines: Sequence[str], first: int, by: int) -> tuple[Edit, ...]:
    """A line moved to the left or right, with what stands in its column or deeper below it."""
    edit = (0, -by, "") if by < 0 else (0, 0, " " * by)
    return tuple(Edit(number, *edit) for number in block(lines, first))


def _markdown_link(error: _Error) -> Slip | None:
    """`url: [our site](https://orta.example)`: a field takes either the words or the address."""
    for match in _LINK.finditer(error.here):
        if not match.start() <= error.column <= match.end():
            continue
        key = re.search(r"(?<![\w-])(?P<key>[\w-]+):[ ]+$", error.here[: match.start()])
        rest = _COMMENT.sub("", error.here[match.end() :]).strip()
        if not key or (rest and rest[0] not in ",}]"):
            return None
        words, url = match["words"], match["url"]
        address = url.removeprefix("mailto:")
        better = url if key["key"] == "url" else words
        certain = words in (url, address, url.removeprefix("https://").rstrip("/"))
        better = better if re.fullmatch(r"[\w./@:-]+", better) else quoted(better)
        phrase = answer("link-in-a-field", better=better)
        edits = (Edit(error.line, *match.span(), better),)
        return Slip(error.line, match.start(), "ND108", phrase, better, edits, certain)
    return None


def _colon_in_text(error: _Error) -> Slip | None:
    if error.here[error.column : error.column + 1] != ":":
        return None
    if error.stray_colon:
        match = _VALUE.match(error.here)
        start, end = (match.start("value"), len(_COMMENT.sub("", error.here))) if match else (0, 0)
        if runs_on := _runs_on(error, start):
            return runs_on
    elif "flow" in error.doing and re.search(r"[{\[,]|: ", error.here[: error.column]):
        start, end = _entry(error.here, error.column)
    else:
        return None
    better = quoted(error.here[start:end].rstrip())
    phrase = answer("colon-needs-quotes", better=better)
    return _to_be_quoted(error, error.line, start, end, phrase)


def _runs_on(error: _Error, start: int) -> Slip | None:
    """A text with a colon that goes on in the lines below."""
    key = re.match(_KEY, error.here)
    last = error.line
    for number in range(error.line + 1, len(error.lines)):
        if not error.lines[number].strip() or indent(error.lines[number]) <= (key.start("key") if key else 0):
            break
        last = number
    if last == error.line:
        return None
    text = [error.here[start:], *error.lines[error.line + 1 : last + 1]]
    better = quoted(" ".join(line.strip() for line in text))
    phrase = answer("colon-needs-quotes", better=better)
    plain = (
        better[0] == '"' and "#" not in "".join(text) and not any(map(re.compile(r"\s*(- |[\w-]+:)").match, text[1:]))
    )
    end = len(error.lines[last].rstrip())
    edits = (Edit(error.line, start, start, '"'), Edit(last, end, end, '"')) if plain else ()
    return Slip(error.line, start, "ND108", phrase, None, edits)


def _sign_first(error: _Error) -> Slip | None:
    """A text that starts with a sign that means something to YAML."""
    line, column = error.opened
    if "cannot start any token" in error.message:
        line, column = error.line, error.column
    elif not re.search(r"scanning (an alias|an anchor|a block scalar|a tag|a directive)", error.doing):
        return None
    text = error.lines[line]
    if not text[:column].strip() and not (line and error.lines[line - 1].rstrip().endswith(":")):
        return Slip(line, column, "ND108", answer("no-colon"))
    start, end = _entry(text, column)
    phrase = answer("sign-needs-quotes", sign=text[start : start + 1], better=quoted(text[start:end].rstrip()))
    slip = _to_be_quoted(error, line, start, end, phrase)
    # Behind | or > a text on lines of its own may have been meant.
    return slip._replace(edits=()) if re.match(r"[|>][ ]+\w", text[start:end]) else slip


def _text_after_quote_or_bracket(error: _Error) -> Slip | None:
    """`"Read" is our motto`, `[Draft] Our motto`, `'The children's room'`."""
    match = _VALUE.match(error.here)
    if "did not find expected key" not in error.message or not match or match["value"][0] not in "\"'[{":
        return None
    if error.column <= match.start("value"):
        return None
    if open_quote := _quote_left_open(error):
        return open_quote
    start, end = match.start("value"), len(_COMMENT.sub("", error.here))
    text = error.here[start:end].rstrip()
    if re.fullmatch(r"\[[^\[\]]*\]\]+", text):
        better = f"{text.rstrip(']')}]"
        phrase = answer("list-without-brackets", better=better)
        return Slip(error.line, start, "ND108", phrase, better, (Edit(error.line, start, start + len(text), better),))
    if re.search(r"""^\[.*\[|^\[.*\]\s*,|["']\s*,\s*["']""", text):
        better = f"[{', '.join(part.strip().strip('[]') for part in text.split(','))}]"
        return Slip(error.line, start, "ND108", answer("list-without-brackets", better=better))
    bracket = text[0] in "[{"
    better = quoted(text)
    phrase = answer("text-after-a-bracket", better=better) if bracket else answer("text-after-a-quote", better=better)
    return _to_be_quoted(error, error.line, start, end, phrase)


def _backslash(error: _Error) -> Slip | None:
    if "escape character" not in error.message:
        return None
    line, column = error.opened
    end = len(_COMMENT.sub("", error.lines[line]))
    better = quoted(error.lines[line][column:end].rstrip())
    phrase = answer("backslash", better=better)
    whole = re.fullmatch(r'"[^"]*"\s*', error.lines[line][column:end])
    slip = _to_be_quoted(error, line, column, end, phrase)
    return slip if whole else slip._replace(edits=())


def _to_be_quoted(error: _Error, line: int, start: int, end: int, phrase: Phrase) -> Slip:
    """A slip that quotation marks mend around a stretch of a line."""
    text = error.lines[line]
    end = start + len(text[start:end].rstrip())
    old, better = text[start:end], quoted(text[start:end])
    edits: tuple[Edit, ...] = (Edit(line, start, end, better),)
    if better[1:-1] == old:  # so that places in it stay what they are
        edits = (Edit(line, start, start, better[0]), Edit(line, end, end, better[0]))
    # Behind a # there may be more of the text, or a comment.
    plain = not re.search(r"\s#", old) and (re.search(r"\w", old) or re.fullmatch(_KEY + "[ ]+", text[:start]))
    return Slip(line, start, "ND108", phrase, better, edits if plain else ())


def _quote_left_open(error: _Error) -> Slip | None:
    """A quotation mark further up that was closed by the next one, which opens another text."""
    for number in range(error.line - 1, -1, -1):
        key = re.match(_KEY + r"[ ]+(?=[\"'])", error.lines[number])
        if key and error.lines[number].count(quote := error.lines[number][key.end()]) == 1:
            slip = _open_quote(error, number, key.end())
            return slip if slip.edits and quote in error.here[: error.column] else None
    return None


def _unclosed_quote(error: _Error) -> Slip | None:
    return _open_quote(error, *error.opened) if "quoted scalar" in error.doing else None


def _open_quote(error: _Error, line: int, column: int) -> Slip:
    edits = _closed(error, line, column, error.lines[line][column])
    if edits and error.lines[line][column] == "'":  # an apostrophe, as in 'Twas
        edits = () if '"' in error.lines[line] else (Edit(line, column, column, '"'), edits[0]._replace(new='"'))
    return Slip(line, column, "ND108", answer("quote-left-open"), None, edits)


def _unclosed_bracket(error: _Error) -> Slip | None:
    if "flow" not in error.doing:
        return None
    line, column = error.opened
    if "flow node" in error.doing:  # opened where a value was expected, behind the bracket
        places = ((number, max(map(error.lines[number].rfind, "[{"))) for number in range(error.line, -1, -1))
        line, column = next((place for place in places if place[1] >= 0), error.opened)
    text = error.lines[line]
    only_one = re.fullmatch(r"[^\[{]*[\[{][ ]*\w[^\[\]{}\"']*", text)
    edits = _closed(error, line, column, "]" if text[column] == "[" else "}") if only_one else ()
    return Slip(line, column, "ND108", answer("bracket-left-open"), None, edits)


def _closed(error: _Error, line: int, column: int, sign: str) -> tuple[Edit, ...]:
    """What closes a quotation mark or bracket at the end of its line, if plainly nothing of it stands below."""
    below = next((text for text in error.lines[line + 1 :] if text.strip()), "end:")
    text = error.lines[line]
    key = re.match(_KEY + "[ ]+", text)
    ends = re.match(_KEY + r"(\s|$)", below)
    if not key or key.end() != column or not ends or ends.start("key") > key.start("key"):
        return ()
    if "#" in text or sign in text[column + 1 :]:
        return ()
    end = len(text.rstrip())
    return (Edit(line, end, end, sign),)


def _list_behind_key(error: _Error) -> Slip | None:
    if "block sequence entries" not in error.message:
        return None
    return Slip(error.line, error.column, "ND108", answer("list-behind-its-key"))


def _hyphen_at_the_top(error: _Error) -> Slip | None:
    """`- name: ORTA`, and keys without a hyphen below it, in its column."""
    line, column = error.opened
    hyphen = re.match(r"-[ ]+(?=[\w\"'])", error.lines[line])
    if column or not hyphen or "'-' indicator" not in error.message or not re.match(r"[\w\"']", error.here):
        return None
    width = hyphen.end()
    edits = [Edit(line, 0, width, "")]
    for number in range(line + 1, error.line):
        text = error.lines[number]
        if text.startswith("- ") or (text.strip() and indent(text) < width):
            return Slip(line, 0, "ND108", answer("hyphen-at-the-top"))
        if text.strip():
            edits.append(Edit(number, 0, width, ""))
    return Slip(line, 0, "ND108", answer("hyphen-at-the-top"), None, tuple(edits))


def _one_space_off(error: _Error) -> Slip | None:
    """A line that starts one column beside the group that it belongs to."""
    if "did not find expected" not in error.message or "block" not in error.doing:
        return None
    column = indent(error.here)
    entry = error.here.startswith("- ", column)
    if not entry and not re.match(_KEY, error.here):
        return None
    columns: set[int] = set()
    shallowest = column + 2
    for above in reversed(error.lines[: error.line]):
        if not (key := re.match(_KEY, above)) or indent(above) >= shallowest:
            continue
        shallowest = indent(above)
        hyphens = [match.start() for match in re.finditer("-(?= )", key["before"])]
        columns |= set(hyphens if entry else [key.start("key")])
        if not shallowest:
            break
    beside = [neighbor for neighbor in columns if abs(neighbor - column) == 1]
    if len(beside) != 1:
        return None
    phrase = answer("one-space-too-many") if beside[0] < column else answer("one-space-too-few")
    return Slip(error.line, column, "ND108", phrase, None, _moved(error.lines, error.line, beside[0] - column))


def _indentation(error: _Error) -> Slip | None:
    if "did not find expected" not in error.message and not error.stray_colon:
        return None
    return Slip(error.line, error.column, "ND108", answer("indentation"))


_LOOKS: Sequence[Callable[[_Error], Slip | None]] = (
    _conflict,
    _tab,
    _hard_space,
    _other_sign,
    _colon_without_space,
    _line_without_colon,
    _indented_key,
    _markdown_link,
    _colon_in_text,
    _sign_first,
    _text_after_quote_or_bracket,
    _backslash,
    _unclosed_quote,
    _unclosed_bracket,
    _list_behind_key,
    _hyphen_at_the_top,
    _one_space_off,
    _indentation,
)
"""The likelier a slip explains an error, the earlier it is looked for."""


def _entry(line: str, column: int) -> tuple[int, int]:
    """Where the value around `column` starts and ends: in { } or [ ] at the next comma or bracket."""
    before = line[:column]
    if before.count("{") + before.count("[") <= before.count("}") + before.count("]"):
        match = _VALUE.match(line)
        return (match.start("value"), len(_COMMENT.sub("", line))) if match else (column, len(line))
    start = max(before.rfind(sign) + len(sign) for sign in ("{", "[", ",", ": "))
    start += len(line[start:]) - len(line[start:].lstrip())
    end = re.compile(r"[,\]}]|$").search(line, column)
    assert end is not None
    return start, end.start()
