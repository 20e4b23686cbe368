"""Measure what checking and building cost, side by side in one run: `python -m benchmarks [SIZE ...]`.

Times differ from machine to machine and from hour to hour; the ratios are what to look at. Work that grows in step
with the network has a ratio near 1, and a plain MkDocs site of as many Markdown pages is measured beside it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .networks import write_network

SIZES = (250, 1000)
RUNS = 3
BIN = Path(sys.executable).parent


def main(sizes: list[int]) -> None:
    print(f"{'':24}{'partners':>10}{'seconds':>10}{'ms each':>10}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("check", "build", "plain MkDocs"):
            first = None
            for size in sizes:
                folder = Path(scratch) / str(size)
                if not folder.exists():
                    write_network(folder / "network", size)
                    write_plain(folder / "plain", size)
                seconds = fastest(name, folder)
                each = seconds / size * 1000
                first = first or each
                print(f"{name:24}{size:>10}{seconds:>10.2f}{each:>10.2f}{each / first:>8.2f}", flush=True)


def fastest(name: str, folder: Path) -> float:
    """The shortest of some runs, in seconds."""
    commands = {
        "check": ([BIN / "network-directory", "check"], folder / "network"),
        "build": ([BIN / "mkdocs", "build", "--quiet"], folder / "network"),
        "plain MkDocs": ([BIN / "mkdocs", "build", "--quiet"], folder / "plain"),
    }
    command, where = commands[name]
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run([str(part) for part in command], cwd=where, env=environment, check=True, capture_output=True)
        times.append(time.perf_counter() - begun)
    return min(times)


def write_plain(folder: Path, pages: int) -> None:
    """A Material site with as many Markdown pages out of the navigation."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    config = (
        "site_name: Plain\ntheme: {name: material, font: false}\nplugins: []\nnav: [index.md]\nnot_in_nav: /page-*\n"
    )
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    for number in range(pages):
        text = f"# Page {number}\n\nIt has *two* paragraphs.\n\nAnd a [link](https://example.org/).\n"
        (docs / f"page-{number}.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
