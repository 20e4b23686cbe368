"""What the check says in the language of the site: in the command, the preview, the help pages and the form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from network_directory.cli import main
from network_directory.language.catalog import keys_of
from network_directory.records import CODES, Problem, models
from network_directory.records.answers import Answers, Given, Phrase, answer
from network_directory.theme import theme_folder

from ..mistakes.corpus import AROUND, CASES, FOLDER
from ..trees import SMALL, read, replace_in, write_tree
from .pseudo import (
    LANGUAGE,
    OPEN,
    build_pseudo,
    described,
    left_in_english,
    plain,
    silence,
    spoken,
    untranslated,
    write_pseudo,
    write_pseudo_check,
)
from .sites import Page, Site, builds

THE_SAME = "a z a md pt br kvxyf partner hub principle source place"
"""What is written so in every language: a-z, a .md, pt-BR, an example of a ROR id, and the kinds of short links."""
NOT_OURS = {"answers.unreadable": "why", "answers.file-unreadable": "why"}
"""Values in the words of another program: what libyaml says of YAML that nothing is known of, and what the system
says of a file that it does not open."""
OF_THE_FORMAT = plain(
    " ".join((*models.KEYS, *(path.read_text("utf-8") for path in (Path(models.__file__),)), "U TRUE FALSE NONE"))
)
"""Names of fields and their choices, which are the same in every language."""


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample site in a language that nobody speaks, and in which the check speaks too."""
    return build_pseudo(tmp_path_factory.mktemp("pseudo") / "network", check=True)


def in_pseudo(root: Path) -> Path:
    """Let a network speak the pseudo-language."""
    replace_in(root / "mkdocs.yml", "[network-directory]", f"[network-directory: {{language: {LANGUAGE}}}]")
    write_pseudo_check(root / "theme")
    return root


def left_in(text: str, root: Path, more: str = "") -> list[str]:
    """The words of a text that are neither the pseudo-language's nor a record's nor the format's."""
    folders = (root / name for name in ("partners", "hubs", "content"))
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".md", ".yml")]
    known = f"{plain(' '.join(path.read_text('utf-8') for path in files))} {OF_THE_FORMAT} {plain(more)}"
    text = re.sub(r"ND\d{3}|[\w./~-]+\.(md|yml)(:\d+)*", " ", text)
    return [words for words in untranslated(text) if words not in known]


# What is built


def test_help_is_in_the_language_of_the_site(foreign: Site) -> None:
    pages = [page for address, page in foreign.documents.items() if address.startswith("help/")]
    assert len(pages) == len(CODES) + 1
    texts: dict[str, list[str]] = {}
    for page in pages:
        copy = Page(page.address, page.html)
        assert {node.attributes["lang"] for node in copy.all("[lang]")} == {LANGUAGE}
        silence(copy)
        texts[page.address] = [*described(copy), *spoken(copy)]
    assert not left_in_english(texts, foreign, THE_SAME)


def test_the_form_is_in_the_language_of_the_site(foreign: Site) -> None:
    data = json.loads(foreign.read("data/form/partner.json"))
    texts = {about: [re.sub(r"\{\w+\}", " ", text)] for about, (_, text, _) in data["messages"].items()}
    assert all(OPEN in text for (text,) in texts.values())
    assert not left_in_english(texts, foreign, THE_SAME)
    assert all(name.startswith(OPEN) for name in data["link_names"].values())


def test_the_preview_is_in_the_language_of_the_site(tmp_path: Path) -> None:
    root = in_pseudo(write_tree(tmp_path, SMALL))
    (root / "theme").mkdir(exist_ok=True)
    (root / "theme/i18n/en.yml").write_text((theme_folder() / "i18n/en.yml").read_text("utf-8"), "utf-8")
    write_pseudo(root / "theme")
    replace_in(root / "partners/orta.md", "{hub: finance}", "{hub: finanse}")
    replace_in(root / "partners/orta.md", "kind: report", "kind: raport")
    site = next(builds(root, preview=True, strict=False))
    page = site.page("problems/")
    silence(page)
    told = page.all(".problem-what")
    assert len(told) == 2
    assert all(node.text().startswith(OPEN) for node in told)
    assert not left_in_english({"problems/": spoken(page)}, site)


