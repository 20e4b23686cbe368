"""Records made of repeated fragments, of those signs on which parsers look back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

_FRAGMENTS = (
    "[[a:b", "[[partner:a|", "[", "](", "![", "*", "**", "_", "`", "<", "<a ", "&", "&amp;", "a:", "a: b\n", " ", "\t",
    "-", "- ", "- a\n", "> ", "\n", "#", "|", "\\", "'", '"', "{", "},", "a,", "ab ", "é", "Ã©", "(555-", "a@b.c ", "@",
    "http://a.b ", "1.", "=", "–", "：",
)  # fmt: skip
_HEAD = "---\nname: Sandusky Reading Room\nkind: advocacy\n"
POSITIONS: Mapping[str, Callable[[str], str]] = {
    "prose": lambda text: f"{_HEAD}---\n{text}\n",
    "field": lambda text: f"{_HEAD}summary: {text}\n---\n",
    "key": lambda text: f"{_HEAD}{text}: x\n---\n",
    "list": lambda text: f"{_HEAD}also_known_as: [{text}]\n---\n",
    "group": lambda text: f"{_HEAD}extra: {{{text}}}\n---\n",
    "address": lambda text: f"{_HEAD}url: https://sandusky.example/{text}\n---\n",
    "lines": lambda text: f"{_HEAD}{text}\n---\n",
}
"""Where in a record the fragments stand."""


def repeated() -> Iterator[tuple[str, str]]:
    """Each fragment by itself, in each position."""
    yield from ((position, fragment) for position in POSITIONS for fragment in _FRAGMENTS)


def mixed(seed: int) -> Iterator[tuple[str, str]]:
    """Mixtures of fragments without end, the same for the same seed."""
    dice = Random(seed)
    while True:
        yield dice.choice([*POSITIONS]), "".join(dice.choices(_FRAGMENTS, k=dice.randint(2, 5)))


def record(position: str, fragment: str, size: int) -> str:
    """A record with so many characters of fragments in a position."""
    return POSITIONS[position]((fragment * (size // len(fragment) + 1))[:size])
