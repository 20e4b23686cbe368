"""What the guides show works as they say."""

from __future__ import annotations

import re
from pathlib import Path

from .site.sites import build
from .trees import ROOT, read, write_tree


def blocks(guide: str) -> list[str]:
    """The pieces of YAML that a guide shows."""
    return re.findall(r"^```yaml\n(.*?)^```", (ROOT / guide).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def test_the_small_network_of_the_guide_builds(tmp_path: Path) -> None:
    files = {match[1]: text for text in blocks("docs/another-network.md") if (match := re.match(r"# (\S+)\n", text))}
    assert {"mkdocs.yml", "content/vocabulary.yml"} < files.keys()
    folder = write_tree(tmp_path, files)
    assert read(folder).problems == ()
    site = build(folder)
    assert all(site.has(f"{file.removeprefix('content/').rpartition('.')[0]}/") for file in files if "s/" in file)


def test_the_whole_entry_of_the_guide_passes(sample: Path) -> None:
    (entry,) = (text for text in blocks("CONTRIBUTING.md") if text.startswith("---\n"))
    (sample / "partners" / "dayton-reading-circle.md").write_text(entry, encoding="utf-8")
    assert read(sample).problems == ()
    assert read(sample).records.partners["dayton-reading-circle"].record.name == "Dayton Reading Circle"


def test_links_of_the_guides_lead_somewhere() -> None:
    guides = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    for guide in guides:
        text = guide.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)|src=\"([^\"]+)\"", text):
            path, _, fragment = next(filter(None, target)).partition("#")
            other = guide.parent / path if path else guide
            assert other.exists(), f"{guide.name}: {path}"
            if fragment:
                heads = re.findall(r"^#+ (.*)$", other.read_text(encoding="utf-8"), re.MULTILINE)
                assert fragment in {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads}, fragment
