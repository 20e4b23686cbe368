"""What others copy to show a badge on their own site."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import escape

from ..network.model import Hub, Partner
from .addresses import address
from .site import Site
from .words import Words

_BRACKETS = re.compile(r"[\\\[\]]")
_ESCAPED = r"\\\g<0>"


@dataclass(frozen=True, slots=True)
class EmbedCode:
    """What is copied to show a badge elsewhere. It names no level, for it stays as it is while the picture changes."""

    html: str
    """For a page in HTML."""
    markdown: str
    """For a page in Markdown."""

    @classmethod
    def of(cls, record: Partner | Hub, words: Words, site: Site) -> EmbedCode | None:
        """The code for a partner's badge or a hub's; None where the site's own address is not known, which it needs."""
        if not site.url:
            return None
        own = address(record)
        page, picture = escape(f"{site.url}{own}"), escape(f"{site.url}badges/{own.rstrip('/')}.svg")
        alt = words(f"embed.alt.{own.split('/')[0]}", name=record.name, site=site.name)
        return cls(
            f'<a href="{page}"><img src="{picture}" alt="{alt}" height="20"></a>',
            f"[![{_BRACKETS.sub(_ESCAPED, alt)}]({picture})]({page})",
        )
