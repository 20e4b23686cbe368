"""Finding what a program says in words of its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

_SENTENCE = re.compile(r"[^\W\d_]{2,}[,;:]? ['“{(]?[^\W\d_]{2,}|\b(is|are|was) \w")
"""Two words in a row, which no key, pattern or name of a field has."""


def sentences(source: str) -> list[str]:
    """The texts with several words that a program's source holds, docstrings and faults of programming left out."""
    tree = ast.parse(source)
    passed = {id(part) for node in ast.walk(tree) if _is_silent(node) for part in ast.walk(node)}
    passed |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    return [
        text for node in ast.walk(tree) if id(node) not in passed for text in _texts(node) if _SENTENCE.search(text)
    ]


def _is_silent(node: ast.AST) -> bool:
    """Whether a part of a program says nothing to people: a docstring, a comment as text, or a fault of programming."""
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case ast.Assert():
            return True
        case ast.Call(func=ast.Name(id="AssertionError")):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
            return True
    return False


def _texts(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(
                part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )
