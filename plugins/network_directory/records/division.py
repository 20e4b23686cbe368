"""Where a file's fields end: rules that stand among them, fields in the text, and entries one below the other.

Half an entry below a stray line of hyphens would be read as prose, and nobody would be told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from .answers import answer
from .problems import Position
from .strict_yaml import Report

_FENCE = re.compile(r"---[ \t]*")
_CODE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_KEY = re.compile(r"(?P<key>[\w-]+):(?P<value>\s.*|$)")
_BELOW_A_KEY = re.compile(r"[ ]+\S|- ")
_MANY = 20
"""Of so many stray lines a file's author is told; each is looked at once, so that time stays in step with size."""
_KEY_OR_FENCE = re.compile(r"\n(?:---[ \t]*$|([\w-]+):(?=\s|$))", re.MULTILINE)
_ENTRY_AGAIN = 3
"""So many keys a second time are a second entry, and no slip of one key."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines one below the other that could be fields."""

    end: int
    """The line behind the last."""
    keys: Sequence[str]
    grouped: bool
    """Whether one of them holds a list or a group."""


def divided(text: str, keys: Collection[str] | None, report: Report, *, prose: bool) -> str:
    """A file's text, in which its fields stand together and those of a second entry are left out.

    `keys` are those that the fields can have; None if they can have any. `prose` says whether text may stand below
    them, as in a Markdown file. What is in the wrong place goes to `report`; lines keep their places.
    """
    lines = text.split("\n")
    opening = next((number for number, line in enumerate(lines) if line.strip()), 0)
    begun = opening + 1 if _FENCE.fullmatch(lines[opening]) else opening
    above: list[str] = []
    ended = begun
    for _ in range(_MANY):
        ended = next((n for n in range(ended, len(lines)) if _FENCE.fullmatch(lines[n])), len(lines))
        if again := _second_entry(lines, begun, ended, keys):
            report(Position(again + 1, 1), "ND126", answer("two-entries"), None)
            return _cut(lines, again, prose=prose)
        if ended == len(lines):
            return "\n".join(lines)
        above = [match["key"] for line in lines[begun:ended] if (match := _KEY.match(line))]
        run = _run(lines, ended + 1, keys)
        if not run or not _is_plain(run, lines, prose=prose):
            break
        if _repeats(run.keys, above):
            report(Position(ended + 1, 1), "ND126", answer("two-entries"), None)
            return _cut(lines, ended, prose=prose)
        goes_on = not prose or (run.end < len(lines) and _FENCE.fullmatch(lines[run.end]))
        phrase = answer("rule-among-fields") if goes_on else answer("rule-too-early")
        report(Position(ended + 1, 1), "ND125", phrase, None)
        if not goes_on and not _close(lines, run.end):
            return "\n".join(lines)
        lines[ended] = ""
    return _in_prose(lines, ended + 1, keys, above, report) if prose and keys else "\n".join(lines)


def is_undivided(fields: str, body: str, keys: Collection[str]) -> bool:
    """Whether it is plain at once that `divided` has nothing to say of a file with these fields, and this text below.

    No line of hyphens stands among the fields, none of them stands there twice, and no line of the text begins as one.
    """
    written = _KEY_OR_FENCE.findall(f"\n{fields}")
    in_order = "" not in written and len(set(written)) == len(written)
    return in_order and not any(key in keys for key in _KEY_OR_FENCE.findall(f"\n{body}"))


def _second_entry(lines: Sequence[str], begun: int, ended: int, keys: Collection[str] | None) -> int | None:
    """The line in which all begins anew, among fields that no line of hyphens divides."""
    if keys is None:
        return None
    seen: set[str] = set()
    first: str | None = None
    at: int | None = None
    again: set[str] = set()
    for number in range(begun, ended):
        if not (match := _KEY.match(lines[number])):
            continue
        key = match["key"]
        first = first or key
        if at is None and key in seen and key == first:
            at = number
        if at is not None and key in seen:
            again.add(key)
        seen.add(key)
    return at if len(again) >= _ENTRY_AGAIN else None


def _repeats(keys: Sequence[str], above: Sequence[str]) -> bool:
    """Whether fields are those of another entry, not more of the same."""
    again = set(keys) & set(above)
    return bool(above) and (above[0] in again or len(again) >= _ENTRY_AGAIN)


def _run(lines: Sequence[str], start: int, keys: Collection[str] | None) -> _Run | None:
    """The fields that begin at a line, blank lines passed over; None if what stands there is no field."""
    first = next((number for number in range(start, len(lines)) if lines[number].strip()), len(lines))
    written_keys: list[str] = []
    grouped = False
    end = number = first
    while number < len(lines):
        line = lines[number]
        if match := _KEY.match(line):
            if keys is not None and match["key"] not in keys and not written_keys:
                return None
            written_keys.append(match["key"])
            grouped |= match["value"].strip()[:1] in ("[", "{")
        elif written_keys and _BELOW_A_KEY.match(line):
            grouped |= lines[number - 1].rstrip().endswith(":")
        elif line.strip():
            break
        number += 1
        end = number if line.strip() else end
    if number < len(lines) and _FENCE.fullmatch(lines[number]):
        end = number
    known = [key for key in written_keys if keys is None or key in keys]
    return _Run(end, known, grouped) if known else None


def _is_plain(run: _Run, lines: Sequence[str], *, prose: bool) -> bool:
    """Whether what stands at the beginning of a text are certainly fields: “contact: see below” alone may be prose."""
    rest = next((line for line in lines[run.end :] if line.strip()), "---")
    return not prose or len(run.keys) > 1 or run.grouped or bool(_FENCE.fullmatch(rest))


def _close(lines: list[str], end: int) -> bool:
    """Put the line of hyphens where the fields end; whether there is room."""
    if end < len(lines) and lines[end].strip():
        return False
    lines[end:] = ["---", *lines[end + 1 :]]
    return True


def _cut(lines: Sequence[str], at: int, *, prose: bool) -> str:
    """The lines of the first entry."""
    kept = list(lines[:at])
    inside = prose and sum(bool(_FENCE.fullmatch(line)) for line in kept) < 2
    return "\n".join([*kept, "---", ""] if inside else [*kept, ""])


def _in_prose(lines: list[str], start: int, keys: Collection[str], above: Sequence[str], report: Report) -> str:
    """The text with what is left of its prose: a second entry, or fields that somebody put into it, are told of."""
    unread = start
    for number in _paragraphs(lines, start):
        run = _run(lines, number, keys) if number >= unread else None
        if not run or len(run.keys) < 2:
            continue
        unread = run.end
        fence = number - 1 if _FENCE.fullmatch(lines[number - 1]) else number
        if _repeats(run.keys, above):
            report(Position(fence + 1, 1), "ND126", answer("two-entries"), None)
            return "\n".join([*lines[:fence], ""])
        if run.grouped:
            report(Position(number + 1, 1), "ND125", answer("fields-in-the-text"), None)
            return "\n".join(lines)
    return "\n".join(lines)


def _paragraphs(lines: Sequence[str], start: int) -> Iterator[int]:
    """The lines with which paragraphs begin that may be fields; what stands in blocks of code is none."""
    code = ""
    for number in range(start, len(lines)):
        if match := _CODE.match(lines[number]):
            code = "" if code and match[1].startswith(code) else code or match[1]
        elif not code and _KEY.match(lines[number]):
            before = lines[number - 1]
            if not before.strip() or _FENCE.fullmatch(before):
                yield number
