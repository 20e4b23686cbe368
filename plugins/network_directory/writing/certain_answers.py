"""Which answers are certain, so that nobody needs to be asked.

What is mended is how something is written: quotation marks, dates, addresses, the spelling of keys and of words
from a closed list. What a value means is left to people: an id that is merely like another, a date that could be
read two ways, a record's own id, which is its address for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from operator import eq

from pydantic import BaseModel

from ..language import fold
from ..records import Kind, Problem, Records
from ..records.debris import plain_signs
from ..records.fields import DeclaredField, fields_of
from ..records.kinds import MODELS
from ..records.problems import Position
from ..records.strict_yaml import parse_yaml
from ..records.tree import Node
from ..records.types import MONTHS
from .named import named
from .spans import Stretch, fields, stretch_of

_ALWAYS = ("ND106", "ND108", "ND118", "ND216", "ND220", "ND224", "ND225", "ND226", "ND319", "ND325")
"""Codes whose suggestion says the same in the right form, or what a record says of itself."""
_CLOSED = ("partner_kinds", "levels", "issues", "evidence_kinds")
"""What refers to one of a few words rather than to one of many records."""


@dataclass(frozen=True, slots=True)
class _Key:
    """A key of a record, whether or not its group has a field of that name."""

    holder: type[BaseModel]
    name: str

    @property
    def field(self) -> DeclaredField | None:
        return fields_of(self.holder).get(self.name)

    @property
    def ref(self) -> str | None:
        return self.field.ref if self.field else None

    @property
    def holds_ids(self) -> bool:
        """Whether a comma in it cannot be a part of the text."""
        return self.ref is not None or self.name in ("formerly", "languages")

    @property
    def choices(self) -> tuple[str, ...]:
        return self.field.choices if self.field else ()


@lru_cache(maxsize=1)  # all problems of a file are asked about one after the other
def _keys_by_place(yaml_text: str, kind: str) -> Mapping[Position, _Key]:
    """The key to which a key, a value or an entry in each place belongs; the innermost where there are several."""
    tree = parse_yaml(yaml_text, lambda *fault: None)
    if tree is None or kind not in MODELS:
        return {}
    keys: dict[Position, _Key] = {}
    for group in tree.children if kind == "places" else [tree]:
        for at, key in _keys_of(MODELS[kind], group):
            keys.setdefault(at, key)
    return keys


def _keys_of(model: type[BaseModel], node: Node) -> Iterator[tuple[Position, _Key]]:
    """Each key of a group, with its own place and those of its value and entries; inner ones come first."""
    for name, value in node.value.items() if isinstance(node.value, dict) else ():
        field = fields_of(model).get(name)
        if field and field.group:
            for group in value.children if field.by_name else (value, *value.children):
                yield from _keys_of(field.group, group)
        for at in (value.key_at, value.at, *(entry.at for entry in value.children)):
            if at:
                yield at, _Key(model, name)


def answered(problem: Problem, text: str, kind: str, records: Records) -> tuple[Problem, Stretch] | None:
    """A problem with the suggestion that certainly mends it, and what that replaces; None if there is none.

    `text` is that of the problem's file, and `kind` the kind of record in it, or the table's name.
    """
    likely = replace(problem, suggestion=problem.suggestion or "?")  # an id has an answer even where nothing is like it
    stretch = stretch_of(likely, text)
    if stretch is None:
        return None
    old = text[stretch.start : stretch.end]
    key = _keys_by_place(fields(text, problem.file), kind).get(problem.at)
    new = _answer(problem, old, text[: stretch.start], key, records)
    return (replace(problem, suggestion=new), stretch) if new else None


def _answer(problem: Problem, old: str, before: str, key: _Key | None, records: Records) -> str | None:
    value = old.strip("\"'")
    suggestion = problem.suggestion
    if problem.code == "ND204":
        short_link = re.search(r"\[\[([a-z]+):$", before)
        ref = key.ref if key else short_link[1] if short_link else None
        return _id(value, ref, records) if ref else None
    if suggestion is None or problem.code in _ALWAYS:
        return suggestion
    if problem.code == "ND201" and key:
        return _only_near(value.replace("-", "_").replace(" ", "_"), key.holder.model_fields)
    if problem.code == "ND205":
        return _only_near(value, key.choices if key else ()) or (
            suggestion if fold(suggestion) == fold(value) else None
        )
    return suggestion if _is_certain(problem.code, suggestion, value, old, key) else None


def _is_certain(code: str, suggestion: str, value: str, old: str, key: _Key | None) -> bool:
    """Whether what is suggested for a value says all that was written, and nothing else."""
    match code:
        case "ND203":
            return "," not in old or bool(key and key.holds_ids)
        case "ND206":
            return _has_one_reading(value, suggestion)
        case "ND207" | "ND214":
            return re.search(r"\s", value.strip("<> ")) is None  # words beside an address may say something
        case "ND209":
            return suggestion in (re.sub(r"[,\s]", "", value), value.replace(",", "."))
        case "ND213":
            return suggestion != f"0{value}"  # it may lack another digit
        case _:
            return False


def _has_one_reading(value: str, date: str) -> bool:
    """Whether a date says all that was written, and can only be meant so.

    05/04/2026 can be two days; “c. 1998”, “2024 or 2025” and, where a year is asked for, 1998-05-01 say more.
    """
    value = plain_signs(value)
    if two_ways := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.]\d{4}", value):
        month, day = map(int, two_ways.groups())
        if month <= 12 and day <= 12 and month != day:
            return False
    day_only = re.sub(r"[T ]00:00(:00(\.0+)?)?Z?$", "", value)  # as spreadsheets write a day
    words = re.findall(r"[^\W\d_]+", re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", day_only))
    numbers = {int(number[:9]) for number in re.findall(r"\d+", day_only)}
    complete = numbers <= {*map(int, date.split("-"))} and all(map(_is_month, words))
    return complete and (len(date) > 4 or not words)


def _is_month(word: str) -> bool:
    return any(month.startswith(word.lower()) for month in MONTHS)


def _id(value: str, ref: str, records: Records) -> str | None:
    """The id that a word stands for: the new one of an old id, that of a name, a state's by its postal code."""
    known = named(records, ref)
    if ref == "place" and (state := f"us-{value.casefold()}") in known:
        return state
    renamed = [id for id in known if value in _old_ids(ref, id, records)]
    called = [id for id, name in known.items() if fold(value) in (fold(name), id)]
    if matches := renamed or called:
        return matches[0] if len(matches) == 1 else None
    return _only_near(value, known) if ref in _CLOSED else None


