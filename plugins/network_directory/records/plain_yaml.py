"""Reading YAML quickly where nothing is wrong with it: composed in C, without a place for every value.

What comes out is what `strict_yaml` would read. Whatever that would report, mend or refuse, or only might, is left to
it: then nothing comes out.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

import yaml

from .models import KEYS, LISTS
from .strict_yaml import MAX_DEPTH, NULLS, UNSAFE
from .syntax import CLOSING, OPENING

_MAX_OPENED = 200
"""So many brackets a text may open. libyaml composes what nests by calling itself, and ends the process when it has no
room left, so depth is bounded before: blocks by how far they are indented, groups and lists in brackets by this."""
_FAR_INDENTED = re.compile(r"\n[ \t?:-]{49}")
"""Deeper than any block in which nothing is wrong; each block begins further to the right than the one around it."""
_NEARLY_A_COMMENT = re.compile(r"#(?<=[^\n\S]#)\S")
"""What may have cut off a text, for a comment has a space behind its sign."""
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_PROPERTIES = "&*!"
"""The signs with which an anchor, an alias and a tag begin."""
_BEFORE_A_NODE = tuple("\n-?:,[{")
"""The signs behind which a node can begin, with or without spaces; of a tag and an anchor, the first of both."""


class _Unsure(Exception):  # noqa: N818 - it is no error
    """There may be something wrong."""


if yaml.__with_libyaml__:
    from yaml._yaml import CParser

    class _Composer(CParser):
        """Composes nodes in C. All scalars are texts, so nothing is resolved; only tags that were written are told."""

        def resolve(self, *_: object) -> None:
            return None

        def descend_resolver(self, *_: object) -> None:
            pass

        def ascend_resolver(self) -> None:
            pass


def plain_yaml(text: str) -> dict[str, Any] | None:
    """The mapping that a YAML document is; None if `strict_yaml` has to read it, for it is none or may have a fault.

    `text` holds nothing `UNSAFE`, and has no line ends but plain ones.
    """
    if not yaml.__with_libyaml__ or "::" in text or _NEARLY_A_COMMENT.search(text):  # a colon too many, perhaps
        return None
    if _FAR_INDENTED.search(f"\n{text}") or text.count("[") + text.count("{") > _MAX_OPENED:
        return None
    composer = _Composer(text)
    try:
        root = composer.get_single_node()
        return _Reading(text).value(root, 0) if isinstance(root, yaml.MappingNode) else None
    except (yaml.YAMLError, _Unsure):
        return None
    finally:
        composer.dispose()


class _Reading:
    """What is looked at in the nodes of a text, which depends on the signs in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._properties = _may_have_properties(text)
        self._quotes = any(sign in text for sign in OPENING)
        self._escapes = "\\" in text

    def value(self, node: yaml.Node, depth: int) -> Any:
        """What a node holds, `depth` nodes below the first."""
        if node.tag is not None or (self._properties and self._has_property(node)):
            raise _Unsure
        if isinstance(node, yaml.ScalarNode):
            return self._text_of(node)
        if depth >= MAX_DEPTH:
            raise _Unsure
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        read: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key in read:
                raise _Unsure
            value = read[key] = self.value(value_node, depth + 1)
            if key in LISTS and value.__class__ is str and value_node.style == "":
                raise _Unsure  # entries without hyphens, perhaps
        return read

    def _text_of(self, node: yaml.ScalarNode) -> str | None:
        value: str = node.value
        if node.style == "":  # written without quotes
            if value in NULLS:
                return None
            if self._quotes and len(value) > 1 and value[0] in OPENING and value[-1] in CLOSING:
                raise _Unsure
        elif self._escapes and UNSAFE.search(value):
            raise _Unsure
        return value

    def _key(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or node.tag is not None:
            raise _Unsure
        if self._properties and self._has_property(node):
            raise _Unsure
        key: str = node.value
        if key not in KEYS and not _KEY.fullmatch(key) and (node.style == "" or "\u00a0" in key or "\0" in key):
            raise _Unsure
        return key

    def _has_property(self, node: yaml.Node) -> bool:
        """Whether a node has an anchor or a tag, for it begins there. Without an anchor there is no alias either."""
        return self._text[node.start_mark.index : node.start_mark.index + 1] in ("&", "*", "!")


def _may_have_properties(text: str) -> bool:
    """Whether a node may have an anchor or a tag; in most texts, such signs stand among the words of prose."""
    parts = chain.from_iterable(f"\n{text}".split(sign)[:-1] for sign in _PROPERTIES)
    return any(before.rstrip(" \t").endswith(_BEFORE_A_NODE) for before in parts)
