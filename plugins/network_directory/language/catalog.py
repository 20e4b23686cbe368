"""The texts of a language by key, as files of the theme hold them: with placeholders, and a form for each plural.

Both the site's words and the check's answers are kept so. A network adds a language, or says something in its own
way, by a file of the same name in its own theme folder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

import yaml
from babel import Locale

Texts = Mapping[str, Any]
"""Texts under keys, in groups. What depends on a number `n` has a form for each plural of the language."""
Form = TypeVar("Form")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def has_language(place: str, folders: Sequence[Path]) -> bool:
    """Whether a theme folder holds a file of texts, by its way from there."""
    return any((folder / place).is_file() for folder in folders)


def load_texts(place: str, reference: Texts, folders: Sequence[Path]) -> Texts:
    """Read the files of that name in all theme folders, of which none may lack a text that the reference has.

    Raises FileNotFoundError if no folder has one, and ValueError if one cannot be read or texts are missing. Half a
    language would be worse than none: nobody could say in which language a page is.
    """
    if not has_language(place, folders):
        raise FileNotFoundError(f"no theme folder has {place}")
    texts = read_texts(place, folders)
    if missing := keys_of(reference) - keys_of(texts):
        raise ValueError(f"{place} lacks words for {', '.join(sorted(missing))}")
    return texts


def read_texts(place: str, folders: Sequence[Path]) -> Texts:
    """The texts in the files of that name in all theme folders; an earlier folder's win.

    Raises ValueError if a file cannot be read.
    """
    texts: dict[str, Any] = {}
    for path in (folder / place for folder in reversed(folders)):
        if not path.is_file():
            continue
        try:
            content = yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506 - a safe one, in C if there is
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise ValueError(f"{place} cannot be read: {error}") from None
        if not isinstance(content, Mapping):
            raise ValueError(f"{place} must hold words under keys, such as “hubs: {{title: Hubs}}”")
        _merge(texts, content)
    return texts


def keys_of(texts: Texts, above: str = "") -> frozenset[str]:
    """The keys of all texts, with those of their groups before them; the forms of a plural are one text."""
    keys: set[str] = set()
    for key, value in texts.items():
        if isinstance(value, Mapping) and "other" not in value:
            keys |= keys_of(value, f"{above}{key}.")
        else:
            keys.add(f"{above}{key}")
    return frozenset(keys)


def text_at(texts: Texts, key: str) -> str | Mapping[str, str]:
    """What stands under a key: a text, or a form for each plural. Raises KeyError if nothing does."""
    value: Any = texts
    for step in key.split("."):
        if not isinstance(value, Mapping) or step not in value:
            raise KeyError(key)
        value = value[step]
    return value if isinstance(value, Mapping) else str(value)


def plural_form(forms: Mapping[str, Form], n: int, locale: Locale) -> Form:
    """The form for a number; `zero:` is for none at all in every language."""
    if n == 0 and "zero" in forms:
        return forms["zero"]
    return forms.get(locale.plural_form(n)) or forms["other"]


def placeholders(text: str | Mapping[str, str]) -> frozenset[str]:
    """What the placeholders of a text, or of all its forms together, are called."""
    forms = [text] if isinstance(text, str) else text.values()
    return frozenset(name for form in forms for _, name, _, _ in Formatter().parse(form) if name is not None)


def _merge(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, Mapping) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = dict(value) if isinstance(value, Mapping) else value
