"""What others take for as many pages of the same length: Material without a search, Hugo, and Zensical.

Each page of a baseline says in Markdown what the record of a partner says; where the network's site has more pages
than partners, the partners' turns come again. Hugo has templates as an ordinary site has them: a base with partials, a
single page that leads to its neighbors, and a list in pages of twenty.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml

HOME = Path(__file__).parent.parent
OURS = Path(sys.executable).parent
OTHERS = HOME / ".venv/bench/bin"


@dataclass(frozen=True, slots=True)
class Baseline:
    """Another way to make a site of pages."""

    name: str
    command: tuple[str | Path, ...]
    pages: str
    """The folder of its pages, from its own."""
    files: Path
    """The files that it has beside its pages."""
    kept: tuple[str, ...]
    """The folders of what it made and keeps, from its own."""

    @property
    def missing(self) -> str:
        """Why it cannot be measured, or nothing."""
        program = Path(self.command[0])
        return "" if program.exists() else f"{program.name} is not installed: make .venv/bench.stamp"

    def lay(self, folder: Path, pages: Sequence[str]) -> Path:
        """Write its files and pages. Returns the folder."""
        shutil.copytree(self.files, folder)
        (folder / self.pages).mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(pages):
            (folder / self.pages / f"page-{number:05}.md").write_text(text, encoding="utf-8")
        return folder


FILES = Path(__file__).parent / "baselines"
MATERIAL = Baseline("material", (OURS / "mkdocs", "build", "--quiet"), "docs", FILES / "material", ("site",))
HUGO = Baseline("hugo", (OTHERS / "hugo", "--quiet"), "content/partners", FILES / "hugo", ("public", "resources"))
ZENSICAL = Baseline("zensical", (OTHERS / "zensical", "build"), "docs", FILES / "material", ("site", ".cache"))


def markdown_pages(network: Path, count: int) -> Iterator[str]:
    """As many pages as asked for, each with front matter, and as long as the record of a partner."""
    records = sorted((network / "partners").iterdir())
    for number, path in enumerate(islice(cycle(records), count)):
        yield markdown_page(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), number)


def markdown_page(partner: dict[str, Any], number: int) -> str:
    """What a partner's record says, in Markdown."""
    name, summary = f"{partner['name']} ({number})", partner["summary"]
    facts = {
        "Kind": partner["kind"],
        "Founded": partner["founded"],
        "Based in": partner["based_in"],
        "Serves": ", ".join(partner["serves"]),
        "Levels": ", ".join(partner["levels"]),
        "Joined": partner["joined"],
        "Confirmed": f"{partner['confirmed']['on']} by {partner['confirmed']['by']}",
        "Members": partner["extra"]["membership"],
        "Web": f"[{partner['url']}]({partner['url']})",
        "Mail": f"<{partner['contact']['email']}>",
    }
    lines = ["---", f"title: {name}", f'description: "{summary}"', "---", "", summary, ""]
    lines += [f"- **{what}**: {said}" for what, said in facts.items()]
    lines += ["", "## Hubs", "", *(f"- {hub['hub']}, since {hub['since']}" for hub in partner["hubs"])]
    lines += ["", "## Contributes and seeks", ""]
    lines += [f"- {offer['type']}: {offer['what']}" for offer in partner["contributes"] + partner["seeks"]]
    for entry in partner["alignment"]:
        lines += ["", f"## {entry['principle']}", "", f"*{entry['stance']}*. {entry['statement']}", ""]
        lines += [
            f"- [{one['title']}]({one['url']}), {one['date']}, {one['kind']}" for one in entry.get("evidence", ())
        ]
        if "reviewed" in entry:
            lines += ["", f"Reviewed on {entry['reviewed']['on']} by {entry['reviewed']['by']}."]
    return "\n".join((*lines, "", "## About", "", partner["about"]))
