"""From bytes to a tree: decoding, front matter, limits. The only place where records' files are opened."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from itertools import islice
from pathlib import Path
from typing import Any

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from ..kept import content_of
from .answers import Phrase, answer
from .division import divided, is_undivided
from .pictures import picture
from .plain_yaml import plain_yaml
from .problems import START, Position, position
from .strict_yaml import UNSAFE, Report, is_plainly_safe, parse_yaml
from .tree import Node

MAX_RECORD = 256 * 1024
"""Largest record, in bytes; far above any description of an organization."""
MAX_PARTS = 15_000
"""So many lines, commas and opening brackets a record may have: with each an entry, a link or a tag can begin, and each
of those takes its time to check. A hub of six thousand members has fewer."""
_PART = re.compile(r"[\n,[<]")
MAX_TABLE = 4 * 1024 * 1024
"""Largest of the network's own tables, in bytes: room for ten thousand places."""
MAX_LOGO = 256 * 1024
MAX_PIXELS = 4_000_000
"""Largest logo once it is shown: 2,000 pixels each way, far above what any page shows."""

_CONFLICT = re.compile(r"^(<{7}|>{7})( |$)", re.MULTILINE)
_FIELD = re.compile(r"[ \t#-]|[\w-]+:|$")
"""What a line of front matter begins with."""
_TOP_KEY = re.compile(r"^([a-z_]{1,40}):(?= |$)", re.MULTILINE)
_NEARLY_A_FENCE = re.compile(r"^(-{2}|-{4,}|[-–—]*[–—][-–—]*)[ \t]*$", re.MULTILINE)


class _Handler(YAMLHandler):
    """python-frontmatter's YAML front matter, read strictly and with its places."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)

    def __init__(self, report: Report, first_line: int) -> None:
        super().__init__()
        self._report = report
        self._first_line = first_line
        self.body_line = first_line
        self.tree: Node | None = None

    def split(self, text: str) -> tuple[str, str]:
        fields, body = super().split(text)
        leading = len(body) - len(body.lstrip())
        self.body_line = self._first_line + fields.count("\n") + body.count("\n", 0, leading)
        return fields, body

    def load(self, fm: str, **kwargs: object) -> dict[str, object]:
        self.tree = parse_yaml(fm, self._report, self._first_line)
        return {}


def plain_fields(raw: bytes, suffix: str, keys: Collection[str]) -> dict[str, Any] | None:
    """The fields of a record's file, in either form, as plain data; None if there is a fault in it, or may be one."""
    text = _plain_text(raw)
    if text is None:
        return None
    if suffix != ".md":
        return plain_yaml(text) if is_undivided(text, "", keys) else None
    text = text.strip()
    fences = [match.span() for match in islice(_Handler.FM_BOUNDARY.finditer(text), 2)]
    if len(fences) < 2 or fences[0][0] > 0:
        return None
    fields, body = text[fences[0][1] : fences[1][0]], text[fences[1][1] :].strip()
    if not is_undivided(fields, body, keys):
        return None
    data = plain_yaml(fields)
    if data is not None and body:
        if data.get("about") is not None:
            return None
        data["about"] = body
    return data


def _plain_text(raw: bytes) -> str | None:
    """A file's text with plain line ends, if it holds no sign that `decoded` stumbles over."""
    if len(raw) > MAX_PARTS:  # then it may have too many parts
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    conflict = "<<<<<<<" in text or ">>>>>>>" in text
    return text if is_plainly_safe(text) and not conflict and text.strip() else None


def positioned_record(raw: bytes, suffix: str, keys: Collection[str], report: Report) -> Node | None:
    """The tree of a record's file, in either form, whose fields can have these keys; None if it cannot be read."""
    text = decoded(raw, report)
    if text is None:
        return None
    parts = len(_PART.findall(text.rstrip()))
    if parts > MAX_PARTS:
        report(START, "ND102", answer("too-many-parts", count=parts, most=MAX_PARTS), None)
        return None
    return _front_matter(text, keys, report) if suffix == ".md" else _plain(text, keys, report)


def read_table(path: Path, keys: Collection[str] | None, report: Report) -> Node | None:
    """The tree of one of the network's own tables, which can have these keys, or any; None if it cannot be read."""
    text = read_text(path, MAX_TABLE, report)
    return None if text is None else _plain(text, keys, report)


def own_text(path: Path) -> str | None:
    """What stands in a record's file, to the last sign; None if that is no text, or longer than a record may be."""
    try:
        if not_a_file(path) or path.stat().st_size > MAX_RECORD:
            return None
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None


def keys_of(path: Path) -> frozenset[str]:
    """The fields that a file has at its top, as far as that can be told without checking it."""
    text = own_text(path)
    return frozenset() if text is None else keys_in(text.encode(), path.suffix)


