"""Fields below a stray line of hyphens, and a second entry in one file: both are told of, and no prose is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..trees import read, told, write_tree

PARTNER = "partners/sandusky-reading-room"
FIELDS = "name: Sandusky Reading Room\nkind: advocacy\nsummary: We read.\n"
MORE = "hubs:\n  - hub: ohio\nlevels: [district]\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"---\n{FIELDS}---\n{MORE}---\nWe read.\n", ["5:1 ND125"]),
        (f"---\n{FIELDS}\n---\n\n{MORE}\n---\n\nWe read.\n", ["6:1 ND125"]),
        (f"---\n{FIELDS}---\nfounded: 1998\n---\n{MORE}---\nWe read.\n", ["5:1 ND125", "7:1 ND125"]),
        (f"---\n{FIELDS}---\n{MORE}", ["5:1 ND125"]),
        (f"---\n{FIELDS}---\n{MORE}\nWe read.\n", ["5:1 ND125"]),
        (f"---\n{FIELDS}---\n{MORE}We read.\n", ["5:1 ND125"]),
        (f"---\n{FIELDS}---\nstatus: paused\n", ["5:1 ND125"]),
        (f"---\n{FIELDS}---\n{MORE}status: Paused\n---\n[[hub:ohoi]]\n", ["5:1 ND125", "9:9 ND205", "11:7 ND204"]),
        (f"---\n{FIELDS}---\nWe read.\n\n{MORE}", ["8:1 ND125"]),
        (f"---\n{FIELDS}---\nWe read.\n---\n{FIELDS}---\nThey read [[hub:ohoi]].\n", ["7:1 ND126"]),
        (f"---\n{FIELDS}---\n---\n{FIELDS}---\n", ["6:1 ND126"]),
        (f"---\n{FIELDS}---\n{FIELDS}---\n", ["5:1 ND126"]),
        (f"---\n{FIELDS}{FIELDS}---\n", ["5:1 ND126"]),
        (f"---\n{FIELDS}status: Paused\n---\nWe read.\n\n---\n{FIELDS}", ["5:9 ND205", "9:1 ND126"]),
    ],
)
def test_what_a_line_of_hyphens_divides(network: Path, text: str, expected: list[str]) -> None:
    write_tree(network, {f"{PARTNER}.md": text.encode()})
    assert told(network) == [f"{PARTNER}.md:{place}" for place in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FIELDS}---\n{MORE}", ["4:1 ND125"]),
        (f"---\n{FIELDS}---\n{MORE}status: Paused\n", ["5:1 ND125", "9:9 ND205"]),
        (f"{FIELDS}---\n{FIELDS}", ["4:1 ND126"]),
        (f"{FIELDS}{FIELDS}", ["4:1 ND126"]),
        (f"{FIELDS}name: The Room\n", ["4:1 ND112"]),
    ],
)
def test_the_same_in_a_file_of_fields(network: Path, text: str, expected: list[str]) -> None:
    write_tree(network, {f"{PARTNER}.yml": text.encode()})
    assert told(network) == [f"{PARTNER}.yml:{place}" for place in expected]


def test_the_same_in_a_table(network: Path) -> None:
    path = network / "content/places.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([lines[0], "---\n", *lines[1:]]), encoding="utf-8")
    assert told(network) == ["content/places.yml:2:1 ND125"]


@pytest.mark.parametrize(
    "prose",
    [
        "contact: see our site.\nWe answer.\n",
        "Contact: see our site.\n\nHubs: all of them.\n",
        "One\n\n---\n\nname: a word for people\n\n---\n\nTwo\n",
        "```yaml\n---\nname: A\nkind: b\nsummary: C\nhubs: [d]\n---\n```\n",
        "    name: A\n    hubs: [b]\n",
        "A word on names:\n\n- name: ours\n- kind: theirs\n",
        "Hubs: many\n---\nA heading in Setext's way\n===\n",
        "We\n=======\n\nread.\n",
        "name is what we call it: this\n",
    ],
)
def test_prose_is_no_entry(network: Path, prose: str) -> None:
    write_tree(network, {f"{PARTNER}.md": f"---\n{FIELDS}---\n{prose}".encode()})
    assert told(network) == []
    assert read(network).records.partners["sandusky-reading-room"].record.about == prose.strip()


def test_many_stray_lines_are_told_of_as_far_as_is_of_use(network: Path) -> None:
    text = f"---\n{FIELDS}" + "".join(f"---\nserves: [us-{state}]\n" for state in ("oh", "wv", "mi") * 30) + "---\n"
    write_tree(network, {f"{PARTNER}.md": text.encode()})
    assert 1 < len(told(network)) < 100
