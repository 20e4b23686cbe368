"""Every word that a visitor reads: looked up in the theme's language files, with plurals, dates and lists."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from string import Formatter
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from ..language.catalog import load_texts, plural_form, read_texts, text_at
from ..records.answers import Answers, english
from ..records.types import PartialDate
from .escaping import escaped

REFERENCE = "en"
"""The language that has all words."""


class Text:
    """A text of the language files, ready for HTML: parsed once, for pages ask for the same ones again and again."""

    __slots__ = ("_gaps", "_pieces", "as_written")

    def __init__(self, text: str) -> None:
        self.as_written = escape(text)
        """Escaped, with its placeholders."""
        self._pieces: list[str] = []
        self._gaps: list[tuple[int, str]] = []
        for part, name, _, _ in Formatter().parse(self.as_written):
            self._pieces.append(part)
            if name is not None:
                self._gaps.append((len(self._pieces), name))
                self._pieces.append("")

    def filled(self, values: Mapping[str, str]) -> Markup:
        """With values in the place of its placeholders. Raises KeyError if there is none for one of them."""
        pieces = self._pieces.copy()
        for place, name in self._gaps:
            pieces[place] = escaped(values[name])
        return markup("".join(pieces))


def markup(html: str) -> Markup:
    """HTML that is safe already, marked as such: what `Markup(…)` does, without looking for what it is made of."""
    return str.__new__(Markup, html)


_NUMBERS = (int, Decimal)

Message = Text | Mapping[str, Text]
"""What stands under a key: a text, or one for each plural form."""


class Words:
    """The words of one language."""

    def __init__(self, language: str, messages: Mapping[str, Any], answers: Answers | None = None) -> None:
        self.language = language
        self.answers = answers or english()
        """What the check says: in this language, or in English where it has no file for it."""
        self.locale = Locale.parse(language, sep="-")
        self._messages = messages
        self._known: dict[str, Message | None] = {}
        self._forms: dict[tuple[str, int], Text] = {}
        self._dates: dict[PartialDate | datetime.date, str] = {}
        self._numbers: dict[int | Decimal, str] = {}
        self._lists: dict[int, tuple[Text, list[str]]] = {}

    @cached_property
    def fingerprint(self) -> str:
        """Stands for the language and all of its words: other words have another one."""
        said = json.dumps([self.language, self._messages], sort_keys=True, default=str)
        return hashlib.sha256(said.encode()).hexdigest()

    @classmethod
    def load(cls, language: str, folders: Sequence[Path]) -> Words:
        """Read i18n/LANGUAGE.yml of each theme folder, and what the check says; an earlier folder's words win.

        Raises FileNotFoundError if no folder has the language, and ValueError if a file cannot be read or words are
        missing that the last folder, which is the package's, has in English.
        """
        reference = read_texts(f"i18n/{REFERENCE}.yml", folders[-1:])
        messages = load_texts(f"i18n/{language}.yml", reference, folders)
        return cls(language, messages, Answers.load(language, folders))

    def __call__(self, key: str, /, **values: Any) -> Markup:
        """The message of that key, ready for HTML, with values put in; `n` chooses the plural.

        Values are escaped unless they are markup already. Raises KeyError for a key that is not there.
        """
        message = self._known.get(key) or self._find(key)
        text = message if isinstance(message, Text) else self._form(key, message, values["n"])
        if not values:
            return text.as_written
        for name, value in values.items():
            if isinstance(value, _NUMBERS):
                values[name] = self.number(value)
        return text.filled(values)

    def _form(self, key: str, message: Mapping[str, Text], n: int) -> Text:
        if (key, n) not in self._forms:
            self._forms[key, n] = plural_form(message, n, self.locale)
        return self._forms[key, n]

    def has(self, key: str) -> bool:
        """Whether there is a message of that key."""
        return self._look_up(key) is not None

    def _find(self, key: str) -> Message:
        message = self._look_up(key)
        if message is None:
            raise KeyError(f"no words for {key!r} in {self.language!r}")
        return message

    def _look_up(self, key: str) -> Message | None:
        if key not in self._known:
            try:
                written = text_at(self._messages, key)
            except KeyError:
                self._known[key] = None
            else:
                forms = isinstance(written, Mapping) and {form: Text(text) for form, text in written.items()}
                self._known[key] = forms or Text(str(written))
        return self._known[key]

    def text(self, key: str, /, **values: Any) -> str:
        """The message as plain text, for titles and attributes that are escaped later."""
        return self(key, **values).unescape()

    def forms(self, key: str) -> str:
        """All plural forms of a message as JSON, for a script that chooses one and puts values in."""
        message = self._find(key)
        forms = {"other": message} if isinstance(message, Text) else message
        return json.dumps({form: text.as_written.unescape() for form, text in forms.items()}, ensure_ascii=False)

    def date(self, when: PartialDate | datetime.date) -> str:
        """A date in words, as precise as it is known."""
        if when not in self._dates:
            self._dates[when] = self._date(when)
        return self._dates[when]

    def _date(self, when: PartialDate | datetime.date) -> str:
        if isinstance(when, datetime.date):
            return str(format_date(when, "long", self.locale))
        if when.day:
            return str(format_date(when.first_day, "long", self.locale))
        skeleton = "yMMMM" if when.month else "y"
        return str(format_skeleton(skeleton, when.first_day, locale=self.locale))

    def month(self, when: PartialDate | datetime.date) -> str:
        """The month that a date falls in, in words; the year where only that is known."""
        return self.date(PartialDate(when.year, when.month))

    def number(self, value: int | Decimal) -> str:
        """A number with the language's separators, and with all of its digits."""
        if value not in self._numbers:
            self._numbers[value] = format_decimal(value, locale=self.locale, decimal_quantization=False)
        return self._numbers[value]

    def join(self, items: Iterable[str]) -> Markup:
        """“A, B and C”."""
        values = tuple(items)
        if len(values) == 1:
            return markup(escaped(values[0]))
        if len(values) not in self._lists:
            places = [str(place) for place in range(len(values))]
            text = Text(format_list([f"{{{place}}}" for place in places], locale=self.locale))
            self._lists[len(values)] = (text, places)
        text, places = self._lists[len(values)]
        return text.filled(dict(zip(places, values, strict=True)))

    def name_of_language(self, tag: str) -> str:
        """What the language calls another language; the tag itself if it has no name for it."""
        try:
            return str(Locale.parse(tag, sep="-").get_display_name(self.locale) or tag)
        except (ValueError, UnknownLocaleError):  # CLDR has no data of its own for the language
            return str(self.locale.languages.get(tag.split("-")[0], tag))
