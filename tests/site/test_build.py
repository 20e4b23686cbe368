"""What a build promises: clean or not at all, the same each time, and the same by ProperDocs and from the wheel."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from unittest import mock

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from ..trees import ROOT, SAMPLE, copy_sample, write_tree
from .sites import Site, build, builds, contents, run

GENERATOR = re.compile(rb'\n? *<meta name="generator"[^>]*>')


def copy_in_another_order(source: Path, target: Path) -> Path:
    """Copy a folder so that the file system lists it otherwise, and all of it is of another time."""
    for path in sorted(source.rglob("*"), reverse=True):
        if path.is_file():
            copied = target / path.relative_to(source)
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copied)
            os.utime(copied, (1_000_000_000, 1_000_000_000))
    return target


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a copy of the sample, built by the command."""
    folder = copy_sample(tmp_path_factory.mktemp("built") / "sample")
    done = run("mkdocs", "build", "--strict", folder=folder, PYTHONHASHSEED="1")
    assert done.returncode == 0, done.stderr
    assert not [line for line in done.stderr.splitlines() if not line.startswith("INFO")], done.stderr
    return folder


def test_the_sample_builds_without_a_warning(built: Path) -> None:
    assert (built / "site" / "index.html").is_file()
    assert (built / "site" / "pagefind" / "pagefind.js").is_file()


def test_a_build_leaves_the_networks_folder_as_it_was(built: Path) -> None:
    written = {name: content for name, content in contents(built).items() if not name.startswith(("site/", ".cache/"))}
    original = {
        name: content
        for folder in ("partners", "hubs", "content", "theme")
        for name, content in contents((ROOT if folder == "theme" else SAMPLE) / folder).items()
        for name in [f"{folder}/{name}"]
    }
    assert written == original | {"mkdocs.yml": (SAMPLE / "mkdocs.yml").read_bytes()}


