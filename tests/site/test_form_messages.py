"""What the form on /join/ says of each wrong value is what the check says of it in a record.

A network is written in which every record has one mistake; what the check says of it, without the record's own words,
must be the form's message.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pydantic_core import PydanticCustomError

from network_directory.files.form_messages import Message, messages
from network_directory.records import Folder, Problem, read_network
from network_directory.records.answers import english
from network_directory.records.types import MAX_ID, MAX_LINE, MAX_PROSE, MAX_URL, check_url

_OVER = 7
"""By how much a text is too long that is written too long."""
_SITE = "https://site.example"


class Mistake(NamedTuple):
    """A record with a mistake."""

    code: str
    fields: Mapping[str, Any]
    """What the record holds beside what every record does; None takes a field away."""
    gaps: Mapping[str, str] = {}
    """Which parts of what is said are the record's own."""
    id: str | None = None
    """The record's id, where it matters."""
    file: str | None = None
    """The file of which something is said, if not the record's."""


def _claim(**fields: Any) -> dict[str, Any]:
    return {"alignment": [{"principle": "p", "stance": "practices", **fields}]}


def _value(code: str, field: str, value: str, /, **gaps: str) -> Mistake:
    """A value that its field does not take."""
    return Mistake(code, {field: value}, gaps)


def _mail(code: str, value: str, /, **gaps: str) -> Mistake:
    return Mistake(code, {"contact": {"email": value}}, gaps)


def _registered(name: str, value: str, guess: str) -> dict[str, Mistake]:
    return {
        f"{name}.guess": Mistake("ND213", {"identifiers": {name: value}}, {"value": value, "guess": guess}),
        f"{name}.unknown": Mistake("ND213", {"identifiers": {name: "§"}}, {"value": "§"}),
    }


def _reason(url: str) -> str:
    """What is said of an address."""
    with pytest.raises(PydanticCustomError) as refused:
        check_url(url)
    return str(refused.value)


_EVIDENCE = {"title": "T", "date": "2020"}

