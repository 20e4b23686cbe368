"""Drawing pages from their contexts. It needs no network and no engine, and so can happen in any process."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context as Scope
from markupsafe import Markup

from ..network.alignment import Age
from ..network.alignment import age as age_of
from ..network.model import Claim, Extra, Hub, Partner, Place, Principle, Source, Strategy, Term
from ..network.updates import Update
from ..records import ShortLink
from ..records.models import BadgeRules
from ..records.types import PartialDate, parse_date
from ..site.addresses import Linked, address, relative
from ..site.anchors import Times, anchor
from ..site.badge_words import BadgeWords, HubBadgeWords
from ..site.embed_code import EmbedCode
from ..site.escaping import escaped
from ..site.fit_reasons import reasons_in
from ..site.prose import prose as prose_of
from ..site.site import Site
from ..site.templates import Templates
from ..site.update_words import update_sentence
from ..site.words import Words, markup
from .contexts.views import Markdown
from .page import Context, Head
from .shape_map import ShapeMap
from .shape_map import shape_map as shapes

Named = Partner | Hub | Principle | Source | Place | Term
"""What is linked by its name."""
_KEPT = 20_000
"""Of how many records, at most, what leads to them is kept. Many pages lead to the same ones."""


class Renderer:
    """Draws pages in a site's words and looks."""

    def __init__(self, words: Words, site: Site, theme: Sequence[Path]) -> None:
        self._templates = Templates(theme, template_globals(words, site), words)

    def draw(self, head: Head, context: Context) -> str:
        """The HTML between the site's header and footer. Raises DrawingError if its template has a fault."""
        shown = {name: getattr(context, name) for name in _names(type(context))}  # type: ignore[arg-type] # a class has a hash
        return self._templates.draw(context.template, **shown, page=head)


@cache
def _names(of: type[Context]) -> tuple[str, ...]:
    """What a template knows the values of a context by."""
    return tuple(field.name for field in fields(of))  # type: ignore[arg-type]


def template_globals(words: Words, site: Site) -> Mapping[str, Any]:
    """What every template can use beside its context and `page`. Each says in its docstring what it is for."""
    return {**_in_words(words), **_of_badges(words, site), "site": site, "url": url, "age": age, "shape_map": shape_map,
            "prose": prose, **_of_links(words)}  # fmt: skip


@pass_context
def url(scope: Scope, target: Linked | str) -> str:
    """The way from the page being drawn to a record, or to an address from the site's root."""
    return relative(target if isinstance(target, str) else address(target), scope["page"].address)


@pass_context
def prose(scope: Scope, text: Markdown, top_heading: int = 2) -> Markup:
    """A record's Markdown as HTML that cannot do harm. Its headings begin at `top_heading`."""
    targets = {(target.kind, target.id): target for target in text.targets}

    def resolve(link: ShortLink) -> tuple[str, str] | None:
        target = targets.get((link.kind, link.id))
        return (relative(target.address, scope["page"].address), target.name) if target else None

    return prose_of(text.text, resolve, top_heading)


def age(until: datetime.date | None, as_of: datetime.date) -> Age:
    """How old something is on the day `as_of` that counts up to another: current, due or lapsed."""
    return age_of(until, as_of)


def shape_map() -> ShapeMap:
    """The map of the states and territories in their own shapes."""
    return shapes()


def _of_links(words: Words) -> Mapping[str, Any]:
    """What pages are full of. Jinja would take several times as long for a macro."""

    times = Times(words)

    @lru_cache(_KEPT)
    def target(record: Named) -> tuple[str, str]:
        """The address of a record, from the site's root, and its name; both as HTML."""
        return escaped(address(record)), escaped(record.name)

    def when(day: PartialDate | datetime.date) -> Markup:
        """A date in words, and for machines."""
        return times[day]

    @pass_context
    def link(scope: Scope, record: Named) -> Markup:
        """The name of a record, leading to its page."""
        there, name = target(record)
        return markup(f'<a href="{relative(there, scope["page"].address)}">{name}</a>')

    @pass_context
    def claim_link(scope: Scope, claim: Claim) -> Markup:
        """The name of a partner, leading to what its page says of a principle."""
        there, name = target(claim.partner)
        return markup(f'<a href="{relative(there, scope["page"].address)}#principle-{claim.principle.id}">{name}</a>')

    @pass_context
    def links(scope: Scope, records: Iterable[Named]) -> Markup:
        """The names of records as a list in a sentence, each leading to its page."""
        return words.join(link(scope, record) for record in records)

    @pass_context
    def claim_links(scope: Scope, claims: Iterable[Claim]) -> Markup:
        """The names of partners as a list in a sentence, each leading to what its page says of a principle."""
        return words.join(claim_link(scope, claim) for claim in claims)

    return {
        "when": when,
        "link": link,
        "links": links,
        "claim_links": claim_links,
        "strategy_link": strategy_link,
        "claim_link": claim_link,
    }


@pass_context
def strategy_link(scope: Scope, strategy: Strategy) -> Markup:
    """The title of a strategy, leading to its place on its hub's page."""
    return anchor(url(scope, strategy), strategy.title)


def _of_badges(words: Words, site: Site) -> Mapping[str, Any]:
    def badge_words(rules: BadgeRules) -> BadgeWords:
        """What partners' badges say by these rules."""
        return BadgeWords(words, site.name, rules)

    def hub_badge_words() -> HubBadgeWords:
        """What hubs' badges say."""
        return HubBadgeWords(words, site.name)

    def embed_code(record: Partner | Hub) -> EmbedCode | None:
        """What others copy to show a badge on their own site; None where this one's address is not known."""
        return EmbedCode.of(record, words, site)

    return {"badge_words": badge_words, "hub_badge_words": hub_badge_words, "embed_code": embed_code}


def _in_words(words: Words) -> Mapping[str, Callable[..., Any]]:
    @pass_context
    def happened(scope: Scope, change: Update) -> Markup:
        """A change in a sentence, with links."""

        def link(thing: Linked, name: str) -> Markup:
            return anchor(url(scope, thing), name)

        return update_sentence(change, words, link)

    def in_words(extra: Extra) -> str:
        """The value of a field that the network added, as the site's language writes it."""
        match extra.field.type:
            case "number":
                return words.number(Decimal(extra.value))
            case "date":
                return words.date(parse_date(extra.value))
            case _:
                return extra.value

    def language(tag: str) -> str:
        """What the site's language calls another; the tag itself if it has no name for it."""
        return words.name_of_language(tag)

    return {
        "t": words,
        "date": words.date,
        "month": words.month,
        "number": words.number,
        "join": words.join,
        "language": language,
        "happened": happened,
        "reasons": reasons_in(words),
        "in_words": in_words,
    }
