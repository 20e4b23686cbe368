"""The theme's templates, in a Jinja environment of our own: everything is escaped unless it is markup already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.bccache import Bucket


class DrawingError(Exception):
    """A template of the theme cannot be drawn: which, where and why."""


class _Compiled(BytecodeCache):
    """Templates compiled once for all rebuilds of a preview. Jinja compiles again what has changed."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class Templates:
    """Draws the templates of theme folders; an earlier folder's win."""

    def __init__(self, theme: Sequence[Path], known: Mapping[str, Any] | None = None) -> None:
        """`known` is what every template can use."""
        self._environment = Environment(
            loader=FileSystemLoader([folder / "directory" for folder in theme]),
            autoescape=True,
            undefined=StrictUndefined,
            bytecode_cache=_COMPILED,
            auto_reload=False,  # each build makes an environment of its own
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(known or {})

    def draw(self, template: str, /, **context: Any) -> str:
        """What a template draws. Raises DrawingError if it has a fault."""
        try:
            return self._environment.get_template(template).render(context)
        except TemplateSyntaxError as error:
            raise DrawingError(f"directory/{error.name}:{error.lineno}: {error.message}") from error
        except Exception as error:  # whatever the theme's own code does
            raise DrawingError(f"directory/{template}: {type(error).__name__}: {error}") from error
