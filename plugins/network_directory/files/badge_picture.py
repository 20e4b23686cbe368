"""Drawing a badge: two fields of text on a plain ground, 20 px high."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

FONT_SIZE = 11
PADDING = 7
MAX_TEXT = 60
"""Longer texts are cut in the picture; its title has them whole."""

LABEL = "#3a4046"
STEPS = ("#59626a", "#1a5f8a", "#0b6148")
"""Grounds of the value, from nothing to the highest level. White on each has a contrast above 6:1."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that the picture's template needs; lengths in px."""

    title: str
    """What the picture says, for those who cannot see it."""
    label: str
    value: str
    label_text: int
    """Width of the label's text."""
    value_text: int
    color: str
    label_color: str = LABEL
    padding: int = PADDING

    @classmethod
    def of(cls, label: str, value: str, title: str, step: float) -> Drawing:
        """A badge; `step` is how far its level is from nothing (0) to the highest (1)."""
        label, value = _cut(label), _cut(value)
        color = STEPS[0] if step <= 0 else STEPS[2] if step >= 1 else STEPS[1]
        return cls(title, label, value, text_width(label), text_width(value), color)

    @property
    def label_width(self) -> int:
        return self.label_text + 2 * PADDING

    @property
    def value_width(self) -> int:
        return self.value_text + 2 * PADDING

    @property
    def width(self) -> int:
        return self.label_width + self.value_width


@lru_cache(maxsize=4096)  # levels and the site's name stand in every picture
def text_width(text: str) -> int:
    """About how wide a text is at the badge's size, in px; the picture makes it fit exactly by textLength."""
    return round(sum(_em(character) for character in text) * FONT_SIZE) + 1


def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in "ijl.,:;'’|!Itfr ()[]·":
        return 0.33
    if character in "mwMW@%—…&":
        return 0.88
    return 0.68 if character.isupper() else 0.57


def _cut(text: str) -> str:
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1].rstrip() + "…"
