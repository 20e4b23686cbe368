"""What the form on /join/ knows of the entries that there are.

To change one entry nobody loads them all: a short list tells what any entry is checked against, and whole entries are
in parts, of which the form loads the one that it needs.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..records import Records
from .file import FileSpec
from .finder import compact

PER_PART = 50
"""How many entries are in a part: some 100 kB."""
_CHECKED = {"name", "url", "formerly", "status"}


def form_entries(records: Records) -> Iterator[FileSpec]:
    """The list of all entries, and their parts in its order."""
    held = [(id, entry.record) for id, entry in records.partners.items()]
    listed = [
        {"id": id, **record.model_dump(mode="json", include=_CHECKED, exclude_defaults=True)} for id, record in held
    ]
    yield FileSpec("data/form/partners.json", lambda: compact(listed))
    for part, start in enumerate(range(0, len(held), PER_PART)):
        entries = {
            id: record.model_dump(mode="json", exclude_defaults=True) for id, record in held[start : start + PER_PART]
        }
        yield FileSpec(f"data/form/partners/{part}.json", lambda entries=entries: compact(entries))
