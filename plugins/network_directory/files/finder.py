"""What the filters of lists work on, as compact data for a script: integers, and tables of names.

Members are positions in the list, each written as the distance from the one before, and dates as positions in a
table. `stamp` tells a page whether the data are those of its list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from ..language import folded_words
from ..network.facets import Facet, Facets, Members, Option
from ..network.findings import Findings
from ..network.model import Hub, Network, Partner
from ..network.needs import Wanted
from ..records.types import PartialDate
from ..site.made_from import listed_partners
from ..site.needs_in_parts import MOST_WHOLE, addresses
from ..site.parts import LIMIT
from ..site.words import Words
from .file import FileMadeAtOnce, FileSpec
from .formats import compact

Entries = Callable[[Findings, Words], dict[str, Any]]
"""Makes the entries of a list, as a page shows them that has no room for all."""


def finder_data(findings: Findings, words: Words) -> Iterator[FileSpec]:
    """The data of each list that can be filtered, and the words that names in the network are made of.

    The entries of a list that its page may have no room for are in a file of their own, which only such a page loads.
    """
    network = findings.network
    lists: Mapping[str, tuple[int, Entries]] = {
        "partners": (len(network.partners), _partners),
        "hubs": (len(network.hubs), _hubs),
        "needs": (len(findings.needs), _needs),
    }
    for name, (size, entries) in lists.items():
        yield FileMadeAtOnce(f"data/finder/{name}.json", partial(_data, name, findings, words), listed_partners)
        if size > MOST_WHOLE:
            make = partial(_list, name, entries, findings, words)
            yield FileMadeAtOnce(f"data/finder/{name}-list.json", make, listed_partners)
    yield FileMadeAtOnce("data/finder/words.json", lambda: compact(_words(network)), listed_partners)


def _data(name: str, findings: Findings, words: Words) -> bytes:
    more = _of_partners(findings.listed) if name == "partners" else {}
    return compact(_of(findings.facets[name], findings.network, words) | more)


def _list(name: str, entries: Entries, findings: Findings, words: Words) -> bytes:
    return compact({"stamp": findings.facets[name].stamp, **entries(findings, words)})


def _of(facets: Facets, network: Network, words: Words) -> dict[str, Any]:
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
        "more": {facet.id: more for facet in facets.facets if (more := _more(facet, network, words))},
        "wider": {place.id: [place.name, _gaps(members)] for place, members in facets.wider.items()},
        "around": facets.around,
        "claims": {
            principle: {stance: _gaps(members) for stance, members in stances.items()}
            for principle, stances in facets.claims.items()
        },
        "dates": [str(date) for date in table],
        "sorts": {sort: _positions(dates, position) for sort, dates in facets.dates.items()},
    }


def _more(facet: Facet, network: Network, words: Words) -> list[list[str | int]]:
    """The values of a facet that the page leaves out: id, name and how many entries choosing each finds."""

    def name(option: Option) -> str:
        is_nation = facet.id == "place" and network.places[option.id].kind == "country"
        return words.text("finder.nation", place=option.name) if is_nation else option.name or option.id

    return [[option.id, name(option), option.found] for option in facet.options[LIMIT:]]


def _partners(findings: Findings, words: Words) -> dict[str, Any]:
    """Ids and names; what else rows show of partners is in their facets. An id that a name gives by itself is a 0."""
    partners = findings.listed
    usual = (folded_words(partner.name).replace(" ", "-") for partner in partners)
    return {
        "ids": [0 if id == partner.id else partner.id for id, partner in zip(usual, partners, strict=True)],
        "names": [partner.name for partner in partners],
    }


def _hubs(findings: Findings, words: Words) -> dict[str, Any]:
    network = findings.network
    hubs = [hub for hubs in findings.hubs_by_focus.values() for hub in hubs]

    def facts(hub: Hub) -> list[str]:
        status = [] if hub.status == "active" else [words.text(f"hub_statuses.{hub.status}")]
        partners, strategies = network.memberships_of_hub[hub.id], network.strategies_of_hub[hub.id]
        counts = (("partners", len(partners)), ("strategies", len(strategies)))
        return [*(words.text(f"hub.{what}_n", n=n) for what, n in counts), *status]

    return {
        "ids": [hub.id for hub in hubs],
        "names": [hub.name for hub in hubs],
        **_facts(facts(hub) for hub in hubs),
    }


def _needs(findings: Findings, words: Words) -> dict[str, Any]:
    needs = findings.needs
    found_at = addresses(findings.network, needs)
    parts = [found_at[need].removeprefix("needs/").partition("#") for need in needs]
    pages = list(dict.fromkeys(page for page, _, _ in parts))
    number = {page: place for place, page in enumerate(pages)}

    def facts(need: Wanted) -> list[str]:
        strategy, partner = need.strategy, need.partner
        asking = [strategy.title, strategy.hub.name] if strategy else [partner.name] if partner else []
        type = words.text(f"contribution_types.{need.type}.name")
        shared = [*(place.name for place in need.places), *(level.name for level in need.levels)]
        return [*(asking if need.what else asking[1:]), type, *shared]

    return {
        "ids": [need.id for need in needs],
        "pages": pages,
        "at": [[number[page], anchor] for page, _, anchor in parts],
        "names": [need.what or (need.strategy.title if need.strategy else "") for need in needs],
        **_facts(facts(need) for need in needs),
    }


def _facts(rows: Iterable[list[str]]) -> dict[str, Any]:
    """What each row shows, as positions in a table of texts."""
    texts: dict[str, int] = {}
    facts = [[texts.setdefault(text, len(texts)) for text in row] for row in rows]
    return {"texts": list(texts), "facts": facts}


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
