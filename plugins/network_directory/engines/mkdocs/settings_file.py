"""mkdocs.yml as MkDocs reads it, but as data: it takes in what it inherits and the environment, and runs nothing.

MkDocs' own loader makes objects of what tags ask for, and its configuration runs plugins and hooks of the folder. So
the file is composed here, and what only such a tag could tell counts as a value that cannot be told.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from ...records.answers import answer
from ...records.files import read_text
from ...records.problems import START, Position, Problem
from ...records.syntax import explain

MAX_SETTINGS = 1024 * 1024
UNTOLD = object()
"""What a tag stands for that is not known here."""


class _Loader(yaml.SafeLoader):
    """Composes and constructs without running anything."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """What `!ENV NAME`, `!ENV [NAME, …]` or `!ENV [NAME, …, default]` stands for, as the package pyyaml-env-tag says.

    The default's type is that of what is written, and so is that of what the environment has.
    """
    names = node.value if isinstance(node, yaml.SequenceNode) else [node]
    default = None
    if len(names) > 1:
        *names, last = names
        default = loader.construct_object(last, deep=True)
    for name in names:
        if not isinstance(name, yaml.ScalarNode):
            return UNTOLD
        if name.value in os.environ:
            value = os.environ[name.value]
            tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
            return loader.construct_object(yaml.ScalarNode(tag, value))
    return default


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("", lambda loader, suffix, node: UNTOLD)


@dataclass(frozen=True)
class Setting:
    """A value of the settings, and where it stands."""

    name: str
    file: str
    """From the network's folder; it may be one that mkdocs.yml inherits."""
    key: Position
    at: Position
    node: yaml.Node

    @cached_property
    def value(self) -> Any:
        """What YAML makes of it; UNTOLD of a tag that is not known."""
        return _value(self.node)

    def below(self) -> Iterator[Setting]:
        """What stands in it, by name: of a list, what its entries are, or the keys of the groups that they are."""
        match self.node:
            case yaml.MappingNode():
                yield from _settings(self.node)
            case yaml.SequenceNode(value=nodes):
                for node in nodes:
                    if isinstance(node, yaml.MappingNode):
                        yield from _settings(node)
                    else:
                        yield _setting(node, yaml.ScalarNode("tag:yaml.org,2002:null", ""), node)


def read_settings_file(file: Path) -> tuple[dict[str, Setting], tuple[Problem, ...]]:
    """All settings at the top of a file and of those that it inherits, by name; and why one could not be read."""
    problems: list[Problem] = []
    top = _composed(file, file.resolve().parent, problems, frozenset())
    return {setting.name: setting for setting in _settings(top)}, tuple(problems)


def _composed(file: Path, root: Path, problems: list[Problem], inheriting: frozenset[Path]) -> yaml.MappingNode:
    """A file's settings merged into those that it inherits."""
    here = file.resolve()
    name = Path(os.path.relpath(here, root)).as_posix()
    text = read_text(here, MAX_SETTINGS, lambda *fault: problems.append(Problem(name, *fault)))
    loader = _Loader(text or "")
    loader.name = name  # which every mark of a place then has
    own = yaml.MappingNode("tag:yaml.org,2002:map", [])
    try:
        top = loader.get_single_node()
        if isinstance(top, yaml.MappingNode):
            _Loader("").construct_document(top)  # which finds what no value can be made of
            loader.flatten_mapping(top)
            own = top
    except yaml.MarkedYAMLError as error:
        slip = explain(error, [*(text or "").split("\n"), ""])
        at = Position(slip.line + 1, slip.column + 1)
        problems.append(Problem(name, at, slip.code, slip.said, slip.suggestion))
    except (yaml.YAMLError, ValueError, RecursionError):
        problems.append(Problem(name, START, "ND108", answer("settings-unreadable")))
    finally:
        loader.dispose()
    return own if problems else _with_inherited(own, here, root, problems, inheriting)


def _with_inherited(
    own: yaml.MappingNode, here: Path, root: Path, problems: list[Problem], inheriting: frozenset[Path]
) -> yaml.MappingNode:
    parents = [node for key, node in own.value if key.value == "INHERIT"]
    own.value = [(key, node) for key, node in own.value if key.value != "INHERIT"]
    way = _value(parents[-1]) if parents else None
    if not isinstance(way, str):
        return own
    parent = here.parent / way
    if not parent.is_file() or parent.resolve() in inheriting:  # which MkDocs itself says
        return own
    return _merged(_composed(parent, root, problems, inheriting | {here}), own, {})


def _merged(
    outer: yaml.MappingNode, inner: yaml.MappingNode, made: dict[tuple[int, int], yaml.MappingNode]
) -> yaml.MappingNode:
    """Two groups as one: of what stands in both, groups are merged again, and of all else the inner one counts.

    `made` keeps what was merged already, for an anchor may stand in many places, and in itself.
    """
    if merged := made.get((id(outer), id(inner))):
        return merged
    made[id(outer), id(inner)] = merged = yaml.MappingNode(inner.tag, [], inner.start_mark, inner.end_mark)
    for group in (outer, inner):
        _Loader("").flatten_mapping(group)
    pairs = {key.value: (key, node) for key, node in outer.value if isinstance(key, yaml.ScalarNode)}
    for key, node in inner.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        _, before = pairs.get(key.value, (None, None))
        if isinstance(before, yaml.MappingNode) and isinstance(node, yaml.MappingNode):
            node = _merged(before, node, made)
        pairs[key.value] = key, node
    merged.value = list(pairs.values())
    return merged


def _settings(group: yaml.MappingNode) -> Iterator[Setting]:
    """What stands in a group; of two of one name the last counts, as it does for MkDocs."""
    _Loader("").flatten_mapping(group)
    by_name = {key.value: _setting(key, node, key) for key, node in group.value if isinstance(key, yaml.ScalarNode)}
    yield from by_name.values()


def _setting(name: yaml.Node, node: yaml.Node, key: yaml.Node) -> Setting:
    assert key.start_mark is not None
    return Setting(str(name.value), key.start_mark.name, _position(key), _position(node, key), node)


def _value(node: yaml.Node) -> Any:
    return _Loader("").construct_object(node, deep=True)


def _position(node: yaml.Node, otherwise: yaml.Node | None = None) -> Position:
    mark = node.start_mark or (otherwise.start_mark if otherwise else None)
    assert mark is not None
    return Position(mark.line + 1, mark.column + 1)
