"""How templates are laid out does not show in pages, and what they write where blanks count stays as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from network_directory import theme
from network_directory.site import blanks
from network_directory.site.templates import Templates


def drawn(folder: Path, template: str) -> str:
    (folder / "directory").mkdir()
    (folder / "directory/page.html").write_text(template, encoding="utf-8")
    return Templates([folder]).draw("page.html", value="a  b\n\n  c")


@pytest.mark.parametrize(
    ("template", "page"),
    [
        ("<b>\n    <b>1</b>   <i>2</i>\n\n\n  </b>", "<b>\n<b>1</b> <i>2</i>\n</b>"),
        ("<b>\n  {{ value }}  </b>", "<b>\na  b\n\n  c </b>"),
        ("<p>1\u00a0\u00a0km</p>", "<p>1\u00a0\u00a0km</p>"),
        ("<pre>\n  {% if value %}  1  {% endif %}\n  2</pre>\n\n  3", "<pre>\n  1    2</pre>\n3"),
        ("<textarea>  1\n\n  2</textarea>  <PRE>  3</PRE>", "<textarea>  1\n\n  2</textarea> <PRE>  3</PRE>"),
        ("{% set code %}a:\n  - b{% endset %}\n<pre>{{ code }}</pre>", "<pre>a:\n  - b</pre>"),
        ("<b>  {% for n in range(2) %}  <b>  </b>{% endfor %}</b>", "<b>  <b> </b> <b> </b></b>"),
        # At the ends of what has lines of its own none is seen.
        ("<ul>\n  <li> <b>1</b> <i>2</i>\n</li>\n</ul>\n3", "<ul><li><b>1</b> <i>2</i></li></ul>\n3"),
        ('<p class="{{ value }}">\n  1 </p>  <p>', '<p class="a  b\n\n  c">\n1</p> <p>'),
        ("1 <param> 2 <p-q> 3", "1 <param> 2 <p-q> 3"),
        ("<li>\n<pre>\n <p> 1 </p> </pre>\n</li>", "<li><pre>\n <p> 1 </p> </pre></li>"),
    ],
)
def test_blanks(tmp_path: Path, template: str, page: str) -> None:
    assert drawn(tmp_path, template) == page


def test_another_environment_leaves_the_templates_of_others_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "theme_folder", lambda: tmp_path / "theme")
    for folder in ("theme", "own"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.html").write_text("<p>\n    <pre>\n  {{ 1 }}</pre>", encoding="utf-8")
    loader = FileSystemLoader([tmp_path / "theme", tmp_path / "own"])
    env = Environment(loader=loader, autoescape=True, extensions=[blanks.BlankFreeTheme])
    assert env.get_template("theme.html").render() == "<p><pre>\n  1</pre>"
    assert env.get_template("own.html").render() == "<p>\n    <pre>\n  1</pre>"

    copied = Environment(loader=FileSystemLoader(tmp_path / "own"), extensions=[blanks.BlankFreeTheme])
    shutil.copy(tmp_path / "theme/theme.html", tmp_path / "own")
    assert copied.get_template("theme.html").render() == "<p><pre>\n  1</pre>", "it reads like the package's"
