"""What is recorded for each principle somewhere, and the page that shows it everywhere."""

from __future__ import annotations

from collections.abc import Iterable

from ..network.coverage import Cell, Table
from ..network.findings import Findings
from ..network.model import Hub, Place, Principle, Term
from ..site.words import Words
from .contexts.views import CoverageRow, T
from .contexts.whole import CoveragePage
from .heads import overview_head
from .page import Page
from .state_maps import is_state


def coverage_page(findings: Findings, words: Words) -> Page:
    """Where the network works on what."""

    def context() -> CoveragePage:
        network, coverage = findings.network, findings.coverage
        named = [place for place in network.places.values() if coverage.by_place[place.id] or is_state(place)]
        roots = [place for place in named if not place.ancestors]
        others = [place for place in named if place.ancestors]
        return CoveragePage(
            by_place=coverage_rows(findings, coverage.by_place, (*roots, *others)),
            by_level=coverage_rows(findings, coverage.by_level, network.levels.values()),
            by_hub=coverage_rows(findings, coverage.by_hub, (hub for hub in network.hubs.values() if not hub.ended)),
        )

    return Page(overview_head(words, "coverage"), context)


def coverage_rows(findings: Findings, table: Table, subjects: Iterable[T]) -> tuple[CoverageRow[T], ...]:
    """The rows of a table of coverage."""
    return tuple(CoverageRow(subject, cells(findings, table, subject)) for subject in subjects)


def cells(findings: Findings, table: Table, subject: Place | Term | Hub) -> tuple[tuple[Principle, Cell], ...]:
    """Each principle in force with what is recorded for it there."""
    return tuple(
        (principle, findings.coverage.cell(table, subject.id, principle))
        for principle in in_force(findings.network.principles.values())
    )


def in_force(principles: Iterable[Principle]) -> tuple[Principle, ...]:
    """Those that were not retired."""
    return tuple(principle for principle in principles if not principle.retired)
