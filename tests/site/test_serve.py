"""A preview follows every change, and stays up whatever is written."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from textwrap import dedent

import pytest

from ..trees import SMALL, usually, write_tree
from .previews import START, replace, serving
from .sites import Page, Site, builds, redirect_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    config = "site_name: Lake Counties Network\ndocs_dir: content\ntheme: {name: material, custom_dir: theme}\n"
    about = "# About us\n\nWe are [[partner:orta]] and others.\n"
    files = {
        **SMALL,
        "mkdocs.yml": config + "plugins: [network-directory]\n",
        "theme/i18n/en.yml": "{}\n",
        "content/about.md": about,
    }
    return write_tree(tmp_path / "network", files)


def test_a_preview_follows_every_change_and_stays_up(folder: Path) -> None:
    fund, orta = folder / "partners" / "buckeye-fund.yml", folder / "partners" / "orta.md"
    good = fund.read_text(encoding="utf-8")
    with serving(folder) as preview:
        page = preview.shows("partners/buckeye-fund/", "Buckeye Fund", START)
        assert not page.all(".banner--problems")

        # An edit shows on the record's own page and wherever else it is named.
        replace(orta, "name: Ohio Rural Teachers Alliance", "name: Ohio Rural Teachers United")
        preview.shows("partners/orta/", "Ohio Rural Teachers United")
        preview.shows("hubs/ohio/", "Ohio Rural Teachers United")

        # So it does on the staff's pages, which are built when somebody looks at them.
        preview.shows("about/", "We are Ohio Rural Teachers United and others.")

        # A new record has a page, and is in the lists.
        new = "name: Erie Readers\nkind: advocacy\nsummary: Readers by the lake.\nhubs: [{hub: ohio}]\n"
        (folder / "partners" / "erie-readers.yml").write_text(new)
        preview.shows("partners/erie-readers/", "Readers by the lake.")
        preview.shows("hubs/ohio/", "Erie Readers")

        # A renamed record moves, and its old address leads on.
        (folder / "partners" / "erie-readers.yml").rename(folder / "partners" / "lake-readers.yml")
        with (folder / "partners" / "lake-readers.yml").open("a") as file:
            file.write("formerly: [erie-readers]\n")
        preview.shows("partners/lake-readers/", "Readers by the lake.")
        moved = preview.wait("partners/erie-readers/", lambda page: page and page.all("meta[http-equiv=refresh]"))
        assert moved
        refresh = moved.one("meta[http-equiv=refresh]")
        assert moved.resolve(redirect_of(refresh) or "") == "partners/lake-readers/"

        # A deleted record is gone, from the lists as well.
        (folder / "partners" / "lake-readers.yml").unlink()
        preview.wait("partners/lake-readers/", lambda page: page is None)
        preview.lacks("partners/", "Erie Readers")

        # A broken record: every page says so, a page says where, and its last good version stays up.
        fund.write_text("name: [Broken\n" + good.partition("\n")[2], encoding="utf-8")
        preview.wait("", lambda page: page and page.all(".banner--problems"))
        for address in ("partners/", "partners/orta/", "hubs/ohio/", "partners/buckeye-fund/", "about/"):
            page = preview.shows(address, "1 problem in the records")
            links = [page.resolve(link.attributes["href"] or "") for link in page.all(".banner--problems a")]
            assert links == ["problems/"], address
        preview.shows("problems/", "partners/buckeye-fund.yml:1:7")
        preview.shows("partners/buckeye-fund/", "The fund gives and lends.")

        # More problems are all listed, those of other files too; the rest of the site goes on following.
        replace(orta, "hub: ohio,", "hub: ohoi,")
        page = preview.shows("problems/", "partners/orta.md:")
        assert "did you mean 'ohio'?" in page.text()
        assert "partners/buckeye-fund.yml:1:7" in page.text()
        replace(folder / "hubs" / "finance.yml", "Those who count what schools cost.", "Those who count and recount.")
        preview.shows("hubs/finance/", "Those who count and recount.")
        preview.shows("partners/orta/", "Ohio Rural Teachers United")

        # Mending both takes the banner away.
        replace(orta, "hub: ohoi,", "hub: ohio,")
        fund.write_text(good.replace("The fund gives and lends.", "The fund gives."), encoding="utf-8")
        page = preview.shows("partners/buckeye-fund/", "The fund gives.")
        preview.wait("", lambda page: page and not page.all(".banner--problems"))
        preview.shows("problems/", "The check found nothing.")

        # So do the vocabulary and the theme's words; a broken vocabulary breaks nothing.
        vocabulary = folder / "content" / "vocabulary.yml"
        words = vocabulary.read_text(encoding="utf-8")
        vocabulary.write_text(words.replace("Advocacy organization", "Voice of parents"), encoding="utf-8")
        preview.shows("kinds/advocacy/", "Voice of parents")
        vocabulary.write_text("partner_kinds: [\n", encoding="utf-8")
        preview.shows("kinds/advocacy/", "in the records")
        preview.shows("partners/parents-guild/", "Voice of parents")
        vocabulary.write_text(words, encoding="utf-8")
        preview.shows("kinds/advocacy/", "Advocacy organization")
        (folder / "theme" / "i18n" / "en.yml").write_text("hubs: {title: Lake hubs}\n")
        preview.shows("hubs/", "Lake hubs")

        # And the rest of what makes a site: its configuration, templates and styles, and the staff's own pages.
        replace(folder / "mkdocs.yml", "Lake Counties Network", "Network of the Lake")
        preview.shows("hubs/", "Network of the Lake")
        (folder / "theme" / "directory").mkdir()
        (folder / "theme" / "directory" / "kinds.html").write_text("<h1>All kinds of partner there are</h1>")
        preview.shows("kinds/", "All kinds of partner there are")
        style = folder / "theme" / "assets" / "own.css"
        style.parent.mkdir()
        style.write_text("p { color: teal }")
        preview.wait("assets/own.css", lambda page: page and "teal" in page.html)
        (folder / "content" / "visit.md").write_text("# Visit us\n\nBy the lake.\n")
        preview.shows("visit/", "By the lake.")
        (folder / "content" / "visit.md").unlink()
        preview.wait("visit/", lambda page: page is None)


def test_a_preview_follows_a_folder_that_moves(folder: Path, tmp_path: Path) -> None:
    with serving(folder) as preview:
        preview.shows("hubs/ohio/", "Ohio", START)
        (folder / "hubs").rename(tmp_path / "elsewhere")
        preview.wait("hubs/ohio/", lambda page: page is None)
        (tmp_path / "elsewhere").rename(folder / "hubs")
        preview.shows("hubs/ohio/", "Ohio")


def test_a_preview_answers_as_a_site_would(folder: Path) -> None:
    fund = folder / "partners" / "buckeye-fund.yml"
    with fund.open("a") as file:
        file.write("formerly: [old-fund]\n")
    with serving(folder) as preview:
        preview.shows("partners/buckeye-fund/", "The fund gives and lends.", START)
        without_slash = preview.get("partners/buckeye-fund")
        assert without_slash
        assert "The fund gives and lends." in without_slash.text()
        assert preview.get("partners/nobody/") is None
        assert preview.get("partners/nobody") is None
        moved = preview.get("partners/old-fund/")
        assert moved
        assert moved.all("meta[http-equiv=refresh]")
        data = preview.get("data/partners.json")
        assert data
        assert "The fund gives and lends." in data.html
        picture = preview.get("badges/partners/buckeye-fund.svg")
        assert picture
        assert "<svg" in picture.html
        replace(fund, "The fund gives and lends.", "The fund gives.")
        preview.wait("data/partners.json", lambda page: page and "The fund gives." in page.html)


def test_a_save_by_way_of_a_draft_is_followed_without_building_all_again(folder: Path) -> None:
    """Editors write a hidden draft that takes the place of the file. In MkDocs' own folder it is no page either."""
    principle = folder / "content" / "principles" / "school-finance.md"
    draft = folder / "content" / ".school-finance.md.draft"
    asked = "Does every student get what a fair chance costs?"
    with serving(folder) as preview:
        preview.shows("principles/school-finance/", asked, START)
        for words in ("Does every child?", "Do all of them?"):
            draft.write_text(principle.read_text(encoding="utf-8").replace(asked, words), encoding="utf-8")
            draft.replace(principle)
            preview.shows("principles/school-finance/", words)
            asked = words
        assert preview.log.read_text().count("Building documentation") == 1


