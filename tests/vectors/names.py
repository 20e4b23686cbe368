"""Vectors of what letters and words are the same: folding, and nearness."""

from __future__ import annotations

import json
import random
from typing import Any

from network_directory.files.form_letters import form_letters
from network_directory.language import fold, folded_words, folding, slug
from network_directory.language.nearness import near
from network_directory.records.models import Hub, Partner

from ..trees import ROOT, SAMPLE
from . import content_of
from .corpus import NAMES, WRONG

_SEED = 20_261_124
_SCRIPTS = (
    (0xC0, 0x250),
    (0x370, 0x530),
    (0x5D0, 0x5EB),
    (0x621, 0x64B),
    (0x904, 0x93A),
    (0x3041, 0x30FF),
    (0xAC00, 0xAC60),
)
"""Where letters of some scripts stand in Unicode."""
_STATES = ("ak", "al", "az", "ca", "co", "ct", "fl", "ga", "hi", "ia", "id", "me", "mi", "mn", "ms", "nv", "oh", "or")
_SEARCHED = ("county", "lake", "library", "prairie", "reading", "river", "school", "schools", "teacher", "teachers")
_WORDS = {
    "fields": sorted({*Partner.model_fields, *Hub.model_fields}),
    "states": [f"us-{code}" for code in _STATES],
    "schemes": ["http", "https"],
    "partners": sorted(path.stem for path in (SAMPLE / "partners").glob("*.*")),
    "searched": list(_SEARCHED),
    "short": ["ash", "elm"],
    "none": [],
}
_SLIPS = 6
"""How often each word is misspelled."""


def letters() -> str:
    """The script's table of letters that Unicode takes for letters of their own."""
    pairs = ", ".join(f'{chr(point)}: "{letter}"' for point, letter in folding.LETTERS.items())
    return f"""\
// Letters that Unicode takes for letters of their own. Made by `make vectors` from the program's language/folding.py.

/** @type {{Record<string, string>}} */
export const LETTERS = {{ {pairs} }};
"""


def folding_vectors() -> dict[str, Any]:
    """Names, each with what folding makes of it; and the part of the build's table of spellings that they need."""
    pairs = json.loads((ROOT / "tests/language/folded.json").read_text("utf-8"))
    listed = [*(name for name, _, _ in pairs), *NAMES, *_samples()]
    (spec,) = form_letters()
    table = content_of(spec)
    needed = {str(ord(sign) // 256) for name in listed for sign in name}
    return {
        "names": [[name, fold(name), folded_words(name), slug(name)] for name in listed],
        "letters": {row: signs for row, signs in table.items() if row in needed},
    }


def _samples() -> list[str]:
    dice = random.Random(_SEED)
    words = ["".join(chr(dice.randrange(*script)) for _ in range(4)) for script in _SCRIPTS for _ in range(12)]
    return [f"{word} {dice.choice(words)}" for word in words]


def nearness_vectors() -> dict[str, Any]:
    """Misspelled words, and which of some known ones is near each."""
    dice = random.Random(_SEED)
    cases = [[value, name] for name, words in _WORDS.items() for word in words for value in _misspelled(word, dice)]
    asked = [*cases, *([value, name] for value in _VALUES for name in _WORDS)]
    return {"words": _WORDS, "cases": [[value, name, near(value, _WORDS[name])] for value, name in asked]}


_VALUES = (
    "",
    "ahs",
    "x",
    "us",
    "US-OH",
    "ohoi",
    "us-ho",
    "numeric",
    "prarie",
    "Tëacher",
    "tecaher",
    "htp",
    "buckeye",
    *list(WRONG)[:20],
)


def _misspelled(word: str, dice: random.Random) -> list[str]:
    return [word, *(_slipped(word, dice) for _ in range(_SLIPS))]


def _slipped(word: str, dice: random.Random) -> str:
    """A word with one to three slips of the finger."""
    for _ in range(dice.randint(1, 3)):
        place = dice.randrange(len(word) + 1)
        before, after = word[:place], word[place:]
        word = dice.choice(
            [
                before + after[1:],
                before + dice.choice("aeinrst-") + after,
                before[:-1] + after[:1] + before[-1:] + after[1:],
            ]
        )
    return word
