"""The command `network-directory`.

What draws pages, compares and writes is imported by the commands that do so: a check, which is what runs most, would
spend as much time on importing these as on all records.
"""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import monotonic
from typing import IO, TYPE_CHECKING, Any

import click
from pydantic_core import PydanticCustomError

from .clock import latest_day
from .engines.mkdocs.network_folder import NetworkFolder
from .engines.mkdocs.settings import FILE as SETTINGS
from .memory import collection_paused
from .records import CODES, Folder, Kind, Reading, errors, read_network
from .records.answers import Answers, english
from .records.explanations import explanation
from .records.suggest import near
from .records.types import check_address, parse_date, refusal
from .reports.explanation_text import codes_text, explanation_text
from .reports.plain import for_terminal
from .reports.problem_lists import plural, problems_github, problems_json, problems_rdjson, problems_text
from .writing.json_schema import KINDS, schemas
from .writing.new import STARTABLE, MissingError, name_from, new_record
from .writing.spans import decoded

if TYPE_CHECKING:
    from .edition import Edition
    from .engines.bare import MenuEntry

CLEAN, PROBLEMS, COULD_NOT_RUN = 0, 1, 2
PATIENCE = 1.0
"""For how many seconds reading goes on without showing how far it is."""


class CannotRunError(click.ClickException):
    """Why a command could not do its work at all."""

    exit_code = COULD_NOT_RUN

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"network-directory: {for_terminal(self.message)}", err=True)


class _Day(click.ParamType[date]):
    """A day, or the last one of a month or a year."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else parse_date(value).last_day
        except ValueError as error:
            self.fail(str(error), param, ctx)


RENAMED = {"stale": "due"}
"""What commands are called today, by an earlier name."""


class _Commands(click.Group):
    """Says in one line what the system refuses, such as to write where nobody may, or on a disk that is full."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] in RENAMED:
            raise CannotRunError(f"“{args[0]}” is called “{RENAMED[args[0]]}” now")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # nobody reads on, which click takes care of
                raise
            about = f"{error.filename}: " if error.filename else ""
            raise CannotRunError(f"{about}{error.strerror or error}") from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-network-directory")
def main() -> None:
    """Look after the records of a network's public directory."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # so that no name of a file or a partner can end in a traceback
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "rdjson"]),
    default="text",
    help="How to print problems: github is for GitHub Actions, rdjson for reviewdog.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail the check too, unless the record accepts them.")
def check(paths: Sequence[Path], form: str, strict: bool) -> None:
    """Check all records and print every problem.

    PATHS is a network's folder, or files and folders in one to which the report is limited; by default it is the
    network around the current folder. All records are read in any case, for they refer to each other.

    Exits with 0 if there is nothing wrong, 1 if there are problems, 2 if the check could not run.
    """
    network = _find_network(paths)
    root = network.root
    reading, answers = _read(network), _answers(network)
    problems = [problem for problem in reading.problems if _concerns(problem.file, root, paths)]
    accepted = [warning for warning in reading.accepted if _concerns(warning.problem.file, root, paths)]
    match form:
        case "github":
            report = problems_github(problems, _seen_from(os.environ.get("GITHUB_WORKSPACE", "."), root), answers)
        case "rdjson":
            here = _seen_from(".", root)
            report = problems_rdjson(
                problems, here, lambda file: _text(root / file), network.settings.site.url, answers
            )
        case "json":
            report = problems_json(problems, reading.checked, answers, accepted)
        case _:
            report = problems_text(problems, reading.checked, answers, accepted)
    if report:
        click.echo(report)
    failing = problems if strict else errors(problems)
    sys.exit(PROBLEMS if failing else CLEAN)


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a problem's CODE means, with a wrong and a right example; without CODE list all codes."""
    answers = _answers_around()
    if code is None:
        click.echo(codes_text(answers))
        return
    wanted = code.upper()
    if wanted not in CODES:
        likely = near(wanted.casefold(), (known.casefold() for known in CODES))
        hint = f"did you mean {likely.upper()}?" if likely else "“network-directory explain” lists all"
        raise CannotRunError(f"there is no code '{code}'; {hint}")
    click.echo(explanation_text(explanation(wanted, answers), answers))


