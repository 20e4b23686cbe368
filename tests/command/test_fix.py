"""`network-directory fix`: it mends what is certain, keeps all else, and never makes anything worse."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from network_directory.records import Folder
from network_directory.writing.fix import Fixed, fix

from ..mistakes.corpus import AROUND, CASES, FOLDER
from ..trees import SAMPLE, SMALL, TODAY, examples, read, replace_in, told, write_tree
from .conftest import Run

LEFT = {
    *("capitals-in-file-name.md", "spaces-in-file-name.md", "underscores-in-file-name.yml", "accent-in-file-name.yml"),
    *("yaml-extension.yaml", "txt-extension.txt", "hidden-txt-extension.txt", "capital-extension.MD"),
    *("hash-first.md", "hash-in-text.md"),  # or it was meant as a comment
    "american-date.md",  # May or January
    "founded-with-a-month.md",  # the month would be lost
    "vocabulary-type-unknown.yml",
    "markdown-link-as-an-address.md",  # the words would be lost
    "nces-without-its-zeros.md",  # or without another digit
    "accept-a-misspelled-code.md",
    "name-before-an-e-mail.md",  # the name would be lost
    *("day-of-a-spreadsheet.md", "month-of-a-spreadsheet.md"),  # or counted from another day; or 2001
    "key-by-another-name.md",
    "city-with-its-state.md",
    *("called-index.yml", "called-con.yml", "called-network.yml"),
    "short-link-to-nothing.md",
    "short-link-on-a-page.md",
    "short-link-in-folded-statement.md",
    *("no-such-hub.md", "no-such-principle.md", "no-such-place.md", "no-such-successor.md", "no-such-lead.yml"),
    *("no-such-strategy-partner.yml", "no-such-place-with-a-lead.yml", "no-such-target-hub.yml", "no-such-source.yml"),
    *("place-parent-unknown.yml", "extra-typo.md"),
    *("strategy-id-with-capitals.yml", "place-id-with-spaces.yml"),  # an id is an address
    "led-by-a-former-partner.yml",
    *("merged-into-a-merged-hub.yml", "part-of-a-merged-hub.yml"),  # where the work goes on is theirs to say
    "measure-with-a-percent-sign.yml",
    *("badge-asks-too-much.yml", "badge-asks-less-above.yml"),
}
"""Mistakes for which there is a suggestion that only people can decide on."""


SLIPS = [
    (": ", ":"), (": ", "： "), (": ", " = "), (": ", " "), (": ", ": *"), (": ", ": Now: "), (": ", ": #"),
    (": ", ": '"), (": ", ': "'), ("- ", "– "), ("- ", "* "), ("- ", "1. "), ("\n", "\n "), ("\n ", "\n"),
    ("\n", "\n---\n"), ("  ", "\t"), ("\n", "\n=======\n"), (", ", "; "), ("]", ""), ("}", ""), ("{", ""),
    ("url: ", "logo_url: "), ("name", "**name**"), (" ", "\u00a0"), ("\n", " # why\n"), ("T", "t"), ("e", ""),
    ("i", "ii"), ("20", "19"), ("-0", "/"), ("\n", "\n[a](b)\n"),
]  # fmt: skip
"""What hands do to a record: what was there, and what is there now."""


def _fix(root: Path) -> Fixed:
    """Mend a network in place."""
    fixed = fix(Folder(root), TODAY, lambda file: True)
    for file, content in fixed.contents.items():
        (root / file).write_bytes(content)
    return fixed


@pytest.mark.corpus
@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case["as"] != "mkdocs.yml"])
def test_mistakes_are_mended_or_left_and_nothing_gets_worse(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    root = write_tree(tmp_path, {**AROUND, case["as"]: (FOLDER / name).read_bytes()})
    before = read(root).problems
    files = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    fixed = _fix(root)
    assert fixed.left == read(root).problems
    assert len(fixed.left) <= len(before)
    if fixed.mends:
        assert _fix(root).mends == ()
    if any("suggestion" in problem for problem in case["problems"]):
        assert bool(fixed.left) == (name in LEFT)
    if not fixed.mends:
        assert {path: path.read_bytes() for path in files} == files


def test_clean_records_are_not_touched(network: Path) -> None:
    assert _fix(network) == Fixed((), {}, ())
    assert fix(Folder(SAMPLE), TODAY, lambda file: True).contents == {}


MESSY = """\
---
# Who we are
name:Sandusky “Reading” Room
kind: Advocacy
summary:   We read: to every child.

