"""Drawing pages: our own Jinja environment, in which everything is escaped unless it is markup already."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ..network.aging import dues_of
from ..network.alignment import age
from ..network.model import Extra, Network
from ..network.progress import progress
from ..network.updates import Update
from ..records import ShortLink
from ..records.types import parse_date
from ..site.addresses import Linked, address, relative
from ..site.badge_words import BadgeWords
from ..site.fit_reasons import reasons
from ..site.prose import prose
from ..site.short_links import find
from ..site.site import Site
from ..site.templates import Templates
from ..site.update_words import update_sentence
from ..site.words import Words
from .shape_map import locate, shape_map
from .spec import PageSpec
from .tile_map import tile_map


class Renderer:
    """Turns page specs into the HTML of their bodies."""

    def __init__(self, network: Network, words: Words, site: Site, theme: Sequence[Path]) -> None:
        self._network = network
        self._words = words
        self._templates = Templates(
            theme,
            {
                "t": words,
                "network": network,
                "site": site,
                "date": words.date,
                "month": words.month,
                "number": words.number,
                "join": words.join,
                "language": words.name_of_language,
                "url": _url,
                "in_words": self._in_words,
                "prose": self._prose,
                "badge_words": BadgeWords(words, site.name, network.badge_rules),
                "happened": self._happened,
                "reasons": lambda fit: reasons(fit, words),
                "progress": lambda strategy: progress(strategy.measure, network.as_of, at_work=strategy.open),
                "dues": lambda partner: dues_of(network, partner),
                "age": lambda until: age(until, network.as_of),
                "tiled": tile_map,
                "shape_map": shape_map,
                "locate": lambda place: locate(place, network),
            },
        )

    def body(self, spec: PageSpec) -> str:
        """The HTML between the site's header and footer. Raises DrawingError if its template has a fault."""
        return self._templates.draw(spec.template, **spec.context, page=spec, base=spec.address)

    @pass_context
    def _happened(self, context: Context, change: Update) -> Markup:
        """A change in a sentence, with links."""

        def link(thing: Linked, name: str) -> Markup:
            return Markup('<a href="{}">{}</a>').format(relative(address(thing), context["base"]), name)

        return update_sentence(change, self._words, link)

    def _in_words(self, extra: Extra) -> str:
        """The value of a field that the network added, as the site's language writes it."""
        match extra.field.type:
            case "number":
                return self._words.number(Decimal(extra.value))
            case "date":
                return self._words.date(parse_date(extra.value))
            case _:
                return extra.value

    @pass_context
    def _prose(self, context: Context, text: str, top_heading: int = 2) -> Markup:
        base = context["base"]

        def resolve(link: ShortLink) -> tuple[str, str] | None:
            found = find(self._network, link)
            return (relative(address(found), base), found.name) if found else None

        return prose(text, resolve, top_heading)


@pass_context
def _url(context: Context, target: Linked | str) -> str:
    """The way from the page being drawn to a thing, or to an address."""
    return relative(target if isinstance(target, str) else address(target), context["base"])
