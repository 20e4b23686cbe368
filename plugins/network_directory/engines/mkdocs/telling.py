"""What a build says of a network's records and settings, and whether it goes on."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.exceptions import PluginError

from ...clock import as_of_today
from ...records import Folder, Reading, Severity, errors
from ...records.answers import Answers
from ...reports.problem_lists import plural
from .settings import read_settings

log = logging.getLogger("mkdocs.plugins.network_directory")


def faults_of_settings(config_file: Path, answers: Answers) -> list[str]:
    """What `check` says of mkdocs.yml that stops a build."""
    return [problem.line(answers) for problem in errors(read_settings(config_file).problems)]


def refuse_settings(config_file: Path, answers: Answers) -> None:
    """Refuse what `check` says of mkdocs.yml, and a clock that is wrong, on which MkDocs stumbles later."""
    faults = faults_of_settings(config_file, answers)
    try:
        as_of_today()
    except ValueError as error:
        faults.append(str(error))
    if faults:
        raise PluginError("\n".join(["network-directory cannot build this site.", *faults]))


def tell(reading: Reading, answers: Answers, fail_on: str, *, serving: bool) -> None:
    """Say what is wrong with the records; raises PluginError if that stops the build, as it does in no preview."""
    stop = set(Severity) if fail_on == "warnings" else {Severity.ERROR}
    for problem in reading.problems:
        level = logging.WARNING if serving else logging.ERROR
        # MkDocs' strict mode counts whatever is logged as a warning, and stops; it does not count information.
        log.log(level if problem.severity in stop else logging.INFO, problem.line(answers))
    if not serving and any(problem.severity in stop for problem in reading.problems):
        raise PluginError(f"{_counts(reading)}; nothing was built. Mend the places named above.")
    if reading.problems or reading.accepted:
        log.info("%s; the site is built all the same.", _counts(reading))


def refuse_endless_links(folder: Folder, refused: set[str]) -> None:
    """Stop before MkDocs follows a linked folder that holds the content folder, or is in it: it would not end."""
    content = (folder.root / folder.content).resolve()
    for file in sorted(refused):
        path = folder.root / file
        if path.is_symlink() and path.is_dir():
            target = path.resolve()
            if target.is_relative_to(content) or content.is_relative_to(target):
                raise PluginError(f"network-directory: {file} is a link that leads round in a circle; delete it")


def _counts(reading: Reading) -> str:
    """How many problems of each kind there are, in words."""
    wrong = len(errors(reading.problems))
    numbers = {"error": wrong, "warning": len(reading.problems) - wrong, "accepted warning": len(reading.accepted)}
    return f"{', '.join(plural(number, what) for what, number in numbers.items() if number)} in the records"
