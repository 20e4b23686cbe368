"""What problems mean, as `network-directory explain` prints it."""

from __future__ import annotations

import textwrap

import click

from ..records.explanations import Explanation, explanations

_WIDTH = 88
_FROM: dict[str, str] = {
    "partner": "in a partner's record",
    "hub": "in a hub's record",
    "principle": "in a principle's record",
    "places": "in content/places.yml",
    "vocabulary": "in content/vocabulary.yml",
    "badges": "in content/badges.yml",
    "settings": "in mkdocs.yml",
    "file": "a whole file",
    "names": "names of files",
    "words": "",
}


def explanation_text(told: Explanation) -> str:
    """One code, explained."""
    severity = "a warning" if told.warning else "an error"
    paragraphs = [textwrap.fill(paragraph, _WIDTH) for paragraph in told.paragraphs]
    where = f" ({_FROM[told.shown]})" if _FROM[told.shown] else ""
    return "\n\n".join(
        [
            click.style(told.name, bold=True) + f", {severity}",
            *paragraphs,
            click.style("Wrong", fg="red") + where + ":\n\n" + _indented(told.wrong),
            click.style("Right", fg="green") + ":\n\n" + _indented(told.right),
        ]
    )


def codes_text() -> str:
    """All codes."""
    lines = [f"{told.code}  {told.title}{' (a warning)' if told.warning else ''}" for told in explanations()]
    return "\n".join([*lines, "", "“network-directory explain CODE” tells more about each."])


def _indented(text: str) -> str:
    return textwrap.indent(text.rstrip("\n"), "    ")
