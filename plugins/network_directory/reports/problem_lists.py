"""Problems, as `network-directory check` prints them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

import click

from ..records import Accepted, Position, Problem, Severity, errors
from ..records.answers import Answers, Phrase, answer
from ..records.explanations import explanation
from ..records.problems import SEVERITIES, position
from ..writing.spans import replacement, stretch_of
from .plain import for_terminal

Text = Callable[[str], str | None]
"""Gives a file's text, as checking saw it, by its path; None if it has none."""


_KINDS: Mapping[str, Callable[[int], Phrase]] = {
    "partners": lambda n: answer("count-partners", n=n),
    "hubs": lambda n: answer("count-hubs", n=n),
    "principles": lambda n: answer("count-principles", n=n),
    "sources": lambda n: answer("count-sources", n=n),
    "places": lambda n: answer("count-places", n=n),
}
"""How many records of each kind there are, in words."""


def problems_text(
    problems: Sequence[Problem],
    checked: Mapping[str, int],
    answers: Answers,
    accepted: Sequence[Accepted] = (),
) -> str:
    """For a terminal: a line for each problem, what was checked, and how to learn more; accepted ones are counted."""
    lines = [_line(problem, answers) for problem in problems]
    lines.append(answers.text(_summary(problems, checked, len(accepted))))
    if problems:
        lines.append(answers.text(answer("explain-more", code=problems[0].code)))
    return "\n".join(lines)


def _summary(problems: Sequence[Problem], checked: Mapping[str, int], accepted: int) -> Phrase:
    counted = tuple(_KINDS[kind](count) for kind, count in checked.items())
    wrong = len(errors(problems))
    counts = answer("count-errors", n=wrong), answer("count-warnings", n=len(problems) - wrong)
    result = counts if problems else answer("no-problems")
    if accepted:
        phrase = answer("count-accepted", n=accepted)
        return answer("checked-and-accepted", counted=counted, found=result, accepted=phrase)
    return answer("checked", counted=counted, found=result)


def problems_json(
    problems: Iterable[Problem],
    checked: Mapping[str, int],
    answers: Answers,
    accepted: Iterable[Accepted] = (),
) -> str:
    """For other programs."""
    report = {
        "checked": dict(checked),
        "problems": [problem_json(problem, answers) for problem in problems],
        "accepted": [
            {**problem_json(acceptance.problem, answers), "reason": acceptance.reason} for acceptance in accepted
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def problem_json(problem: Problem, answers: Answers) -> dict[str, object]:
    """One problem as JSON data."""
    return {
        "file": problem.file,
        "line": problem.at.line,
        "column": problem.at.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": answers.text(problem.said),
        "suggestion": problem.suggestion,
    }


def problems_github(problems: Iterable[Problem], folder: str, answers: Answers) -> str:
    """Commands to GitHub Actions, which shows each problem beside its line in a pull request.

    `folder` is the network's, as seen from the repository's; it ends in a slash or is empty.
    """
    return "\n".join(
        f"::{problem.severity} file={_property(folder + problem.file)},line={problem.at.line},col={problem.at.column},"
        f"title={_property(f'{problem.code} {answers.name(problem.code)}')}::{_data(answers.text(problem.said))}"
        for problem in problems
    )


def problems_rdjson(problems: Iterable[Problem], folder: str, text_of: Text, site: str | None, answers: Answers) -> str:
    """For reviewdog, which can offer a suggestion as a change to accept, and links a code to its explanation.

    `folder` is the network's, as seen from the current one; it ends in a slash or is empty. `site` is where the
    network's site is published, with a slash at its end, if that is known.
    """
    return json.dumps(
        {
            "source": {"name": "network-directory"},
            "diagnostics": [_diagnostic(problem, folder, text_of(problem.file), site, answers) for problem in problems],
        },
        ensure_ascii=False,
        indent=2,
    )


def _diagnostic(
    problem: Problem, folder: str, text: str | None, site: str | None, answers: Answers
) -> dict[str, object]:
    from ..site.addresses import address  # of everything that has one, which a check in text need not know

    place: dict[str, object] = {"start": _bytes(problem.at, text)}
    explained = {"url": site + address(explanation(problem.code, answers))} if site else {}
    diagnostic: dict[str, object] = {
        "message": answers.text(problem.said),
        "location": {"path": folder + problem.file, "range": place},
        "severity": problem.severity.name,
        "code": {"value": problem.code, **explained},
    }
    if text is not None and (stretch := stretch_of(problem, text)):
        place["end"] = _bytes(position(text, stretch.end), text)
        diagnostic["suggestions"] = [{"range": place, "text": replacement(problem)}]
    return diagnostic


def _bytes(at: Position, text: str | None) -> dict[str, int]:
    """A place with its column in bytes of UTF-8, as reviewdog counts."""
    line = text.split("\n")[at.line - 1] if text is not None else ""
    return {"line": at.line, "column": len(line[: at.column - 1].encode()) + 1 if line else at.column}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _line(problem: Problem, answers: Answers) -> str:
    place = click.style(f"{for_terminal(problem.file)}:{problem.at.line}:{problem.at.column}:", bold=True)
    color = "red" if problem.severity is Severity.ERROR else "yellow"
    code = click.style(f"{answers.text(SEVERITIES[problem.severity])} {problem.code}", fg=color)
    return f"{place} {code} {for_terminal(answers.text(problem.said))}"


def plural(number: int, word: str) -> str:
    """A number of things, in words."""
    many = f"{word[:-1]}ies" if word.endswith("gy") else f"{word}es" if word.endswith("s") else f"{word}s"
    words = word if number == 1 else many
    return f"{number} {words}"
