"""Every page of the directory, as specs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..network.aging import dues
from ..network.coverage import Cell, Table
from ..network.facets import Facet
from ..network.findings import Findings
from ..network.model import Hub, Network, Partner, Place, Principle, Source, Term
from ..records import Problem
from ..records.codes import GROUPS
from ..records.explanations import explanations
from ..site.addresses import Linked, address
from ..site.words import Words
from .network_picture import pictures
from .spec import Crumb, PageSpec

NEAR = 2
"""How many codes before it and after it the page of a code leads to."""
CONTRIBUTION_TYPES = ("expertise", "capacity", "in-kind", "leadership")
RECENT = 8
"""How many changes the home page shows."""
SHOWN_HELPS = 5
"""How many needs of a type a partner's page shows that its offers fit; it says how many there are."""
FEWEST_FITS, MOST_FITS, ALL_FITS = 5, 50, 5000
"""How many partners /needs/ shows for a need: at least, at most, and for all needs together about so many, so that
the page stays light. It says how many there are."""
SHOWN_CHANGES = 200
"""How many changes /updates/ shows; the records hold the rest."""
FULL_ROWS = 500
"""Up to how many partners /partners/ tells what each is; a longer list is one of names."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a coverage matrix: a place, level or hub, and its cells in the principles' order."""

    subject: Place | Term | Hub
    cells: tuple[tuple[Principle, Cell], ...]


