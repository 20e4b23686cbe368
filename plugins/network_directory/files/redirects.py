"""Old addresses that lead on to the new ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from ..network.model import Network, Record
from ..records import Kind
from ..site.addresses import address, relative
from ..site.made_from import listed_partners
from ..site.words import Words
from .file import FileMadeAtOnce, FileSpec

_PAGE = Markup(
    """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="{canonical}">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body>
<p>{moved} <a href="{target}">{name}</a></p>
</body>
</html>
"""
)


def earlier_addresses(network: Network) -> Iterator[tuple[str, Record]]:
    """Each address that a record had before it was renamed, and the record."""
    for kind in Kind:
        for record in network.of(kind).values():
            for old in record.formerly:
                yield f"{kind.plural}/{old}/", record


def redirects(network: Network, words: Words, site_url: str) -> Iterator[FileSpec]:
    """A page at each address that a record had before it was renamed. It needs no script."""
    for base, record in earlier_addresses(network):
        yield FileMadeAtOnce(f"{base}index.html", partial(_redirect, base, record, words, site_url), listed_partners)


def _redirect(base: str, record: Record, words: Words, site_url: str) -> bytes:
    html = _PAGE.format(
        language=words.language,
        title=words("moved.title", name=record.name),
        moved=words("moved.lead"),
        target=relative(address(record), base),
        canonical=site_url + address(record) if site_url else relative(address(record), base),
        name=record.name,
    )
    return html.encode()
