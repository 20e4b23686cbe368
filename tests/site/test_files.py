"""Files other than pages, as bytes: how they are made, and written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from network_directory.engines.mkdocs.network_folder import NetworkFolder
from network_directory.engines.site_folder import write
from network_directory.files.formats import as_csv, as_json, compact, joined, rows_as_json

from ..trees import SMALL, TODAY, write_tree


@pytest.mark.parametrize("rows", [[], [b"1"], [b'{"a":1}', b"[]", b"null"]])
def test_rows_are_a_list_with_a_line_each(rows: list[bytes]) -> None:
    text = b"".join(rows_as_json(rows))
    assert json.loads(text) == [json.loads(row) for row in rows]
    assert text.splitlines()[1:-1] == [row + b"," for row in rows[:-1]] + rows[-1:]


def test_objects_are_joined_whichever_are_empty() -> None:
    cases: list[list[dict[str, Any]]] = [[], [{}], [{}, {"a": 1}, {}], [{"a": "}{"}, {"b": {}}]]
    for objects in cases:
        assert json.loads(joined(*map(compact, objects))) == {k: v for object in objects for k, v in object.items()}


def test_json_keeps_letters_and_is_what_was_given() -> None:
    value: dict[str, Any] = {"a": 'Niñez – </script> \u2028 \\ "', "b": [1, 2.5, None, True, {}], "1": "👩🏽‍🏫"}
    for text in (compact(value), as_json(value)):
        assert json.loads(text) == value
        assert "Niñez – </script>" in text.decode()
    assert b"\n" not in compact(value)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        (" ＝1", "' ＝1"),
        ("a;-b", "a;'-b"),
        ("a\n@b", "a\n'@b"),
        ("a\r+b", "a\r'+b"),
        ("a - b = c", "a - b = c"),
        (["a", "=b"], "a;'=b"),
        (-1, "-1"),
        (None, ""),
        ([], ""),
        ("é=1", "é=1"),
        ("\t1", "'\t1"),
    ],
)
def test_no_cell_is_a_formula(value: object, cell: str) -> None:
    text = b"".join(as_csv(("a", "b"), [{"a": "1", "b": value}])).decode()
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["a", "b"], ["1", cell]]


def test_a_list_of_records_comes_record_by_record(tmp_path: Path) -> None:
    edition = NetworkFolder(write_tree(tmp_path, SMALL)).edition(TODAY)
    for kind, format, around in (("partners", "json", 1), ("partners", "csv", 1), ("hubs", "json", 1)):
        pieces = edition.file(f"data/{kind}.{format}").pieces()
        assert isinstance(pieces, Iterator), "a list would be whole in memory"
        assert len(list(pieces)) == len(getattr(edition.network, kind)) + around


def test_a_file_is_written_with_its_folders_and_over_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a/b/c.txt"
    write(path, (b"longer than ", b"the next"))
    assert path.read_bytes() == b"longer than the next"
    write(str(path), iter([b"short"]))
    assert path.read_bytes() == b"short"
    write(path, ())
    assert path.read_bytes() == b""


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        write(tmp_path, (b"a",))
