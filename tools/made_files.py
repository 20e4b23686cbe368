"""Files that are made of others and kept in the repository."""

from __future__ import annotations

from pathlib import Path


def keep(path: Path, text: str, *, check: bool, otherwise: str) -> str | None:
    """Write a file, or only check that it is what it would be; `otherwise` is what is said if it is not."""
    if not check:
        path.write_text(text, encoding="utf-8")
        return None
    return None if path.is_file() and path.read_text(encoding="utf-8") == text else otherwise
