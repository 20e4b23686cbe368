"""Write the tables of fields in docs/record-format.md from the declarations of the record format.

Run it by `make guide` after a change of the format. With --check it writes nothing, and says when that was forgotten.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel

from network_directory.records import models
from network_directory.records.fields import DeclaredField, fields_of

from .made_files import keep

GUIDE = Path("docs/record-format.md")
_PLACE = re.compile(r"(<!-- fields of (\w+) -->\n).*?(<!-- end -->\n)", re.DOTALL)
_KINDS = {
    "count": "whole number",
    "email": "mail address",
    "file": "file name",
    "flag": "yes or no",
    "language": "language tag",
    "months": "whole number, at least 1",
    "url": "address",
    "year": "year of four digits",
}
"""How kinds of value are called in the guide, where it is not their own name."""
VOCABULARIES = tuple(models.Vocabulary.model_fields)
_CODES = ("ein", "ror", "wikidata", "nces", "ipeds")


def guide(text: str) -> str:
    """The guide with the tables of today's fields in their places."""
    return _PLACE.sub(lambda place: f"{place[1]}{_table(getattr(models, place[2]))}{place[3]}", text)


def _table(model: type[BaseModel]) -> str:
    rows = (f"| {_name(field)} | {_kind(field)} | {_meaning(field)} |\n" for field in fields_of(model).values())
    return "".join(["\n| field | kind | meaning |\n|---|---|---|\n", *rows, "\n"])


def _name(field: DeclaredField) -> str:
    return f"**`{field.name}`**" if field.required else f"`{field.name}`"


def _kind(field: DeclaredField) -> str:
    one, many = _names(field)
    if field.by_name:
        return f"{many} by name"
    if field.is_list:
        return "list" if field.group else f"list of {many}"
    return one


def _names(field: DeclaredField) -> tuple[str, str]:
    """What one value of a field is called, and several."""
    if field.group:
        return "group", "groups"
    if field.ref in VOCABULARIES:
        return f"id in `{field.ref}`", f"ids in `{field.ref}`"
    if field.ref or field.choices:
        return field.ref or "choice", f"{field.ref or 'choice'}s"
    kind = field.value.kind if field.value else "text"
    if kind in _CODES:
        return f"text such as `{field.notes.example}`", "texts"
    called = _KINDS.get(kind, kind)
    return called, f"{called}s"


def _choices(field: DeclaredField) -> str:
    return _one_of(f"`{word}` (if left out)" if word == field.default else f"`{word}`" for word in field.choices)


def _one_of(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _meaning(field: DeclaredField) -> str:
    meaning = field.meaning
    if field.choices:
        lists_them = not set(re.findall(r"[\w-]+", meaning)) - {*field.choices, "or"}
        explains_them = field.default is None and all(word in meaning for word in field.choices)
        if lists_them:
            meaning = f"{_choices(field)}."
        elif not explains_them:
            meaning = f"{meaning} {_choices(field)}."
    return " ".join(part for part in (meaning, field.notes.rule) if part).replace("|", "\\|")


if __name__ == "__main__":
    out_of_step = f"{GUIDE} is out of step with the record format: run make guide"
    sys.exit(keep(GUIDE, guide(GUIDE.read_text("utf-8")), check="--check" in sys.argv, otherwise=out_of_step))
