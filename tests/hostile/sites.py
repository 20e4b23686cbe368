"""Sites built from hostile records: does anything in them run, and do two builds at once mix?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Dialog, Page

from ..trees import SMALL, write_tree

CONFIG = "site_name: Lakes\ndocs_dir: content\ntheme: {name: material}\nplugins: [network-directory]\n"
_RUNS = "window.executed=1"
PAYLOADS = (
    f"<script>{_RUNS}</script>",
    f"<img src=x onerror={_RUNS}>",
    f"<svg onload={_RUNS}>",
    f'"><script>{_RUNS}</script>',
    f"'-{_RUNS}-'",
    f"javascript:{_RUNS}",
    f"{{{{ {_RUNS} }}}}",
    "{% import os %}",
    f"</title><script>{_RUNS}</script>",
    f"</script><script>{_RUNS}//",
    f"<!--><script>{_RUNS}</script>",
    f"${{{_RUNS}}}",
    f"<a href=javascript:{_RUNS}>x</a>",
    f"]]><script>{_RUNS}</script>",
    f"<iframe srcdoc='<script>parent.{_RUNS}</script>'></iframe>",
    f"&lt;script&gt;{_RUNS}",
)
"""What would run if it were put into a page as it is."""


def hostile_network(root: Path) -> Path:
    """A network whose records hold something that would run in every text."""
    files: dict[str, str | bytes] = {**SMALL, "mkdocs.yml": CONFIG}
    for number, payload in enumerate(PAYLOADS):
        record = {
            "name": f"P{number} {payload}",
            "also_known_as": [payload],
            "kind": "advocacy",
            "summary": payload,
            "based_in": "us-oh",
            "contributes": [{"type": "expertise", "what": payload}],
            "alignment": [
                {
                    "principle": "teaching",
                    "stance": "practices",
                    "statement": payload,
                    "evidence": [{"title": payload, "url": "https://x.example", "date": "2026"}],
                }
            ],
        }
        files[f"partners/p{number}.yml"] = json.dumps(record)
    return write_tree(root, files)


def build(folder: Path, *more: str) -> subprocess.Popen[bytes]:
    """A build at work."""
    command = [str(Path(sys.executable).with_name("mkdocs")), "build", "-q", *more]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def executed(page: Page, address: str, site: Path) -> int:
    """On how many pages of hostile records something ran, asked something, or was fetched from elsewhere."""
    count = 0
    caught: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        caught.append("dialog")
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("request", lambda request: caught.append(request.url) if not request.url.startswith(address) else None)
    for path in sorted(site.glob("partners/p[0-9]*/index.html")):
        page.goto(address + path.relative_to(site).as_posix())
        count += bool(caught or page.evaluate("window.executed"))
        caught.clear()
    return count


def mixed_sites(root: Path, rounds: int) -> int:
    """How many times two builds at once left anything else than the site that one alone leaves."""
    alone = write_tree(root / "alone", {**SMALL, "mkdocs.yml": CONFIG})
    assert build(alone).wait() == 0
    count = 0
    for number in range(rounds):
        folder = write_tree(root / f"both-{number}", {**SMALL, "mkdocs.yml": CONFIG})
        codes = sorted(started.wait() for started in [build(folder), build(folder)])
        count += codes not in ([0, 0], [0, 1]) or _files(folder / "site") != _files(alone / "site")
    return count


def _files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*")}