MISTAKES: Mapping[str, Mistake] = {
    # Texts
    "text.tag": _value("ND224", "summary", "<xyz>", match="<xyz>"),
    "text.long": _value(
        "ND208",
        "logo_alt",
        "x" * (MAX_LINE + _OVER),
        length=f"{MAX_LINE + _OVER}",
        limit=f"{MAX_LINE}",
        over=f"{_OVER}",
    ),
    "text.entity": _value("ND224", "summary", "&amp;", entity="&amp;", sign="&"),
    "text.lost": _value("ND226", "summary", "\ufffd"),
    "person.name": _value("ND315", "logo_alt", "hi@site.example"),
    "person.mail": _value("ND315", "summary", "by jane.doe@site.example", address="jane.doe@site.example"),
    "person.telephone": _value("ND315", "summary", "at 419-555-0142", number="419-555-0142"),
    "alias": Mistake("ND218", {"also_known_as": ["§", "§"]}, {"value": "§"}),
    "prose.long": _value(
        "ND208", "about", "x" * (MAX_PROSE + _OVER), length=f"{MAX_PROSE + _OVER}", limit=f"{MAX_PROSE}"
    ),
    "prose.html": _value("ND211", "about", "<xyz>", match="<xyz>"),
    "prose.hidden": _value("ND212", "about", "&#8238;", sign="202E"),
    "prose.picture": _value("ND220", "about", f"![x]({_SITE})"),
    "prose.link": _value("ND220", "about", "[x](nowhere)", reason=_reason("nowhere")),
    "prose.record": _value("ND220", "about", "[x](/partners/xyz/)", kind="partner", id="xyz"),
    "prose.nearly": _value("ND220", "about", "[[partners:xyz]]", match="[[partners:xyz]]", guess="[[partner:xyz]]"),
    "prose.no_kind": _value("ND220", "about", "[[person:xyz]]", match="[[person:xyz]]"),
    "prose.unknown": _value("ND204", "about", "[[place:§]]", kind="place", value="§"),
    "prose.guess": _value("ND204", "about", "[[place:us-oh-]]", kind="place", value="us-oh-", guess="us-oh"),
    "prose.choices": _value("ND204", "about", "[[hub:§]]", kind="hub", value="§", choices="only-one"),
    # Dates and numbers
    "date.calendar": _value("ND206", "joined", "2026-02-31", value="2026-02-31"),
    "date.guess": _value("ND206", "joined", "3/1/2024", value="3/1/2024", guess="2024-03-01"),
    "date.unknown": _value("ND206", "joined", "§", value="§"),
    "date.future": _value("ND305", "joined", "2020-05", value="2020-05"),
    "year.guess": _value("ND206", "founded", "in 1998", value="in 1998", guess="1998"),
    "year.unknown": _value("ND206", "founded", "§", value="§"),
    "year.early": _value("ND318", "founded", "0998", value="0998"),
    "number.guess": Mistake("ND209", {"extra": {"size": "1,200"}}, {"value": "1,200", "guess": "1200"}),
    "number.unknown": Mistake("ND209", {"extra": {"size": "§"}}, {"value": "§"}),
    # Addresses and codes
    "url.long": _value(
        "ND208", "url", _SITE.ljust(MAX_URL + _OVER, "x"), length=f"{MAX_URL + _OVER}", limit=f"{MAX_URL}"
    ),
    "url.unfit": _value("ND207", "url", "§ §"),
    "url.one": _value("ND207", "url", f"{_SITE}, https://b.example", guess=_SITE),
    "url.within": _value("ND207", "url", f"<{_SITE}>", guess=_SITE),
    "url.tracked": _value("ND225", "url", f"{_SITE}/?fbclid=1", by="fbclid", guess=f"{_SITE}/"),
    "url.host": _value("ND207", "url", "https://§", value="https://§"),
    "url.mail": _value("ND207", "url", "x@y.example", value="x@y.example"),
    "url.bare": _value("ND207", "url", "site.example", guess=_SITE),
    "url.scheme": _value("ND207", "url", "htps://site.example", scheme="htps", guess=_SITE),
    "url.unknown": _value("ND207", "url", "§", value="§"),
    "email.page": _mail("ND214", _SITE),
    "email.unknown": _mail("ND214", "§", value="§"),
    "email.one": _mail("ND214", "hi@site.example, us@site.example", guess="hi@site.example"),
    "email.within": _mail("ND214", "mailto:hi@site.example", guess="hi@site.example"),
    "email.named": _mail("ND315", "jane.doe@site.example", name="jane.doe"),
    "email.free": _mail("ND315", "office@gmail.com", host="gmail.com"),
    **_registered("ein", "311234567", "31-1234567"),
    **_registered("ror", "https://ror.org/02kvxyf05", "02kvxyf05"),
    "ror.digits": Mistake("ND228", {"identifiers": {"ror": "02kvxyf06"}}, {"value": "02kvxyf06"}),
    **_registered("wikidata", "https://www.wikidata.org/wiki/Q42", "Q42"),
    **_registered("nces", "200001", "0200001"),
    **_registered("ipeds", "00654", "000654"),
    # The file's name
    "id.guess": Mistake("ND103", {}, {"value": "An Id", "guess": "an-id"}, id="An Id"),
    "id.unknown": Mistake("ND103", {}, {"value": "§"}, id="§"),
    "id.long": Mistake(
        "ND103", {}, {"length": f"{MAX_ID + _OVER}", "limit": f"{MAX_ID}"}, id="x" * (MAX_ID + _OVER)
    ),
    "id.in_use": Mistake("ND302", {"formerly": ["a-first"]}, {"value": "a-first", "file": "partners/a-first.yml"}),
    # Between fields
    "twice.hubs": Mistake("ND218", {"hubs": [{"hub": "§"}] * 2}, {"value": "§"}),
    "twice.alignment": Mistake("ND218", {"alignment": [{"principle": "§", "stance": "leads"}] * 2}, {"value": "§"}),
    "twice.serves": Mistake("ND218", {"serves": ["§"] * 2}, {"value": "§"}),
    "twice.languages": Mistake("ND218", {"languages": ["en-US"] * 2}, {"value": "en-US"}),
    "successor": _value("ND219", "succeeded_by", "a-first"),
    "statement": Mistake("ND219", _claim(stance="reserves"), {"stance": "reserves"}),
    "unproven": Mistake("ND303", _claim(), {"stance": "practices"}),
    "undated": Mistake("ND314", _claim(evidence=[{"title": "T"}])),
    "not_independent": Mistake(
        "ND307", {"url": _SITE, **_claim(evidence=[{**_EVIDENCE, "url": _SITE, "independent": "true"}])}
    ),
    "unreviewable": Mistake("ND306", _claim(reviewed={"on": "2020", "by": "B"})),
    "review_too_old": Mistake("ND306", _claim(reviewed={"on": "2019", "by": "B"}, evidence=[_EVIDENCE])),
    # Between records
    "same_name": Mistake("ND301", {"name": "First"}, {"file": "partners/a-first.yml"}),
    "same_url": Mistake("ND301", {"url": "https://first.example"}, {"file": "partners/a-first.yml"}),
    "left": Mistake(
        "ND310", {"name": "Left", "status": "former"}, {"name": "Left"}, id="left", file="hubs/only-one.yml"
    ),
    "succeeded": Mistake(
        "ND310",
        {"name": "Followed", "status": "former", "succeeded_by": "a-first"},
        {"name": "Followed", "successor": "a-first"},
        id="followed",
        file="hubs/only-one.yml",
    ),
}  # fmt: skip
"""Every mistake of the form."""

