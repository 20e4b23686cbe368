"""The theme's templates, in a Jinja environment of our own: everything is escaped unless it is markup already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from keyword import iskeyword
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.utils import _PassArg
from jinja2.visitor import NodeTransformer

from .blanks import without_blanks
from .escaping import escaped
from .words import Words


class DrawingError(Exception):
    """A template of the theme cannot be drawn: which, where and why."""


class _Compiled(BytecodeCache):
    """Templates compiled once for all rebuilds of a preview. Jinja compiles again what has changed."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        known = environment.fingerprint if isinstance(environment, _Environment) else ""
        return super().get_bucket(environment, f"{known} {name}", filename, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class _Code(CodeGenerator):
    """Python of templates that escapes and calls without Jinja's detours, which took a third of the time of drawing."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escaped = environment.escaped")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - so Jinja calls it
        called = self._known(node, frame)
        if called is None or forward_caller:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write(called)
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _known(self, node: nodes.Call, frame: Frame) -> str | None:
        """How the call of a function begins that all templates know; None if something else is called, or oddly."""
        match node:
            case nodes.Call(node=nodes.Name(name=name), dyn_args=None, dyn_kwargs=None) if (
                isinstance(self.environment, _Environment)
                and frame.symbols.find_load(frame.symbols.ref(name))
                == (VAR_LOAD_RESOLVE, name)  # none of the template's
                and not any(iskeyword(given.key) for given in node.kwargs)
            ):
                return self.environment.calls.get(name)
        return None


class _Environment(Environment):
    """Puts texts that need no values into templates when they are compiled: a page has a hundred of them."""

    code_generator_class = _Code
    escaped = staticmethod(escaped)

    def __init__(self, known: Mapping[str, Any], words: Words | None, **options: Any) -> None:
        super().__init__(**options)
        self.globals.update(known)
        self.words = words
        self.calls = {
            name: f"environment.globals[{name!r}]({'context, ' if passed else ''}"
            for name, it in known.items()
            if callable(it) and (passed := _PassArg.from_obj(it)) in (None, _PassArg.context)
        }
        """How the calls of what is known begin."""

    @property
    def fingerprint(self) -> str:
        """Stands for all that is compiled into templates."""
        return " ".join((self.words.fingerprint if self.words else "", *self.calls.values()))

    def _generate(self, source: nodes.Template, *rest: Any, **more: Any) -> str:
        if self.words:
            source = _WithWords(self.words).visit(source)
        return super()._generate(without_blanks(source), *rest, **more)


class _WithWords(NodeTransformer):
    """Replaces `t("a.key")` by the text of that key."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - so Jinja calls it
        call = self.generic_visit(node)
        match node:
            case nodes.Call(
                node=nodes.Name(name="t"), args=[nodes.Const(value=str(key))], kwargs=[], dyn_args=None, dyn_kwargs=None
            ):
                with suppress(KeyError):  # which is told with its template when it is drawn
                    text = nodes.Const(str(self._words(key)), lineno=node.lineno)
                    return nodes.MarkSafe(text, lineno=node.lineno)
        return call


class Templates:
    """Draws the templates of theme folders; an earlier folder's win."""

    def __init__(
        self, theme: Sequence[Path], known: Mapping[str, Any] | None = None, words: Words | None = None
    ) -> None:
        """`known` is what every template can use; those that use `words`, which they know as `t`, get them.

        A context's values cannot take the place of the functions that every template can call.
        """
        self._environment = _Environment(
            known or {},
            words,
            loader=FileSystemLoader([folder / "directory" for folder in theme]),
            autoescape=True,
            undefined=StrictUndefined,
            bytecode_cache=_COMPILED,
            auto_reload=False,  # each build makes an environment of its own
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def draw(self, template: str, /, **context: Any) -> str:
        """What a template draws. Raises DrawingError if it has a fault."""
        try:
            return self._environment.get_template(template).render(context)
        except TemplateSyntaxError as error:
            raise DrawingError(f"directory/{error.name}:{error.lineno}: {error.message}") from error
        except Exception as error:  # whatever the theme's own code does
            raise DrawingError(f"directory/{template}: {type(error).__name__}: {error}") from error
