"""A language that nobody speaks: English with every word lengthened, accented and marked.

A site in it shows at a glance which words do not come from the language files, and what longer words would break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from network_directory.engines.mkdocs.options import Options
from network_directory.records.fields import fields_of
from network_directory.records.models import Strict
from network_directory.site import Words
from network_directory.theme import theme_folder

from ..trees import copy_sample
from .sites import Page, Site, build

LANGUAGE = "eo"
"""Babel has data for it, so that dates and lists come out too; the words are ours."""
OPEN, CLOSE = "⟦", "⟧"
ACCENTED = "åéîøüñýçÅÉÎØÜÑÝÇ"
SPOKEN = ("alt", "aria-label", "aria-description", "placeholder", "title", "label", "data-done", "data-failed")
"""Attributes that are shown or read out."""
TRANSLATED = rf"[\w~]*[{ACCENTED}~][\w~]*|[{OPEN}{CLOSE}|·,;:/()]|\bkaj\b"
"""What the pseudo-language made, and what stands between two texts."""
FILE_NAME = r"https?://\S+|[\w./-]+\.(geojson|json|csv|xml|md|yml|svg)\b|\b(CSV|JSON)\b"
SILENT = ("script", "style", "pre", "code", "svg style")
_ACCENTS = str.maketrans("aeiounycAEIOUNYC", ACCENTED)


def pseudo(text: str) -> str:
    """A message with each word a third longer; placeholders and what is between them stay apart."""
    parts = re.split(r"(\{\w+(?::,)?\}|\{\{)", text)
    return OPEN + "".join(part if part.startswith("{") else _longer(part) for part in parts) + CLOSE


def _longer(text: str) -> str:
    return re.sub(r"[^\W\d_]{2,}", lambda word: word[0].translate(_ACCENTS) + "~" * (len(word[0]) // 3), text)


def translate(messages: Any) -> Any:
    """All messages of a language file."""
    if isinstance(messages, dict):
        return {key: translate(value) for key, value in messages.items()}
    return pseudo(str(messages))


def write_pseudo(theme: Path) -> None:
    """Add the pseudo-language to a theme."""
    english = yaml.safe_load((theme / "i18n/en.yml").read_text(encoding="utf-8"))
    path = theme / f"i18n/{LANGUAGE}.yml"
    path.write_text(yaml.safe_dump(translate(english), allow_unicode=True), encoding="utf-8")


def write_pseudo_check(theme: Path) -> None:
    """Let a theme say in the pseudo-language what the check says; examples stay, for records are in any language."""
    english = yaml.safe_load((theme_folder() / "i18n/check/en.yml").read_text(encoding="utf-8"))
    for code, told in english["codes"].items():
        english["codes"][code] = {**translate(told), "wrong": told["wrong"], "right": told["right"]}
    groups = {model.__name__: fields_of(model) for model in Strict.__subclasses__()}
    meanings = {
        group: {name: pseudo(field.meaning) for name, field in fields.items() if field.required}
        for group, fields in groups.items()
    }
    texts = {"answers": translate(english["answers"]), "fields": meanings, "codes": english["codes"]}
    path = theme / f"i18n/check/{LANGUAGE}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(texts, allow_unicode=True), encoding="utf-8")


def build_pseudo(folder: Path, *, search: bool = False, check: bool = False) -> Site:
    """The sample site in the pseudo-language, with what the check says in it too if it is to `check` so."""
    copy_sample(folder)
    write_pseudo(folder / "theme")
    if check:
        write_pseudo_check(folder / "theme")
    config = folder / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("sample: true", f"sample: true\n      language: {LANGUAGE}"), "utf-8"
    )
    return build(folder, search=search)


def in_forms(language: str, forms: tuple[str, ...]) -> Mapping[str, str]:
    """The files of a network in English as a language with these plural forms; each form begins with its name."""

    def formed(messages: Any) -> Any:
        if not isinstance(messages, dict):
            return messages
        if "other" in messages:
            return {form: f"{form}: {messages['other']}" for form in forms}
        return {key: formed(value) for key, value in messages.items()}

    english = yaml.safe_load((theme_folder() / "i18n/en.yml").read_text(encoding="utf-8"))
    plugin = f"{{network-directory: {{language: {language}}}}}"
    return {
        "mkdocs.yml": (
            f"{{site_name: N, docs_dir: content, theme: {{name: material, custom_dir: theme}}, plugins: [{plugin}]}}"
        ),
        f"theme/i18n/{language}.yml": yaml.safe_dump(formed(english), allow_unicode=True),
    }


def silence(page: Page) -> None:
    """Take out of a page what nobody reads."""
    for node in page.all(", ".join(SILENT)):
        node.decompose()


def spoken(page: Page) -> list[str]:
    """All texts of a page, and all attributes that are shown or read out."""
    nodes = (child for node in page.all("body, body *, title, svg *") for child in node.iter(include_text=True))
    texts = [node.text(deep=False) for node in nodes if node.tag == "-text"]
    for name in SPOKEN:
        texts += [node.attributes[name] or "" for node in page.all(f"[{name}]")]
    return texts


def described(page: Page) -> list[str]:
    """What a page says of itself to search engines and previews."""
    told = page.all("meta[name=description], meta[property='og:title'], meta[property='og:description']")
    return [node.attributes["content"] or "" for node in told]


def left_in_english(texts: Mapping[str, Iterable[str]], site: Site, more: str = "") -> dict[str, str]:
    """Which words neither were translated nor come from what people wrote, or some `more`; and where they were seen."""
    known = f"{_written(site.folder)} {plain(_license())} {more}"
    locale = Words.load(LANGUAGE, [site.folder / "theme"]).locale
    names = [*locale.months["format"]["wide"].values(), *locale.languages.values(), *locale.scripts.values()]
    allowed = {word for name in names for word in plain(str(name)).split()} | {"kaj", "la", "de", "a"}
    left: dict[str, str] = {}
    for address, text in ((address, text) for address, all in texts.items() for text in all):
        for words in untranslated(text):
            if words not in known and not allowed.issuperset(words.split()):
                left.setdefault(words, address)
    return left


def untranslated(text: str) -> Iterator[str]:
    """The words of a text that the pseudo-language did not make, where they stand together."""
    parts = re.split(TRANSLATED, re.sub(FILE_NAME, " ", text))
    return (words for part in parts if part and (words := plain(part)))


def plain(text: str) -> str:
    """A text as it can be compared: letters only."""
    return re.sub(r"[\W\d_]+", " ", text).casefold().strip()


def _written(folder: Path) -> str:
    """All that people wrote: records, pages and the configuration, with single spaces."""
    places = (theme_folder().parent / "plugins/network_directory/records/us_places.csv").read_text("utf-8")
    files = [path for path in folder.rglob("*") if path.suffix in (".md", ".yml") and "i18n" not in path.parts]
    text = places + "".join(path.read_text(encoding="utf-8") for path in files if "site" not in path.parts)
    return plain(text)


def _license() -> str:
    """The name of the license that records carry where the configuration names no other."""
    return Options().license_name
