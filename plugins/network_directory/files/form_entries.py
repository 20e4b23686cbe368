"""What the form on /join/ knows of the entries that there are.

To change one entry nobody loads them all: a short list tells what any entry is checked against, and each entry has a
file of its own, as the form reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..records import Entry, Records
from ..records.models import Partner
from ..site.made_from import Prints, listed_partners
from .file import FileMadeAtOnce, FileOfRecord, FileSpec
from .formats import compact

_CHECKED = {"name", "url", "formerly", "status"}


def form_list(records: Records) -> FileSpec:
    """The list of all entries."""
    entries = records.partners.values()
    return FileMadeAtOnce(
        "data/form/partners.json", lambda: compact([_listed(entry) for entry in entries]), listed_partners
    )


def form_entries(records: Records) -> Iterator[FileSpec]:
    """Each entry: `entry` holds the fields that it states."""
    for id, entry in records.partners.items():
        yield FileOfRecord(f"data/form/partners/{id}.json", entry, _entry, _made_from)


def _made_from(entry: Entry[Partner], prints: Prints) -> str:
    return prints.of_partner(entry.id)


def _listed(entry: Entry[Partner]) -> dict[str, Any]:
    return {"id": entry.id, **entry.record.model_dump(mode="json", include=_CHECKED, exclude_defaults=True)}


def _entry(entry: Entry[Partner]) -> bytes:
    return b'{"entry":' + entry.record.model_dump_json(exclude_defaults=True).encode() + b"}"
