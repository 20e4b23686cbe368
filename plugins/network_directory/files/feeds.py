"""What changed, for feed readers: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from zlib import crc32

from ..network.findings import Findings
from ..network.model import Claim, Membership, Strategy
from ..network.updates import Update
from ..site.addresses import address
from ..site.made_from import updates
from ..site.update_words import update_sentence
from ..site.words import Words
from .file import FileMadeAtOnce, FileSpec
from .formats import as_json

LENGTH = 60
"""How many changes a feed holds."""
ATOM = "http://www.w3.org/2005/Atom"


def feeds(findings: Findings, words: Words, name: str, site_url: str) -> Iterator[FileSpec]:
    """Both feeds. `site_url` is where the site is published, ending in a slash; empty if unknown."""

    def newest() -> Sequence[Update]:
        return findings.updates[:LENGTH]

    as_of = findings.network.as_of
    yield FileMadeAtOnce("updates/feed.xml", lambda: _atom(newest(), words, name, site_url, as_of), updates)
    yield FileMadeAtOnce("updates/feed.json", lambda: _json(newest(), words, name, site_url), updates)


def _atom(changes: Iterable[Update], words: Words, name: str, site_url: str, as_of: date) -> bytes:
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": words.language})
    page = f"{site_url}updates/"
    SubElement(feed, "id").text = page
    SubElement(feed, "title").text = words.text("updates.feed", site=name)
    SubElement(feed, "updated").text = _moment(as_of)
    SubElement(feed, "link", {"href": page})
    SubElement(feed, "link", {"href": f"{page}feed.xml", "rel": "self"})
    SubElement(SubElement(feed, "author"), "name").text = name
    for change in changes:
        entry = SubElement(feed, "entry")
        SubElement(entry, "id").text = _id(change, site_url)
        SubElement(entry, "title").text = update_sentence(change, words).unescape()
        SubElement(entry, "updated").text = _moment(change.date.first_day)
        SubElement(entry, "link", {"href": site_url + address(change.subject)})
    indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'.encode()


def _json(changes: Iterable[Update], words: Words, name: str, site_url: str) -> bytes:
    return as_json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": words.text("updates.feed", site=name),
            "language": words.language,
            "home_page_url": f"{site_url}updates/",
            "feed_url": f"{site_url}updates/feed.json",
            "items": [
                {
                    "id": _id(change, site_url),
                    "url": site_url + address(change.subject),
                    "content_text": update_sentence(change, words).unescape(),
                    "date_published": _moment(change.date.first_day),
                }
                for change in changes
            ],
        }
    )


def _id(change: Update, site_url: str) -> str:
    """Permanent, and different for each change of a record on one day."""
    match change.about:
        case Membership(hub=hub):
            part = f"hub-{hub.id}"
        case Claim(principle=principle):
            part = f"{principle.id}-{crc32((change.detail or '').encode()):08x}"
        case Strategy(id=id):
            part = id
        case _:
            part = "entry"
    return f"{site_url}{address(change.subject)}#{change.what}-{part}-{change.date}"


def _moment(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat()
