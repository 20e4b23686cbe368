"""What the guides show works as they say."""

from __future__ import annotations

import re
from pathlib import Path

from network_directory.cli import main
from network_directory.engines.mkdocs.options import RULES
from tools.take_pictures import PICTURES, SCENES, SCREENS, SINGLE

from .site.sites import build, run
from .trees import ROOT, read, replace_in, write_tree

GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


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


def test_the_small_network_builds_strictly_with_an_honest_claim(tmp_path: Path) -> None:
    files = {match[1]: text for text in blocks("docs/another-network.md") if (match := re.match(r"# (\S+)\n", text))}
    folder = write_tree(tmp_path, files)
    replace_in(folder / "partners/harbor-library.yml", "stance: endorses", "stance: practices")
    assert [problem.code for problem in read(folder).problems] == ["ND303"]
    done = run("mkdocs", "build", "--strict", folder=folder)
    assert done.returncode == 0, done.stderr
    assert "partners/harbor-library.yml:7:37: warning ND303" in done.stderr
    assert "1 warning in the records; the site is built all the same." in done.stderr
    assert (folder / "site/partners/harbor-library/index.html").is_file()


def test_the_whole_entry_of_the_guide_passes(sample: Path) -> None:
    (entry,) = (text for text in blocks("CONTRIBUTING.md") if text.startswith("---\n"))
    (sample / "partners" / "dayton-reading-circle.md").write_text(entry, encoding="utf-8")
    assert read(sample).problems == ()
    assert read(sample).records.partners["dayton-reading-circle"].record.name == "Dayton Reading Circle"


def test_links_of_the_guides_lead_somewhere() -> None:
    for guide in GUIDES:
        text = guide.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)|src=\"([^\"]+)\"", text):
            path, _, fragment = next(filter(None, target)).partition("#")
            other = guide.parent / path if path else guide
            assert other.exists(), f"{guide.name}: {path}"
            if fragment:
                heads = re.findall(r"^#+ (.*)$", other.read_text(encoding="utf-8"), re.MULTILINE)
                assert fragment in {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads}, fragment


def test_the_readme_has_every_command() -> None:
    table = (ROOT / "README.md").read_text("utf-8").partition("## The command\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)[ `]", table, re.MULTILINE)) == main.commands.keys()


def test_targets_and_commands_of_the_guides_are_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for guide in GUIDES:
        text = guide.read_text("utf-8")
        assert set(re.findall(r"(?:^ *|`|\) )make ([a-z]+)", text, re.MULTILINE)) <= targets, guide.name
        assert set(re.findall(r"network-directory ([a-z]+)\b", text)) <= main.commands.keys(), guide.name


def test_the_guides_show_the_pictures_that_are_taken_and_no_others() -> None:
    taken = {PICTURES / name for name in (*SINGLE, *SCENES, *(f"screens/{kind}.jpg" for kind in SCREENS))}
    pictures = r"(?:\]\(|src=\")([^)\"]+\.(?:png|jpg))"
    shown = {guide.parent / path for guide in GUIDES for path in re.findall(pictures, guide.read_text("utf-8"))}
    assert taken == shown


def test_the_guide_has_every_option_and_the_check_knows_each() -> None:
    text = (ROOT / "docs/another-network.md").read_text("utf-8").partition("## Options\n")[2].partition("\nWithout ")[0]
    told = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    assert told == RULES.keys()
