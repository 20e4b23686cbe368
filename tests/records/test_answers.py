"""The catalog of what the check says, and the rules that ask it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from network_directory.language.catalog import keys_of, placeholders, text_at
from network_directory.records import CODES
from network_directory.records.answers import Answers, Phrase, answer, either, english, meaning
from network_directory.theme import theme_folder

from ..trees import ROOT
from .speaking import sentences

PACKAGE = ROOT / "plugins/network_directory"
TEXTS = yaml.safe_load((theme_folder() / "i18n/check/en.yml").read_text("utf-8"))
ASKED_BY_THE_CATALOG = {"between"}
"""What stands between the parts of a list: the catalog puts it there by itself."""


def asked() -> Iterator[tuple[str, set[str]]]:
    """The keys that rules ask for, with the names of the values that they give."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "answer":
                key = node.args[0]
                assert isinstance(key, ast.Constant), f"{path.name}:{node.lineno}: a key is written out, to be found"
                yield str(key.value), {str(keyword.arg) for keyword in node.keywords}


def test_every_answer_is_asked_for_with_the_values_that_it_names() -> None:
    given = list(asked())
    assert {key for key, _ in given} | ASKED_BY_THE_CATALOG == set(TEXTS["answers"])
    for key, values in given:
        assert placeholders(TEXTS["answers"][key]) == values, key


def test_answers_stand_in_order() -> None:
    assert list(TEXTS["answers"]) == sorted(TEXTS["answers"])
    assert list(TEXTS["codes"]) == list(CODES)


def test_every_code_is_named_and_explained() -> None:
    parts = {"name", "summary", "meaning", "wrong", "right"}
    assert {code: set(told) for code, told in TEXTS["codes"].items()} == dict.fromkeys(CODES, parts)


# Texts


def test_values_are_put_in_as_they_are() -> None:
    assert str(answer("the-key", key="{n} <b>")) == "'{n} <b>'"
    assert str(answer("file-too-large", size=1234567, most=9)) == "the file has 1,234,567 bytes; at most 9 are read"
    assert str(answer("entry-of", what=answer("the-file"))) == "an entry of the file"
    assert str(answer("one-of", choices=("a", "b", answer("none")))) == "this must be one of a, b, none"
    assert str(answer("setting-word", words=either(["a", "b", "c"]))) == "this must be a or b or c"
    assert str(answer("setting-word", words=either(["a"]))) == "this must be a"


def test_the_same_said_twice_is_the_same() -> None:
    one, other = answer("too-small", limit="1"), answer("too-small", limit="1")
    assert one == other
    assert len({one, other}) == 1
    assert answer("key-in-a-line", key="a", line=1) == answer("key-in-a-line", line=1, key="a")


def test_what_a_field_means_is_told_as_it_is_declared_unless_a_language_says_it(tmp_path: Path) -> None:
    name = meaning("Partner", "name", "The organization's name")
    assert str(name) == "The organization's name"
    theme = in_theme(tmp_path, "eo", {**TEXTS, "fields": {"Partner": {"name": "La nomo"}}})
    answers = Answers.load("eo", [theme, theme_folder()])
    assert answers.text(name) == "La nomo"
    assert answers.text(meaning("Partner", "kind", "What it is")) == "What it is"


def test_a_text_lacks_nothing_that_is_asked_for() -> None:
    with pytest.raises(KeyError):
        english().text(Phrase("answers.no-such-answer"))
    with pytest.raises(KeyError, match="limit"):
        english().text(answer("too-small"))


# Other languages


def in_theme(folder: Path, language: str, texts: object) -> Path:
    path = folder / f"i18n/check/{language}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(texts, allow_unicode=True, sort_keys=False), "utf-8")
    return folder


def test_a_language_that_has_no_file_is_told_in_english(tmp_path: Path) -> None:
    answers = Answers.load("eo", [tmp_path, theme_folder()])
    assert answers.language == "en"
    assert answers.text(answer("file-empty")) == str(answer("file-empty"))


