"""Run as a process of its own, in which no engine can be imported: draws what it is given, or a network's pages.

python elsewhere.py contexts GIVEN DRAWN          # draw pickled heads and contexts
python elsewhere.py network FOLDER THEME DRAWN    # read a network, and draw its pages
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Sequence
from datetime import date
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

ENGINES = ("mkdocs", "properdocs", "zensical", "material")


class NoEngine:
    """Lets nothing of an engine be imported, as if none were installed."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name.partition(".")[0] in ENGINES:
            raise ModuleNotFoundError(f"no module named {name!r}", name=name)
        return None


def draw_contexts(given: Path) -> dict[str, str]:
    from network_directory.pages import Renderer

    words, site, theme, pages = pickle.loads(given.read_bytes())
    renderer = Renderer(words, site, theme)
    assert "network_directory.edition" not in sys.modules
    return {head.address: renderer.draw(head, context) for head, context in pages}


def draw_network(folder: Path, theme: Path) -> dict[str, str]:
    from network_directory.edition import Edition
    from network_directory.records import Folder, read_network
    from network_directory.site import Words
    from network_directory.site.site import Site

    day = date(2026, 11, 24)
    reading = read_network(Folder(folder), day)
    site = Site("Sample", "", None, True, "", "", None, None, "content", None, None)
    edition = Edition(reading, day, Words.load("en", [theme]), site, [theme], folder)
    return {page.head.address: edition.draw(page.head.address) for page in edition.pages()}


if __name__ == "__main__":
    sys.meta_path.insert(0, NoEngine())
    what, *given, drawn = sys.argv[1:]
    pages = draw_contexts(Path(given[0])) if what == "contexts" else draw_network(Path(given[0]), Path(given[1]))
    assert not {name for name in sys.modules if name.partition(".")[0] in ENGINES}
    Path(drawn).write_bytes(pickle.dumps(pages))
