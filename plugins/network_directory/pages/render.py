"""Drawing pages: our own Jinja environment, in which everything is escaped unless it is markup already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup

from ..network.aging import dues_of
from ..network.alignment import age
from ..network.changes import Change
from ..network.model import Extra, Network
from ..network.progress import progress
from ..records import ShortLink
from ..records.types import parse_date
from .addresses import Linked, address, relative
from .badge_words import BadgeWords
from .changes import sentence
from .prose import prose
from .reasons import reasons
from .shapes import locate, shape_map
from .short_links import find
from .spec import PageSpec
from .tiles import tile_map
from .words import Words


@dataclass(frozen=True, slots=True)
class Site:
    """What pages say about the site itself."""

    name: str
    url: str | None
    """Where it is published, with a slash at its end."""
    sample: bool
    """Whether the network is invented, which every page then says."""
    license_name: str
    """The license that the records carry."""
    license_url: str
    edit_url: Callable[[str], str | None]
    """Where a record is edited, by its path from the network's folder."""
    new_url: Callable[[str, str], str | None]
    """Where a new file is proposed: folder-qualified file name and content."""
    ask_url: str | None
    """Where the staff is asked to write an entry."""


class DrawingError(Exception):
    """A template of the theme cannot be drawn: which, where and why."""


class _Compiled(BytecodeCache):
    """Templates compiled once for all rebuilds of a preview. Jinja compiles again what has changed."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class Renderer:
    """Turns page specs into the HTML of their bodies."""

    def __init__(self, network: Network, words: Words, site: Site, theme: Sequence[Path]) -> None:
        self.site = site
        self.badge_words = BadgeWords(network, words, site.name)
        self._network = network
        self._words = words
        self._environment = Environment(
            loader=FileSystemLoader([folder / "directory" for folder in theme]),
            autoescape=True,
            undefined=StrictUndefined,
            bytecode_cache=_COMPILED,
            auto_reload=False,  # each build makes an environment of its own
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            t=words,
            network=network,
            site=site,
            date=words.date,
            month=words.month,
            number=words.number,
            join=words.join,
            language=words.name_of_language,
            url=_url,
            in_words=self._in_words,
            prose=self._prose,
            badge_words=self.badge_words,
            happened=self._happened,
            reasons=lambda fit: reasons(fit, words),
            progress=lambda strategy: progress(strategy.measure, network.as_of, at_work=strategy.open),
            dues=lambda partner: dues_of(network, partner),
            age=lambda until: age(until, network.as_of),
            tiled=tile_map,
            shape_map=shape_map,
            locate=lambda place: locate(place, network),
        )

    def body(self, spec: PageSpec) -> str:
        """The HTML between the site's header and footer. Raises DrawingError if its template has a fault."""
        return self.draw(spec.template, **spec.context, page=spec, base=spec.address)

    def draw(self, template: str, /, **context: Any) -> str:
        """A file that a template draws, such as a picture. Raises DrawingError if the template has a fault."""
        try:
            return self._environment.get_template(template).render(context)
        except TemplateSyntaxError as error:
            raise DrawingError(f"directory/{error.name}:{error.lineno}: {error.message}") from error
        except Exception as error:  # whatever the theme's own code does
            raise DrawingError(f"directory/{template}: {type(error).__name__}: {error}") from error

    @pass_context
    def _happened(self, context: Context, change: Change) -> Markup:
        """A change in a sentence, with links."""

        def link(thing: Linked, name: str) -> Markup:
            return Markup('<a href="{}">{}</a>').format(relative(address(thing), context["base"]), name)

        return sentence(change, self._words, link)

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
