"""What stops a build is said in a line, by name and place, and the site stays as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from ..trees import SMALL, unprivileged, write_tree
from .sites import EPOCH, builds, contents, run

CONFIG = "site_name: Lakes\ndocs_dir: content\ntheme: {name: material, custom_dir: theme}\n"
OLD = {"site/index.html": "The site as it was.", "theme/i18n/en.yml": "{}\n"}
SCRIPT = "content/assets/javascripts/finder/main.js"


def network(folder: Path, options: str = "", settings: str = "", **files: str) -> Path:
    plugins = "plugins:\n  - network-directory:\n      sample: true\n" + options
    return write_tree(folder, {**SMALL, **OLD, "mkdocs.yml": CONFIG + settings + plugins, **files})


def mkdocs_build(folder: Path, *before: str) -> subprocess.CompletedProcess[str]:
    """Build in a process of its own, begun by another command."""
    return subprocess.run(
        [*before, str(Path(sys.executable).with_name("mkdocs")), "build"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH},
        capture_output=True,
        text=True,
        check=False,
    )


def assert_refused(done: subprocess.CompletedProcess[str], folder: Path, *words: str) -> None:
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "Traceback" not in said
    assert all(word in said for word in words), said
    assert contents(folder / "site") == {"index.html": b"The site as it was."}


SETTINGS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "a license that runs": ("      license_url: javascript:alert(1)\n", "", ("mkdocs.yml:7:20", "license_url")),
    "an open brace": ("      new_file_uri_template: https://x.example/{name\n", "", ("new_file_uri_template", "brace")),
    "a word that is not put in": ("      new_file_uri_template: https://x.example/{nam}\n", "", ("{nam}", "{name}")),
    "an attribute": ("      new_file_uri_template: https://x.example/{name.__class__}\n", "", ("mkdocs.yml:7:30",)),
    "an address with a space": ("      new_issue_uri: https://x.example/a b\n", "", ("mkdocs.yml:7:22",)),
    "an option misspelled": ("      smaple: true\n", "", ("mkdocs.yml:7:7", "did you mean sample?")),
    "a day in words": ("      as_of: 24 November 2026\n", "", ("mkdocs.yml:7:14", "2026-11-24")),
    "the plugin twice": ("  - network-directory\n", "", ("mkdocs.yml:7:5", "second time")),
    "a site that is none": ("", "site_url: javascript://x/\n", ("site_url",)),
    "an editor's open brace": ("", "edit_uri_template: https://x.example/{path\n", ("edit_uri_template",)),
    "an editor's unknown word": ("", "edit_uri_template: https://x.example/{way}\n", ("edit_uri_template",)),
    "no such folder": ("", "docs_dir: contents\n", ("docs_dir",)),
    "no YAML": ("", "nav: [\n", ("mkdocs.yml",)),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_that_cannot_be_used_stop_a_build(tmp_path: Path, name: str) -> None:
    options, settings, words = SETTINGS[name]
    folder = network(tmp_path, options, settings)
    assert_refused(run("mkdocs", "build", folder=folder), folder, *words)


@pytest.mark.parametrize("epoch", ["-1", "4294967296", "99999999999999999999", "yesterday", ""])
def test_so_does_a_clock_that_cannot_be_used(tmp_path: Path, epoch: str) -> None:
    folder = network(tmp_path, "      as_of: 2026-11-24\n")
    assert_refused(run("mkdocs", "build", folder=folder, SOURCE_DATE_EPOCH=epoch), folder, "SOURCE_DATE_EPOCH")
    assert run("network-directory", "check", folder=folder, SOURCE_DATE_EPOCH=epoch).returncode == 2


@pytest.mark.parametrize("epoch", ["0", "4294967295"])
def test_the_first_and_the_last_second_do_not(tmp_path: Path, epoch: str) -> None:
    folder = network(tmp_path, "      as_of: 2026-11-24\n")
    done = run("mkdocs", "build", folder=folder, SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 0, done.stderr


TEMPLATES: Mapping[str, tuple[str, str]] = {
    "a shell that is no template": ("main.html", "<html>\n{% if %}"),
    "a shell that asks for what is not there": ("main.html", "<html>\n{{ nothing.of.the.kind }}"),
    "a shell that reckons wrongly": ("main.html", "<html>\n{{ 1 / 0 }}"),
    "a missing page that is no template": ("404.html", "<html>\n{% block %}"),
    "a missing page that asks for what is not there": ("404.html", "<html>\n{{ nothing.of.the.kind }}"),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_broken_template_of_the_shell_is_named_with_its_line(tmp_path: Path, name: str) -> None:
    file, text = TEMPLATES[name]
    folder = network(tmp_path, **{f"theme/{file}": text})
    assert_refused(run("mkdocs", "build", folder=folder), folder, f"theme/{file}:2: ")


def test_links_and_what_runs_are_not_published(tmp_path: Path) -> None:
    elsewhere = write_tree(tmp_path / "elsewhere", {"secret.md": "# Secret\n", "secret.txt": "Secret."})
    folder = network(tmp_path / "network")
    (folder / "content" / "x.png").symlink_to(elsewhere / "secret.txt")
    (folder / "content" / "y.md").symlink_to(elsewhere / "secret.md")
    (folder / "content" / "z").symlink_to(elsewhere)
    write_tree(folder, {SCRIPT: "alert('mine')", "content/404.html": "mine", "content/plain.txt": "Plain."})
    refused = ["content/x.png", "content/y.md", "content/z", SCRIPT, "content/404.html"]
    assert_refused(run("mkdocs", "build", folder=folder), folder, *(f"{name}:1:1: error" for name in refused))
    shown = next(builds(folder, tmp_path / "shown", strict=False, preview=True))
    assert shown.has("plain.txt")
    assert not shown.files & {"x.png", "y/", "z/secret/", "z/secret.txt"}
    assert "mine" not in shown.read("assets/javascripts/finder/main.js") + shown.read("404.html")
    assert all(name in shown.page("problems/").text() for name in refused)


def test_folders_that_lead_round_in_a_circle_do_not_hang_a_preview(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = network(tmp_path)
    for name in ("a", "b", "c"):  # MkDocs would follow them in more ways than could ever be gone
        (folder / "content" / name).symlink_to(folder / "content")
    with pytest.raises(Abort):
        next(builds(folder, tmp_path / "shown", strict=False, preview=True))
    assert "content/a is a link that leads round in a circle" in caplog.text


def test_what_is_allowed_to_run_is_published(tmp_path: Path) -> None:
    folder = network(tmp_path, "      allow_files: ['assets/*/finder/main.js']\n", **{SCRIPT: "alert('mine')"})
    done = run("mkdocs", "build", folder=folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "site/assets/javascripts/finder/main.js").read_text() == "alert('mine')"


@pytest.mark.parametrize("name", ["partners/orta.md", "content/about.md", "content/leaflet.pdf", "content/index.md"])
def test_what_cannot_be_opened_stops_a_build(tmp_path: Path, name: str) -> None:
    folder = network(tmp_path, **{"content/about.md": "# About\n", "content/leaflet.pdf": "%PDF"})
    (folder / name).chmod(0)
    assert_refused(mkdocs_build(folder, *unprivileged()), folder, f"{name}:1:1: error ND136")


@pytest.mark.skipif(not shutil.which("prlimit"), reason="there is no prlimit to make writing fail with")
def test_what_cannot_be_written_is_said_in_a_line(tmp_path: Path) -> None:
    folder = network(tmp_path)
    assert_refused(mkdocs_build(folder, "prlimit", "--fsize=20000"), folder, "File too large")


@pytest.mark.parametrize("file", ["partners/index.yml", "hubs/index.yml", "content/principles/index.md"])
def test_an_id_that_no_site_can_carry_stops_a_build(tmp_path: Path, file: str) -> None:
    fields = "name: X\nkind: advocacy\nsummary: S\n" if file.startswith("partners") else "name: X\nfocus: place\n"
    folder = network(tmp_path, **{file: f"---\n{fields}---\n" if file.endswith(".md") else fields})
    assert_refused(mkdocs_build(folder), folder, file, "index")