def test_a_preview_that_does_not_reload_is_built_whole(folder: Path) -> None:
    with serving(folder, "--no-livereload") as preview:
        preview.shows("partners/buckeye-fund/", "The fund gives and lends.", START)
        assert preview.get("data/partners.json")


def test_a_preview_follows_a_folder_that_was_not_there(folder: Path) -> None:
    shutil.rmtree(folder / "hubs")
    replace(folder / "partners" / "orta.md", "hubs:", "extra_hubs:")
    with serving(folder) as preview:
        preview.shows("", "in the records", START)
        hub = "{name: Ohio, focus: place, place: us-oh, summary: Teachers of the hills.}\n"
        (folder / "hubs" / "ohio.yml").write_text(hub)
        preview.shows("hubs/ohio/", "Teachers of the hills.")


def test_a_preview_starts_with_a_broken_record(folder: Path) -> None:
    fund = folder / "partners" / "buckeye-fund.yml"
    good = fund.read_text(encoding="utf-8")
    fund.write_text("name: Buckeye Fund\nkind: fund\n", encoding="utf-8")
    with serving(folder) as preview:
        page = preview.shows("", "in the records", START)
        assert page.all(".banner--problems")
        preview.shows("problems/", "partners/buckeye-fund.yml:2:7")
        preview.shows("partners/orta/", "Ohio Rural Teachers Alliance")
        fund.write_text(good, encoding="utf-8")
        preview.shows("partners/buckeye-fund/", "The fund gives and lends.")
        preview.wait("", lambda page: page and not page.all(".banner--problems"))


