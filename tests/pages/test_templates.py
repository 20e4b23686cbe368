"""Templates escape and call as Jinja's own do, by a shorter way."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import pass_context, pass_environment
from jinja2.environment import Environment
from jinja2.runtime import Context as Scope
from markupsafe import Markup, escape

from network_directory.site.escaping import escaped
from network_directory.site.templates import DrawingError, Templates


class Tag(StrEnum):
    BOLD = "<b>"


class Drawn:
    def __html__(self) -> str:
        return "<i>drawn</i>"


@given(st.text(alphabet="ab&<>\"'é’", max_size=8) | st.text())
def test_text_is_escaped_as_everywhere(text: str) -> None:
    assert escaped(text) == escape(text)
    assert escaped(Markup(text)) == text


@pytest.mark.parametrize("value", [1, 1.5, None, True, Tag.BOLD, Drawn(), ["<", Markup("<")], {"a": "'"}])
def test_all_else_is_escaped_as_everywhere(value: object) -> None:
    assert escaped(value) == escape(value)


@pytest.fixture
def draw(tmp_path: Path) -> Callable[..., str]:
    @pass_context
    def here(scope: Scope, what: str, *, mark: str = "!") -> str:
        return f"{scope['place']} {what}{mark}"

    @pass_environment
    def kind(environment: Environment) -> str:
        return type(environment).__mro__[1].__name__

    def named(**values: Any) -> str:
        return " ".join(f"{name}={value}" for name, value in values.items())

    def around(caller: Callable[[], str]) -> str:
        return f"[{caller()}]"

    def drawn(template: str, **context: object) -> str:
        folder = tmp_path / "directory"
        folder.mkdir(exist_ok=True)
        (folder / "it.html").write_text(template, encoding="utf-8")
        (folder / "_part.html").write_text("{% macro said(x) %}{{ here(x) }}{{ x }}{% endmacro %}", encoding="utf-8")
        return Templates([tmp_path], {"here": here, "kind": kind, "named": named, "around": around}).draw(
            "it.html", **context
        )

    return drawn


@pytest.mark.parametrize(
    ("template", "html"),
    [
        ("{{ here('<') }} {{ here(what='&', mark='') }}", "Ohio &lt;! Ohio &amp;"),
        ("{{ here(*['a'], **{'mark': '?'}) }}", "Ohio a?"),
        ("{{ named(class='a', n=1) }}", "class=a n=1"),
        ("{{ kind() }}", "Environment"),
        ("{% for x in 'ab' %}{% set y = x %}{{ here(y) }}{% endfor %}", "Ohio a!Ohio b!"),
        ("{% import '_part.html' as p with context %}{{ p.said('<') }}", "Ohio &lt;!&lt;"),
        ("{% macro here(x) %}[{{ x }}]{% endmacro %}{{ here('<') }}", "[&lt;]"),
        ("{% set here = named %}{{ here(a=1) }}", "a=1"),
        ("{% for here in [named] %}{{ here(a=1) }}{% endfor %}{{ here('b') }}", "a=1Ohio b!"),
        ("{% macro m() %}{{ caller('<') }}{% endmacro %}{% call(x) m() %}{{ here(x) }}{% endcall %}", "Ohio &lt;!"),
        ("{% call around() %}{{ here('a') }}{% endcall %}", "[Ohio a!]"),
        ("{% set x %}{{ '<' ~ text }}{% endset %}{{ x }}{{ x ~ '>' }}", "&lt;&#39;&lt;&#39;&gt;"),
        ("{% autoescape false %}{{ text }}<{{ here('<') }}{% endautoescape %}{{ text }}", "'<Ohio <!&#39;"),
        ("{{ text | safe }}{{ text | upper }}{{ ['<'] | join(text) }}", "'&#39;&lt;"),
        ("{% block a %}{{ text }}{{ here('<') }}{% endblock %}", "&#39;Ohio &lt;!"),
    ],
)
def test_what_templates_call_and_write(draw: Callable[..., str], template: str, html: str) -> None:
    assert draw(template, place="Ohio", text="'") == html


def test_no_context_takes_the_place_of_a_function(draw: Callable[..., str]) -> None:
    assert draw("{{ here('a') }}", place="Ohio", here=str) == "Ohio a!"


@pytest.mark.parametrize("template", ["{{ gone }}", "{{ gone('a') }}", "{{ here() }}", "{{ place.gone }}"])
def test_what_is_not_there_is_a_fault(draw: Callable[..., str], template: str) -> None:
    with pytest.raises(DrawingError, match=r"directory/it\.html: (Undefined|Type)Error"):
        draw(template, place="Ohio")
