"""What problems mean, as `network-directory explain` prints it."""

from __future__ import annotations

import textwrap

import click

from ..records import CODES
from ..records.explanations import Explanation

_WIDTH = 88
_FROM: dict[str, str] = {
    "partner": "in a partner's record",
    "hub": "in a hub's record",
    "principle": "in a principle's record",
    "places": "in content/places.yml",
    "vocabulary": "in content/vocabulary.yml",
    "badges": "in content/badges.yml",
    "file": "a whole file",
    "names": "names of files",
    "words": "",
}


def explanation_text(code: str, told: Explanation) -> str:
    """One code, explained."""
    severity = "a warning" if CODES[code].warning else "an error"
    paragraphs = [textwrap.fill(paragraph, _WIDTH) for paragraph in told.meaning.strip().split("\n\n")]
    where = f" ({_FROM[told.shown]})" if _FROM[told.shown] else ""
    return "\n\n".join(
        [
            click.style(f"{code}: {told.title}", bold=True) + f", {severity}",
            *paragraphs,
            click.style("Wrong", fg="red") + where + ":\n\n" + _indented(told.wrong),
            click.style("Right", fg="green") + ":\n\n" + _indented(told.right),
        ]
    )


def codes_text() -> str:
    """All codes."""
    lines = [f"{code}  {known.title}{' (a warning)' if known.warning else ''}" for code, known in CODES.items()]
    return "\n".join([*lines, "", "“network-directory explain CODE” tells more about each."])


def _indented(text: str) -> str:
    return textwrap.indent(text.rstrip("\n"), "    ")
