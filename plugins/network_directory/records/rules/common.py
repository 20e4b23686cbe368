"""What rules of several kinds of record ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from ..answers import Phrase, answer
from ..entries import Draft, Drafts
from ..kinds import Kind
from ..problems import Problem
from ..references import NAMES
from ..suggest import near
from ..tree import Path
from ..types import PartialDate, check_number, check_url, parse_date, refusal

M = TypeVar("M", bound=BaseModel)


def rule_problem(
    draft: Draft[M], path: Path, code: str, phrase: Phrase, suggestion: str | None = None, *, of_key: bool = False
) -> Problem:
    return Problem(draft.file, draft.at(*path, of_key=of_key), code, phrase, suggestion)


def not_yet(draft: Draft[M], path: Path, when: PartialDate | None, today: date) -> Iterator[Problem]:
    if when and when.first_day > today:
        yield rule_problem(draft, path, "ND305", answer("date-in-the-future", date=str(when)))


def twice(draft: Draft[M], items: Iterable[tuple[Path, str]], what: Phrase) -> Iterator[Problem]:
    seen = set()
    for path, value in items:
        if value in seen:
            yield rule_problem(draft, path, "ND218", answer("twice", what=what, value=value))
        seen.add(value)


def extra_fields(draft: Draft[M], values: Mapping[str, str], on: Kind, drafts: Drafts) -> Iterator[Problem]:
    """The network's own fields: declared for this kind of record, and of the declared type."""
    vocabulary = drafts.vocabulary.record
    if not vocabulary:
        return  # its own faults come first
    declared = {id: field for id, field in vocabulary.extra_fields.items() if field.on == on}
    checks: Mapping[str, Callable[[str], object]] = {
        "number": check_number,
        "date": parse_date,
        "url": check_url,
        "text": str,
    }
    for id, value in values.items():
        if id not in declared:
            yield _undeclared(draft, id, on, declared)
        elif declared[id].type == "choice":
            choices = declared[id].choices
            if choices and value not in choices:
                phrase = answer("choice-unknown", value=value, choices=choices)
                yield rule_problem(draft, ("extra", id), "ND205", phrase, near(value, choices))
        else:
            try:
                checks[declared[id].type](value)
            except PydanticCustomError as error:
                yield rule_problem(draft, ("extra", id), error.type, *refusal(error))


def _undeclared(draft: Draft[M], id: str, on: Kind, declared: Iterable[str]) -> Problem:
    known = tuple(sorted(declared))
    if known:
        phrase = answer("extra-not-declared-but", id=id, kind=NAMES[on], known=known)
    else:
        phrase = answer("extra-not-declared", id=id, kind=NAMES[on])
    return rule_problem(draft, ("extra", id), "ND204", phrase, near(id, known), of_key=True)
