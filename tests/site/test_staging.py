"""How a site is put in its place: by one build at a time, whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from unittest import mock

import pytest

from network_directory.engines.mkdocs.staging import Staging

from ..trees import write_tree
from .sites import contents, run
from .test_build import TINY

OLD = {"index.html": "Old.", "folder/page.html": "Old.", ".git": "kept", ".well-known/security.txt": "kept"}
NEW = {"index.html": "New.", "other/page.html": "New.", "404.html": "New."}
KILLED = 9
PUBLISH = """
import os, shutil, sys
from pathlib import Path
from network_directory.engines.mkdocs import staging
left = int(sys.argv[2])

def dying(real):
    def step(*arguments, **named):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return real(*arguments, **named)
    return step

for holder, name in ((os, "rename"), (os, "replace"), (os, "unlink"), (os, "mkdir"), (os, "rmdir"), (shutil, "rmtree")):
    setattr(holder, name, dying(getattr(holder, name)))
if sys.argv[3]:
    staging._can_be_renamed = lambda *_: False
place = staging.Staging(Path(sys.argv[1]))
place.leave({staying!r})
for name, text in {new!r}.items():
    path = place.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
place.publish()
"""
KEPT = {name: text.encode() for name, text in OLD.items() if name.startswith(".")}
WAS = {name: text.encode() for name, text in OLD.items()}
IS = KEPT | {name: text.encode() for name, text in NEW.items()}


STAYING = {"stays/b.html": "Old.", "deep/er/stays.html": "Old."}
OLD_IN_PART = {
    **STAYING,
    "stays/a.html": "Old.",
    "stays/stray.html": "Mine.",
    "deep/goes.html": "Old.",
    "goes/all.html": "Old.",
    "goes.html": "Old.",
    "folder/was.html": "Old.",
    "file": "Old.",
    ".git": "kept",
}
NEW_IN_PART = {"stays/a.html": "New.", "folder": "New.", "file/is.html": "New.", "stays/more/c.html": "New."}
WAS_IN_PART = {name: text.encode() for name, text in OLD_IN_PART.items()}
IS_IN_PART = {name: text.encode() for name, text in {**STAYING, **NEW_IN_PART, ".git": "kept"}.items()}


def publish(
    site: Path,
    steps: int,
    inside: bool = False,
    new: Mapping[str, str] = NEW,
    staying: Collection[str] = (),
) -> int:
    """Publish a site in a process that is killed after so many steps."""
    script = PUBLISH.replace("{new!r}", repr(new)).replace("{staying!r}", repr(list(staying)))
    command = [sys.executable, "-c", script, str(site), str(steps), "inside" if inside else ""]
    return subprocess.run(command, check=False, timeout=60).returncode


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("in_part", [False, True])
def test_a_build_that_is_killed_anywhere_leaves_one_whole_site(tmp_path: Path, inside: bool, in_part: bool) -> None:
    """After the next start; the old one if it was killed before the new one was whole."""
    old, new, staying = (OLD_IN_PART, NEW_IN_PART, STAYING) if in_part else (OLD, NEW, {})
    was, is_now = (WAS_IN_PART, IS_IN_PART) if in_part else (WAS, IS)
    seen = []
    for steps in range(200):
        root = tmp_path / f"{steps}"
        site = write_tree(root / "site", old)
        code = publish(site, steps, inside, new, staying)
        with mock.patch("network_directory.engines.mkdocs.staging._can_be_renamed", return_value=not inside):
            Staging(site).discard()
        found = contents(site)
        assert found in (was, is_now), steps
        assert [path.name for path in root.iterdir()] == ["site"]
        seen.append(found == is_now)
        if code == 0:
            break
        assert code == KILLED
    assert seen == sorted(seen), "once it is whole, the new site stays"
    assert set(seen) == {False, True}


def test_nothing_is_left_of_folders_whose_files_went(tmp_path: Path) -> None:
    site = write_tree(tmp_path / "site", OLD_IN_PART)
    assert publish(site, 1000, new=NEW_IN_PART, staying=STAYING) == 0
    assert contents(site) == IS_IN_PART
    folders = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_dir()}
    assert folders == {"stays", "stays/more", "deep", "deep/er", "file"}


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("name", ["a.html", "folder", "file", "goes", "goes.html", "stray.html"])
def test_what_the_system_refuses_midway_among_what_stays_is_taken_back(tmp_path: Path, name: str, inside: bool) -> None:
    site = write_tree(tmp_path / "site", OLD_IN_PART)
    with mock.patch("network_directory.engines.mkdocs.staging._can_be_renamed", return_value=not inside):
        staging = Staging(site)
        write_tree(staging.folder, NEW_IN_PART)
        staging.leave(STAYING)
        with failing(name, times=1), pytest.raises(OSError, match="busy"):
            staging.publish()
    assert contents(site) == WAS_IN_PART
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert publish(site, 1000) == 0
    assert contents(site) == {".git": b"kept"} | {name: text.encode() for name, text in NEW.items()}


def test_what_stays_in_a_folder_is_not_lost_to_a_file_of_its_name(tmp_path: Path) -> None:
    site = write_tree(tmp_path / "site", OLD_IN_PART)
    staging = Staging(site)
    write_tree(staging.folder, {"stays": "A file."})
    staging.leave(STAYING)
    with pytest.raises(FileExistsError):
        staging.publish()
    assert contents(site) == WAS_IN_PART
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_that_was_not_there_is_put_in_its_place(tmp_path: Path) -> None:
    assert publish(tmp_path / "a" / "site", 1000) == 0
    assert contents(tmp_path) == {f"a/site/{name}": text.encode() for name, text in NEW.items()}


def failing(name: str, *, times: int = 1000) -> mock._patch[object]:
    """The system as it is, but that it does not rename what has this name, so many times."""
    real, left = Path.rename, times

    def rename(path: Path, target: Path) -> Path:
        nonlocal left
        if path.name == name and left:
            left -= 1
            raise OSError(16, "Device or resource busy", str(path))
        return real(path, target)

    return mock.patch.object(Path, "rename", rename)


def test_a_folder_that_the_system_does_not_rename_is_filled_entry_by_entry(tmp_path: Path) -> None:
    site = write_tree(tmp_path / "site", OLD)
    with failing("site"):
        staging = Staging(site)
        write_tree(staging.folder, NEW)
        staging.publish()
    assert contents(site) == IS
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize(
    ("name", "inside"), [("new", False), ("index.html", True), ("other", True), ("404.html", True)]
)
def test_what_the_system_refuses_midway_is_taken_back(tmp_path: Path, name: str, inside: bool) -> None:
    site = write_tree(tmp_path / "site", OLD)
    with mock.patch("network_directory.engines.mkdocs.staging._can_be_renamed", return_value=not inside):
        staging = Staging(site)
        write_tree(staging.folder, NEW)
        with failing(name, times=1), pytest.raises(OSError, match="busy"):
            staging.publish()
    assert contents(site) == WAS
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert publish(site, 1000) == 0
    assert contents(site) == IS


def test_the_new_sites_folder_is_open_to_whom_the_last_was(tmp_path: Path) -> None:
    site = write_tree(tmp_path / "site", OLD)
    site.chmod(0o711)
    assert publish(site, 1000) == 0
    assert site.stat().st_mode & 0o777 == 0o711


@pytest.mark.parametrize("mount", ["mount --bind ../volume site", "mount -t tmpfs none site && cp -r ../volume/. site"])
def test_a_volume_of_its_own_is_filled_inside(tmp_path: Path, mount: str) -> None:
    """Also one of the same disk, which does not look like one."""
    if subprocess.run(["unshare", "-rm", "true"], check=False, capture_output=True).returncode:
        pytest.skip("no volume can be mounted here")
    folder = write_tree(tmp_path / "network", TINY)
    (folder / "site").mkdir()
    write_tree(tmp_path / "volume", OLD)
    mkdocs = Path(sys.executable).with_name("mkdocs")
    script = f"set -e; {mount}; {mkdocs} build -q; {mkdocs} build -q; cp -r site ../shown"
    done = run_in_a_namespace(script, folder)
    assert done.returncode == 0, done.stderr
    shown = contents(tmp_path / "shown")
    assert shown.keys() >= {"partners/ash/index.html", *KEPT}
    assert "folder/page.html" not in shown
    assert {path.name for path in folder.iterdir()} - {".cache"} == {"content", "mkdocs.yml", "partners", "site"}


def run_in_a_namespace(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["unshare", "-rm", "sh", "-c", script],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize("option", ["--clean", "--dirty"])
def test_a_second_build_of_a_site_says_so_and_touches_nothing(tmp_path: Path, option: str) -> None:
    folder = write_tree(tmp_path, TINY)
    first = Staging(folder / "site")
    write_tree(first.folder, NEW)
    done = run("mkdocs", "build", option, folder=folder)
    assert done.returncode == 1
    assert "another build is at work" in done.stderr
    assert "Traceback" not in done.stderr
    first.publish()
    assert contents(folder / "site") == {name: text.encode() for name, text in NEW.items()}
    assert run("mkdocs", "build", folder=folder).returncode == 0


def test_two_builds_at_once_leave_one_whole_site(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, TINY)
    alone = write_tree(tmp_path / "alone", TINY)
    assert run("mkdocs", "build", folder=alone).returncode == 0
    mkdocs = [str(Path(sys.executable).with_name("mkdocs")), "build", "-q"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    both = [subprocess.Popen(mkdocs, cwd=folder, env=environment, stderr=subprocess.DEVNULL) for _ in range(2)]
    codes = sorted(build.wait(120) for build in both)
    assert codes in ([0, 0], [0, 1])
    assert contents(folder / "site").keys() == contents(alone / "site").keys()


@pytest.mark.parametrize(
    "where",
    ["partners", "hubs", "content/principles", ".", "..", "theme", ".git", "notes", "src", "app", "../other/.git"],
)
def test_a_site_is_not_built_where_it_would_delete_what_it_is_made_of(tmp_path: Path, where: str) -> None:
    config = str(TINY["mkdocs.yml"]).replace("name: material", "name: material, custom_dir: theme")
    more = {"theme/main.html": "{% extends 'base.html' %}\n", ".git/config": "[core]\n", "notes/plan.md": "Plan.\n"}
    more |= {"src/pkg/main.py": "", "app/index.html": "", "app/main.py": "", "../other/.git/HEAD": "ref\n"}
    folder = write_tree(tmp_path / "network", {**TINY, **more, "mkdocs.yml": config, "hubs/.keep": ""})
    before = contents(tmp_path)
    done = run("mkdocs", "build", "-d", where, folder=folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert contents(tmp_path) == before


def test_what_cannot_be_put_in_place_is_said_in_a_line(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, {**TINY, "site/index.html": "Old."})
    full = (
        "import network_directory.engines.mkdocs.staging as s, sys\n"
        "def full(*a): raise OSError(28, 'No space left on device')\n"
        "s._write_safely = full\n"
        "from mkdocs.__main__ import cli\n"
        "sys.argv = ['mkdocs', 'build']\n"
        "cli()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", full],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(folder / "site") == {"index.html": b"Old."}
