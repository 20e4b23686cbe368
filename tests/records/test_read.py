"""Reading a whole network: what goes on with broken parts, what holds between records, and what must not matter."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from network_directory.records import Folder, Kind, errors, keep_last_good, read_network

from ..trees import PNG, TODAY, copy_sample, read, replace_in, told, write_tree

FIELDS = "kind: advocacy\nsummary: We read.\n"


def partner(name: str, more: str = "") -> str:
    """A partner's record."""
    return f"name: {name}\n{FIELDS}{more}"


@pytest.mark.parametrize(
    ("old", "new", "place", "code"),
    [
        ("kind: prof", "knid: prof", (4, 1), "ND201"),
        ("founded: 1998", "founded: *tis", (9, 10), "ND111"),
        ("logo_alt: ORTA\n", "", (7, 1), "ND219"),
        ("on: 2026-05-01", "on: 2062-05-01", (15, 17), "ND305"),
        ("[[partner:buckeye-fund]]", "[[partner:buck]]", (37, 55), "ND204"),
    ],
)
def test_a_broken_record_is_left_out_and_can_be_referred_to(
    network: Path, old: str, new: str, place: tuple[int, int], code: str
) -> None:
    replace_in(network / "partners/orta.md", old, new)
    reading = read(network)
    assert [(p.file, p.at, p.code) for p in reading.problems] == [("partners/orta.md", place, code)]
    assert set(reading.records.partners) == {"buckeye-fund", "parents-guild"}
    assert reading.checked["partners"] == 3


@pytest.mark.parametrize("table", ["vocabulary", "places", "badges"])
def test_a_table_that_cannot_be_read_is_one_problem(network: Path, table: str) -> None:
    write_tree(network, {f"content/{table}.yml": "a: [\n"})
    assert told(network) == [f"content/{table}.yml:1:4 ND108"]


@pytest.mark.parametrize("source", ["title: [\n", "title: X\nparts: none\n"])
def test_a_source_that_cannot_be_read_is_one_problem(network: Path, source: str) -> None:
    write_tree(network, {"content/sources/report.yml": source})
    assert len(told(network)) == 1


def test_a_principle_that_cannot_be_read_is_one_problem(network: Path) -> None:
    write_tree(network, {"content/principles/teaching.yml": "name: [\n"})
    assert told(network) == ["content/principles/teaching.yml:1:7 ND108"]


def test_only_the_vocabulary_is_needed(tmp_path: Path) -> None:
    for folder in ("partners", "content"):
        (tmp_path / folder).mkdir()
    assert told(tmp_path) == ["content/vocabulary.yml:1:1 ND116"]
    write_tree(tmp_path, {"content/vocabulary.yml": "levels: {}\n"})
    reading = read(tmp_path)
    assert reading.problems == ()
    assert set(reading.checked.values()) == {0}
    assert len(reading.records.places) == 57
    assert reading.records.badges.validity_months.evidence == 36


def test_the_content_may_stand_elsewhere(network: Path) -> None:
    (network / "content").rename(network / "docs")
    assert read_network(Folder(network, "docs"), TODAY).problems == ()
    replace_in(network / "docs/index.md", "partner:orta", "partner:otra")
    assert [p.file for p in read_network(Folder(network, "docs"), TODAY).problems] == ["docs/index.md"]


def test_progress_is_told(network: Path) -> None:
    steps: list[tuple[int, int]] = []
    read_network(Folder(network), TODAY, lambda done, of: steps.append((done, of)))
    assert steps == [(n, 11) for n in range(1, 12)]


# The last good version


def test_the_last_good_version_stays(network: Path) -> None:
    before = read(network).records
    replace_in(network / "partners/orta.md", "founded: 1998", "founded: '98")
    replace_in(network / "hubs/ohio.md", "name: Ohio", "name: The Ohio Hub")
    now = read(network)
    assert "orta" not in now.records.partners
    kept = keep_last_good(now, before)
    assert kept.partners["orta"] is before.partners["orta"]
    assert list(kept.partners) == ["buckeye-fund", "orta", "parents-guild"]
    assert kept.hubs["ohio"].record.name == "The Ohio Hub"


