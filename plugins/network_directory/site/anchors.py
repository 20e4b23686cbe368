"""The smallest parts of pages, of which each has hundreds: links and dates."""

from __future__ import annotations

import datetime

from markupsafe import Markup

from ..records.types import PartialDate
from .escaping import escaped
from .words import Words, markup

Day = PartialDate | datetime.date


def anchor(href: str, name: str) -> Markup:
    """A link, and what it reads."""
    return markup(f'<a href="{escaped(href)}">{escaped(name)}</a>')


class Times(dict[Day, Markup]):
    """Days in words, and for machines. Each is made once: many pages show the same ones."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, day: Day) -> Markup:
        self[day] = time = markup(f'<time datetime="{day}">{escaped(self._words.date(day))}</time>')
        return time
