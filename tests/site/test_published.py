"""What would be the same again stays where it is published, and whatever was done there, the site is that of a build
anew."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.exceptions import Abort, PluginError

from ..trees import examples, usually, write_tree
from .sites import build, contents, run
from .test_kept_pages import CONFIG, EDITS, FILES, turn

SUMMARY = turn("partners/buckeye-fund.yml", "A fund for the schools of Ohio.", "A fund for Ohio’s schools.")
PAGE = "partners/orta/index.html"


def in_site(change: Callable[[Path], None]) -> Callable[[Path], None]:
    """What somebody does to the published site, if there is one."""

    def changed(folder: Path) -> None:
        if (folder / "site").is_dir():
            change(folder / "site")

    return changed


def written_over(site: Path) -> None:
    (site / PAGE).write_text("Mine.")


def data_written_over(site: Path) -> None:
    for name in ("partners.json", "partners.csv"):
        (site / "data" / name).write_text("Mine.")


def emptied(site: Path) -> None:
    shutil.rmtree(site / "partners", ignore_errors=True)


def linked(site: Path) -> None:
    """A folder moves, and a link leads to where it is now."""
    shutil.rmtree(site.with_name("elsewhere"), ignore_errors=True)
    if (site / "hubs").is_dir() and not (site / "hubs").is_symlink():
        (site / "hubs").rename(site.with_name("elsewhere"))
        (site / "hubs").symlink_to(site.with_name("elsewhere"))


def link_to_itself(site: Path) -> None:
    page = site / PAGE
    if page.is_file() and not page.is_symlink():
        page.rename(page.with_name("was.html"))
        page.symlink_to("was.html")


def a_folder_for_a_file(site: Path) -> None:
    (site / PAGE).unlink(missing_ok=True)
    write_tree(site / PAGE, {"more.txt": "Mine."})


def a_file_for_a_folder(site: Path) -> None:
    shutil.rmtree(site / "places")
    (site / "places").write_text("Mine.")


def strays(site: Path) -> None:
    write_tree(site, {"mine.txt": "Mine.", "partners/mine/index.html": "Mine.", "mine/index.html": "Mine."})


def gone(site: Path) -> None:
    shutil.rmtree(site)


DONE_TO_SITE: Mapping[str, Callable[[Path], None]] = {
    change.__name__: in_site(change)
    for change in (
        written_over, data_written_over, emptied, linked, link_to_itself, a_folder_for_a_file, a_file_for_a_folder,
        strays, gone,
    )
}  # fmt: skip


def built_anew(folder: Path) -> dict[str, bytes]:
    clean = folder.with_name("clean")
    shutil.rmtree(clean, ignore_errors=True)
    shutil.copytree(folder, clean, ignore=shutil.ignore_patterns(".cache", "site", "elsewhere"))
    return contents(build(clean, strict=False).root)


def written(folder: Path) -> dict[str, tuple[int, int]]:
    """When each file of the site was written, and which it is."""
    return {
        path.relative_to(folder / "site").as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in (folder / "site").rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    "done", usually(sorted(DONE_TO_SITE), {"data_written_over", "linked", "a_file_for_a_folder", "strays"})
)
def test_whatever_was_done_to_a_site_it_is_that_of_a_build_anew(done: str, tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "network", FILES)
    build(folder)
    DONE_TO_SITE[done](folder)
    SUMMARY(folder)
    assert contents(build(folder).root) == built_anew(folder)
    assert not any(path.is_symlink() for path in (folder / "site").rglob("*"))


@settings(max_examples=examples(2), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(sorted({**EDITS, **DONE_TO_SITE})), min_size=1, max_size=4))
def test_after_any_edits_a_site_is_that_of_a_build_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    folder = write_tree(tmp_path_factory.mktemp("edited") / "network", FILES)
    build(folder)
    for name in steps:
        {**EDITS, **DONE_TO_SITE}[name](folder)
        try:
            built = contents(build(folder, strict=False).root)
        except (Abort, PluginError):  # an edit may be refused; the next may mend it
            continue
        assert built == built_anew(folder), name


def test_what_would_be_the_same_stays_and_no_other_file_does(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, FILES)
    first = contents(build(folder).root)
    before = written(folder)
    SUMMARY(folder)
    second = contents(build(folder).root)
    after = written(folder)
    changed = {name for name in second if second[name] != first.get(name)}
    anew = {name for name in second if after[name] != before.get(name)}
    assert changed <= anew
    assert "partners/buckeye-fund/index.html" in changed
    assert {PAGE, "partners/orta/orta.png", "badges/partners/orta.svg", "principles/teaching/index.html"}.isdisjoint(
        anew
    )
    ours = {name for name in anew - changed if not name.startswith("assets/")}
    assert ours <= {"index.html", "404.html", "sitemap.xml", "sitemap.xml.gz", "badges/partners/buckeye-fund.svg",
                    "badges/partners/buckeye-fund.json"}  # fmt: skip


def test_a_row_of_the_data_is_made_again_only_if_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_tree(tmp_path / "network", FILES)
    build(folder)
    made: list[str] = []
    downloads = sys.modules["network_directory.files.downloads"]
    for maker in ("_object", "csv_row"):
        monkeypatch.setattr(downloads, maker, partial(noting, made, getattr(downloads, maker)))
    SUMMARY(folder)
    site = build(folder)
    assert made.count("_object") == made.count("csv_row") == 1
    assert contents(site.root) == built_anew(folder)


def noting(called: list[str], function: Callable[..., bytes], *given: object) -> bytes:
    called.append(function.__name__)
    return function(*given)


def test_what_a_staff_file_takes_the_place_of_does_not_stay(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "network", FILES)
    build(folder)
    write_tree(folder, {"content/partners/orta.md": "# Of the staff's own\n"})
    shown = contents(build(folder).root)
    assert b"Of the staff" in shown[PAGE]
    assert shown == built_anew(folder)
    (folder / "content/partners/orta.md").unlink()
    assert contents(build(folder).root) == built_anew(folder)


def test_a_frame_that_says_something_else_is_drawn_around_every_page(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "network", FILES)
    build(folder)
    write_tree(folder, {"mkdocs.yml": CONFIG + "copyright: Nobody\n"})
    assert contents(build(folder).root) == built_anew(folder)
    write_tree(folder, {"theme/main.html": "<title>{{ page.title }}</title><main>{{ page.content }}</main>"})
    write_tree(folder, {"theme/404.html": "{{ config.site_name }}"})
    assert contents(build(folder).root) == built_anew(folder)
    SUMMARY(folder)
    assert contents(build(folder).root) == built_anew(folder)


def test_a_template_of_the_networks_own_may_show_anything(tmp_path: Path) -> None:
    template = "{% for row in partners.shown %}{{ row.partner.summary }}{{ row.partner.about }}{% endfor %}"
    own = {"theme/directory/kind.html": template, "theme/directory/place.html": "{{ based.shown | string }}"}
    folder = write_tree(tmp_path / "network", {**FILES, **own})
    build(folder)
    SUMMARY(folder)
    assert contents(build(folder).root) == built_anew(folder)


def test_another_plugin_that_looks_at_the_built_site_sees_all_of_it(tmp_path: Path) -> None:
    looker = """
        from pathlib import Path
        from mkdocs.plugins import BasePlugin

        class Looker(BasePlugin):
            def on_post_build(self, *, config):
                for page in Path(config.site_dir).rglob("index.html"):
                    page.write_text(page.read_text("utf-8").replace("</body>", "<p>Seen</p></body>"), "utf-8")
        """
    entry = {"looker-1.dist-info/entry_points.txt": "[mkdocs.plugins]\nlooker = looker:Looker\n",
             "looker-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: looker\nVersion: 1\n"}  # fmt: skip
    write_tree(tmp_path / "packages", {"looker.py": looker, **entry})
    folder = write_tree(tmp_path / "network", FILES)
    build(folder)
    config = CONFIG.replace("plugins: [", "plugins: [looker, ")
    write_tree(folder, {"mkdocs.yml": config})
    for _ in range(2):
        done = run("mkdocs", "build", "-q", folder=folder, PYTHONPATH=str(tmp_path / "packages"))
        assert done.returncode == 0, done.stderr
        shown = contents(folder / "site")
        assert [name for name in shown if name.endswith("index.html") and shown[name].count(b"<p>Seen</p>") != 1] == []
    write_tree(folder, {"mkdocs.yml": CONFIG})
    assert contents(build(folder).root) == built_anew(folder)


def test_two_sites_of_one_network_keep_their_own(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "network", FILES)
    sites = [tmp_path / "one", tmp_path / "two"]
    for site in sites:
        build(folder, site)
    SUMMARY(folder)
    build(folder, sites[0])
    build(folder, sites[1])
    assert contents(sites[0]) == contents(sites[1]) == built_anew(folder)


def test_what_is_known_of_a_site_may_be_damaged(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "network", FILES)
    build(folder)
    for number, path in enumerate(sorted((folder / ".cache").rglob("*"))):
        if path.is_file():
            content = path.read_bytes()
            path.write_bytes((b"", content[: len(content) // 2], content[:-1] + b"\0")[number % 3])
    SUMMARY(folder)
    assert contents(build(folder).root) == built_anew(folder)


@pytest.mark.parametrize("option", ["--dirty", "--clean"])
def test_a_build_in_place_and_one_after_it_are_right(option: str, tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "network", FILES)
    build(folder)
    SUMMARY(folder)
    assert run("mkdocs", "build", "-q", option, folder=folder).returncode == 0
    turn("partners/orta.md", "Rural teachers who train the next ones.", "Teachers of the hills.")(folder)
    assert contents(build(folder).root) == built_anew(folder)
