"""What a value was meant to be that came with traces of the program it was copied from.

Word processors change hyphens, mail programs wrap addresses, newsletters tell addresses whom they follow, and
spreadsheets count days. All functions are pure, take time by the length of a text, and return what was meant, or None.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

_LONGEST = 4_000
"""How many characters of a value are looked at: far more than an address has."""
_LONGEST_MAIL = 600
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
ADDRESS = re.compile(r"https?://[^\s<>\"“”„]+")
WRAPPED = re.compile(r"[<\"“(\[]\s?(https?://[^\s<>\"“”()\[\]]+)\s?[>\"”)\]]$")
SEPARATED = re.compile(r"(?:\s+(?:and|or|und|y)\s+|[\s,;|]+)(?=https?://)")
MAIL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}[A-Za-z0-9]")
SPELLED_AT = re.compile(r"\s*[\[({]\s*at\s*[\])}]\s*|\s+at\s+|\s+@\s+", re.IGNORECASE)
SPELLED_DOT = re.compile(r"\s*[\[({]\s*dot\s*[\])}]\s*|\s+dot\s+", re.IGNORECASE)
TRACKERS = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|mc_cid|mc_eid|mkt_tok|"
    r"_hsenc|_hsmi|vero_id|oly_enc_id|oly_anon_id"
)
"""What newsletters and advertisements add to an address, by the names that their makers document."""
REDIRECTS = (
    (re.compile(r"(.+\.)?safelinks\.protection\.outlook\.com"), "/", "url"),
    (re.compile(r"(www\.)?google\.com"), "/url", "q"),
    (re.compile(r"(www\.)?google\.com"), "/url", "url"),
    (re.compile(r"lm?\.facebook\.com"), "/l.php", "u"),
)
"""Where mail programs and networks send readers through: host, path, and the part that holds the address meant."""
_FIRST_DAY = date(1899, 12, 30)
"""The day that spreadsheets count from."""
NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def sentence_parts(text: str) -> list[str]:
    """The parts of a list that is written as a sentence: “Kansas and Nebraska”."""
    return [part.strip() for part in re.split(r"[,;/&|]|\band\b", text[:_LONGEST]) if part.strip()]


def plain_signs(text: str) -> str:
    """`text` with ordinary letters, digits and hyphens in place of full-width ones and dashes."""
    return unicodedata.normalize("NFKC", text).translate(_DASHES)


def addresses_in(text: str) -> list[str]:
    """The web addresses in a text, without what stands around them."""
    parts = SEPARATED.split(text[:_LONGEST])
    return [match[0].rstrip(".,;") for part in parts if (match := ADDRESS.search(part))]


def address_wrapped(text: str) -> str | None:
    """The web address that stands in brackets or quotation marks at the end of a text."""
    match = WRAPPED.search(text[:_LONGEST])
    return match[1] if match else None


def emails_in(text: str) -> list[str]:
    """The e-mail addresses in a text, also one that hides its @ from robots."""
    text = plain_signs(text[:_LONGEST_MAIL])
    addresses = MAIL.findall(text)
    spelled = SPELLED_DOT.sub(".", SPELLED_AT.sub("@", text)).strip(" <>.")
    return addresses or ([spelled] if MAIL.fullmatch(spelled) else [])


def email_wrapped(text: str) -> str | None:
    """The one e-mail address that a text plainly gives, with a name before it or mailto:, or without a sign for @."""
    addresses = emails_in(text)
    rest = plain_signs(text).removeprefix("mailto:").strip(" .")
    wrapped = addresses and (rest.endswith(f"<{addresses[0]}>") or addresses[0] not in text or rest == addresses[0])
    return addresses[0] if wrapped and len(addresses) == 1 else None


class Tracked(NamedTuple):
    """An address that tells who follows it, or leads there by way of somebody else."""

    by: str
    """The part of the address, or the host, that does so."""
    clean: str
    """The address without it."""


def tracked(url: str) -> Tracked | None:
    """How an address follows its readers, if it does."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    for redirects, path, name in REDIRECTS:
        if parts.path == path and redirects.fullmatch(host):
            meant = parse_qs(parts.query).get(name, [""])[0]
            if meant.startswith(("https://", "http://")):
                further = tracked(meant)
                return Tracked(host, further.clean if further else meant)
    names = {part: unquote(part).partition("=")[0] for part in parts.query.split("&")}
    trackers = [name for name in names.values() if TRACKERS.fullmatch(name)]
    if not trackers:
        return None
    query = "&".join(part for part in parts.query.split("&") if names[part] not in trackers)
    before, _, behind = url.partition("?")
    _, sign, fragment = behind.partition("#")
    return Tracked(trackers[0], f"{before}{'?' if query else ''}{query}{sign}{fragment}")


def day_counted(number: str) -> date | None:
    """The day that a spreadsheet shows as a number such as 45901."""
    return _FIRST_DAY + timedelta(days=int(number)) if re.fullmatch(r"[2-6]\d{4}", number, re.ASCII) else None
