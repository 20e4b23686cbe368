"""Where in a file's text the value ends that a problem's suggestion stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import yaml

from ..records import Position, Problem
from ..records.slips import Edit, Slip
from ..records.strict_yaml import UNSAFE, parse_yaml, slips
from ..records.syntax import quoted
from ..records.tree import Node

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_NAMES_A_FILE = ("ND103", "ND115")
"""Codes whose suggestion is a file's name, which does not stand in its text."""
_ABOUT_QUOTES = ("ND108", "ND118", "ND119")
_IN_TEXTS = {"ND204": r"[^\]|\s]+(?=[^\]]*\]\])", "ND220": r"\[\[[^\]]*\]\]", "ND224": r"&#?\w+;"}
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Stretch(NamedTuple):
    """A part of a text, as offsets of its first character and of the one after its last."""

    start: int
    end: int


def decoded(raw: bytes) -> str:
    """A file's text as checking sees it, in which problems have their places; raises UnicodeDecodeError."""
    return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def offset(text: str, at: Position) -> int:
    """How many characters stand before a place of a text."""
    start = 0
    for _ in range(at.line - 1):
        start = text.index("\n", start) + 1
    return start + at.column - 1


def fields(text: str, file: str) -> str:
    """The YAML of a record; what stands before it in a Markdown file is left empty, so that its places stay."""
    if not file.endswith(".md"):
        return text
    fences = list(_FENCE.finditer(text))
    if len(fences) < 2:
        return ""
    start = fences[0].end() + 1
    return re.sub(r"[^\n]", " ", text[:start]) + text[start : fences[1].start()]


@lru_cache(maxsize=4)  # all problems of a file are asked about one after the other
def hides_signs(text: str) -> bool:
    """Whether a text has invisible characters, without which places are counted."""
    return UNSAFE.search(text) is not None


def stretch_of(problem: Problem, text: str) -> Stretch | None:
    """What a problem's suggestion is to replace; None if it has none, or none that stands in the text."""
    if problem.suggestion is None or problem.code in _NAMES_A_FILE:
        return None
    start = offset(text, problem.at)
    line = text[start:].partition("\n")[0]
    if hides_signs(text[start - problem.at.column + 1 : start] + line):
        return None  # places are counted without invisible characters
    if problem.code == "ND106":
        return Stretch(start, start + len(line))
    if of_slip := _of_slip(problem, text):
        return of_slip
    length = None
    if problem.code in _ABOUT_QUOTES or problem.suggestion[0] in "\"'":
        length = _reading_as(problem.suggestion, line)
    elif number := re.match(r"\d+(,\d+)+", line):
        length = number.end() if number[0].replace(",", "") == problem.suggestion else None
    if length is not None:
        return Stretch(start, start + length)
    if problem.code in _ABOUT_QUOTES:
        return None
    return _value_at(problem.at, fields(text, problem.file)) or _in_prose(start, line, problem.code)


def slip_at(problem: Problem, text: str) -> Slip | None:
    """The slip of syntax that a problem tells of; None if it is none, or invisible characters keep us from counting."""
    if not problem.code.startswith(("ND1", "ND212")):
        return None
    yaml_text = fields(text, problem.file)
    if hides_signs(yaml_text):
        return None
    place = (problem.at.line - 1, problem.at.column - 1, problem.code)
    return next((slip for slip in _slips(yaml_text) if slip[:3] == place), None)


@lru_cache(maxsize=4)
def _slips(yaml_text: str) -> Sequence[Slip]:
    return slips(yaml_text)


def edited(line: str, edits: Sequence[Edit]) -> str:
    """A line after edits of it, which stand from left to right."""
    for edit in reversed(edits):
        line = line[: edit.start] + edit.new + line[edit.end :]
    return line


def _of_slip(problem: Problem, text: str) -> Stretch | None:
    """What the edit of a slip changes that begins where the problem is."""
    slip = slip_at(problem, text)
    if slip is None or not slip.edits or slip.edits[0].new != slip.suggestion:
        return None
    start = offset(text, problem.at)
    return Stretch(start, start + slip.edits[0].end - slip.edits[0].start)


def replacement(problem: Problem) -> str:
    """A problem's suggestion as it is to be written in YAML."""
    suggestion = problem.suggestion
    assert suggestion is not None
    if problem.code in ("ND106", "ND203", "ND220", "ND224") or problem.code in _ABOUT_QUOTES:
        return suggestion
    return written(suggestion)


def written(text: str) -> str:
    """A text as YAML, with quotation marks only where it needs them."""
    tree = None if UNSAFE.search(text) else understood(f"[{text}]")
    return text if tree and tree.plain() == [text] else quoted(text)


def understood(text: str) -> Node | None:
    """The tree of a YAML text in which there is nothing to complain of; else None."""
    complaints: list[str] = []
    tree = parse_yaml(text, lambda *fault: complaints.append(fault[1]))
    return None if complaints else tree


def _reading_as(suggestion: str, line: str) -> int | None:
    """The length of the beginning of a line that is the suggestion but for quotation marks and spaces."""
    wanted = _squeezed(suggestion)
    leeway = 2 + suggestion.count("'")
    seen = 0
    for length, sign in enumerate(line, 1):
        seen += not sign.isspace()
        if seen > len(wanted) + leeway:
            break
        if seen < len(wanted) - leeway or sign.isspace():
            continue
        if wanted in (_squeezed(line[:length]), _squeezed(quoted(line[:length]))):
            return length
    return None


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _value_at(at: Position, text: str) -> Stretch | None:
    """The key or value that begins at a place of a YAML text."""
    events, first = _events(text)
    depth, end = 0, at
    for event in islice(events, first[at], None) if at in first else ():
        assert event.start_mark is not None
        assert event.end_mark is not None
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if event.end_mark.column > event.start_mark.column or event.end_mark.line > event.start_mark.line:
            end = Position(event.end_mark.line + 1, event.end_mark.column + 1)
        if depth == 0:
            return Stretch(offset(text, at), offset(text, end))
    return None


@lru_cache(maxsize=1)  # all problems of a file are asked about one after the other
def _events(text: str) -> tuple[Sequence[yaml.Event], Mapping[Position, int]]:
    """What libyaml tells of a text up to its first fault, and which of that begins a key or value in each place."""
    events: list[yaml.Event] = []
    first: dict[Position, int] = {}
    try:
        for event in yaml.parse(text, Loader=LOADER):
            assert event.start_mark is not None
            its_first_key_is_meant = isinstance(event, yaml.MappingStartEvent) and not event.flow_style
            if isinstance(event, yaml.NodeEvent) and not its_first_key_is_meant:
                first.setdefault(Position(event.start_mark.line + 1, event.start_mark.column + 1), len(events))
            events.append(event)
    except yaml.YAMLError:
        pass  # what stands behind the fault is not known
    return events, first


def _in_prose(start: int, line: str, code: str) -> Stretch | None:
    """The short link, the id in it, or the code of a sign, with which a line's rest begins."""
    pattern = _IN_TEXTS.get(code)
    match = re.match(pattern, line) if pattern else None
    return Stretch(start, start + match.end()) if match else None
