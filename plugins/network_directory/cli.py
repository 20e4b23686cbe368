"""The command `network-directory`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import IO, Any

import click

from .clock import as_of_today, latest_day
from .records import Folder, Problem, Reading, Severity, errors, read_network

CLEAN, PROBLEMS, COULD_NOT_RUN = 0, 1, 2


class CannotRunError(click.ClickException):
    """Why a command could not do its work at all."""

    exit_code = COULD_NOT_RUN

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"network-directory: {self.message}", err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-network-directory")
def main() -> None:
    """Look after the records of a network's public directory."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print problems.")
@click.option("--strict", is_flag=True, help="Let warnings fail the check too.")
def check(paths: Sequence[Path], form: str, strict: bool) -> None:
    """Check all records and print every problem.

    PATHS is a network's folder, or files and folders in one to which the report is limited; by default it is the
    network around the current folder. All records are read in any case, for they refer to each other.

    Exits with 0 if there is nothing wrong, 1 if there are problems, 2 if the check could not run.
    """
    root = _find_network(paths)
    reading = _read(root)
    problems = [problem for problem in reading.problems if _concerns(problem, root, paths)]
    if form == "json":
        click.echo(
            json.dumps({"checked": dict(reading.checked), "problems": [_as_json(p) for p in problems]}, indent=2)
        )
    else:
        _print(problems, reading)
    failing = problems if strict else errors(problems)
    sys.exit(PROBLEMS if failing else CLEAN)


def _read(root: Path) -> Reading:
    if not sys.stderr.isatty():
        return read_network(Folder(root), _today())
    with click.progressbar(length=1, label="Reading records", file=sys.stderr) as bar:

        def advance(done: int, of: int) -> None:
            bar.length = of
            bar.update(1)

        return read_network(Folder(root), _today(), advance)


def _today() -> date:
    try:
        return latest_day(as_of_today())
    except ValueError:
        raise CannotRunError("SOURCE_DATE_EPOCH must be a number of seconds") from None


def _find_network(paths: Sequence[Path]) -> Path:
    """The folder of the network that the paths belong to."""
    start = paths[0] if paths else Path()
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise CannotRunError(f"there is no file or folder {', '.join(map(str, missing))}")
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file() or ((folder / "partners").is_dir() and (folder / "content").is_dir()):
            return folder
    raise CannotRunError(f"{here} is not in a network's folder, which holds partners/, hubs/ and content/")


def _concerns(problem: Problem, root: Path, paths: Iterable[Path]) -> bool:
    """Whether a problem's file is one of the paths, or in one of them."""
    file = root / problem.file
    wanted = [path.resolve() for path in paths]
    return not wanted or any(path == file or path in file.parents for path in wanted)


def _as_json(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.at.line,
        "column": problem.at.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "suggestion": problem.suggestion,
    }


def _print(problems: Sequence[Problem], reading: Reading) -> None:
    for problem in problems:
        place = click.style(f"{problem.file}:{problem.at.line}:{problem.at.column}:", bold=True)
        colour = "red" if problem.severity is Severity.ERROR else "yellow"
        severity = click.style(f"{problem.severity} {problem.code}", fg=colour)
        click.echo(f"{place} {severity} {problem.message}")
    counted = ", ".join(f"{count} {kind[:-1] if count == 1 else kind}" for kind, count in reading.checked.items())
    wrong = len(errors(problems))
    said = f"{_plural(wrong, 'error')}, {_plural(len(problems) - wrong, 'warning')}" if problems else "no problems"
    click.echo(f"Checked {counted}: {said}.")


def _plural(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
