"""Pages of the words that a network uses: kinds of partners and levels of government."""

from __future__ import annotations

from ..network.coverage import Cell
from ..network.findings import Findings
from ..network.model import Network, Strategy, Term
from ..site.made_from import Prints, page_of_lists
from ..site.words import Words
from .contexts.groups import KindPage, LevelPage
from .contexts.overviews import KindsPage, LevelRow, LevelsPage
from .contexts.views import Counted, CoverageRow, Way
from .heads import overview_head, term_head
from .long_lists import BY_LETTER, LINE, ROW, STRATEGY, filtered, room_for
from .of_coverage import cells, coverage_rows, covered, sizes
from .page import Page
from .rows import partner_rows


def level_page(findings: Findings, words: Words, level: Term) -> Page:
    """A level's own page."""

    def context() -> LevelPage:
        network = findings.network
        partners, strategies = network.partners_at_level[level.id], _present(network, level)
        past = [strategy for strategy in network.strategies_at_level[level.id] if not strategy.counts]
        recommendations = [r for r in network.recommendations() if level in r.to]
        recorded = cells(findings, findings.coverage.by_level, level)
        room = room_for(
            (len(partners), LINE),
            *((len(those), STRATEGY) for those in (strategies, past)),
            (len(recommendations), LINE),
            *sizes(recorded),
        )
        planned = filtered("plans", "hubs", level=level.id)
        return LevelPage(
            level=level,
            partners=room.shorten(partners, filtered("filter", "partners", level=level.id), BY_LETTER),
            strategies=room.shorten(strategies, planned, order="hub"),
            past=room.shorten(past, planned, order="hub"),
            recommendations=room.shorten(recommendations, Way("sources", "sources/"), order="source"),
            cells=covered(recorded, room, "filter", planned, level=level.id),
        )

    return Page(term_head(words, "level", level), context, page_of_lists)


def levels_page(findings: Findings, words: Words) -> Page:
    """The list of all levels."""

    def context() -> LevelsPage:
        network = findings.network
        rows = coverage_rows(findings, findings.coverage.by_level, network.levels.values())
        levels = zip(network.levels.values(), rows, strict=True)
        return LevelsPage(tuple(_level(network, level, row) for level, row in levels), rows)

    return Page(overview_head(words, "levels"), context, page_of_lists)


def _level(network: Network, level: Term, row: CoverageRow[Term]) -> LevelRow:
    return LevelRow(
        level,
        partners=len(network.partners_at_level[level.id]),
        strategies=len(_present(network, level)),
        covered=tuple((principle, cell) for principle, cell in row.cells if _is_covered(cell)),
        uncovered=tuple(principle for principle, cell in row.cells if not _is_covered(cell)),
    )


def _present(network: Network, level: Term) -> tuple[Strategy, ...]:
    return tuple(strategy for strategy in network.strategies_at_level[level.id] if strategy.counts)


def _is_covered(cell: Cell) -> bool:
    """Whether somebody says something of a principle at a level, or works for it."""
    spoken_of = cell.count or cell.reserved or cell.not_applicable
    return bool(spoken_of) or any(strategy.counts for strategy in cell.strategies)


def kind_page(findings: Findings, words: Words, kind: Term) -> Page:
    """The page of a kind of partner."""

    def context() -> KindPage:
        network = findings.network
        partners = network.partners_of_kind[kind.id]
        room = room_for((len(partners), ROW))
        listed = room.shorten(partners, filtered("filter", "partners", kind=kind.id), BY_LETTER)
        return KindPage(kind, partner_rows(network, listed))

    def made_from(prints: Prints) -> str:
        return prints.unless_drawn_by_own(KindPage.template, prints.of_kind(kind.id))

    return Page(term_head(words, "kind", kind), context, made_from)


def kinds_page(findings: Findings, words: Words) -> Page:
    """The list of all kinds of partners."""

    def context() -> KindsPage:
        network = findings.network
        return KindsPage(
            tuple(Counted(kind, len(network.partners_of_kind[kind.id])) for kind in network.kinds.values())
        )

    return Page(overview_head(words, "kinds"), context, page_of_lists)