@main.command()
@click.argument("kind", type=click.Choice([kind.value for kind in STARTABLE]))
@click.argument("id")
@click.option("--name", help="What it is called; made from the id if left out.")
@click.option("--form", type=click.Choice(["md", "yml"]), default="md", help="Markdown with fields on top, or YAML.")
def new(kind: str, id: str, name: str | None, form: str) -> None:
    """Start a record: a file with all fields, explained, that passes the check already.

    Exits with 0 if it was written, 2 if not. Nothing is ever overwritten.
    """
    network = _find_network(())
    root, answers = network.root, _answers(network)
    try:
        check_address(id, kind)
    except PydanticCustomError as error:
        raise CannotRunError(answers.text(refusal(error).said)) from None
    folder = root / _folder(network).of(Kind(kind))
    path = folder / f"{id}.{form}"
    if taken := [other for other in (folder / f"{id}.md", folder / f"{id}.yml") if os.path.lexists(other)]:
        raise CannotRunError(f"{_name(taken[0], root)} is there already")
    before = _read(network)
    called = " ".join((name or "").split()) or name_from(id)
    try:
        text = new_record(Kind(kind), called, form, before.records, _schema_url(network, kind))
    except MissingError as error:
        raise CannotRunError(answers.text(error.said)) from None
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    new_problems = [problem for problem in _read(network).problems if problem not in before.problems]
    if faults := errors(new_problems):
        path.unlink()
        raise CannotRunError(f"this cannot be a {kind}: {faults[0].line(answers)}")
    click.echo(f"Wrote {_name(path, root)}. Fill it in, then run: network-directory check {_name(path, root)}")
    for problem in new_problems:
        click.echo(for_terminal(problem.line(answers)), err=True)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit with 1 if something could be mended.")
def fix(paths: Sequence[Path], only_check: bool) -> None:
    """Mend what has one certain answer, and keep everything else as it is, comments included.

    Mended are quotation marks, colons, commas, hyphens and indentation that YAML takes otherwise, tabs, spaces at the
    ends of lines, the spelling of keys and of words from a closed list, dates, numbers, addresses and codes in another
    form, single values for lists, ids by an earlier id or by a name, and hubs that have merged. Nothing that you wrote
    is left out: what needs a decision is left to you.

    PATHS is as for check. Exits with 0, or with 2 if it could not run.
    """
    from .reports.fixes import mends_text
    from .writing.fix import fix as fixed

    network = _find_network(paths)
    root = network.root
    with collection_paused():
        fixes = fixed(_folder(network), latest_day(_as_of(network)), lambda file: _concerns(file, root, paths))
    left = [*network.settings.problems, *fixes.left]
    left = [problem for problem in left if _concerns(problem.file, root, paths)]
    if not only_check:
        for file, content in fixes.contents.items():
            (root / file).write_bytes(content)
    click.echo(mends_text(fixes.mends, left, _answers(network), would=only_check))
    sys.exit(PROBLEMS if only_check and fixes.contents else CLEAN)


@main.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option("--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", help="How to print.")
@click.option("--base-name", help="What the report calls BASE, such as “main”.")
@click.option("--head-name", help="What it calls HEAD, such as “this proposal”.")
def diff(base: str, head: str | None, form: str, base_name: str | None, head_name: str | None) -> None:
    """Say what changed between two git revisions, in the network's words.

    BASE and HEAD are anything that git takes for a commit; without HEAD the files as they are now are meant.

    Exits with 0 if the two could be compared, whatever differs, and with 2 if not.
    """
    from .reports.diff import diff_json, diff_markdown, difference
    from .reports.revisions import RevisionError

    network = _find_network(())
    day = _as_of(network)
    try:
        before = _read_revision(network, base)
        after = _read_revision(network, head) if head else _read(network)
    except RevisionError as error:
        raise CannotRunError(str(error)) from None
    with collection_paused():
        names = (base_name or base, head_name or head or "the files as they are")
        comparison = difference(*names, before, after, day)
    click.echo({"markdown": diff_markdown, "json": diff_json}[form](comparison, day, _answers(network)))


@main.command()
@click.option("--as-of", type=_Day(), help="The day to judge by, or the month or year at whose end; today if left out.")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="How to print.")
def due(as_of: date | None, form: str) -> None:
    """List what is due or has lapsed, by partner: evidence, reviews and confirmations.

    Exits with 0 whatever is due, 1 if the records have errors, 2 if the command could not run.
    """
    from .network.aging import dues
    from .reports.due_lists import due_json, due_markdown, due_text

    edition = _open(_find_network(()), as_of)
    due_items = dues(edition.network)
    click.echo({"text": due_text, "json": due_json, "markdown": due_markdown}[form](due_items, edition.as_of))


@main.command()
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Write KIND.schema.json into this folder."
)
def schema(kind: str | None, out: Path | None) -> None:
    """Print the JSON Schema of a KIND of file, with this network's ids and terms, so that editors can complete them.

    With --out write it into a folder; without KIND all of them.
    """
    if kind is None and out is None:
        raise CannotRunError(f"name a kind ({', '.join(KINDS)}), or a folder for all of them with --out")
    by_kind = schemas(_read(_find_network(())).records)
    if out is None:
        click.echo(_json(by_kind[kind or ""]))
        return
    out.mkdir(parents=True, exist_ok=True)
    for name in [kind] if kind else KINDS:
        path = out / f"{name}.schema.json"
        path.write_text(_json(by_kind[name]) + "\n", encoding="utf-8")
        click.echo(f"Wrote {path}")


