"""From a file's tree to a record, or to the faults that keep it from being one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from . import models
from .answers import Phrase, answer, meaning
from .debris import sentence_parts
from .fields import drop_empty, fields_of, groups_in
from .gazetteer import state_called
from .other_names import TELEPHONES, field_meant, folded_key
from .problems import Position
from .suggest import near
from .syntax import quoted
from .tree import Node, Path
from .types import ID_PATTERN

M = TypeVar("M", bound=BaseModel)

_FEW = 8
"""Up to how many fields a message names."""
_MANY_KEYS = 20
_LONGEST_LIST = 500
_KINDS_OF_VALUE = {
    "tuple_type": answer("wanted-list"),
    "dict_type": answer("wanted-group"),
    "model_type": answer("wanted-group"),
    "string_type": answer("value-text"),
}

STATED_ELSEWHERE = {
    ("Hub", "members"): answer("stated-by-the-partner"),
    ("Hub", "partners"): answer("stated-by-the-partner"),
    ("Hub", "conveners"): answer("stated-by-the-partner-as-convener"),
    ("Hub", "strategies"): answer("stated-in-the-plan"),
    ("Partner", "strategies"): answer("stated-by-the-hub-as-partner"),
    ("Partner", "leads"): answer("stated-by-the-hub-as-lead"),
    ("Principle", "partners"): answer("stated-by-the-partner-as-alignment"),
    ("Principle", "strategies"): answer("stated-by-the-plan"),
    ("Place", "partners"): answer("stated-by-the-partner-as-place"),
}
"""Relations that are derived on this side, with where to state them."""

_GROUPS = {
    "BadgeLevel": answer("badge-level"),
    "BadgeRules": answer("badge-rules"),
    "ClaimEntry": answer("claim"),
    "Hub": answer("hub"),
    "Measure": answer("measure"),
    "Part": answer("part"),
    "Partner": answer("partner"),
    "Plan": answer("plan"),
    "Principle": answer("principle"),
    "Source": answer("source"),
    "StrategyEntry": answer("strategy"),
    "Vocabulary": answer("vocabulary"),
}
"""How groups of fields are called that hold others, by their models."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a place of one file."""

    at: Position
    code: str
    said: Phrase
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
        record = model.model_validate(drop_empty(model, tree.plain()))
    except ValidationError as error:
        details = error.errors(include_input=False, include_url=False)
    else:
        return Validated(record, record, tree, ())
    pruned = tree.without([_smallest_part(detail["loc"]) for detail in details])
    try:
        sound = model.model_validate(drop_empty(model, pruned.plain()))
    except ValidationError:
        sound = None
    return Validated(None, sound, pruned, _faults(model, tree, details))


def _faults(model: type[BaseModel], tree: Node, details: Sequence[ErrorDetails]) -> tuple[Fault, ...]:
    """A fault for each detail, but none for a missing key that an unknown one was meant to be."""
    faults: list[Fault] = []
    unknown: list[tuple[type[BaseModel], str, Position]] = []
    missing: list[tuple[Path, Fault]] = []
    meant: set[Path] = set()
    elsewhere: set[str | int] = set()
    cuts: dict[int, Mapping[str, Fault]] = {}
    for detail in details:
        path = tuple(detail["loc"])
        fault = _fault(model, tree, detail, cuts)
        if fault is None:
            unknown.append((_model_at(model, path[:-1]), str(path[-1]), tree.position(path, of_key=True)))
        elif fault.code == "ND202":
            missing.append((path, fault))
        else:
            faults.append(fault)
            if detail["type"] == "extra_forbidden":
                meant |= {(*path[:-1], name) for name in (str(path[-1]).partition(":")[0], fault.suggestion) if name}
                elsewhere |= {str(path[-1])} if fault.code == "ND217" else set()
    faults += [fault for path, fault in missing if path not in meant and path[-1] not in elsewhere]
    return (*faults, *([_unknown_keys(unknown)] if unknown else ()))


