"""Pages that are kept are those that would be drawn: after any edits a site is the same as one that is built anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network_directory.drawn import Keeper, Origin
from network_directory.edition import Edition
from network_directory.engines.mkdocs.network_folder import NetworkFolder
from network_directory.kept import Kept
from network_directory.pages import Page, of_partners
from network_directory.records import Folder, Kind

from ..trees import SMALL, TODAY, examples, usually, write_tree
from .edits import edited, edits, fields_in, whole_files
from .sites import build, contents

CONFIG = """
site_name: Lake Counties Network
site_url: https://lakes.example/
docs_dir: content
theme: {name: material, custom_dir: theme}
plugins: [network-directory: {sample: false}]
"""
ERIE = "name: Erie Readers\nkind: advocacy\nsummary: Readers.\nbased_in: us-oh\nhubs: [{hub: ohio}]\n"
OAK = ERIE.replace("Erie", "Oak") + "seeks: [{type: in-kind, what: A hall}]\n"
FILES: Mapping[str, str | bytes] = {
    **SMALL,
    **whole_files(),
    "mkdocs.yml": CONFIG,
    "theme/i18n/en.yml": "hubs: {title: Hubs}\n",
}
TURNS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "partners/buckeye-fund.yml": (
        ("stance: reserves", "stance: endorses"),
        ("A hall in Dayton", "Two halls in Dayton"),
        ("name: Buckeye Fund", "name: Fund of the Buckeyes"),
        ("serves: [us-oh]", "serves: [us-oh, us-mi]"),
        ("The fund gives and lends.", "The fund gives."),
    ),
    "partners/orta.md": (
        ("Rural teachers who train the next ones.", "Teachers of the hills."),
        ("name: Ohio Rural Teachers Alliance", "name: Alliance of Rural Teachers"),
        ("based_in: us-oh-dayton", "based_in: us-mi"),
        ("role: convener", "role: adviser"),
        ("stance: practices", "stance: leads"),
        ("stance: endorses", "stance: reserves\n    statement: Not yet."),
        ("what: Meeting space in Dayton", "what: Meeting space by the lake"),
        ("status: in-use", "status: offered"),
        ("date: 2025-09", "date: 2021-09"),
        ("membership: 1200", "membership: 1300"),
        ("It works with", "It has worked with"),
        ("levels: [district, state]", "levels: [school]"),
    ),
    "partners/parents-guild.yml": (("succeeded_by: orta", "succeeded_by: buckeye-fund"),),
    "hubs/ohio.md": (
        ("name: Ohio\n", "name: All of Ohio\n"),
        ("title: Teacher residencies", "title: Residencies"),
        ("lead: orta", "lead: buckeye-fund"),
        ("needs: [{type: capacity, what: Two evaluators}]", "needs: [{type: in-kind, what: Two halls}]"),
        ("status: underway", "status: stopped"),
    ),
    "hubs/finance.yml": (("status: forming", "status: active"),),
    "content/principles/teaching.yml": (("name: Teaching", "name: Teachers"), ("number: 2", "number: 3")),
    "content/sources/report.yml": (("title: Money", "title: Funds"),),
    "content/vocabulary.yml": (
        ("Advocacy organization", "Voice of parents"),
        ("school: {name: School}", "school: {name: A school}"),
        ("membership: {name: Members,", "membership: {name: People,"),
    ),
    "content/places.yml": (("name: Dayton,", "name: City of Dayton,"),),
    "content/badges.yml": (("stated: 2", "stated: 1"), ("review: 24", "review: 3"), ("name: Declared", "name: Said")),
    "theme/i18n/en.yml": (("title: Hubs", "title: Circles"),),
    "mkdocs.yml": (("sample: false", "sample: true"), ("site_name: Lake", "site_name: Great Lake")),
}
"""Texts of files that change places with others, back and forth."""


def turn(file: str, these: str, those: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / file
        if path.exists():
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(these, those) if these in text else text.replace(those, these), "utf-8")

    return change


def there_or_not(file: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / file
        if path.exists():
            path.unlink()
        else:
            write_tree(folder, {file: text})

    return change


def rename(folder: Path) -> None:
    here, there = folder / "partners/buckeye-fund.yml", folder / "partners/the-buckeye-fund.yml"
    if here.exists():
        there.write_text(here.read_text("utf-8") + "formerly: [buckeye-fund]\n", "utf-8")
        here.unlink()


EDITS: Mapping[str, Callable[[Path], None]] = {
    **{f"{file}: {pair[1]}": turn(file, *pair) for file, pairs in TURNS.items() for pair in pairs},
    "a partner comes or goes": there_or_not("partners/erie-readers.yml", ERIE),
    "another that seeks": there_or_not(
        "partners/oak.yml", ERIE.replace("Erie", "Oak") + "seeks: [{type: in-kind, what: A hall}]\n"
    ),
    "a template": there_or_not("theme/directory/kinds.html", "<h1>{{ page.title }}</h1>"),
    "a partner is renamed": rename,
    **edits(),
}
_IN_SHARES = 12
"""Into so many shares all edits are divided, for to try them takes minutes."""


class Builds:
    """One build after another."""

    def __init__(self) -> None:
        self._files: dict[tuple[str, str], bytes] = {}

    def made(self, edition: Edition, folder: Path) -> dict[str, str | bytes]:
        """All pages, with the help of what is kept, and all files, of which those stay that are made from the same."""
        kept = Kept(folder)
        origin = Origin(edition, kept)
        keeper = Keeper("pages", origin, edition.draw_page, kept)
        shares = enumerate(keeper.shares(edition.pages()))
        pages = {page.address: text for number, share in shares for page, text in keeper.texts(number, share)}
        files = {(file.address, origin.print_of(file)): file for file in edition.files()}
        self._files = {key: self._files.get(key) or b"".join(file.pieces()) for key, file in files.items()}
        origin.keep_prints()
        return {**pages, **{address: content for (address, _), content in self._files.items()}}


def made_anew(edition: Edition) -> dict[str, str | bytes]:
    files = {file.address: b"".join(file.pieces()) for file in edition.files()}
    return {**{page.address: edition.draw_page(page) for page in edition.pages()}, **files}


@settings(max_examples=examples(4), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.sampled_from([0, 0, 0, 200])), min_size=1, max_size=6))
def test_what_is_kept_is_what_would_be_drawn(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    folder = write_tree(tmp_path_factory.mktemp("network"), FILES)
    builds = Builds()
    builds.made(NetworkFolder(folder).edition(TODAY), folder)
    day: date = TODAY
    for name, days in steps:
        EDITS[name](folder)
        day += timedelta(days)
        edition = NetworkFolder(folder).edition(day)
        kept, clean = builds.made(edition, folder), made_anew(edition)
        assert [address for address in clean if kept[address] != clean[address]] == [], name
        assert kept.keys() == clean.keys()


@pytest.mark.parametrize(
    ("full_rows", "share"), usually(product([0, 150], range(_IN_SHARES)), [(0, 0), (150, _IN_SHARES // 2)])
)
def test_each_edit_alone_shows_wherever_it_does_anew(
    full_rows: int, share: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_partners, "FULL_ROWS", full_rows)
    folder = write_tree(tmp_path, FILES)
    builds = Builds()
    builds.made(NetworkFolder(folder).edition(TODAY), folder)
    for name in list(EDITS)[share::_IN_SHARES]:
        EDITS[name](folder)
        edition = NetworkFolder(folder).edition(TODAY)
        kept, clean = builds.made(edition, folder), made_anew(edition)
        assert [address for address in clean if kept[address] != clean[address]] == [], name


@pytest.mark.parametrize("kind", Kind)
def test_every_field_of_a_record_is_edited(kind: Kind) -> None:
    assert set(fields_in(kind.model)) - edited(Folder(Path()).of(kind)) == set()


def test_a_second_build_is_the_first_and_draws_only_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_tree(tmp_path / "network", FILES)
    first = contents(build(folder).root)
    calls: list[str] = []
    draw = Edition.draw_page

    def draw_page(edition: Edition, page: Page) -> str:
        calls.append(page.address)
        return draw(edition, page)

    monkeypatch.setattr(Edition, "draw_page", draw_page)
    assert contents(build(folder).root) == first
    assert calls == [""], "the home page has the staff's words"
    calls.clear()
    turn("partners/buckeye-fund.yml", "The fund gives and lends.", "The fund gives.")(folder)
    second = contents(build(folder).root)
    assert "partners/buckeye-fund/" in calls
    assert not {"partners/orta/", "hubs/ohio/", "help/ND101/"} & set(calls)
    clean = shutil.copytree(folder, tmp_path / "clean", ignore=shutil.ignore_patterns(".cache", "site"))
    assert contents(build(clean).root) == second


def test_what_is_kept_may_be_damaged_or_deleted(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "network", FILES)
    first = contents(build(folder).root)
    files = [path for path in (folder / ".cache").rglob("*") if path.is_file()]
    for number, path in enumerate(files):
        content = path.read_bytes()
        path.write_bytes((b"", content[: len(content) // 2], content[:-1] + b"\0", b"[" * 5000)[number % 4])
    assert contents(build(folder).root) == first
    shutil.rmtree(folder / ".cache")
    assert contents(build(folder).root) == first
