"""Reading YAML so that nothing in a file can surprise anybody.

Only mappings, lists and text come out. Scalars stay the text that was written (`no`, `00501`, `1.10`),
duplicate keys, anchors, aliases and tags are problems, and depth is bounded while events are read, so that
neither recursion nor an "alias bomb" can be provoked. libyaml's events are used rather than its composer,
which recurses in C and crashes on deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import yaml

from .problems import Position
from .syntax import CLOSING, OPENING, explain, quoted
from .tree import Node

MAX_DEPTH = 24
"""No field of any record is nested deeper than about ten levels."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_FIELDS = "a record is made of lines “key: value”, such as “name: …”"
_ONE_DOCUMENT = "a .yml file has fields only: put the text below this line under about:, or rename the file to .md"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

UNSAFE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
"""What YAML calls not printable, line separators that editors do not show as such, and signs that reorder text."""

Report = Callable[[Position, str, str, str | None], None]
"""Called with place, code, message and suggestion."""


def parse_yaml(text: str, report: Report, first_line: int = 1) -> Node | None:
    """The tree of a YAML document, or None if a fault that went to `report` keeps it from being read.

    `first_line` is the line of the file in which `text` begins.
    """
    lines = text.split("\n")
    builder = _Builder(report, first_line, [*lines, ""])  # libyaml counts one line more for the end of the text
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.take(event):
                return None
    except yaml.MarkedYAMLError as error:
        slip = explain(error, lines)
        report(Position(slip.line + first_line, slip.column + 1), slip.code, slip.message, slip.suggestion)
        return None
    if builder.root is None:
        report(Position(first_line, 1), "ND114", _NO_FIELDS, None)
    return builder.root


class _Builder:
    """Builds the tree from libyaml's events."""

    def __init__(self, report: Report, first_line: int, lines: Sequence[str]) -> None:
        self.root: Node | None = None
        self._report = report
        self._first_line = first_line
        self._lines = lines
        self._open: list[Node] = []
        self._key: tuple[str, Position] | None = None
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False means that reading must stop."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._report(self._place(event), "ND108", _ONE_DOCUMENT, None)
                return False
        elif isinstance(event, yaml.AliasEvent):
            self._report(
                self._place(event), "ND111", f"'*{event.anchor}' is an alias; write the value out instead", None
            )
            return False
        elif isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent):
            return self._take_value(event)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._open.pop()
        return True

    def _take_value(self, event: yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent) -> bool:
        at = self._place(event)
        if event.anchor is not None:
            self._report(at, "ND111", f"'&{event.anchor}' is an anchor; delete it, or put the text in quotes", None)
            return False
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._report(at, "ND111", f"'{tag}' is a tag; delete it, or put the text in quotes", None)
            return False
        if isinstance(event, yaml.ScalarEvent):
            if self._awaits_key():
                return self._take_key(event.value, at)
            self._add(self._text(event, at))
            return True
        if self._awaits_key():
            self._report(at, "ND108", "a key must be a word; a text in { } or [ ] needs quotes", None)
            return False
        if len(self._open) >= MAX_DEPTH:
            self._report(
                at, "ND113", "brackets or indentation are nested too deeply here; delete those that are too many", None
            )
            return False
        node = Node(at, [] if isinstance(event, yaml.SequenceStartEvent) else {})
        self._add(node)
        self._open.append(node)
        return True

    def _text(self, event: yaml.ScalarEvent, at: Position) -> Node:
        """The node of a text, with what may be wrong with how it is written."""
        assert event.start_mark is not None
        assert event.end_mark is not None
        value = event.value
        line = self._lines[event.start_mark.line]
        if event.implicit[0]:  # written without quotes
            if re.match(r"\s+#\S", self._lines[event.end_mark.line][event.end_mark.column :]):
                cut = line[event.start_mark.column :].strip()
                said = f"a # sign begins a comment, so what follows is not read; put the text in quotes: {quoted(cut)}"
                start = len(line) - len(line[event.start_mark.column :].lstrip())
                self._report(Position(at.line, start + 1), "ND119", said, quoted(cut))
                value = cut
            if len(value) > 1 and value[0] in OPENING and value[-1] in CLOSING and not {*value[1:-1]} & {*"“”"}:
                said = f"these quotation marks would count as part of the text; write {quoted(value)}"
                self._report(at, "ND118", said, quoted(value))
                value = value[1:-1]
            if value in _NULLS:
                return Node(at, None)
        elif hidden := UNSAFE.search(value):
            said = f"this text hides an invisible character (U+{ord(hidden[0]):04X}), written as a code; delete it"
            self._report(at, "ND212", said, None)
        text_at, folded = self._written(event, at)
        return Node(at, value, text_at=text_at, folded=folded)

    def _written(self, event: yaml.ScalarEvent, at: Position) -> tuple[Position | None, str | None]:
        """Where a text begins, and how it is written if its lines are not those of the file."""
        assert event.start_mark is not None
        assert event.end_mark is not None
        first, last = event.start_mark.line, event.end_mark.line
        below = self._lines[first + 1 : last]
        match event.style:
            case "|":
                indentation = min((len(line) - len(line.lstrip()) for line in below if line.strip()), default=0)
                return Position(at.line + 1, indentation + 1), None
            case ">":
                return Position(at.line + 1, 1), "\n".join(below)
            case '"' | "'":
                return (Position(at.line, at.column + 1) if first == last else None), None
            case _ if first == last:
                return at, None
        return at, "\n".join([self._lines[first][event.start_mark.column :], *below, self._lines[last]])

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._key is None

    def _take_key(self, key: str, at: Position) -> bool:
        mapping = self._open[-1].value
        assert isinstance(mapping, dict)
        if "\u00a0" in key:
            said = "there is a non-breaking space here, which does not count as a space; type an ordinary one"
            self._report(Position(at.line, at.column + key.index("\u00a0")), "ND212", said, None)
            return False
        if key in mapping:
            first = mapping[key].key_at
            assert first is not None
            self._report(at, "ND112", f"'{key}' is written a second time (first in line {first.line}); keep one", None)
            key = f"{key}\0{at.line}:{at.column}"  # kept out of the data, so that reading can go on
        self._key = (key, at)
        return True

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        holder = self._open[-1].value
        if isinstance(holder, list):
            holder.append(node)
            return
        assert isinstance(holder, dict)
        assert self._key is not None
        key, node.key_at = self._key
        self._key = None
        if "\0" not in key:
            holder[key] = node

    def _place(self, event: yaml.Event) -> Position:
        mark = event.start_mark
        assert mark is not None
        return Position(mark.line + self._first_line, mark.column + 1)
