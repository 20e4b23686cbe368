"""What changed between two states of a network, for the people who decide on it and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import groupby

from ..network import Network, build_network
from ..network.ageing import Due
from ..network.alignment import Age
from ..network.comparison import CellChange, Change, Comparison, What, compare
from ..network.coverage import State
from ..pages.addresses import address
from ..records import Problem, Reading, errors, keep_last_good
from .plain import as_code, for_markdown
from .problems import plural, problem_json

MOST_LINES = 200
"""So many lines a section of the Markdown has; a comment on GitHub holds 65,536 characters."""
_DANGLING = ("ND204", "ND310")
"""Codes of references that lead to nothing, or to somebody who has left."""


@dataclass(frozen=True, slots=True)
class Difference:
    """All that a change of records does."""

    base: str
    head: str
    comparison: Comparison
    lost: tuple[str, ...]
    """Addresses that were there and will lead nowhere."""
    new_problems: tuple[Problem, ...]
    solved_problems: tuple[Problem, ...]

    @property
    def dangling(self) -> tuple[Problem, ...]:
        """References that lead nowhere now."""
        return tuple(problem for problem in self.new_problems if problem.code in _DANGLING)


def difference(base: str, head: str, before: Reading, after: Reading, as_of: date) -> Difference:
    """Compare two states of a network; what is broken in one of them counts as it is in the other."""
    networks = (
        build_network(keep_last_good(before, after.records), as_of),
        build_network(keep_last_good(after, before.records), as_of),
    )
    comparison = compare(*networks)
    old = [replace(problem, file=comparison.moved.get(problem.file, problem.file)) for problem in before.problems]
    was, now = (Counter(map(_what_is_wrong, problems)) for problems in (old, after.problems))
    return Difference(
        base,
        head,
        comparison,
        lost_addresses(*networks),
        tuple(problem for problem in after.problems if now[_what_is_wrong(problem)] > was[_what_is_wrong(problem)]),
        tuple(problem for problem in old if was[_what_is_wrong(problem)] > now[_what_is_wrong(problem)]),
    )


def lost_addresses(before: Network, after: Network) -> tuple[str, ...]:
    """The addresses of pages, and of places in pages, that were there and are not led on from."""
    left = set(_addresses(after))
    lost = [one for one in dict.fromkeys(_addresses(before)) if one not in left]
    pages = {one for one in lost if "#" not in one}
    gone = pages | set(_redirects(after))
    return tuple(one for one in lost if "#" not in one or one.partition("#")[0] not in gone)


def _addresses(network: Network) -> Iterator[str]:
    things = (
        network.partners,
        network.hubs,
        network.principles,
        network.sources,
        network.places,
        network.levels,
        network.kinds,
    )
    for table in things:
        for thing in table.values():
            yield address(thing)
    yield from map(address, network.strategies())
    yield from map(address, network.recommendations())
    yield from _redirects(network)


def _redirects(network: Network) -> Iterator[str]:
    for table in (network.partners, network.hubs, network.principles, network.sources):
        for record in table.values():
            folder = address(record).partition("/")[0]
            yield from (f"{folder}/{old}/" for old in record.formerly)


def _what_is_wrong(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.code, problem.message


# JSON


def diff_json(difference: Difference, as_of: date) -> str:
    """For other programs."""
    comparison = difference.comparison
    return json.dumps(
        {
            "base": difference.base,
            "head": difference.head,
            "as_of": as_of.isoformat(),
            "changes": [asdict(change) for change in comparison.changes],
            "coverage": [{**asdict(cell), "gap": cell.gap} for cell in comparison.cells],
            "lost_addresses": difference.lost,
            "due": [_due_json(due) for due in comparison.dues],
            "dangling": [*map(problem_json, difference.dangling)],
            "problems": {
                "new": [*map(problem_json, difference.new_problems)],
                "solved": [*map(problem_json, difference.solved_problems)],
            },
        },
        ensure_ascii=False,
        indent=2,
    )


def _due_json(due: Due) -> dict[str, object]:
    return {
        "partner": due.partner.id,
        "what": due.what.value,
        "principle": due.claim.principle.id if due.claim else None,
        "age": due.age.value,
        "until": due.until.isoformat() if due.until else None,
    }


# Markdown


def diff_markdown(difference: Difference, as_of: date) -> str:
    """For a comment on a pull request."""
    comparison = difference.comparison
    sections = {
        **{title: _records(comparison.changes, kinds) for title, kinds in _SECTIONS.items()},
        "Coverage": [_cell(cell) for cell in comparison.cells],
        "Addresses that would be lost": [f"{as_code('/' + one)}: nothing leads on from it" for one in difference.lost],
        "References left dangling": [_problem(problem) for problem in difference.dangling],
        "New on the list of what is due": [_due(due) for due in comparison.dues],
        "New problems": [
            _problem(problem) for problem in difference.new_problems if problem not in difference.dangling
        ],
        "Problems solved": [_problem(problem) for problem in difference.solved_problems],
    }
    lines = ["## What this changes in the network", "", _summary(difference, as_of)]
    for title, found in sections.items():
        if found:
            more = len(found) - MOST_LINES
            lines += ["", f"### {title}", "", *(f"- {line}" if line[0] != " " else line for line in found[:MOST_LINES])]
            lines += [f"- and {plural(more, 'line')} more"] if more > 0 else []
    return "\n".join(lines)


_ORDER = ("principle", "source", "hub", "strategy", "partner")
_GAPS = {"closes": "closed", "opens": "opened"}
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Principles and sources": ("principle", "source"),
    "Hubs": ("hub", "strategy"),
    "Partners": ("partner",),
}


def _summary(difference: Difference, as_of: date) -> str:
    comparison = difference.comparison
    where = f"From {as_code(difference.base)} to {as_code(difference.head)}, judged as of {as_of}: "
    touched = Counter(of.kind for of in {change.of for change in comparison.changes})
    gaps = Counter(cell.gap for cell in comparison.cells)
    counts = [(plural(touched[kind], kind), touched[kind]) for kind in _ORDER]
    counts += [(f"{plural(gaps[gap], 'gap')} {word}", gaps[gap]) for gap, word in _GAPS.items()]
    counts.append((plural(len(errors(difference.new_problems)), "new error"), len(errors(difference.new_problems))))
    said = [words for words, number in counts if number]
    return f"{where}{', '.join(said) or 'nothing of weight changes'}."


def _records(changes: Iterable[Change], kinds: Sequence[str]) -> list[str]:
    """A line for each record with what happened to it, and lines below it for the rest."""
    lines = []
    for of, group in groupby((change for change in changes if change.of.kind in kinds), key=lambda change: change.of):
        said = [_SENTENCES[change.what](change) for change in group]
        head = f"**{for_markdown(of.name)}**"
        head += f" in the hub {for_markdown(of.hub)}" if of.hub else f" ({as_code(of.file or '')})"
        if len(said) == 1:
            lines.append(f"{head}: {said[0]}")
        else:
            lines += [head, *(f"  - {one}" for one in said)]
    return lines


def _came(change: Change) -> str:
    return "new in the plan" if change.of.kind == "strategy" else "new"


def _went(change: Change) -> str:
    return "no longer in the plan" if change.of.kind == "strategy" else "gone"


def _renamed(change: Change) -> str:
    return f"address changed from {as_code(change.before or '')} to {as_code(change.after or '')}"


def _from_to(what: str) -> Callable[[Change], str]:
    def sentence(change: Change) -> str:
        return f"{what} {_was(change.before)} → {_was(change.after)}"

    return sentence


def _details(change: Change) -> str:
    return f"changed: {change.after}"


def _badge(change: Change) -> str:
    reasons = [
        f"{'now' if after[0] >= after[1] else 'no longer'} meets {for_markdown(rule.level)} "
        f"({_RULES.get(rule.rule, rule.rule)}: {after[0]} of {after[1]}, was {before[0]} of {before[1]})"
        for rule in change.because
        for before, after in [(rule.before, rule.after)]
    ]
    why = f", because it {' and '.join(reasons)}" if reasons else ""
    return f"badge {_was(change.before)} → {_was(change.after)}{why}"


def _membership(change: Change) -> str:
    hub = _other(change)
    if change.before is None:
        return f"joins the hub {hub} as {change.after}"
    if change.after is None:
        return f"leaves the hub {hub} (was {change.before})"
    return f"in the hub {hub}: {change.before} → {change.after}"


def _stance(change: Change) -> str:
    return f"on {_other(change)}: {change.before or 'not stated'} → {change.after or 'not stated'}"


def _statement(change: Change) -> str:
    was = f", was {_quoted(change.before)}" if change.before else ""
    return f"on {_other(change)}: statement {_quoted(change.after) if change.after else 'removed'}{was}"


def _evidence(change: Change) -> str:
    on = f"on {_other(change)}: " if change.about else ""
    return (
        f"{on}evidence added: {_was(change.after)}" if change.after else f"{on}evidence removed: {_was(change.before)}"
    )


def _review(change: Change) -> str:
    if change.after is None:
        return f"on {_other(change)}: review removed (was {_was(change.before)})"
    return f"on {_other(change)}: reviewed on {_was(change.after)}"


def _lead(change: Change) -> str:
    return f"lead {_was(change.before, 'nobody')} → {_was(change.after, 'nobody')}"


def _support(change: Change) -> str:
    return f"{_other(change)} joins the work" if change.after else f"{_other(change)} leaves the work"


def _reading(change: Change) -> str:
    return f"reading {_was(change.after)}" if change.after else f"reading removed: {_was(change.before)}"


_SENTENCES: Mapping[What, Callable[[Change], str]] = {
    What.CAME: _came,
    What.WENT: _went,
    What.RENAMED: _renamed,
    What.NAME: _from_to("name"),
    What.STATUS: _from_to("status"),
    What.DETAILS: _details,
    What.BADGE: _badge,
    What.MEMBERSHIP: _membership,
    What.STANCE: _stance,
    What.STATEMENT: _statement,
    What.EVIDENCE_ADDED: _evidence,
    What.EVIDENCE_REMOVED: _evidence,
    What.REVIEW: _review,
    What.LEAD: _lead,
    What.SUPPORT: _support,
    What.READING: _reading,
}
_RULES = {
    "stated": "principles endorsed or stronger",
    "evidenced": "principles with current evidence",
    "reviewed": "principles with a current review",
    "planned": "strategies with a lead and a measure",
    "proven": "strategies at work with evidence",
}
_STATES = {
    State.PRACTISED: "practised",
    State.DECLARED: "declared only",
    State.SEEKING: "a strategy seeks a lead",
    State.NONE: "none recorded",
    State.NOT_APPLICABLE: "not applicable",
}


def _cell(cell: CellChange) -> str:
    of = "" if cell.row.kind == "place" else f"{cell.row.kind} "
    said = f"{for_markdown(cell.principle.name)}, {of}{for_markdown(cell.row.name)}"
    gap = f" (a gap {cell.gap})" if cell.gap else ""
    return f"{said}: {_STATES[cell.before]} → {_STATES[cell.after]}{gap}"


def _due(due: Due) -> str:
    of = f" on {for_markdown(due.claim.principle.name)}" if due.claim else ""
    how = "never given" if due.until is None else f"{'lapsed' if due.age is Age.LAPSED else 'lapses'} after {due.until}"
    return f"**{for_markdown(due.partner.name)}**: {due.what}{of} {how}"


def _problem(problem: Problem) -> str:
    place = as_code(f"{problem.file}:{problem.at.line}")
    return f"{place} {problem.severity} {problem.code}: {for_markdown(problem.message)}"


def _other(change: Change) -> str:
    assert change.about is not None
    return for_markdown(change.about.name)


def _was(value: str | None, nothing: str = "none") -> str:
    return nothing if value is None else for_markdown(value)


def _quoted(text: str) -> str:
    return f"“{for_markdown(text)}”"
