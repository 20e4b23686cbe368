"""Reading a network's folder: every file, every problem, in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from .acceptance import settle
from .answers import Phrase, answer
from .content import content_faults
from .debris import tracked
from .entries import Draft, Drafts, Entry, Reading, Records
from .fields import marked
from .files import keys_of, logo_fault, read_record, read_table, read_text, unreadable
from .gazetteer import built_in_places
from .kinds import Kind
from .markdown import faults as prose_faults
from .markdown import page_faults, short_link_faults, short_links
from .misplaced import is_translation, kind_told, misplaced
from .models import BadgeRules, Place, Vocabulary
from .persons import personal
from .problems import START, Position, Problem, errors, in_order, position
from .references import NAMES, Ids, check_references, check_short_link, known_ids
from .rules import check_between, check_records
from .tree import Node
from .types import Markdown, Plain, WebAddress, check_address, refusal
from .validate import validate
from .wording import wording

M = TypeVar("M", bound=BaseModel)

MAX_PAGE = 1024 * 1024
SUFFIXES = (".md", ".yml")
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
_OF_PAGES = ("ND101", "ND102", "ND109")
"""Faults of a file that matter in the staff's own pages too: these may be links, or empty, or in any script."""
Advance = Callable[[int, int], None]
"""Called with the number of files done and the number of all."""


class Folder:
    """Where the parts of a network stand: `partners/` and `hubs/` in its folder, the rest in its content folder."""

    def __init__(self, root: Path, content: str = "content", allowed: Sequence[str] = ()) -> None:
        self.root = root
        self.content = content
        self.allowed = allowed
        """The files of the content folder that may be published although a browser runs them, as patterns."""

    def of(self, kind: Kind) -> str:
        """The folder of a kind of record, relative to the network's."""
        return f"{self.content}/{kind.plural}" if kind.in_content else kind.plural

    def table(self, name: str) -> str:
        """The file of one of the network's tables, relative to the network's folder."""
        return f"{self.content}/{name}.yml"


def read_network(folder: Folder, today: date, advance: Advance = lambda done, of: None) -> Reading:
    """Read and check all of a network.

    `today` is the last day that a record can tell of.
    """
    return _Reader(folder, today, advance).read()


