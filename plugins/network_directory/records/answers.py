"""What the check says, by key: the texts stand in the theme's `i18n/check/`, one file a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import yaml

from ..theme import theme_folder

LANGUAGE = "en"


def answer(key: str, /, **values: object) -> str:
    """The text of `key` with `values` put in where it names them; braces in values are left as they are.

    Raises KeyError for a key that the catalog lacks, or a value that its text needs.
    """
    return _texts()[key].format_map(values)


@cache
def _texts() -> Mapping[str, str]:
    path = theme_folder() / "i18n" / "check" / f"{LANGUAGE}.yml"
    texts: Mapping[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return texts
