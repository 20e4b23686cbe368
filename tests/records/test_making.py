"""Reading without places first gives what reading with places gives, whatever stands in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network_directory.records.kinds import Kind
from network_directory.records.making import make, make_quickly, make_with_places

from ..hostile.inputs import POSITIONS, mixed, repeated
from ..mistakes.corpus import CASES
from ..mistakes.corpus import FOLDER as MISTAKES
from ..trees import SAMPLE, SMALL, examples

_KINDS = {"partners": Kind.PARTNER, "hubs": Kind.HUB, "principles": Kind.PRINCIPLE, "sources": Kind.SOURCE}
_PIECES = (
    "---", "- ", "-", ": ", ":", "::", " ", "  ", "\n", "\n  ", "\n---\n", "\t", "#", " #a", " # a", "&a ", "*a", "*a*",
    "!!str ", "! ", "[", "]", "{", "}", ", ", "'", '"', "“", "”", "\\u200b", "\\", "\u00a0", "\u00ad", "Ã\u00ad", "é",
    "Ã©", "~", "null", "|\n    ", ">\n    ", "? ", "%YAML 1.1\n", "...\n", "<<: ", "name: ", "about: ", "hubs: ",
    "accept: ", "url: ", "a@b.org", "ann.lee@gmail.com", "+1 555 123 4567", "<b>", "&amp;", "&copy;", "&#x200b;", "`",
    "[[hub:ohio]]", "no", "[[hub: ohio]]", "![a](b.png)", "[a](https://a.org/b)", "[a](https://a_b)", "[a](http://a.org)",
    "(", "[a](/b)", ")", "https://a.org/?utm_source=x", "https://www.google.com/url?q=https://a.org",
    "mailto:ann.lee@a.org", "• ",
    "1. ", "**name:** ", "name： ", "Â ", "œ", "à¤", "\u2028", "\r\n", "\ufeff", "<<<<<<< ", "\\[", "2025-13",
    "\x07", "\ufffd", "’", "–", "…",
)  # fmt: skip


def alike(raw: bytes, suffix: str, kind: Kind) -> bool:
    """Whether a file is read without places; if so, it is compared with what it is when it is read with them."""
    quickly = make_quickly(raw, suffix, kind)
    if quickly is not None:
        assert quickly == make_with_places(raw, suffix, kind)
    return quickly is not None


def _records() -> Iterator[tuple[str, bytes]]:
    for path in sorted(SAMPLE.rglob("*")):
        if path.parent.name in _KINDS and path.suffix in (".md", ".yml"):
            yield path.relative_to(SAMPLE).as_posix(), path.read_bytes()
    for file, content in SMALL.items():
        if re.search(r"(partners|hubs|principles|sources)/.*\.(md|yml)$", file) and isinstance(content, str):
            yield file, content.encode()


RECORDS = dict(_records())


def _kind(file: str) -> Kind:
    return _KINDS[file.split("/")[-2]]


def _suffix(file: str) -> str:
    return f".{file.rpartition('.')[2]}"


def test_most_records_are_read_without_places() -> None:
    read = [alike(raw, _suffix(file), _kind(file)) for file, raw in RECORDS.items()]
    assert sum(read) > len(read) * 0.7


def test_mistakes_are_read_alike() -> None:
    files = {name: case["as"] for name, case in CASES.items() if PurePosixPath(case["as"]).parent.name in _KINDS}
    assert len(files) > 100
    for name, file in files.items():
        alike((MISTAKES / name).read_bytes(), _suffix(file), _kind(file))


def test_hostile_files_are_read_alike() -> None:
    dice = mixed(11)
    for position, fragment in (*repeated(), *(next(dice) for _ in range(examples(500)))):
        file = POSITIONS[position].file
        if "content" not in file:
            alike(POSITIONS[position].text(fragment, 300).encode(), _suffix(file), _kind(file))


@pytest.mark.parametrize(
    "line",
    [
        "founded: &a 1998",
        "founded: !!str 1998",
        "founded: ! 1998",
        "&a founded: 1998",
        "!!str founded: 1998",
        "founded: !!str",
        "also_known_as: &a [ORTA]",
        "also_known_as: [&a ORTA]",
        "also_known_as: [&a ORTA, *a]",
        "contact: &a {url: https://a.org}",
        "contact: !!map {url: https://a.org}",
        "contact: {url: https://a.org, url: https://b.org}",
        "contact:\n  url: https://a.org\n  url: https://b.org",
        "also_known_as: [ORTA] #the old name\nlanguages: [en #es\n  ]",
        "about: ORTA #1",
        "about: “ORTA”",
        'about: "OR\\u200bTA"',
        "about: '![a picture](https://a.org/b)'",
        "about: Ã©cole",
        "about: Write to ann.lee@gmail.com",
        "about: Call 555 123\n  4567 or +1 555 123 4567",
        "about: a \ufffd b",
        "extra:\n  levels:\n    • one\n    • two",
        "extra: {a: &x b}",
        "extra: {a: b, c : : d}",
        "url: https://a.org/?utm_source=b",
        "contact: {url: mailto:ann.lee@a.org}",
        "accept: [ND301]",
    ],
)
def test_what_may_be_wrong_is_read_with_places(line: str) -> None:
    raw = f"name: A\nkind: media\nsummary: B\n{line}\n".encode()
    assert make_quickly(raw, ".yml", Kind.PARTNER) is None
    read = make_with_places(raw, ".yml", Kind.PARTNER)
    assert read.made.faults or read.made.accepts
    assert make(raw, ".yml", Kind.PARTNER) == read


@settings(max_examples=examples(300))
@given(st.sampled_from(sorted(RECORDS)), st.integers(), st.integers(1, 3))
def test_changed_records_are_read_alike(file: str, seed: int, changes: int) -> None:
    text = RECORDS[file].decode()
    dice = Random(seed)
    for _ in range(changes):
        start = dice.randrange(len(text))
        end = dice.choice((start, start, start + 1, start + dice.randrange(12)))
        text = text[:start] + dice.choice(("", *_PIECES)) + text[end:]
    alike(text.encode(), _suffix(file), _kind(file))


@settings(max_examples=examples(300))
@given(st.lists(st.sampled_from((*_PIECES, "word", "kind: media\n", "summary: It reads.\n")), max_size=12))
def test_files_of_pieces_are_read_alike(pieces: list[str]) -> None:
    text = "".join(pieces)
    alike(f"---\nname: A\nkind: media\nsummary: {text}\n---\n{text}\n".encode(), ".md", Kind.PARTNER)
    alike(f"name: A\nkind: media\nsummary: B\n{text}".encode(), ".yml", Kind.PARTNER)
    alike(
        f"name: A\nkind: media\nsummary: B\nseeks: [{{type: expertise, what: {text}}}]\n".encode(), ".yml", Kind.PARTNER
    )


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "a:\n"])
def test_depth_ends_no_process(opening: str) -> None:
    nested = "".join(" " * depth + opening for depth in range(300)) if opening == "a:\n" else opening * 5_000
    read = make(f"name: A\nextra: \n {nested}".encode(), ".yml", Kind.PARTNER)
    assert read.made.record is None
