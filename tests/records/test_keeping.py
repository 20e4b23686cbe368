"""What was kept of files gives the same as reading them, and nothing that somebody put in its place does harm."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from network_directory.kept import FOLDER, Kept
from network_directory.records import Folder, Kind, Reading, keeping, read_network
from network_directory.records.briefs import KeptBrief, marks
from network_directory.records.keeping import packed, restored, unpacked
from network_directory.records.making import Made, Restorable, make
from network_directory.records.models import Partner

from ..mistakes.corpus import CASES
from ..mistakes.corpus import FOLDER as MISTAKES
from ..trees import SAMPLE, TODAY, replace_in, write_tree
from .test_making import RECORDS, _kind, _suffix

ANEW = Partner(name="A", kind="media", summary="B")
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def _nothing() -> BaseModel:
    raise AssertionError("what was kept is enough")


def _all_of(made: Made[Any] | Restorable[Any]) -> dict[str, Any]:
    """All that is asked of what became of a file."""
    names = ("record", "sound", "faults", "names", "accepts", "told", "readable", "whole")
    brief = {}
    if isinstance(made.record, Partner):
        brief = {name: getattr(made.brief, name) for name in KeptBrief._fields if name != "marks"}
        brief["marks"] = tuple(marks(made.brief))
    return {**{name: getattr(made, name) for name in names}, "brief": brief}


def _read(network: Path) -> Reading:
    return read_network(Folder(network), TODAY, kept=Kept(network))


def _kept_files(network: Path) -> list[Path]:
    return sorted(path for path in (network / FOLDER).rglob("*") if path.is_file() and path.name != ".gitignore")


def test_records_are_the_same_after_they_were_kept() -> None:
    files = {(MISTAKES / name).read_bytes(): case["as"] for name, case in CASES.items() if "/" in case["as"]}
    files |= {raw: file for file, raw in RECORDS.items()}
    found = checked_against_others = 0
    for raw, file in files.items():
        if file.split("/")[-2] in ("partners", "hubs", "principles", "sources"):
            read = make(raw, _suffix(file), _kind(file))
            if read.made.record:
                found += bool(read.made.faults) or bool(read.made.accepts)
                kept = packed(read)
                assert kept
                assert _all_of(unpacked(*kept, _kind(file), _nothing)) == _all_of(read.made)
                checked_against_others += _kind(file) is Kind.PARTNER
    assert found > 20
    assert checked_against_others > 100


def test_a_network_reads_the_same_whether_it_was_kept_or_not(network: Path) -> None:
    fresh = read_network(Folder(network), TODAY)
    assert _read(network) == fresh
    (shard,) = _kept_files(network)
    before = shard.stat().st_mtime_ns
    assert _read(network) == fresh
    assert shard.stat().st_mtime_ns == before
    replace_in(network / "partners/orta.md", "hub: ohio", "hub: ohia")
    assert [problem.code for problem in _read(network).problems] == ["ND204"]


def test_what_is_kept_is_used(network: Path) -> None:
    _read(network)
    kept, key = Kept(network), _kept_files(network)[0].name
    content = kept.get(key)
    assert content
    kept.put(key, content.replace(b"Ohio Rural Teachers Alliance", b"Ohio Urban Teachers Alliance"))
    orta = _read(network).records.partners["orta"].record
    assert orta.name == "Ohio Urban Teachers Alliance"


def test_what_nobody_uses_any_more_goes(network: Path) -> None:
    record = network / "partners/orta.md"
    text = record.read_text()
    sizes = []
    for number in range(30):
        record.write_text(f"{text}\nThe {number}th text.\n")
        assert _read(network).problems == ()
        sizes.append(_kept_files(network)[0].stat().st_size)
    assert sizes[-1] < sizes[len(sizes) // 2 + 1] + 10


@pytest.mark.parametrize("content", [b"", b"{}", b"a b", b"\n", b" ", b"\xff", b"\0" * 99])
def test_foreign_content_counts_as_missing(network: Path, content: bytes) -> None:
    fresh = _read(network)
    key = _kept_files(network)[0].name
    Kept(network).put(key, content)
    assert _read(network) == fresh


def test_values_of_another_form_count_as_missing(network: Path) -> None:
    fresh = _read(network)
    kept, key = Kept(network), _kept_files(network)[0].name
    lines = [line.split(b"\t") for line in (kept.get(key) or b"").split(b"\n")]
    for value in (b"{", b"null", b"[[], [], [], []]", b"[1, 2, 3]", b"[" * 100_000, b'["', b"\xff", b"1e999", b"\t"):
        for part in (1, 2, 3):
            kept.put(key, b"\n".join(b"\t".join([*line[:part], value, *line[part + 1 :]]) for line in lines))
            assert _read(network) == fresh


def test_a_record_that_cannot_be_restored_is_read_anew(network: Path) -> None:
    fresh = _read(network)
    kept, key = Kept(network), _kept_files(network)[0].name
    lines = [line.split(b"\t") for line in (kept.get(key) or b"").split(b"\n")]
    forged = b"\n".join(b"\t".join([name, head, b"{}", silent]) for name, head, _, silent in lines)
    kept.put(key, forged)
    assert _read(network) == fresh
    kept.put(key, forged)
    changed = _read(network)
    replace_in(network / "partners/orta.md", "name: Ohio", "name: Iowa")
    with pytest.raises(OSError, match="orta"):
        changed.records.partners["orta"].record.name  # noqa: B018 - it is asked for


def test_a_check_restores_no_partner(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = _read(network)
    with monkeypatch.context() as patch:
        patch.setattr(keeping, "restored", lambda data, kind: restored(data, kind) if kind != "partner" else _nothing())
        again = _read(network)
        assert (again.problems, again.checked, again.accepted) == (fresh.problems, fresh.checked, fresh.accepted)
    assert again == fresh


def test_that_the_rules_said_nothing_is_kept_for_later_days_and_one_vocabulary(network: Path) -> None:
    record, vocabulary = network / "partners/orta.md", network / "content/vocabulary.yml"
    replace_in(record, "name: Ohio", "joined: 2028-02-03\nname: Ohio")
    replace_in(record, "name: Ohio", "extra: {size: big}\nname: Ohio")
    text = vocabulary.read_text()

    def codes(day: date) -> list[str]:
        return [problem.code for problem in read_network(Folder(network), day, kept=Kept(network)).problems]

    for _ in range(2):
        for declared in ("", "extra_fields: {size: {name: Size, on: partner}}\n",
                         "extra_fields: {size: {name: Size, on: partner, type: number}}\n"):  # fmt: skip
            vocabulary.write_text(text + declared)
            for day in (date(2028, 2, 3), date(2028, 2, 2), date(2028, 2, 2), date(2029, 1, 1)):
                kept = codes(day)
                assert kept == [problem.code for problem in read_network(Folder(network), day).problems]
                assert ("ND305" in kept) == (day < date(2028, 2, 3))


def test_what_was_forged_passes_the_checks_of_its_fields(network: Path) -> None:
    fresh = _read(network)
    key = _kept_files(network)[0].name
    content = Kept(network).get(key)
    assert content
    for old, new in (("https://orta.example", "javascript:alert(1)"), ("orta.png", "../../etc/passwd")):
        forged = content.replace(old.encode(), new.encode())
        assert forged != content
        Kept(network).put(key, forged)
        assert _read(network) == fresh


@given(_JSON)
def test_nothing_but_what_was_packed_is_unpacked(data: Any) -> None:
    record = {"name": "A", "kind": "media", "summary": "B"}
    brief: list[Any] = ["A", "active", None, None, None, [], [], [["name", "a", None]]]
    briefs = [[*brief[:at], data, *brief[at + 1 :]] for at in range(len(brief))]
    for head in (data, [data, [], [], None, brief], [[data], [], [], None, brief], [[], data, [], None, brief],
                 [[], [data], [], None, brief], [[], [], data, None, brief], [[], [], [data], None, brief],
                 [[], [], [], data, brief], [[], [], [], None, data],
                 [[[1, 1, "ND204", data, None]], [], [], None, brief],
                 [[[1, 1, "ND204", ["answers.hub", data, None], None]], [], [], None, brief],
                 *([[], [], [], None, brief] for brief in briefs)):  # fmt: skip
        try:
            made = unpacked(json.dumps(head), json.dumps(record), Kind.PARTNER, _nothing)
        except (ValueError, KeyError, TypeError):
            continue
        assert made.record is not None
        assert all(str(fault.said) for fault in made.faults)
        assert all(text.__class__ is str for text in (made.brief.name, made.brief.status, *made.brief.serves))
        assert made.brief.logo is None or Path(made.brief.logo).name == made.brief.logo
    made = unpacked(json.dumps([[], [], [], None, brief]), json.dumps(data), Kind.PARTNER, lambda: ANEW)
    assert made.record is ANEW


def test_a_network_that_cannot_be_written_to_is_read(network: Path) -> None:
    write_tree(network, {".cache": "a file"})
    assert _read(network) == read_network(Folder(network), TODAY)


def test_what_is_kept_is_no_content(network: Path) -> None:
    _read(network)
    reading = read_network(Folder(network, "."), TODAY)
    assert not [file for file in (*reading.pages, *(problem.file for problem in reading.problems)) if ".cache" in file]


def test_the_sample_reads_the_same(tmp_path: Path, sample: Path) -> None:
    fresh = read_network(Folder(SAMPLE), TODAY)
    assert _read(sample) == fresh
    assert _read(sample) == fresh
