"""Write docs/templates.md: what the template of each kind of page may show, from the docstrings of its context.

Run it by `make guide` after a change of a context. With --check it writes nothing, and says if that was
forgotten.
"""

from __future__ import annotations

import enum
import inspect
import sys
import types
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from markupsafe import Markup

from network_directory.pages.contexts import CONTEXTS
from network_directory.pages.drawing import template_globals
from network_directory.pages.page import Head
from network_directory.pages.shape_map import ShapeMap
from network_directory.records import models
from network_directory.site import Words
from network_directory.site.badge_words import BadgeWords, HubBadgeWords
from network_directory.site.embed_code import EmbedCode
from network_directory.site.site import Site
from network_directory.theme import theme_folder

from .context_types import Hint, arguments, attributes, is_described, methods, parts, reachable
from .made_files import keep

GUIDE = Path(__file__).parent.parent / "docs/templates.md"
_HEAD = """\
<!-- Made by tools/describe_contexts.py from the docstrings of the code: run `make guide`. -->
# What templates can show

Each kind of page has one template in `directory/`, and each template gets the values below and no others: it cannot
reach the rest of the network. They are what a template of [your own](another-network.md#looks) can rely on. A test
compares this page with the code, and another the theme's templates with both.

"""
_SHARED = """\
## Every template

Beside what its own page shows, a template has `page`, a [Head](#head); `site`, a [Site](#site); and these functions:

"""
_PAGES = """\
## Each kind of page
"""
_VALUES = """\
## Values

What the values above are made of. A name alone is a value's attribute, which a template reads as `partner.name`.
"""
_RECORDS = (models.Partner, models.Hub, models.Principle, models.Source)
"""What the guide to the format tells of."""
_NAMES: Mapping[Hint, str] = {
    str: "text",
    int: "number",
    float: "number",
    Decimal: "number",
    bool: "yes or no",
    date: "day",
    Markup: "HTML",
    type(None): "none",
}


def guide() -> str:
    """The text of docs/templates.md."""
    values = [
        kind for kind in reachable((Head, Site, ShapeMap, EmbedCode, *CONTEXTS), _RECORDS) if kind not in CONTEXTS
    ]
    sections = (
        _HEAD,
        _SHARED,
        *_functions(),
        "\n",
        _PAGES,
        *(f"\n### {context.template}\n\n{_described(context)}" for context in CONTEXTS),
        "\n",
        _VALUES,
        *(f"\n### {kind.__name__}\n\n{_described(kind)}" for kind in sorted(values, key=lambda kind: kind.__name__)),
    )
    return "".join(sections)


def _functions() -> Iterator[str]:
    words = Words.load("en", [theme_folder()])
    site = Site("", "", None, False, "", "", None, None, "", None, None)
    for name, function in template_globals(words, site).items():
        if function is site:
            continue
        called = function if inspect.isroutine(function) else function.__call__  # `t` is an object that has more to it
        yield f"- `{name}{arguments(called)}`: {_line(inspect.getdoc(called) or '')}\n"
        given = get_type_hints(called)["return"]
        for method in methods(given).values() if given in (BadgeWords, HubBadgeWords) else ():
            yield f"  - `.{method.name}{arguments(getattr(given, method.name))}`: {_line(method.text)}\n"


def _described(kind: type) -> str:
    """A class, and its attributes in a table."""
    rows = [
        f"| `{name}` | {_type(known.hint)} | {_line(known.text or _of_the_format(kind, name))} |\n"
        for name, known in attributes(kind).items()
    ]
    rows += [
        f"| `{name}{arguments(getattr(kind, name))}` | {_type(known.hint)} | {_line(known.text)} |\n"
        for name, known in methods(kind).items()
    ]
    table = ["\n| | what it is | |\n|---|---|---|\n", *rows] if rows else []
    return "".join([f"{_line(inspect.getdoc(kind) or '')}\n", *table])


def _of_the_format(kind: type, name: str) -> str:
    """What the record format says of a field of that name: where it is no reference, it is the same here."""
    if any(parts(attributes(kind)[name].hint)):
        return ""
    for entry in (kind.__name__, f"{kind.__name__}Entry", f"Claim{kind.__name__}"):
        model = getattr(models, entry, None)
        if model is not None and name in model.model_fields:
            return str(model.model_fields[name].description or "")
    return ""


def _type(hint: Hint) -> str:
    """A type in words."""
    origin: Any = get_origin(hint)
    inner = get_args(hint)
    if origin in (Union, types.UnionType):
        return " or ".join(sorted(map(_type, inner), key=lambda name: name == "none"))
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in inner)
    if origin is tuple:
        return f"list of {_type(inner[0])}" if inner[-1] is ... else f"({', '.join(map(_type, inner))})"
    if origin is not None and is_described(origin):
        return f"{_type(origin)} of {' or '.join(map(_type, inner))}"
    return _simple(hint, origin, inner)


def _simple(hint: Hint, origin: Any, inner: tuple[Any, ...]) -> str:
    if hint in _RECORDS:
        return f"[record](record-format.md#{hint.__name__.lower()}s)"
    if is_described(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return ", ".join(f"`{value.value}`" for value in hint)
    if origin is list:
        return f"list of {_type(inner[0])}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"{_type(inner[1])} by {_type(inner[0])}"
    if isinstance(hint, TypeVar):
        return " or ".join(map(_type, hint.__constraints__))
    if origin is Callable:
        return "function"
    return _NAMES[hint]


def _line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    out_of_step = "docs/templates.md is not what the code says: run make guide"
    sys.exit(keep(GUIDE, guide(), check="--check" in sys.argv, otherwise=out_of_step))
