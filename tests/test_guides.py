"""What the guides show works as they say."""

from __future__ import annotations

import importlib.util
import re
import shlex
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from network_directory.cli import main
from network_directory.engines.mkdocs.options import RULES
from tools.take_pictures import PICTURES, SCENES, SCREENS, SINGLE

from .site.sites import build, run
from .trees import ROOT, read, replace_in, write_tree

GUIDES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / ".github").rglob("*.md"))]
"""All that is written in Markdown for those who read the project's folder, and not the site."""
DECISIONS = ROOT / "docs/decisions"
PROGRAMS = {"git", "grep", "mkdocs", "pip", "pre-commit"}
"""What the guides name, and others make."""


def blocks(guide: str) -> list[str]:
    """The pieces of YAML that a guide shows."""
    return re.findall(r"^```yaml\n(.*?)^```", (ROOT / guide).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.site
def test_the_small_network_of_the_guide_builds(tmp_path: Path) -> None:
    files = {match[1]: text for text in blocks("docs/another-network.md") if (match := re.match(r"# (\S+)\n", text))}
    assert {"mkdocs.yml", "content/vocabulary.yml"} < files.keys()
    folder = write_tree(tmp_path, files)
    assert read(folder).problems == ()
    site = build(folder)
    assert all(site.has(f"{file.removeprefix('content/').rpartition('.')[0]}/") for file in files if "s/" in file)


@pytest.mark.site
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
    (entry,) = (text for text in blocks("docs/your-entry.md") if text.startswith("---\n"))
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
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for guide in GUIDES:
        text = guide.read_text("utf-8")
        assert set(re.findall(r"(?:^ *|`|\) )make\s([a-z-]+)", text, re.MULTILINE)) <= targets, guide.name
        assert set(re.findall(r"network-directory ([a-z]+)\b", text)) <= main.commands.keys(), guide.name


def commands() -> Iterator[tuple[str, str]]:
    """Each command line that a guide shows, in a block or among its words, and the guide's path."""
    for guide in GUIDES:
        text = guide.read_text("utf-8")
        shown = [
            line
            for block in re.findall(r"^ *```sh\n(.*?)^ *```", text, re.DOTALL | re.M)
            for line in block.splitlines()
        ]
        within = r"`((?:make|network-directory|mkdocs|git|grep|pre-commit|python3?|\.venv/bin/\w+) [^`…]+)`"
        for line in (*shown, *(" ".join(found.split()) for found in re.findall(within, text))):
            if line.strip():
                yield guide.relative_to(ROOT).as_posix(), line


@pytest.mark.parametrize(("guide", "line"), sorted(set(commands())))
def test_a_command_of_a_guide_can_be_run_as_it_is_shown(guide: str, line: str) -> None:
    program, *arguments = shlex.split(re.sub(r"^[A-Z_]+=(\$\(.*?\)|\S*) ", "", line), comments=True)
    match program.removeprefix(".venv/bin/"):
        case "make":
            # Says what it would run, so that targets, variables and what they need are there
            subprocess.run(
                ["make", "--dry-run", *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, timeout=60
            )
        case "network-directory":
            if arguments[0] in main.commands:
                command = main.commands[arguments[0]]
                command.make_parser(click.Context(command)).parse_args(arguments[1:])
            else:
                assert arguments == ["COMMAND", "--help"]
        case "pytest":
            assert all((ROOT / path).exists() for path in arguments if not path.startswith("-"))
        case "python" | "python3":
            if arguments[0] == "-m":
                assert importlib.util.find_spec(arguments[1])
            else:
                flag, script = arguments
                assert flag == "-c"
                exec(script, {})
        case other:
            assert other in PROGRAMS


def test_the_map_has_every_room_and_the_order_of_the_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    table = (
        (ROOT / "docs/developing.md")
        .read_text("utf-8")
        .partition("## The map of rooms\n")[2]
        .partition("\n\nNothing")[0]
    )
    rows = re.findall(r"^\| (`.+?`) \|", table, re.MULTILINE)
    shown = [re.findall(r"`(\w+)`", row) for row in rows]
    assert [room for row in shown for room in sorted(row)] == [
        room for layer in reversed(layers) for room in sorted(re.split(r" *[|:] *", layer), key=_place(shown))
    ]


def _place(shown: list[list[str]]) -> Callable[[str], tuple[int, str]]:
    """Where the map has a room: those of one layer may have a row each, in any order."""
    return lambda room: (next((n for n, row in enumerate(shown) if room in row), -1), room)


def test_every_decision_is_in_the_index_and_says_all_five_things() -> None:
    pages = sorted(DECISIONS.glob("[0-9]*.md"))
    index = re.findall(r"^\| (\d+) \| \[(.*)\]\((.*)\) \|$", (DECISIONS / "README.md").read_text("utf-8"), re.MULTILINE)
    assert [name for _, _, name in index] == [page.name for page in pages]
    for (number, title, name), page in zip(index, pages, strict=True):
        text = page.read_text("utf-8")
        assert text.startswith(f"# {number}. {title}\n")
        assert int(name[:4]) == int(number)
        assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
            "Where we stood",
            "What was decided",
            "Why",
            "What was refused",
            "What would make us think again",
        ]
        assert len(text.splitlines()) <= 40, "one screen"


def test_the_guides_show_the_pictures_that_are_taken_and_no_others() -> None:
    taken = {PICTURES / name for name in (*SINGLE, *SCENES, *(f"screens/{kind}.jpg" for kind in SCREENS))}
    pictures = r"(?:\]\(|src=\")([^)\"]+\.(?:png|jpg))"
    shown = {guide.parent / path for guide in GUIDES for path in re.findall(pictures, guide.read_text("utf-8"))}
    assert taken == shown


def test_the_guide_has_every_option_and_the_check_knows_each() -> None:
    text = (ROOT / "docs/another-network.md").read_text("utf-8").partition("## Options\n")[2].partition("\nWithout ")[0]
    told = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    assert told == RULES.keys()
