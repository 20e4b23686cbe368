"""What search knows of pages: what records say themselves, and nothing that their pages tell of others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_directory.network import build_network
from network_directory.network.findings import Findings
from network_directory.pages import SearchEntry, all_pages, search_entries, written_entry
from network_directory.records.markdown import parser
from network_directory.site import Words
from network_directory.site.prose import plain_paragraphs
from network_directory.theme import theme_folder

from ..trees import SMALL, TODAY, read, write_tree

WORDS = Words.load("en", [theme_folder()])


def entries_of(folder: Path, files: Mapping[str, str | bytes] = SMALL) -> dict[str, SearchEntry]:
    """The entries of a network, by address."""
    network = build_network(read(write_tree(folder, files)).records, TODAY)
    pages = all_pages(Findings(network), WORDS)
    return {entry.address: entry for entry in search_entries(pages, network, WORDS)}


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, SearchEntry]:
    return entries_of(tmp_path_factory.mktemp("small"))


def test_a_partner_is_found_by_its_own_words(entries: dict[str, SearchEntry]) -> None:
    assert entries["partners/orta/"] == SearchEntry(
        "partners/orta/",
        "Ohio Rural Teachers Alliance",
        "partner",
        "en",
        "Rural teachers who train the next ones. ORTA began as a car pool. It works with the Buckeye Fund. ORTA. "
        "Professional association. Dayton, Ohio, West Virginia. State, District. English, Spanish. "
        "We publish per-pupil spending for 41 districts. Spending atlas. School-finance modeling. "
        "Meeting space in Dayton. Elected board. hello@orta.example. 31-1234567, 02kvxyf05, Q42, 0200001, 100654.",
    )


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("partners/orta/", ["A hall", "evaluators", "residencies", "wait for the review", "Finance.", "Money"]),
        ("partners/buckeye-fund/", ["Meeting space", "evaluators", "residencies", "per-pupil", "Every class"]),
        ("hubs/ohio/", ["Buckeye", "car pool", "hall", "Every class", "Find out what"]),
        ("principles/teaching/", ["We wait", "Buckeye", "ORTA", "residencies", "Train the next"]),
        ("sources/report/", ["Buckeye", "per-pupil", "residencies", "Every class"]),
        ("places/us-oh/", ["Buckeye", "Rural", "residencies"]),
        ("coverage/", ["Ohio", "Teaching"]),
        ("partners/", ["Buckeye"]),
    ],
)
def test_nothing_is_found_by_what_its_page_tells_of_others(
    entries: dict[str, SearchEntry], address: str, words: list[str]
) -> None:
    assert not [one for one in words if one.lower() in entries[address].words.lower()]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("hubs/ohio/", ["substitute", "Two Ohios meet here: see Ohio.", "Teacher residencies.", "Two evaluators."]),
        ("hubs/ohio/", ["Vacancies filled by residents.", "A review."]),
        ("hubs/erie/", ["Digital access."]),
        ("hubs/finance/", ["School finance."]),
        ("principles/school-finance/", ["Money follows need.", "differs from child to child.", "Shows others how."]),
        ("sources/report/", ["Lake Counties Commission.", "February 2013.", "F-1 Find out what a fair chance costs."]),
        ("places/us-oh-dayton/", ["City.", "Ohio, United States."]),
        ("kinds/advocacy/", ["Advocacy"]),
    ],
)
def test_each_kind_has_words(entries: dict[str, SearchEntry], address: str, words: list[str]) -> None:
    assert not [one for one in words if one not in entries[address].words], entries[address].words


def test_each_page_that_is_to_be_found_has_one(entries: dict[str, SearchEntry]) -> None:
    assert "" not in entries
    assert "search/" not in entries
    assert all(entry.title and entry.words and entry.language == "en" for entry in entries.values())
    assert {entry.kind for entry in entries.values()} == {"partner", "hub", "principle", "source", "place", "page"}


def test_they_are_the_same_again(tmp_path: Path, entries: dict[str, SearchEntry]) -> None:
    assert list(entries_of(tmp_path).items()) == list(entries.items())


def test_what_a_record_writes_as_markup_is_read_as_text(tmp_path: Path) -> None:
    about = r'about: "1 < 2, \\*stars\\* *grow* in [a street](https://ash.example/x) &amp; `so </script>`."'
    record = f"name: Ash\nkind: advocacy\nsummary: A & B > C\n{about}\n"
    entry = entries_of(tmp_path, {**SMALL, "partners/ash.yml": record})["partners/ash/"]
    assert entry.words == "A & B > C. 1 < 2, *stars* grow in a street & so </script>. Advocacy organization."


class TestPlainParagraphs:
    def test_leave_out_what_is_markup(self) -> None:
        text = (
            '# Head\n\nOne *two*\nthree [four](https://x.example/five "six") ![seven](https://x.example/y)\n\n'
            "- eight\n- `nine`\n\n```\nten\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n"
            "[[hub:ohio]] [[hub:x|ours]] [[hub:y]]"
        )
        names = {"ohio": "Ohio"}
        assert [" ".join(part.split()) for part in plain_paragraphs(text, lambda link: names.get(link.id))] == [
            "Head", "One two three four seven", "eight", "nine", "ten", "a", "b", "c", "d", "Ohio ours [[hub:y]]"
        ]  # fmt: skip

    @given(st.text(alphabet="ab1 .,;:?'\"()/-–=+>#*\t\n", max_size=30))
    def test_of_text_without_markup_are_those_that_the_parser_finds(self, text: str) -> None:
        blocks = [token.children or [token] for token in parser().parse(text) if token.content]
        parsed = " ".join(
            "".join(child.content or "\n" * ("break" in child.type) for child in block) for block in blocks
        )
        assert " ".join(plain_paragraphs(text, lambda _: None)).split() == parsed.split()


def test_a_page_of_the_staffs_is_read_as_a_reader_does() -> None:
    html = """<h1 id="a">Us<a class="headerlink" href="#a" title="Link">¶</a></h1>
        <p>We <em>meet</em> at&nbsp;the <a href="/x">boat</a>house &amp; sing<br>aloud</p>
        <ul><li>one</li><li>two</li></ul><script>hidden()</script><style>p {}</style>
        <template><p>unread</p></template><table><tr><td>1</td><td>2</td></table>"""
    assert written_entry("us/", "Us", html, WORDS) == SearchEntry(
        "us/", "Us", "page", "en", "Us. We meet at the boathouse & sing. aloud. one. two. 1. 2."
    )
