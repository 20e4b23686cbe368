"""A slip that can be meant in one way only hides nothing: what stands behind it is read, and has its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from network_directory.records.problems import Position
from network_directory.records.strict_yaml import MAX_MENDS, parse_yaml, slips

from ..trees import read, replace_in, told, write_tree

PARTNER = "partners/sandusky-reading-room.md"
FIELDS = "name: Sandusky Reading Room\nkind: advocacy\nsummary: We read.\n"


def parse(text: str) -> tuple[object, list[tuple[Position, str]]]:
    """What a text is read as, and place and code of each problem."""
    said: list[tuple[Position, str]] = []
    tree = parse_yaml(text, lambda at, code, message, suggestion: said.append((at, code)))
    return tree and tree.plain(), said


def test_a_colon_hides_nothing(network: Path) -> None:
    text = "contact: {email: a@sandusky.example, github: someone}\nhubs:\n  - hub: ohoi\nstatus: Active\n"
    fields = FIELDS.replace("We read.", "They read: leaf by leaf. # so far")
    write_tree(network, {PARTNER: f"---\n{fields}{text}---\nWe read [[partner:ort]].\n"})
    assert told(network) == [
        f"{PARTNER}:{place}"
        for place in ("4:10 ND108", "5:38 ND201", "7:10 ND204", "8:9 ND205", "10:19 ND204")
    ]  # fmt: skip
    assert "sandusky-reading-room" not in read(network).records.partners, "what has a slip is not shown"


@pytest.mark.parametrize(
    ("wrong", "right", "place"),
    [
        ("a: b: c\nz: 1\n", {"a": "b: c", "z": "1"}, (1, 4)),
        ("a: b: c # d\nz: 1\n", {"a": "b: c", "z": "1"}, (1, 4)),
        ("a: b: c\n  d e\nz: 1\n", {"a": "b: c d e", "z": "1"}, (1, 4)),
        ("a: {b: c: d, e: f}\nz: 1\n", {"a": {"b": "c: d", "e": "f"}, "z": "1"}, (1, 8)),
        ("a: @b\nz: 1\n", {"a": "@b", "z": "1"}, (1, 4)),
        ("a: [b] c\nz: 1\n", {"a": "[b] c", "z": "1"}, (1, 4)),
        ('a: "b" c\nz: 1\n', {"a": '"b" c', "z": "1"}, (1, 4)),
        ('a: "b\\c"\nz: 1\n', {"a": "b\\c", "z": "1"}, (1, 4)),
        ('a: "b\nz: 1\n', {"a": "b", "z": "1"}, (1, 4)),
        ("a: 'Tis\nz: 1\n", {"a": "'Tis", "z": "1"}, (1, 4)),
        ("a: [b, c\nz: 1\n", {"a": ["b", "c"], "z": "1"}, (1, 4)),
        ("a: {b: c\nz: 1\n", {"a": {"b": "c"}, "z": "1"}, (1, 4)),
        ("a:b\nz: 1\n", {"a": "b", "z": "1"}, (1, 1)),
        ("a = b\nz: 1\n", {"a": "b", "z": "1"}, (1, 1)),
        ("name b\nz: 1\n", {"name": "b", "z": "1"}, (1, 1)),
        ("a：b\nz: 1\n", {"a": "b", "z": "1"}, (1, 1)),
        ("y: {a：b}\nz: 1\n", {"y": {"a": "b"}, "z": "1"}, (1, 5)),
        ("**a:** b\nz: 1\n", {"a": "b", "z": "1"}, (1, 1)),
        ("`a`: b\nz: 1\n", {"a": "b", "z": "1"}, (1, 1)),
        ("__a__: b\nz: 1\n", {"a": "b", "z": "1"}, (1, 1)),
        ("url: [b](https://c.example)\nz: 1\n", {"url": "https://c.example", "z": "1"}, (1, 6)),
        ("y: {a: [b](https://c.example), d: e}\nz: 1\n", {"y": {"a": "b", "d": "e"}, "z": "1"}, (1, 8)),
        ("a: b\n c: d\nz: 1\n", {"a": "b", "c": "d", "z": "1"}, (2, 2)),
        ("a:\n  - b: c\n     d: e\n     f: g\nz: 1\n", {"a": [{"b": "c", "d": "e", "f": "g"}], "z": "1"}, (3, 6)),
        ("a:\n  - b: c\n   d: e\nz: 1\n", {"a": [{"b": "c", "d": "e"}], "z": "1"}, (3, 4)),
        ("a:\n  - b: c\n    d: e\n - b: f\nz: 1\n", {"a": [{"b": "c", "d": "e"}, {"b": "f"}], "z": "1"}, (4, 2)),
        ("a:\n  – b: c\n    d: e\n  – b: f\nz: 1\n", {"a": [{"b": "c", "d": "e"}, {"b": "f"}], "z": "1"}, (2, 3)),
        ("a:\n  - b\n  • c\nz: 1\n", {"a": ["b", "c"], "z": "1"}, (3, 3)),
        ("a:\n* b: c\nz: 1\n", {"a": [{"b": "c"}], "z": "1"}, (2, 1)),
        ("a:\n  1. b: c\n     d: e\nz: 1\n", {"a": [{"b": "c", "d": "e"}], "z": "1"}, (2, 3)),
        ("serves:\n  1. b\n  2. c\nz: 1\n", {"serves": ["b", "c"], "z": "1"}, (2, 3)),
        ("- a: {b: c}\nz: 1\n", {"a": {"b": "c"}, "z": "1"}, (1, 1)),
        ("a: b\n=======\nz: 1\n", {"a": "b", "z": "1"}, (2, 1)),
        ("a:\n\u00a0\u00a0- b: c\n\u00a0\u00a0- b: d\nz: 1\n", {"a": [{"b": "c"}, {"b": "d"}], "z": "1"}, (2, 1)),
    ],
)
def test_what_is_meant_is_read_and_told_of_once(wrong: str, right: object, place: tuple[int, int]) -> None:
    data, said = parse(wrong)
    assert data == right
    assert [at for at, _ in said] == [place]


@pytest.mark.parametrize(
    "unclear",
    [
        "a: b\n  c: d\nz: 1\n",  # a text of two lines, or a key too far in
        "a: b: c #1\nz: 1\n",  # a text, or a comment
        'a: "b", "c"\nz: 1\n',  # a list, or a text
        "a: [b], [c]\nz: 1\n",
        "a: [b, {c\nz: 1\n",
        "a b\nz: 1\n",
        "a: - b\nz: 1\n",
    ],
)
def test_what_is_not_plain_is_told_of_and_no_more(unclear: str) -> None:
    data, said = parse(unclear)
    assert data is None
    assert len(said) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  – b: c\n  * d: e\n  **f:** g\n  =======\nz: 1\n",
        "a: 'b：c'\nz: 1\n",
        "a: We read：all\nz: 1\n",
        '"– a": b\nz: 1\n',
        "serves:\n  1. FC\nz: 1\n",
        "a: – b –\nz: 1\n",
    ],
)
def test_signs_in_a_text_are_no_slips(text: str) -> None:
    data, said = parse(text)
    assert said == []
    assert data == yaml.safe_load(text) | {"z": "1"}


def test_places_behind_a_slip_are_those_of_the_file() -> None:
    said: list[Position] = []
    tree = parse_yaml("a: {b: c: d, e: f： g, h: [x]}\nz: u\n", lambda at, *rest: said.append(at))
    assert tree is not None
    assert tree.position(("a", "e")) == (1, 17)
    assert tree.position(("a", "h", 0)) == (1, 27)
    assert tree.position(("z",)) == (2, 4)


def test_of_many_slips_a_bounded_number_is_read_on() -> None:
    _, said = parse("a: b: c\n" * 100)
    assert len([code for _, code in said if code == "ND108"]) == MAX_MENDS + 1
    large = "".join(f"k{number}: words\n" for number in range(20_000))
    assert len(slips(large + "a: b: c\n" * 100)) < 10, "reading again costs more in a large file"


def test_what_was_read_before_a_second_document_counts(network: Path) -> None:
    write_tree(network, {PARTNER.replace(".md", ".yml"): f"{FIELDS}status: Active\n---\nWe read.\n"})
    assert [place.split()[-1] for place in told(network)] == ["ND205", "ND108"]


@pytest.mark.parametrize(("wrong", "place"), [("founded: in: 1998", 10), ("founded: [1998", 10), ("founded: *", 10)])
def test_of_a_value_that_is_not_yaml_one_thing_is_said(network: Path, wrong: str, place: int) -> None:
    write_tree(network, {PARTNER: f"---\n{FIELDS}{wrong}\n---\n"})
    assert told(network) == [f"{PARTNER}:5:{place} ND108"]


def test_a_record_with_a_slip_is_checked_against_others(network: Path) -> None:
    replace_in(network / "partners/orta.md", "name: Ohio Rural", "name: Ohio: Rural")
    replace_in(network / "partners/orta.md", "joined: 2024-02-01", "joined: 2042-02-01")
    assert told(network) == ["partners/orta.md:2:7 ND108", "partners/orta.md:14:9 ND305"]
