"""What is found out about a network once, for all that is drawn of it: pages and files alike."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import chain

from .coverage import Coverage, cover
from .facets import Facets, facets_of_hubs, facets_of_needs, facets_of_partners
from .matching import Matcher
from .model import Hub, Network, Partner
from .needs import Wanted
from .ordering import initial
from .relations import OnDemand
from .updates import Updates


class Findings:
    """Each is found out when it is first asked for: `diff` draws nothing."""

    def __init__(self, network: Network) -> None:
        self.network = network

    @cached_property
    def coverage(self) -> Coverage:
        """Who works where on what."""
        return cover(self.network)

    @cached_property
    def matcher(self) -> Matcher:
        """Whose offers fit what is needed."""
        return Matcher(self.network)

    @property
    def needs(self) -> tuple[Wanted, ...]:
        """All that is needed, in the order of /needs/."""
        return self.matcher.needs

    @cached_property
    def updates(self) -> Updates:
        """What happened lately, newest first."""
        return Updates(self.network)

    @cached_property
    def by_letter(self) -> Mapping[str, tuple[Partner, ...]]:
        """Partners under their initial letters."""
        letters: dict[str, list[Partner]] = {}
        for partner in self.network.partners.values():
            letters.setdefault(initial(partner.name), []).append(partner)
        return {letter: tuple(partners) for letter, partners in sorted(letters.items())}

    @cached_property
    def listed(self) -> tuple[Partner, ...]:
        """All partners in the order of /partners/."""
        return tuple(partner for partners in self.by_letter.values() for partner in partners)

    @cached_property
    def hubs_by_focus(self) -> Mapping[str, tuple[Hub, ...]]:
        """Hubs by what brings them together, in the order of /hubs/: `place`, then `issue`."""
        hubs = self.network.hubs.values()
        return {
            "place": tuple(hub for hub in hubs if hub.place),
            "issue": tuple(hub for hub in hubs if not hub.place),
        }

    @cached_property
    def facets(self) -> Mapping[str, Facets]:
        """What the lists can be filtered by, by the names of their pages."""
        return OnDemand(("partners", "hubs", "needs"), self._facets_of)

    def _facets_of(self, list: str) -> Facets:
        match list:
            case "partners":
                return facets_of_partners(self.network, self.listed)
            case "hubs":
                return facets_of_hubs(self.network, tuple(chain(*self.hubs_by_focus.values())))
            case _:
                return facets_of_needs(self.network, self.needs)