# The command


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = in_pseudo(write_tree(tmp_path, SMALL))
    replace_in(root / "partners/orta.md", "{hub: finance}", "{hub: finanse}")
    replace_in(root / "partners/orta.md", "stance: practices", "stance: practises")
    replace_in(
        root / "partners/buckeye-fund.yml", "url: https://buckeye.example", "url: mailto:jane.doe@buckeye.example"
    )
    monkeypatch.chdir(root)
    return root


def said(*arguments: str) -> str:
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    return done.output


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "--format", "github"], ["explain"], ["explain", "ND204"], ["explain", "ND303"]]
)
def test_the_command_speaks_the_language_of_the_site(faulty: Path, arguments: list[str]) -> None:
    text = said(*arguments)
    if "github" in arguments:  # its own words for a problem
        text = re.sub(r"::(error|warning) file=|,(line|col)=\d+|,title=", " ", text)
    text = re.sub(r"^    .*$", "", text, flags=re.MULTILINE)  # examples are in no language
    assert OPEN in text
    assert not left_in(text, faulty)


@pytest.mark.parametrize("form", ["json", "rdjson"])
def test_programs_are_told_in_the_language_of_the_site(faulty: Path, form: str) -> None:
    found = json.loads(said("check", "--format", form))
    messages = [problem["message"] for problem in found["problems" if form == "json" else "diagnostics"]]
    assert len(messages) == 3
    assert not left_in(" ".join(messages), faulty)


def test_mending_is_told_in_the_language_of_the_site(faulty: Path) -> None:
    (faulty / "partners/bom.yml").write_bytes(b"\xef\xbb\xbfname: Lake\r\nkind: advocacy\r\nsummary: Lake\r\n")
    assert not left_in(said("fix"), faulty, "practises practices")


def test_a_new_record_that_cannot_be_is_told_so_in_the_language_of_the_site(faulty: Path) -> None:
    told = said("new", "partner", "Lake Readers").removeprefix("network-directory: ")
    assert told.startswith(OPEN)
    assert not left_in(told, faulty, f"Lake Readers {THE_SAME}")


def test_a_broken_language_keeps_the_command_from_running(faulty: Path) -> None:
    path = faulty / f"theme/i18n/check/{LANGUAGE}.yml"
    path.write_text("answers: {}", encoding="utf-8")
    done = CliRunner().invoke(main, ["check"])
    assert done.exit_code == 2
    assert done.stderr.startswith(f"network-directory: i18n/check/{LANGUAGE}.yml lacks words for ")


# All that the check says


def words_in(value: Given) -> Iterator[str]:
    """The texts that are put into a phrase as they are."""
    match value:
        case str():
            yield value
        case tuple():
            for item in value:
                yield from words_in(item)
        case Phrase():
            for name, inner in value.values:
                if NOT_OURS.get(value.key) != name:
                    yield from words_in(inner)


@pytest.mark.parametrize("name", CASES)
def test_whatever_is_wrong_no_english_is_put_into_what_is_said(tmp_path: Path, name: str) -> None:
    content = (FOLDER / name).read_bytes()
    problems: tuple[Problem, ...] = read(write_tree(tmp_path, {**AROUND, CASES[name]["as"]: content})).problems
    encoding = CASES[name].get("encoding", "utf-8-sig")
    files: Mapping[str, str] = {
        str(path): path.read_text("utf-8", errors="replace")
        for path in tmp_path.rglob("*") if path.suffix in (".md", ".yml", ".txt", ".MD", ".yaml")
    }  # fmt: skip
    known = plain(" ".join((*files, *files.values(), content.decode(encoding, errors="replace"), OF_THE_FORMAT)))
    squeezed = known.replace(" ", "")
    for problem in problems:
        for text in words_in(problem.said):
            left = [words for words in re.findall(r"[^\W\d_]{3,}(?: [^\W\d_]{2,})+", text)
                    if plain(words) not in known and plain(words).replace(" ", "") not in squeezed]  # fmt: skip
            assert not left, problem


def test_the_pseudo_language_is_complete(tmp_path: Path) -> None:
    write_pseudo_check(tmp_path)
    answers = Answers.load(LANGUAGE, [tmp_path, theme_folder()])
    assert answers.language == LANGUAGE
    assert answers.text(answer("file-empty")).startswith(OPEN)
    assert keys_of({"a": {"b": "c", "d": {"one": "e", "other": "f"}}}) == {"a.b", "a.d"}
