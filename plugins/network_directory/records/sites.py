"""Whose web site an address is on, as far as addresses tell."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

SHARED_HOST = re.compile(
    r"(.+\.)?(blogspot|facebook|instagram|linkedin|medium|substack|tumblr|twitter|vimeo|weebly|wixsite|wordpress|x|"
    r"youtube)\.com|"
    r"(docs|drive|sites)\.google\.com|"
    r"(.+\.)?(git(hub|lab)\.(com|io)|netlify\.app|notion\.site|pages\.dev|readthedocs\.io|vercel\.app)"
)
"""Hosts where many have their sites, each below a path of its own or at a name of its own."""


def on_site(address: str, site: str) -> bool:
    """Whether an address is on the same site as another: at its host, or at one that is a part of the other.

    On a shared host that is not enough: there a site is what lies below its own address.
    """
    host, home = _host(address), _host(site)
    if not host or not home:
        return False
    if SHARED_HOST.fullmatch(host) or SHARED_HOST.fullmatch(home):
        return host == home and _folder(address).startswith(_folder(site))
    return host == home or host.endswith(f".{home}") or home.endswith(f".{host}")


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").rstrip(".").removeprefix("www.")


def _folder(address: str) -> str:
    return f"{urlsplit(address).path.rstrip('/')}/"
