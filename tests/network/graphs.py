"""Whether two networks are the same, object by object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cached_property
from typing import Any

from network_directory.network import Network


def difference(one: Network, other: Network) -> str | None:
    """Where two networks first differ; None if nowhere.

    Everything that can be reached is compared, each pair of objects once. What is equal only to itself, as there is one
    object for each thing, has to be the same thing wherever it is met.
    """
    partner_of: dict[int, int] = {}
    waiting = [("network", one, other)]
    while waiting:
        path, a, b = waiting.pop()
        if type(a) is not type(b):
            return f"{path}: {a!r} is not {b!r}"
        inner = _inner(a)
        if inner is None:
            if a != b:
                return f"{path}: {a!r} is not {b!r}"
            continue
        if _is_a_thing(a):
            if id(a) in partner_of or id(b) in partner_of:
                if partner_of.get(id(a)) != id(b) or partner_of.get(id(b)) != id(a):
                    return f"{path}: another object than elsewhere"
                continue
            partner_of[id(a)], partner_of[id(b)] = id(b), id(a)
        others = _inner(b)
        assert others is not None
        if list(inner) != list(others):
            return f"{path}: {list(inner)} is not {list(others)}"
        waiting += [(f"{path}.{name}", value, others[name]) for name, value in inner.items()]
    return None


def _is_a_thing(value: Any) -> bool:
    return is_dataclass(value) and type(value).__eq__ is object.__eq__


def _inner(value: Any) -> Mapping[Any, Any] | None:
    """What is within a value, by name, key or number; None for what is compared as it is."""
    match value:
        case Network():
            return {name: getattr(value, name) for name in _looks()}
        case tuple():
            return dict(enumerate(value))
        case Mapping():
            return value
        case _ if is_dataclass(value) and type(value).__module__.startswith("network_directory.network."):
            return {field.name: getattr(value, field.name) for field in fields(value)}
        case _:
            return None


def _looks() -> Iterator[str]:
    """All that a network can be looked at by."""
    yield from (field.name for field in fields(Network) if field.name != "records")
    yield from (name for name, value in vars(Network).items() if isinstance(value, cached_property) and name[0] != "_")
