"""What changed in a record, in sentences of Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import SequenceMatcher

from ..network.comparison.changes import CellChange, ChangeKind, RecordChange, RuleChange
from ..network.coverage import State
from ..records.answers import english
from ..records.types import parse_date
from ..site import Words
from ..site.words import REFERENCE
from .plain import as_code, for_markdown
from .problem_lists import plural

_QUOTED, _LONG = 50, 300
"""Beyond so many characters a text is quoted, and not repeated at all."""


def change_sentence(change: RecordChange) -> str:
    """What changed, to be read after the name of what it changed about."""
    return _SENTENCES[change.what](change)


def cell_sentence(cell: CellChange) -> str:
    """How a cell of the coverage changed."""
    of = "" if cell.row.kind == "place" else f"{cell.row.kind} "
    name = f"{for_markdown(cell.principle.name)}, {of}{for_markdown(cell.row.name)}"
    gap = f" (a gap {cell.gap})" if cell.gap else ""
    return f"{name}: {_STATES[cell.before]} → {_STATES[cell.after]}{gap}"


def date_in_words(iso: str) -> str:
    """A date, or a month or year, as the site writes it."""
    return _ENGLISH.date(parse_date(iso))


_ENGLISH = Words(REFERENCE, {})
_STATES = {
    State.PRACTICED: "practiced",
    State.DECLARED: "declared only",
    State.SEEKING: "a strategy seeks a lead",
    State.NONE: "none recorded",
    State.NOT_APPLICABLE: "not applicable",
}


def _came(change: RecordChange) -> str:
    return "new in the plan" if change.of.kind == "strategy" else "new"


def _went(change: RecordChange) -> str:
    if change.of.kind == "strategy":
        return "no longer in the plan"
    return f"gone; its address leads on to {_other(change)}" if change.about else "gone"


def _renamed(change: RecordChange) -> str:
    return f"address changed from {as_code(change.before or '')} to {as_code(change.after or '')}"


def _from_to(what: str) -> Callable[[RecordChange], str]:
    def sentence(change: RecordChange) -> str:
        return f"{what} {_was(change.before)} → {_was(change.after)}"

    return sentence


# Fields

_NAMES = {
    "about": "text",
    "also_known_as": "other name",
    "contact.email": "contact e-mail",
    "contact.url": "contact page",
    "contributes": "offer",
    "date": "date",
    "founded": "year of foundation",
    "hubs.since": "since",
    "issue": "issue",
    "joined": "date of joining",
    "kind": "kind",
    "languages": "language",
    "level": "level",
    "levels": "level",
    "measure.baseline": "baseline",
    "measure.target": "target",
    "measure.unit": "unit",
    "measure.what": "measure",
    "needs": "need",
    "on": "date of retirement",
    "place": "place",
    "places": "place",
    "plan.aim": "aim",
    "plan.updated": "date of the plan",
    "principle": "principle",
    "principles": "principle",
    "publisher": "publisher",
    "question": "question",
    "recommendations": "recommendation",
    "seeks": "need",
    "serves": "place served",
    "statement": "statement",
    "summary": "summary",
    "url": "web address",
}
"""What people call a field; one that is not here is named as records write it."""
_RELATIONS = {
    "based_in": "based in",
    "merged_into": "merged into",
    "parent": "part of",
    "replaced_by": "replaced by",
    "succeeded_by": "succeeded by",
}
"""How people say fields that make a sentence with their value."""
_DATES = ("date", "hubs.since", "joined", "on", "plan.updated")
_AS_TYPED = ("contact.email", "contact.url", "logo", "url")


def _field(change: RecordChange) -> str:
    field = change.field or ""
    if field.startswith("accept."):
        return _acceptance(change, field.removeprefix("accept."))
    where = f"in the hub {_other(change)}: " if change.about else ""
    relation = _RELATIONS.get(field)
    name = relation or _NAMES.get(field) or as_code(field)
    longest = max(len(change.before or ""), len(change.after or ""))
    show = date_in_words if field in _DATES else as_code if field in _AS_TYPED else _how_to_show(longest)
    match change.before, change.after:
        case str(before), str(after) if longest > _LONG:
            return f"{where}{name} changed ({_lines(before, after)})"
        case str(before), str(after):
            return f"{where}{name} {show(before)} → {show(after)}"
        case None, str(after):
            return f"{where}{name} {show(after)}" if relation else f"{where}{name} added: {show(after)}"
        case before, _:
            was = show(before or "")
            return f"{where}no longer {name} {was}" if relation else f"{where}{name} removed: {was}"


def _acceptance(change: RecordChange, code: str) -> str:
    """That a record accepts a warning, or does no longer."""
    title = english().name(code)
    if change.after is None:
        return f"no longer accepts the warning {code} ({title}): was {_quoted(change.before or '')}"
    was = f", was {_quoted(change.before)}" if change.before else ""
    return f"accepts the warning {code} ({title}): {_quoted(change.after)}{was}"


def _how_to_show(longest: int) -> Callable[[str], str]:
    """How to show texts of which the longest has so many characters."""
    if longest > _LONG:
        return lambda text: plural(len(text.splitlines()), "line")
    return _quoted if longest > _QUOTED else for_markdown


def _quoted(text: str) -> str:
    return f"“{for_markdown(text)}”"


def _lines(before: str, after: str) -> str:
    """How many lines came and went."""
    was, now = before.splitlines(), after.splitlines()
    kept = sum(block.size for block in SequenceMatcher(None, was, now).get_matching_blocks())
    return f"+{len(now) - kept}/−{len(was) - kept} lines"


# Partners


def _confirmed(change: RecordChange) -> str:
    return _signed(change, "confirmed", "confirmation")


def _review(change: RecordChange) -> str:
    return f"on {_other(change)}: {_signed(change, 'reviewed', 'review')}"


def _signed(change: RecordChange, done: str, noun: str) -> str:
    dates = [date_in_words(iso) for iso in dict.fromkeys((change.before, change.after)) if iso]
    if change.after is None:
        return f"{noun} removed (was {dates[0]}, by {_was(change.by)})"
    return f"{done} {' → '.join(dates)} (by {_was(change.by)})"


def _membership(change: RecordChange) -> str:
    hub = _other(change)
    if change.before is None:
        return f"joins the hub {hub} as {change.after}"
    if change.after is None:
        return f"leaves the hub {hub} (was {change.before})"
    return f"in the hub {hub}: {change.before} → {change.after}"


def _stance(change: RecordChange) -> str:
    return f"on {_other(change)}: {change.before or 'not stated'} → {change.after or 'not stated'}"


def _statement(change: RecordChange) -> str:
    was = f", was {_quoted(change.before)}" if change.before else ""
    now = _quoted(change.after) if change.after else "removed"
    return f"on {_other(change)}: statement {now}{was}"


def _evidence(change: RecordChange) -> str:
    on = f"on {_other(change)}: " if change.about else ""
    dated = f" ({date_in_words(change.on)})" if change.on else ""
    return f"{on}evidence {'added' if change.after else 'removed'}: {_was(change.after or change.before)}{dated}"


# Badges

_RULES = {
    "stated": ("principle", "endorsed or stronger"),
    "evidenced": ("principle", "with current evidence"),
    "reviewed": ("principle", "with a current review"),
    "planned": ("strategy", "with a lead and a measure"),
    "proven": ("strategy", "at work with evidence"),
}


def _badge(change: RecordChange) -> str:
    def named(level: str | None) -> str:
        return _was(level.capitalize() if level and change.of.kind == "hub" else level)

    why = "; ".join(f"{named(rule.level)} {_reason(rule)}" for rule in change.because)
    return f"badge {named(change.before)} → {named(change.after)}{f': {why}' if why else ''}"


def _reason(rule: RuleChange) -> str:
    have, need = rule.after
    noun, rest = _RULES[rule.rule]
    had = f" (had {rule.before[0]}{f' of {rule.before[1]}' if rule.before[1] != need else ''})" if rule.before else ""
    return f"asks for {plural(need, noun)} {rest}, and it has {have}{had}"


# Strategies


def _lead(change: RecordChange) -> str:
    return f"lead {_was(change.before, 'nobody')} → {_was(change.after, 'nobody')}"


def _support(change: RecordChange) -> str:
    return f"{_other(change)} joins the work" if change.after else f"{_other(change)} leaves the work"


def _reading(change: RecordChange) -> str:
    value = f"{_was(change.after or change.before)} ({date_in_words(change.on or '')})"
    return f"reading {value}" if change.after else f"reading removed: {value}"


_SENTENCES: Mapping[ChangeKind, Callable[[RecordChange], str]] = {
    ChangeKind.CAME: _came,
    ChangeKind.WENT: _went,
    ChangeKind.RENAMED: _renamed,
    ChangeKind.NAME: _from_to("name"),
    ChangeKind.STATUS: _from_to("status"),
    ChangeKind.FIELD: _field,
    ChangeKind.CONFIRMED: _confirmed,
    ChangeKind.BADGE: _badge,
    ChangeKind.MEMBERSHIP: _membership,
    ChangeKind.STANCE: _stance,
    ChangeKind.STATEMENT: _statement,
    ChangeKind.EVIDENCE_ADDED: _evidence,
    ChangeKind.EVIDENCE_REMOVED: _evidence,
    ChangeKind.REVIEW: _review,
    ChangeKind.LEAD: _lead,
    ChangeKind.SUPPORT: _support,
    ChangeKind.READING: _reading,
}


def _other(change: RecordChange) -> str:
    """The name of the other end of a relation."""
    assert change.about is not None
    return for_markdown(change.about.name)


def _was(value: str | None, nothing: str = "none") -> str:
    return nothing if value is None else for_markdown(value)