class _Reader:
    def __init__(self, folder: Folder, today: date, advance: Advance) -> None:
        self.folder = folder
        self.today = today
        self.advance = advance
        self.problems: list[Problem] = []

    def read(self) -> Reading:
        files = {kind: self._record_files(kind) for kind in Kind}
        total = sum(map(len, files.values()))
        done = 0
        tables: dict[Kind, dict[str, Draft[Any]]] = {kind: {} for kind in Kind}
        for kind, paths in files.items():
            for path in paths:
                self._take(kind, path, tables)
                done += 1
                self.advance(done, total)
        places = self._places()
        drafts = Drafts(
            tables[Kind.PARTNER],
            tables[Kind.HUB],
            tables[Kind.PRINCIPLE],
            tables[Kind.SOURCE],
            places or {},
            places is not None,
            self._table("vocabulary", Vocabulary, required=True),
            self._table("badges", BadgeRules, required=False),
        )
        ids = known_ids(drafts)
        self.problems += check_references(drafts, ids)
        self.problems += check_records(drafts, self.today)
        self.problems += check_between(drafts)
        self.problems += self._logos(drafts)
        self.problems += self._misplaced()
        content_folder = self.folder.root / self.folder.content
        self.problems += content_faults(content_folder, self._records_in_content(), self.folder.allowed, self._name)
        pages = list(self._pages())
        for path in pages:
            self.problems += self._page(path, ids)
        problems, accepted = settle(in_order(_without_echoes(self.problems)), drafts)
        own = tuple(path.relative_to(content_folder).as_posix() for path in pages)
        return Reading(_records(drafts, problems), problems, _counts(drafts), own, accepted)

    # Files

    def _record_files(self, kind: Kind) -> list[Path]:
        folder = self.folder.root / self.folder.of(kind)
        if not folder.is_dir():
            return []
        if folder.is_symlink():
            self._say(self.folder.of(kind), START, "ND117", answer("folder-is-a-link"))
            return []
        try:
            paths = sorted(folder.iterdir())
        except OSError as error:
            self._say(self.folder.of(kind), START, *unreadable(error))
            return []
        files = []
        for path in paths:
            name = path.name
            if name in (".md", ".yml", ".yaml"):
                self._say(self._name(path), START, "ND103", answer("file-without-a-name"))
            if name.startswith((".", "_")) or name == "README.md" or path.suffix.lower() in PICTURES:
                continue
            file = self._name(path)
            if path.is_dir():
                self._say(file, START, "ND115", answer("folder-among-records", folder=self.folder.of(kind)))
            elif is_translation(name):
                self._say(file, START, "ND121", answer("translation"))
            elif path.suffix in SUFFIXES:
                files.append(path)
            else:
                better = _better_name(path)
                phrase = answer("ending-wrong", better=better) if better else answer("ending-unknown")
                self._say(file, START, "ND115", phrase, better)
        return files

    def _take(self, kind: Kind, path: Path, tables: Mapping[Kind, dict[str, Draft[Any]]]) -> None:
        table = tables[kind]
        file = self._name(path)
        id = path.stem
        try:
            check_address(id, kind)
        except PydanticCustomError as error:
            why, better = refusal(error)
            likely = f"{better}{path.suffix}" if better else None
            self._say(file, START, "ND103", answer("file-name-is-the-id", why=why), likely)
        if id in table:
            self._say(file, START, "ND104", answer("id-twice", file=table[id].file))
            return
        problems: list[Problem] = []
        tree = read_record(path, kind.model.model_fields, lambda *fault: problems.append(Problem(file, *fault)))
        other = kind_told(tree.value if tree and isinstance(tree.value, dict) else keys_of(path))
        if other not in (None, kind):
            self._say(file, START, "ND120", answer("misplaced", kind=NAMES[other], folder=self.folder.of(other)))
            tables[other].setdefault(id, Draft(other, id, file, None))  # what names it there names something
            return
        self.problems += problems
        table[id] = self._draft(kind, id, file, tree, kind.model)

    def _draft(self, kind: str, id: str, file: str, tree: Node | None, model: type[M]) -> Draft[M]:
        if tree is None:
            return Draft(kind, id, file, None)
        validated = validate(model, tree)
        for fault in validated.faults:
            self._say(file, fault.at, fault.code, fault.said, fault.suggestion)
        for node, _ in marked(model, tree, Markdown):
            for prose_fault in prose_faults(str(node.value)):
                self._say(
                    file, node.place_in_text(prose_fault.at), prose_fault.code, prose_fault.said, prose_fault.suggestion
                )
            self._word(file, node, plain=False)
        for node, _ in marked(model, tree, Plain):
            self._word(file, node, plain=True)
        for node, _ in marked(model, tree, WebAddress):
            self._address(file, node)
        return Draft(kind, id, file, tree, validated)

    # Tables

    def _table(self, name: str, model: type[M], *, required: bool) -> Draft[M]:
        file = self.folder.table(name)
        path = self.folder.root / file
        if not path.exists():
            if required:
                self._say(file, START, "ND116", answer("no-vocabulary", file=file))
                return Draft(name, name, file, None)
            return self._draft(name, name, file, Node(START, {}), model)
        return self._draft(name, name, file, read_table(path, model.model_fields, partial(self._report, file)), model)

    def _places(self) -> Mapping[str, Draft[Place]] | None:
        """The places that the network declares, or None if their file cannot be read."""
        file = self.folder.table("places")
        path = self.folder.root / file
        if not path.exists():
            return {}
        tree = read_table(path, None, partial(self._report, file))
        if tree is None:
            return None
        assert isinstance(tree.value, dict)
        drafts = {}
        for id, node in tree.value.items():
            try:
                check_address(id, "place")
            except PydanticCustomError as error:
                self._say(file, node.key_at or node.at, "ND210", *refusal(error))
            drafts[id] = self._draft("place", id, file, node, Place)
        return drafts

    # What the models cannot see

    def _logos(self, drafts: Drafts) -> Iterator[Problem]:
        for draft in drafts.partners.values():
            if draft.sound and draft.sound.logo:
                path = (self.folder.root / draft.file).with_name(draft.sound.logo)
                if fault := logo_fault(path):
                    yield Problem(draft.file, draft.at("logo"), "ND215", fault)

    def _misplaced(self) -> Iterator[Problem]:
        content = self.folder.root / self.folder.content
        folders = {kind: self.folder.root / self.folder.of(kind) for kind in Kind}
        for path, kind in misplaced(self.folder.root, content, folders):
            phrase = answer("misplaced", kind=NAMES[kind], folder=self.folder.of(kind))
            yield Problem(self._name(path), START, "ND120", phrase)
        for path in sorted(content.glob("*.yml")):
            if is_translation(path.name):
                yield Problem(self._name(path), START, "ND121", answer("translation"))

    def _pages(self) -> Iterator[Path]:
        """The staff's own pages."""
        content = self.folder.root / self.folder.content
        records = set(self._records_in_content())
        for path in sorted(content.rglob("*.md")):
            if not records & set(path.parents) and not path.is_symlink():
                yield path

    def _records_in_content(self) -> list[Path]:
        return [self.folder.root / self.folder.of(kind) for kind in Kind if kind.in_content]

    def _page(self, path: Path, ids: Ids) -> Iterator[Problem]:
        file = self._name(path)
        problems: list[Problem] = []
        text = read_text(path, MAX_PAGE, lambda *fault: problems.append(Problem(file, *fault))) or ""
        yield from (problem for problem in problems if problem.code in _OF_PAGES)
        for fault in (*page_faults(text), *short_link_faults(text)):
            yield Problem(file, *fault)
        for at, link in short_links(text):
            problem = check_short_link(file, at, link, ids)
            if problem:
                yield problem

    # Saying

    def _word(self, file: str, node: Node, *, plain: bool) -> None:
        text = str(node.value)
        for fault in wording(text, plain=plain):
            where = node.place_in_text(position(text, fault.offset)) if fault.offset else node.at
            self._say(file, where, fault.code, fault.said, fault.suggestion)

    def _address(self, file: str, node: Node) -> None:
        address = str(node.value)
        if address.startswith("mailto:") and (phrase := personal(address)):
            self._say(file, node.at, "ND315", phrase)
        if follows := tracked(address):
            phrase = answer("tracker", by=follows.by, address=follows.clean)
            self._say(file, node.at, "ND225", phrase, follows.clean)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder.root).as_posix()

    def _report(self, file: str, at: Position, code: str, phrase: Phrase, suggestion: str | None) -> None:
        self._say(file, at, code, phrase, suggestion)

    def _say(self, file: str, at: Position, code: str, phrase: Phrase, suggestion: str | None = None) -> None:
        self.problems.append(Problem(file, at, code, phrase, suggestion))