def test_what_was_deleted_does_not_stay(network: Path) -> None:
    before = read(network).records
    (network / "partners/orta.md").unlink()
    (network / "hubs/finance.yml").unlink()
    kept = keep_last_good(read(network), before)
    assert "orta" not in kept.partners
    assert "finance" not in kept.hubs


def test_what_was_never_good_is_not_there(network: Path) -> None:
    write_tree(network, {"partners/new.yml": "name: [\n"})
    before = read(network).records
    assert keep_last_good(read(network), before) == before
    assert "new" not in before.partners


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [("vocabulary", "name: Advocacy", "nmae: Advocacy"), ("badges", "36", "many"), ("places", "kind: city", "kind: x")],
)  # fmt: skip
def test_a_broken_table_stays_as_it_was(network: Path, table: str, old: str, new: str) -> None:
    before = read(network).records
    replace_in(network / f"content/{table}.yml", old, new)
    kept = keep_last_good(read(network), before)
    assert getattr(kept, table) == getattr(before, table)
    assert all(kept.of(kind) == before.of(kind) for kind in Kind)


# Two records for one organization


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://sandusky.example", "http://www.sandusky.example/"),
        ("https://sandusky.example/room", "https://SANDUSKY.example/room/"),
        ("https://sandusky.example?id=7", "http://sandusky.example?id=7#top"),
    ],
)
def test_one_address_twice(network: Path, one: str, other: str) -> None:
    write_tree(
        network, {"partners/a.yml": partner("A", f"url: {one}\n"), "partners/b.yml": partner("B", f"url: {other}\n")}
    )
    assert told(network) == ["partners/b.yml:4:6 ND301"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("https://a.example/x", "https://a.example/y"), ("https://a.example?id=1", "https://a.example?id=2"),
     ("https://a.example", "https://b.a.example"), ("https://a.example/X", "https://a.example/x")],
)  # fmt: skip
def test_two_addresses(network: Path, one: str, other: str) -> None:
    write_tree(
        network, {"partners/a.yml": partner("A", f"url: {one}\n"), "partners/b.yml": partner("B", f"url: {other}\n")}
    )
    assert told(network) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niños Primero", "ninos PRIMERO"),
        ("The Reading Room", "Reading Room, Inc."),
        ("Readers & Writers", "Readers and Writers"),
        ("Parents’ League", "Parents' League"),
        ("Parents’ League", "Parents League LLC"),
        ("Re-Read", "Re Read"),
    ],
)
def test_one_name_twice(network: Path, one: str, other: str) -> None:
    write_tree(network, {"partners/a.yml": partner(one), "partners/b.yml": partner(f'"{other}"')})
    assert told(network) == ["partners/b.yml:1:7 ND301"]


def test_those_who_look_alike_are_told_of_once_and_former_ones_never(network: Path) -> None:
    same = partner("Reading Room", "url: https://a.example\n")
    write_tree(network, {"partners/a.yml": same, "partners/b.yml": same, "partners/c.yml": same + "status: former\n"})
    assert told(network) == ["partners/b.yml:1:7 ND301"]
    assert errors(read(network).problems) == ()


def test_names_of_signs_only_are_not_alike(network: Path) -> None:
    write_tree(network, {"partners/a.yml": partner('"!!!"'), "partners/b.yml": partner('"???"')})
    assert told(network) == []


# Old ids, circles, leads


def test_old_ids_must_be_free_within_a_kind(network: Path) -> None:
    write_tree(network, {
        "partners/a.yml": partner("A", "formerly: [ohio, gone]\n"),  # a hub's id is free for partners
        "partners/b.yml": partner("B", "formerly: [gone]\n"),
        "hubs/toledo.yml": "name: T\nfocus: issue\nissue: digital-access\nsummary: x\nformerly: [lake-erie, erie]\n",
    })  # fmt: skip
    assert told(network) == ["hubs/toledo.yml:5:12 ND302", "hubs/toledo.yml:5:23 ND302", "partners/b.yml:4:12 ND302"]


def test_a_circle_is_told_of_once_and_those_that_lead_to_it_are_not(network: Path) -> None:
    places = {"a": "b", "b": "c", "c": "a", "d": "a", "e": "us-oh"}
    table = (network / "content/places.yml").read_text(encoding="utf-8")
    table += "".join(f"{id}: {{name: {id}, kind: region, parent: {parent}}}\n" for id, parent in places.items())
    write_tree(network, {"content/places.yml": table})
    problems = read(network).problems
    assert [(p.at, p.code) for p in problems] == [((4, 36), "ND304")]
    assert "this goes round in a circle: a → b → c → a; name another place after parent:" in str(problems[0].said)


