"""What stopped a build, in one plain line, where it was no fault of this program."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

_TEMPLATES = (".html", ".xml", ".svg")


def told_plainly(error: BaseException, root: Path) -> str | None:
    """What the system refused, or which line of a template is broken; None if it was neither.

    Files are named by their way from `root`, where they stand in it.
    """
    if isinstance(error, TemplateSyntaxError):
        return f"{_named(error.filename or error.name or 'a template', root)}:{error.lineno}: {error.message}"
    steps = traceback.extract_tb(error.__traceback__)
    drawn = [step for step in steps if step.filename.endswith(_TEMPLATES)]
    if drawn:
        return f"{_named(drawn[-1].filename, root)}:{drawn[-1].lineno}: {type(error).__name__}: {error}"
    if isinstance(error, TemplateError):
        return f"{type(error).__name__}: {error}"
    if isinstance(error, OSError):
        about = f"{_named(os.fsdecode(error.filename), root)}: " if error.filename else ""
        return f"{about}{error.strerror or error}"
    return None


def _named(file: str, root: Path) -> str:
    path = Path(file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else file
