"""The same edition without any engine: it says what the site says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from ..site.conftest import site  # noqa: F401 - the fixture
from ..site.sites import EPOCH, Site, contents, run
from ..trees import SAMPLE

pytestmark = pytest.mark.site
_WITHOUT_ENGINES = """
import sys

class Refuses:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("mkdocs", "properdocs", "material"):
            raise ImportError(f"{name} is not to be imported")

sys.meta_path.insert(0, Refuses())
from network_directory.cli import main
main()
"""


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample network's site, written where no engine can be imported."""
    to = tmp_path_factory.mktemp("exported") / "site"
    command = [sys.executable, "-c", _WITHOUT_ENGINES, "export", "--engine", "none", "--to", str(to)]
    subprocess.run(command, cwd=SAMPLE, check=True, capture_output=True, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH})
    return to


def main_of(html: str) -> str:
    """What stands in a page's main element."""
    node = LexborHTMLParser(html).css_first("main")
    assert node
    return "".join(child.html or "" for child in node.iter(include_text=True)).strip()


def test_every_page_of_records_says_the_same(exported: Path, site: Site) -> None:  # noqa: F811
    theirs = Site(SAMPLE, exported).documents
    ours = {address: page for address, page in site.documents.items() if page.all("main")}
    assert ours.keys() - theirs.keys() == {"404.html", "about/"}, "those that staff write, and the missing page"
    for address in sorted(ours.keys() & theirs.keys() - {""}):  # the home page has the staff's own words
        assert main_of(theirs[address].html) == main_of(ours[address].html), address


def test_every_file_is_the_same(exported: Path, site: Site) -> None:  # noqa: F811
    theirs = contents(site.root)
    pages = {name for name in theirs if name.endswith(".html")}
    for name, content in contents(exported).items():
        if name not in pages:
            assert theirs[name] == content, name


def test_the_shell_is_bare_and_works(exported: Path) -> None:
    bare = Site(SAMPLE, exported)
    page = bare.page("partners/ohio-rural-teachers-alliance/")
    assert page.one("a.skip").attributes["href"] == "#main"
    assert page.one("main#main")
    menu = [" ".join(link.text().split()) for link in page.all("nav a")]
    assert menu[:3] == ["Partners for", "Partners", "Hubs"]
    assert page.text("aside.banner").startswith("Sample")
    assert page.all("script") == []
    links = {to for to in page.links("nav") if to}
    assert links
    assert all(bare.has(to) for to in links)


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("Mine")
    done = run("network-directory", "export", "--engine", "none", "--to", str(tmp_path), folder=SAMPLE)
    assert done.returncode == 2
    assert "name a folder that is new or empty" in done.stderr
    assert contents(tmp_path) == {"mine.txt": b"Mine"}


def test_faults_of_records_end_it(network: Path, tmp_path: Path) -> None:
    (network / "partners/broken.yml").write_text("name: Broken\n")
    done = run("network-directory", "export", "--engine", "none", "--to", str(tmp_path / "to"), folder=network)
    assert done.returncode == 1
    assert "partners/broken.yml:1:1: error ND202" in done.stdout
    assert not (tmp_path / "to").exists()
