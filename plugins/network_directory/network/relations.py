"""Looking relations up by one of their ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Index(Mapping[str, tuple[T, ...]], Generic[T]):
    """Tuples by id; an id that nothing was filed under has an empty one."""

    __slots__ = ("_filed",)

    def __init__(self, filed: Mapping[str, Iterable[T]]) -> None:
        self._filed = {id: tuple(items) for id, items in filed.items()}

    def __getitem__(self, id: str) -> tuple[T, ...]:
        return self._filed.get(id, ())

    def __iter__(self) -> Iterator[str]:
        return iter(self._filed)

    def __len__(self) -> int:
        return len(self._filed)


def index(items: Iterable[T], ids: Callable[[T], Iterable[str]]) -> Index[T]:
    """File each item, in the order given, once under each of its ids."""
    filed: dict[str, list[T]] = {}
    for item in items:
        for id in dict.fromkeys(ids(item)):
            filed.setdefault(id, []).append(item)
    return Index(filed)
