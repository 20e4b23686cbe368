"""From a file's tree to a record, or to the faults that keep it from being one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from . import models
from .problems import Position
from .schema import nested_fields
from .suggest import near
from .tree import Node, Path

M = TypeVar("M", bound=BaseModel)

_KINDS_OF_VALUE = {
    "tuple_type": "a list, such as [first, second]",
    "dict_type": "a group of fields, one “key: value” to a line",
    "model_type": "a group of fields, one “key: value” to a line",
    "string_type": "a single text",
}

STATED_ELSEWHERE = {
    ("Hub", "members"): "a partner states its hubs itself: in the partner's file write hubs: [{hub: …}]",
    ("Hub", "partners"): "a partner states its hubs itself: in the partner's file write hubs: [{hub: …}]",
    ("Hub", "conveners"): "a partner states its hubs itself: in its file write hubs: [{hub: …, role: convener}]",
    ("Hub", "strategies"): "strategies belong to the plan: write them one step further in, under plan:",
    ("Partner", "strategies"): "a hub's plan names its partners: state it in the hub's file, as lead: or partners:",
    ("Partner", "leads"): "a hub's plan names its leads: state it in the hub's file, as lead:",
    ("Principle", "partners"): "a partner states its alignment itself: in its file, under alignment:",
    ("Principle", "strategies"): "a hub's plan names its principles: state it in the hub's file",
    ("Place", "partners"): "a partner names its places itself: in its file, as based_in: or serves:",
}
"""Relations that are derived on this side, with where to state them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a place of one file."""

    at: Position
    code: str
    message: str
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Validated(Generic[M]):
    """What validation made of a tree."""

    record: M | None
    """The record, if it has no fault."""
    sound: M | None
    """The record without its faulty parts, if what is left is one: the rules are checked on it all the same."""
    tree: Node
    """The tree that `sound` was made of."""
    faults: tuple[Fault, ...]


def validate(model: type[M], tree: Node) -> Validated[M]:
    """Check a tree against its model."""
    try:
        record = model.model_validate(tree.plain())
    except ValidationError as error:
        details = error.errors(include_input=False, include_url=False)
    else:
        return Validated(record, record, tree, ())
    faults = tuple(_fault(model, tree, detail) for detail in details)
    pruned = tree.without([_smallest_part(detail["loc"]) for detail in details if detail["type"] != "missing"])
    try:
        sound = model.model_validate(pruned.plain())
    except ValidationError:
        sound = None
    return Validated(None, sound, pruned, faults)


def _smallest_part(path: Path) -> Path:
    """The list entry or field that can be left out because of a fault at `path`."""
    indexes = [place for place, step in enumerate(path) if isinstance(step, int)]
    return path[: indexes[-1] + 1] if indexes else path[:1]


def _fault(model: type[BaseModel], tree: Node, detail: ErrorDetails) -> Fault:
    path = detail["loc"]
    if path and path[-1] == "[key]":
        return _described(detail, tree.position(path[:-1], of_key=True))
    kind = detail["type"]
    holder = _model_at(model, path[:-1])
    if kind == "extra_forbidden":
        return _unknown_key(holder, str(path[-1]), tree.position(path, of_key=True))
    if kind == "missing":
        return _missing(holder, str(path[-1]), tree.position(path))
    node = tree.find(path)
    at = tree.position(path)
    if node is not None and node.value is None:
        return Fault(at, "ND222", "this list entry is empty; fill it in or delete the line")
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
        return _wrong_choice(node, choices, at)
    if kind in _KINDS_OF_VALUE:
        return _wrong_kind(node, kind, str(path[-1]) if path else "the file", at)
    return _described(detail, at)


def _described(detail: ErrorDetails, at: Position) -> Fault:
    """A fault that a validator of ours, or a bound on a number, describes."""
    context = detail.get("ctx", {})
    if detail["type"].startswith("ND"):
        return Fault(at, detail["type"], str(context["message"]), context.get("suggestion"))
    bounds = {"greater_than_equal": "at least", "less_than_equal": "at most"}
    word = bounds.get(detail["type"])
    if word is None:
        raise AssertionError(f"no words for pydantic's {detail['type']!r}")
    return Fault(at, "ND223", f"this must be {word} {next(iter(context.values()))}")


def _unknown_key(holder: type[BaseModel] | None, key: str, at: Position) -> Fault:
    shown = key[:60]
    if holder is None:
        return Fault(at, "ND201", f"'{shown}' is not a field of this record")
    if elsewhere := STATED_ELSEWHERE.get((holder.__name__, key)):
        return Fault(at, "ND221", f"'{shown}' is not written here: {elsewhere}")
    if likely := near(key.replace("-", "_").replace(" ", "_"), holder.model_fields):
        return Fault(at, "ND201", f"'{shown}' is not a field here; did you mean '{likely}'?", likely)
    for group, nested in nested_fields(holder).items():
        if key in nested.model_fields:
            return Fault(at, "ND217", f"'{shown}' belongs one step further in, under '{group}'")
    for outer in _holders(holder):
        if key in outer.model_fields:
            return Fault(
                at, "ND217", f"'{shown}' belongs further out: it is a field of the {_name(outer)}, not of this group"
            )
    known = ", ".join(holder.model_fields)
    return Fault(at, "ND201", f"'{shown}' is not a field here; the fields are {known}")


def _missing(holder: type[BaseModel] | None, key: str, at: Position) -> Fault:
    meaning = holder.model_fields[key].description if holder else None
    said = f" ({meaning.rstrip('.')})" if meaning else ""
    return Fault(at, "ND202", f"'{key}' is missing{said}; add a line “{key}: …”")


def _wrong_choice(node: Node | None, choices: list[str], at: Position) -> Fault:
    value = node.value if node else None
    if not isinstance(value, str):
        return Fault(at, "ND203", f"this must be one of {', '.join(choices)}")
    likely = near(value, choices)
    hint = f"did you mean '{likely}'?" if likely else f"it is one of {', '.join(choices)}"
    return Fault(at, "ND205", f"'{value[:60]}' is not a choice here; {hint}", likely)


def _wrong_kind(node: Node | None, kind: str, key: str, at: Position) -> Fault:
    value = node.value if node else None
    got = "a group of fields" if isinstance(value, dict) else "a list" if isinstance(value, list) else "a single text"
    suggestion = None
    if kind == "tuple_type" and isinstance(value, str) and re.fullmatch(r"[\w ,.-]+", value):
        suggestion = f"[{value}]"
    elif kind == "string_type" and isinstance(value, list) and len(value) == 1 and isinstance(value[0].value, str):
        suggestion = value[0].value
    hint = f"; write {suggestion}" if suggestion else ""
    return Fault(at, "ND203", f"'{key}' must be {_KINDS_OF_VALUE[kind]}, and is {got}{hint}", suggestion)


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model that describes the group of fields at `path`."""
    found: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, str) and found is not None:
            nested = nested_fields(found)
            if step in nested:
                found = nested[step]
            elif step in found.model_fields:
                found = None
    return found


def _holders(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The models that hold `model`, nearest first."""
    for candidate in vars(models).values():
        is_model = isinstance(candidate, type) and issubclass(candidate, BaseModel)
        if is_model and model in nested_fields(candidate).values():
            yield candidate
            yield from _holders(candidate)


def _name(model: type[BaseModel]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).lower().removesuffix(" entry")