def _old_ids(ref: str, id: str, records: Records) -> tuple[str, ...]:
    entry = records.of(Kind(ref)).get(id) if ref in list(Kind) else None
    return getattr(entry and entry.record, "formerly", ())


def _only_near(value: str, words: Iterable[str]) -> str | None:
    """The one word that a value is but for a single slip of the finger; None if there are several or none."""
    wanted = value.casefold()
    matches = [word for word in words if _is_one_slip_from(wanted, word)]
    return wanted if wanted in matches else matches[0] if len(matches) == 1 else None


def _is_one_slip_from(value: str, word: str) -> bool:
    """Whether two words are the same but for a letter, their ending, the order of their letters, or what divides them.

    More would be a guess: a strategy that is “archived” has not been achieved, and a logo's URL is not its alt text.
    """
    a, b = (re.sub(r"[\W_]", "", text) for text in (value, word))
    before = _alike(a, b)
    behind = _alike(a[before:][::-1], b[before:][::-1])
    differing = max(len(a), len(b)) - before - behind
    return sorted(a) == sorted(b) or (len(b) > 3 and differing <= 1) or (before > 4 and differing <= 2 and not behind)


def _alike(a: str, b: str) -> int:
    """How many letters two words have in common at their beginning."""
    return sum(takewhile(bool, map(eq, a, b)))