def test_a_place_that_is_built_in_stays_as_it_is(network: Path) -> None:
    with (network / "content/places.yml").open("a") as file:
        file.write("us-pr: {name: Borinquen, kind: region}\n")
    reading = read(network)
    assert [(p.at, p.code) for p in reading.problems] == [((4, 1), "ND112")]
    assert reading.records.places["us-pr"].name == "Puerto Rico"


@pytest.mark.parametrize(
    ("places", "warned"),
    [
        ("us-oh", False), ("us-oh-dayton", False), ("us-wv", False), ("great-lakes", False), ("us-oh, us-wv", False),
        ("us", True), ("us-mi", True), ("navajo-nation", True), ("us-oh, us-mi", True),
    ],
)  # fmt: skip
def test_a_lead_serves_every_place_or_one_around_it(network: Path, places: str, warned: bool) -> None:
    replace_in(network / "hubs/ohio.md", "places: [us-oh]", f"places: [{places}]")
    assert [line.split()[1] for line in told(network)] == (["ND311"] if warned else [])


@pytest.mark.parametrize(
    ("status", "expected"),
    [("status: closed", ["ND317"]), ("status: merged\nmerged_into: finance", ["ND317"]), ("status: paused", [])],
)
def test_a_hub_is_a_part_of_one_at_work(network: Path, status: str, expected: list[str]) -> None:
    with (network / "hubs/great-lakes.yml").open("a") as file:
        file.write(status)
    assert [line.split()[1] for line in told(network)] == expected


@pytest.mark.parametrize("id", ["main", "menu", "site-search", "section-members", "principle-teaching"])
def test_a_strategy_leaves_the_addresses_of_the_page_alone(network: Path, id: str) -> None:
    replace_in(network / "hubs/ohio.md", "id: levies", f"id: {id}")
    assert [line.split()[1] for line in told(network)] == ["ND210"]


@pytest.mark.parametrize("status", ["achieved", "stopped"])
def test_what_is_over_may_have_been_led_by_anybody(network: Path, status: str) -> None:
    replace_in(network / "hubs/ohio.md", "status: underway", f"status: {status}")
    replace_in(network / "hubs/ohio.md", "lead: orta", "lead: parents-guild")
    assert told(network) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("partners/orta.md", "serves: [us-oh, us-wv]", "serves: [us-ohi]"),
        ("partners/orta.md", "serves: [us-oh, us-wv]", "serves: {us-oh: x}"),
        ("partners/orta.md", "based_in: us-oh-dayton", "based_in: [us-oh-dayton]"),
        ("content/places.yml", "parent: us-oh", "parent: [us-oh]"),
        ("content/places.yml", "within: [us-mi, us-oh]", "within: us-mi"),
    ],
)
def test_nobody_is_warned_because_of_another_fault(network: Path, file: str, old: str, new: str) -> None:
    replace_in(network / "hubs/ohio.md", "places: [us-oh]", "places: [us-mi, great-lakes]")
    assert [line.split()[1] for line in told(network)] == ["ND311"]
    replace_in(network / file, old, new)
    assert [line.split(":")[0] for line in told(network)] == [file]


# Short links


def test_short_links_of_staff_pages(network: Path) -> None:
    write_tree(network, {
        "content/news/first.md": "---\ntitle: A\n---\n# A\n\nBy [[hub:ohio|Ohio]], [[hub:ohoi]]\nand [[place:Ohio]].\n",
        "content/principles.md": "[[principle:x]] `[[hub:not]]`\n\n    [[hub:not]]\n",
        "content/latin.md": "[[hub:ohoi]] é".encode("latin-1"),
        "content/kinds.md": "[[hubs:ohio]], `[[hubs:x]]`\n",
    })  # fmt: skip
    problems = read(network).problems
    assert [(p.file, p.at, p.suggestion) for p in problems] == [
        ("content/kinds.md", (1, 1), "[[hub:ohio]]"),
        ("content/latin.md", (1, 14), None),
        ("content/news/first.md", (6, 29), "ohio"),
        ("content/news/first.md", (7, 13), "us-oh"),
        ("content/principles.md", (1, 13), None),
    ]