@main.command()
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), required=True, help="A folder, new or empty.")
@click.option("--engine", type=click.Choice(["none"]), required=True, help="What publishes it: none, in a bare shell.")
def export(to: Path, engine: str) -> None:
    """Write the records' pages and files as a site, without any engine.

    The pages say what those of the site say, between a plain menu and nothing else; there is no search, and no page
    that was not made of records. Exits with 0, 1 if the records have errors, 2 if the command could not run.
    """
    from .engines.bare import FolderTakenError
    from .engines.bare import export as exported
    from .site.templates import DrawingError

    network = _find_network(())
    try:
        edition = _open(network)
        count = exported(edition, to, _menu(network, edition))
    except (FolderTakenError, DrawingError) as error:
        raise CannotRunError(str(error)) from None
    click.echo(f"Wrote {plural(count, 'file')} into {to}.")


def _menu(network: NetworkFolder, edition: Edition) -> list[MenuEntry]:
    """The menu as mkdocs.yml has it, as far as it leads to pages that are made of records."""
    from .engines.bare import MenuEntry
    from .site.addresses import own_address

    addresses = {page.head.address for page in edition.pages()}
    named = ((title, own_address(file)) for title, file in network.settings.menu)
    return [MenuEntry(title, address) for title, address in named if address in addresses]


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


# The network's folder


def _find_network(paths: Sequence[Path]) -> NetworkFolder:
    """The folder of the network that the paths belong to."""
    start = paths[0] if paths else Path()
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise CannotRunError(f"there is no file or folder {', '.join(map(str, missing))}")
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / SETTINGS).is_file() or ((folder / "partners").is_dir() and (folder / "content").is_dir()):
            return NetworkFolder(folder)
    raise CannotRunError(f"{here} is not in a network's folder, which holds partners/, hubs/ and content/")


def _folder(network: NetworkFolder) -> Folder:
    """The network's parts, with its content folder as mkdocs.yml names it."""
    if network.parts is None:
        faults = [problem.line(_answers(network)) for problem in network.settings.problems[:1]]
        raise CannotRunError(faults[0] if faults else f"{SETTINGS}: docs_dir cannot be told")
    return network.parts


def _answers(network: NetworkFolder) -> Answers:
    """What the check says in the language of a network's site."""
    try:
        return network.answers
    except ValueError as error:
        raise CannotRunError(str(error)) from None


def _answers_around() -> Answers:
    """The same of the network around the current folder; in English if there is none."""
    try:
        network = _find_network(())
    except CannotRunError:
        return english()
    return _answers(network)


def _concerns(file: str, root: Path, paths: Iterable[Path]) -> bool:
    """Whether a file of the network is one of the paths, or in one of them."""
    wanted = [path.resolve() for path in paths]
    return not wanted or any(path == root / file or path in (root / file).parents for path in wanted)


def _seen_from(folder: str, root: Path) -> str:
    """The way from a folder to the network's, ending in a slash; empty if they are one."""
    way = Path(os.path.relpath(root, Path(folder).resolve())).as_posix()
    return "" if way == "." else f"{way}/"


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _text(path: Path) -> str | None:
    """A file's text; None if it is none."""
    try:
        return decoded(path.read_bytes())
    except (OSError, UnicodeDecodeError):
        return None


def _schema_url(network: NetworkFolder, kind: str) -> str | None:
    """Where the site publishes a schema, as far as mkdocs.yml says where it is published."""
    site = network.settings.site.url
    return f"{site}data/schema/{kind}.schema.json" if site else None


# Reading


@collection_paused()
def _read(network: NetworkFolder) -> Reading:
    with _progress() as advance:
        return network.check(latest_day(_as_of(network)), advance)


@collection_paused()
def _read_revision(network: NetworkFolder, revision: str) -> Reading:
    from .reports.revisions import at_revision

    folder = _folder(network)
    with at_revision(folder, revision) as copy, _progress() as advance:
        day = latest_day(_as_of(network))
        return read_network(Folder(copy, folder.content, folder.allowed), day, advance, network.kept)


@collection_paused()
def _open(network: NetworkFolder, as_of: date | None = None) -> Edition:
    """The state of a network's site, on its own day or another one; the command ends where records have errors."""
    try:
        with _progress() as advance:
            edition = network.edition(as_of, advance)
    except (ValueError, FileNotFoundError) as error:
        raise CannotRunError(str(error)) from None
    if faults := errors(edition.reading.problems):
        click.echo(problems_text(faults, edition.reading.checked, _answers(network)))
        sys.exit(PROBLEMS)
    return edition


@contextmanager
def _progress() -> Iterator[Any]:
    """What shows how far reading is: a bar, if somebody sits at the terminal and has to wait."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    began = monotonic()
    with click.progressbar(length=1, label="Reading records", file=sys.stderr, hidden=True) as bar:

        def advance(done: int, of: int) -> None:
            bar.length = of
            bar.hidden = monotonic() - began < PATIENCE
            bar.update(1)

        yield advance


def _as_of(network: NetworkFolder) -> date:
    """The day by which the network is judged, as its site is."""
    try:
        return network.settings.options.day()
    except ValueError as error:
        raise CannotRunError(str(error)) from None
