"""What the scripts of the theme must answer, as the program does: `make vectors` writes it, `node --test` reads it.

A script that is a twin of something in Python, or that judges what the check judges too, is tested by these files,
without a browser. A test here compares that they are what Python would write now.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from network_directory.files.file import FileSpec

FOLDER = Path(__file__).parent


def content_of(spec: FileSpec) -> Any:
    """What a JSON file holds that the build makes."""
    return json.loads(b"".join(spec.pieces()))


def as_json(vectors: Mapping[str, Any]) -> str:
    """Vectors as JSON, with each item on a line of its own, so that a change shows as what it is."""
    return "{\n" + ",\n".join(f"{_line(name)}: {_part(part)}" for name, part in vectors.items()) + "\n}\n"


def _part(part: object) -> str:
    match part:
        case list():
            return "[\n" + ",\n".join(map(_line, part)) + "\n]"
        case dict():
            return "{\n" + ",\n".join(f"{_line(name)}: {_line(value)}" for name, value in part.items()) + "\n}"
    return _line(part)


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
