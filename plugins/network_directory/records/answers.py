"""What the check says, by key: rules raise keys and values, and the text is made where somebody reads it.

The texts stand in the theme's `i18n/check/`, one file a language, with the names and explanations of the codes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from pathlib import Path
from string import Formatter
from typing import TypeAlias

from babel import Locale
from babel.numbers import format_decimal

from ..language.catalog import (
    Texts,
    has_language,
    keys_of,
    load_texts,
    placeholders,
    plural_form,
    read_texts,
    text_at,
)
from ..theme import theme_folder

LANGUAGE = "en"
"""The language that has all answers."""
_WITH_PLACEHOLDERS = "answers."
"""How keys begin whose texts have placeholders; what is said of codes and fields is shown as it is."""

Given: TypeAlias = "str | int | Phrase | tuple[Given, ...]"
"""What can be put into a text: words of a record, a number, another text, or a list of these."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something to say, in no language yet."""

    key: str
    """Where its text stands in the file of each language."""
    values: tuple[tuple[str, Given], ...] = ()
    """What is put into it, by name, in the order of names."""
    otherwise: str | None = None
    """What stands for it in a language that has no text for it; None if every language must have one."""

    def __str__(self) -> str:
        """In English, for programs and their authors."""
        return english().text(self)


def answer(key: str, /, **values: Given) -> Phrase:
    """What stands under a key of the answers, with values to put in where the text names them."""
    return Phrase(f"answers.{key}", tuple(sorted(values.items())))


def meaning(group: str, field: str, declared: str) -> Phrase:
    """What a field means, by the names of its model and of itself; in English as it is declared."""
    return Phrase(f"fields.{group}.{field}", otherwise=declared)


def either(values: Sequence[Given]) -> Given:
    """“A or B”."""
    return reduce(lambda first, second: answer("one-or-other", one=first, other=second), values)


class Answers:
    """What the check says in one language."""

    def __init__(self, language: str, texts: Texts) -> None:
        self.language = language
        self._texts = texts
        self._parsed: dict[str, list[tuple[str, str | None, str | None, str | None]]] = {}

    @classmethod
    def load(cls, language: str, folders: Sequence[Path]) -> Answers:
        """Read i18n/check/LANGUAGE.yml of each theme folder; an earlier folder's texts win.

        If none has the language, English is read. Raises ValueError if a file cannot be read, or lacks texts that the
        last folder, which is the package's, has in English, or has texts that name other values than those do.
        """
        reference = read_texts(_place(LANGUAGE), folders[-1:])
        own = folders[:-1]
        if not has_language(_place(language), folders):
            language = LANGUAGE
        if language == LANGUAGE and not has_language(_place(language), own):
            return cls(LANGUAGE, reference)
        texts = load_texts(_place(language), reference, folders)
        _compare(texts, reference, language)
        return cls(language, texts)

    def text(self, phrase: Phrase) -> str:
        """A phrase in words; braces in its values are left as they are.

        Raises KeyError for a key that is not there, or for a value that its text needs.
        """
        if phrase.otherwise is not None:
            return self._or_otherwise(phrase.key, phrase.otherwise)
        values = dict(phrase.values)
        template = text_at(self._texts, phrase.key)
        if not isinstance(template, str):
            n = values["n"]
            assert isinstance(n, int)
            template = plural_form(template, n, self._locale)
        if template not in self._parsed:
            self._parsed[template] = list(Formatter().parse(template))
        return "".join(
            literal if name is None else f"{literal}{self._shown(values[name], form or '')}"
            for literal, name, form, _ in self._parsed[template]
        )

    def plain(self, key: str) -> str:
        """The text under a key as it stands there. Raises KeyError for a key that is not there."""
        text = text_at(self._texts, key)
        assert isinstance(text, str)
        return text

    def name(self, code: str) -> str:
        """The fault that a code stands for, in a few words."""
        return self.plain(f"codes.{code}.name")

    def summary(self, code: str) -> str:
        """Why what a code stands for matters and how to mend it, in a sentence or two."""
        return self.plain(f"codes.{code}.summary")

    def _or_otherwise(self, key: str, otherwise: str) -> str:
        try:
            return self.plain(key)
        except KeyError:
            return otherwise

    def _shown(self, value: Given, form: str) -> str:
        match value:
            case Phrase():
                return self.text(value)
            case tuple():
                return self.plain("answers.between").join(self._shown(item, form) for item in value)
            case int() if form:  # `{n:,}` is a number with the separators of its language
                return str(format_decimal(value, locale=self._locale))
        return str(value)

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(self.language, sep="-")


@cache
def english() -> Answers:
    """What the check says in English, as the package's own theme has it."""
    return Answers(LANGUAGE, read_texts(_place(LANGUAGE), [theme_folder()]))


def _place(language: str) -> str:
    return f"i18n/check/{language}.yml"


def _compare(texts: Texts, reference: Texts, language: str) -> None:
    """Refuse texts that name other values than those in English: rules give no others, and each says something."""
    for key in sorted(keys_of(reference)):
        if key.startswith(_WITH_PLACEHOLDERS):
            named, meant = placeholders(text_at(texts, key)), placeholders(text_at(reference, key))
            if named != meant:
                expected = ", ".join(f"{{{name}}}" for name in sorted(meant)) or "none"
                raise ValueError(f"{_place(language)} has other placeholders than {expected} in {key}")
