"""The settings: read as data, and yet as MkDocs itself reads them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config

from network_directory.engines.mkdocs.settings import Settings, read_settings

from ..site.sites import EPOCH, run
from ..trees import commit, replace_in, write_tree

FILES: Mapping[str, Mapping[str, str]] = {
    "plain": {
        "mkdocs.yml": """
            site_name: Lakes
            site_description: All lakes
            site_url: https://lakes.example/all
            docs_dir: content
            repo_url: https://github.com/lakes/lakes
            theme: {name: material, language: es, custom_dir: looks}
            plugins:
              - search
              - network-directory:
                  sample: true
                  as_of: 2026-05
                  license_name: CC0
            """
    },
    "flow style": {
        "mkdocs.yml": """
            {site_name: Lakes, docs_dir: content, "plugins": [network-directory: {sample: yes, as_of: 2026}, search],
             edit_uri_template: 'https://lakes.example/edit/{path!q}', theme: mkdocs}
            """
    },
    "plugins by name": {
        "mkdocs.yml": """
            site_name: Lakes
            docs_dir: content
            plugins:
              network-directory: {language: fr, allow_files: [maps/*.js]}
              search: {}
            """
    },
    "inherited": {
        "mkdocs.yml": """
            INHERIT: shared/base.yml
            site_url: https://lakes.example/
            theme: {custom_dir: looks}
            plugins:
              network-directory: {sample: true}
            """,
        "shared/base.yml": """
            INHERIT: deeper.yml
            site_name: Lakes
            docs_dir: content
            theme: {name: material, language: es}
            """,
        "shared/deeper.yml": """
            site_name: Seas
            site_description: All lakes
            plugins:
              search: {}
              network-directory: {sample: false, as_of: 2026-05-01, license_name: CC0}
            """,
    },
    "from the environment": {
        "mkdocs.yml": """
            site_name: !ENV [NONE_OF_THESE, LAKES_NAME]
            site_url: !ENV LAKES_URL
            site_description: !ENV [NONE_OF_THESE, All lakes]
            docs_dir: !ENV [NONE_OF_THESE, content]
            plugins:
              - network-directory:
                  sample: !ENV [LAKES_SAMPLE, false]
                  as_of: !ENV LAKES_DAY
                  license_name: !ENV [NONE_OF_THESE]
            """
    },
    "anchors": {
        "mkdocs.yml": """
            extra: &all {sample: true, as_of: 2026-05-01}
            site_name: Lakes
            docs_dir: content
            plugins:
              - network-directory: {<<: *all, license_name: CC0}
            """
    },
    "what runs elsewhere": {
        "mkdocs.yml": """
            site_name: Lakes
            docs_dir: content
            markdown_extensions:
              - toc:
                  slugify: !!python/name:os.getcwd
            plugins:
              - network-directory: {sample: true}
            """
    },
}
ENVIRONMENT = {"LAKES_NAME": "Lakes", "LAKES_URL": "https://lakes.example", "LAKES_SAMPLE": "yes", "LAKES_DAY": "2026"}


@pytest.fixture(params=FILES)
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    return write_tree(tmp_path, {**FILES[request.param], "content/index.md": "# Lakes\n", "looks/README.md": "Looks\n"})


def test_they_are_what_mkdocs_itself_gets(folder: Path) -> None:
    settings = read_settings(folder / "mkdocs.yml")
    config = load_config(str(folder / "mkdocs.yml"))
    assert settings.problems == ()
    assert folder / str(settings.content) == Path(config.docs_dir)
    site = settings.site.site("content", settings.options)
    assert (site.name, site.description) == (config.site_name, config.site_description or "")
    assert site.url == config.site_url
    assert site.edit_url("partners/orta & co.md") == _edited_by_mkdocs(config)
    assert (folder / settings.theme if settings.theme else None) == (
        Path(config.theme.custom_dir) if config.theme.custom_dir else None
    )
    plugin: Any = config.plugins["network-directory"]
    assert settings.options == type(settings.options).of(plugin.config)
    assert settings.language == (settings.options.language or config.theme.get("language") or "en")


def _edited_by_mkdocs(config: Any) -> str | None:
    if config.edit_uri_template:
        return str(config.edit_uri_template.format(path="partners/orta & co.md", path_noext="partners/orta & co"))
    return f"{config.repo_url}/edit/master/partners/orta & co.md" if config.repo_url else None


def test_nothing_is_run(tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    folder = write_tree(
        tmp_path / "network",
        {
            "content/vocabulary.yml": "partner_kinds: {club: {name: Club}}\n",
            "partners/README.md": "Partners\n",
            "hook.py": f"open({str(ran)!r}, 'w')\n",
            "mkdocs.yml": f"""
                site_name: !!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path [{ran}]]
                docs_dir: content
                hooks: [hook.py]
                plugins: [network-directory, no-such-plugin]
                """,
        },
    )
    done = run("network-directory", "check", folder=folder)
    assert done.returncode == 0, done.stdout
    assert not ran.exists()


def test_a_fault_is_told_in_the_file_that_has_it(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "content/index.md": "# Lakes\n",
            "mkdocs.yml": "INHERIT: base.yml\nsite_name: Lakes\n",
            "base.yml": "docs_dir: content\nplugins:\n  network-directory:\n    sample: perhaps\n",
        },
    )
    (problem,) = read_settings(tmp_path / "mkdocs.yml").problems
    assert (problem.file, problem.at.line, problem.at.column, problem.code) == ("base.yml", 4, 13, "ND134")


@pytest.mark.parametrize("text", ["a: &a {b: *a}\n", "INHERIT: mkdocs.yml\n", "INHERIT: nowhere.yml\n", "- 1\n", ""])
def test_odd_files_end_in_no_traceback(tmp_path: Path, text: str) -> None:
    write_tree(tmp_path, {"content/index.md": "# Lakes\n", "mkdocs.yml": text})
    assert isinstance(read_settings(tmp_path / "mkdocs.yml"), Settings)


@pytest.mark.site
def test_check_due_diff_and_site_take_the_same_day(network: Path) -> None:
    """What happens between today and the day that the settings name has happened for all of them."""
    day = "2031-03-31"
    write_tree(
        network,
        {
            "mkdocs.yml": f"""
                site_name: Lakes
                docs_dir: content
                theme: {{name: material}}
                plugins: [network-directory: {{as_of: {day}}}]
                """,
            "content/index.md": "# Lakes\n",
        },
    )
    replace_in(network / "partners/orta.md", "joined: 2024-02-01", "joined: 2031-02-01")
    commit(network)
    done = run("mkdocs", "build", "--quiet", folder=network, SOURCE_DATE_EPOCH=EPOCH)
    assert done.returncode == 0, done.stderr
    badge = json.loads((network / "site/badges/partners/orta.json").read_text("utf-8"))
    checked = json.loads(run("network-directory", "check", "--format", "json", folder=network).stdout)
    due = json.loads(run("network-directory", "due", "--format", "json", folder=network).stdout)
    changed = json.loads(run("network-directory", "diff", "HEAD", "--format", "json", folder=network).stdout)
    assert {badge["as_of"], due["as_of"], changed["as_of"]} == {day}
    assert [problem for problem in checked["problems"] if problem["code"] == "ND305"] == []
