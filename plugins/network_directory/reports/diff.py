"""What changed between two states of a network, for the people who decide on it and for programs."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby

from ..network import Network, build_network
from ..network.aging import Due
from ..network.alignment import Age
from ..network.comparison.changes import Comparison, RecordChange
from ..network.comparison.compare import compare
from ..records import Problem, Reading, errors, keep_last_good
from ..records.answers import Answers, Given, Phrase
from ..records.problems import SEVERITIES
from ..records.references import in_vain, named_in_vain
from .change_sentences import cell_sentence, change_sentence, date_in_words
from .lost_addresses import Lost, lost_addresses
from .plain import as_code, for_markdown
from .problem_lists import plural, problem_json

MOST_LINES = 200
"""So many lines a section of the Markdown has; a comment on GitHub holds 65,536 characters."""


@dataclass(frozen=True, slots=True)
class Difference:
    """All that a change of records does."""

    base: str
    """What it is compared with: a revision, or a name for it."""
    head: str
    comparison: Comparison
    lost: tuple[Lost, ...]
    dangling: tuple[Problem, ...]
    """New problems that are references to what was there and is no more, or to somebody who has left."""
    new_problems: tuple[Problem, ...]
    solved_problems: tuple[Problem, ...]


def difference(base: str, head: str, before: Reading, after: Reading, as_of: date) -> Difference:
    """Compare two states of a network; what is broken in one of them counts as it is in the other."""
    networks = (
        build_network(keep_last_good(before, after.records), as_of),
        build_network(keep_last_good(after, before.records), as_of),
    )
    comparison = compare(*networks)
    old = [replace(problem, file=comparison.moved.get(problem.file, problem.file)) for problem in before.problems]
    was, now = (Counter(map(_what_is_wrong, problems)) for problems in (old, after.problems))
    new = tuple(problem for problem in after.problems if now[_what_is_wrong(problem)] > was[_what_is_wrong(problem)])
    still = now + Counter(_what_is_wrong(accepted.problem) for accepted in after.accepted)
    gone = frozenset(_what_can_go(networks[0]))
    return Difference(
        base,
        head,
        comparison,
        lost_addresses(*networks, (before.pages, after.pages), comparison.changes),
        tuple(problem for problem in new if problem.code == "ND310" or in_vain(problem) in gone),
        new,
        tuple(problem for problem in old if was[_what_is_wrong(problem)] > still[_what_is_wrong(problem)]),
    )


def _what_is_wrong(problem: Problem) -> tuple[str, str, Phrase]:
    return problem.file, problem.code, problem.said


def _what_can_go(network: Network) -> Iterator[tuple[Given, Given]]:
    """Each thing of a network that a reference can name, as a problem tells of it should it go."""
    tables: Mapping[str, Iterable[str]] = {
        "partner": network.partners,
        "hub": network.hubs,
        "principle": network.principles,
        "source": network.sources,
        "place": network.places,
        "recommendation": (recommendation.id for recommendation in network.recommendations()),
        "partner_kinds": network.kinds,
        "levels": network.levels,
        "issues": network.issues,
    }
    return (named_in_vain(kind, id) for kind, ids in tables.items() for id in ids)


# JSON


def diff_json(difference: Difference, as_of: date, answers: Answers) -> str:
    """For other programs, with problems told of in the language of `answers`."""
    as_json = partial(problem_json, answers=answers)
    comparison = difference.comparison
    return json.dumps(
        {
            "base": difference.base,
            "head": difference.head,
            "as_of": as_of.isoformat(),
            "changes": [asdict(change) for change in comparison.changes],
            "coverage": [{**asdict(cell), "gap": cell.gap} for cell in comparison.cells],
            "lost_addresses": [lost.address for lost in difference.lost],
            "due": [_due_json(due) for due in comparison.dues],
            "dangling": [*map(as_json, difference.dangling)],
            "problems": {
                "new": [*map(as_json, difference.new_problems)],
                "solved": [*map(as_json, difference.solved_problems)],
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


def diff_markdown(difference: Difference, as_of: date, answers: Answers) -> str:
    """For a comment on a pull request, with problems told of in the language of `answers`."""
    as_line = partial(_problem, answers=answers)
    comparison = difference.comparison
    sections = {
        **{title: _records(comparison.changes, kinds) for title, kinds in _SECTIONS.items()},
        "Coverage": [*map(cell_sentence, comparison.cells)],
        "Addresses that would be lost": [*_lost(difference.lost)],
        "References left dangling": [*map(as_line, difference.dangling)],
        "New on the list of what is due": [_due(due) for due in comparison.dues],
        "New problems": [as_line(problem) for problem in difference.new_problems if problem not in difference.dangling],
        "Problems solved": [*map(as_line, difference.solved_problems)],
    }
    lines = ["## What this changes in the network", "", _summary(difference, as_of)]
    for title, items in sections.items():
        if items:
            more = len(items) - MOST_LINES
            lines += ["", f"### {title}", "", *(f"- {line}" if line[0] != " " else line for line in items[:MOST_LINES])]
            lines += [f"- and {plural(more, 'line')} more"] if more > 0 else []
    return "\n".join(lines)


_ORDER = ("principle", "source", "hub", "strategy", "partner")
_GAPS = {"closes": "closed", "opens": "opened"}
_REVISIONS = {
    "HEAD": "the last commit",
    "HEAD^": "the commit before the last",
    "HEAD^1": "the commit before the last",
    "HEAD~1": "the commit before the last",
}
"""What people call the revisions that are asked for most."""
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Principles and sources": ("principle", "source"),
    "Hubs": ("hub", "strategy"),
    "Partners": ("partner",),
}


def _summary(difference: Difference, as_of: date) -> str:
    comparison = difference.comparison
    base, head = (for_markdown(_REVISIONS.get(name, name)) for name in (difference.base, difference.head))
    where = f"{head[:1].upper()}{head[1:]}, compared with {base}, as of {date_in_words(as_of.isoformat())}: "
    touched = Counter(of.kind for of in {change.of for change in comparison.changes})
    gaps = Counter(cell.gap for cell in comparison.cells)
    counts = [(plural(touched[kind], kind), touched[kind]) for kind in _ORDER]
    counts += [(f"{plural(gaps[gap], 'gap')} {word}", gaps[gap]) for gap, word in _GAPS.items()]
    faults = len(errors(difference.new_problems))
    counts += [(f"{plural(len(difference.lost), 'address')} lost", len(difference.lost))]
    counts += [(plural(faults, "new error"), faults)]
    phrases = [words for words, number in counts if number]
    return f"{where}{', '.join(phrases) or 'nothing of weight changes'}."


def _records(changes: Iterable[RecordChange], kinds: Sequence[str]) -> list[str]:
    """A line for each record with what happened to it, and lines below it for the rest."""
    lines = []
    for of, group in groupby((change for change in changes if change.of.kind in kinds), key=lambda change: change.of):
        sentences = [change_sentence(change) for change in group]
        head = f"**{for_markdown(of.name)}**"
        head += f" in the hub {for_markdown(of.hub)}" if of.hub else f" ({as_code(of.file or '')})"
        if len(sentences) == 1:
            lines.append(f"{head}: {sentences[0]}")
        else:
            lines += [head, *(f"  - {sentence}" for sentence in sentences)]
    return lines


def _lost(lost: Sequence[Lost]) -> Iterator[str]:
    """A line for each page that is lost, with the places in it, and for each place lost in a page that stays."""
    pages = {loss.address for loss in lost if "#" not in loss.address}
    places: dict[str, list[str]] = defaultdict(list)
    for loss in lost:
        page, _, place = loss.address.partition("#")
        if place and page in pages:
            places[page].append(as_code(f"#{place}"))
    for loss in lost:
        page = loss.address.partition("#")[0]
        if page == loss.address or page not in pages:
            inside = f", with {', '.join(places[page])} in it" if page in places else ""
            remedy = f"; {loss.remedy}" if loss.remedy else ""
            yield f"{as_code('/' + loss.address)}{inside}: nothing leads on from it{remedy}"


def _due(due: Due) -> str:
    of = f" on {for_markdown(due.claim.principle.name)}" if due.claim else ""
    if due.until is None:
        how = "never given"
    else:
        how = f"{'lapsed' if due.age is Age.LAPSED else 'lapses'} after {date_in_words(due.until.isoformat())}"
    return f"**{for_markdown(due.partner.name)}**: {due.what}{of} {how}"


def _problem(problem: Problem, answers: Answers) -> str:
    place = as_code(f"{problem.file}:{problem.at.line}")
    severity, message = answers.text(SEVERITIES[problem.severity]), answers.text(problem.said)
    return f"{place} {severity} {problem.code}: {for_markdown(message)}"
