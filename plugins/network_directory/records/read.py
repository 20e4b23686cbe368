"""Reading a network's folder: every file, every problem, in one run; and after a change only what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from ..kept import Kept
from .acceptance import settle
from .answers import Phrase, answer
from .briefs import Brief
from .content import content_faults
from .entries import Draft, Drafts, Entry, Reading, Records
from .fields import named
from .files import logo_fault, read_table, read_text
from .folder import Folder, Listed, list_records
from .gazetteer import built_in_places
from .kinds import Kind
from .making import Made, Placed, made_of
from .markdown import ShortLink, page_faults, short_link_faults, short_links
from .misplaced import is_translation, misplaced
from .models import BadgeRules, Place, Vocabulary
from .problems import START, Position, Problem, errors, in_order
from .record_files import Advance, RecordFile, RecordFiles, problems_of
from .references import NAMES, Ids, check_references, check_short_link, known_ids
from .remembering import Remembered
from .rules import check_between, check_record, check_tables, rules_depend_on
from .tree import Node
from .types import check_address, refusal
from .validate import Fault

M = TypeVar("M", bound=BaseModel)

MAX_PAGE = 1024 * 1024
_OF_PAGES = ("ND101", "ND102", "ND109")
"""Faults of a file that matter in the staff's own pages too: these may be links, or empty, or in any script."""


def read_network(
    folder: Folder, today: date, advance: Advance = lambda done, of: None, kept: Kept | None = None
) -> Reading:
    """Read and check all of a network.

    `today` is the last day that a record can tell of. What became of files is looked up in `kept`, and kept there.
    """
    return NetworkReader(folder, kept).read(today, advance)


class _Table(NamedTuple):
    """A table of the network, as it was read: as one, or entry by entry."""

    drafts: Mapping[str, Draft[Any]]
    problems: Sequence[Problem]
    readable: bool = True


class _Page(NamedTuple):
    """A page of the staff's, as it was read."""

    problems: Sequence[Problem]
    links: Sequence[tuple[Position, ShortLink]]


