"""Pages of partners: each one's own, and the list of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from ..network.aging import dues_of
from ..network.facets import Facet, Option
from ..network.findings import Findings
from ..network.model import Network, Partner
from ..site.addresses import address
from ..site.made_from import Prints, every_record, page_of_lists
from ..site.parts import PART, Part, in_parts
from ..site.words import Words
from .contexts.groups import ListPage, ListSection, PartPage
from .contexts.overviews import Cut, CutChoice, Letter, PartnersPage
from .contexts.records import PartnerPage
from .contexts.views import Counted, Filter, LevelMark, Way
from .filters import choice, list_filter, list_filters
from .heads import crumbs_below, overview_head, record_head
from .long_lists import ALL, BY_LETTER, LINK, NAME, ROOM, Room, filtered, room_for
from .of_coverage import in_force
from .page import Head, Page
from .part_pages import part_links, part_pages
from .partner_rows import PartnerRows
from .prose_views import markdown
from .rows import BELOW_THE_NATION, by_members, by_partners_based, level_mark, partner_mark, partner_rows
from .state_maps import partners_by_state
from .tile_map import tile_map

SHOWN_HELPS = 3
"""How many needs of a type a partner's page shows that its offers fit; it says how many there are."""
FULL_ROWS = 150
"""Up to how many partners /partners/ tells what each is; a longer list is one of names."""
ROOM_FOR_LETTERS = 2_200
"""For how many elements of partners /partners/ has room beside filters and what stands in their place."""
MOST_NAMES = 600
"""Up to how many partners /partners/ has room for all names, whichever their letters are."""
_BY_LETTER = "partners/by_letter/"
_LETTER = 5
"""Of how many elements a letter is made beside its partners."""
BRIEFLY = Room(60)
"""The room for lists that stand in place of a filter."""
_ELSEWHERE = ("principle", "contribution", "badge")
"""The fields whose values have pages that are no lists of partners alone."""


def partner_pages(findings: Findings, words: Words) -> Callable[[Partner], Page]:
    """Makes partners' own pages. They share much, so who makes all of them asks for this once."""
    rows = PartnerRows(findings.network, words)
    return lambda partner: partner_page(findings, words, rows, partner)


def partner_page(findings: Findings, words: Words, rows: PartnerRows, partner: Partner) -> Page:
    """A partner's own page."""

    def context() -> PartnerPage:
        network = findings.network
        badge, claims = network.badges[partner.id], network.claims_of_partner[partner.id]
        principles = in_force(network.principles.values())
        claimed = {claim.principle.id for claim in claims}
        unstated = tuple([principle for principle in principles if principle.id not in claimed])
        return PartnerPage(
            partner=partner,
            about=markdown(network, partner.about),
            successor=network.partners[partner.succeeded_by] if partner.succeeded_by else None,
            predecessors=network.predecessors[partner.id],
            badge=badge,
            mark=partner_mark(network, partner),
            badge_rules=network.badge_rules,
            rules=tuple(rows.rules(badge)),
            pictures=tuple(
                [rows.picture(claim.principle, claim) for claim in claims if claim.counts]
                + [rows.picture(principle) for principle in unstated]
            ),
            claims=tuple(map(rows.claim, claims)),
            stated=len(principles) - len(unstated),
            unstated=unstated,
            in_force=len(principles),
            memberships=tuple(map(rows.membership, network.memberships_of_partner[partner.id])),
            leads=network.strategies_led_by[partner.id],
            joins=network.strategies_joined_by[partner.id],
            helps=tuple(map(rows.helps, findings.matcher.helps(partner, SHOWN_HELPS))),
            history=tuple(rows.history(partner)),
            languages=tuple(map(rows.language, partner.languages)),
            dues=dues_of(network, partner),
            as_of=network.as_of,
        )

    def made_from(prints: Prints) -> str:
        return prints.unless_drawn_by_own(PartnerPage.template, prints.of_partner(partner.id))

    return Page(record_head(words, partner, partner.summary), context, made_from, is_of_many=False)


