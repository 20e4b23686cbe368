"""Reading YAML: what was written comes out, where it was written, and nothing can make reading fail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from network_directory.records.problems import Position
from network_directory.records.strict_yaml import MAX_DEPTH, UNSAFE, parse_yaml
from network_directory.records.tree import Node

TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12).filter(
    lambda text: not UNSAFE.search(text)
)
KEYS = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=8)
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        TEXTS,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
        max_leaves=20,
    ),
    min_size=1,
    max_size=5,
)


SIGNS = [
    "name", "a", ": ", ":", "\n", "  ", "- ", "\t", '"', "'", "[", "]", "{", "}", ",", "#", " #x", "&a ", "*a", "!t ",
    "|", "|\n", ">", "%", "@", "“", "”", "\u00a0", "? ", "---", "...", "x y", "\\", "<<", "~",
    "– ", "• ", "1. ", "-a", "：", "**", "`", "=======", " = ", "](", "\n ", " → ",
]  # fmt: skip
"""What means something to YAML, or is mistaken for it."""


class _Quoting(yaml.SafeDumper):
    """Writes every text in double quotes."""


_Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def parse(text: str, first_line: int = 1) -> tuple[Node | None, list[tuple[Position, str]]]:
    """The tree of a text, and place and code of each problem."""
    told: list[tuple[Position, str]] = []
    tree = parse_yaml(text, lambda at, code, message, suggestion: told.append((at, code)), first_line)
    return tree, told


def values(node: Node) -> Iterator[Node]:
    """A node and all nodes in it."""
    yield node
    inner = node.value.values() if isinstance(node.value, dict) else node.value if isinstance(node.value, list) else ()
    for child in inner:
        yield from values(child)


@given(DATA, st.booleans())
@example({"a": {"b": [[], {}, "", " x ", "“q”", "a: b # c"]}}, True)
def test_plain_data_comes_back_with_its_places(data: dict[str, Any], flow: bool) -> None:
    text = yaml.dump(data, Dumper=_Quoting, allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=flow)
    tree, told = parse(text)
    assert told == []
    assert tree is not None
    assert tree.plain() == data
    lines = text.split("\n")
    for node in values(tree):
        begins = lines[node.at.line - 1][node.at.column - 1 :]
        if isinstance(node.value, str):
            assert yaml.safe_load(begins[: len(_quoted(node.value))]) == node.value
        else:
            assert begins[0] in ("{" if isinstance(node.value, dict) else "[", '"', "-")
        if node.key_at:
            assert lines[node.key_at.line - 1][node.key_at.column - 1] == '"'


def _quoted(text: str) -> str:
    return yaml.dump(text, Dumper=_Quoting, allow_unicode=True, width=10**6).rstrip("\n")


@given(st.text(max_size=200) | st.lists(st.sampled_from(SIGNS), max_size=40).map("".join))
@example("a: b: c")
@example("\ta: b")
@example("a:\n\tb")
@example("- - - : :")
@example("? [a]\n: b")
@example("!!python/object/apply:os.system [ls]")
@example("%YAML 9.9\n---\na: b")
@example("a: 'b\n\n")
@example("a: !<x> b")
@example("a: |9\n b")
@example('a: "\\ud800"')
@example('a: "\\x00"')
@example("---\n---\n")
@example("name: {{ name }}")
@example(": \u00a0")
def test_no_text_makes_reading_fail(text: str) -> None:
    tree, told = parse(UNSAFE.sub("", text).replace("\r", "\n"))
    assert tree is not None or told, "what cannot be read is told of"
    lines = text.split("\n")
    for at, _ in told:
        assert at.line >= 1
        assert at.column >= 1
        assert at.line <= len(lines) + text.count("\r") + 1


@pytest.mark.parametrize(
    "written",
    [
        "no", "yes", "on", "off", "y", "true", "False", "00501", "0o17", "0x10", "1.10", "1e3", "+1", ".5", "1_000",
        "2026-05-01", "2026-05-01T10:00:00Z", "12:30", "=", "<<", ".inf", "NaN", "nul", "None", "Ø", "a#b", "a:b", "-x",
        "http://a.example/b?c=d#e",
    ],
)  # fmt: skip
def test_a_word_stays_the_text_that_was_written(written: str) -> None:
    for text in (f"a: {written}\n", f"a:\n  {written}\n", f"a: '{written}'\n"):
        tree, told = parse(text)
        assert told == []
        assert tree is not None
        assert tree.plain() == {"a": written}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "# nothing"])
def test_nothing_is_nothing_and_quotes_make_it_text(written: str) -> None:
    tree, told = parse(f"a: {written}\nb: '~'\n")
    assert told == []
    assert tree is not None
    assert tree.plain() == {"a": None, "b": "~"}


def test_lines_count_from_where_the_fields_begin() -> None:
    tree, _ = parse("\nname: ORTA\nserves:\n  - us-oh\n", first_line=3)
    assert tree is not None
    assert tree.position(("name",)) == (4, 7)
    assert tree.position(("serves", 0)) == (6, 5)
    assert tree.position(("serves",), of_key=True) == (5, 1)
    assert tree.position(("serves", 7, "x")) == (6, 3), "what is not there is where it would be"


def test_columns_count_characters() -> None:
    tree, _ = parse("a: {ñ: ü, 𝄞: x}\n")
    assert tree is not None
    assert tree.position(("a", "𝄞")) == (1, 14)


def test_a_key_written_twice_counts_once_and_reading_goes_on() -> None:
    tree, told = parse("a: 1\nb: 2\na: {c: 3}\nd: *e\n")
    assert tree is None
    assert told == [((3, 1), "ND112"), ((4, 4), "ND111")]
    tree, told = parse("a: 1\na: {a: 3, a: 4}\nb: 2\n")
    assert tree is not None
    assert tree.plain() == {"a": "1", "b": "2"}
    assert told == [((2, 1), "ND112"), ((2, 11), "ND112")]


@pytest.mark.parametrize("unit", ["[", "{a: ", "- ", "? ", "[{", "a: [", '["'])
def test_depth_without_end_is_refused(unit: str) -> None:
    tree, told = parse(unit * 100_000)
    assert tree is None
    assert len(told) == 1


@pytest.mark.parametrize("unit", ["[[],", "a: {b: [c]},", "'", '"', "|\n", "&a ", "!a ", ",", "]"])
def test_length_without_end_is_read_or_refused(unit: str) -> None:
    _, told = parse("a: [" + unit * 20_000)
    assert len(told) == 1


def test_the_deepest_that_is_read() -> None:
    tree, told = parse("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1))
    assert told == []
    assert tree is not None
    tree, told = parse("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert tree is None
    assert [code for _, code in told] == ["ND113"]


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
    tree, told = parse(bomb)
    assert tree is None
    assert told == [((1, 5), "ND111")]


def test_without_takes_away_and_says_so() -> None:
    tree, _ = parse("a: [{b: 1, c: 2}, 3]\nd: 4\n")
    assert tree is not None
    less = tree.without([("a", 0, "b"), ("d",)])
    assert less.plain() == {"a": [{"c": "2"}, "3"]}
    assert [less.lacks(path) for path in (("d",), ("a", 0, "b"), ("a", 0), ("a",), ("e",))] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert tree.plain() == {"a": [{"b": "1", "c": "2"}, "3"], "d": "4"}, "the tree itself stays whole"


@given(
    st.lists(st.sampled_from(["We", "read", "to", "every", "child,", "ñandú", "–"]), min_size=3, max_size=30), st.data()
)
@pytest.mark.parametrize("form", ["|", ">", ">-", "plain", '"'])
def test_a_place_in_a_text_is_a_place_in_the_file(form: str, words: list[str], data: st.DataObject) -> None:
    here = data.draw(st.integers(1, len(words) - 1))
    words = [*words[:here], "HERE", *words[here:]]
    breaks = [data.draw(st.sampled_from([" ", "\n"])) if form != '"' else " " for _ in words[1:]]
    body = words[0] + "".join(a + b for a, b in zip(breaks, words[1:], strict=True))
    indented = body.replace("\n", "\n   ")
    header = {"plain": "", '"': ""}.get(form, f"{form}\n   ")
    text = f"x: y\nabout: {header}" + (f'"{indented}"' if form == '"' else indented) + "\nz: 1\n"
    tree, told = parse(text)
    assert told == []
    assert tree is not None
    node = tree.find(("about",))
    assert node is not None
    assert isinstance(node.value, str)
    before = node.value[: node.value.index("HERE")]
    at = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
    place = node.place_in_text(at)
    assert text.split("\n")[place.line - 1][place.column - 1 :].startswith("HERE")


def test_a_text_in_quotes_over_several_lines_is_where_it_begins() -> None:
    tree, _ = parse('about: "We read\n  to HERE"\n')
    assert tree is not None
    node = tree.find(("about",))
    assert node is not None
    assert node.place_in_text(Position(1, 12)) == (1, 8)
