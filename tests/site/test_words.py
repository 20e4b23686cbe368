"""Every word that a visitor reads comes from the records, the staff's pages or the language files."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from jinja2 import Environment

from network_directory.records.answers import english
from network_directory.records.explanations import explanations
from network_directory.site import Words
from network_directory.theme import theme_folder

from ..trees import SMALL, write_tree
from .pseudo import (
    FILE_NAME,
    LANGUAGE,
    SPOKEN,
    build_pseudo,
    described,
    in_forms,
    left_in_english,
    plain,
    silence,
    spoken,
)
from .sites import Page, Site, build

CHECK = english().language


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample site in a language that nobody speaks."""
    return build_pseudo(tmp_path_factory.mktemp("pseudo") / "network")


def check_says() -> str:
    """All that help on codes says in the check's own words."""
    text = " ".join(f"{told.name} {told.summary} {' '.join(told.paragraphs)}" for told in explanations(english()))
    return plain(re.sub(FILE_NAME, " ", text))


def quoted(page: Page) -> list[str]:
    """The texts that a page marks as being in the language of the check; they are taken out of it."""
    nodes = page.all(f"title[lang={CHECK}], body [lang={CHECK}]")
    texts = [node.text() for node in nodes]
    for node in nodes:
        node.decompose()
    return texts


def test_nothing_is_left_in_english(foreign: Site) -> None:
    pictures = {path for path in foreign.files if path.endswith(".svg") and path.startswith("badges/")}
    pages = [Page(address, page.html) for address, page in foreign.documents.items()]
    pages += [Page(address, foreign.read(address)) for address in sorted(pictures)]
    own: dict[str, list[str]] = {}
    of_the_check: dict[str, list[str]] = {}
    for page in pages:
        silence(page)
        of_the_check[page.address] = quoted(page)
        # What help on a code says of itself elsewhere is in the words of the check, too.
        (of_the_check if page.address.startswith("help/ND") else own)[page.address + "#head"] = described(page)
        own[page.address] = spoken(page)
    atom = ElementTree.fromstring(foreign.read("updates/feed.xml"))
    own["updates/feed.xml"] = [node.text or "" for node in atom.iter() if node.tag.endswith(("}title", "}subtitle"))]
    feed = json.loads(foreign.read("updates/feed.json"))
    own["updates/feed.json"] = [feed["title"], *(item["content_text"] for item in feed["items"])]
    assert {"404.html", "partners/ohio-rural-teachers/", "updates/feed.json"} < set(own)
    left = left_in_english(own, foreign) | left_in_english(of_the_check, foreign, check_says())
    assert not left, "\n".join(f"{address}: {words!r}" for words, address in left.items())


def test_each_page_says_in_which_language_it_is(foreign: Site) -> None:
    assert {page.one("html").attributes["lang"] for page in foreign.documents.values()} == {LANGUAGE}


class Literals(HTMLParser):
    """Collects the texts and the spoken attributes that stand in a template itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_code = False

    def handle_endtag(self, tag: str) -> None:
        self._in_code = self._in_code and tag != "code"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_code = self._in_code or tag == "code"
        spoken = [value or "" for name, value in attrs if name in SPOKEN]
        told = [value for name, value in attrs if name.startswith("data-") and " " in (value or "")]
        self.found += [text for text in (*spoken, *told) if text and re.search(r"[^\W\d_]", text)]

    def handle_data(self, data: str) -> None:
        # A part of a tag that a macro makes, a file's name and the form of an entry are no words.
        text = re.sub(
            rf'[\w-]+="[^"]*"|{FILE_NAME}|\.(schema\.)?(csv|json)|^---.*---$', "", data.strip(), flags=re.DOTALL
        )
        if self.cdata_elem is None and not self._in_code and re.search(r"[^\W\d_]", text):
            self.found.append(text)


def literals(template: str) -> list[str]:
    """What a template says in words of its own."""
    outside = "".join(text if kind == "data" else "" for _, kind, text in Environment().lex(template))
    parser = Literals()
    parser.feed(outside.replace("< class", "<p class"))  # an element that a variable names
    parser.close()
    return parser.found


@pytest.mark.parametrize(
    "template",
    [
        "<p>Hello</p>",
        '<p title="Hello">{{ t("a.b") }}</p>',
        '<p data-none="No {{ x }} yet">',
        "{% if x %}No{% endif %}",
    ],
)
def test_a_word_in_a_template_is_found(template: str) -> None:
    assert literals(template)


def test_templates_hold_no_words() -> None:
    theme = theme_folder()
    templates = [*theme.glob("*.html"), *(theme / "directory").glob("*.html"), *(theme / "directory").glob("*.svg")]
    found = {path.name: words for path in templates if (words := literals(path.read_text("utf-8")))}
    assert len(templates) > 30
    assert found == {}


SCRIPT_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"|`([^`]*)`')
NOT_SHOWN = re.compile(
    r"(querySelector(All)?|closest|matches|(one|every)\(.+,|Error|class:|className =|\.key =|import|from) ?\(?$"
)
"""What stands before a string that nobody reads: selectors, faults, classes, keys of what is kept."""


def sayings(script: str) -> list[str]:
    """The strings of a script with two words in a row, apart from those that nobody reads."""
    found = []
    for line in re.sub(r"(?m)(^|\s)//.*$", "", script).splitlines():
        for match in SCRIPT_TEXT.finditer(line):
            text = re.sub(r"\$\{[^}]*\}", "", match[1] or match[2] or "")
            if re.search(r"[^\W\d_]{2} [^\W\d_]{2}", text) and not NOT_SHOWN.search(line[: match.start()]):
                found.append(text)
    return found


def test_a_saying_in_a_script_is_found() -> None:
    assert sayings('note.textContent = "Nothing was found";') == ["Nothing was found"]
    assert sayings("note.textContent = `Only ${n} were found`;")
    assert not sayings('form.querySelector("ul li"); // Only a comment, "as one sees"')


def test_scripts_hold_no_words() -> None:
    folder = theme_folder() / "assets/javascripts"
    scripts = list(folder.rglob("*.js"))
    assert len(scripts) > 40
    assert {str(path.relative_to(folder)): said for path in scripts if (said := sayings(path.read_text("utf-8")))} == {}


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


@pytest.mark.parametrize(
    ("language", "forms", "told"),
    [("ja", ("other",), "other: 3 partners"), ("pl", ("one", "few", "many", "other"), "few: 3 partners")],
)
def test_a_language_has_the_plurals_that_it_has(
    tmp_path: Path, language: str, forms: tuple[str, ...], told: str
) -> None:
    site = build(write_tree(tmp_path, {**SMALL, **in_forms(language, forms)}))
    page = site.page("partners/")
    assert page.text(".filter-count") == told
    for name, told_with in ((".finder", "data-count"), (".finder", "data-wider"), (".tile-map", "data-label")):
        handed = json.loads(page.one(name).attributes[told_with] or "")
        assert set(handed) == set(forms)
    assert set(json.loads(site.page("search/").one("#search-panel").attributes["data-count"] or "")) == set(forms)


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
