"""Records take little room, and are the same for that."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from network_directory.engines.mkdocs.editions import Editions
from network_directory.records import Folder
from network_directory.records.entries import Draft
from network_directory.records.kinds import Kind
from network_directory.records.leanness import lean
from network_directory.records.making import Restorable, make
from network_directory.records.models import Partner

from ..trees import TODAY
from .test_making import RECORDS, _kind, _suffix

_PARTNERS = [make(raw, _suffix(file), _kind(file)).data for file, raw in RECORDS.items() if _kind(file) is Kind.PARTNER]


def _room(make: Callable[[], list[Partner]]) -> int:
    tracemalloc.start()
    try:
        held = make()
        return tracemalloc.get_traced_memory()[0] if held else 0
    finally:
        tracemalloc.stop()


def test_a_record_is_the_same_in_less_room() -> None:
    records = [Partner.model_validate(data) for data in _PARTNERS if data]
    copies = [lean(record.model_copy(deep=True)) for record in records]
    assert [copy.model_dump() for copy in copies] == [record.model_dump() for record in records]
    assert [copy.model_dump_json() for copy in copies] == [record.model_dump_json() for record in records]
    assert copies == [lean(copy) for copy in copies]
    usual = _room(lambda: [Partner.model_validate(data) for data in _PARTNERS if data])
    assert _room(lambda: [lean(Partner.model_validate(data)) for data in _PARTNERS if data]) < 0.67 * usual


def test_a_build_remembers_nothing_but_records(network: Path) -> None:
    for _ in range(2):  # the second takes what the first has kept
        gc.collect()
        before = _count()
        reading = Editions(serving=False).read(Folder(network), TODAY)
        assert reading.records.partners["orta"].record.name.startswith("Ohio")
        gc.collect()
        assert _count() == before


def _count() -> int:
    """How many things there are of which reading needs one for each file."""
    return sum(1 for thing in gc.get_objects() if thing.__class__ in (Draft, Restorable))
