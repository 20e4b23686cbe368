"""What templates can reach from the contexts of pages: classes, their attributes, and what each means."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, ClassVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

Hint = Any
"""What Python's own type hints are."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something of a value that a template can ask for."""

    name: str
    hint: Hint
    text: str
    """What it means; empty where its class does not say."""


def is_described(kind: Hint) -> bool:
    """Whether a type is a class of ours, with attributes that are declared."""
    return isinstance(kind, type) and (
        is_dataclass(kind) or issubclass(kind, BaseModel) or (issubclass(kind, tuple) and hasattr(kind, "_fields"))
    )


@cache
def attributes(kind: type) -> dict[str, Attribute]:
    """The attributes of a class that `is_described`, in the order in which it declares them; properties come last."""
    hints = get_type_hints(kind)
    texts = {name: text for base in reversed(kind.__mro__) for name, text in _texts(base).items()}
    declared = {
        name: Attribute(name, _plain(hint), texts.get(name, ""))
        for name, hint in hints.items()
        if not name.startswith(("_", "model_")) and name != "template"
    }
    computed = {
        name: Attribute(name, get_type_hints(value.fget)["return"], inspect.getdoc(value) or "")
        for name, value in _members(kind)
        if isinstance(value, property)
    }
    return declared | computed


@cache
def methods(kind: type) -> dict[str, Attribute]:
    """The methods of a class of ours, with the types of what they return."""
    return {
        name: Attribute(name, get_type_hints(value)["return"], inspect.getdoc(value) or "")
        for name, value in _members(kind)
        if inspect.isfunction(value)
    }


def arguments(function: Callable[..., Any]) -> str:
    """How a template calls a function: its parameters in brackets."""
    shown = [p.replace(annotation=p.empty) for p in inspect.signature(function).parameters.values()]
    names = [str(p) for p in shown if p.name not in ("self", "scope")]
    return f"({', '.join(names)})"


def _members(kind: type) -> Iterator[tuple[str, Any]]:
    """What the classes of ours define that a class is made of."""
    for base in reversed(kind.__mro__):
        if base.__module__.startswith("network_directory."):
            yield from ((name, value) for name, value in vars(base).items() if not name.startswith("_"))


def reachable(kinds: Iterable[type], but: Collection[type] = ()) -> list[type]:
    """These classes and all that is reached from them but through some, each once, in the order of meeting them."""
    met: dict[type, None] = {}
    waiting = list(kinds)
    while waiting:
        kind = waiting.pop(0)
        if kind not in met and kind not in but:
            met[kind] = None
            known = attributes(kind) | methods(kind)
            waiting += [part for attribute in known.values() for part in parts(attribute.hint)]
    return list(met)


def parts(hint: Hint) -> Iterator[type]:
    """The classes of ours that a type is made of."""
    kind: Any = get_origin(hint) or hint
    if is_described(kind):
        yield kind
    for argument in get_args(hint):
        if not isinstance(argument, str):
            yield from parts(argument)


def alternatives(hint: Hint) -> tuple[Hint, ...]:
    """The types of a union; a type that is none is alone."""
    origin: Any = get_origin(hint)
    return get_args(hint) if origin in (Union, UnionType) else (hint,)


def _plain(hint: Hint) -> Hint:
    origin: Any = get_origin(hint)
    return get_args(hint)[0] if origin is ClassVar else hint


@cache
def _texts(kind: type) -> Mapping[str, str]:
    """What is written below the attributes of a class, as this sentence is below its name."""
    try:
        source = textwrap.dedent(inspect.getsource(kind))
    except (OSError, TypeError):
        return {}
    (definition,) = ast.parse(source).body
    assert isinstance(definition, ast.ClassDef)
    texts = {}
    for statement, below in zip(definition.body, definition.body[1:], strict=False):
        if (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
        ):
            texts[statement.target.id] = inspect.cleandoc(str(below.value.value))
    return texts