def _without_echoes(problems: list[Problem]) -> Iterator[Problem]:
    """The problems but those of a value that was not written as YAML: how it was meant to be read is a guess."""
    slips = {(problem.file, problem.at) for problem in problems if problem.code == "ND108"}
    for problem in problems:
        if problem.code.startswith("ND1") or (problem.file, problem.at) not in slips:
            yield problem


def _better_name(path: Path) -> str | None:
    """The name of a text file with an ending that is read; `orta.md.txt`, as some editors save it, is `orta.md`."""
    stem = path.name.partition(".")[0]
    endings = {suffix.lower() for suffix in path.suffixes}
    if endings & {".yml", ".yaml"}:
        return f"{stem}.yml"
    return f"{stem}.md" if endings & {".md", ".markdown", ".txt"} else None


def _counts(drafts: Drafts) -> Mapping[str, int]:
    return {kind.plural: len(drafts.of(kind)) for kind in Kind} | {"places": len(drafts.places)}


def _records(drafts: Drafts, problems: tuple[Problem, ...]) -> Records:
    """The records that have no errors, and the tables as far as they are sound."""
    broken = {problem.file for problem in errors(problems)}

    def entries(table: Mapping[str, Draft[Any]]) -> dict[str, Entry[Any]]:
        return {
            id: Entry(id, draft.file, draft.record)
            for id, draft in sorted(table.items())
            if draft.file not in broken and draft.record
        }

    declared = {
        id: draft.validated.record for id, draft in drafts.places.items() if draft.validated and draft.validated.record
    }
    return Records(
        partners=entries(drafts.partners),
        hubs=entries(drafts.hubs),
        principles=entries(drafts.principles),
        sources=entries(drafts.sources),
        places={**declared, **built_in_places()},
        vocabulary=drafts.vocabulary.sound or Vocabulary(),
        badges=drafts.badges.sound or BadgeRules(),
    )


def keep_last_good(reading: Reading, previous: Records) -> Records:
    """The records of `reading`, with the last good version of each that is broken now and was not before."""
    broken = {problem.file for problem in errors(reading.problems)}
    # A record may have changed its form, from .yml to .md, and broken by that.
    stems = {file.rpartition(".")[0] for file in broken}
    now = reading.records

    def kept(kind: Kind) -> dict[str, Entry[Any]]:
        was = {id: entry for id, entry in previous.of(kind).items() if entry.file.rpartition(".")[0] in stems}
        return dict(sorted({**was, **now.of(kind)}.items()))

    tables_broken = {
        name for name in ("vocabulary", "badges", "places") if any(file.endswith(f"/{name}.yml") for file in broken)
    }
    return replace(
        now,
        partners=kept(Kind.PARTNER),
        hubs=kept(Kind.HUB),
        principles=kept(Kind.PRINCIPLE),
        sources=kept(Kind.SOURCE),
        **{name: getattr(previous, name) for name in sorted(tables_broken)},
    )