def _unknown_keys(keys: Sequence[tuple[type[BaseModel], str, Position]]) -> Fault:
    """One fault for all keys of a file that nothing is like."""
    holder, first, at = keys[0]
    if len(keys) == 1:
        names = list(holder.model_fields)
        some = tuple(names if len(names) <= _FEW else [*names[: _FEW - 1], "…"])
        return Fault(at, "ND201", answer("unknown-key", key=first[:60], fields=some))
    others = tuple(answer("key-in-a-line", key=key[:60], line=place.line) for _, key, place in keys[1:_MANY_KEYS])
    if more := max(0, len(keys) - _MANY_KEYS):
        return Fault(at, "ND201", answer("unknown-keys-and-more", key=first[:60], others=others, n=more))
    return Fault(at, "ND201", answer("unknown-keys", key=first[:60], others=others))


def _smallest_part(path: Path) -> Path:
    """The list entry or field that can be left out because of a fault at `path`."""
    indexes = [place for place, step in enumerate(path) if isinstance(step, int)]
    return path[: indexes[-1] + 1] if indexes else path[:1]


def _fault(
    model: type[BaseModel], tree: Node, detail: ErrorDetails, cuts: dict[int, Mapping[str, Fault]]
) -> Fault | None:
    """What is wrong by one of pydantic's errors; None of a key that nothing is like.

    `cuts` keeps what `_cuts_at_commas` found in each group.
    """
    path = detail["loc"]
    if path and path[-1] == "[key]":
        return _described(detail, tree.position(path[:-1], of_key=True))
    kind = detail["type"]
    holder = _model_at(model, path[:-1])
    group = tree.find(path[:-1])
    if path and group and isinstance(group.value, dict):
        if id(group) not in cuts:
            cuts[id(group)] = dict(_cuts_at_commas(group.value))
        if cut := cuts[id(group)].get(str(path[-1])):
            return cut
    if kind == "extra_forbidden":
        written = group.value if group and isinstance(group.value, dict) else {}
        return _unknown_key(holder, str(path[-1]), tree.position(path, of_key=True), written)
    node = tree.find(path)
    at = tree.position(path)
    if kind == "missing":
        return _missing(holder, str(path[-1]), node, at)
    if node is not None and node.value is None:
        return Fault(at, "ND222", _empty(path, node))
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
        return _wrong_choice(node, choices, at)
    if kind in _KINDS_OF_VALUE:
        return _wrong_kind(model, path, node, kind, at)
    return _described(detail, at)


def _described(detail: ErrorDetails, at: Position) -> Fault:
    """A fault that a validator of ours, or a bound on a number, describes."""
    context = detail.get("ctx", {})
    if detail["type"].startswith("ND"):
        return Fault(at, detail["type"], context["said"], context.get("suggestion"))
    limit = str(next(iter(context.values()), ""))
    match detail["type"]:
        case "greater_than_equal":
            return Fault(at, "ND223", answer("too-small", limit=limit))
        case "less_than_equal":
            return Fault(at, "ND223", answer("too-large", limit=limit))
    raise AssertionError(f"no words for pydantic's {detail['type']!r}")


def _empty(path: Path, node: Node) -> Phrase:
    if not node.key_at:
        return answer("empty-entry")
    return answer("empty", key=str(path[-1])) if path else answer("empty-here")


def _cuts_at_commas(group: Mapping[str, Node]) -> Iterator[tuple[str, Fault]]:
    """In { } a text ends at a comma; what stands behind becomes a key that has neither colon nor value."""
    start: Node | None = None
    bare: list[str] = []
    for key, node in (*group.items(), ("", None)):
        if _bare(node, key):
            bare.append(key)
            continue
        if bare and start and isinstance(start.value, str):
            fault = _cut_at_comma(start, [start.value, *bare])
            yield from ((name, fault) for name in bare if ":" not in name)
        start, bare = node, []