BROKEN = "[\n"
BREAKAGES: Mapping[str, Mapping[str, str | bytes]] = {
    "all records": {
        name: BROKEN
        for name in SMALL
        if name.startswith(("partners/", "hubs/", "content/principles/", "content/sources/")) and name.endswith("yml")
    },
    **{name: {name: BROKEN} for name in SMALL if name.startswith("content/") and name.endswith(".yml")},
    "an extra field that became a number": {
        "content/vocabulary.yml": dedent(str(SMALL["content/vocabulary.yml"])).replace(
            "governance_model: {name: How it is governed, type: choice", "governance_model: {name: Size, type: number"
        )
    },
    "a kind, a level and an issue that went": {"content/vocabulary.yml": "partner_kinds: {other: {name: Other}}\n"},
    "a circle of places": {
        "content/places.yml": "us-oh-dayton: {name: Dayton, kind: city, parent: us-oh-dayton}\n",
    },
    "a circle of hubs": {
        "hubs/great-lakes.yml": "{name: Lakes, focus: place, place: us-oh, summary: All., parent: ohio}\n",
    },
    "a page of the staff": {"content/index.md": "See [[partner:nobody]] and [[place:us-zz]].\n"},
    "a page of the staff that is no text": {"content/index.md": b"# Caf\xe9\n"},
    "what a retired principle was replaced by": {"content/principles/teaching.yml": BROKEN},
}
THEME_FAULTS: Mapping[str, str] = {
    "theme/i18n/en.yml": "hubs: [\n",
    "theme/directory/hub.html": "{% if %}",
    "theme/directory/partner.html": "{{ t('no.such') }}",
    "theme/directory/badge.svg": "{{ nothing.of.the.kind }}",
}


