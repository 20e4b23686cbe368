"""Files of a network made of repeated fragments, of those signs on which parsers look back, and names of files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import NamedTuple

from ..trees import SMALL

SIZE = 250_000
"""Nearly as much as a record may have."""
_FRAGMENTS = (
    "[[a:b", "[[partner:a|", "[[partner:a]] ", "[", "](", "[](", "[a](b://c) ", "![", "![a](b) ", "*", "**", "_", "`",
    "<", "<a ", "<b> ", "<http://a.b> ", "&", "&amp;", "&copy; ", "a:", "a: b\n", " ", "\t", "-", "- ", "- a\n", "> ",
    "\n", "#", "|", "\\", "'", '"', "{", "},", "[],", "a,", "ab ", "a short text, ", "é", "Ã©", "(", "(555-", "a@b.c ",
    "@", "http://a.b ", "1.", "=", "–", "：", "2026-", "us-oh ", "\u200b",
)  # fmt: skip
RECORD = "partners/sandusky-reading-room.md"
_HUB = "hubs/sandusky-bay.md"
_HEAD = "---\nname: Sandusky Reading Room\nkind: advocacy\n"
_CLAIM = f"{_HEAD}alignment:\n  - principle: teaching\n    stance: practices\n"
_PLACES = str(SMALL["content/places.yml"]).strip().splitlines()[0].strip() + "\n"
_PLAN = "---\nname: Sandusky Bay\nfocus: place\nplace: us-oh\nplan:\n  strategies:\n    - id: read\n      title: Read\n"


class Position(NamedTuple):
    """A place in a file of a network where fragments can stand."""

    file: str
    before: str
    behind: str

    def text(self, fragment: str, size: int) -> str:
        """The file with so many characters of fragments."""
        return self.before + (fragment * (size // len(fragment) + 1))[:size] + self.behind


POSITIONS: Mapping[str, Position] = {
    "prose": Position(RECORD, f"{_HEAD}---\n", "\n"),
    "field": Position(RECORD, f"{_HEAD}summary: ", "\n---\n"),
    "key": Position(RECORD, _HEAD, ": x\n---\n"),
    "list": Position(RECORD, f"{_HEAD}also_known_as: [", "]\n---\n"),
    "group": Position(RECORD, f"{_HEAD}extra: {{", "}\n---\n"),
    "address": Position(RECORD, f"{_HEAD}url: https://sandusky.example/", "\n---\n"),
    "lines": Position(RECORD, _HEAD, "\n---\n"),
    "statement": Position(RECORD, f"{_CLAIM}    statement: ", "\n---\n"),
    "evidence": Position(RECORD, f"{_CLAIM}    evidence: [{{title: ", "}]\n---\n"),
    "acceptance": Position(RECORD, f"{_HEAD}accept: {{", "}\n---\n"),
    "strategy": Position(_HUB, f"{_PLAN}      summary: ", "\n---\n"),
    "reading": Position(_HUB, f"{_PLAN}      measure: {{readings: [", "]}\n---\n"),
    "place": Position("content/places.yml", f"{_PLACES}erie: {{name: ", "}\n"),
    "places": Position("content/places.yml", _PLACES, "\n"),
    "term": Position("content/vocabulary.yml", "levels: {school: {name: ", "}}\n"),
    "terms": Position("content/vocabulary.yml", "levels: {", "}\n"),
    "rule": Position("content/badges.yml", "levels: [{id: a, name: ", "}]\n"),
    "rules": Position("content/badges.yml", "", "\n"),
}
"""Where the fragments stand."""


def plain(position: Position, size: int) -> tuple[str, str]:
    """A file of the same kind that nobody could complain of, and its text of about the same size."""
    if position.file.endswith(".md"):
        words = "The reading room lends books to every child of the county. "
        return RECORD, f"{_HEAD}---\n{(words * (size // len(words) + 1))[:size]}\n"
    place = "county-{0:05}: {{name: County number {0}, kind: county, parent: us-oh}}\n"
    return "content/places.yml", _PLACES + "".join(place.format(number) for number in range(size // len(place)))


def repeated() -> Iterator[tuple[str, str]]:
    """Each fragment by itself, in each position."""
    yield from ((position, fragment) for position in POSITIONS for fragment in _FRAGMENTS)


def mixed(seed: int) -> Iterator[tuple[str, str]]:
    """Mixtures of fragments without end, the same for the same seed."""
    dice = Random(seed)
    while True:
        yield dice.choice([*POSITIONS]), "".join(dice.choices(_FRAGMENTS, k=dice.randint(2, 5)))


def names(seed: int) -> Iterator[str]:
    """Names of files without end that hold anything a file system takes, the same for the same seed."""
    dice = Random(seed)
    while True:
        name = "".join(dice.choices(_FRAGMENTS, k=dice.randint(1, 6))).replace("/", "")
        folder = dice.choice(("partners", "hubs", "content/principles", "content/sources", "content", "."))
        yield f"{folder}/{name}{dice.choice(('.md', '.yml', '.yaml', '.es.md', ''))}"
