"""Simple prose is written without parsing it: the same HTML, byte by byte, as the parser and the sanitizer make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_directory.records import read_network
from network_directory.records.folder import Folder
from network_directory.site import prose as tested
from network_directory.site.prose import prose

from ..trees import SAMPLE, TODAY

SIGNS = [*"ab1²é \n.,;:?'\"()/$%’–=+>#*_&<\t\0\xa0\u3000\u2028\x85|~`\\!٣[]", "\n\n", "\n- ", "1. ", "---"]
MARKUP = [
    "[a b](https://a-b.c/D.e-f/)", "[x](https://1.2.c)", "[x](https://1.2.3.999/)", "[x](https://xn--a.b)",
    "[x](https://a.b/..)", "[x](https://a.b:80/)", "![x](https://a.b)", "[*a*](https://a.b)", "*[a](https://a.b)*",
    "[a _b_](https://a.b)", "[[hub:ohio]]", "*", "*a*", "*a b.c*", "*a_b*", "**a**", "](https://a.b)", "(", "a", " ",
]  # fmt: skip
texts = st.lists(st.sampled_from([*SIGNS, *MARKUP]), max_size=12).map("".join) | st.lists(
    st.sampled_from([*"ab1é \n.,:?'\"()/-–²", *MARKUP[:2], "*a b*"]), max_size=16
).map("".join)


def parsed(text: str) -> str:
    return tested._parsed_prose(text, lambda _: None, 2)


@given(texts)
def test_simple_prose_is_written_as_if_it_were_parsed(text: str) -> None:
    assert prose(text, lambda _: None) == parsed(text)


@pytest.mark.parametrize(
    "text",
    [
        "a _b_ c", "a [b _c_ d](https://e.example) f", "1. a", "12) a", "a\n1. b", " a", "    a", "a\n b", "a\n\n    b",
        "a  \nb", "a ", "- a", "a\n-", "a\n---", "---", "a\n:-", "a: b\n:-:", "a\n-: b", "a*b*", "*a*b", "a*b*c*d*",
        "(*a*)", "**a**", "*a **b* c**", "*a**b*", "[a](https://1.2.3.999)", "[a](https://b.999/)", "[[hub:ohio]]",
        "[a](https://xn--b.example)", "[a](https://-b.example)", "[a](https://b..example)", "![a](https://b.example)",
        "[a](https://b.example/)*c*", "[a](https://b.example)[c](https://d.example)", "a&b", "a&amp;b", "a\xa0b",
        "[[a](https://b.example)](https://c.example)", "a\u3000", "a\r\nb", "\na", "a\n\n\nb\n", "", "\n",
    ],
)  # fmt: skip
def test_what_nearly_is_simple(text: str) -> None:
    assert prose(text, lambda _: None) == parsed(text)


@pytest.mark.parametrize(
    "text",
    [
        "One *two three*, [four](https://five.example/six).\nSeven: “eight”?\n\n(*Nine*) costs $10.",
        "It’s the 21st, or 50% of it.\n",
    ],
)
def test_what_most_records_write_is_simple(text: str) -> None:
    assert tested._is_simple(text)
    assert prose(text, lambda _: None) == parsed(text)


def test_the_sample_networks_prose() -> None:
    records = read_network(Folder(SAMPLE), TODAY).records
    about = [entry.record.about for entry in records.partners.values() if entry.record.about]
    about += [entry.record.about for entry in records.hubs.values() if entry.record.about]
    assert sum(map(tested._is_simple, about)) > len(about) / 2
    for text in about:
        assert prose(text, lambda _: None) == parsed(text)
