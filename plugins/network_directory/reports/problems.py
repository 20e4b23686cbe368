"""Problems, as `network-directory check` prints them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import click

from ..records import Problem, Severity, errors


def problems_text(problems: Sequence[Problem], checked: Mapping[str, int]) -> str:
    """For a terminal: a line for each problem, and what was checked."""
    counted = ", ".join(f"{count} {kind[:-1] if count == 1 else kind}" for kind, count in checked.items())
    wrong = len(errors(problems))
    said = f"{_plural(wrong, 'error')}, {_plural(len(problems) - wrong, 'warning')}" if problems else "no problems"
    return "\n".join([*map(_line, problems), f"Checked {counted}: {said}."])


def problems_json(problems: Sequence[Problem], checked: Mapping[str, int]) -> str:
    """For other programs."""
    found = [
        {
            "file": problem.file,
            "line": problem.at.line,
            "column": problem.at.column,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": problem.message,
            "suggestion": problem.suggestion,
        }
        for problem in problems
    ]
    return json.dumps({"checked": dict(checked), "problems": found}, ensure_ascii=False, indent=2)


def _line(problem: Problem) -> str:
    place = click.style(f"{problem.file}:{problem.at.line}:{problem.at.column}:", bold=True)
    colour = "red" if problem.severity is Severity.ERROR else "yellow"
    return f"{place} {click.style(f'{problem.severity} {problem.code}', fg=colour)} {problem.message}"


def _plural(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
