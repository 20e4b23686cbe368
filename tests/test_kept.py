"""What is kept is found again, and whatever else stands in its folder does no harm."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from network_directory import kept as module
from network_directory.kept import FOLDER, Kept, key_of, key_of_code

KEY = key_of("a page", b"its template")


def _file(network: Path, key: str = KEY) -> Path:
    return network / FOLDER / key[:2] / key


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    Kept(tmp_path).put(KEY, b"drawn")
    assert Kept(tmp_path).get(KEY) == b"drawn"
    assert Kept(tmp_path).get(key_of("another page", b"its template")) is None
    Kept(tmp_path).put(KEY, b"drawn again")
    assert Kept(tmp_path).get(KEY) == b"drawn again"
    assert [path.name for path in _file(tmp_path).parent.iterdir()] == [KEY]


def test_a_key_tells_its_parts_apart() -> None:
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("c", "ab")}) == 4


def test_a_key_of_code_changes_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    before = key_of_code([tmp_path], ["pyyaml"])
    assert key_of_code([tmp_path], ["pyyaml"]) == before
    assert key_of_code([tmp_path], ["click"]) != before
    (tmp_path / "a.py").write_text("2")
    assert key_of_code([tmp_path], ["pyyaml"]) != before


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:10],
        lambda content: content[:-1],
        lambda content: content + b"!",
        lambda content: content.replace(b"drawn", b"drown"),
        lambda content: bytes(len(content)),
    ],
)
def test_what_is_damaged_counts_as_missing(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    Kept(tmp_path).put(KEY, b"drawn")
    file = _file(tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    assert Kept(tmp_path).get(KEY) is None
    Kept(tmp_path).put(KEY, b"drawn")
    assert Kept(tmp_path).get(KEY) == b"drawn"


def test_what_is_kept_under_another_key_counts_as_missing(tmp_path: Path) -> None:
    other = key_of("another page")
    Kept(tmp_path).put(KEY, b"drawn")
    _file(tmp_path, other).parent.mkdir(exist_ok=True)
    _file(tmp_path).rename(_file(tmp_path, other))
    assert Kept(tmp_path).get(other) is None


def test_links_folders_pipes_and_large_files_count_as_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(tmp_path)
    kept.put(KEY, b"drawn")
    file = _file(tmp_path)
    monkeypatch.setattr(module, "LARGEST", 4)
    assert kept.get(KEY) is None
    kept.put(other := key_of("large"), b"drawn")
    assert not _file(tmp_path, other).exists()
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert kept.get(KEY) is None
    file.unlink()
    file.mkdir()
    assert kept.get(KEY) is None
    kept.put(KEY, b"new")
    file.rmdir()
    os.mkfifo(file)
    assert kept.get(KEY) is None


@pytest.mark.parametrize("name", [".cache", FOLDER])
def test_nothing_is_read_or_written_through_a_link(tmp_path: Path, name: str) -> None:
    network, elsewhere = tmp_path / "network", tmp_path / "elsewhere"
    Kept(elsewhere).put(KEY, b"drawn")
    before = sorted(elsewhere.rglob("*"))
    (network / name).parent.mkdir(parents=True)
    (network / name).symlink_to(elsewhere / name)
    assert Kept(network).get(KEY) is None
    Kept(network).put(key_of("another"), b"drawn")
    Kept(network, room=0).prune()
    assert sorted(elsewhere.rglob("*")) == before


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file")
    kept = Kept(tmp_path)
    kept.put(KEY, b"drawn")
    kept.prune()
    assert kept.get(KEY) is None
    assert (tmp_path / ".cache").read_text() == "a file"


def test_what_was_kept_longest_ago_goes_first(tmp_path: Path) -> None:
    kept = Kept(tmp_path, room=2_100)
    keys = [key_of(str(number)) for number in range(4)]
    for age, key in enumerate(keys):
        kept.put(key, bytes(1_000))
        os.utime(_file(tmp_path, key), (1_000_000 - age, 1_000_000 - age))
    kept.prune()
    assert [kept.get(key) is not None for key in keys] == [True, True, False, False]


def test_git_leaves_what_is_kept_alone(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    Kept(tmp_path).put(key_of("a"), b"kept")
    done = subprocess.run(["git", "status", "--porcelain"], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert done.stdout == ""