class NetworkReader:
    """Reads a network again and again, each time only what changed since the last.

    What it says is the same as if all were read anew. Entries of records whose files are the same are the same objects.
    """

    def __init__(self, folder: Folder, kept: Kept | None = None) -> None:
        self.folder = folder
        self._files = RecordFiles(folder, kept)
        self._tables: Remembered[_Table] = Remembered()
        self._pages: Remembered[_Page] = Remembered()
        self._logos: Remembered[tuple[Phrase | None]] = Remembered()
        self._ids: Ids | None = None
        self._dangling: dict[Draft[Any], tuple[Problem, ...]] = {}
        self._judged_by: tuple[str, date] | None = None
        self._judged: dict[Draft[Any], tuple[Problem, ...]] = {}

    def read(self, today: date, advance: Advance = lambda done, of: None) -> Reading:
        """Read what changed, as the files' times and sizes tell, and check all of it.

        `today` is the last day that a record can tell of.
        """
        for remembered in (self._tables, self._pages, self._logos):
            remembered.begin()
        problems: list[Problem] = []
        read = self._read_files(problems, advance)
        drafts = self._drafts(read, problems)
        ids = known_ids(drafts)
        problems += self._references(drafts, ids)
        problems += self._rules(drafts, read, today)
        problems += check_between(drafts)
        problems += self._faults_of_logos(drafts)
        problems += self._misplaced()
        content = self.folder.root / self.folder.content
        problems += content_faults(content, self._records_in_content(), self.folder.allowed, self.folder.name)
        pages = list(self._staff_pages())
        for path in pages:
            problems += self._faults_of_page(path, ids)
        settled, accepted = settle(in_order(_without_echoes(problems)), drafts)
        own = tuple(path.relative_to(content).as_posix() for path in pages)
        return Reading(_records(drafts, settled), settled, _counts(drafts), own, accepted)

    # Records

    def _read_files(self, problems: list[Problem], advance: Advance) -> Sequence[tuple[Listed, RecordFile]]:
        """All files of records; what stands beside them and should not goes to `problems`."""
        listings = [list_records(self.folder, kind) for kind in Kind]
        files = [file for listing in listings for file in listing.files]
        for listing in listings:
            problems += listing.problems
        read = self._files.read(files, advance)
        return [(listed, read[listed.file]) for listed in files]

    def _drafts(self, read: Iterable[tuple[Listed, RecordFile]], problems: list[Problem]) -> Drafts:
        """All files of the network; what is wrong with each by itself goes to `problems`."""
        tables: dict[Kind, dict[str, Draft[Any]]] = {kind: {} for kind in Kind}
        for listed, file in read:
            self._take(listed, file, tables, problems)
        places = self._table("places", self._make_places)
        vocabulary = self._table("vocabulary", partial(self._make_table, Vocabulary, required=True))
        badges = self._table("badges", partial(self._make_table, BadgeRules, required=False))
        for table in (places, vocabulary, badges):
            problems += table.problems
        return Drafts(
            tables[Kind.PARTNER],
            tables[Kind.HUB],
            tables[Kind.PRINCIPLE],
            tables[Kind.SOURCE],
            places.drafts,
            places.readable,
            vocabulary.drafts["vocabulary"],
            badges.drafts["badges"],
        )

    def _take(
        self, listed: Listed, read: RecordFile, tables: Mapping[Kind, dict[str, Draft[Any]]], problems: list[Problem]
    ) -> None:
        table, id, file = tables[listed.kind], listed.id, listed.file
        if read.name_fault:
            problems.append(read.name_fault)
        if id in table:
            problems.append(Problem(file, START, "ND104", answer("id-twice", file=table[id].file)))
            return
        other = read.draft.made.told
        if other not in (None, listed.kind):
            phrase = answer("misplaced", kind=NAMES[other], folder=self.folder.of(other))
            problems.append(Problem(file, START, "ND120", phrase))
            # What names it there names something.
            tables[other].setdefault(id, Draft(other, id, file, Made(readable=False)))
            return
        problems += read.problems
        table[id] = read.draft

    # Tables

    def _table(self, name: str, make: Callable[[str, str], _Table]) -> _Table:
        file = self.folder.table(name)
        return self._tables.of(file, self.folder.root / file, partial(make, name, file))

    def _make_table(self, model: type[M], name: str, file: str, *, required: bool) -> _Table:
        path = self.folder.root / file
        if not path.exists():
            if required:
                missing: Draft[M] = Draft(name, name, file, Made(readable=False))
                return _Table({name: missing}, [Problem(file, START, "ND116", answer("no-vocabulary", file=file))])
            tree: Node | None = Node(START, {})
            faults: list[Fault] = []
        else:
            faults = []
            tree = read_table(path, model.model_fields, lambda *fault: faults.append(Fault(*fault)))
        draft, problems = _entry_of_table(name, name, file, tree, model)
        return _Table({name: draft}, [*problems_of(file, faults), *problems])

    def _make_places(self, name: str, file: str) -> _Table:
        """The places that the network declares; not readable if their file is not."""
        path = self.folder.root / file
        if not path.exists():
            return _Table({}, ())
        faults: list[Fault] = []
        tree = read_table(path, None, lambda *fault: faults.append(Fault(*fault)))
        problems = problems_of(file, faults)
        if tree is None:
            return _Table({}, problems, readable=False)
        assert isinstance(tree.value, dict)
        drafts = {}
        for id, node in tree.value.items():
            try:
                check_address(id, "place")
            except PydanticCustomError as error:
                problems.append(Problem(file, node.key_at or node.at, "ND210", *refusal(error)))
            drafts[id], own = _entry_of_table("place", id, file, node, Place)
            problems += own
        return _Table(drafts, problems)

    # What the models cannot see

    def _references(self, drafts: Drafts, ids: Ids) -> Iterator[Problem]:
        """A problem for each id that names nothing."""
        if ids != self._ids:
            self._ids, self._dangling = ids, {}
        known = {named(kind, id) for kind, of_kind in ids.items() if of_kind for id in of_kind.names}
        unknown = {kind for kind, of_kind in ids.items() if of_kind is None}
        dangling: dict[Draft[Any], tuple[Problem, ...]] = {}
        for draft in (*drafts.records(), *drafts.places.values()):
            if known.issuperset(draft.made.names):
                continue
            if unknown and all(name in known or name.partition(":")[0] in unknown for name in draft.made.names):
                continue
            model = Place if draft.kind == "place" else Kind(draft.kind).model
            dangling[draft] = self._dangling.get(draft) or tuple(check_references(draft, model, ids))
            yield from dangling[draft]
        self._dangling = dangling

    def _rules(self, drafts: Drafts, read: Iterable[tuple[Listed, RecordFile]], today: date) -> Iterator[Problem]:
        """What is wrong within single records, by the rules."""
        vocabulary = rules_depend_on(drafts)
        if self._judged_by != (vocabulary, today):
            self._judged_by, self._judged = (vocabulary, today), {}
        judged: dict[Draft[Any], tuple[Problem, ...]] = {}
        often: Iterable[Draft[Any]] = chain(drafts.partners.values(), drafts.hubs.values())
        files = {file.draft: file for _, file in read}
        for draft in often:
            problems = self._judged.get(draft)
            if problems is None:
                problems = self._judge(draft, files.get(draft), drafts, vocabulary, today)
            judged[draft] = problems
            yield from problems
        self._judged = judged
        self._files.save()
        seldom: Iterable[Draft[Any]] = chain(drafts.principles.values(), drafts.sources.values())
        for draft in seldom:
            yield from check_record(draft, drafts, today)
        yield from check_tables(drafts)

    def _judge(
        self, draft: Draft[Any], file: RecordFile | None, drafts: Drafts, vocabulary: str, today: date
    ) -> tuple[Problem, ...]:
        """What the rules say of a partner or a hub; that they said nothing is kept."""
        if file and self._files.is_silent(file, vocabulary, today):
            return ()
        problems = tuple(check_record(draft, drafts, today))
        if file and not problems:
            self._files.put_silent(file, vocabulary, today)
        return problems

    def _faults_of_logos(self, drafts: Drafts) -> Iterator[Problem]:
        for draft in drafts.partners.values():
            partner: Brief | None = draft.brief
            if partner and partner.logo:
                path = (self.folder.root / draft.file).with_name(partner.logo)
                (fault,) = self._logos.of(self.folder.name(path), path, partial(_fault_of_logo, path))
                if fault:
                    yield Problem(draft.file, draft.at("logo"), "ND215", fault)

    def _misplaced(self) -> Iterator[Problem]:
        content = self.folder.root / self.folder.content
        folders = {kind: self.folder.root / self.folder.of(kind) for kind in Kind}
        for path, kind in misplaced(self.folder.root, content, folders):
            phrase = answer("misplaced", kind=NAMES[kind], folder=self.folder.of(kind))
            yield Problem(self.folder.name(path), START, "ND120", phrase)
        for path in sorted(content.glob("*.yml")):
            if is_translation(path.name):
                yield Problem(self.folder.name(path), START, "ND121", answer("translation"))

    # Pages

    def _staff_pages(self) -> Iterator[Path]:
        """The staff's own pages."""
        content = self.folder.root / self.folder.content
        records = set(self._records_in_content())
        for path in sorted(content.rglob("*.md")):
            if not records & set(path.parents) and not path.is_symlink():
                yield path

    def _records_in_content(self) -> list[Path]:
        return [self.folder.root / self.folder.of(kind) for kind in Kind if kind.in_content]

    def _faults_of_page(self, path: Path, ids: Ids) -> Iterator[Problem]:
        file = self.folder.name(path)
        page = self._pages.of(file, path, partial(_page, path, file))
        yield from page.problems
        for at, link in page.links:
            if problem := check_short_link(file, at, link, ids):
                yield problem