serves: us-oh          # all of it
based_in:   OH
joined: March 3rd, 2026
url: sandusky.example{2}
hubs:
  -   {role: Member, hub: Ohio}    # since ever
alignment:
  - {principle: Teaching, stance: practises, evidence: [{title: Our way, date: 2025-9}]}
identifiers: { ein: "311234568" }
languages: [English,   es_MX]
---
Two spaces at the end{2}
break a line, and “quotes” stay. We know [[partner:ohio-rural-teachers|ORTA]].
"""
TIDY = """\
---
# Who we are
name: Sandusky “Reading” Room
kind: advocacy
summary:   "We read: to every child."

serves: [us-oh]          # all of it
based_in:   us-oh
joined: 2026-03-03
url: https://sandusky.example
hubs:
  -   {role: member, hub: ohio}    # since ever
alignment:
  - {principle: teaching, stance: practices, evidence: [{title: Our way, date: 2025-09}]}
identifiers: { ein: 31-1234568 }
languages: [en,   es-MX]
---
Two spaces at the end{2}
break a line, and “quotes” stay. We know [[partner:orta|ORTA]].
"""


def test_comments_order_and_spacing_stay(run: Run, network: Path) -> None:
    path = network / "partners/sandusky.md"
    path.write_bytes(b"\xef\xbb\xbf" + MESSY.replace("{2}", "  ").replace("\n", "\r\n").encode())
    done = run("fix")
    assert path.read_bytes().decode() == TIDY.replace("{2}", "  ")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert "partners/sandusky.md:1 a byte order mark → none" in lines
    assert "partners/sandusky.md:9 March 3rd, 2026 → 2026-03-03" in lines
    assert "partners/sandusky.md:19 ohio-rural-teachers → orta" in lines
    assert lines[-1] == "Mended 19 things."
    assert run("fix").stdout == "Nothing to mend.\n"


ACCEPTING = [
    # file, before, after; the tags that ND224 is about stand in its own reason
    ("partners/n.yml", "accept: {ND303: Soon.}\nurl: https://n.example\n", "url: https://n.example\n"),
    ("partners/n.yml", "accept: # for now\n  ND303: Soon.  # Ann\n# Ours\njoined: 1998\n", "# Ours\njoined: 1998\n"),
    ("partners/n.yml", "accept:\n  ND303: Soon,\n    and surely.", ""),
    (
        "partners/n.yml",
        "accept:\n  ND224: We <b>are</b>.\n  # Not for long\n  ND303: >\n    Soon\n    so.\n\n# Ours\njoined: 1998\n",
        "accept:\n  ND224: We <b>are</b>.\n  # Not for long\n\n# Ours\njoined: 1998\n",
    ),
    ("partners/n.yml", "accept: {ND303: Soon., ND224: <b>}\n", "accept: {ND224: <b>}\n"),
    ("partners/n.yml", "accept: {ND224: <b>, ND303: 'Soon, surely.'} # Ann\n", "accept: {ND224: <b>} # Ann\n"),
    ("partners/n.yml", "accept: {ND303: Soon., ND224: <b>, ND316: No.}\n", "accept: {ND224: <b>}\n"),
    ("content/places.yml", "n: {name: N, accept: {ND303: Soon.}, kind: city}\n", "n: {name: N, kind: city}\n"),
    ("content/places.yml", "n: {name: N, kind: city, accept: {ND303: Soon.}}\n", "n: {name: N, kind: city}\n"),
    ("content/badges.yml", "levels:\n  - accept: {ND303: Soon.}\n    id: n\n", "levels:\n  - id: n\n"),
]  # fmt: skip
REST = {
    "partners/n.yml": ("name: N\nkind: advocacy\nsummary: S\n", ""),
    "content/places.yml": (dedent(str(SMALL["content/places.yml"])), ""),
    "content/badges.yml": ("", "    name: N\n    needs: {stated: 1}\n"),
}
"""What stands above and below it."""


@pytest.mark.parametrize(("file", "before", "after"), ACCEPTING)
def test_what_accepts_a_warning_that_is_gone_goes(network: Path, file: str, before: str, after: str) -> None:
    above, below = REST[file]
    (network / file).write_text(f"{above}{before}{below}", encoding="utf-8")
    assert {problem.code for problem in read(network).problems} == {"ND331"}
    assert _fix(network).left == ()
    assert (network / file).read_text(encoding="utf-8") == f"{above}{after}{below}"


def test_what_accepts_a_warning_goes_from_above_a_text_too(run: Run, network: Path) -> None:
    path = network / "hubs/ohio.md"
    whole = path.read_text(encoding="utf-8")
    replace_in(path, "parent: great-lakes\n", "parent: great-lakes\naccept: {ND316: It is on its way.}\n")
    done = run("fix")
    assert done.stdout == "hubs/ohio.md:7 accept: {ND316: It is on its way.} → nothing\nMended 1 thing.\n"
    assert path.read_text(encoding="utf-8") == whole


def test_a_comment_between_what_is_accepted_is_left_to_people(network: Path) -> None:
    with (network / "partners/buckeye-fund.yml").open("a") as record:
        record.write("accept: {ND224: <b>, # Ann\n  ND303: Soon.}\n")
    assert [problem.code for problem in read(network).problems] == ["ND331"]
    assert _fix(network).contents == {}


def test_check_changes_nothing(run: Run, network: Path) -> None:
    path = network / "partners/orta.md"
    replace_in(path, "stance: practices", "stance: practises")
    before = path.read_bytes()
    done = run("fix", "--check")
    assert done.exit_code == 1
    assert done.stdout == "partners/orta.md:25 practises → practices\nWould mend 1 thing.\n"
    assert path.read_bytes() == before
    assert run("fix").exit_code == 0
    assert run("fix", "--check").exit_code == 0


def test_only_the_paths_named_are_mended(run: Run, network: Path) -> None:
    replace_in(network / "partners/orta.md", "stance: practices", "stance: practises")
    replace_in(network / "hubs/finance.yml", "status: forming", "status: Forming")
    done = run("fix", "hubs")
    assert done.stdout == "hubs/finance.yml:5 Forming → forming\nMended 1 thing.\n"
    assert told(network) == ["partners/orta.md:25:13 ND205"]
    (network / "partners/buckeye-fund.yml").write_text("name: [", encoding="utf-8")
    assert run("fix").stdout.endswith("left for you: network-directory check.\n")


def test_a_mend_that_would_bring_a_problem_is_taken_back(network: Path) -> None:
    path = network / "partners/orta.md"
    replace_in(path, "serves: [us-oh, us-wv]", "serves: us-oh, nowhere")
    replace_in(path, "founded: 1998", "Founded: 1998")
    replace_in(path, "stance: endorses", "stance: Endorses")
    fixed = _fix(network)
    assert [mend[1:] for mend in fixed.mends] == [(9, "Founded", "founded"), (31, "Endorses", "endorses")]
    assert [problem.code for problem in fixed.left] == ["ND203"]
    assert "serves: us-oh, nowhere" in path.read_text(encoding="utf-8")


def test_what_a_mend_brings_to_light_is_mended_next(network: Path) -> None:
    path = network / "partners/buckeye-fund.yml"
    replace_in(path, "name: Buckeye Fund", "name: Fund: the Buckeye")
    replace_in(path, "stance: reserves", "stance: Reserves")
    assert {mend.new for mend in _fix(network).mends} == {'"Fund: the Buckeye"', "reserves"}
    assert told(network) == []


def test_tabs_are_replaced_only_if_they_can_be_read_in_one_way(network: Path) -> None:
    write_tree(network, {"hubs/one.yml": "name: One\nfocus: place\nplace: us-oh\nsummary: S\nplan:\n\taim: A\n"})
    fixed = _fix(network)
    assert [mend[1:] for mend in fixed.mends] == [(6, "\taim: A", "  aim: A")]
    text = "name: One\nfocus: place\nplace: us-oh\nsummary: S\nplan:\n    aim: A\n\tupdated: 2026\n"
    write_tree(network, {"hubs/one.yml": text})
    assert _fix(network).mends == ((("hubs/one.yml"), 7, "\tupdated: 2026", "    updated: 2026"),)
    text = "name: One\nfocus: place\nplace: us-oh\nsummary: S\nplan:\n  aim: |\n    A\n\tB\n"
    write_tree(network, {"hubs/one.yml": text})
    assert _fix(network).mends == ()


def test_spaces_stay_where_they_can_mean_something(network: Path) -> None:
    about = "about: |  \n  The fund gives.  \n  It lends.\n\nname: 'Buckeye  \n  Fund'  \nkind: philanthropy  # why  \n"
    write_tree(network, {"partners/buckeye-fund.yml": f"{about}summary: S\nserves: [us-oh]\n"})
    fixed = _fix(network)
    assert [mend.line for mend in fixed.mends] == [1, 6, 7]
    text = (network / "partners/buckeye-fund.yml").read_text(encoding="utf-8")
    assert "The fund gives.  \n" in text
    assert "'Buckeye  \n  Fund'\n" in text


def test_hidden_characters_are_deleted_and_hard_spaces_softened(network: Path) -> None:
    path = network / "partners/buckeye-fund.yml"
    replace_in(path, "name: Buckeye Fund", "name:\u00a0Buckeye\u202e\u2066 Fund")
    fixed = _fix(network)
    assert [(mend.old, str(mend.new)) for mend in fixed.mends] == [
        ("U+00A0", "a space"),
        ("U+202E", "nothing"),
        ("U+2066", "nothing"),
    ]
    assert "name: Buckeye Fund\n" in path.read_text(encoding="utf-8")


def test_what_is_no_record_is_left_alone(network: Path) -> None:
    odd = {
        "partners/_draft.md": b"name:x  \r\n",
        "partners/README.md": b"Hello  \r\n",
        "partners/bad.yml": b"name: \xff\r\n",
        "content/about.md": b"About [[partner:ohio-rural-teachers]]  \r\n",
    }
    write_tree(network, odd)
    (network / "partners/link.yml").symlink_to("orta.md")
    assert [mend[2:] for mend in _fix(network).mends] == [("ohio-rural-teachers", "orta")]
    for file in ("partners/_draft.md", "partners/README.md", "partners/bad.yml"):
        assert (network / file).read_bytes() == odd[file]


@pytest.mark.parametrize(
    ("file", "old", "new", "mended"),
    [
        ("hubs/ohio.md", "lead: orta", "lead: ohio-rural-teachers", "lead: orta"),
        ("hubs/ohio.md", "parent: great-lakes", "parent: Great Lakes", "parent: great-lakes"),
        ("hubs/ohio.md", "lead: orta", "lead: ort", None),
        (
            "partners/buckeye-fund.yml",
            "about:",
            "hubs: [{hub: lake-erie, since: 2024}]\nabout:",
            "{hub: ohio, since: 2024}",
        ),
        ("partners/orta.md", "joined: 2024-02-01", "joined: 04/05/2024", None),
        ("partners/orta.md", "joined: 2024-02-01", "joined: 04/04/2024", "joined: 2024-04-04"),
        ("partners/orta.md", "founded: 1998", "founded: about 1998", None),
        ("partners/orta.md", "founded: 1998", "founded: 1998-05-01", None),
        ("partners/orta.md", "joined: 2024-02-01", "joined: 2024-02 or 2024-03", None),
        ("partners/orta.md", "joined: 2024-02-01", "joined: 2024-02-01 00:00:00", "joined: 2024-02-01"),
        ("partners/orta.md", "logo: orta.png", "logo_url: https://orta.example/logo.png", None),
        ("partners/orta.md", "[[partner:buckeye", "[[partners:buckeye-fund|A fund]] [[partner:buckeye", "|A fund]]"),
        ("partners/orta.md", "[[partner:buckeye", "[[partners:buckeye-fund, a fund]] [[partner:buckeye", None),
        ("partners/orta.md", "url: https://orta.example\n", "url: [ORTA](https://orta.example)\n", None),
        ("partners/orta.md", "name: Ohio", "**name:** Ohio", "name: Ohio"),
        ("partners/orta.md", "summary: Rural", "summary: Now: rural # not yet", 'summary: "Now: rural" # not yet'),
        ("hubs/ohio.md", "status: underway", "status: archived", None),
        ("partners/orta.md", "also_known_as: [ORTA]", "also_known_as: ORTA, Inc.", None),
        ("partners/orta.md", "also_known_as: [ORTA]", "also_known_as: Rural, young", None),
        ("partners/orta.md", "levels: [district, state]", "levels: [distrct, State]", "levels: [district, state]"),
        ("partners/orta.md", "founded: 1998", "loge: x", None),
        ("content/places.yml", "kind: city", "kind: City", "kind: city"),
        ("content/places.yml", "lat: 39.76", 'lat: "39,76"', "lat: 39.76"),
        ("content/badges.yml", "{stated: 2}", "{Stated: 2}", "{stated: 2}"),
        ("content/vocabulary.yml", "{name: Motto}", "Motto", "{name: Motto}"),
        ("content/vocabulary.yml", "facet: true", "Facet: true", "facet: true"),
    ],
)
def test_what_is_certain(network: Path, file: str, old: str, new: str, mended: str | None) -> None:
    path = network / file
    replace_in(path, old, new)
    assert told(network)
    _fix(network)
    text = path.read_text(encoding="utf-8")
    assert (mended or new) in text
    assert (told(network) == []) == (mended is not None)


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    file=st.sampled_from(["partners/orta.md", "partners/buckeye-fund.yml", "hubs/ohio.md", "content/badges.yml"]),
    slips=st.lists(st.tuples(st.sampled_from(SLIPS), st.integers(0, 10**6)), min_size=1, max_size=4),
)
@example(file="partners/orta.md", slips=[(("url: ", "logo_url: "), 0), (("- ", "– "), 0), (("  ", "\t"), 0)])
def test_nothing_that_was_written_is_lost(network: Path, file: str, slips: list[tuple[tuple[str, str], int]]) -> None:
    clean = str(SMALL[file])
    write_tree(network, {file: clean})
    text = (network / file).read_text(encoding="utf-8")
    for (right, wrong), where in slips:
        places = [match.start() for match in re.finditer(re.escape(right), text)]
        if places:
            place = places[where % len(places)]
            text = text[:place] + wrong + text[place + len(right) :]
    (network / file).write_text(text, encoding="utf-8")
    before = read(network).problems
    fixed = _fix(network)
    after = (network / file).read_text(encoding="utf-8")
    assert len(fixed.left) <= len(before)
    assert _fix(network).mends == ()
    mended = _words(" ".join(str(mend.old) for mend in fixed.mends))
    assert _words(text) - _words(after) <= mended
    assert not [said for said in re.findall(r" # .*", text) if said not in after]
    if not fixed.mends:
        assert after == text


def test_below_a_stray_line_of_hyphens_nothing_is_mended(network: Path) -> None:
    path = network / "partners/orta.md"
    replace_in(path, "founded: 1998", "---\nfounded: 1998")
    replace_in(path, "publish per-pupil spending", "publish: per-pupil spending")
    assert [place.split()[1] for place in told(network)] == ["ND125", "ND108"]
    assert _fix(network).mends == ()
    replace_in(path, "---\nfounded: 1998", "founded: 1998")
    assert len(_fix(network).mends) == 1
    assert told(network) == []


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def test_nothing_is_mended_that_brings_more_to_light_than_it_mends(network: Path) -> None:
    path = network / "hubs/ohio.md"
    replace_in(path, "---\nTwo Ohios", "----\nTwo Ohios")
    replace_in(path, "recommendations: [T-1]", "recommendations: [T-8, T-9]")
    assert told(network) == ["hubs/ohio.md:32:1 ND106"]
    assert _fix(network).mends == ()
    replace_in(path, "[T-8, T-9]", "[T-8]")
    assert [mend.new for mend in _fix(network).mends] == ["---"]
    assert [problem.code for problem in read(network).problems] == ["ND204"]


def test_settings_are_left_to_people(run: Run, network: Path) -> None:
    replace_in(network / "mkdocs.yml", "docs_dir: content", "docs_dir: contents")
    before = (network / "mkdocs.yml").read_bytes()
    done = run("fix")
    assert done.exit_code == 0
    assert "1 problem left for you" in done.output
    assert (network / "mkdocs.yml").read_bytes() == before