def keys_in(raw: bytes, suffix: str) -> frozenset[str]:
    """The same of a file's content."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return frozenset()
    if suffix == ".md":
        if not text.lstrip().startswith("---"):
            return frozenset()
        text = text.lstrip()[3:].partition("\n---")[0]
    return frozenset(match[1] for match in _TOP_KEY.finditer(text))


def not_a_file(path: Path) -> tuple[str, Phrase] | None:
    """Code and answer if something that should be a file of its own is none, or None."""
    if path.is_file() and not path.is_symlink():
        return None
    return "ND117", answer("not-a-file", what=_what_it_is(path))


def _what_it_is(path: Path) -> Phrase:
    if path.is_symlink():
        return answer("a-link")
    return answer("a-folder") if path.is_dir() else answer("something-else")


def unreadable(error: OSError) -> tuple[str, Phrase]:
    """Code and answer for a file or folder that the system does not open."""
    return "ND136", answer("file-unreadable", why=error.strerror or answer("unknown-reason"))


def read_text(path: Path, limit: int, report: Report) -> str | None:
    """A file's text with plain line ends, or None if it is no text that could be read on."""
    raw = read_content(path, limit, report)
    return None if raw is None else decoded(raw, report)


def read_content(file: Path | str, limit: int, report: Report) -> bytes | None:
    """A file's bytes, or None if it is no file of its own, or has more of them than `limit`."""
    # Where the system follows links, whether it is one is asked first.
    if hasattr(os, "O_NOFOLLOW") and (raw := content_of(file, limit)) is not None:
        return raw
    path = Path(file)
    if fault := not_a_file(path):
        report(START, *fault, None)
        return None
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= limit else b""
    except OSError as error:
        report(START, *unreadable(error), None)
        return None
    if size > limit:
        report(START, "ND102", answer("file-too-large", size=size, most=limit), None)
        return None
    return raw


def decoded(raw: bytes, report: Report) -> str | None:
    """A file's content as text with plain line ends, or None if it is no text that could be read on."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        at = position(before, len(before))
        report(at, "ND101", answer("character-not-utf-8"), None)
        return None
    if "\0" in text:
        report(START, "ND101", answer("text-not-utf-8"), None)
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        report(START, "ND107", answer("file-empty"), None)
        return None
    if conflict := _CONFLICT.search(text):
        report(position(text, conflict.start()), "ND109", answer("two-versions"), None)
        return None
    _tell_unsafe(text, report)
    return UNSAFE.sub("", text)


def _tell_unsafe(text: str, report: Report) -> None:
    line, start, end = 1, 0, -1
    for match in UNSAFE.finditer(text):
        line += text.count("\n", start, match.start())
        start = match.start()
        if start != end:  # several in a row are one mistake, and the mend is the same
            at = Position(line, start - text.rfind("\n", 0, start))
            report(at, "ND212", answer("invisible", sign=f"{ord(match[0]):04X}"), None)
        end = match.end()


def _plain(text: str, keys: Collection[str] | None, report: Report) -> Node | None:
    return _mapping(parse_yaml(divided(text, keys, report, prose=False), report), report)


def _front_matter(text: str, keys: Collection[str], report: Report) -> Node | None:
    skipped = text[: len(text) - len(text.lstrip())]
    first_line = skipped.count("\n") + 1
    fences = len(_Handler.FM_BOUNDARY.findall(text))
    if fences < 2 and (nearly := _NEARLY_A_FENCE.search(text)):
        report(position(text, nearly.start()), "ND106", answer("hyphens-not-three"), "---")
        return None
    if not _Handler.FM_BOUNDARY.match(text.lstrip()):
        report(Position(first_line, 1), "ND105", answer("hyphens-not-first"), None)
        return None
    if fences < 2:
        lines = text.split("\n")
        prose = (number for number, line in enumerate(lines, 1) if number > first_line and not _FIELD.match(line))
        at = Position(next(prose, len(text.rstrip().split("\n"))), 1)
        report(at, "ND106", answer("fields-never-end"), None)
        return None
    handler = _Handler(report, first_line)
    _, body = frontmatter.parse(divided(text, keys, report, prose=True), handler=handler)
    tree = _mapping(handler.tree, report)
    if tree is None or not body:
        return tree
    fields = tree.value
    assert isinstance(fields, dict)
    if "about" in fields and fields["about"].value is not None:
        at = fields["about"].key_at or tree.at
        report(at, "ND219", answer("text-in-both-places"), None)
        return tree
    start = Position(handler.body_line, 1)
    fields["about"] = Node(start, body, text_at=start)
    return tree


def _mapping(tree: Node | None, report: Report) -> Node | None:
    if tree is None or isinstance(tree.value, dict):
        return tree
    report(tree.at, "ND114", answer("no-fields"), None)
    return None


def logo_fault(path: Path) -> Phrase | None:
    """Why a picture file cannot be a logo, or None."""
    if path.is_symlink() or not path.is_file():
        return answer("logo-not-there", file=path.name)
    size = path.stat().st_size
    if size > MAX_LOGO:
        return answer("logo-too-large", size=size, most=MAX_LOGO)
    try:
        held = picture(path.read_bytes())
    except OSError as error:
        return unreadable(error)[1]
    named = path.suffix[1:].lower().replace("jpeg", "jpg")
    if held is None or held.kind != named:
        what = answer("a-picture", kind=held.kind.upper()) if held else answer("no-picture")
        return answer("logo-of-another-kind", suffix=path.suffix, what=what)
    if held.size is None:
        return answer("logo-cut-off")
    width, height = held.size
    if width * height > MAX_PIXELS:
        return answer("logo-too-many-pixels", width=width, height=height)
    return None