def _entry_of_table(
    kind: str, id: str, file: str, tree: Node | None, model: type[M]
) -> tuple[Draft[M], Sequence[Problem]]:
    """A table or an entry of one, which keeps where its values stand, and what is wrong with it."""
    if tree is None:
        return Draft(kind, id, file, Made(readable=False)), ()
    made, of_sound = made_of(model, tree)
    placed = Placed(tree, of_sound)
    return Draft(kind, id, file, made, lambda: placed), problems_of(file, made.faults)


def _fault_of_logo(path: Path) -> tuple[Phrase | None]:
    return (logo_fault(path),)


def _page(path: Path, file: str) -> _Page:
    faults: list[Fault] = []
    text = read_text(path, MAX_PAGE, lambda *fault: faults.append(Fault(*fault))) or ""
    own = [fault for fault in faults if fault.code in _OF_PAGES]
    problems = problems_of(file, [*own, *page_faults(text), *short_link_faults(text)])
    return _Page(problems, tuple(short_links(text)))


def _without_echoes(problems: list[Problem]) -> Iterator[Problem]:
    """The problems but those of a value that was not written as YAML: how it was meant to be read is a guess."""
    slips = {(problem.file, problem.at) for problem in problems if problem.code == "ND108"}
    for problem in problems:
        if problem.code.startswith("ND1") or (problem.file, problem.at) not in slips:
            yield problem


def _counts(drafts: Drafts) -> Mapping[str, int]:
    return {kind.plural: len(drafts.of(kind)) for kind in Kind} | {"places": len(drafts.places)}


def _records(drafts: Drafts, problems: tuple[Problem, ...]) -> Records:
    """The records that have no errors, and the tables as far as they are sound."""
    broken = {problem.file for problem in errors(problems)}

    def entries(table: Mapping[str, Draft[Any]]) -> dict[str, Entry[Any]]:
        return {id: draft.entry for id, draft in sorted(table.items()) if draft.entry and draft.file not in broken}

    declared = {id: draft.record for id, draft in drafts.places.items() if draft.record}
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