def test_short_links_of_each_kind_in_prose(network: Path) -> None:
    kinds = ("partner:orta", "hub:ohio", "principle:teaching", "source:report", "place:us")
    good = " ".join(f"[[{link}]]" for link in kinds)
    bad = "\n".join(f"[[{link}x|{link}]]" for link in kinds)
    write_tree(network, {"partners/a.md": f"---\n{partner('A')}---\n{good}\n\n{bad}\n"})
    assert told(network) == [f"partners/a.md:{8 + n}:{link.index(':') + 4} ND204" for n, link in enumerate(kinds)]


# What must not matter


def test_the_day(network: Path) -> None:
    assert read_network(Folder(network), date(2030, 1, 1)).problems == ()
    early = read_network(Folder(network), date(2026, 4, 15)).problems
    assert [(p.file, p.at, p.code) for p in early] == [("partners/orta.md", (15, 17), "ND305")]


def test_the_order_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = copy_sample(tmp_path / "sample")
    break_things(sample)
    first = read(sample)
    assert len(first.problems) >= 5
    straight = Path.iterdir

    def backwards(folder: Path) -> Iterator[Path]:
        return iter(sorted(straight(folder), reverse=True))

    monkeypatch.setattr(Path, "iterdir", backwards)
    assert read(sample) == first


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"LC_ALL": "tr_TR.UTF-8"}, {"TZ": "Pacific/Kiritimati"}])
def test_the_machine(tmp_path: Path, environment: dict[str, str]) -> None:
    sample = copy_sample(tmp_path / "sample")
    break_things(sample)
    script = (
        "import locale, sys; locale.setlocale(locale.LC_ALL, 'C')\n"
        "from datetime import date; from pathlib import Path\n"
        "from network_directory.records import *\n"
        "for p in read_network(Folder(Path(sys.argv[1])), date(2026, 11, 24)).problems: print(ascii(str(p)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(sample)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines() == [ascii(str(problem)) for problem in read(sample).problems]


def break_things(root: Path) -> None:
    """Make a few mistakes whose answers could depend on order or on the machine."""
    write_tree(root, {
        "partners/niños.yml": "name: Niños\nkind: advocacy\nsummary: x\njoined: März 2026\n",
        "partners/zz-a.yml": partner("Same", "joined: March 2026\n"),
        "partners/zz-b.yml": partner("Same", "logo: none.png\n"),
        "partners/zz-c.md": f"---\n{partner('Same', 'extra: {a: 1, b: 2, a: 3}')}---\n<i>x</i> [[hub:Ohio]]\n",
        "partners/zz-c.yml": partner("Same"),
        "hubs/zz.txt": PNG,
    })  # fmt: skip


def test_members_of_a_hub_that_has_ended_are_told_where_it_went(network: Path) -> None:
    replace_in(network / "hubs/finance.yml", "status: forming", "status: closed")
    replace_in(network / "partners/buckeye-fund.yml", "about:", "hubs: [{hub: erie}]\nabout:")
    replace_in(network / "partners/parents-guild.yml", "status: former", "status: former\nhubs: [{hub: finance}]")
    said = read(network).problems
    assert [(problem.file, problem.code, problem.suggestion) for problem in said] == [
        ("partners/buckeye-fund.yml", "ND325", "ohio"),
        ("partners/orta.md", "ND325", None),
    ]
    assert "'Finance' has closed" in str(said[1].said)
    replace_in(network / "hubs/ohio.md", "parent: great-lakes", "status: merged\nmerged_into: great-lakes")
    assert {problem.suggestion for problem in read(network).problems if problem.file.startswith("partners/")} == {
        "great-lakes",
        None,
    }


def test_an_old_id_that_two_records_claim_leads_to_neither(network: Path) -> None:
    replace_in(
        network / "hubs/finance.yml", "status: forming", "status: forming\nformerly: [lake-erie]\nparent: lake-erie"
    )
    assert {problem.code: problem.suggestion for problem in read(network).problems if problem.code == "ND204"} == {
        "ND204": None
    }
