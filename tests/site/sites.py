"""Building sites, and looking at what was built as a visitor would."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from functools import cached_property
from itertools import count
from pathlib import Path
from unittest import mock
from urllib.parse import unquote, urljoin, urlsplit

import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser, LexborNode

from network_directory.clock import latest_day
from network_directory.engines.mkdocs.search_index import Indexer
from network_directory.network import Network, build_network
from network_directory.records import Folder, read_network

from ..trees import TODAY

EPOCH = "1795521600"
"""24 November 2026, the day on which all tests take place."""
ORIGIN = "https://partners-for.example/"
"""Where the sample site says that it is published."""
_LINKS = ("href", "src", "action", "poster", "xlink:href")


class Page:
    """A page of a site, as a browser understands it."""

    def __init__(self, address: str, html: str, origin: str = ORIGIN) -> None:
        self.address = address
        self.html = html
        self.tree = LexborHTMLParser(html)
        self._origin = origin

    def all(self, css: str) -> list[LexborNode]:
        """The elements that a selector matches, in the page's order."""
        return self.tree.css(css)

    def one(self, css: str) -> LexborNode:
        """The one element that a selector matches."""
        found = self.tree.css(css)
        assert len(found) == 1, f"{self.address} has {len(found)} elements {css}"
        return found[0]

    def text(self, css: str = "main") -> str:
        """What a visitor reads there, with single spaces."""
        return " ".join(self.one(css).text().split())

    @property
    def title(self) -> str:
        """What a browser calls the page."""
        return self.text("head title")

    @property
    def ids(self) -> list[str]:
        return [id for node in self.all("[id]") if (id := node.attributes["id"])]

    def links(self, within: str = "main") -> set[str]:
        """Where the links in a part of the page lead: addresses in the site, with fragments, and other URLs."""
        return {to for node in self.all(within) for to in self.links_of(node)}

    def links_of(self, node: LexborNode) -> list[str]:
        """Where the links in an element lead, in their order."""
        return [self.resolve(link.attributes["href"] or "") for link in node.css("a[href]")]

    def targets(self) -> Iterator[str]:
        """All that the page links to, loads or sends forms to."""
        for node in self.tree.css("*"):
            for name in _LINKS:
                if (value := node.attributes.get(name)) is not None:
                    yield self.resolve(value)
            if node.tag == "meta" and (target := redirect_of(node)):
                yield self.resolve(target)

    def resolve(self, href: str) -> str:
        """A link's address from the site's root; as it is if it leads elsewhere."""
        url = urljoin(self._origin + self.address, href)
        return url.removeprefix(self._origin) if url.startswith(self._origin) else url


class Site:
    """A site that was built."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        """The folder of its network."""
        self.root = root
        """The folder that would be published."""

    @cached_property
    def documents(self) -> Mapping[str, Page]:
        """All HTML files by address, those included that only lead on."""
        return {
            self.address(path): Page(self.address(path), path.read_text(encoding="utf-8"), self.origin)
            for path in sorted(self.root.rglob("*.html"))
        }

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """The pages: neither redirects nor what is shown for a missing page."""
        return {
            address: page
            for address, page in self.documents.items()
            if address != "404.html" and not page.all("meta[http-equiv=refresh]")
        }

    @cached_property
    def files(self) -> frozenset[str]:
        """The addresses of all files; that of an index.html is its folder's."""
        return frozenset(self.address(path) for path in self.root.rglob("*") if path.is_file())

    @cached_property
    def network(self) -> Network:
        """The network that the site shows."""
        return build_network(read_network(Folder(self.folder), latest_day(TODAY)).records, TODAY)

    @cached_property
    def origin(self) -> str:
        """Where it is published; somewhere, if it does not say."""
        config = (self.folder / "mkdocs.yml").read_text(encoding="utf-8")
        found = re.search(r"^site_url: (\S+)", config, re.MULTILINE)
        return found[1] if found else "https://site.invalid/"

    def address(self, path: Path) -> str:
        return re.sub(r"(^|/)index\.html$", r"\1", path.relative_to(self.root).as_posix())

    def page(self, address: str) -> Page:
        return self.documents[address]

    def read(self, address: str) -> str:
        return (self.root / address).read_text(encoding="utf-8")

    def has(self, target: str) -> bool:
        """Whether a link from somewhere in the site, by its address from the root, leads to something."""
        path, _, fragment = target.partition("#")
        path = unquote(path.partition("?")[0])
        if path not in self.files:
            return False
        return not fragment or unquote(fragment) in self._ids(path)

    def broken_links(self) -> list[str]:
        """Each page with a link in it that leads to nothing."""
        return [
            f"{page.address}: {target}"
            for page in self.documents.values()
            for target in page.targets()
            if not urlsplit(target).scheme and not self.has(target)
        ]

    def _ids(self, address: str) -> frozenset[str]:
        if address not in self._known_ids:
            self._known_ids[address] = frozenset(self.documents[address].ids)
        return self._known_ids[address]

    @cached_property
    def _known_ids(self) -> dict[str, frozenset[str]]:
        return {}


