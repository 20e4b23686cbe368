"""Records' Markdown, with what its short links lead to: so that it can be drawn without the network."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..network.model import Network
from ..records import SHORT_LINK_KINDS
from ..site.addresses import address
from ..site.short_links import find
from .contexts.views import Markdown, ShortLinkTarget

# Which of them are links, and which are code, is for the parser to say: it finds some of these, and no others.
_BEGINNINGS = re.compile(rf"\[\[({'|'.join(SHORT_LINK_KINDS)}):([a-z0-9-]+)")


def markdown(network: Network, text: str | None) -> Markdown | None:
    """A text of a record's; None if there is none."""
    return Markdown(text, tuple(_targets(network, text))) if text else None


def _targets(network: Network, text: str) -> Iterator[ShortLinkTarget]:
    for kind, id in dict.fromkeys(_BEGINNINGS.findall(text)):
        if record := find(network, kind, id):
            yield ShortLinkTarget(kind, id, record.name, address(record))
