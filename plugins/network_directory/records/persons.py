"""What in a record leads to one person rather than to an organization."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from .answers import Phrase, answer

ROLE = re.compile(
    r"admin|board|contact|council|desk|director|education|enquiries|front|hello|help|hub|info|inquiries|mail|media|"
    r"members?|membership|news|office|outreach|policy|press|programm?e?s?|research|schools?|secretary|services?|staff|support|team"
)
"""Words that mark an address with a point in it as that of a role, as in front.desk@."""

FREE_MAIL = re.compile(
    r"(aol|gmail|gmx|googlemail|hotmail|icloud|live|mail|me|msn|outlook|protonmail|yahoo|ymail|zoho)\.com|"
    r"comcast\.net|proton\.me"
)
"""Hosts where persons rather than organizations have their mail."""

MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63}){1,6}")
"""An e-mail address within a text."""
TELEPHONE = re.compile(
    r"(?<![\w.+/-])(?:\+?1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])"
    r"|(?<![\w+])\+\d{1,3}[ .-]?\(?\d{1,4}\)?(?:[ .-]\d{2,8}){1,4}(?!\w)"
)
"""A telephone number as Americans write it, or one with the code of a country."""
FEWEST_DIGITS = 9
MOST = 5
"""How many addresses and numbers of one text are told of: who mends these sees the others."""


def personal(address: str) -> Phrase | None:
    """What to say of an e-mail address, with or without mailto:, that seems to be one person's; None of others."""
    name, at, host = address.removeprefix("mailto:").partition("?")[0].casefold().partition("@")
    if not at or "/" in name:
        return None
    parts = name.split(".")
    if len(parts) > 1 and all(part.isalpha() and not ROLE.fullmatch(part) for part in parts):
        return answer("email-of-a-person", name=name)
    return answer("email-at-a-free-host", host=host) if FREE_MAIL.fullmatch(host) else None


_END_OF_A_NUMBER = re.compile(r"\d{3}[ .-]\d{4}")


def may_hold_persons(text: str) -> bool:
    """Whether `persons_in` may find something in a text, or in a part of it."""
    return "@" in text or "+" in text or _END_OF_A_NUMBER.search(text) is not None


def persons_in(text: str) -> Iterator[tuple[int, Phrase]]:
    """Where a text gives a person's e-mail address or a telephone number, and what to say of it."""
    for match in islice(MAIL.finditer(text), MOST):
        if match[0] == text.strip():
            yield match.start(), answer("email-for-a-name")
        elif personal(match[0]):
            yield match.start(), answer("email-in-a-text", address=match[0])
    for match in islice(TELEPHONE.finditer(text), MOST):
        if sum(map(str.isdigit, match[0])) >= FEWEST_DIGITS:
            yield match.start(), answer("telephone-in-a-text", number=match[0])