def test_a_network_says_something_in_its_own_way(tmp_path: Path) -> None:
    theme = in_theme(tmp_path, "en", {"answers": {"a-link": "a shortcut"}, "codes": {"ND101": {"name": "Odd signs"}}})
    answers = Answers.load("en", [theme, theme_folder()])
    assert answers.text(answer("not-a-file", what=answer("a-link"))).startswith("this is a shortcut, not a file")
    assert (answers.name("ND101"), answers.name("ND102")) == ("Odd signs", "File too large")
    assert Answers.load("eo", [theme, theme_folder()]).name("ND101") == "Odd signs"


def test_another_language_has_all_that_english_has(tmp_path: Path) -> None:
    texts = yaml.safe_load(yaml.safe_dump(TEXTS))
    del texts["answers"]["file-empty"], texts["codes"]["ND101"]["right"]
    lacks = r"i18n/check/eo\.yml lacks words for answers\.file-empty, codes\.ND101\.right"
    with pytest.raises(ValueError, match=lacks):
        Answers.load("eo", [in_theme(tmp_path, "eo", texts), theme_folder()])


@pytest.mark.parametrize("text", ["la numero {suma}", "la numero"])
def test_another_language_names_the_values_that_english_names(tmp_path: Path, text: str) -> None:
    texts = {**TEXTS, "answers": {**TEXTS["answers"], "too-small": text}}
    with pytest.raises(ValueError, match=r"has other placeholders than \{limit\} in answers\.too-small"):
        Answers.load("eo", [in_theme(tmp_path, "eo", texts), theme_folder()])


def test_a_language_has_the_plurals_and_separators_that_it_has(tmp_path: Path) -> None:
    forms = {"one": "{n} błąd", "few": "{n} błędy", "many": "{n} błędów", "other": "{n} błędu"}
    texts = {**TEXTS, "answers": {**TEXTS["answers"], "count-errors": forms}}
    answers = Answers.load("pl", [in_theme(tmp_path, "pl", texts), theme_folder()])
    told = [answers.text(answer("count-errors", n=n)) for n in (1, 3, 5)]
    assert told == ["1 błąd", "3 błędy", "5 błędów"]
    assert "1\xa0234\xa0567 bytes" in answers.text(answer("file-too-large", size=1234567, most=9))


def test_plurals_are_chosen_by_a_number_that_is_given() -> None:
    for key in keys_of(TEXTS["answers"]):
        if not isinstance(text := text_at(TEXTS["answers"], key), str):
            assert "n" in placeholders(text), key


# No words in the program


def test_a_sentence_is_found() -> None:
    assert sentences('raise ValueError("a key must be a word")') == ["a key must be a word"]
    assert sentences("said = f\"'{key}' is empty\"") == ["'' is empty"]
    assert not sentences('"""What a module is about."""\nX = 1\n"""What it holds, in words."""\n')
    assert not sentences('raise AssertionError("this cannot be so")')
    assert not sentences('code = answer("file-empty")')


PLACES = ("records", "writing", "engines/mkdocs/settings.py", "files/form_messages.py", "reports/explanation_text.py",
          "reports/problem_lists.py", "reports/fixes.py")  # fmt: skip
NO_WORDS = {
    "records/answers.py": " has other placeholders than  in ",  # a fault of a theme's, as those of the site's words
    "records/gazetteer.py": "United States",
    "records/syntax.py": r"mapping values are not allowed|expected ':'|cannot start any token|did not find expected"
    r"( key)?|escape character|quoted scalar|flow node|block sequence entries|'-' indicator",
    # What libyaml says.
    # Examples and words for the guide, which are a part of the format's declaration.
    **{f"records/models/{path.name}": r".*" for path in (PACKAGE / "records/models").glob("*.py")},
    "writing/new.py": r".*",  # comments of a new record, which are those of the models, in English
    "writing/json_schema.py": r"The places that this network adds: content/places\.yml\.",
}
"""Texts that are no answers of the check, as patterns by file."""


def test_the_check_has_no_words_of_its_own() -> None:
    left = {}
    rooms = [PACKAGE / place for place in PLACES]
    for path in (*filter(Path.is_file, rooms), *(path for room in rooms for path in room.rglob("*.py"))):
        name = path.relative_to(PACKAGE).as_posix()
        allowed = re.compile(NO_WORDS.get(name, "(?!)"), re.DOTALL)
        if found := [text for text in sentences(path.read_text("utf-8")) if not allowed.fullmatch(text)]:
            left[name] = found
    assert left == {}
