"""Reading YAML so that nothing in a file can surprise anybody.

Only mappings, lists and text come out. Scalars stay the text that was written (`no`, `00501`, `1.10`),
duplicate keys, anchors, aliases and tags are problems, and depth is bounded while events are read, so that
neither recursion nor an "alias bomb" can be provoked. libyaml's events are used rather than its composer,
which recurses in C and crashes on deep nesting.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

import yaml

from .answers import Phrase, answer
from .models import LISTS
from .problems import Position
from .slips import Edit, Slip, hard_space, slip_in_key, slip_in_list
from .syntax import CLOSING, OPENING, explain, quoted
from .tree import Node

MAX_DEPTH = 24
"""No field of any record is nested deeper than about ten levels."""
MAX_MENDS = 20
"""So many slips of one file are read as they were meant; of others their author is told once these are mended."""
_TAB_WIDTHS = (2, 4, 8)
_READ_AGAIN = 200_000
"""How many characters of a file may be read again to find its slips."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

UNSAFE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]|(?<![ÂÃ])\xad|[\u180e\u200b\u2060-\u2064\ufeff]"
)
"""What YAML calls not printable, line separators that editors do not show as such, signs that reorder text, and what
nobody sees and no script needs: soft hyphens, spaces without width, joiners of words. Joiners of letters stay,
and so does a soft hyphen that is half of a garbled letter: “MartÃ\xad” was “Martí”."""

_SAFE = re.compile(
    "[\t\n\x20-\x7e\xa0-\xac\xae-\u180d\u180f-\u200a\u200c-\u2027\u202f-\u205f\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*+"
)
"""Signs of which none is unsafe: a search for others looks at each sign in several ways."""


def is_plainly_safe(text: str) -> bool:
    """Whether it is plain at once that there is nothing `UNSAFE` in a text without returns."""
    return _SAFE.fullmatch(text) is not None


Report = Callable[[Position, str, Phrase, str | None], None]
"""Called with place, code, what to say, and suggestion."""
_Problem = tuple[Position, str, Phrase, str | None]


def parse_yaml(text: str, report: Report, first_line: int = 1) -> Node | None:
    """The tree of a YAML document, or None if a fault that went to `report` keeps it from being read.

    A slip that can plainly be meant in one way only goes to `report` too, and is read as it was meant. `first_line` is
    the line of the file in which `text` begins.
    """
    mended = _Mended(text)
    root, problems = _read_on(mended, first_line)
    for problem in problems:
        report(*problem)
    if root is None and not problems:
        report(Position(first_line, 1), "ND114", answer("no-fields"), None)
    return root


def slips(text: str) -> Sequence[Slip]:
    """The faults of syntax of a YAML document, as far as it can be read, with what mends them."""
    mended = _Mended(text)
    _read_on(mended, 1)
    return mended.slips


def _read_on(mended: _Mended, first_line: int) -> tuple[Node | None, Sequence[_Problem]]:
    """What there is in a text, and all that is wrong with it."""
    while True:
        problems: list[_Problem] = []
        root, slip = _read(mended, lambda *problem, problems=problems: problems.append(problem), first_line)
        if slip is None or not mended.take(slip):
            break
    for slip in mended.slips:
        at = Position(slip.line + first_line, slip.column + 1)
        problems.append((at, slip.code, slip.said, slip.suggestion))
    return root, problems


