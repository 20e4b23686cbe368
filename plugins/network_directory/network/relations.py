"""Looking up relations by one of their ends, and what is worked out by id."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

K = TypeVar("K", bound=str)
T = TypeVar("T")


class Index(Mapping[str, tuple[T, ...]], Generic[T]):
    """Tuples by id; an id that nothing was filed under has an empty one."""

    __slots__ = ("_filed",)

    def __init__(self, filed: Mapping[str, Sequence[T]]) -> None:
        self._filed = {id: tuple(items) for id, items in filed.items() if items}

    def __getitem__(self, id: str) -> tuple[T, ...]:
        return self._filed.get(id, ())

    def __iter__(self) -> Iterator[str]:
        return iter(self._filed)

    def __len__(self) -> int:
        return len(self._filed)


class OnDemand(Mapping[K, T], Generic[K, T]):
    """Values by id, each of which is worked out when it is first asked for."""

    __slots__ = ("_ids", "_known", "_work_out")

    def __init__(self, ids: Collection[K], work_out: Callable[[K], T], known: Mapping[K, T] | None = None) -> None:
        """Some values may be `known` already."""
        self._ids = ids
        self._work_out = work_out
        self._known = dict(known or {})

    @property
    def known(self) -> Mapping[K, T]:
        """Those that somebody has asked for."""
        return self._known

    def __getitem__(self, id: K) -> T:
        if id not in self._known:
            if id not in self._ids:
                raise KeyError(id)
            self._known[id] = self._work_out(id)
        return self._known[id]

    def work_out_all(self) -> None:
        """Work out what nobody has asked for yet."""
        for id in self._ids:
            self[id]

    def __iter__(self) -> Iterator[K]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def index(items: Iterable[T], ids: Callable[[T], Iterable[str]]) -> Index[T]:
    """File each item, in the order given, once under each of its ids."""
    filed: dict[str, list[T]] = {}
    for item in items:
        for id in dict.fromkeys(ids(item)):
            filed.setdefault(id, []).append(item)
    return Index(filed)