def test_the_same_records_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    copy = copy_in_another_order(built, tmp_path / "a" / "folder elsewhere")
    shutil.rmtree(copy / "site")
    done = run("mkdocs", "build", "--strict", folder=copy, PYTHONHASHSEED="2", TZ="Pacific/Auckland", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    same_bytes(contents(copy / "site"), contents(built / "site"))


def test_what_a_test_builds_is_what_the_command_builds(built: Path, searched: Site) -> None:
    same_bytes(contents(searched.root), contents(built / "site"))


def test_properdocs_builds_the_same(built: Path, tmp_path: Path) -> None:
    done = run("properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", str(tmp_path / "site"), folder=built)
    assert done.returncode == 0, done.stderr
    ours, theirs = contents(built / "site"), contents(tmp_path / "site")
    same_bytes(
        {name: GENERATOR.sub(b"", content) for name, content in theirs.items()},
        {name: GENERATOR.sub(b"", content) for name, content in ours.items()},
    )


def same_bytes(these: dict[str, bytes], those: dict[str, bytes]) -> None:
    assert these.keys() == those.keys()
    assert not [name for name in these if these[name] != those[name]]


TINY: Mapping[str, str | bytes] = {
    "mkdocs.yml": "site_name: Tiny\ndocs_dir: content\ntheme: {name: material}\nplugins: [network-directory]\n",
    "content/vocabulary.yml": "partner_kinds: {school: {name: School}}\n",
    "partners/ash.yml": "{name: Ash, kind: school, summary: A school.}\n",
}


class TestErrors:
    @pytest.fixture(scope="class")
    @classmethod
    def broken(cls, tmp_path_factory: pytest.TempPathFactory) -> Path:
        """A network with a site, and with errors in four files since."""
        site = {"site/index.html": "The site as it was.", "site/folder/page.html": "A page of it."}
        mistakes = {
            "content/about.md": "# About\n\nWe are [[partner:oak]].\n",
            "partners/ash.yml": "name: Ash\nkind: scool\nsumary: A school.\n",
            "partners/elm.md": "---\nname: [\n---\n",
            "hubs/Dayton.yml": "name: Dayton\nfocus: place\n",
        }
        return write_tree(tmp_path_factory.mktemp("broken"), {**TINY, **site, **mistakes})

    @pytest.fixture(scope="class")
    @classmethod
    def done(cls, broken: Path) -> subprocess.CompletedProcess[str]:
        return run("mkdocs", "build", folder=broken)

    def test_are_all_told_at_once_with_their_places(self, done: subprocess.CompletedProcess[str]) -> None:
        assert done.returncode == 1
        told = re.findall(r"^ERROR +-  (\S+):(\d+):(\d+): error (ND\d{3}) \S", done.stderr, re.MULTILINE)
        files = {name for name, *_ in told}
        assert files == {"content/about.md", "hubs/Dayton.yml", "partners/ash.yml", "partners/elm.md"}
        assert ("content/about.md", "3", "18", "ND204") in told
        assert ("partners/ash.yml", "2", "7", "ND204") in told
        assert ("partners/ash.yml", "3", "1", "ND201") in told
        assert f"{len(told)} errors in the records" in done.stderr

    def test_end_the_build_in_plain_words(self, done: subprocess.CompletedProcess[str]) -> None:
        assert "Traceback" not in done.stdout + done.stderr
        assert "nothing was built" in done.stderr
        assert sys.prefix not in done.stdout + done.stderr

    def test_leave_the_site_as_it_was(self, broken: Path, done: subprocess.CompletedProcess[str]) -> None:
        assert contents(broken / "site") == {"index.html": b"The site as it was.", "folder/page.html": b"A page of it."}

    @pytest.mark.parametrize(
        ("config", "says"),
        [
            (("[network-directory]", "[network-directory: {as_of: soon}]"), "as_of"),
            (("[network-directory]", "[network-directory: {language: tlh}]"), "i18n/tlh.yml"),
            (("docs_dir", "use_directory_urls: false\ndocs_dir"), "use_directory_urls"),
        ],
    )
    def test_of_the_configuration_are_told_in_a_line(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture, config: tuple[str, str], says: str
    ) -> None:
        mkdocs = str(TINY["mkdocs.yml"]).replace(*config)
        with pytest.raises((Abort, PluginError)) as error:
            build(write_tree(tmp_path, {**TINY, "mkdocs.yml": mkdocs}))
        assert says in caplog.text + str(error.value)
        assert not (tmp_path / "site").exists()

    @pytest.mark.parametrize("epoch", ["yesterday", "99999999999999999999999"])
    def test_of_the_day_are_told_in_a_line(self, tmp_path: Path, epoch: str) -> None:
        done = run("mkdocs", "build", folder=write_tree(tmp_path, TINY), SOURCE_DATE_EPOCH=epoch)
        assert done.returncode == 1
        assert "SOURCE_DATE_EPOCH" in done.stderr
        assert "Traceback" not in done.stderr


FAILING: Mapping[str, Mapping[str, str | bytes]] = {
    "a link of the staff's that leads nowhere": {"content/about.md": "[here](nowhere.md)\n"},
    "a page of the staff's that is no text": {"content/about.md": b"caf\xe9\n"},
    "a template with a fault": {"theme/directory/kinds.html": "\n{% if %}"},
    "a template that asks for words that are not there": {"theme/directory/kinds.html": "{{ t('no.such') }}"},
    "words that are no words": {"theme/i18n/en.yml": "hubs: [\n"},
    "words without keys": {"theme/i18n/en.yml": "- hubs\n"},
}


@pytest.mark.parametrize("fault", FAILING)
def test_a_build_that_fails_leaves_the_site_as_it_was_and_says_why(fault: str, tmp_path: Path) -> None:
    config = str(TINY["mkdocs.yml"]).replace("name: material", "name: material, custom_dir: theme")
    site = {"site/index.html": "The site as it was.", "site/.keep": ""}
    folder = write_tree(tmp_path, {**TINY, "mkdocs.yml": config, "theme/i18n/en.yml": "{}\n", **site, **FAILING[fault]})
    done = run("mkdocs", "build", "--strict", folder=folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert any(Path(name).name in done.stderr for name in FAILING[fault])
    assert contents(folder / "site") == {"index.html": b"The site as it was.", ".keep": b""}
    assert not [path for path in folder.iterdir() if path.name.startswith(".") and path.name != ".cache"]


def test_a_build_that_ends_well_takes_the_place_of_the_last(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, {**TINY, "site/old/index.html": "Old.", "site/CNAME": "old", "site/.git": "kept"})
    done = run("mkdocs", "build", "--strict", folder=folder)
    assert done.returncode == 0, done.stderr
    built = contents(folder / "site")
    assert built.keys() >= {"index.html", "partners/ash/index.html", ".git"}
    assert not built.keys() & {"old/index.html", "CNAME"}
    assert not [path for path in folder.iterdir() if path.name.startswith(".") and path.name != ".cache"]


def test_a_site_on_another_file_system_is_published(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, TINY)
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as elsewhere:
        (Path(elsewhere) / "old.html").write_text("Old.")
        (folder / "site").symlink_to(elsewhere)
        done = run("mkdocs", "build", "--strict", folder=folder)
        assert done.returncode == 0, done.stderr
        built = contents(Path(elsewhere))
        assert "partners/ash/index.html" in built
        assert "old.html" not in built


def test_a_build_that_is_broken_off_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, {**TINY, "site/index.html": "The site as it was."})
    config = load_config(str(folder / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    with (
        mock.patch("mkdocs.commands.build.get_navigation", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        mkdocs_build(config)
    config.plugins.on_shutdown()
    assert contents(folder / "site") == {"index.html": b"The site as it was."}


class TestWarnings:
    """Of records: told and counted, and in nobody's way."""

    ELM = "partners/elm.yml"

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return write_tree(tmp_path, {**TINY, self.ELM: TINY["partners/ash.yml"]})

    def test_are_told_and_end_no_build(self, folder: Path) -> None:
        done = run("mkdocs", "build", "--strict", folder=folder)
        assert done.returncode == 0, done.stderr
        assert (folder / "site/partners/elm/index.html").is_file()
        told = [line for line in done.stderr.splitlines() if "ND301" in line or "in the records" in line]
        assert [re.sub(r"^INFO +-  ", "", line)[:35] for line in told] == [
            "partners/elm.yml:1:8: warning ND301",
            "1 warning in the records; the site ",
        ]

    def test_of_mkdocs_end_a_strict_build_as_ever(self, folder: Path) -> None:
        (folder / "content/about.md").write_text("# About\n\n[There](nowhere.md)\n", encoding="utf-8")
        assert build(folder, strict=False).has("about/")
        with pytest.raises(Abort):
            build(folder)

    def test_end_any_build_where_that_is_asked_for(self, folder: Path) -> None:
        config = (folder / "mkdocs.yml").read_text("utf-8")
        (folder / "mkdocs.yml").write_text(
            config.replace("[network-directory]", "[network-directory: {fail_on: warnings}]")
        )
        done = run("mkdocs", "build", folder=folder)
        assert done.returncode == 1
        assert re.search(r"^ERROR +-  partners/elm.yml:1:8: warning ND301", done.stderr, re.MULTILINE)
        assert "1 warning in the records; nothing was built." in done.stderr
        assert not (folder / "site").exists()
        (folder / self.ELM).write_text("{name: Ash, kind: school, summary: S, accept: {ND301: Two schools.}}\n")
        assert build(folder).has("partners/elm/")

    def test_are_asked_for_in_one_of_two_words(self, folder: Path) -> None:
        config = (folder / "mkdocs.yml").read_text("utf-8")
        (folder / "mkdocs.yml").write_text(config.replace("[network-directory]", "[network-directory: {fail_on: all}]"))
        done = run("mkdocs", "build", folder=folder)
        assert done.returncode == 1
        assert "this must be errors or warnings" in done.stderr
        assert "Traceback" not in done.stderr

    def test_that_are_accepted_are_counted_apart(self, folder: Path, caplog: pytest.LogCaptureFixture) -> None:
        (folder / self.ELM).write_text("{name: Ash, kind: school, summary: S, accept: {ND301: Two schools.}}\n")
        with caplog.at_level("INFO"):
            build(folder)
        assert "ND301" not in caplog.text
        assert "1 accepted warning in the records; the site is built all the same." in caplog.text

    def test_that_are_accepted_are_not_on_a_previews_banner(
        self, folder: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level("INFO"):
            before = next(builds(folder, preview=True))
        assert "partners/elm.yml:1:8: warning ND301" in caplog.text
        assert before.page("").text(".banner--problems").startswith("1 problem in the records")
        (folder / self.ELM).write_text("{name: Ash, kind: school, summary: S, accept: {ND301: Two schools.}}\n")
        after = next(builds(folder, preview=True))
        assert not after.page("").all(".banner--problems")
        assert "The check found nothing." in after.page("problems/").text()


class TestWheel:
    @pytest.fixture(scope="class")
    @classmethod
    def wheel(cls, tmp_path_factory: pytest.TempPathFactory) -> Path:
        """The wheel, built offline from a copy of what it is made of."""
        folder = tmp_path_factory.mktemp("wheel")
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROOT / name, folder)
        for name in ("plugins", "theme"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "dist"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
        (wheel,) = (folder / "dist").iterdir()
        return wheel

    def test_brings_the_theme(self, wheel: Path) -> None:
        names = set(zipfile.ZipFile(wheel).namelist())
        packaged = {name.removeprefix("network_directory/theme/") for name in names if "/theme/" in name}
        assert packaged == set(contents(ROOT / "theme"))
        assert {"network_directory/py.typed", "network_directory/records/us_places.csv"} <= names
        assert not [name for name in names if name.startswith(("tests", "content", "partners", "hubs"))]

    def test_declares_the_plugin_and_the_command(self, wheel: Path) -> None:
        archive = zipfile.ZipFile(wheel)
        (entries,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
        text = archive.read(entries).decode()
        assert (
            "[mkdocs.plugins]\nnetwork-directory = network_directory.engines.mkdocs.plugin:NetworkDirectoryPlugin"
            in text
        )
        assert "[console_scripts]\nnetwork-directory = network_directory.cli:main" in text

    def test_builds_a_network_that_has_no_theme_of_its_own(self, wheel: Path, built: Path, tmp_path: Path) -> None:
        library = tmp_path / "library"
        zipfile.ZipFile(wheel).extractall(library)
        network = tmp_path / "network"
        for folder in ("partners", "hubs", "content"):
            shutil.copytree(built / folder, network / folder)
        config = (built / "mkdocs.yml").read_text()
        (network / "mkdocs.yml").write_text(config.replace("  custom_dir: theme\n", ""))
        done = run("mkdocs", "build", "--strict", folder=network, PYTHONPATH=str(library))
        assert done.returncode == 0, done.stderr
        same_bytes(contents(network / "site"), contents(built / "site"))