def first(node: LexborNode, css: str) -> LexborNode:
    """The first element in another one that a selector matches."""
    found = node.css_first(css)
    assert found is not None, f"there is no {css}"
    return found


def attribute(node: LexborNode, name: str) -> str:
    """An attribute that an element has to have."""
    value = node.attributes[name]
    assert value is not None, f"{name} has no value"
    return value


def heading_levels(page: Page, css: str) -> list[int]:
    """The levels of the headings that a selector matches, in the page's order."""
    return [int((node.tag or "")[1:]) for node in page.all(css)]


def redirect_of(node: LexborNode) -> str | None:
    """Where a meta element leads on to."""
    if (node.attributes.get("http-equiv") or "").lower() != "refresh":
        return None
    return (node.attributes.get("content") or "").partition("url=")[2]


def build(folder: Path, to: Path | None = None, *, strict: bool = True, search: bool = False) -> Site:
    """Build a network's site by MkDocs, in this process; with its `search` index only where a test is about it."""
    return next(builds(folder, to, strict=strict, search=search))


def builds(
    folder: Path, to: Path | None = None, *, strict: bool = True, search: bool = False, preview: bool = False
) -> Iterator[Site]:
    """Build a network's site again each time that another one is asked for."""
    root = to or folder / "site"
    index = nullcontext() if search else mock.patch.multiple(Indexer, index=lambda *_: None, start=lambda *_: None)
    for number in count():
        with mock.patch.dict(os.environ, SOURCE_DATE_EPOCH=EPOCH), index:
            config = load_config(str(folder / "mkdocs.yml"), site_dir=str(root), strict=strict)
            if number == 0:
                config.plugins.on_startup(command="serve" if preview else "build", dirty=False)
            mkdocs_build(config)
            if not preview:
                config.plugins.on_shutdown()
        yield Site(folder, root)


def run(*command: str, folder: Path, timeout: float = 120, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the environment that the tests run in, such as `mkdocs build`, in a network's folder."""
    return subprocess.run(
        [str(Path(sys.executable).with_name(command[0])), *command[1:]],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, **environment},
        capture_output=True,
        text=True,
        timeout=timeout,
    )


def contents(root: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def hosts_of(folder: Path) -> set[str]:
    """The hosts that a network's records, pages and configuration name."""
    texts = [folder / "mkdocs.yml", *folder.glob("partners/*"), *folder.glob("hubs/*"), *folder.glob("content/**/*")]
    return {
        host.lower()
        for path in texts
        if path.suffix in (".md", ".yml")
        for host in re.findall(r"https?://([\w.-]+\w)", path.read_text(encoding="utf-8"))
    }


def configuration(folder: Path) -> dict[str, object]:
    """What mkdocs.yml says."""
    loaded = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded
