"""Checks templates against the types of what they are given, as mypy checks Python.

What a template says is followed by type: a name must be known, and what is asked of a value must be there. A macro is
followed anew for each kind of arguments that it gets. Where a type is not known nothing is found fault with: what
`namespace` holds, what a filter makes of a value.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from jinja2 import Environment, nodes
from markupsafe import Markup

from tools.context_types import Hint, alternatives, attributes, is_described, methods


class Unknown:
    """A type that nothing is known of."""


@dataclass(frozen=True)
class Macro:
    """A macro, and the names around it."""

    node: nodes.Macro
    module: Module

    def __repr__(self) -> str:
        return f"{self.module.template}:{self.node.name}"


@dataclass(eq=False)
class Module:
    """The names that a template makes."""

    template: str
    names: dict[str, Hint] = field(default_factory=dict)


Scope = Mapping[str, Hint]
_BUILT_IN = {
    "range": Unknown,
    "namespace": Unknown,
    "dict": Unknown,
    "loop": Unknown,
    "caller": Unknown,
    "varargs": Unknown,
    "kwargs": Unknown,
}
_KEEPING = ("list", "sort", "selectattr", "rejectattr", "select", "reject", "unique", "reverse")
"""Filters that give a sequence of the same things."""


class Checker:
    """Follows templates; `functions` are what all can use."""

    def __init__(self, folder: Path, functions: Mapping[str, Any], shared: Mapping[str, Hint]) -> None:
        self.faults: list[str] = []
        self._folder = folder
        self._parser = Environment(trim_blocks=True, lstrip_blocks=True)
        self._functions = functions
        self._shared = shared
        self._modules: dict[str, Module] = {}
        self._followed: set[tuple[str, ...]] = set()
        self._template = ""
        self._defined: list[nodes.Expr] = []

    def check(self, template: str, shown: Mapping[str, Hint]) -> Sequence[str]:
        """What is wrong with a template that is given these values, and with what it imports."""
        self.faults = []
        module = Module(template)
        self._follow_file(module, {**self._shared, **shown})
        return self.faults

    def _follow_file(self, module: Module, given: Scope) -> None:
        outer, self._template = self._template, module.template
        tree = self._parser.parse((self._folder / module.template).read_text("utf-8"))
        module.names = {**given}
        for macro in tree.find_all(nodes.Macro):
            module.names[macro.name] = Macro(macro, module)
        for statement in tree.body:
            self._statement(statement, module.names)
        for macro in tree.find_all(nodes.Macro):  # so that one that nobody uses is looked at too
            self._call_macro(Macro(macro, module), [Unknown] * len(macro.args), {})
        self._template = outer

    def _imported(self, template: str) -> Module:
        """What is imported has what all templates have, and not what its importer is given."""
        if template not in self._modules:
            self._modules[template] = Module(template)
            self._follow_file(self._modules[template], self._shared)
        return self._modules[template]

    def _fault(self, node: nodes.Node, message: str) -> None:
        fault = f"{self._template}:{node.lineno}: {message}"
        if fault not in self.faults:
            self.faults.append(fault)

    # Statements: each has a method by its kind; `names` grows by what is set

    def _statement(self, node: nodes.Node, names: dict[str, Hint]) -> None:
        getattr(self, f"_follow_{type(node).__name__.lower()}")(node, names)

    def _follow_output(self, node: nodes.Output, names: dict[str, Hint]) -> None:
        for part in node.nodes:
            self._type(part, names)

    def _follow_for(self, node: nodes.For, names: dict[str, Hint]) -> None:
        inner = dict(names)
        self._bind(node.target, element(self._type(node.iter, names)), inner)
        if node.test:
            self._type(node.test, inner)
        for statement in node.body:
            self._statement(statement, inner)
        self._block(node.else_, names)

    def _follow_if(self, node: nodes.If, names: dict[str, Hint]) -> None:
        self._type(node.test, names)
        for statement in (*node.body, *node.elif_, *node.else_):
            self._statement(statement, names)

    def _follow_assign(self, node: nodes.Assign, names: dict[str, Hint]) -> None:
        self._bind(node.target, self._type(node.node, names), names)

    def _follow_assignblock(self, node: nodes.AssignBlock, names: dict[str, Hint]) -> None:
        self._block(node.body, names)
        self._bind(node.target, Markup, names)

    def _follow_callblock(self, node: nodes.CallBlock, names: dict[str, Hint]) -> None:
        self._type(node.call, names)
        self._block(node.body, names)

    def _follow_import(self, node: nodes.Import, names: dict[str, Hint]) -> None:
        assert isinstance(node.template, nodes.Const)
        names[node.target] = self._imported(node.template.value)

    def _follow_macro(self, node: nodes.Macro, names: dict[str, Hint]) -> None:
        """It is followed where it is called."""

    def _block(self, body: Sequence[nodes.Node], names: Mapping[str, Hint]) -> None:
        inner = dict(names)
        for statement in body:
            self._statement(statement, inner)

    def _bind(self, target: nodes.Node, hint: Hint, names: dict[str, Hint]) -> None:
        match target:
            case nodes.Name():
                names[target.name] = hint
            case nodes.Tuple():
                parts = single(hint)
                for place, item in enumerate(target.items):
                    self._bind(item, parts[place] if len(parts) == len(target.items) else element(hint), names)

    # Expressions: what type each has, by a method for its kind

    def _type(self, node: nodes.Node, names: Scope) -> Hint:
        return getattr(self, f"_{type(node).__name__.lower()}", self._other)(node, names)

    def _other(self, node: nodes.Node, names: Scope) -> Hint:
        for child in node.iter_child_nodes():
            self._type(child, names)
        return Unknown

    def _const(self, node: nodes.Const, names: Scope) -> Hint:
        return type(node.value)

    def _getattr(self, node: nodes.Getattr, names: Scope) -> Hint:
        return self._attribute(node, self._type(node.node, names), node.attr)

    def _or(self, node: nodes.Or, names: Scope) -> Hint:
        return either(self._type(node.left, names), self._type(node.right, names))

    def _condexpr(self, node: nodes.CondExpr, names: Scope) -> Hint:
        self._type(node.test, names)
        other = self._type(node.expr2, names) if node.expr2 else str
        return either(self._type(node.expr1, names), other)

    def _tuple(self, node: nodes.Tuple, names: Scope) -> Hint:
        return tuple[tuple(self._type(item, names) for item in node.items)]  # type: ignore[misc]

    def _name(self, node: nodes.Name, names: Scope) -> Hint:
        if node.name in names:
            return names[node.name]
        if node.name in self._functions:
            return self._functions[node.name]
        if node.name in _BUILT_IN:
            return Unknown
        self._fault(node, f"no name '{node.name}' is known")
        return Unknown

    def _attribute(self, node: nodes.Node, owner: Hint, name: str) -> Hint:
        """The type of an attribute; a value that may be None counts as the other that it may be."""
        if isinstance(owner, Module):
            return self._of_module(node, owner, name)
        kinds = [kind for kind in alternatives(owner) if kind is not type(None)]
        found = [self._attribute_of(node, kind, name) for kind in kinds]
        return found[0] if len(found) == 1 else either(*found) if found else Unknown

    def _of_module(self, node: nodes.Node, module: Module, name: str) -> Hint:
        if name not in module.names:
            self._fault(node, f"{module.template} has no '{name}'")
        return module.names.get(name, Unknown)

    def _attribute_of(self, node: nodes.Node, kind: Hint, name: str) -> Hint:
        origin: Any = get_origin(kind) or kind
        if not is_described(origin):
            return self._of_plain(node, origin, name)
        if name in (known := attributes(origin)):
            return specific(known[name].hint, kind)
        if name in methods(origin):
            return getattr(origin, name)
        if node not in self._defined:
            self._fault(node, f"{origin.__name__} has no '{name}'")
        return Unknown

    def _of_plain(self, node: nodes.Node, kind: Hint, name: str) -> Hint:
        """An attribute of a value that Python or a library defines, or of one of our words."""
        if not isinstance(kind, type) or kind is Unknown:
            return Unknown
        if not issubclass(kind, Mapping) and not hasattr(kind, name):
            self._fault(node, f"{kind.__name__} has no '{name}'")
        return getattr(kind, name, Unknown)

    def _getitem(self, node: nodes.Getitem, names: Scope) -> Hint:
        owner, key = self._type(node.node, names), self._type(node.arg, names)
        constant = node.arg.value if isinstance(node.arg, nodes.Const) else None
        if isinstance(node.arg, nodes.Slice):
            return owner
        if isinstance(constant, str):
            return self._attribute(node, owner, constant)
        if isinstance(constant, int) and (parts := single(owner)):
            return parts[constant]
        origin: Any = get_origin(owner)
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return get_args(owner)[1]
        return element(owner) if key is not str else Unknown

    def _list(self, node: nodes.List, names: Scope) -> Hint:
        hints = [self._type(item, names) for item in node.items]
        return tuple[either(*hints), ...] if hints else Unknown  # type: ignore[misc]

    def _and(self, node: nodes.And, names: Scope) -> Hint:
        left = self._type(node.left, names)
        known = len(self._defined)
        if isinstance(node.left, nodes.Test) and node.left.name == "defined":
            self._defined.append(node.left.node)
        right = self._type(node.right, names)
        del self._defined[known:]
        return either(left, right)

    def _test(self, node: nodes.Test, names: Scope) -> Hint:
        if node.name != "defined":
            self._type(node.node, names)
        elif isinstance(node.node, nodes.Getattr):
            self._type(node.node.node, names)
        for argument in node.args:
            self._type(argument, names)
        return bool

    # Calls

    def _call(self, node: nodes.Call, names: Scope) -> Hint:
        called = self._type(node.node, names)
        given = [self._type(argument, names) for argument in node.args]
        named = {argument.key: self._type(argument.value, names) for argument in node.kwargs}
        if isinstance(called, Macro):
            self._call_macro(called, given, named)
            return Markup
        if isinstance(called, type) or not callable(called):
            return Unknown
        function = called if inspect.isroutine(called) else called.__call__
        if not (getattr(function, "__module__", None) or "").startswith("network_directory."):
            return Unknown
        self._call_function(node, function, given)
        return get_type_hints(function)["return"]

    def _call_function(self, node: nodes.Call, function: Callable[..., Any], given: Sequence[Hint]) -> None:
        """Check that a function takes so many arguments, and things of ours that are of these types."""
        hints, name = get_type_hints(function), function.__name__
        parameters = [p for p in inspect.signature(function).parameters.values() if p.name not in ("self", "scope")]
        if len(given) > len(parameters) and not any(p.kind is p.VAR_POSITIONAL for p in parameters):
            self._fault(node, f"'{name}' takes {', '.join(p.name for p in parameters) or 'nothing'}")
        for parameter, hint in zip(parameters, given, strict=False):
            takes = set(alternatives(hints.get(parameter.name, Unknown)))
            if all(map(is_described, takes)):
                for other in set(alternatives(hint)) - takes:
                    if is_described(other):
                        self._fault(node, f"'{name}' takes no {other.__name__}")

    def _call_macro(self, macro: Macro, given: Sequence[Hint], named: Mapping[str, Hint]) -> None:
        """Follow a macro, if it was not followed before with arguments of these types."""
        parameters = [argument.name for argument in macro.node.args]
        if len(given) > len(parameters) or named.keys() - set(parameters):
            self._fault(macro.node, f"'{macro.node.name}' takes {', '.join(parameters) or 'nothing'}")
        inner: dict[str, Hint] = dict(macro.module.names)
        defaults = macro.node.defaults
        for name, default in zip(parameters[len(parameters) - len(defaults) :], defaults, strict=True):
            # What is left out is what the default says; none says that there is nothing to look at.
            inner[name] = Unknown if isinstance(default, nodes.Const) else self._type(default, macro.module.names)
        inner |= dict(zip(parameters, given, strict=False)) | dict(named)
        key = (repr(macro), *(f"{name}: {inner.get(name)!r}" for name in parameters))
        if key not in self._followed:
            self._followed.add(key)
            outer, self._template = self._template, macro.module.template
            self._block(macro.node.body, inner)
            self._template = outer

    def _filter(self, node: nodes.Filter, names: Scope) -> Hint:
        owner = self._type(node.node, names) if node.node else Unknown
        for argument in (*node.args, *(named.value for named in node.kwargs)):
            self._type(argument, names)
        asked = next((named.value for named in node.kwargs if named.key == "attribute"), None)
        if node.name in ("selectattr", "rejectattr"):
            asked = node.args[0]
        picked = self._path(node, element(owner), asked.value) if isinstance(asked, nodes.Const) else Unknown
        if node.name in _KEEPING:
            return owner
        if node.name == "map":
            return tuple[picked, ...] if asked else Unknown  # type: ignore[valid-type]
        return element(owner) if node.name in ("first", "last") else Unknown

    def _path(self, node: nodes.Node, owner: Hint, path: object) -> Hint:
        """What a filter finds by a path such as `claim.principle`."""
        for name in str(path).split("."):
            owner = element(owner) if name.isdigit() else self._attribute(node, owner, name)
        return owner


def element(hint: Hint) -> Hint:
    """What a sequence holds."""
    kinds = [kind for kind in alternatives(hint) if kind is not type(None)]
    inner = [get_args(kind) for kind in kinds]
    if not all(get_origin(kind) in (tuple, list) for kind in kinds) or not all(inner):
        return Unknown
    return either(*(part for parts in inner for part in parts if part is not ...))


def single(hint: Hint) -> tuple[Hint, ...]:
    """The types of a tuple's items, if it has so many and no more; else nothing."""
    origin: Any = get_origin(hint)
    return get_args(hint) if origin is tuple and ... not in get_args(hint) else ()


def either(*hints: Hint) -> Hint:
    """The type of what has one of these types."""
    kinds = dict.fromkeys(kind for hint in hints for kind in alternatives(hint))
    if any(kind is Unknown or isinstance(kind, Macro | Module) or not is_hint(kind) for kind in kinds):
        return Unknown
    first, *others = kinds
    for other in others:
        first = first | other
    return first


def is_hint(kind: Hint) -> bool:
    """Whether it is a type, and not a function that a template can call."""
    return isinstance(kind, type) or get_origin(kind) is not None


def specific(hint: Hint, owner: Hint) -> Hint:
    """A type as a generic class has it that was made of another: `record` of Counted[Hub] is a Hub."""
    if isinstance(hint, TypeVar):
        return get_args(owner)[0] if get_args(owner) else Unknown
    if get_args(hint) and get_args(owner) and any(isinstance(part, TypeVar) for part in get_args(hint)):
        return hint[get_args(owner)]
    return hint
