"""From a file's bytes to a record: both forms, limits, logos, and the lines of prose."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import pytest
import yaml
from ftfy import fix_encoding
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network_directory.language import fold
from network_directory.records.files import MAX_LOGO, MAX_PARTS, MAX_RECORD, MAX_TABLE

from ..trees import PNG, SMALL, examples, png, read, replace_in, told, write_tree

FIELDS = "name: Sandusky Reading Room\nkind: advocacy\nsummary: We read.\n"
PARTNER = "partners/sandusky-reading-room"
ALPHABET = st.characters(codec="latin-1", exclude_categories=["Cc", "Cf"])


def _is_a_name(text: str) -> bool:
    """Whether there is nothing to say of a text: it has no address and not the digits of a telephone number."""
    has_number = sum(map(str.isdigit, text)) > 6
    return bool(text.strip()) and fix_encoding(text) == text and not {"<", "&", "@"} & set(text) and not has_number


def test_the_small_network_has_no_problem(network: Path) -> None:
    reading = read(network)
    assert reading.problems == ()
    assert reading.checked == {"partners": 3, "hubs": 4, "principles": 3, "sources": 1, "places": 3}


def test_the_sample_network_has_no_problem(sample: Path) -> None:
    reading = read(sample)
    assert reading.problems == ()
    assert reading.checked["partners"] >= 40


@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(st.text(ALPHABET, min_size=1, max_size=20).filter(_is_a_name), max_size=3, unique_by=fold),
    prose=st.lists(st.text(st.sampled_from("abc é,.\n"), max_size=40), max_size=4).map("\n\n".join),
)
def test_both_forms_of_a_record_are_the_same_record(network: Path, names: list[str], prose: str) -> None:
    fields = yaml.safe_dump(
        {"name": "Sandusky", "kind": "advocacy", "summary": "We read.", "also_known_as": names}, default_style='"'
    )
    prose = "\n".join(line.rstrip() for line in prose.split("\n")).strip("\n ")
    about = f"about: |-\n{indent(prose, '  ')}\n" if prose else ""
    records = []
    for form, text in ((".md", f"---\n{fields}---\n\n{prose}\n"), (".yml", fields + about)):
        path = network / f"{PARTNER}{form}"
        path.write_text(text, encoding="utf-8")
        reading = read(network)
        assert reading.problems == ()
        records.append(reading.records.partners["sandusky-reading-room"].record)
        path.unlink()
    assert records[0] == records[1]
    assert (records[0].about or "") == prose


@pytest.mark.parametrize("form", ["lf", "crlf", "cr", "bom"])
@pytest.mark.parametrize("blank", [0, 1, 3])
@pytest.mark.parametrize("leading", [0, 2])
def test_a_fault_in_the_text_has_the_line_of_the_file(network: Path, form: str, blank: int, leading: int) -> None:
    text = "\n" * leading + f"---\n{FIELDS}--- \n" + "\n" * blank + "Who we are.\n\n- One\n- See\n  [[hub:ohoi]]\n"
    ending = {"crlf": "\r\n", "cr": "\r"}.get(form, "\n")
    raw = ("\ufeff" if form == "bom" else "") + text.replace("\n", ending)
    write_tree(network, {f"{PARTNER}.md": raw.encode()})
    line = text[: text.index("[[hub")].count("\n") + 1
    assert told(network) == [f"{PARTNER}.md:{line}:9 ND204"]


def test_text_below_the_fields_may_hold_rules_and_fences(network: Path) -> None:
    write_tree(network, {f"{PARTNER}.md": f"---\n{FIELDS}---\nOne\n\n---\n\nTwo\n=======\n\n`<b>` and\n\n    <i>\n"})
    reading = read(network)
    assert reading.problems == ()
    about = reading.records.partners["sandusky-reading-room"].record.about
    assert about == "One\n\n---\n\nTwo\n=======\n\n`<b>` and\n\n    <i>"


def test_an_empty_about_makes_room_for_the_text(network: Path) -> None:
    write_tree(network, {f"{PARTNER}.md": f"---\n{FIELDS}about:\n---\nWe read.\n"})
    reading = read(network)
    assert reading.problems == ()
    assert reading.records.partners["sandusky-reading-room"].record.about == "We read."


def test_every_html_tag_is_told_of_once(network: Path) -> None:
    prose = "We</p> <b>read</b>.\n\n<div>\nAll of it\n</div>\n\nAnd <br>\n"
    write_tree(network, {f"{PARTNER}.md": f"---\n{FIELDS}---\n{prose}"})
    assert told(network) == [
        f"{PARTNER}.md:{line}:{column} ND211" for line, column in ((6, 3), (6, 8), (8, 1), (12, 5))
    ]


def test_links_that_may_stand_in_a_text(network: Path) -> None:
    prose = (
        "[Web](https://a.example/b(c)) <https://a.example> [mail](mailto:hello@a.example) [ref]\n"
        "`[[hubs:ohio]]` [[partner:orta|our friends]] [[wiki]] A [[note: to all readers]\n"
        "\\[[hub:ohio]] \\[[hubs:ohio]]\n\n[ref]: http://a.example\n"
    )
    write_tree(network, {f"{PARTNER}.md": f"---\n{FIELDS}---\n{prose}"})
    assert told(network) == []


def test_invisible_characters_in_a_row_are_one_mistake(network: Path) -> None:
    write_tree(network, {f"{PARTNER}.md": f"---\n{FIELDS}---\nWe\u200b\u200b\u2060 re\u200bad.\n\u200bNow.\n"})
    assert told(network) == [f"{PARTNER}.md:{place} ND212" for place in ("6:3", "6:9", "7:1")]


def test_each_forbidden_link_is_told_of_in_its_place(network: Path) -> None:
    prose = "[a](//evil.example) [b](x.html)\nand <file:///c> [c][ref]\n\n[ref]: data:text/html,x\n"
    write_tree(network, {f"{PARTNER}.md": f"---\n{FIELDS}---\n{prose}"})
    places = ((6, 1), (6, 21), (7, 5), (7, 17))
    assert told(network) == [f"{PARTNER}.md:{line}:{column} ND220" for line, column in places]


def test_files_may_have_their_greatest_size_and_no_more(network: Path) -> None:
    head = f"---\n{FIELDS}---\nWe read.\n"
    for over, expected in ((0, []), (1, [f"{PARTNER}.md:1:1 ND102"])):
        # Below the text there may be any number of blank lines.
        write_tree(network, {f"{PARTNER}.md": head.encode() + b"\n" * (MAX_RECORD - len(head) + over)})
        assert told(network) == expected
    (network / f"{PARTNER}.md").unlink()
    places = str(SMALL["content/places.yml"]).encode()
    write_tree(network, {"content/places.yml": places + b"\n" * (MAX_TABLE + 1 - len(places))})
    assert told(network) == ["content/places.yml:1:1 ND102"], "and no place is said to be missing"


def test_a_record_may_have_so_many_lines_commas_and_brackets_and_no_more(network: Path) -> None:
    head = f"---\n{FIELDS}---\n"
    allowed = MAX_PARTS - head.count("\n")
    for signs, expected in ((allowed, []), (allowed + 1, [f"{PARTNER}.md:1:1 ND102"])):
        write_tree(network, {f"{PARTNER}.md": head + "We read" + "," * signs + " you see."})
        assert told(network) == expected


LITTLE = b"\x10\0\x10\0\0\0"
JPEG = b"\xff\xd8\xff\xe0\0\x04JF\xff\xff\xc0\0\x0b\x08\0\x10\0\x10\x01\x01\x11\0" + bytes(8) + b"\xff\xd9"


def webp(name: bytes, start: bytes) -> bytes:
    """A WebP file with one chunk that begins so."""
    start = start.ljust(12, b"\0")
    chunk = name + len(start).to_bytes(4, "little") + start
    return b"RIFF" + (len(chunk) + 4).to_bytes(4, "little") + b"WEBP" + chunk


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.png", PNG, None),
        ("a.jpg", JPEG, None),
        ("a.jpeg", JPEG, None),
        ("a.webp", webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + LITTLE), None),
        ("a.webp", webp(b"VP8L", b"\x2f" + (7 | 7 << 14).to_bytes(4, "little")), None),
        ("a.webp", webp(b"VP8X", bytes(4) + LITTLE), None),
        ("a.png", PNG + bytes(MAX_LOGO - len(PNG)), None),
        ("a.png", PNG + bytes(MAX_LOGO + 1 - len(PNG)), "at most 262,144"),
        ("a.png", JPEG, "named as .png, but holds a JPG"),
        ("a.jpg", webp(b"VP8X", bytes(10)), "named as .jpg, but holds a WEBP"),
        ("a.webp", b"RIFF\0\0\0\0WAVE", "holds no PNG, JPEG or WebP picture"),
        ("a.jpg", b"", "holds no PNG, JPEG or WebP picture"),
        ("a.png", png(2000, 2000), None),
        ("a.png", png(2000, 2001), "2,000 × 2,001 pixels; at most 4 million"),
        ("a.jpg", JPEG.replace(b"\0\x10\0\x10", b"\xff\xff\xff\xff"), "65,535 × 65,535"),
        ("a.webp", webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + b"\xff\x3f\xff\x3f"), "16,383 × 16,383"),
        ("a.webp", webp(b"VP8L", b"\x2f" + b"\xff" * 4), "16,384 × 16,384"),
        ("a.webp", webp(b"VP8X", bytes(4) + b"\xff" * 6), "16,777,216 × 16,777,216"),
        ("a.png", PNG[:-6], "cut off"),
        ("a.png", PNG[:12], "cut off"),
        ("a.png", png(0, 4), "cut off"),
        ("a.jpg", JPEG[:-2], "cut off"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "cut off"),
        ("a.webp", webp(b"VP8X", bytes(10))[:-1], "cut off"),
        ("a.webp", webp(b"VP8Z", bytes(10)), "cut off"),
    ],
)
def test_logos(network: Path, name: str, content: bytes, fault: str | None) -> None:
    write_tree(network, {f"partners/{name}": content})
    replace_in(network / "partners/orta.md", "logo: orta.png", f"logo: {name}")
    problems = read(network).problems
    assert [p.code for p in problems] == (["ND215"] if fault else [])
    assert all(fault and fault in str(p.said) for p in problems)


def test_links_to_files_are_not_followed(network: Path, tmp_path: Path) -> None:
    secret = write_tree(tmp_path, {"secret.md": "---\nname: Secret\n---\n", "secret.png": PNG}) / "secret.md"
    (network / f"{PARTNER}.md").symlink_to(secret)
    (network / "partners/orta.png").unlink()
    (network / "partners/orta.png").symlink_to(tmp_path / "secret.png")
    assert told(network) == ["partners/orta.md:7:7 ND215", f"{PARTNER}.md:1:1 ND117"]


def test_a_folder_in_the_place_of_a_table(network: Path) -> None:
    (network / "content/badges.yml").unlink()
    (network / "content/badges.yml").mkdir()
    assert told(network) == ["content/badges.yml:1:1 ND117"]
    assert str(read(network).problems[0].said) == "this is a folder, not a file; put the file itself here"


def test_what_is_no_record_is_passed_over(network: Path) -> None:
    write_tree(network, {"partners/README.md": "Hello", "partners/.keep": "", "hubs/_draft.md": "x", "hubs/a.JPG": b""})
    assert told(network) == []
