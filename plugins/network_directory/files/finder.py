"""What the filters of lists work on, as compact data for a script: integers, and tables of names.

Members are positions in the list, each written as the distance from the one before, and dates as positions in a
table. `stamp` tells a page whether the data are those of its list.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from ..language import folded_words
from ..network.facets import Facets, Members
from ..network.findings import Findings
from ..network.model import Network, Partner
from ..records.types import PartialDate
from .file import FileSpec


def finder_data(findings: Findings) -> Iterator[FileSpec]:
    """The data of each list that can be filtered, and the words that names in the network are made of."""

    def partners() -> str:
        return compact(_of(findings.facets["partners"]) | _of_partners(findings.listed))

    yield FileSpec("data/finder/partners.json", partners)
    yield FileSpec("data/finder/hubs.json", lambda: compact(_of(findings.facets["hubs"])))
    yield FileSpec("data/finder/needs.json", lambda: compact(_of(findings.facets["needs"])))
    yield FileSpec("data/finder/words.json", lambda: compact(_words(findings.network)))


def _of(facets: Facets) -> dict[str, Any]:
    table = sorted({date for dates in facets.dates.values() for date in dates if date})
    position = {date: place for place, date in enumerate(table)}
    chosen_of_claims = ("principle", "stance") if facets.claims else ()
    return {
        "stamp": facets.stamp,
        "facets": {
            facet.id: {option.id: _gaps(option.members) for option in facet.options}
            for facet in facets.facets
            if facet.id not in chosen_of_claims
        },
        "wider": {place.id: [place.name, _gaps(members)] for place, members in facets.wider.items()},
        "around": facets.around,
        "claims": {
            principle: {stance: _gaps(members) for stance, members in stances.items()}
            for principle, stances in facets.claims.items()
        },
        "dates": [str(date) for date in table],
        "sorts": {sort: _positions(dates, position) for sort, dates in facets.dates.items()},
    }


def _of_partners(partners: Sequence[Partner]) -> dict[str, Any]:
    """What rows of the list show that is no facet, and other names that words may find a partner by."""
    places = list(dict.fromkeys(partner.based_in.name for partner in partners if partner.based_in))
    position = {name: place for place, name in enumerate(places)}
    return {
        "places": places,
        "based": [position[partner.based_in.name] if partner.based_in else -1 for partner in partners],
        "aliases": {
            number: " ".join(partner.also_known_as) for number, partner in enumerate(partners) if partner.also_known_as
        },
    }


def _positions(dates: Iterable[PartialDate | None], position: dict[PartialDate, int]) -> list[int]:
    return [position[date] if date else -1 for date in dates]


def _gaps(members: Members) -> list[int]:
    return [after - before for before, after in pairwise((0, *members))]


def _words(network: Network) -> list[str]:
    """Every word of a name that a visitor may misspell, without case and accents; the commonest first, for of two that
    are as near to what was written it is the likelier one."""
    named = (
        network.partners, network.hubs, network.principles, network.sources, network.places, network.kinds,
        network.levels, network.issues,
    )  # fmt: skip
    names = [thing.name for things in named for thing in things.values()]
    names += [alias for partner in network.partners.values() for alias in partner.also_known_as]
    names += [strategy.title for strategy in network.strategies()]
    common = Counter(word for name in names for word in folded_words(name).split() if len(word) > 2)
    return sorted(common, key=lambda word: (-common[word], word))


def compact(value: Any) -> str:
    """JSON for scripts: as short as it can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
