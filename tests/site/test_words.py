"""Every word that a visitor reads comes from the records, the staff's pages or the language files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from network_directory.pages import Words
from network_directory.plugin import NetworkDirectoryPlugin
from network_directory.records.explanations import Explanation, explanations
from network_directory.theme import theme_folder

from ..trees import copy_sample
from .pseudo import ACCENTED, CLOSE, LANGUAGE, OPEN, write_pseudo
from .sites import Page, Site, build

SPOKEN = ("alt", "aria-label", "aria-description", "placeholder", "title", "data-done", "data-failed")
"""Attributes that are shown or read out."""
TRANSLATED = rf"[\w~]*[{ACCENTED}~][\w~]*|[{OPEN}{CLOSE}|·,;:/()]|\bkaj\b"
"""What the pseudo-language made, and what stands between two texts."""
FILE_NAME = r"https?://\S+|[\w./-]+\.(geojson|json|csv|xml|md|yml|svg)\b|\b(CSV|JSON)\b"
CHECK = Explanation.language
SILENT = ("script", "style", "pre", "code", "svg style")


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample site in a language that nobody speaks."""
    folder = copy_sample(tmp_path_factory.mktemp("pseudo") / "network")
    write_pseudo(folder / "theme")
    config = folder / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("sample: true", f"sample: true\n      language: {LANGUAGE}"), "utf-8"
    )
    return build(folder)


def written(folder: Path) -> str:
    """All that people wrote: records, pages and the configuration, with single spaces."""
    places = (theme_folder().parent / "plugins/network_directory/records/us_places.csv").read_text("utf-8")
    files = [path for path in folder.rglob("*") if path.suffix in (".md", ".yml") and "i18n" not in path.parts]
    text = places + "".join(path.read_text(encoding="utf-8") for path in files if "site" not in path.parts)
    return plain(text)


def licence() -> str:
    """The name of the licence that records carry where the configuration names no other."""
    return str(dict(NetworkDirectoryPlugin.config_scheme)["licence_name"].default)


def plain(text: str) -> str:
    """A text as it can be compared: letters only."""
    return re.sub(r"[\W\d_]+", " ", text).casefold().strip()


def check_says() -> str:
    """All that help on codes says in the check's own words."""
    text = " ".join(f"{told.name} {told.summary} {told.meaning}" for told in explanations())
    return plain(re.sub(FILE_NAME, " ", text))


def quoted(page: Page) -> list[str]:
    """The texts that a page marks as being in the language of the check; they are taken out of it."""
    nodes = page.all(f"title[lang={CHECK}], body [lang={CHECK}]")
    texts = [node.text() for node in nodes]
    for node in nodes:
        node.decompose()
    return texts


def spoken(page: Page) -> list[str]:
    """All texts of a page, and all attributes that are shown or read out."""
    nodes = (child for node in page.all("body, body *, title") for child in node.iter(include_text=True))
    texts = [node.text(deep=False) for node in nodes if node.tag == "-text"]
    for name in SPOKEN:
        texts += [node.attributes[name] or "" for node in page.all(f"[{name}]")]
    return texts


def test_nothing_is_left_in_english(foreign: Site) -> None:
    known = f"{written(foreign.folder)} {plain(licence())}"
    locale = Words.load(LANGUAGE, [foreign.folder / "theme"]).locale
    names = [*locale.months["format"]["wide"].values(), *locale.languages.values(), *locale.scripts.values()]
    allowed = {word for name in names for word in plain(str(name)).split()} | {"kaj", "la"}
    told = f"{known} {check_says()}"
    left: dict[str, str] = {}
    for address, page in foreign.pages.items():
        shown = Page(address, page.html)
        for node in shown.all(", ".join(SILENT)):
            node.decompose()
        texts = [(text, told) for text in quoted(shown)] + [(text, known) for text in spoken(shown)]
        for text, source in texts:
            for part in re.split(TRANSLATED, re.sub(FILE_NAME, " ", text)):
                words = plain(part)
                if words and words not in source and not allowed.issuperset(words.split()):
                    left.setdefault(words, address)
    assert not left, "\n".join(f"{address}: {words!r}" for words, address in left.items())


def test_every_key_that_templates_name_is_there_and_every_key_is_used() -> None:
    theme = theme_folder()
    templates = "".join(p.read_text("utf-8") for p in (*theme.glob("*.html"), *(theme / "directory").glob("*.*")))
    code = "".join(p.read_text("utf-8") for p in (theme.parent / "plugins").rglob("*.py"))
    source = (templates + code).replace("'", '"')
    written = re.findall(r'"([a-z_]+(?:\.[\w-]+)+)"', source)
    named = {form for key in written for form in (key, re.sub(r"\.(one|other)$", "", key))}
    begun = tuple(set(re.findall(r'"([a-z_]+\.(?:[\w-]+[._])*)(?:" ?~|\{)', source)))
    keys = keys_of(yaml.safe_load((theme / "i18n/en.yml").read_text("utf-8")))
    ended = tuple({".title", ".description", *re.findall(r'[~}] ?"?(\.[\w.]+)"', source)})
    assert {key for key in keys - named if not key.startswith(begun) and not key.endswith(ended)} == set()


def keys_of(messages: Any, above: str = "") -> set[str]:
    """The keys of all messages; the forms of a plural are one."""
    if not isinstance(messages, dict) or "other" in messages:
        return {above.rstrip(".")}
    return {key for name, value in messages.items() for key in keys_of(value, f"{above}{name}.")}


def test_a_language_file_must_be_complete(tmp_path: Path) -> None:
    (tmp_path / "i18n").mkdir()
    english = yaml.safe_load((theme_folder() / "i18n/en.yml").read_text("utf-8"))
    del english["moved"]
    (tmp_path / "i18n/es.yml").write_text(yaml.safe_dump(english), "utf-8")
    with pytest.raises(ValueError, match=r"i18n/es\.yml lacks words for moved\.lead, moved\.title"):
        Words.load("es", [tmp_path, theme_folder()])
    with pytest.raises(FileNotFoundError, match=r"i18n/xx\.yml"):
        Words.load("xx", [tmp_path, theme_folder()])


def test_plurals_dates_numbers_and_lists() -> None:
    messages = {"n": {"zero": "none", "one": "{n} one", "other": "{n} many"}, "hi": "Hi {name}"}
    english, polish = Words("en", messages), Words("pl", {"n": {"one": "jeden", "few": "kilka", "other": "wiele"}})
    assert [str(english("n", n=n)) for n in (0, 1, 1234)] == ["none", "1 one", "1,234 many"]
    assert [str(polish("n", n=n)) for n in (1, 3, 5)] == ["jeden", "kilka", "wiele"]
    assert str(english("hi", name="<b>")) == "Hi &lt;b&gt;"
    assert english.text("hi", name="A & B") == "Hi A & B"
    assert str(english.join(["<a>", "b", "c"])) == "&lt;a&gt;, b, and c"
    assert str(english.join(["{0}", "{1}"])) == "{0} and {1}"
    assert english.name_of_language("es") == "Spanish"
    with pytest.raises(KeyError, match=r"no words for 'x\.y'"):
        english("x.y")
