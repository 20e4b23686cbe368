"""What was kept of files gives the same as reading them, and nothing that somebody put in its place does harm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_directory.kept import FOLDER, Kept
from network_directory.records import Folder, Kind, Reading, read_network
from network_directory.records.keeping import packed, unpacked
from network_directory.records.making import make

from ..mistakes.corpus import CASES
from ..mistakes.corpus import FOLDER as MISTAKES
from ..trees import SAMPLE, TODAY, replace_in, write_tree
from .test_making import RECORDS, _kind, _suffix

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def _through_json(data: Any) -> Any:
    return json.loads(json.dumps(data))


def _read(network: Path) -> Reading:
    return read_network(Folder(network), TODAY, kept=Kept(network))


def _kept_files(network: Path) -> list[Path]:
    return sorted(path for path in (network / FOLDER).rglob("*") if path.is_file() and path.name != ".gitignore")


def test_records_are_the_same_after_they_were_kept() -> None:
    files = {(MISTAKES / name).read_bytes(): case["as"] for name, case in CASES.items() if "/" in case["as"]}
    files |= {raw: file for file, raw in RECORDS.items()}
    found = 0
    for raw, file in files.items():
        if file.split("/")[-2] in ("partners", "hubs", "principles", "sources"):
            read = make(raw, _suffix(file), _kind(file))
            if read.made.record:
                found += bool(read.made.faults) or bool(read.made.accepts)
                assert unpacked(_through_json(packed(read)), _kind(file)) == read.made
    assert found > 20


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
    lines = (kept.get(key) or b"").split(b"\n")
    for value in (b"{", b"null", b"[[], [], [], []]", b"[1, 2, 3]", b"[" * 100_000, b'["', b"\xff", b"1e999"):
        kept.put(key, b"\n".join(line.partition(b" ")[0] + b" " + value for line in lines))
        assert _read(network) == fresh


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
    for forged in (data, [data, [], [], []], [record, data, [], []], [record, [data], [], []], [record, [], data, []],
                   [record, [], [], data], [record, [[1, 1, "ND204", data, None]], [], []],
                   [record, [[1, 1, "ND204", ["answers.hub", data, None], None]], [], []]):  # fmt: skip
        try:
            made = unpacked(forged, Kind.PARTNER)
        except (ValueError, KeyError, TypeError):
            continue
        assert made.record is not None
        assert all(str(fault.said) for fault in made.faults)


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
