"""Where a file says that it accepts a warning, with all that goes when that goes."""

from __future__ import annotations

import re

import yaml

from ..records import Position
from .spans import LOADER, Stretch, fields, offset


def acceptance_at(at: Position, text: str, file: str) -> Stretch | None:
    """The stretch of an accepted code, by where that stands; with its `accept:` if that holds no other.

    None where a comment would be torn out of its place.
    """
    way = _way_to(at, yaml.compose(fields(text, file), Loader=LOADER))
    if len(way) > 1 and len(way[-1][0].value) == 1:
        way.pop()
    return _with_what_joins_it(text, *way[-1]) if way else None


def _way_to(at: Position, node: yaml.Node | None) -> list[tuple[yaml.MappingNode, int]]:
    """The mappings that lead to a key, each with the number of its pair that leads on."""
    match node:
        case yaml.MappingNode():
            for number, (key, value) in enumerate(node.value):
                rest = _way_to(at, value)
                if rest or _place(key.start_mark) == at:
                    return [(node, number), *rest]
        case yaml.SequenceNode():
            return next(filter(None, (_way_to(at, item) for item in node.value)), [])
    return []


def _with_what_joins_it(text: str, holder: yaml.MappingNode, number: int) -> Stretch | None:
    """A pair with the comma, the spaces or the lines that join it to others."""
    key, value = holder.value[number]
    start, end = offset(text, _place(key.start_mark)), _end(text, value)
    after = [offset(text, _place(key.start_mark)) for key, _ in holder.value[number + 1 :]]
    begins_the_line = not text[text.rfind("\n", 0, start) + 1 : start].strip()
    if begins_the_line and not holder.flow_style:
        return Stretch(text.rfind("\n", 0, start) + 1, (text + "\n").index("\n", end) + 1)
    if after:
        return Stretch(start, after[0]) if re.fullmatch(r"[\s,]*", text[end : after[0]]) else None
    before = [_end(text, value) for _, value in holder.value[:number]]
    return Stretch(before[-1], end) if before and re.fullmatch(r"[\s,]*", text[before[-1] : start]) else None


def _end(text: str, node: yaml.Node) -> int:
    """Where a value ends. The mark of one on lines of its own is at the next thing, behind comments."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    end = offset(text, _place(node.end_mark))
    return len(text[:end].rstrip())


def _place(mark: yaml.Mark) -> Position:
    return Position(mark.line + 1, mark.column + 1)
