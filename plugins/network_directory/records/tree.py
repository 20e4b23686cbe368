"""A file's content as a tree in which every value knows where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .problems import Position

Path = Sequence[str | int]
"""The way from the top of a file to a value: keys and list indexes."""


@dataclass(slots=True)
class Node:
    """A value of a file: a text, a list or a mapping, or None for an empty value."""

    at: Position
    value: str | list[Node] | dict[str, Node] | None
    key_at: Position | None = None
    """Where the value's key stands, if it has one."""
    text_at: Position | None = None
    """Where a text begins, if that is known."""
    folded: str | None = None
    """How a text is written whose lines are not those of the file."""
    in_brackets: bool = False
    """Whether it is an entry of a list that is written in brackets."""
    left_out: frozenset[str | int] = frozenset()
    """The keys or indexes of values that `without` took away."""

    @property
    def children(self) -> Sequence[Node]:
        """The values of a mapping or the entries of a list; none of other values."""
        match self.value:
            case dict() as mapping:
                return [*mapping.values()]
            case list() as items:
                return items
        return ()

    def plain(self) -> Any:
        """The value as plain Python data."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def find(self, path: Path) -> Node | None:
        """The node at `path`, or None."""
        node: Node | None = self
        for step in path:
            match node and node.value, step:
                case dict() as mapping, str():
                    node = mapping.get(step)
                case list() as items, int() if step < len(items):
                    node = items[step]
                case _:
                    return None
        return node

    def position(self, path: Path, *, of_key: bool = False) -> Position:
        """Where the value at `path` stands, or else the nearest thing around it.

        With `of_key` the key itself is meant, not its value.
        """
        for length in range(len(path), -1, -1):
            node = self.find(path[:length])
            if node is not None:
                wanted_key = of_key or node.value is None
                return node.key_at if wanted_key and node.key_at else node.at
        raise AssertionError("the empty path always finds the tree itself")

    def place_in_text(self, at: Position) -> Position:
        """The place in the file of a place in this text, or the text's own if that cannot be told."""
        assert isinstance(self.value, str)
        if self.text_at is None:
            return self.at
        line, column = self.text_at
        if self.folded is None:
            return Position(line + at.line - 1, column + at.column - 1)
        *above, here = self.value.split("\n")[: at.line]
        before = "".join([*above, here[: at.column - 1]])
        signs = len(re.sub(r"\s", "", before))  # folding changes nothing but white space
        written = re.match(rf"(?:\s*\S){{0,{signs}}}\s*", self.folded)
        assert written is not None
        breaks = written[0].count("\n")
        return Position(line + breaks, (0 if breaks else column - 1) + len(written[0]) - written[0].rfind("\n"))

    def lacks(self, path: Path) -> bool:
        """Whether `without` took away the value at `path`, or a part of it."""
        holder, node = self.find(path[:-1]), self.find(path)
        return bool((holder and path[-1] in holder.left_out) or (node and node.left_out))

    def without(self, paths: Sequence[Path]) -> Node:
        """A copy that lacks the values at `paths`; list items keep their places in the file."""
        dropped = {path[0] for path in paths if len(path) == 1}
        below: dict[str | int, list[Path]] = {}
        for path in paths:
            if len(path) > 1:
                below.setdefault(path[0], []).append(path[1:])
        match self.value:
            case dict() as mapping:
                pruned: Any = {k: n.without(below.get(k, ())) for k, n in mapping.items() if k not in dropped}
            case list() as items:
                pruned = [n.without(below.get(i, ())) for i, n in enumerate(items) if i not in dropped]
            case scalar:
                pruned = scalar
        return Node(self.at, pruned, self.key_at, left_out=frozenset(dropped))
