"""What search knows of each page: made from the records, and not from pages, so that no page need be drawn for it.

A record is found by its own words: not by what others say of it, nor by what its page lists of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from ..network.model import Claim, Extra, Hub, Network, Partner, Place, Principle, Record, Source, Strategy
from ..records import ShortLink
from ..site.addresses import address
from ..site.prose import plain_paragraphs
from ..site.short_links import find
from ..site.words import Words
from .html_text import html_paragraphs
from .page import Page


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What search knows of a page. All of it is plain text."""

    address: str
    """Path from the site's root, ending in a slash."""
    title: str
    kind: str
    """What search says that it is, as in `Head.kind`."""
    language: str
    """The language of the site, by which words are cut down to their stems: there is one index for all pages."""
    words: str
    """What it is found by, beside its title, and what results show of it: sentences, the most telling first."""


def search_entries(pages: Iterable[Page], network: Network, words: Words) -> Iterator[SearchEntry]:
    """An entry for each page that is to be found, in the pages' order."""
    texts = _Texts(network, words)
    for page in pages:
        head = page.head
        if head.indexed and head.address:
            yield SearchEntry(head.address, head.title, head.kind, words.language, texts.of(page))


def written_entry(address: str, title: str, html: str, words: Words) -> SearchEntry:
    """The entry of a page that the staff wrote, by its HTML."""
    return SearchEntry(address, title, "page", words.language, sentences(html_paragraphs(html)))


def sentences(texts: Iterable[str | None]) -> str:
    """Texts one after the other, each ended as a sentence, so that no two of them read as one."""
    found = (" ".join(text.split()) for text in texts if text)
    return " ".join(text if text.endswith((".", "!", "?", "…", ":")) else f"{text}." for text in found if text)


class _Texts:
    """The texts that pages are found by."""

    def __init__(self, network: Network, words: Words) -> None:
        self._network = network
        self._words = words
        self._shown: Mapping[str, Record | Place] = {
            address(shown): shown
            for shown in chain[Record | Place](
                network.partners.values(),
                network.hubs.values(),
                network.principles.values(),
                network.sources.values(),
                network.places.values(),
            )
        }
        self._languages: dict[str, str] = {}

    def of(self, page: Page) -> str:
        """Those of a page: what its record says itself; of a list, and of any other page, its description."""
        return sentences((page.head.description, *self._own(self._shown.get(page.head.address))))

    def _own(self, shown: Record | Place | None) -> Iterator[str | None]:
        match shown:
            case Partner():
                return self._of_partner(shown)
            case Hub():
                return self._of_hub(shown)
            case Principle():
                return self._of_principle(shown)
            case Source():
                return self._of_source(shown)
            case Place():
                return self._of_place(shown)
            case None:
                return iter(())

    def _of_partner(self, partner: Partner) -> Iterator[str | None]:
        yield from self._prose(partner.about)
        yield from partner.also_known_as
        yield partner.kind.name
        yield _list(place.name for place in partner.places)
        yield _list(level.name for level in partner.levels)
        yield _list(self._language(tag) for tag in partner.languages)
        yield from chain.from_iterable(map(_of_claim, self._network.claims_of_partner[partner.id]))
        yield from (offer.what for offer in partner.contributes)
        yield from (need.what for need in partner.seeks)
        yield from map(_of_extra, partner.extra)
        yield partner.contact.email
        yield _list(number for _, number in partner.identifiers if number)

    def _of_hub(self, hub: Hub) -> Iterator[str | None]:
        yield from self._prose(hub.about)
        yield from self._prose(hub.aim)
        yield from (about.name for about in (hub.place, hub.principle, hub.issue) if about)
        yield from chain.from_iterable(map(_of_strategy, self._network.strategies_of_hub[hub.id]))
        yield from map(_of_extra, hub.extra)

    def _of_principle(self, principle: Principle) -> Iterator[str | None]:
        yield from self._prose(principle.statement)
        yield from self._prose(principle.about)
        yield from (meaning for _, meaning in principle.stances)

    def _of_source(self, source: Source) -> Iterator[str | None]:
        yield from self._prose(source.about)
        yield source.publisher
        yield self._words.date(source.date) if source.date else None
        for part in source.parts:
            yield part.title
            yield from (f"{one.id} {one.text}" for one in part.recommendations)
        yield from self._prose(source.citation)

    def _of_place(self, place: Place) -> Iterator[str | None]:
        yield self._words.text(f"place_kinds.{place.kind}")
        yield _list(self._network.places[id].name for id in place.ancestors)

    def _prose(self, text: str | None) -> Iterator[str]:
        return plain_paragraphs(text, self._name) if text else iter(())

    def _name(self, link: ShortLink) -> str | None:
        target = find(self._network, link.kind, link.id)
        return target.name if target else None

    def _language(self, tag: str) -> str:
        if tag not in self._languages:
            self._languages[tag] = self._words.name_of_language(tag)
        return self._languages[tag]


def _of_claim(claim: Claim) -> Iterator[str | None]:
    yield claim.statement
    yield from (evidence.title for evidence in claim.evidence)


def _of_strategy(strategy: Strategy) -> Iterator[str | None]:
    yield strategy.title
    yield strategy.summary
    yield _list(place.name for place in strategy.places)
    yield from (need.what for need in strategy.needs)
    yield strategy.measure.what if strategy.measure else None
    yield from (evidence.title for evidence in strategy.evidence)


def _of_extra(extra: Extra) -> str | None:
    return extra.value if extra.field.type in ("text", "choice") else None


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)
