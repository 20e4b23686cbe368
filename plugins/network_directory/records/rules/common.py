"""What rules of several kinds of record ask."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from ..entries import Draft, Drafts
from ..problems import Problem
from ..suggest import near
from ..tree import Path
from ..types import PartialDate, check_number, check_url, parse_date

M = TypeVar("M", bound=BaseModel)


def rule_problem(
    draft: Draft[M], path: Path, code: str, message: str, suggestion: str | None = None, *, of_key: bool = False
) -> Problem:
    return Problem(draft.file, draft.at(*path, of_key=of_key), code, message, suggestion)


def not_yet(draft: Draft[M], path: Path, when: PartialDate | None, today: date) -> Iterator[Problem]:
    if when and when.first_day > today:
        yield rule_problem(draft, path, "ND305", f"{when} lies in the future; check the year")


def twice(draft: Draft[M], items: Iterable[tuple[Path, Hashable]], what: str) -> Iterator[Problem]:
    seen = set()
    for path, value in items:
        if value in seen:
            yield rule_problem(draft, path, "ND218", f"{what} '{value}' is listed a second time; keep one entry")
        seen.add(value)


def extra_fields(draft: Draft[M], values: Mapping[str, str], on: str, drafts: Drafts) -> Iterator[Problem]:
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
            known = f"; there are {', '.join(sorted(declared))}" if declared else ""
            yield rule_problem(
                draft,
                ("extra", id),
                "ND204",
                f"the vocabulary declares no extra field '{id}' for a {on}{known}",
                near(id, declared),
                of_key=True,
            )
        elif declared[id].type == "choice":
            choices = declared[id].choices
            if choices and value not in choices:
                yield rule_problem(
                    draft,
                    ("extra", id),
                    "ND205",
                    f"'{value}' is not a choice here; it is one of {', '.join(choices)}",
                    near(value, choices),
                )
        else:
            try:
                checks[declared[id].type](value)
            except PydanticCustomError as error:
                context = error.context or {}
                yield rule_problem(draft, ("extra", id), error.type, context["message"], context["suggestion"])
