"""Reading YAML so that nothing in a file can surprise anybody.

Only mappings, lists and text come out. Scalars stay the text that was written (`no`, `00501`, `1.10`),
duplicate keys, anchors, aliases and tags are problems, and depth is bounded while events are read, so that
neither recursion nor an "alias bomb" can be provoked. libyaml's events are used rather than its composer,
which recurses in C and crashes on deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from .problems import Position
from .tree import Node

MAX_DEPTH = 24
"""No field of any record is nested deeper than about ten levels."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_FIELDS = "a record is made of lines “key: value”, such as “name: …”"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

Report = Callable[[Position, str, str, str | None], None]
"""Called with place, code, message and suggestion."""


def parse_yaml(text: str, report: Report, first_line: int = 1) -> Node | None:
    """The tree of a YAML document, or None if a fault that went to `report` keeps it from being read.

    `first_line` is the line of the file in which `text` begins.
    """
    builder = _Builder(report, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.take(event):
                return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = Position(mark.line + first_line, mark.column + 1) if mark else Position(first_line, 1)
        _report_syntax(error, at, text.split("\n"), at.line - first_line, report)
        return None
    if builder.root is None:
        report(Position(first_line, 1), "ND114", _NO_FIELDS, None)
    return builder.root


class _Builder:
    """Builds the tree from libyaml's events."""

    def __init__(self, report: Report, first_line: int) -> None:
        self.root: Node | None = None
        self._report = report
        self._first_line = first_line
        self._open: list[Node] = []
        self._key: tuple[str, Position] | None = None
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False means that reading must stop."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._report(self._place(event), "ND108", "a record is one document: delete this line of hyphens", None)
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
            self._report(at, "ND111", f"'{event.tag}' is a tag; delete it, or put the text in quotes", None)
            return False
        if isinstance(event, yaml.ScalarEvent):
            if self._awaits_key():
                return self._take_key(event.value, at)
            plain_null = event.implicit[0] and event.value in _NULLS
            self._add(Node(at, None if plain_null else event.value))
            return True
        if self._awaits_key():
            self._report(at, "ND108", "a key must be a word; a text in { } or [ ] needs quotes", None)
            return False
        if len(self._open) >= MAX_DEPTH:
            self._report(at, "ND113", "brackets or indentation are nested too deeply here", None)
            return False
        node = Node(at, [] if isinstance(event, yaml.SequenceStartEvent) else {})
        self._add(node)
        self._open.append(node)
        return True

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._key is None

    def _take_key(self, key: str, at: Position) -> bool:
        mapping = self._open[-1].value
        assert isinstance(mapping, dict)
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


_UNQUOTED = re.compile(r"^(\s*(?:- )?[\w-]+:\s+)(?P<value>[^\"'\[{|>#&*!%@`].*:(?:\s.*|$))")


def _report_syntax(error: yaml.MarkedYAMLError, at: Position, lines: list[str], index: int, report: Report) -> None:
    """Say in a partner's words what libyaml says in its own."""
    line = lines[index] if index < len(lines) else ""
    said = error.problem or ""
    if (tab := _tab_before(lines, index)) is not None:
        place = Position(at.line - index + tab, 1)
        report(place, "ND110", "this line is indented with a tab; use two spaces for each step", None)
    elif unquoted := _UNQUOTED.match(line):
        value = unquoted["value"].rstrip()
        quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        place = Position(at.line, unquoted.start("value") + 1)
        report(place, "ND108", f"a text that contains a colon needs quotes: {quoted}", quoted)
    elif "cannot start any token" in said:
        sign = line[at.column - 1 : at.column]
        report(at, "ND108", f"a text cannot start with '{sign}'; put it in quotes", None)
    elif "unexpected end of stream" in said or "unexpected end" in said or "quoted scalar" in (error.context or ""):
        opened = error.context_mark
        where = Position(at.line - index + opened.line, opened.column + 1) if opened else at
        report(where, "ND108", "a quotation mark is opened here and never closed", None)
    elif "flow" in (error.context or ""):
        opened = error.context_mark
        where = Position(at.line - index + opened.line, opened.column + 1) if opened else at
        report(where, "ND108", "a bracket is opened here and not closed, or a comma is missing after an entry", None)
    elif "could not find expected ':'" in said:
        report(at, "ND108", "this line or the one above has no colon after its key; write “key: value”", None)
    elif "did not find expected" in said or "mapping values are not allowed" in said:
        report(at, "ND108", "the indentation does not fit the lines above; keys of one group start in one column", None)
    else:
        report(at, "ND108", f"this cannot be read as YAML ({said})", None)


def _tab_before(lines: list[str], index: int) -> int | None:
    """The nearest line at or just before `index` that is indented with a tab."""
    for number in range(min(index, len(lines) - 1), max(index - 2, -1), -1):
        if "\t" in lines[number][: len(lines[number]) - len(lines[number].lstrip())]:
            return number
    return None
