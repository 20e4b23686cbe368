"""Records that stand where nobody reads them, and files of translations, which nobody reads yet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from ..language import fold
from .fields import fields_of
from .files import MAX_RECORD, keys_of
from .kinds import Kind
from .types import is_language

_TELLING: Mapping[Kind, Collection[str]] = {
    kind: [name for name, field in fields_of(kind.model).items() if field.notes.tells] for kind in Kind
}
"""Fields that records of one kind have, and those of others do not."""
_TRANSLATED = re.compile(r".+\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.(?:md|yml)")
_NEVER = {"readme", "changelog", "contributing", "license", "security", "mkdocs", "index"}
"""Names, without their endings, of files that stand in the folder of a network for other reasons."""


def is_translation(name: str) -> bool:
    """Whether a file is named like the translation of another: ID.es.md, places.es.yml."""
    match = _TRANSLATED.fullmatch(name)
    return match is not None and is_language(match[1])


@lru_cache(maxsize=1024)
def kind_told(keys: tuple[str, ...]) -> Kind | None:
    """The kind of record that has these fields, if they tell."""
    counts = {kind: len([key for key in keys if key in fields]) for kind, fields in _TELLING.items()}
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] and [*counts.values()].count(counts[best]) == 1 else None


def misplaced(root: Path, content: Path, folders: Mapping[Kind, Path]) -> Iterator[tuple[Path, Kind]]:
    """Each record outside of the folders of its kind, with its kind.

    Looked through are the network's folder itself, and in it and in the content folder those that are called nearly as
    a folder of records is.
    """
    for path in records_in(root):
        if kind := kind_told(tuple(keys_of(path))):
            yield path, kind
    for folder, meant in (*like_folders(root), *like_folders(content)):
        if any(other.exists() and folder.samefile(other) for other in folders.values()):
            continue
        for path in records_in(folder):
            keys = keys_of(path)
            if kind := kind_told(tuple(keys)) or (meant if "name" in keys or "title" in keys else None):
                yield path, kind


def like_folders(parent: Path) -> list[tuple[Path, Kind]]:
    """The folders that are called as one of records is, or nearly so, with the kind that is meant."""
    entries = sorted(parent.iterdir()) if parent.is_dir() else []
    folders = [path for path in entries if path.is_dir() and not path.is_symlink()]
    return [(path, kind) for path in folders for kind in Kind if _is_like(path.name, kind)]


def records_in(folder: Path) -> list[Path]:
    """The files directly in a folder that may be records."""
    files = (path for path in folder.iterdir() if path.suffix in (".md", ".yml", ".yaml") and path.is_file())
    return sorted(
        path
        for path in files
        if path.stem.casefold() not in _NEVER and not path.is_symlink() and path.stat().st_size <= MAX_RECORD
    )


def _is_like(name: str, kind: Kind) -> bool:
    return fold(name).strip(" _-").rstrip("s") == str(kind)
