"""A site is the same whichever way its pages take, and a theme of the network's own sees each page."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..trees import SMALL, write_tree
from .sites import build, contents

_HOOK = """
def on_page_context(context, page, config, nav):
    return context
"""
_CONFIG = """
site_name: Lake Counties Network
site_url: https://lakes.example/
docs_dir: content
theme: {name: material, custom_dir: theme}
plugins: [network-directory]
"""
_FILES = {**SMALL, "mkdocs.yml": _CONFIG, "theme/i18n/en.yml": "{}\n", "content/about.md": "[All](partners/index.md)\n"}


@pytest.mark.parametrize("nav", ["", "nav: [partners/index.md, about.md, hubs/index.md]\n"])
def test_pages_that_pass_through_mkdocs_are_the_same(
    nav: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ours = build(write_tree(tmp_path / "ours", {**_FILES, "mkdocs.yml": _CONFIG + nav}))
    assert "hook" not in caplog.text
    config = {"mkdocs.yml": _CONFIG + nav + "hooks: [hook.py]\n", "hook.py": _HOOK}
    with caplog.at_level("INFO"):
        theirs = build(write_tree(tmp_path / "theirs", {**_FILES, **config}))
    assert "pass through MkDocs" in caplog.text
    assert "hook.py" in caplog.text
    made, expected = contents(ours.root), contents(theirs.root)
    assert made.keys() == expected.keys()
    assert [name for name in made if made[name] != expected[name]] == []


def test_another_plugin_sees_each_page(tmp_path: Path) -> None:
    hook = "def on_post_page(output, page, config):\n    return output.replace('</body>', '<p>Seen</p></body>')\n"
    site = build(write_tree(tmp_path, {**_FILES, "mkdocs.yml": _CONFIG + "hooks: [hook.py]\n", "hook.py": hook}))
    assert [address for address, page in site.pages.items() if "<p>Seen</p>" not in page.html] == []


def test_a_frame_of_the_networks_own_is_drawn_for_each_page(tmp_path: Path) -> None:
    frame = "<title>{{ page.title }}</title><main>{{ page.title | length }}: {{ page.content }}</main>"
    site = build(write_tree(tmp_path, {**_FILES, "theme/main.html": frame, "theme/404.html": "{{ config.site_name }}"}))
    partners = [partner for partner in site.network.partners.values() if partner.name.isascii()]
    assert len(partners) > 1
    for partner in partners:
        assert site.page(f"partners/{partner.id}/").text("main").startswith(f"{len(partner.name)}: "), partner.id


def test_a_link_of_the_staffs_to_a_part_of_our_page_is_checked(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    about = "[There](coverage/index.md#section-place) and [nowhere](coverage/index.md#section-nowhere)\n"
    config = _CONFIG + "validation: {anchors: warn}\n"
    build(write_tree(tmp_path, {**_FILES, "mkdocs.yml": config, "content/about.md": about}), strict=False)
    assert "#section-nowhere" in caplog.text
    assert "#section-place'" not in caplog.text
