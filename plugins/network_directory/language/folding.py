"""Names without what readers take for the same: case, accents, and letters that only look like accented ones.

`shared/folding.js` of the theme is its twin in the browser, by a table that is written from the one here; both are
tested by the same vectors, `tests/vectors/folding.json`.
"""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "ς": "σ"}
)
"""Letters that Unicode takes for letters of their own, and not for accented ones, as an English index files them."""
_APOSTROPHES = re.compile("['’ʻʼ‘`]")
PLANE = 0x20000
"""The first of the code points whose letters are not spelled: rare signs of Chinese."""


def fold(text: str) -> str:
    """`text` in small letters without accents, for comparing; letters of every script stay."""
    if text.isascii():
        return text.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not _is_mark(c))
    return unicodedata.normalize("NFC", plain.lower().translate(LETTERS))


def folded_words(text: str) -> str:
    """The words of a text, folded, with single spaces between them and nothing else."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


def slug(name: str) -> str:
    """A name in a-z, 0-9 and single hyphens, as an id is written; letters of other scripts as they are spelled in ours.

    Empty if the name holds nothing that could be.
    """
    plain = _APOSTROPHES.sub("", name)
    letters = plain.lower() if plain.isascii() else "".join(map(spelled, plain))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def spelled(sign: str) -> str:
    """A letter or digit of any script in small letters of ours; a space for other signs, nothing for an accent."""
    if _is_mark(sign):
        return ""
    return anyascii(sign).lower() if sign.isalnum() and ord(sign) < PLANE else " "


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")
