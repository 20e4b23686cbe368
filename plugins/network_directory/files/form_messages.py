"""What the check says of each wrong value that the form on /join/ can tell, with gaps for what a partner wrote.

No message is written a second time here: each is a phrase of the check's, and its values are the names of gaps that
the script fills. A test writes each wrong value into a record and compares what the check says of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..records.answers import Answers, Phrase, answer
from ..records.markdown import SHORT_LINK_KINDS


class Message(NamedTuple):
    """What is said of a mistake."""

    code: str
    text: str
    """With {gaps} for what differs from one record to the next."""


def messages(answers: Answers) -> Mapping[str, Message]:
    """All messages of the form, by what they are about."""
    return {about: Message(code, answers.text(phrase)) for about, (code, phrase) in _PHRASES.items()}


def _code(name: str, what: Phrase, example: str) -> Iterator[tuple[str, tuple[str, Phrase]]]:
    """What is said of a number of a registry."""
    yield f"{name}.guess", ("ND213", answer("code-like", value="{value}", what=what, likely="{guess}"))
    yield f"{name}.unknown", ("ND213", answer("code-unknown", value="{value}", what=what, example=example))


def _id(why: Phrase) -> tuple[str, Phrase]:
    return "ND103", answer("file-name-is-the-id", why=why)


def _twice(what: Phrase) -> tuple[str, Phrase]:
    return "ND218", answer("twice", what=what, value="{value}")


_PHRASES: Mapping[str, tuple[str, Phrase]] = {
    # Texts
    "text.tag": ("ND224", answer("tag-in-a-plain-text", tag="{match}")),
    "text.long": ("ND208", answer("too-long", length="{length}", most="{limit}", over="{over}")),
    "text.entity": ("ND224", answer("entity", entity="{entity}", sign="{sign}")),
    "text.lost": ("ND226", answer("letter-lost")),
    "person.name": ("ND315", answer("email-for-a-name")),
    "person.mail": ("ND315", answer("email-in-a-text", address="{address}")),
    "person.telephone": ("ND315", answer("telephone-in-a-text", number="{number}")),
    "alias": ("ND218", answer("alias-twice", alias="{value}")),
    "prose.long": ("ND208", answer("prose-too-long", length="{length}", most="{limit}")),
    "prose.html": ("ND211", answer("html", html="{match}")),
    "prose.hidden": ("ND212", answer("invisible-as-a-code", sign="{sign}")),
    "prose.picture": ("ND220", answer("picture-in-prose")),
    "prose.link": ("ND220", answer("link-unusable", why="{reason}")),
    "prose.record": ("ND220", answer("link-unusable", why=answer("link-to-a-record", kind="{kind}", id="{id}"))),
    "prose.nearly": ("ND220", answer("short-link-nearly", link="{match}", better="{guess}")),
    "prose.no_kind": ("ND220", answer("short-link-of-no-kind", link="{match}", kinds=SHORT_LINK_KINDS)),
    "prose.unknown": ("ND204", answer("nothing-called", kind="{kind}", id="{value}")),
    "prose.guess": ("ND204", answer("nothing-called-but", kind="{kind}", id="{value}", likely="{guess}")),
    "prose.choices": ("ND204", answer("nothing-called-of", kind="{kind}", id="{value}", known="{choices}")),
    # Dates and numbers
    "date.calendar": ("ND206", answer("date-not-in-the-calendar", value="{value}")),
    "date.guess": ("ND206", answer("date-like", value="{value}", likely="{guess}")),
    "date.unknown": ("ND206", answer("not-a-date", value="{value}")),
    "date.future": ("ND305", answer("date-in-the-future", date="{value}")),
    "year.guess": ("ND206", answer("not-a-year-but", value="{value}", better="{guess}")),
    "year.unknown": ("ND206", answer("not-a-year", value="{value}")),
    "year.early": ("ND318", answer("founded-too-early", year="{value}")),
    "number.guess": ("ND209", answer("not-a-number-but", value="{value}", better="{guess}")),
    "number.unknown": ("ND209", answer("not-a-number", value="{value}")),
    # Addresses and codes
    "url.long": ("ND208", answer("address-too-long", length="{length}", most="{limit}")),
    "url.unfit": ("ND207", answer("address-unfit")),
    "url.one": ("ND207", answer("one-address", first="{guess}")),
    "url.within": ("ND207", answer("address-within", address="{guess}")),
    "url.tracked": ("ND225", answer("tracker", by="{by}", address="{guess}")),
    "url.host": ("ND207", answer("address-without-host", address="{value}")),
    "url.mail": ("ND207", answer("address-of-mail", address="{value}")),
    "url.bare": ("ND207", answer("address-without-beginning", address="{guess}")),
    "url.scheme": ("ND207", answer("address-like", scheme="{scheme}", address="{guess}")),
    "url.unknown": ("ND207", answer("not-an-address", value="{value}")),
    "email.page": ("ND214", answer("email-is-a-page")),
    "email.unknown": ("ND214", answer("not-an-email", value="{value}")),
    "email.one": ("ND214", answer("one-email", first="{guess}")),
    "email.within": ("ND214", answer("email-within", address="{guess}")),
    "email.named": ("ND315", answer("email-of-a-person", name="{name}")),
    "email.free": ("ND315", answer("email-at-a-free-host", host="{host}")),
    **dict(_code("ein", answer("an-ein"), '"31-1234567"')),
    **dict(_code("ror", answer("a-ror-id"), "02kvxyf05")),
    "ror.digits": ("ND228", answer("check-digits", value="{value}")),
    **dict(_code("wikidata", answer("a-wikidata-id"), "Q42")),
    **dict(_code("nces", answer("an-nces-id"), '"0200001"')),
    **dict(_code("ipeds", answer("an-ipeds-id"), '"100654"')),
    # The file's name
    "id.guess": _id(answer("id-invalid-but", id="{value}", better="{guess}")),
    "id.unknown": _id(answer("id-invalid", id="{value}")),
    "id.long": _id(answer("id-too-long", length="{length}", most="{limit}")),
    "id.in_use": ("ND302", answer("old-id-in-use", id="{value}", file="{file}")),
    # Between fields
    "twice.hubs": _twice(answer("hub")),
    "twice.alignment": _twice(answer("principle")),
    "twice.serves": _twice(answer("place")),
    "twice.languages": _twice(answer("language")),
    "successor": ("ND219", answer("only-the-former")),
    "statement": ("ND219", answer("statement-missing", stance="{stance}")),
    "unproven": ("ND303", answer("claim-without-evidence", stance="{stance}")),
    "undated": ("ND314", answer("evidence-without-date")),
    "not_independent": ("ND307", answer("evidence-not-independent")),
    "unreviewable": ("ND306", answer("review-without-evidence")),
    "review_too_old": ("ND306", answer("review-too-old")),
    # Between records
    "same_name": ("ND301", answer("look-alike", what=answer("name"), file="{file}")),
    "same_url": ("ND301", answer("look-alike", what=answer("web-address"), file="{file}")),
    "left": ("ND310", answer("lead-has-left", name="{name}")),
    "succeeded": ("ND310", answer("lead-has-left-to", name="{name}", successor="{successor}")),
}
"""The code and the words of each mistake; what stands in braces is a gap."""