@pytest.mark.parametrize("name", THEME_FAULTS)
def test_a_fault_of_the_theme_does_not_end_a_preview(name: str, folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    preview = builds(folder, strict=False, preview=True)
    good = next(preview)
    write_tree(folder, {name: THEME_FAULTS[name]})
    shown = next(preview)
    assert shown.pages.keys() == good.pages.keys()
    assert shown.page("partners/").text("main") == good.page("partners/").text("main")
    assert f"{Path(name).name}" in caplog.text
    if name.startswith("theme/directory/hub"):
        assert "directory/hub.html:1:" in shown.page("hubs/ohio/").text("main")


@pytest.mark.long  # each way in which a record, table or template can break, one after the other
def test_whatever_is_broken_the_last_good_version_stays_up(folder: Path) -> None:
    preview = builds(folder, strict=False, preview=True)
    good = next(preview)
    assert not good.page("problems/").all(".problems")
    for files in BREAKAGES.values():
        write_tree(folder, files)
        shown = next(preview)
        assert_told(shown, files)
        records = {address for address in good.pages if re.match(r"(partners|hubs|principles)/[a-z]", address)}
        records -= {address for address in records if "_" in address}  # lists by fields that the vocabulary declares
        assert records <= shown.pages.keys()
        write_tree(folder, {name: SMALL[name] for name in files})
    mended = next(preview)
    assert not mended.page("").all(".banner--problems")
    assert mended.pages.keys() == good.pages.keys()


@pytest.mark.parametrize(
    "broken", ["all records", "content/vocabulary.yml", "content/places.yml", "a circle of places"]
)
def test_whatever_is_broken_at_the_start_a_preview_is_built(folder: Path, broken: str) -> None:
    write_tree(folder, BREAKAGES[broken])
    assert_told(next(builds(folder, strict=False, preview=True)), BREAKAGES[broken])


def assert_told(site: Site, files: Mapping[str, str | bytes]) -> None:
    """Every page says that there are problems, the list of them names each broken file, and links lead somewhere."""
    assert not [page.address for page in site.pages.values() if not page.all(".banner--problems")]
    told = site.page("problems/").text(".problems")
    assert told
    assert not [name for name, text in files.items() if text == BROKEN and f"{name}:" not in told], told
    # Kinds that the vocabulary does not tell of have no pages.
    assert not [link for link in site.broken_links() if ": kinds/" not in link]


STUCK = "The preview stands still"
"""What names the banner above the last good site."""


def stands_still(page: Page | None) -> bool:
    return bool(page and page.all(f'.banner[aria-label="{STUCK}"]'))


def follows(page: Page | None, words: str) -> bool:
    return bool(page and words in page.text("main") and not stands_still(page))


FAILURES: Mapping[str, tuple[str, str, str]] = {
    "settings that are no YAML": ("mkdocs.yml", "nav: [\n", "mkdocs.yml:5:6"),
    "an option misspelled": ("mkdocs.yml", "plugins: [network-directory: {smaple: true}]\n", "mkdocs.yml:5:31"),
    "a theme that is not there": ("mkdocs.yml", "theme: {name: no-such-theme}\n", "configuration"),
    "a shell that is no template": ("theme/main.html", "<html>\n{% if %}\n", "theme/main.html:2:"),
    "a shell that fails": ("theme/main.html", "<html>\n{{ 1 / 0 }}\n", "theme/main.html:2: ZeroDivisionError"),
    "a missing page that is no template": ("theme/404.html", "<html>\n{% if %}\n", "theme/404.html:2:"),
}


def test_whatever_fails_the_last_good_site_is_shown_with_the_reason(folder: Path) -> None:
    config, orta = folder / "mkdocs.yml", folder / "partners" / "orta.md"
    good = config.read_text(encoding="utf-8")
    name = "Ohio Rural Teachers Alliance"
    with serving(folder) as preview:
        preview.shows("partners/orta/", name, START)
        for number, (file, text, reason) in enumerate(FAILURES.values()):
            (folder / file).write_text((good if file == "mkdocs.yml" else "") + text, encoding="utf-8")
            page = preview.wait("partners/orta/", stands_still)
            assert page
            assert name in page.text("main")
            assert reason in page.text("body")
            assert stands_still(preview.get("hubs/"))
            assert preview.get("no/such/page/") is None

            # When it is mended, the preview follows again.
            if file == "mkdocs.yml":
                config.write_text(good, encoding="utf-8")
            else:
                (folder / file).unlink()
            replace(orta, name, name := f"Ohio Rural Teachers {number}")
            preview.wait("partners/orta/", partial(follows, words=name))
        assert "Traceback" not in preview.log.read_text()


@pytest.mark.parametrize("option", usually(["--clean", "--dirty", "--strict"], ["--clean"]))
def test_so_it_is_however_the_preview_is_built(folder: Path, option: str) -> None:
    fund = folder / "partners" / "buckeye-fund.yml"
    with serving(folder, option) as preview:
        preview.shows("partners/buckeye-fund/", "The fund gives and lends.", START)
        (folder / "theme" / "main.html").write_text("<html>\n{% if %}\n")
        preview.wait("partners/buckeye-fund/", stands_still)
        preview.shows("partners/buckeye-fund/", "The fund gives and lends.")
        (folder / "theme" / "main.html").unlink()
        replace(fund, "The fund gives and lends.", "The fund gives.")
        preview.shows("partners/buckeye-fund/", "The fund gives.")


def test_a_preview_leaves_out_what_must_not_be_published(folder: Path, tmp_path: Path) -> None:
    secret = write_tree(tmp_path / "elsewhere", {"secret.txt": "Mine."})
    with serving(folder) as preview:
        preview.shows("", "Lake Counties Network", START)
        (folder / "content" / "secret.txt").symlink_to(secret / "secret.txt")
        write_tree(folder, {"content/assets/javascripts/finder/main.js": "alert('mine')\n"})
        preview.shows("problems/", "content/secret.txt:1:1")
        preview.shows("problems/", "content/assets/javascripts/finder/main.js:1:1")
        assert preview.get("secret.txt") is None
        script = preview.get("assets/javascripts/finder/main.js")
        assert script
        assert "alert('mine')" not in script.html
