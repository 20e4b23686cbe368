"""Reading what changed says the same as reading all anew, and leaves the entries of other files as they are."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network_directory.records import Folder, Kind, NetworkReader, Reading, read_network, remembering

from ..mistakes.corpus import AROUND, CASES
from ..mistakes.corpus import FOLDER as MISTAKES
from ..trees import SMALL, TODAY, examples, replace_in, write_tree

_OTHERS = ("orta", "ohio", "teaching", "us-oh", "lake-readers", "federal", "2030-01", "[[hub:gone]]", "x", "")
_clock = count(1_600_000_000)


def _touch(path: Path) -> None:
    """Give a file a time of its own, so that nobody depends on how finely a file system tells times."""
    os.utime(path, (moment := next(_clock), moment))


def _change(root: Path, dice: Random) -> None:
    """Change something in a network, as people and programs do."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and path.name != "mkdocs.yml")
    path = dice.choice(files)
    match dice.randrange(7):
        case 0:
            path.unlink()
        case 1:
            name = dice.choice(("copy.md", "copy.yml", "orta.yml", "ohio.md", path.name))
            folder = dice.choice(("partners", "hubs", "content/principles", "content"))
            (root / folder).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, root / folder / name) if path != root / folder / name else None
            _touch(root / folder / name)
        case 2:
            name = dice.choice(sorted(CASES))
            write_tree(root, {CASES[name]["as"]: (MISTAKES / name).read_bytes()})
            _touch(root / CASES[name]["as"])
        case 3:
            path = path.rename(path.with_name(dice.choice(("Renamed.md", "renamed.yml", "renamed.md", "logo.png"))))
            _touch(path)
        case 4:
            name = dice.choice(sorted(AROUND))
            write_tree(root, {name: AROUND[name]})
            _touch(root / name)
        case _:
            words = path.read_bytes().split(b" ")
            words[dice.randrange(len(words))] = dice.choice(_OTHERS).encode()
            path.write_bytes(b" ".join(words))
            _touch(path)


def _stated(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@settings(max_examples=examples(25))
@given(st.integers())
def test_after_any_changes_all_is_said_as_if_it_were_read_anew(seed: int) -> None:
    dice = Random(seed)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(remembering, "SETTLED", 0)
        root = write_tree(Path(folder), SMALL)
        reader = NetworkReader(Folder(root))
        before, was = reader.read(TODAY), _stated(root)
        for _ in range(5):
            for _ in range(dice.randint(1, 3)):
                _change(root, dice)
            day = dice.choice((TODAY, TODAY, TODAY - timedelta(days=900)))
            after, now = reader.read(day), _stated(root)
            assert after == read_network(Folder(root), day)
            _entries_stay(before, after, {file for file in was if now.get(file) == was[file]})
            before, was = after, now


def _entries_stay(before: Reading, after: Reading, same: set[str]) -> None:
    for kind in Kind:
        entries = after.records.of(kind)
        for id, entry in before.records.of(kind).items():
            if entry.file in same and id in entries and entries[id].file == entry.file:
                assert entries[id] is entry


def test_what_changed_a_moment_ago_is_read_again_whatever_its_times_say(network: Path) -> None:
    reader = NetworkReader(Folder(network))
    assert reader.read(TODAY).problems == ()
    record = network / "partners/orta.md"
    times = (record.stat().st_atime_ns, record.stat().st_mtime_ns)
    replace_in(record, "hub: ohio", "hub: ohia")
    os.utime(record, ns=times)
    assert [problem.code for problem in reader.read(TODAY).problems] == ["ND204"]


def test_a_new_picture_in_place_of_a_logo_is_looked_at(network: Path) -> None:
    reader = NetworkReader(Folder(network))
    assert reader.read(TODAY).problems == ()
    (network / "partners/orta.png").write_bytes(b"GIF89a")
    assert [problem.code for problem in reader.read(TODAY).problems] == ["ND215"]
