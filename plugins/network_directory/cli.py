"""The command `network-directory`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

import click

from .clock import as_of_today, latest_day
from .collection import collection_paused
from .network import build_network
from .network.ageing import dues
from .records import Folder, Problem, Reading, errors, read_network
from .reports.problems import problems_json, problems_text
from .reports.stale import stale_json, stale_markdown, stale_text

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
    click.echo({"text": problems_text, "json": problems_json}[form](problems, reading.checked))
    failing = problems if strict else errors(problems)
    sys.exit(PROBLEMS if failing else CLEAN)


@main.command()
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge by; today if left out.")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="How to print.")
def stale(as_of: datetime | None, form: str) -> None:
    """List what is due or has lapsed, by partner: evidence, reviews and confirmations.

    Exits with 0 whatever is due, 1 if the records have errors, 2 if the command could not run.
    """
    reading = _read(_find_network(()))
    if faults := errors(reading.problems):
        click.echo(problems_text(faults, reading.checked))
        sys.exit(PROBLEMS)
    day = as_of.date() if as_of else _as_of()
    found = dues(build_network(reading.records, day))
    click.echo({"text": stale_text, "json": stale_json, "markdown": stale_markdown}[form](found, day))


@collection_paused()
def _read(root: Path) -> Reading:
    if not sys.stderr.isatty():
        return read_network(Folder(root), latest_day(_as_of()))
    with click.progressbar(length=1, label="Reading records", file=sys.stderr) as bar:

        def advance(done: int, of: int) -> None:
            bar.length = of
            bar.update(1)

        return read_network(Folder(root), latest_day(_as_of()), advance)


def _as_of() -> date:
    try:
        return as_of_today()
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
