"""What the form on /join/ knows of the entries that there are.

To change one entry nobody loads them all: a short list tells what any entry is checked against, and each entry has a
file of its own, as the form reads it and as it was written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from ..kept import key_of
from ..records import Entry, Records, own_text
from ..records.models import Partner
from ..site.made_from import Prints, listed_partners
from .file import FileMadeAtOnce, FileOfRecord, FileSpec
from .formats import compact, joined

_CHECKED = {"name", "url", "formerly", "status"}


def form_list(records: Records) -> FileSpec:
    """The list of all entries."""
    entries = records.partners.values()
    return FileMadeAtOnce(
        "data/form/partners.json", lambda: compact([_listed(entry) for entry in entries]), listed_partners
    )


def form_entries(records: Records, root: Path) -> Iterator[FileSpec]:
    """Each entry. `root` is the network's folder.

    `entry` holds the fields, and `text` the file as it is now, to the last sign; it is missing where the file cannot be
    read. In a preview the file may be broken: then the fields are those of its last good version.
    """
    make, made_from = partial(_entry, root), partial(_made_from, root)
    for id, entry in records.partners.items():
        yield FileOfRecord(f"data/form/partners/{id}.json", entry, make, made_from)


def _made_from(root: Path, entry: Entry[Partner], prints: Prints) -> str:
    """The record stands for its text, and the file's time for what may be written into it while a site is built."""
    return key_of(prints.of_entry(entry), *_time_of(f"{root}/{entry.file}"))


def _time_of(path: str) -> Iterator[str]:
    with suppress(OSError):
        yield str(os.lstat(path).st_mtime_ns)


def _listed(entry: Entry[Partner]) -> dict[str, Any]:
    return {"id": entry.id, **entry.record.model_dump(mode="json", include=_CHECKED, exclude_defaults=True)}


def _entry(root: Path, entry: Entry[Partner]) -> bytes:
    fields = entry.record.model_dump_json(exclude_defaults=True).encode()
    text = own_text(root / entry.file)
    return joined(b'{"entry":' + fields + b"}", compact({} if text is None else {"text": text}))