def _cut_at_comma(start: Node, pieces: Sequence[str]) -> Fault:
    if (number := "".join(pieces)).isdigit():
        return Fault(start.at, "ND209", answer("not-a-number-but", value=",".join(pieces), better=number), number)
    text = quoted(", ".join(pieces))
    return Fault(start.at, "ND108", answer("comma-needs-quotes", better=text), text)


def _bare(node: Node | None, key: str) -> bool:
    """Whether a key was written without a colon."""
    return bool(
        node
        and node.value is None
        and node.key_at
        and node.at == Position(node.key_at.line, node.key_at.column + len(key))
    )


def _unknown_key(holder: type[BaseModel], key: str, at: Position, written: Container[str]) -> Fault | None:
    """What was meant by a key that its group does not have; None if nothing is like it."""
    shown = key[:60]
    name, colon, value = key.partition(":")
    if colon and name in holder.model_fields:
        better = f"{name}: {value}"
        return Fault(at, "ND108", answer("colon-needs-a-space", better=better), better)
    if elsewhere := STATED_ELSEWHERE.get((holder.__name__, key)):
        return Fault(at, "ND221", answer("stated-elsewhere", key=shown, where=elsewhere))
    if folded_key(key) in TELEPHONES:
        return Fault(at, "ND201", answer("no-telephone", key=shown))
    if field := field_meant(holder, key):
        return _called_otherwise(shown, field, at, written)
    if likely := near(folded_key(key), holder.model_fields):
        return Fault(at, "ND201", answer("key-like", key=shown, likely=likely), likely)
    return _at_another_depth(holder, key, at)


def _called_otherwise(shown: str, field: str, at: Position, written: Container[str]) -> Fault:
    """A field under a name that it has elsewhere."""
    if field in written:
        return Fault(at, "ND201", answer("key-said-already", key=shown, field=field))
    if field == "contact":
        return Fault(at, "ND201", answer("mail-elsewhere", key=shown))
    if field == "logo":
        return Fault(at, "ND201", answer("logo-elsewhere", key=shown))
    return Fault(at, "ND201", answer("key-by-another-name", key=shown, field=field), field)


def _at_another_depth(holder: type[BaseModel], key: str, at: Position) -> Fault | None:
    """A key that belongs into a group beside it, or out of the one that it is in; None if it belongs nowhere."""
    shown = key[:60]
    for group, nested in groups_in(holder).items():
        if key in nested.model_fields:
            return Fault(at, "ND217", answer("further-in", key=shown, group=group))
    for outer in _holders(holder):
        if key in outer.model_fields:
            return Fault(at, "ND217", answer("further-out", key=shown, group=_GROUPS[outer.__name__]))
    return None


def _missing(holder: type[BaseModel], key: str, node: Node | None, at: Position) -> Fault:
    what = meaning(holder.__name__, key, fields_of(holder)[key].meaning.rstrip("."))
    if node is not None:
        return Fault(at, "ND222", answer("empty-and-needed", key=key, meaning=what))
    return Fault(at, "ND202", answer("missing", key=key, meaning=what))


def _wrong_choice(node: Node | None, choices: list[str], at: Position) -> Fault:
    value = node.value if node else None
    if not isinstance(value, str):
        return Fault(at, "ND203", answer("one-of", choices=tuple(choices)))
    if likely := near(value, choices):
        return Fault(at, "ND205", answer("choice-like", value=value[:60], likely=likely), likely)
    return Fault(at, "ND205", answer("choice-unknown", value=value[:60], choices=tuple(choices)))


