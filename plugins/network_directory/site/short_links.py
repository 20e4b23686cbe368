"""Short links in the staff's own Markdown pages."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import escape

from ..network.model import Network
from ..records.markdown import SHORT_LINK, SHORT_LINK_KINDS
from .addresses import address, relative

_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1[`~]*[ \t]*$|(`+)(?!`).+?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL)


def find(network: Network, kind: str, id: str) -> Any:
    """What a short link of a kind of `SHORT_LINK_KINDS` names, or None."""
    tables: dict[str, Any] = {
        "partner": network.partners,
        "hub": network.hubs,
        "principle": network.principles,
        "source": network.sources,
        "place": network.places,
    }
    return tables[kind].get(id)


def _literally(name: str) -> str:
    """A record's name as Markdown takes it for nothing but text: whatever a partner is called, no link comes of it."""
    return re.sub(r"[!-/:-@\[-`{-~]", lambda sign: f"&#{ord(sign[0])};", name)


def short_links_as_html(markdown: str, network: Network, base: str) -> str:
    """Replace each short link outside code by a link, as seen from the page at `base`."""

    def replaced(match: re.Match[str]) -> str:
        target = find(network, match["kind"], match["id"]) if match["kind"] in SHORT_LINK_KINDS else None
        if target is None:
            return match[0]
        words = escape(match["words"]) if match["words"] else _literally(target.name)
        return f'<a href="{relative(address(target), base)}">{words}</a>'

    parts: list[str] = []
    end = 0
    for code in _CODE.finditer(markdown):
        parts += [SHORT_LINK.sub(replaced, markdown[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, SHORT_LINK.sub(replaced, markdown[end:])])
