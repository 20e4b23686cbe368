"""What is recorded for each principle somewhere, and the page that shows it everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..network.coverage import Cell, Table
from ..network.findings import Findings
from ..network.model import Claim, Hub, Place, Principle, Term
from ..records.models import PlaceKind
from ..site.made_from import page_of_lists
from ..site.words import Words
from .contexts.views import ClaimList, CoverageRow, Covered, E, Shortened, T, Way
from .contexts.whole import CoveragePage, Gap, PlaceRows
from .heads import overview_head
from .long_lists import ALL, LINK, Room, filtered, room_for
from .page import Page
from .state_maps import is_state

Cells = tuple[tuple[Principle, Cell], ...]
"""Each principle in force, with what is recorded for it somewhere."""
_PLACES: Mapping[str, tuple[PlaceKind, ...]] = {
    "nation": ("country",),
    "states": ("state", "territory"),
    **{kind: (kind,) for kind in ("tribal", "region", "county", "city", "district")},
}
"""What the table of places is divided into."""
_STANCES = {
    "practiced": ("leads", "practices"),
    "declared": ("endorses",),
    "reserved": ("reserves",),
    "not-applicable": ("not-applicable",),
}
"""The stances of the claims that a cell lists together."""
_SENTENCE, _BRIEF = 48, 24
"""How many are named in a sentence at most, and how many of those that are more: nobody reads a hundred names."""
_WHOLE = ("nation", "states")
"""The parts of the table of places that are never shortened."""
_FRAME, _CELL = 500, 5
"""Of how many elements the page of coverage is made beside its tables of places and hubs, and a cell of these."""


def coverage_page(findings: Findings, words: Words) -> Page:
    """Where the network works on what."""

    def context() -> CoveragePage:
        network, coverage = findings.network, findings.coverage
        named = [place for place in network.places.values() if coverage.by_place[place.id] or is_state(place)]
        roots = [place for place in named if not place.ancestors]
        others = [place for place in named if place.ancestors]
        by_place = coverage_rows(findings, coverage.by_place, (*roots, *others))
        by_level = coverage_rows(findings, coverage.by_level, network.levels.values())
        by_hub = coverage_rows(findings, coverage.by_hub, (hub for hub in network.hubs.values() if not hub.ended))
        grouped = {name: [row for row in by_place if row.subject.kind in kinds] for name, kinds in _PLACES.items()}
        across = _CELL * len(in_force(network.principles.values()))
        shortened = [(len(rows), across) for name, rows in grouped.items() if name not in _WHOLE]
        whole = across * sum(len(grouped[name]) for name in _WHOLE)
        room = room_for(*shortened, (len(by_hub), across), taken=_FRAME + whole)
        gaps = (_gap("place", grouped["states"]), _gap("level", by_level), _gap("hub", by_hub))
        return CoveragePage(
            gaps=tuple(gap for gap in gaps if gap),
            places=len(by_place),
            by_place=tuple(
                PlaceRows(name, (ALL if name in _WHOLE else room).shorten(rows, Way("places", "places/")))
                for name, rows in grouped.items()
                if rows
            ),
            by_level=by_level,
            by_hub=room.shorten(by_hub, Way("hubs", "hubs/")),
        )

    return Page(overview_head(words, "coverage"), context, page_of_lists)


def _gap(table: str, rows: Sequence[CoverageRow[T]]) -> Gap | None:
    """The principles that most rows of a table have nobody recorded for; None if each has somebody in every row."""
    bare = [sum(1 for row in rows if not row.cells[at][1].count) for at in range(len(rows[0].cells) if rows else 0)]
    most = max(bare, default=0)
    those = tuple(rows[0].cells[at][0] for at, n in enumerate(bare) if n == most)
    return Gap(table, those, most, len(rows)) if most else None


def coverage_rows(findings: Findings, table: Table, subjects: Iterable[T]) -> tuple[CoverageRow[T], ...]:
    """The rows of a table of coverage."""
    return tuple(CoverageRow(subject, cells(findings, table, subject)) for subject in subjects)


def cells(findings: Findings, table: Table, subject: Place | Term | Hub) -> Cells:
    """Each principle in force with what is recorded for it there."""
    return tuple(
        (principle, findings.coverage.cell(table, subject.id, principle))
        for principle in in_force(findings.network.principles.values())
    )


def sizes(cells: Cells) -> Iterator[tuple[int, int]]:
    """What a list of cells takes of a page: of each of its lists the entries, and of how many elements one is made."""
    for _, cell in cells:
        for entries in (*(claims for _, claims in _claims(cell)), cell.strategies):
            yield _named(entries), LINK


def _named(entries: Sequence[object]) -> int:
    """How many of these a sentence names where a page has room for all."""
    return len(entries) if len(entries) <= _SENTENCE else _BRIEF


def covered(cells: Cells, room: Room, to: str, strategies: Way, **chosen: str) -> tuple[Covered, ...]:
    """What is recorded principle by principle, as far as there is room.

    The way to all partners of a list is the list of partners with its principle and stances chosen, and with what else
    is `chosen`; `to` names the words for it. `strategies` is the way to all strategies.
    """

    brief = Room(_BRIEF if room.each is None else min(room.each, _BRIEF))

    def as_sentence(entries: Sequence[E], way: Way, order: str) -> Shortened[E]:
        whole = room.has_all(entries) and _named(entries) == len(entries)
        return (ALL if whole else brief).shorten(entries, way, order=order)

    def claim_list(principle: Principle, state: str, claims: tuple[Claim, ...]) -> ClaimList:
        way = filtered(to, "partners", **chosen, principle=principle.id, stance=_STANCES[state])
        return ClaimList(state, as_sentence(claims, way, "name"))

    return tuple(
        Covered(
            principle,
            cell,
            tuple(claim_list(principle, state, claims) for state, claims in _claims(cell)),
            as_sentence(cell.strategies, strategies, "hub"),
        )
        for principle, cell in cells
    )


def _claims(cell: Cell) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """The claims of a cell that are listed together, by what they say."""
    lists = zip(_STANCES, (cell.practiced, cell.declared, cell.reserved, cell.not_applicable), strict=True)
    return ((state, claims) for state, claims in lists if claims)


def in_force(principles: Iterable[Principle]) -> tuple[Principle, ...]:
    """Those that were not retired."""
    return tuple(principle for principle in principles if not principle.retired)
