"""What the software is held to, as data: what is measured, against what, and how much of it is well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SLACK = 1.5
"""How many times a limit may be taken before `make bench-quick` fails: machines and hours differ, even in ratios."""


@dataclass(frozen=True, slots=True)
class Target:
    """A figure, or the ratio of two of one run, and how much of it is well."""

    name: str
    figure: str
    limits: Mapping[int, float] = field(default_factory=dict)
    """How much is well, by the number of partners; empty of what is told for comparison, and not held to anything."""
    unit: str = ""
    """s, MB, kB or %; none of ratios and counts."""
    by: str = ""
    """The figure of the same run that it is divided by."""

    @property
    def steady(self) -> bool:
        """Whether it says the same on a slow machine and on a fast one: a ratio, a count, or bytes of a page."""
        return bool(self.by) or self.unit in ("", "kB")

    def value(self, figures: Mapping[str, float]) -> float | None:
        """What was measured; None if it was not."""
        needed = (self.figure, self.by) if self.by else (self.figure,)
        if any(name not in figures for name in needed):
            return None
        return figures[self.figure] / (figures[self.by] if self.by else 1)

    def verdict(self, figures: Mapping[str, float], partners: int) -> str:
        """Whether what was measured is well: met, missed, not measured, or nothing where there is no limit."""
        if partners not in self.limits:
            return ""
        value = self.value(figures)
        if value is None:
            return "not measured"
        return "met" if value <= self.limits[partners] else "missed"


def _large(limit: float) -> Mapping[int, float]:
    """A limit for networks that are so large that what does not depend on the size counts for little."""
    return dict.fromkeys((1_000, 10_000), limit)


def _all(limit: float) -> Mapping[int, float]:
    return dict.fromkeys((100, 1_000, 10_000), limit)


TARGETS = (
    Target("Save to served, a partner", "save.partner", {1_000: 0.3, 10_000: 1}, "s"),
    Target("Save to served, a hub", "save.hub", _large(4), "s"),
    Target("Save to served, a principle", "save.principle", _large(4), "s"),
    Target("Save to served, the vocabulary", "save.vocabulary", _large(4), "s"),
    Target("Save to served, a partner of the sample", "save.sample", _all(0.3), "s"),
    Target("Preview, start to first page, the very first time", "preview.first", _large(25), "s"),
    Target("Preview, start to first page, from kept state", "preview.again", _large(5), "s"),
    Target("Preview, idle, share of a core", "preview.idle", _large(0.5), "%"),
    Target("Check, wall", "check.wall", _large(7), "s"),
    Target("Check after one edit, wall", "check_again.wall", _large(1.5), "s"),
    Target("Cold build ÷ plain Material, CPU", "cold.cpu", _large(1.0), by="material.cpu"),
    Target("Cold build ÷ plain Material, wall", "cold.wall", _large(0.7), by="material.wall"),
    Target("Cold build ÷ Hugo, CPU", "cold.cpu", by="hugo.cpu"),
    Target("Cold build ÷ Zensical, CPU", "cold.cpu", by="zensical.cpu"),
    Target("Build after one edit ÷ cold build, CPU", "again.cpu", _large(0.15), by="cold.cpu"),
    Target("Build after one edit ÷ Hugo’s, wall", "again.wall", _large(1.0), by="hugo_again.wall"),
    Target("Build after one edit ÷ Zensical’s, wall", "again.wall", by="zensical_again.wall"),
    Target("Peak memory, build", "cold.memory", _large(500), "MB"),
    Target("Peak memory, build with search index", "whole.memory", _large(1500), "MB"),
    Target("Files a partner, beside logos and search index", "site.files_a_partner", _all(4)),
    Target("Size of the site", "site.size", _large(400), "MB"),
    Target("A partner’s page", "page.partner", _all(30), "kB"),
    Target("Any page", "page.size", _all(300), "kB"),
    Target("Any page but coverage, elements", "page.elements", _all(5_000)),
    Target("Coverage, elements", "page.coverage_elements", _all(10_000)),
    Target("The heaviest pages, load", "visit.load", _all(1), "s"),
    Target("First search, usual words", "visit.search", _all(0.5), "s"),
    Target("First search, the commonest word", "visit.search_commonest", _all(1.1), "s"),
)


def missed_by_half(figures: Mapping[str, float], partners: int) -> list[Target]:
    """The targets that are missed by more than half, whatever the machine."""
    judged = [(target, target.value(figures)) for target in TARGETS if target.steady and partners in target.limits]
    return [target for target, value in judged if value is not None and value > SLACK * target.limits[partners]]
