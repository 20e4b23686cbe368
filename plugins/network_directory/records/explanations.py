"""What each problem means, told at length: for `network-directory explain`, and for a page on each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import ClassVar

import yaml

from .codes import CODES, GROUPS, acceptable

_ACCEPT = (
    "If all is as it should be, let the record say so, with the reason: “accept: {{{code}: …}}”. The check then counts "
    "the warning apart."
)
"""What is said of every warning that a record can accept."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a problem means, with examples."""

    language: ClassVar[str] = "en"
    """Of all that the check says, whatever the site's language."""

    code: str
    title: str
    summary: str
    """Why it matters and how to mend it, in a sentence or two."""
    warning: bool
    meaning: str
    """Plain text; paragraphs are divided by empty lines."""
    shown: str
    """What the examples are taken from: partner, hub, principle, places, vocabulary, badges or settings; a whole
    Markdown file; the names of files; or words about what cannot be shown."""
    wrong: str
    right: str

    @property
    def name(self) -> str:
        return f"{self.code}: {self.title}"

    @property
    def group(self) -> str:
        """What is at fault: one of the values of `GROUPS`."""
        return GROUPS[self.code.removeprefix("ND")[0]]

    @property
    def paragraphs(self) -> list[str]:
        told = self.meaning.strip().split("\n\n")
        return [*told, _ACCEPT.format(code=self.code)] if acceptable(self.code) else told


def explanation(code: str) -> Explanation:
    """What a code of `CODES` means."""
    told, known = _all()[code], CODES[code]
    shown = told.get("shown", "partner")
    return Explanation(
        code, known.title, known.help, known.warning, told["meaning"], shown, told["wrong"], told["right"]
    )


def explanations() -> list[Explanation]:
    """What each code means, in their order."""
    return [explanation(code) for code in CODES]


@cache
def _all() -> Mapping[str, Mapping[str, str]]:
    text = files(__package__).joinpath("explanations.yml").read_text(encoding="utf-8")
    told: Mapping[str, Mapping[str, str]] = yaml.safe_load(text)
    return told