def partners_page(findings: Findings, words: Words) -> Page:
    """The list of all partners."""

    def context() -> PartnersPage:
        network, letters = findings.network, findings.by_letter
        based = by_partners_based(network, (p for p in network.places.values() if p.kind in BELOW_THE_NATION))
        hubs = by_members(network, network.hubs.values())
        filters = list_filters(network, findings.facets["partners"])
        room = _room(findings)
        parts = dict(zip(letters, part_links(_parts(findings)), strict=False))

        def letter(letter: str, partners: Sequence[Partner]) -> Letter:
            way = Way("letter", parts[letter].address) if letter in parts else Way("letters", _BY_LETTER)
            return Letter(letter, partner_rows(network, room.shorten(partners, way)))

        return PartnersPage(
            filters=filters,
            letters=tuple(letter(*both) for both in letters.items()),
            full_rows=_has_full_rows(findings),
            whole=not parts,
            marks=_marks(network),
            map=tile_map(partners_by_state(network), network),
            kinds=tuple(
                Counted(kind, len(partners))
                for kind in network.kinds.values()
                if (partners := network.partners_of_kind[kind.id])
            ),
            levels=tuple(Counted(level, len(network.partners_at_level[level.id])) for level in network.levels.values()),
            hubs=BRIEFLY.shorten(hubs, Way("hubs", "hubs/")),
            places=BRIEFLY.shorten([place for place in based if place.count], Way("places", "places/")),
            cuts=tuple(_cuts(findings)),
        )

    def made_from(prints: Prints) -> str:
        return every_record(prints) if _has_full_rows(findings) else page_of_lists(prints)

    return Page(overview_head(words, "partners", filtered=True), context, made_from)


def _has_full_rows(findings: Findings) -> bool:
    return len(findings.network.partners) <= FULL_ROWS


def partner_parts(findings: Findings, words: Words) -> Iterator[Page]:
    """The pages of the letters of the list, if one page has no room for all names."""
    title, crumbs = words.text("partners.by_letter"), crumbs_below(words, "partners")
    yield from part_pages(words, title, crumbs, _parts(findings), lambda part: PartPage(partners=part.entries))


def _room(findings: Findings) -> Room:
    """The room for the names under each letter."""
    if len(findings.network.partners) <= MOST_NAMES:
        return ALL
    letters = findings.by_letter
    taken = ROOM - ROOM_FOR_LETTERS + _LETTER * len(letters)
    return room_for(*((len(partners), LINK) for partners in letters.values()), taken=taken)


def _parts(findings: Findings) -> Part[Partner] | None:
    """All partners by the letters of their names, if one page has no room for them."""
    if _room(findings).each is None:
        return None
    return in_parts(_BY_LETTER, findings.listed, lambda partner: partner.name, PART)


def list_pages(findings: Findings, words: Words) -> Iterator[Page]:
    """The partners by each field that has no pages of its own."""
    for facet in _lists(findings.network):
        yield _list_page(findings, words, facet)


def _list_page(findings: Findings, words: Words, facet: Facet) -> Page:
    """`facet` names the field; it holds nobody yet."""

    def context() -> ListPage:
        network, listed = findings.network, findings.listed
        used = next((used for used in findings.facets["partners"].facets if used.id == facet.id), facet)
        room = room_for(*((len(option.members), NAME) for option in used.options))

        def section(option: Option) -> ListSection:
            partners = [listed[position] for position in option.members]
            ways = (filtered("filter", "partners", **{used.id: option.id}), BY_LETTER)
            return ListSection(choice(network, used, option), room.shorten(partners, *ways))

        return ListPage(list_filter(network, used), tuple(map(section, used.options)))

    name = facet.name or words.text(f"finder.facets.{facet.id}")
    title, description = words.text("list.title", facet=name), words.text("list.description")
    head = Head(_list_address(facet), title, description, crumbs_below(words, "partners"))
    return Page(head, context, page_of_lists)


def _list_address(facet: Facet | Filter) -> str:
    # No record's id has an underscore, so that none ever claims the address.
    return f"partners/by_{facet.id}/"


def _lists(network: Network) -> Sequence[Facet]:
    """The fields that have a list each, with nobody in them.

    What a partner's kind, level, places, hubs, principles, contributions or badge are has pages of its own. The page of
    a field that the network added stays where it is when nobody fills the field in any more.
    """
    added = (
        Facet(f"extra-{id}", (), declared.name)
        for id, declared in network.extra_fields.items()
        if declared.facet and declared.on == "partner"
    )
    return (Facet("status", ()), *added)


def _cuts(findings: Findings) -> Iterator[Cut]:
    network = findings.network
    cut_by = {*_ELSEWHERE, *(facet.id for facet in _lists(network))}
    for facet in list_filters(network, findings.facets["partners"]).filters:
        if facet.id in cut_by:
            addresses = (_where(network, facet, number) for number in range(len(facet.choices)))
            yield Cut(facet, tuple(map(CutChoice, facet.choices, addresses)))


def _where(network: Network, facet: Filter, number: int) -> str:
    """Where the partners that have a value are listed."""
    chosen = facet.choices[number]
    match facet.id:
        case "principle":
            return address(network.principles[chosen.id])
        case "contribution":
            return f"contributions/{chosen.id}/"
        case "badge":
            return f"badges/#{chosen.id}" if chosen.name else "badges/"
        case _:
            return f"{_list_address(facet)}#section-{number + 1}"


def _marks(network: Network) -> tuple[LevelMark, ...]:
    ids = (level.id for level in network.badge_rules.levels)
    return tuple(level_mark(network, id) for id in chain(ids, (None,)))
