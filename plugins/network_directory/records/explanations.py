"""What each problem means, told at length: for `network-directory explain`, and for a page on each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from .codes import CODES


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a problem means, with examples."""

    title: str
    meaning: str
    """Plain text; paragraphs are divided by empty lines."""
    shown: str
    """What the examples are taken from: partner, hub, principle, places, vocabulary or badges; a whole Markdown file;
    the names of files; or words about what cannot be shown."""
    wrong: str
    right: str


def explanation(code: str) -> Explanation:
    """What a code of `CODES` means."""
    told = _all()[code]
    return Explanation(CODES[code].title, told["meaning"], told.get("shown", "partner"), told["wrong"], told["right"])


@cache
def _all() -> Mapping[str, Mapping[str, str]]:
    text = files(__package__).joinpath("explanations.yml").read_text(encoding="utf-8")
    told: Mapping[str, Mapping[str, str]] = yaml.safe_load(text)
    return told
