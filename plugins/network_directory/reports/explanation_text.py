"""What problems mean, as `network-directory explain` prints it."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

import click

from ..records.answers import Answers, Phrase, answer
from ..records.explanations import Explanation, explanations

_WIDTH = 88
_FROM: Mapping[str, Phrase] = {
    "partner": answer("from-partner"),
    "hub": answer("from-hub"),
    "principle": answer("from-principle"),
    "places": answer("from-places"),
    "vocabulary": answer("from-vocabulary"),
    "badges": answer("from-badges"),
    "settings": answer("from-settings"),
    "file": answer("from-file"),
    "names": answer("from-names"),
}
"""What an example is taken from, where that can be shown."""


def explanation_text(explanation: Explanation, answers: Answers) -> str:
    """One code, explained."""
    name = click.style(explanation.name, bold=True)
    heading = answer("explained-warning", name=name) if explanation.warning else answer("explained-error", name=name)
    paragraphs = [textwrap.fill(paragraph, _WIDTH) for paragraph in explanation.paragraphs]
    where = f" {answers.text(_FROM[explanation.shown])}" if explanation.shown in _FROM else ""
    wrong, right = answers.text(answer("wrong")), answers.text(answer("right"))
    return "\n\n".join(
        [
            answers.text(heading),
            *paragraphs,
            click.style(wrong, fg="red") + where + ":\n\n" + _indented(explanation.wrong),
            click.style(right, fg="green") + ":\n\n" + _indented(explanation.right),
        ]
    )


def codes_text(answers: Answers) -> str:
    """All codes."""
    lines = []
    for explanation in explanations(answers):
        name = (
            answers.text(answer("listed-warning", name=explanation.title)) if explanation.warning else explanation.title
        )
        lines.append(f"{explanation.code}  {name}")
    return "\n".join([*lines, "", answers.text(answer("explain-each"))])


def _indented(text: str) -> str:
    return textwrap.indent(text.rstrip("\n"), "    ")
