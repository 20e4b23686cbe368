"""What is wrong with the words of a text, wherever it stands in a record."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from .answers import Phrase, answer
from .persons import may_hold_persons, persons_in
from .types import TAG_PATTERN

_TAG = re.compile(TAG_PATTERN)
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MARKUP = re.compile(rf"<|{ENTITY.pattern}")
_LOST = "\ufffd"
_UNUSUAL = re.compile(r"[^\0-\x7f’–—…]+")
"""What may have been misread. The signs of any text are so only beside such others."""
_AROUND = 8
"""ftfy takes a text for misread by a few signs beside one another, of which one is unusual: fewer than these."""
_NOT_PASTED = frozenset("\"'<>\\#:\n")
"""Signs that mean something to YAML or HTML: what stands for one is named, and left to its author to write."""


class Wording(NamedTuple):
    """Something to say of a text."""

    offset: int
    """How many of its characters stand before the place that is meant."""
    code: str
    said: Phrase
    suggestion: str | None = None


def are_plainly_right(texts: Sequence[str], *, plain: bool) -> bool:
    """Whether it is plain at once that `wording` has nothing to say of any of these texts."""
    together = "\0".join(texts)
    if not together.isascii():
        stretches = chain.from_iterable(map(_unusual, texts))
        if _LOST in together or any(map(_may_be_misread, stretches)):
            return False
    if may_hold_persons(together):
        return False
    return not plain or not _MARKUP.search(together)


def _unusual(text: str) -> Iterator[str]:
    """Each stretch of unusual signs, with what stands around it."""
    for match in _UNUSUAL.finditer(text):
        yield text[max(0, match.start() - _AROUND) : match.end() + _AROUND]


@lru_cache(maxsize=4096)
def _may_be_misread(part: str) -> bool:
    from ftfy.badness import is_bad  # which takes longer to import than most records to read

    return is_bad(part)


def wording(text: str, *, plain: bool) -> Iterator[Wording]:
    """What is wrong with a text; `plain` if its field takes no formatting."""
    yield from _misread(text, plain=plain)
    if (lost := text.find(_LOST)) >= 0:
        yield Wording(lost, "ND226", answer("letter-lost"))
    for offset, phrase in persons_in(text):
        yield Wording(offset, "ND315", phrase)
    if not plain:
        return
    if tag := _TAG.search(text):
        yield Wording(0, "ND224", answer("tag-in-a-plain-text", tag=tag[0][:40]))
    for entity in ENTITY.finditer(text):
        sign = html.unescape(entity[0])
        if sign != entity[0]:
            phrase = answer("entity", entity=entity[0], sign=sign)
            yield Wording(entity.start(), "ND224", phrase, None if _NOT_PASTED & set(sign) else sign)
            break


def _misread(text: str, *, plain: bool) -> Iterator[Wording]:
    """Letters that were saved in one encoding and read in another, as ftfy knows them."""
    if not _UNUSUAL.search(text):
        return
    from ftfy import fix_encoding

    meant = fix_encoding(text)
    if meant == text or not meant.strip():
        return
    if plain:
        yield Wording(0, "ND226", answer("misread", meant=meant[:200]), meant)
        return
    for word in re.finditer(r"\S+", text):
        if (better := fix_encoding(word[0])) != word[0]:
            yield Wording(word.start(), "ND226", answer("misread", meant=better[:200]))
            return
    yield Wording(0, "ND226", answer("misread", meant=meant[:200]))