def _wrong_kind(model: type[BaseModel], path: Path, node: Node | None, kind: str, at: Position) -> Fault:
    value = node.value if node else None
    keys = [step for step in path if isinstance(step, str)]
    key = answer("the-key", key=keys[-1]) if keys else answer("the-file")
    what = answer("entry-of", what=key) if path and isinstance(path[-1], int) else key
    wanted, got = _KINDS_OF_VALUE[kind], _got(value)
    hint, suggestion = _instead(model, path, value, kind, at)
    if suggestion and not hint:
        hint = answer("write-instead", better=suggestion)
    if hint:
        return Fault(at, "ND203", answer("wrong-kind-but", what=what, wanted=wanted, got=got, better=hint), suggestion)
    return Fault(at, "ND203", answer("wrong-kind", what=what, wanted=wanted, got=got))


def _got(value: object) -> Phrase:
    match value:
        case dict():
            return answer("value-group")
        case list():
            return answer("value-list")
    return answer("value-text")


def _instead(
    model: type[BaseModel], path: Path, value: object, kind: str, at: Position
) -> tuple[Phrase | None, str | None]:
    """What to do about a value of the wrong kind, in words, and what to write in its place."""
    group = groups_in(_model_at(model, path[:-1])).get(str(path[-1])) if path else None
    match kind, value:
        case "string_type", list([Node(value=str(only))]):
            return None, only
        case "string_type", dict() if colon := _text_with_colon(value, at):
            return answer("colon-needs-quotes", better=colon), colon
        case "tuple_type", dict():
            return answer("start-with-a-hyphen"), None
        case "tuple_type", str() if group:
            example, suggestion = _example(group, value)
            return answer("write-instead", better=f"[{example}]"), suggestion and f"[{suggestion}]"
        case "tuple_type", str() if len(value) < _LONGEST_LIST and (ids := _ids_in(_ref_at(model, path), value)):
            return None, f"[{', '.join(ids)}]"
        case "tuple_type", str() if re.fullmatch(r"[\w ,.-]+", value):
            return None, f"[{value}]"
        case "model_type", _:
            example, suggestion = _example(_model_at(model, path), value)
            return answer("write-instead", better=example), suggestion
    return None, None


def _ref_at(model: type[BaseModel], path: Path) -> str | None:
    """What the entries of a list name."""
    field = fields_of(_model_at(model, path[:-1])).get(str(path[-1])) if path else None
    return field.ref if field and field.is_list else None


def _ids_in(ref: str | None, value: str) -> list[str]:
    """The ids that a sentence such as “Kansas and Nebraska” names; none if it is not all plain."""
    parts = sentence_parts(value) if ref else []
    ids = [state_called(part) if ref == "place" else part if re.fullmatch(ID_PATTERN, part) else None for part in parts]
    return [id for id in ids if id] if len(parts) > 1 and all(ids) else []


def _text_with_colon(value: dict[str, Node], at: Position) -> str | None:
    """A text that was taken for a key and its value, in quotes."""
    key, node = next(iter(value.items()), ("", None))
    if len(value) != 1 or node is None or node.key_at != at or not isinstance(node.value, str):
        return None
    return quoted(f"{key}: {node.value}")


def _example(group: type[BaseModel], value: object) -> tuple[str, str | None]:
    """A group of fields as it is written, and the same with `value` in it if it is clear where that belongs."""
    required = [name for name, field in group.model_fields.items() if field.is_required()]
    if len(required) == 1 and isinstance(value, str) and re.fullmatch(r"[\w .-]+", value):
        filled = f"{{{required[0]}: {value}}}"
        return filled, filled
    return "{" + ", ".join(f"{name}: …" for name in required or group.model_fields) + "}", None


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model that describes the group of fields at `path`."""
    for step in path:
        model = groups_in(model).get(step, model) if isinstance(step, str) else model
    return model


def _holders(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The models that hold `model`, nearest first."""
    for candidate in vars(models).values():
        is_model = isinstance(candidate, type) and issubclass(candidate, BaseModel)
        if is_model and model in groups_in(candidate).values():
            yield candidate
            yield from _holders(candidate)
