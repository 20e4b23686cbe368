"""What is due or has lapsed, as a list to work through."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from ..network.aging import Aged, Due
from ..network.alignment import DUE_WITHIN, Age
from .plain import as_code, for_markdown, for_terminal

_WHAT_TO_DO = {
    Aged.CONFIRMATION: "ask the partner to look through its entry, then set confirmed:",
    Aged.EVIDENCE: "ask the partner for newer evidence",
    Aged.REVIEW: "look at the evidence again, then set reviewed:",
}


def due_text(dues: Sequence[Due], as_of: date) -> str:
    """For a terminal: a paragraph for each partner."""
    if not dues:
        return _nothing(as_of)
    lines = [_summary(dues, as_of)]
    for due, items in _by_partner(dues):
        lines += ["", for_terminal(f"{due.partner.name} ({due.partner.file})")]
        lines += [f"  {for_terminal(_what(item))}: {_WHAT_TO_DO[item.what]}" for item in items]
    return "\n".join(lines)


def due_markdown(dues: Sequence[Due], as_of: date) -> str:
    """For an issue: a list of boxes to tick."""
    if not dues:
        return _nothing(as_of)
    lines = [_summary(dues, as_of)]
    for due, items in _by_partner(dues):
        lines += ["", f"### {for_markdown(due.partner.name)}", as_code(due.partner.file), ""]
        lines += [f"- [ ] {for_markdown(_what(item))}: {_WHAT_TO_DO[item.what]}" for item in items]
    return "\n".join(lines)


def due_json(dues: Sequence[Due], as_of: date) -> str:
    """For other programs."""
    items = [
        {
            "partner": due.partner.id,
            "file": due.partner.file,
            "what": due.what.value,
            "principle": due.claim.principle.id if due.claim else None,
            "age": due.age.value,
            "until": due.until.isoformat() if due.until else None,
            "remedy": _WHAT_TO_DO[due.what],
        }
        for due in dues
    ]
    return json.dumps({"as_of": as_of.isoformat(), "due": items}, ensure_ascii=False, indent=2)


def _by_partner(dues: Sequence[Due]) -> Iterator[tuple[Due, list[Due]]]:
    for _, group in groupby(dues, key=lambda due: due.partner.id):
        items = list(group)
        yield items[0], items


def _nothing(as_of: date) -> str:
    return f"As of {as_of}, nothing is due and nothing has lapsed."


def _summary(dues: Sequence[Due], as_of: date) -> str:
    lapsed = sum(1 for due in dues if due.age is Age.LAPSED)
    partners = len({due.partner.id for due in dues})
    at = "1 partner" if partners == 1 else f"{partners} partners"
    return f"As of {as_of}: {lapsed} lapsed and {len(dues) - lapsed} due within {DUE_WITHIN.days} days, at {at}."


def _what(due: Due) -> str:
    of = f" on {due.claim.principle.name}" if due.claim else ""
    if due.until is None:
        return "never confirmed"
    return f"{due.what}{of} {'lapsed' if due.age is Age.LAPSED else 'lapses'} after {due.until}"
