"""What each problem means, told at length: for `network-directory explain`, and for a page on each."""

from __future__ import annotations

from dataclasses import dataclass

from .answers import Answers, answer
from .codes import CODES, GROUPS, acceptable


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a problem means, with examples."""

    code: str
    language: str
    """That of all that follows."""
    title: str
    """The fault in a few words."""
    summary: str
    """Why it matters and how to mend it, in a sentence or two."""
    warning: bool
    paragraphs: tuple[str, ...]
    """Plain text."""
    shown: str
    """What the examples are taken from, as in `codes.Code`."""
    wrong: str
    right: str

    @property
    def name(self) -> str:
        return f"{self.code}: {self.title}"

    @property
    def group(self) -> str:
        """What is at fault: one of the values of `GROUPS`."""
        return GROUPS[self.code.removeprefix("ND")[0]]


def explanation(code: str, answers: Answers) -> Explanation:
    """What a code of `CODES` means, in a language."""
    known = CODES[code]
    paragraphs = answers.plain(f"codes.{code}.meaning").strip().split("\n\n")
    if acceptable(code):
        paragraphs.append(answers.text(answer("how-to-accept", code=code)))
    return Explanation(
        code,
        answers.language,
        answers.name(code),
        answers.summary(code),
        known.warning,
        tuple(paragraphs),
        known.shown,
        answers.plain(f"codes.{code}.wrong"),
        answers.plain(f"codes.{code}.right"),
    )


def explanations(answers: Answers) -> list[Explanation]:
    """What each code means, in their order."""
    return [explanation(code, answers) for code in CODES]