class Catalog:
    """Makes the specs of all pages. What costs much to find waits until its page is drawn: `diff` draws none."""

    def __init__(self, findings: Findings, words: Words) -> None:
        self.findings = findings
        self.network = network = findings.network
        self.words = words
        used = {facet.id: facet for facet in self.findings.facets["partners"].facets}
        # What a partner's kind, level, places, hubs, principles, contributions or badge are has pages of its own. The
        # page of a field that the network added stays where it is when nobody fills the field in any more.
        self._lists = tuple(used.get(facet.id, facet) for facet in (Facet("status", ()), *_added(network)))

    def home(self, title: str, description: str, intro: str) -> PageSpec:
        """The home page around the staff's opening words, given as HTML."""
        context = {
            "intro": intro,
            "places": self._states(),
            "changes": self.findings.updates[:RECENT],
            "needs": self.findings.needs,
        }
        return PageSpec("", title, description, "home.html", context)

    def pages(self) -> Iterator[PageSpec]:
        """All pages but the home page."""
        network = self.network
        yield self._overview(
            "partners",
            letters=self.findings.by_letter,
            places=self._states(),
            full_rows=len(self.findings.listed) <= FULL_ROWS,
            lists=self._lists,
        )
        yield from map(self._list, self._lists)
        yield from map(self._partner, network.partners.values())
        yield self._overview("hubs", hubs=self.findings.hubs_by_focus, places=self._states_with_hubs())
        yield from map(self._hub, network.hubs.values())
        yield self._overview("principles")
        yield from map(self._principle, network.principles.values())
        yield self._overview("sources")
        yield from map(self._source, network.sources.values())
        yield self._overview("places", places=self._states())
        yield from map(self._place, network.places.values())
        yield self._overview("levels", rows=self._rows(self.findings.coverage.by_level, network.levels.values()))
        yield from map(self._level, network.levels.values())
        yield self._overview("kinds")
        yield from map(self._kind, network.kinds.values())
        yield self._overview("contributions", types=CONTRIBUTION_TYPES)
        yield from map(self._contribution, CONTRIBUTION_TYPES)
        yield self._overview("coverage", **self._matrices())
        yield self._needs()
        yield self._overview("network", pictures=lambda: pictures(network))
        yield self._overview("badges", due=dues(network))
        yield self._overview("updates", changes=self.findings.updates[:SHOWN_CHANGES], total=len(self.findings.updates))
        yield self._overview("data", needs=self.findings.needs)
        yield self._overview("join")
        yield from self._help()
        yield replace(self._overview("search"), indexed=False)

    def _needs(self) -> PageSpec:
        needs = self.findings.needs
        shown = max(FEWEST_FITS, min(MOST_FITS, ALL_FITS // max(len(needs), 1)))
        return self._overview("needs", needs=needs, fits=lambda wanted: self.findings.matcher.fits(wanted, shown))

    def problems(self, problems: Sequence[Problem]) -> PageSpec:
        """What is to be mended; only previews have this page."""
        return replace(self._overview("problems", problems=problems), indexed=False)

    # Overviews: one page for a kind of thing

    def _overview(self, name: str, **context: Any) -> PageSpec:
        title, description = self.words.text(f"{name}.title"), self.words.text(f"{name}.description")
        if name in self.findings.facets:
            context["facets"] = self.findings.facets[name]
        return PageSpec(f"{name}/", title, description, f"{name}.html", context)

    def _crumbs(self, name: str) -> tuple[Crumb, ...]:
        return (Crumb(self.words.text(f"{name}.title"), f"{name}/"),)

    def _matrices(self) -> Mapping[str, tuple[Row, ...]]:
        network, coverage = self.network, self.findings.coverage
        named = [place for place in network.places.values() if place.id in coverage.by_place or place.kind in _STATES]
        roots = [place for place in named if not place.ancestors]
        others = [place for place in named if place.ancestors]
        return {
            "by_place": self._rows(coverage.by_place, (*roots, *others)),
            "by_level": self._rows(coverage.by_level, network.levels.values()),
            "by_hub": self._rows(coverage.by_hub, (h for h in network.hubs.values() if h.status in _AT_WORK)),
        }

    def _rows(self, table: Table, subjects: Iterable[Place | Term | Hub]) -> tuple[Row, ...]:
        return tuple(Row(subject, self._cells(table, subject)) for subject in subjects)

    def _cells(self, table: Table, subject: Place | Term | Hub) -> tuple[tuple[Principle, Cell], ...]:
        active = (principle for principle in self.network.principles.values() if not principle.retired)
        return tuple((principle, self.findings.coverage.cell(table, subject.id, principle)) for principle in active)

    def _states(self) -> Mapping[str, int]:
        """How many partners are based in or serve each state and territory; in the order of names."""
        network = self.network
        return {id: len(network.partners_in[id]) for id, place in network.places.items() if place.kind in _STATES}

    def _states_with_hubs(self) -> Mapping[str, int]:
        """How many hubs each state and territory has, by its own place or those of its strategies."""
        found = {
            option.id: len(option.members)
            for f in self.findings.facets["hubs"].facets
            if f.id == "place"
            for option in f.options
        }
        return {place.id: found.get(place.id, 0) for place in self.network.places.values() if place.kind in _STATES}

    # Help: what the check's answers mean

    def _help(self) -> Iterator[PageSpec]:
        groups = {group: [told for told in explanations() if told.group == group] for group in GROUPS.values()}
        yield self._overview("help", groups=groups)
        for group in groups.values():
            for n, told in enumerate(group):
                near = [*group[max(0, n - NEAR) : n], *group[n + 1 : n + 1 + NEAR]]
                yield PageSpec(
                    address(told),
                    told.name,
                    told.summary,
                    "help_code.html",
                    {"told": told, "near": near},
                    self._crumbs("help"),
                    language=told.language,
                )

    # Pages of one thing each

    def _page(self, kind: str, thing: Linked, name: str, description: str | None, **context: Any) -> PageSpec:
        return PageSpec(
            address(thing),
            name,
            description or self.words.text(f"{kind}.description", name=name),
            f"{kind}.html",
            {kind: thing, **context},
            self._crumbs(f"{kind}s"),
            getattr(thing, "file", None),
        )

    def _partner(self, partner: Partner) -> PageSpec:
        return self._page(
            "partner",
            partner,
            partner.name,
            partner.summary,
            helps=lambda: self.findings.matcher.helps(partner, SHOWN_HELPS),
        )

    def _hub(self, hub: Hub) -> PageSpec:
        return self._page("hub", hub, hub.name, hub.summary, cells=self._cells(self.findings.coverage.by_hub, hub))

    def _principle(self, principle: Principle) -> PageSpec:
        return self._page("principle", principle, principle.name, principle.question)

    def _source(self, source: Source) -> PageSpec:
        return self._page("source", source, source.title, None)

    def _place(self, place: Place) -> PageSpec:
        based = set(self.network.partners_based_in[place.id])
        return self._page(
            "place",
            place,
            place.name,
            None,
            serving=[partner for partner in self.network.partners_in[place.id] if partner not in based],
            wider=self.network.wider_partners(place),
            cells=self._cells(self.findings.coverage.by_place, place),
        )

    def _level(self, level: Term) -> PageSpec:
        return self._page(
            "level", level, level.name, level.description, cells=self._cells(self.findings.coverage.by_level, level)
        )

    def _kind(self, kind: Term) -> PageSpec:
        return self._page("kind", kind, kind.name, kind.description)

    def _list(self, facet: Facet) -> PageSpec:
        """The partners by one facet: without script the only way to them by it."""
        name = facet.name or self.words.text(f"finder.facets.{facet.id}")
        title, description = self.words.text("list.title", facet=name), self.words.text("list.description")
        context = {"facet": facet, "listed": self.findings.listed}
        # No record's id has an underscore, so that none ever claims the address.
        return PageSpec(f"partners/by_{facet.id}/", title, description, "list.html", context, self._crumbs("partners"))

    def _contribution(self, type: str) -> PageSpec:
        title = self.words.text(f"contribution_types.{type}.name")
        description = self.words.text(f"contribution_types.{type}.description")
        context = {"type": type, "needs": self.findings.needs}
        return PageSpec(
            f"contributions/{type}/",
            title,
            description,
            "contribution.html",
            context,
            self._crumbs("contributions"),
        )


_STATES = ("state", "territory")
_AT_WORK = ("forming", "active", "paused")


def _added(network: Network) -> Iterator[Facet]:
    """The facets that the network added to partners, with nobody in them."""
    for id, declared in network.extra_fields.items():
        if declared.facet and declared.on == "partner":
            yield Facet(f"extra-{id}", (), declared.name)
