"""What people wrote does nothing where it is printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from network_directory.reports.plain import as_code, for_markdown, for_terminal

SPACE = "\u200b"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Parents’ Guild (Ohio), Inc.", "Parents’ Guild (Ohio), Inc."),
        ("@partners-for/staff", "@&#8203;partners-for/staff"),
        ("fixes #12 and GH-12", "fixes #&#8203;12 and GH-&#8203;12"),
        ("see https://evil.example", "see https:&#8203;//evil.example"),
        ("www.evil.example", "www&#8203;.evil.example"),
        ("hello@evil.example", "hello@&#8203;evil.example"),
        (":tada: 10:30", ":&#8203;tada: 10:30"),
        ("<img src=x>", "\\<img src=x\\>"),
        ("[a](b) ![c](d) `e` *f* _g_ ~~h~~", "\\[a\\](b) !\\[c\\](d) \\`e\\` \\*f\\* \\_g\\_ \\~\\~h\\~\\~"),
        ("&lt; $x$ a|b \\", "\\&lt; \\$x\\$ a\\|b \\\\"),
        ("one\n\n# two\u202e\u2066", "one # two"),
    ],
)
def test_markdown_shows_the_text_and_does_nothing(text: str, markdown: str) -> None:
    assert for_markdown(text) == markdown


@given(st.text(st.sampled_from("ab1 @#:/<>[]()!`*_~$&|\\.-+\n\t\u202e"), max_size=40))
def test_whatever_the_text_it_is_only_text(text: str) -> None:
    (_, inline, _) = MarkdownIt("gfm-like", {"linkify": False}).parse(f"x{for_markdown(text)}x")
    assert [token.type for token in inline.children or ()] in (["text"], [])
    shown = "".join(token.content for token in inline.children or ())
    expected = " ".join(text.replace("\u202e", " ").split())
    assert shown.replace(SPACE, "")[1:-1] == expected


@given(st.text(st.sampled_from("ab `\n<@"), max_size=20).filter(lambda text: bool(text.strip())))
def test_code_is_code_whatever_backticks_are_in_it(text: str) -> None:
    (_, inline, _) = MarkdownIt("commonmark").parse(f"x {as_code(text)} x")
    assert [token.type for token in inline.children or ()] == ["text", "code_inline", "text"]
    assert (inline.children or [])[1].content == " ".join(text.split())


def test_terminals_get_no_commands() -> None:
    assert for_terminal("a\x1b[31m\r\n\x9b\u202eé") == "a\\x1b[31m\\x0d\\x0a\\x9b\\x202eé"
