"""What the form on /join/ knows of the entries that there are.

To change one entry nobody loads them all: a short list tells what any entry is checked against, and each entry has a
file of its own, as the form reads it and as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..records import Records, own_text
from .file import FileSpec
from .finder import compact

_CHECKED = {"name", "url", "formerly", "status"}


def form_list(records: Records) -> FileSpec:
    """The list of all entries."""
    listed = [
        {"id": id, **entry.record.model_dump(mode="json", include=_CHECKED, exclude_defaults=True)}
        for id, entry in records.partners.items()
    ]
    return FileSpec("data/form/partners.json", compact(listed))


def form_entries(records: Records, root: Path) -> Iterator[FileSpec]:
    """Each entry. `root` is the network's folder.

    `entry` holds the fields, and `text` the file as it is now, to the last sign; it is missing where the file cannot be
    read. In a preview the file may be broken: then the fields are those of its last good version.
    """
    for id, entry in records.partners.items():
        text = own_text(root / entry.file)
        fields = {"entry": entry.record.model_dump(mode="json", exclude_defaults=True)}
        yield FileSpec(f"data/form/partners/{id}.json", compact(fields if text is None else {**fields, "text": text}))