class _Mended:
    """A text in which slips are mended one after the other, and where each place of it stands in what was written."""

    def __init__(self, text: str, *, tabs_are_mended: bool = False) -> None:
        self._tabs_are_mended = tabs_are_mended
        self.lines = text.split("\n")
        self.slips: list[Slip] = []
        self._edits: dict[int, list[Edit]] = defaultdict(list)
        # Each mend costs another reading: few are made in a large file, so that the time stays in step with its size.
        self._mends_left = min(MAX_MENDS, max(2, _READ_AGAIN // (len(text) + 1)))

    def take(self, slip: Slip) -> bool:
        """Note a slip, and mend it; whether there is something new to read."""
        if slip.code == "ND110" and not self._tabs_are_mended:
            slip = slip._replace(edits=_without_tabs(self.lines))
        line, column = self.written(slip.line, slip.column)
        for number, earlier in enumerate(self.slips):
            if earlier[:2] == (line, column):  # what should have mended it did not
                self.slips[number] = earlier._replace(edits=())
                return False
        first = not any(edit.line in self._edits for edit in slip.edits)
        self.slips.append(slip._replace(line=line, column=column, certain=slip.certain and first))
        if not slip.edits or not self._mends_left:
            return False
        self._mends_left -= 1
        for edit in reversed(slip.edits):
            text = self.lines[edit.line]
            self.lines[edit.line] = text[: edit.start] + edit.new + text[edit.end :]
            self._edits[edit.line].append(edit)
        return True

    def written(self, line: int, column: int) -> tuple[int, int]:
        """Where what stands in a place now was written."""
        for edit in reversed(self._edits.get(line, ())):
            if column >= edit.start + len(edit.new):
                column += edit.end - edit.start - len(edit.new)
            elif column > edit.start:
                column = min(column, edit.end)
        return line, column


def _without_tabs(lines: Sequence[str]) -> tuple[Edit, ...]:
    """Spaces for the tabs that lines begin with, if they say the same at whatever width they can be read best."""
    readings: list[tuple[int, object, tuple[Edit, ...]]] = []
    for width in _TAB_WIDTHS:
        edits = tuple(
            Edit(number, 0, match.end(), match[0].replace("\t", " " * width))
            for number, line in enumerate(lines)
            if (match := re.match(r"[ ]*\t[ \t]*", line))
        )
        spaced = list(lines)
        for edit in edits:
            spaced[edit.line] = edit.new + spaced[edit.line][edit.end :]
        tree, problems = _read_on(_Mended("\n".join(spaced), tabs_are_mended=True), 1)
        if tree:
            readings.append((len(problems), tree.plain(), edits))
    fewest = min((faults for faults, _, _ in readings), default=0)
    best = [(content, edits) for faults, content, edits in readings if faults == fewest]
    return best[0][1] if best and all(content == best[0][0] for content, _ in best) else ()


def _read(mended: _Mended, report: Report, first_line: int) -> tuple[Node | None, Slip | None]:
    """What there is in a text, and what keeps it from being read on; both are None if that went to `report`."""
    builder = _Builder(report, first_line, mended)
    try:
        for event in yaml.parse("\n".join(mended.lines), Loader=_LOADER):
            if not builder.take(event):
                return builder.root_so_far, builder.slip
    except yaml.MarkedYAMLError as error:
        return None, explain(error, mended.lines)
    return builder.root, None


class _Builder:
    """Builds the tree from libyaml's events."""

    def __init__(self, report: Report, first_line: int, mended: _Mended) -> None:
        self.root: Node | None = None
        self.root_so_far: Node | None = None
        """What can be used although reading stopped."""
        self.slip: Slip | None = None
        """What reading stopped at, if that may be mended."""
        self._report = report
        self._first_line = first_line
        self._mended = mended
        self._lines = [*mended.lines, ""]  # libyaml counts one line more for the end of the text
        self._open: list[Node] = []
        self._in_brackets: list[bool] = []
        self._key: tuple[str, Position] | None = None
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False means that reading must stop."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._report(self._place(event), "ND108", answer("text-below-yaml"), None)
                self.root_so_far = self.root
                return False
        elif isinstance(event, yaml.AliasEvent):
            self._report(self._place(event), "ND111", answer("alias", name=str(event.anchor)), None)
            return False
        elif isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent):
            return self._take_value(event)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._open.pop()
            self._in_brackets.pop()
        return True

    def _take_value(self, event: yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent) -> bool:
        at = self._place(event)
        if event.anchor is not None:
            self._report(at, "ND111", answer("anchor", name=event.anchor), None)
            return False
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._report(at, "ND111", answer("tag", tag=tag), None)
            return False
        if isinstance(event, yaml.ScalarEvent):
            if self._awaits_key():
                return self._take_key(event, at)
            self.slip = self._slip_in_list(event)
            if self.slip:
                return False
            self._add(self._text(event, at))
            return True
        if self._awaits_key():
            self._report(at, "ND108", answer("key-no-word"), None)
            return False
        if len(self._open) >= MAX_DEPTH:
            self._report(at, "ND113", answer("too-deep"), None)
            return False
        node = Node(at, [] if isinstance(event, yaml.SequenceStartEvent) else {})
        self._add(node)
        self._open.append(node)
        self._in_brackets.append(isinstance(event, yaml.SequenceStartEvent) and bool(event.flow_style))
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
                phrase = answer("cut-off-by-a-hash", better=quoted(cut))
                start = len(line) - len(line[event.start_mark.column :].lstrip())
                self._report(Position(at.line, start + 1), "ND119", phrase, quoted(cut))
                value = cut
            if len(value) > 1 and value[0] in OPENING and value[-1] in CLOSING and not {*value[1:-1]} & {*"“”"}:
                self._report(at, "ND118", answer("typographic-quotes", better=quoted(value)), quoted(value))
                value = value[1:-1]
            if value in NULLS:
                return Node(at, None)
        elif hidden := UNSAFE.search(value):
            self._report(at, "ND212", answer("invisible-in-a-text", sign=f"{ord(hidden[0]):04X}"), None)
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

    def _slip_in_list(self, event: yaml.ScalarEvent) -> Slip | None:
        """Entries of a list that were taken for one text, for they do not start with a hyphen and a space."""
        assert event.start_mark is not None
        if not event.implicit[0] or not self._key or self._key[0] not in LISTS:
            return None
        return slip_in_list(self._lines, event.start_mark.line, event.start_mark.column)

    def _take_key(self, event: yaml.ScalarEvent, at: Position) -> bool:
        key = event.value
        mapping = self._open[-1].value
        assert isinstance(mapping, dict)
        assert event.start_mark is not None
        line, column = event.start_mark.line, event.start_mark.column
        if "\u00a0" in key:
            self.slip = hard_space(self._lines, line, column + key.index("\u00a0"))
        elif event.implicit[0]:
            self.slip = slip_in_key(self._lines, line, column)
        if self.slip:
            return False
        if key in mapping:
            first = mapping[key].key_at
            assert first is not None
            self._report(at, "ND112", answer("key-twice", key=key, line=first.line), None)
            key = f"{key}\0{at.line}:{at.column}"  # kept out of the data, so that reading can go on
        self._key = (key, at)
        return True

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        holder = self._open[-1].value
        if isinstance(holder, list):
            node.in_brackets = self._in_brackets[-1]
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
        line, column = self._mended.written(mark.line, mark.column)
        return Position(line + self._first_line, column + 1)
