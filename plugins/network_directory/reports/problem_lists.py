"""Problems, as `network-directory check` prints them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

import click

from ..records import CODES, Accepted, Position, Problem, Severity, errors
from ..records.explanations import explanation
from ..records.problems import position
from ..site.addresses import address
from ..writing.spans import replacement, stretch_of
from .plain import for_terminal

Text = Callable[[str], str | None]
"""Gives a file's text, as checking saw it, by its path; None if it has none."""


def problems_text(problems: Sequence[Problem], checked: Mapping[str, int], accepted: Sequence[Accepted] = ()) -> str:
    """For a terminal: a line for each problem, what was checked, and how to learn more; accepted ones are counted."""
    counted = ", ".join(f"{count} {kind[:-1] if count == 1 else kind}" for kind, count in checked.items())
    wrong = len(errors(problems))
    said = f"{plural(wrong, 'error')}, {plural(len(problems) - wrong, 'warning')}" if problems else "no problems"
    said += f"; {plural(len(accepted), 'warning')} accepted" if accepted else ""
    more = [f"“network-directory explain {problems[0].code}” tells more."] if problems else []
    return "\n".join([*map(_line, problems), f"Checked {counted}: {said}.", *more])


def problems_json(problems: Iterable[Problem], checked: Mapping[str, int], accepted: Iterable[Accepted] = ()) -> str:
    """For other programs."""
    said = {
        "checked": dict(checked),
        "problems": [*map(problem_json, problems)],
        "accepted": [{**problem_json(one.problem), "reason": one.reason} for one in accepted],
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


def problem_json(problem: Problem) -> dict[str, object]:
    """One problem as JSON data."""
    return {
        "file": problem.file,
        "line": problem.at.line,
        "column": problem.at.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "suggestion": problem.suggestion,
    }


def problems_github(problems: Iterable[Problem], folder: str) -> str:
    """Commands to GitHub Actions, which shows each problem beside its line in a pull request.

    `folder` is the network's, as seen from the repository's; it ends in a slash or is empty.
    """
    return "\n".join(
        f"::{problem.severity} file={_property(folder + problem.file)},line={problem.at.line},col={problem.at.column},"
        f"title={_property(f'{problem.code} {CODES[problem.code].title}')}::{_data(problem.message)}"
        for problem in problems
    )


def problems_rdjson(problems: Iterable[Problem], folder: str, text_of: Text, site: str | None) -> str:
    """For reviewdog, which can offer a suggestion as a change to accept, and links a code to its explanation.

    `folder` is the network's, as seen from the current one; it ends in a slash or is empty. `site` is where the
    network's site is published, with a slash at its end, if that is known.
    """
    return json.dumps(
        {
            "source": {"name": "network-directory"},
            "diagnostics": [_diagnostic(problem, folder, text_of(problem.file), site) for problem in problems],
        },
        ensure_ascii=False,
        indent=2,
    )


def _diagnostic(problem: Problem, folder: str, text: str | None, site: str | None) -> dict[str, object]:
    place: dict[str, object] = {"start": _bytes(problem.at, text)}
    explained = {"url": site + address(explanation(problem.code))} if site else {}
    diagnostic: dict[str, object] = {
        "message": problem.message,
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


def _line(problem: Problem) -> str:
    place = click.style(f"{for_terminal(problem.file)}:{problem.at.line}:{problem.at.column}:", bold=True)
    color = "red" if problem.severity is Severity.ERROR else "yellow"
    code = click.style(f"{problem.severity} {problem.code}", fg=color)
    return f"{place} {code} {for_terminal(problem.message)}"


def plural(number: int, word: str) -> str:
    """A number of things, in words."""
    many = f"{word[:-1]}ies" if word.endswith("gy") else f"{word}es" if word.endswith("s") else f"{word}s"
    words = word if number == 1 else many
    return f"{number} {words}"
