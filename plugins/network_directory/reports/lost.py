"""Addresses that a change of records would take away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..files.redirects import redirects
from ..network import Network
from ..network.comparison import Change, Subject, What
from ..pages import Catalogue, Words
from ..pages.addresses import address, own_address
from ..pages.words import REFERENCE
from ..theme import theme_folder
from .plain import as_code

_ENDED = {"partner": "former", "hub": "closed", "principle": "retired", "strategy": "stopped"}
"""The status that says what became of something, whose page then stays."""


@dataclass(frozen=True, slots=True)
class Lost:
    """An address that was there and will lead nowhere."""

    address: str
    """From the site's root; of a place in a page, with its fragment."""
    remedy: str | None
    """How to keep it, in Markdown, where there is a way."""


def lost_addresses(
    before: Network, after: Network, own: tuple[Iterable[str], Iterable[str]], changes: Iterable[Change]
) -> tuple[Lost, ...]:
    """The addresses that were there and will lead nowhere.

    `own` are the paths of the site's own pages, as they were and as they are.
    """
    words = Words.load(REFERENCE, [theme_folder()])
    was, now = (_addresses(network, pages, words) for network, pages in zip((before, after), own, strict=True))
    old, led_on = _redirects(before, words), _redirects(after, words)
    remedies = {_address(change): _remedy(change, after) for change in changes if change.what in _TAKING}
    return tuple(
        Lost(one, remedies.get(one)) for one in (*was, *old) if one not in now and one.partition("#")[0] not in led_on
    )


def _addresses(network: Network, own: Iterable[str], words: Words) -> Mapping[str, None]:
    """All pages that the site has, and all places in them that others may link to."""
    pages = ("", *(spec.address for spec in Catalogue(network, words).pages()), *map(own_address, own))
    return dict.fromkeys((*pages, *map(address, network.strategies()), *map(address, network.recommendations())))


def _redirects(network: Network, words: Words) -> Mapping[str, None]:
    """The earlier addresses of records, which lead on to their new ones."""
    return dict.fromkeys(file.address.removesuffix("index.html") for file in redirects(network, words, ""))


_TAKING = (What.WENT, What.RENAMED)
"""What takes an address away."""


def _address(change: Change) -> str:
    """Where what went or was renamed stood before."""
    of = change.of
    if of.kind == "strategy":
        hub, _, id = of.id.partition("#")
        return f"hubs/{hub}/#{change.before or id}"
    return f"{of.kind}s/{change.before or of.id}/"


def _remedy(change: Change, after: Network) -> str | None:
    of, old = change.of, change.before
    if old is None:
        return f"keep {_name(of)} with {as_code(f'status: {_ENDED[of.kind]}')}" if of.kind in _ENDED else None
    if of.kind == "strategy":
        return f"keep the id {as_code(old)} in {as_code(of.file or '')}"
    earlier = ", ".join((*getattr(after, f"{of.kind}s")[of.id].formerly, old))
    return f"write {as_code(f'formerly: [{earlier}]')} in {as_code(of.file or '')}"


def _name(of: Subject) -> str:
    """What to keep: a file, or a strategy in one."""
    file = as_code(of.file or "")
    return f"{as_code(of.id.partition('#')[2])} in {file}" if of.kind == "strategy" else file
