"""Addresses that a change of records would take away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..files.redirects import earlier_addresses
from ..network.comparison.changes import ChangeKind, RecordChange, Subject
from ..network.findings import Findings
from ..network.model import Network, Record
from ..pages import all_pages
from ..records import Kind
from ..site import Words
from ..site.addresses import address, own_address
from ..site.words import REFERENCE
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
    before: Network, after: Network, own: tuple[Iterable[str], Iterable[str]], changes: Sequence[RecordChange]
) -> tuple[Lost, ...]:
    """The addresses that were there and will lead nowhere.

    `own` are the paths of the site's own pages, as they were and as they are.
    """
    words = Words.load(REFERENCE, [theme_folder()])
    was, now = (_addresses(network, pages, words) for network, pages in zip((before, after), own, strict=True))
    led_on = dict(earlier_addresses(after))

    def is_there(path: str) -> bool:
        page, mark, place = path.partition("#")
        return path in now or (page in led_on and f"{address(led_on[page])}{mark}{place}" in now)

    remedies = _remedies(changes, after, led_on)
    return tuple(
        Lost(path, remedies.get(path)) for path in (*was, *dict(earlier_addresses(before))) if not is_there(path)
    )


def _addresses(network: Network, own: Iterable[str], words: Words) -> Mapping[str, None]:
    """All pages that the site has, and all places in them that others may link to."""
    # What search engines are not to list comes and goes: the parts of long lists.
    lasting = (page.head.address for page in all_pages(Findings(network), words) if page.head.indexed)
    pages = ("", *lasting, *map(own_address, own))
    return dict.fromkeys((*pages, *map(address, network.strategies()), *map(address, network.recommendations())))


_TAKING = (ChangeKind.WENT, ChangeKind.RENAMED)
"""What takes an address away."""


def _remedies(
    changes: Sequence[RecordChange], after: Network, led_on: Mapping[str, Record]
) -> Mapping[str, str | None]:
    """How to keep the address of each thing that went or was renamed."""
    taking = [change for change in changes if change.what in _TAKING]
    old_hubs = {change.of.id: change.before for change in taking if change.of.kind == "hub" and change.before}
    return {_address(change, old_hubs): _remedy(change, after, led_on) for change in taking}


def _address(change: RecordChange, old_hubs: Mapping[str, str]) -> str:
    """Where what went or was renamed stood before; `old_hubs` are the earlier ids of renamed hubs, by the new ones."""
    of, old = change.of, change.before
    if of.kind != "strategy":
        return f"{Kind(of.kind).plural}/{old or of.id}/"
    hub, _, id = of.id.partition("#")
    return f"hubs/{old_hubs.get(hub, hub)}/#{old}" if old else f"hubs/{hub}/#{id}"


def _remedy(change: RecordChange, after: Network, led_on: Mapping[str, Record]) -> str | None:
    of, old, file = change.of, change.before, as_code(change.of.file or "")
    if old is None:
        return f"keep {_name(of, led_on)} with {as_code(f'status: {_ENDED[of.kind]}')}" if of.kind in _ENDED else None
    if of.kind == "strategy":
        return f"keep the id {as_code(old)} in {file}"
    earlier = ", ".join((*after.of(Kind(of.kind))[of.id].formerly, old))
    return f"write {as_code(f'formerly: [{earlier}]')} in {file}"


def _name(of: Subject, led_on: Mapping[str, Record]) -> str:
    """What to keep: a file, or a strategy in the file of its hub or of the one that its hub's page leads on to."""
    if of.kind != "strategy":
        return as_code(of.file or "")
    hub, _, id = of.id.partition("#")
    heir = led_on.get(f"hubs/{hub}/")
    return f"{as_code(id)} in {as_code(heir.file if heir else of.file or '')}"
