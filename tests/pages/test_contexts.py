"""What templates can show is what contexts say, and no template asks for more."""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest

from network_directory.network import Network
from network_directory.network.findings import Findings
from network_directory.pages.contexts import CONTEXTS
from network_directory.pages.drawing import template_globals
from network_directory.pages.page import Head
from network_directory.site import Words
from network_directory.site.site import Site
from network_directory.theme import theme_folder
from tools.context_types import Hint, attributes, reachable
from tools.describe_contexts import GUIDE, guide

from .template_types import Checker
from .test_drawing import SITE, WORDS

TEMPLATES = theme_folder() / "directory"
OURS = "network_directory.pages."


def checker(folder: Path = TEMPLATES) -> Checker:
    functions = {name: value for name, value in template_globals(WORDS, SITE).items() if name != "site"}
    return Checker(folder, functions, {"page": Head, "site": Site})


def shown(context: Any) -> Mapping[str, Hint]:
    known = attributes(context)
    return {field.name: known[field.name].hint for field in fields(context)}


def faults(folder: Path, *contexts: Any) -> list[str]:
    check = checker(folder)
    return [fault for context in contexts for fault in check.check(context.template, shown(context))]


def test_templates_ask_for_nothing_that_is_not_there() -> None:
    assert faults(TEMPLATES, *CONTEXTS) == []


BROKEN = {
    "a name that no page has": ("kind.html", "{{ network }}", "no name 'network' is known"),
    "a name of another page": ("kind.html", "{{ hub }}", "no name 'hub' is known"),
    "an attribute": ("partner.html", "{{ partner.kind.label }}", "Term has no 'label'"),
    "an attribute in a loop": (
        "kind.html",
        "{% for row in partners.shown %}{{ row.mark.label }}{% endfor %}",
        "LevelMark",
    ),
    "an attribute of what was set": ("hub.html", "{% set it = badge.missed %}{{ it.rank }}", "HubRule has no 'rank'"),
    "an attribute of only some values": (
        "needs.html",
        "{{ groups[0].needs.shown[0].wanted.lead }}",
        "Wanted has no 'lead'",
    ),
    "an attribute of one of a pair": (
        "hub.html",
        "{% for covered in cells %}{% for p, cell in [(1, covered.cell)] %}{{ cell.all }}{% endfor %}{% endfor %}",
        "Cell has no",
    ),
    "an attribute that a filter takes": (
        "hub.html",
        "{{ roles[0].members.shown | map(attribute='hub.label') }}",
        "Hub has no 'label'",
    ),
    "an attribute of what a function gives": ("place.html", "{{ shape_map().size }}", "ShapeMap has no 'size'"),
    "an attribute of what a method gives": (
        "partner.html",
        "{{ words.of(partner, badge).label }}",
        "str has no 'label'",
    ),
    "a macro": ("kind.html", "{{ m.anchor(kind) }}", "_macros.html has no 'anchor'"),
    "an argument that a macro cannot show": (
        "kind.html",
        "{{ m.partner_facts(kind) }}",
        "Term has no ",
    ),
    "an argument that a macro does not take": (
        "kind.html",
        "{{ m.fact(kind.name, 1, 2) }}",
        "'fact' takes name, value",
    ),
    "an argument that a function cannot show": (
        "kind.html",
        "{{ link(partners.shown[0]) }}",
        "'link' takes no PartnerRow",
    ),
    "an argument that a function does not take": ("kind.html", "{{ link(kind, 1) }}", "'link' takes record"),
    "a macro that asks for what a page has": (
        "_macros.html",
        "{% macro m() %}{{ partner }}{% endmacro %}",
        "'partner'",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_template_that_asks_for_more_is_found(tmp_path: Path, name: str) -> None:
    template, more, message = BROKEN[name]
    folder = shutil.copytree(TEMPLATES, tmp_path / "directory")
    with (folder / template).open("a", encoding="utf-8") as file:
        file.write(more)
    found = faults(folder, *(context for context in CONTEXTS if context.template in (template, "kind.html")))
    assert found
    assert all(message in fault for fault in found), found


def test_every_template_has_a_context() -> None:
    names = [context.template for context in CONTEXTS]
    assert sorted(names) == sorted(path.name for path in TEMPLATES.glob("[!_]*.html"))


class TestDocumentation:
    def test_all_that_a_page_is_made_of_is_told(self) -> None:
        """What a field of the network's own things means is said by the record format, or by its name."""
        for kind in (Site, *(kind for kind in reachable((Head, *CONTEXTS)) if kind.__module__.startswith(OURS))):
            assert inspect.getdoc(kind), kind
            assert not [known.name for known in attributes(kind).values() if not known.text], kind

    def test_the_guide_tells_the_same(self) -> None:
        assert GUIDE.read_text(encoding="utf-8") == guide(), "run `make templates`"


def test_contexts_hold_values_alone() -> None:
    """Nothing that reaches the whole network or cannot be sent elsewhere; of their own, nothing that can be changed."""
    for kind in reachable(CONTEXTS):
        for known in attributes(kind).values():
            made_of = set(all_of(known.hint))
            assert not made_of & {Network, Findings, Words, Callable}, f"{kind.__name__}.{known.name}"
            if kind.__module__.startswith(OURS):
                assert not made_of & {list, dict, set, Mapping}, f"{kind.__name__}.{known.name}"


def all_of(hint: Hint) -> Iterator[Any]:
    """A type, and all types within it."""
    yield get_origin(hint) or hint
    for inner in get_args(hint):
        yield from all_of(inner)
