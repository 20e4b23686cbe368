"""Warnings that records accept."""

from __future__ import annotations

from pathlib import Path

import pytest

from network_directory.records.acceptance import settle
from network_directory.records.answers import answer
from network_directory.records.entries import Draft, Drafts
from network_directory.records.making import Made, Placed
from network_directory.records.models import BadgeRules, Vocabulary
from network_directory.records.problems import Position, Problem
from network_directory.records.strict_yaml import parse_yaml

from ..trees import read, replace_in, told, write_tree

FUND, TWIN = "partners/buckeye-fund.yml", "partners/twin.yml"
TWINS = {TWIN: "name: Buckeye Fund\nkind: advocacy\nsummary: S\n"}
"""A record that may be of the same organization as another."""


def accepted(root: Path) -> list[tuple[str, str, str]]:
    """File, code and reason of each accepted warning."""
    return [(one.problem.file, one.problem.code, one.reason) for one in read(root).accepted]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("partners/orta.md", "hello@orta.example", "jane.doe@orta.example", "ND315"),
        ("hubs/ohio.md", "      principles: [school-finance]\n", "", "ND316"),
        ("content/principles/teaching.yml", "name: Teaching", "name: <b>Teaching</b>", "ND224"),
        ("content/sources/report.yml", "publisher: Lake", "publisher: <b>Lake</b>", "ND224"),
    ],
)
def test_a_record_of_any_kind_accepts_its_own(network: Path, file: str, old: str, new: str, code: str) -> None:
    path = network / file
    replace_in(path, old, new)
    assert [one.code for one in read(network).problems] == [code]
    text = path.read_text("utf-8")
    accept = f"accept: {{{code}: It is as it should be.}}\n"
    path.write_text(text.replace("---\n", f"---\n{accept}", 1) if file.endswith(".md") else text + accept, "utf-8")
    assert told(network) == []
    assert accepted(network) == [(file, code, "It is as it should be.")]


@pytest.mark.parametrize(
    ("file", "old", "marked"),
    [
        ("content/places.yml", "{name: Dayton, ", "{name: <b>Dayton</b>, accept: {ND224: R}, "),
        ("content/vocabulary.yml", "{name: Philanthropy}", "{name: <b>Philanthropy</b>, accept: {ND224: R}}"),
        ("content/vocabulary.yml", "{name: Motto}", "{name: <b>Motto</b>, accept: {ND224: R}}"),
        ("content/badges.yml", "name: Evidenced, ", "name: <b>Evidenced</b>, accept: {ND224: R}, "),
    ],
)
def test_an_entry_of_a_table_accepts_its_own_and_no_others(network: Path, file: str, old: str, marked: str) -> None:
    replace_in(network / file, old, marked)
    assert told(network) == []
    assert accepted(network) == [(file, "ND224", "R")]
    # The same in the entries before and behind it, of which nothing is accepted.
    text = (network / file).read_text("utf-8")
    others = {"Navajo Nation", "Advocacy organization", "Data set", "Declared", "Reviewed"}
    for other in others:
        text = text.replace(f"name: {other}", f"name: <b>{other}</b>")
    (network / file).write_text(text, "utf-8")
    problems = read(network).problems
    assert len(problems) == text.count("<b>") - 1
    assert {problem.code for problem in problems} == {"ND224"}
    assert accepted(network) == [(file, "ND224", "R")]


@pytest.mark.parametrize("by", [(TWIN,), (FUND,), (TWIN, FUND)])
def test_what_is_said_of_two_records_either_can_accept(network: Path, by: tuple[str, ...]) -> None:
    write_tree(network, TWINS)
    assert told(network) == [f"{TWIN}:1:7 ND301"]
    for file in by:
        with (network / file).open("a") as record:
            record.write(f"accept: {{ND301: 'Two, says {file}.'}}\n")
    assert told(network) == []
    assert accepted(network) == [(TWIN, "ND301", f"Two, says {by[0]}.")]


def test_others_cannot_accept_it_for_them(network: Path) -> None:
    write_tree(network, TWINS)
    replace_in(network / "partners/orta.md", "extra: {", "accept: {ND301: They are two.}\nextra: {")
    assert told(network) == ["partners/orta.md:35:10 ND331", f"{TWIN}:1:7 ND301"]


def test_all_of_a_code_are_accepted_and_no_other(network: Path) -> None:
    claims = "alignment: [{principle: teaching, stance: leads}, {principle: school-finance, stance: practices}]\n"
    mail = "contact: {email: jane.doe@twin.example}\naccept: {ND303: Both will be shown.}\n"
    write_tree(network, {TWIN: f"name: Twin\nkind: advocacy\nsummary: S\n{claims}{mail}"})
    assert told(network) == [f"{TWIN}:5:18 ND315"]
    assert [code for _, code, _ in accepted(network)] == ["ND303", "ND303"]


def test_what_is_gone_is_told_of_unless_a_fault_may_hide_it(network: Path) -> None:
    path = network / "hubs/ohio.md"
    replace_in(path, "parent: great-lakes\n", "parent: great-lakes\naccept: {ND316: It is on its way.}\n")
    assert told(network) == ["hubs/ohio.md:7:10 ND331"]
    replace_in(path, "principles: [school-finance]", "principles: [school-finanse]")
    assert told(network) == ["hubs/ohio.md:32:20 ND204"]


def test_a_misspelled_code_hides_no_other_mistake(network: Path) -> None:
    write_tree(network, TWINS)
    with (network / TWIN).open("a") as record:
        record.write("accept: {nd301: They are two., ND224: x, ND204: y, ND331: z}\n")
    problems = [(p.code, p.suggestion, p.at.column) for p in read(network).problems if p.file == TWIN]
    assert problems == [("ND330", "ND301", 10), ("ND330", None, 42), ("ND330", None, 52)]


def test_what_stands_between_the_entries_of_a_table_belongs_to_none() -> None:
    text = "levels:\n  - {id: a, name: A, needs: {stated: 1}, accept: {ND224: R}}\nvalidity_months: {review: 24}\n"
    file = "content/badges.yml"
    tree = parse_yaml(text, lambda *fault: None)
    badges: Draft[BadgeRules] = Draft("badges", "badges", file, Made(), lambda: Placed(tree, tree))
    vocabulary: Draft[Vocabulary] = Draft("vocabulary", "vocabulary", "content/vocabulary.yml", Made(readable=False))
    drafts = Drafts({}, {}, {}, {}, {}, True, vocabulary, badges)
    inside, behind = (Problem(file, Position(line, 10), "ND224", answer("file-empty")) for line in (2, 3))
    settled = settle([inside, behind], drafts)
    assert settled.problems == (behind,)
    assert [one.problem for one in settled.accepted] == [inside]
