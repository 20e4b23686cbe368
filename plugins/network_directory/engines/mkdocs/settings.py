"""What mkdocs.yml says, read as data: nothing in it is run, and each fault is told with its place.

MkDocs' own loader runs what tags ask for, so the file is composed here, and tags that are not known count as a value
that cannot be told.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import Formatter
from typing import Any
from urllib.parse import urljoin

import yaml
from pydantic_core import PydanticCustomError

from ...records.answers import answer
from ...records.files import read_text
from ...records.problems import START, Position, Problem, in_order
from ...records.suggest import near
from ...records.syntax import explain
from ...records.types import check_url, parse_date

FILE = "mkdocs.yml"
PLUGIN = "network-directory"
CONTENT = "content"
"""The folder that is meant where nothing names another."""
MKDOCS_CONTENT = "docs"
"""The folder that MkDocs takes where its settings name none."""
MAX_SETTINGS = 1024 * 1024
WRONG, UNKNOWN = "ND134", "ND133"

_UNTOLD = object()
"""What a tag stands for that is not known here."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a value cannot be used."""

    message: str
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What of mkdocs.yml concerns the records."""

    content: str | None
    """The folder of pages, principles, sources and tables, from the network's; None if that cannot be told."""
    site: str | None = None
    """Where the site is published, with a slash at its end."""
    allowed: tuple[str, ...] = ()
    """The files in the content folder that may be published although a browser runs them; `*` stands for anything."""
    problems: tuple[Problem, ...] = ()


# What each setting takes

Rule = Callable[[object], Fault | None]


def _flag(value: object) -> Fault | None:
    return None if isinstance(value, bool) else Fault(answer("setting-flag"))


def _text(value: object) -> Fault | None:
    return None if isinstance(value, str) else Fault(answer("setting-text"))


def _texts(value: object) -> Fault | None:
    fit = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return None if fit else Fault(answer("setting-texts"))


def _one_of(*words: str) -> Rule:
    def rule(value: object) -> Fault | None:
        return None if value in words else Fault(answer("setting-word", words=" or ".join(words)))

    return rule


def _day(value: object) -> Fault | None:
    return _refusal(lambda: parse_date(str(value)))  # YAML has read a full date, and a year, by itself


def _address(value: object) -> Fault | None:
    return _text(value) or _refusal(lambda: check_url(str(value)))


def _template(*names: str, conversions: Sequence[str] = (), base: str = "") -> Rule:
    """Takes an address in which `names` stand in braces; it may lead on from `base`."""
    known = ", ".join(f"{{{name}}}" for name in names)

    def rule(value: object) -> Fault | None:
        if fault := _text(value):
            return fault
        try:
            parts = list(Formatter().parse(str(value)))
        except ValueError:
            return Fault(answer("setting-brace", known=known))
        for _, name, form, conversion in parts:
            if name is not None and (name not in names or form or conversion not in (None, *conversions)):
                written = "".join(["{", name, f"!{conversion}" if conversion else "", f":{form}" if form else "", "}"])
                likely = near(name, names)
                return Fault(answer("setting-field", written=written, known=known), likely and f"{{{likely}}}")
        filled = "".join(text + ("x" if name is not None else "") for text, name, _, _ in parts)
        return _refusal(lambda: check_url(urljoin(base, filled)))

    return rule


def _refusal(check: Callable[[], object]) -> Fault | None:
    try:
        check()
    except PydanticCustomError as error:
        context = error.context or {}
        return Fault(context["message"], context.get("suggestion"))
    return None


OPTIONS: Mapping[str, Rule] = {
    "allow_files": _texts,
    "as_of": _day,
    "enabled": _flag,  # which MkDocs has for every plugin
    "fail_on": _one_of("errors", "warnings"),
    "language": _text,
    "license_name": _text,
    "license_url": _address,
    "new_file_uri_template": _template("folder", "name", "content"),
    "new_issue_uri": _address,
    "sample": _flag,
}
"""The plugin's options."""
RENAMED = {"licence_name": "license_name", "licence_url": "license_url"}
"""What options are called today, by an earlier name."""


