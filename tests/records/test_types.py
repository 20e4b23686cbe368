"""The kinds of value a field can take: what is taken, what is refused, and what is suggested instead."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from network_directory.records import models, types
from network_directory.records.problems import Position
from network_directory.records.suggest import near
from network_directory.records.tree import Node
from network_directory.records.types import PartialDate, parse_date
from network_directory.records.validate import validate


def refused(kind: Any, value: str) -> tuple[str, str | None]:
    """The code and the suggestion with which a kind of value refuses a text."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    [error] = caught.value.errors()
    return error["type"], error["ctx"]["suggestion"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-5-1", "2026-05-01"), ("2026/05/01", "2026-05-01"), ("2026.5", "2026-05"), ("5/1/2026", "2026-05-01"),
        ("2026-05-01T12:00", "2026-05-01"), ("31/1/2026", "2026-01-31"), ("May 2026", "2026-05"),
        ("Sept. 2026", "2026-09"), ("may 1, 2026", "2026-05-01"), ("1 May 2026", "2026-05-01"),
        ("March 3rd 2026", "2026-03-03"), ("Ma 2026", None), ("Smarch 2026", None), ("May 32, 2026", None),
        ("2026-13-01", None), ("2026-00", None), ("2026-05-00", None),
        ("13/13/2026", None), ("1 2026", None), ("0026-05-01", None), ("soon", None), ("", None), ("2026-05-", None),
        ("٢٠٢٦", None),
    ],
)  # fmt: skip
def test_dates_that_are_none(written: str, meant: str | None) -> None:
    assert refused(types.Date, written) == ("ND206", meant)


@given(st.dates(min_value=date(1600, 1, 1)), st.integers(4, 10))
def test_dates_come_back_as_written(day: date, length: int) -> None:
    written = day.isoformat()[: {4: 4, 5: 4, 6: 7, 7: 7}.get(length, 10)]
    parsed = parse_date(written)
    assert str(parsed) == written
    assert parsed.first_day <= day <= parsed.last_day
    assert parse_date(parsed) is parsed


def test_dates_are_in_order() -> None:
    written = ["2025-12-31", "2026-01-01", "2026-01", "2026-02-28", "2026-02", "2026", "2027-01"]
    assert sorted(map(parse_date, reversed(written))) == sorted(map(parse_date, written))
    assert PartialDate(2026) < PartialDate(2027)
    assert PartialDate(2026, 1, 1) < PartialDate(2026, 1) < PartialDate(2026)
    assert PartialDate(2024, 2).last_day == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1,200", "1200"), ("$5", "5"), ("40 %", "40"), ("39,76", "39.76"), ("1,234,567.5", "1234567.5"),
     ("-84,2", "-84.2"), ("x", None), ("1e3", None), ("", None), ("0x10", None), ("1.", None), ("1" * 16, None),
     ("½", None), ("٣", None)],
)  # fmt: skip
def test_numbers_that_are_none(written: str, meant: str | None) -> None:
    assert refused(types.Number, written) == ("ND209", meant)


@given(st.decimals(-(10**15) + 1, 10**15 - 1, places=6))
@example(Decimal("0.000000"))
def test_numbers_are_exact(number: Decimal) -> None:
    assert TypeAdapter(types.Number).validate_python(f"{number:f}") == number


@pytest.mark.parametrize(
    ("kind", "written", "answer"),
    [
        (types.Count, "1.5", ("ND209", None)),
        (types.Count, "-1", ("ND209", None)),
        (types.Year, "98", ("ND206", None)),
        (types.Year, "about 1998", ("ND206", "1998")),
        (types.Year, "1998 or 1999", ("ND206", None)),
        (types.YesNo, "maybe", ("ND205", None)),
        (types.Id, "Café du Monde", ("ND210", "cafe-du-monde")),
        (types.Id, "a--b", ("ND210", "a-b")),
        (types.Id, "-", ("ND210", None)),
        (types.Id, "a" * 65, ("ND210", None)),
        (types.FieldId, "1st", ("ND210", None)),
        (types.Language, "Spanish", ("ND216", "es")),
        (types.Language, "pt_BR", ("ND216", "pt-BR")),
        (types.Language, "Klingonish", ("ND216", None)),
        (types.Ein, "311234567", ("ND213", "31-1234567")),
        (types.Nces, "200001", ("ND213", "0200001")),
        (types.Ror, "https://ror.org/02kvxyf05", ("ND213", "02kvxyf05")),
        (types.Wikidata, "https://www.wikidata.org/wiki/Q42", ("ND213", "Q42")),
        (types.Ipeds, "x", ("ND213", None)),
        (types.LogoFile, "../orta.png", ("ND215", None)),
        (types.LogoFile, "orta.svg", ("ND215", None)),
        (types.Line, "", ("ND222", None)),
        (types.Line, "x" * 501, ("ND208", None)),
        (types.Prose, "", ("ND222", None)),
        (types.Prose, "x" * 40_001, ("ND208", None)),
    ],
)
def test_what_is_refused(kind: Any, written: str, answer: tuple[str, str | None]) -> None:
    assert refused(kind, written) == answer


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (types.Id, "a-1"), (types.Id, "a" * 64), (types.FieldId, "governance_model"), (types.Language, "en"),
        (types.Language, "zh-Hant"), (types.Language, "dak"), (types.Language, "es-419"), (types.Ein, "31-1234567"),
        (types.Nces, "020000100001"), (types.Line, "a < b and c > d"), (types.Line, "x" * 500),
        (types.LogoFile, "A_1.b.webp"), (types.Email, "hello+us@orta.example"),
    ],
)  # fmt: skip
def test_what_is_taken(kind: Any, written: str) -> None:
    assert TypeAdapter(kind).validate_python(written) == written