REST: Mapping[str, Any] = {
    "content/vocabulary.yml": {
        "partner_kinds": {"k": {"name": "K"}},
        "extra_fields": {"size": {"name": "Size", "type": "number"}},
    },
    "partners/a-first.yml": {"name": "First", "kind": "k", "summary": "S", "url": "https://first.example"},
    "hubs/only-one.yml": {
        "name": "One",
        "focus": "place",
        "place": "us-oh",
        "summary": "S",
        "plan": {
            "aim": "A",
            "strategies": [{"id": id, "title": "T", "lead": id} for id in ("left", "followed")],
        },
    },
}
"""What the records with mistakes refer to."""


def write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def file_of(number: int, mistake: Mistake) -> str:
    return f"partners/{mistake.id or f'record-{number}'}.yml"


def message(mistake: Mistake, file: str, problems: tuple[Problem, ...]) -> Message | None:
    """What the check says of a mistake, with gaps for the record's own words; None if it says nothing that fits."""
    said = [str(p.said) for p in problems if p.file == (mistake.file or file) and p.code == mistake.code]
    text = next((text for text in said if all(part in text for part in mistake.gaps.values())), None)
    if text is None:
        return None
    for gap, part in sorted(mistake.gaps.items(), key=lambda item: -len(item[1])):
        text = text.replace(part, f"{{{gap}}}")
    return Message(mistake.code, text)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Message | None]:
    """What the check says of each mistake."""
    root = tmp_path_factory.mktemp("network")
    for path, content in REST.items():
        write(root / path, content)
    for number, mistake in enumerate(MISTAKES.values()):
        fields = {"name": f"Record {number}", "kind": "k", "summary": "S", **mistake.fields}
        record = {key: value for key, value in fields.items() if value is not None}
        write(root / file_of(number, mistake), record)
    past, future = (read_network(Folder(root), today).problems for today in (date.max, date.min))
    return {
        about: message(mistake, file_of(number, mistake), future if mistake.code == "ND305" else past)
        for number, (about, mistake) in enumerate(MISTAKES.items())
    }


def test_every_message_has_a_mistake() -> None:
    assert set(messages(english())) == set(MISTAKES)


@pytest.mark.parametrize("about", MISTAKES)
def test_the_form_says_what_the_check_says(checked: Mapping[str, Message | None], about: str) -> None:
    assert messages(english())[about] == checked[about]
