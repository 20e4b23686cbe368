"""Every word that a visitor reads: looked up in the theme's language files, with plurals, dates and lists."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from ..language.catalog import load_texts, plural_form, read_texts, text_at
from ..records.answers import Answers, english
from ..records.types import PartialDate

REFERENCE = "en"
"""The language that has all words."""

Message = Markup | Mapping[str, Markup]
"""What stands under a key: a text, or one for each plural form; escaped, with its placeholders."""


class Words:
    """The words of one language."""

    def __init__(self, language: str, messages: Mapping[str, Any], answers: Answers | None = None) -> None:
        self.language = language
        self.answers = answers or english()
        """What the check says: in this language, or in English where it has no file for it."""
        self.locale = Locale.parse(language, sep="-")
        self._messages = messages
        self._escaped: dict[str, Message] = {}

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
        message = self._escaped.get(key) or self._find(key)
        if not isinstance(message, Markup):
            message = plural_form(message, values["n"], self.locale)
        if not values:
            return message
        shown = {name: self.number(v) if isinstance(v, int | Decimal) else v for name, v in values.items()}
        # The language files are the site's own; every value is escaped by Markup.format.
        return message.format(**shown)

    def has(self, key: str) -> bool:
        """Whether there is a message of that key."""
        try:
            return bool(self._escaped.get(key) or self._find(key))
        except KeyError:
            return False

    def _find(self, key: str) -> Message:
        try:
            message = text_at(self._messages, key)
        except KeyError:
            raise KeyError(f"no words for {key!r} in {self.language!r}") from None
        if isinstance(message, Mapping):
            self._escaped[key] = {form: escape(text) for form, text in message.items()}
        else:
            self._escaped[key] = escape(message)
        return self._escaped[key]

    def text(self, key: str, /, **values: Any) -> str:
        """The message as plain text, for titles and attributes that are escaped later."""
        return self(key, **values).unescape()

    def forms(self, key: str) -> str:
        """All plural forms of a message as JSON, for a script that chooses one and puts values in."""
        message = self._escaped.get(key) or self._find(key)
        forms = {"other": message} if isinstance(message, Markup) else message
        return json.dumps({form: text.unescape() for form, text in forms.items()}, ensure_ascii=False)

    def date(self, when: PartialDate | datetime.date) -> str:
        """A date in words, as precise as it is known."""
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
        return format_decimal(value, locale=self.locale, decimal_quantization=False)

    def join(self, items: Iterable[str]) -> Markup:
        """“A, B and C”."""
        values = list(items)
        slots = [f"{{{place}}}" for place in range(len(values))]
        return escape(format_list(slots, locale=self.locale)).format(*values)

    def name_of_language(self, tag: str) -> str:
        """What the language calls another language; the tag itself if it has no name for it."""
        try:
            return str(Locale.parse(tag, sep="-").get_display_name(self.locale) or tag)
        except (ValueError, UnknownLocaleError):  # CLDR has no data of its own for the language
            return str(self.locale.languages.get(tag.split("-")[0], tag))