@pytest.mark.parametrize("written", ["true", "Yes", "TRUE"])
def test_yes(written: str) -> None:
    assert TypeAdapter(types.YesNo).validate_python(written) is True
    assert TypeAdapter(types.YesNo).validate_python("no") is False


@pytest.mark.parametrize(
    "address",
    [
        "https://orta.example", "http://orta.example:8080/a?b=c#d", "https://sub.orta.example.", "HTTPS://ORTA.EXAMPLE",
        "https://niños.example/ñ", "https://xn--nios-hqa.example", "mailto:hello@orta.example?subject=Hi",
    ],
)  # fmt: skip
def test_addresses_that_are_taken(address: str) -> None:
    assert TypeAdapter(types.Url).validate_python(address) == address


@pytest.mark.parametrize(
    ("written", "code", "meant"),
    [
        ("www.orta.example", "ND207", "https://www.orta.example"),
        ("//orta.example/x", "ND207", "https://orta.example/x"),
        ("orta.example:80/x", "ND207", "https://orta.example:80/x"),
        ("htps://orta.example", "ND207", "https://orta.example"),
        ("ftp://orta.example", "ND207", None),
        ("javascript:alert(1)", "ND207", None),
        ("JaVaScRiPt://orta.example/%0aalert(1)", "ND207", None),
        ("data:text/html,x", "ND207", None),
        ("vbscript:x", "ND207", None),
        ("https://", "ND207", None),
        ("https://user:pass@orta.example", "ND207", None),
        ("https://orta@evil.example", "ND207", None),
        ("https://localhost", "ND207", None),
        ("https://orta.example:99999", "ND207", None),
        ("https://[::1", "ND207", None),
        ("https:\\\\orta.example", "ND207", None),
        ("https://orta.example/a b", "ND207", None),
        ('https://orta.example/"', "ND207", None),
        ("hello@orta.example", "ND207", "mailto:hello@orta.example"),
        ("mailto:hello", "ND214", None),
        ("see our site", "ND207", None),
        ("/about", "ND207", None),
        ("", "ND207", None),
        ("https://orta.example/" + "x" * 2_000, "ND208", None),
    ],
)
def test_addresses_that_are_refused(written: str, code: str, meant: str | None) -> None:
    assert refused(types.Url, written) == (code, meant)


@pytest.mark.parametrize(
    "written", ["hello", "a@b", "a b@c.example", "a@b@c.example", "https://a.example", "@a.example"]
)
def test_mail_addresses_that_are_refused(written: str) -> None:
    assert refused(types.Email, written) == ("ND214", None)


@pytest.mark.parametrize(
    ("value", "known", "meant"),
    [
        ("ohoi", ["ohio", "idaho"], "ohio"),
        ("us-ho", ["us-hi", "us-oh", "us-or"], "us-oh"),
        ("OHIO", ["hooi", "ohio"], "ohio"),
        ("xyz", ["ohio"], None),
        ("ohio", [], None),
        ("p-0777x", [f"p-{n:04}" for n in range(1000)], "p-0777"),
        ("q-0777x", [f"p-{n:04}" for n in range(1000)], None),
    ],
)
def test_what_was_meant(value: str, known: list[str], meant: str | None) -> None:
    assert near(value, known) == meant


MODELS = [
    models.Partner,
    models.Hub,
    models.Principle,
    models.Source,
    models.Place,
    models.Vocabulary,
    models.BadgeRules,
]
GROUPS = [model for model in vars(models).values() if isinstance(model, type) and issubclass(model, BaseModel)]
KEYS = sorted({key for group in GROUPS for key in group.model_fields} | {"nmae", "hub:x"})
WORDS = st.sampled_from(
    ["", "us-oh", "place", "2026-05", "5/1/2026", "40%", "true", "practices", "merged", "a: b", "<b>"]
)
NODES: st.SearchStrategy[Any] = st.recursive(
    st.none() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=25,
)


def as_node(data: Any, line: int = 1) -> Node:
    """A tree of plain data, each value in a line of its own."""
    if isinstance(data, dict):
        children = {key: as_node(value, line + 1) for key, value in data.items()}
        for child in children.values():
            child.key_at = Position(line, 1)
        return Node(Position(line, 1), children)
    if isinstance(data, list):
        return Node(Position(line, 1), [as_node(value, line + 1) for value in data])
    return Node(Position(line, 5), data)


@given(st.sampled_from(MODELS), NODES)
def test_whatever_is_written_gets_an_answer(model: type[BaseModel], data: Any) -> None:
    validated = validate(model, as_node(data))
    assert (validated.record is None) == bool(validated.faults)
    for fault in validated.faults:
        assert fault.code in types_of_answers()
        assert str(fault.said)


def types_of_answers() -> set[str]:
    """The codes that may be given for a single value."""
    return {f"ND{number}" for number in range(201, 224)} | {"ND108"}


def test_a_faulty_part_leaves_the_rest_sound() -> None:
    data = {
        "name": "X",
        "kind": "y",
        "summary": "z",
        "url": "x y",
        "hubs": [{"hub": "a"}, {"role": "member"}],
        "contact": {"email": "x"},
    }
    validated = validate(models.Partner, as_node(data))
    assert sorted(fault.code for fault in validated.faults) == ["ND202", "ND207", "ND214"]
    assert validated.sound is not None
    assert [entry.hub for entry in validated.sound.hubs] == ["a"]
    assert validated.sound.url is None
