"""The plugin's options in mkdocs.yml: each declared once, with what it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import Annotated, Any, TypeVar, get_type_hints
from urllib.parse import urljoin

from pydantic_core import PydanticCustomError

from ...clock import as_of_today
from ...records.answers import Phrase, answer, either
from ...records.suggest import near
from ...records.types import check_url, parse_date, refusal

RENAMED = {"licence_name": "license_name", "licence_url": "license_url"}
"""What options are called today, by an earlier name."""
T = TypeVar("T")

OF_ALL_PLUGINS = "enabled"
"""The option that MkDocs has for every plugin."""


class UnfitError(ValueError):
    """Why a value cannot be used."""

    def __init__(self, said: Phrase, suggestion: str | None = None) -> None:
        super().__init__(said)
        self.said = said
        self.suggestion = suggestion


Rule = Callable[[object], Any]
"""Makes of a value as YAML has read it what the option stands for; raises UnfitError."""


def flag(value: object) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise UnfitError(answer("true-or-false"))
    return value


def text(value: object) -> str:
    """Any text."""
    if not isinstance(value, str):
        raise UnfitError(answer("setting-text"))
    return value


def address(value: object) -> str:
    """The address of a page on the web."""
    return _accepted(check_url, text(value))


def template(*names: str, conversions: Sequence[str] = (), base: str = "") -> Rule:
    """An address in which `names` stand in braces; it may lead on from `base`."""
    known = tuple(f"{{{name}}}" for name in names)

    def rule(value: object) -> str:
        written = text(value)
        try:
            parts = list(Formatter().parse(written))
        except ValueError:
            raise UnfitError(answer("setting-brace", known=known)) from None
        for _, name, form, conversion in parts:
            if name is not None and (name not in names or form or conversion not in (None, *conversions)):
                gap = "".join(["{", name, f"!{conversion}" if conversion else "", f":{form}" if form else "", "}"])
                likely = near(name, names)
                raise UnfitError(answer("setting-field", written=gap, known=known), likely and f"{{{likely}}}")
        filled = "".join(literal + ("x" if name is not None else "") for literal, name, _, _ in parts)
        _accepted(check_url, urljoin(base, filled))
        return written

    return rule


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise UnfitError(answer("setting-texts"))
    return tuple(value)


def _one_of(*words: str) -> Rule:
    def rule(value: object) -> str:
        if value not in words:
            raise UnfitError(answer("setting-word", words=either(words)))
        return str(value)

    return rule


def _day(value: object) -> date:
    """The day, or the last one of a month or year; YAML has read a full date, and a year, by itself."""
    return _accepted(lambda written: parse_date(written).last_day, str(value))


def _accepted(make: Callable[[str], T], value: str) -> T:
    try:
        return make(value)
    except PydanticCustomError as error:
        raise UnfitError(*refusal(error)) from None


@dataclass(frozen=True, slots=True)
class _Takes:
    """Marks an option with what makes its value of what is written."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class Options:
    """What the plugin is asked for."""

    allow_files: Annotated[tuple[str, ...], _Takes(_texts)] = ()
    """Files of the content folder that are published although a browser runs them; `*` stands for anything."""
    as_of: Annotated[date | None, _Takes(_day)] = None
    """The day on which evidence, reviews and confirmations are judged; today, or SOURCE_DATE_EPOCH."""
    fail_on: Annotated[str, _Takes(_one_of("errors", "warnings"))] = "errors"
    """What in the records stops a build."""
    language: Annotated[str | None, _Takes(text)] = None
    """The language of the site's own words: a file in the theme's i18n folder; the theme's language."""
    license_name: Annotated[str, _Takes(text)] = "CC BY 4.0"
    """The license that the records carry."""
    license_url: Annotated[str, _Takes(address)] = "https://creativecommons.org/licenses/by/4.0/"
    """Where it can be read."""
    new_file_uri_template: Annotated[str | None, _Takes(template("folder", "name", "content"))] = None
    """Where a new record is proposed, with {folder}, {name} and {content} put in."""
    new_issue_uri: Annotated[str | None, _Takes(address)] = None
    """Where somebody asks the staff to write an entry, such as an issue form."""
    sample: Annotated[bool, _Takes(flag)] = False
    """Whether the network is invented; every page then says so."""

    def day(self) -> date:
        """The day by which a network is judged; raises ValueError if the environment's clock cannot be used."""
        today = as_of_today()  # which is asked in any case: MkDocs stumbles on one that is wrong
        return self.as_of or today

    @classmethod
    def of(cls, values: Mapping[str, object]) -> Options:
        """The options as written; what is left out, empty or unfit has its default."""
        made = {name: _made(rule, values[name]) for name, rule in RULES.items() if values.get(name) is not None}
        return cls(**{name: value for name, value in made.items() if value is not None})


def _made(rule: Rule, value: object) -> Any:
    try:
        return rule(value)
    except UnfitError:
        return None


RULES: Mapping[str, Rule] = {
    name: hint.__metadata__[0].rule for name, hint in get_type_hints(Options, include_extras=True).items()
}
"""What each option takes, by its name."""
NAMES = tuple(sorted([*RULES, OF_ALL_PLUGINS]))
"""All that may be written."""
