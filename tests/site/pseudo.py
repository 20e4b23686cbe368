"""A language that nobody speaks: English with every word lengthened, accented and marked.

A site in it shows at a glance which words do not come from the language files, and what longer words would break.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

LANGUAGE = "eo"
"""Babel has data for it, so that dates and lists come out too; the words are ours."""
OPEN, CLOSE = "⟦", "⟧"
ACCENTED = "åéîøüñýçÅÉÎØÜÑÝÇ"
_ACCENTS = str.maketrans("aeiounycAEIOUNYC", ACCENTED)


def pseudo(text: str) -> str:
    """A message with each word a third longer; placeholders and what is between them stay apart."""
    parts = re.split(r"(\{\w+\})", text)
    return OPEN + "".join(part if part.startswith("{") else _longer(part) for part in parts) + CLOSE


def _longer(text: str) -> str:
    return re.sub(r"[^\W\d_]{2,}", lambda word: word[0].translate(_ACCENTS) + "~" * (len(word[0]) // 3), text)


def translate(messages: Any) -> Any:
    """All messages of a language file."""
    if isinstance(messages, dict):
        return {key: translate(value) for key, value in messages.items()}
    return pseudo(str(messages))


def write_pseudo(theme: Path) -> None:
    """Add the pseudo-language to a theme."""
    english = yaml.safe_load((theme / "i18n/en.yml").read_text(encoding="utf-8"))
    path = theme / f"i18n/{LANGUAGE}.yml"
    path.write_text(yaml.safe_dump(translate(english), allow_unicode=True), encoding="utf-8")