# The file


def read_settings(file: Path) -> Settings:
    """Read a network's mkdocs.yml, and what it inherits. Without one, everything is as if it were not named."""
    if not file.exists():
        return Settings(CONTENT)
    return _Reader(file).read()


class _Loader(yaml.SafeLoader):
    """Composes without running anything."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """What `!ENV NAME`, or `!ENV [NAME, …, default]`, stands for."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(node.value)
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return _UNTOLD
    *names, last = node.value
    found = (os.environ[name.value] for name in names if name.value in os.environ)
    return next(found, loader.construct_object(last, deep=True))


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("", lambda loader, suffix, node: _UNTOLD)


@dataclass(frozen=True, slots=True)
class _Found:
    """A setting, and where it stands."""

    file: str
    key: Position
    at: Position
    value: Any
    node: yaml.Node


class _Reader:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._root = file.resolve().parent
        self._found: dict[str, _Found] = {}
        self._problems: list[Problem] = []

    def read(self) -> Settings:
        if not self._take(self._file, {self._file.resolve()}):
            return Settings(None, problems=tuple(self._problems))
        content = self._content()
        self._addresses()
        options = dict(self._options())
        allowed = options.get("allow_files")
        site = self._value("site_url")
        return Settings(
            content,
            f"{site.rstrip('/')}/" if isinstance(site, str) and not _address(site) else None,
            tuple(allowed) if isinstance(allowed, list) and not _texts(allowed) else (),
            in_order(self._problems),
        )

    def _take(self, file: Path, seen: set[Path]) -> bool:
        """Take up the settings of a file that were not there yet; False if it cannot be read."""
        name = Path(os.path.relpath(file.resolve(), self._root)).as_posix()
        said = len(self._problems)
        text = read_text(file.resolve(), MAX_SETTINGS, lambda *fault: self._problems.append(Problem(name, *fault)))
        if text is None:
            return False
        own: dict[str, _Found] = {}
        loader = _Loader(text)
        try:
            top = loader.get_single_node()
            pairs = top.value if isinstance(top, yaml.MappingNode) else []
            for key, node in pairs:  # the last of two counts, as it does for MkDocs
                if isinstance(key, yaml.ScalarNode):
                    value = loader.construct_object(node, deep=True)
                    own[key.value] = _Found(name, _at(key), _at(node), value, node)
        except yaml.MarkedYAMLError as error:
            slip = explain(error, [*text.split("\n"), ""])
            at = Position(slip.line + 1, slip.column + 1)
            self._problems.append(Problem(name, at, slip.code, slip.message, slip.suggestion))
        except (yaml.YAMLError, ValueError, RecursionError):
            self._problems.append(Problem(name, START, "ND108", answer("settings-unreadable")))
        finally:
            loader.dispose()
        parent = own.pop("INHERIT", None)
        self._found = {**own, **self._found}
        if len(self._problems) == said and parent and isinstance(parent.value, str):
            inherited = file.parent / parent.value
            if inherited.is_file() and inherited.resolve() not in seen:
                return self._take(inherited, {*seen, inherited.resolve()})
        return len(self._problems) == said

    def _value(self, name: str) -> Any:
        return self._found[name].value if name in self._found else None

    def _say(self, where: _Found, code: str, fault: Fault) -> None:
        self._problems.append(Problem(where.file, where.at, code, fault.message, fault.suggestion))

    def _wrong(self, name: str, where: _Found, fault: Fault | None) -> None:
        if fault:
            self._say(where, WRONG, replace(fault, message=answer("setting-wrong", name=name, fault=fault.message)))

    # MkDocs' own settings

    def _content(self) -> str | None:
        """The content folder; if the one that is named is not there, the one that was meant."""
        named = self._found.get("docs_dir")
        value = MKDOCS_CONTENT if named is None else named.value
        if named is not None and value is _UNTOLD:
            self._wrong("docs_dir", named, Fault(answer("docs-dir-untold")))
            return None
        if isinstance(value, str) and (self._root / value).is_dir():
            return Path(os.path.relpath(self._root / value, self._root)).as_posix()
        folders = [path.name for path in self._root.iterdir() if path.is_dir()]
        tables = [name for name in sorted(folders) if (self._root / name / "vocabulary.yml").is_file()]
        likely = (near(value, folders) if isinstance(value, str) else None) or next(iter(tables), None)
        if named is None:
            said = answer("docs-dir-missing", folder=value, likely=likely or CONTENT)
            self._problems.append(Problem(self._file.name, START, WRONG, said))
        else:
            hint = answer("docs-dir-likely", likely=likely) if likely else answer("docs-dir-unlikely")
            self._wrong("docs_dir", named, Fault(answer("docs-dir-no-folder", folder=str(value), hint=hint), likely))
        return likely

    def _addresses(self) -> None:
        repository = self._value("repo_url")
        base = f"{repository.rstrip('/')}/" if isinstance(repository, str) else ""
        edit = _template("path", "path_noext", conversions=["q"], base=base)
        for name, rule in {"site_url": _address, "repo_url": _address, "edit_uri_template": edit}.items():
            if (found := self._found.get(name)) and found.value not in (None, "", _UNTOLD):
                self._wrong(name, found, rule(found.value))

    # The plugin's options

    def _options(self) -> Iterator[tuple[str, object]]:
        """The options that were written, by name."""
        entries = list(self._entries())
        if not entries:
            return
        first = entries[0]
        for other in entries[1:]:
            said = answer("plugin-twice", line=first.key.line)
            self._problems.append(Problem(other.file, other.key, UNKNOWN, said))
        if isinstance(first.node, yaml.MappingNode):
            for key, node in first.node.value:
                name = str(key.value)
                value = first.value.get(name, _UNTOLD) if isinstance(first.value, dict) else _UNTOLD
                self._option(name, replace(first, key=_at(key), at=_at(node), value=value))
                yield name, value
        elif first.value not in (None, _UNTOLD):
            self._say(first, WRONG, Fault(answer("plugin-options")))

    def _option(self, name: str, found: _Found) -> None:
        if name not in OPTIONS:
            likely = RENAMED.get(name) or near(name, OPTIONS)
            hint = answer("option-likely", likely=likely) if likely else answer("option-all", all=", ".join(OPTIONS))
            said = answer("option-unknown", name=name, hint=hint)
            self._problems.append(Problem(found.file, found.key, UNKNOWN, said, likely))
        elif found.value not in (None, _UNTOLD):
            self._wrong(name, found, OPTIONS[name](found.value))

    def _entries(self) -> Iterator[_Found]:
        """Each place where the plugin is listed."""
        plugins = self._found.get("plugins")
        if plugins is None:
            return
        match plugins.node, plugins.value:
            case yaml.MappingNode(value=pairs), dict() as values:
                listed = [(key, node, values.get(key.value)) for key, node in pairs]
            case yaml.SequenceNode(value=nodes), list() as items:
                listed = []
                for node, item in zip(nodes, items, strict=True):
                    if isinstance(node, yaml.MappingNode) and isinstance(item, dict):
                        listed += [(key, below, item.get(key.value)) for key, below in node.value]
                    else:
                        listed.append((node, node, None))
            case _:
                return
        for key, node, value in listed:
            if str(key.value).removeprefix("/") == PLUGIN:
                yield _Found(plugins.file, _at(key), _at(node), value, node)


def _at(node: yaml.Node) -> Position:
    assert node.start_mark is not None
    return Position(node.start_mark.line + 1, node.start_mark.column + 1)
