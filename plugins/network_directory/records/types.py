"""The kinds of value a field can take, each with the words for what is wrong with it.

A validator raises `PydanticCustomError` with one of our codes as its type; what to say, and text that could stand
instead, are in its context, and `refusal` takes them out.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache, total_ordering
from sys import intern
from typing import Annotated, Any, NamedTuple, NoReturn
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import (
    no_info_plain_validator_function,
    plain_serializer_function_ser_schema,
    str_schema,
)

from ..language import slug
from .answers import Phrase, answer
from .debris import NUMBERS, address_wrapped, addresses_in, day_counted, email_wrapped, emails_in, plain_signs
from .suggest import near

MAX_ID = 64
MAX_LINE = 500
MAX_SUMMARY = 280
MAX_PARAGRAPH = 2_000
MAX_PROSE = 40_000
MAX_URL = 2_000
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
FIELD_PATTERN = r"^[a-z][a-z0-9]*([_-][a-z0-9]+)*$"
TAG_PATTERN = r"</?[A-Za-z][^<>]*>"
UNFIT_FOR_URL = r"[\s\\<>\"`{}|^]"
HOST_PATTERN = r"[^\W_]([\w-]*[^\W_])?(\.[^\W_]([\w-]*[^\W_])?)+\.?"
BARE_HOST_PATTERN = r"(//)?[\w-]+(\.[\w-]+)+(:\d+)?([/?#].*)?"
MAIL_FOR_URL_PATTERN = r"[^@/]+@[^@/]+\.\w+"
EMAIL_PATTERN = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[^\W_]([\w-]*[^\W_])?(\.[\w-]+)+"
MAX_EMAIL = 254
NUMBER_PATTERN = r"[-+]?\d{1,15}(\.\d{1,15})?"
EIN_PATTERN = r"\d{2}-\d{7}"
ROR_PATTERN = r"0[a-hj-km-np-tv-z0-9]{6}\d{2}"
WIKIDATA_PATTERN = r"Q[1-9]\d*"
NCES_PATTERN = r"\d{7}|\d{12}"
_BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"
IPEDS_PATTERN = r"\d{6}"


_ID = re.compile(ID_PATTERN)  # of all patterns it is asked for most


class Refusal(NamedTuple):
    """Why a value was not taken."""

    said: Phrase
    suggestion: str | None


def refuse(code: str, phrase: Phrase, suggestion: str | None = None) -> NoReturn:
    """Stop validation with one of our codes."""
    raise PydanticCustomError(code, "{said}", {"said": phrase, "suggestion": suggestion})


def refusal(error: PydanticCustomError) -> Refusal:
    """What `refuse` was given."""
    assert error.context is not None
    return Refusal(**error.context)


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a text as the id of something else."""

    to: str
    """partner, hub, principle, source, place, recommendation, or the name of a vocabulary."""


@dataclass(frozen=True, slots=True)
class Value:
    """Says of which kind a value is, for those who ask for one or describe it."""

    kind: str
    limit: int | None = None
    """How many characters fit."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Marks a text that is shown as it is written."""


@dataclass(frozen=True, slots=True)
class WebAddress:
    """Marks a text as an address that readers follow."""


@dataclass(frozen=True, slots=True)
class Markdown:
    """Marks a text as prose in Markdown."""


# Text


def _text(limit: int, empty: Phrase) -> AfterValidator:
    def check(text: str) -> str:
        if "  " in text or not text.isprintable():  # of all white space, only a space is
            text = re.sub(r"\s+", " ", text)
        if not text:
            refuse("ND222", empty)
        if len(text) > limit:
            over = len(text) - limit
            refuse("ND208", answer("too-long", length=len(text), most=limit, over=over))
        return text

    return AfterValidator(check)


def _prose(text: str) -> str:
    if not text:
        refuse("ND222", answer("empty-text"))
    if len(text) > MAX_PROSE:
        refuse("ND208", answer("prose-too-long", length=len(text), most=MAX_PROSE))
    return text


RESERVED_IDS = re.compile(r"index|network|con|prn|aux|nul|(com|lpt)\d")
"""Ids of what has an address that no site or system of files can carry: the page of a folder is its index,
`by: network` is the network itself, and Windows keeps the others for devices
(https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file)."""


def check_address(text: str, what: str) -> str:
    """Return `text` if it is a valid id of something with an address; else refuse it, with one to take.

    `what` is the kind of thing, in a word.
    """
    if RESERVED_IDS.fullmatch(text):
        better = f"{text}-{what}"
        refuse("ND210", answer("id-reserved", id=text, better=better), better)
    return check_id(text)


def check_id(text: str) -> str:
    """Return `text` if it is a valid id; else refuse it, with the id it might have meant."""
    if len(text) > MAX_ID:
        refuse("ND210", answer("id-too-long", most=MAX_ID, length=len(text)))
    if not _ID.fullmatch(text):
        likely = slug(text)[:MAX_ID].strip("-") or None
        phrase = answer("id-invalid-but", id=text, better=likely) if likely else answer("id-invalid", id=text)
        refuse("ND210", phrase, likely)
    return text


def _field_id(text: str) -> str:
    if len(text) > MAX_ID or not re.fullmatch(FIELD_PATTERN, text):
        refuse("ND210", answer("field-name-invalid", name=text[:80]))
    return text


Line = Annotated[str, _text(MAX_LINE, answer("empty-text")), Plain(), Value("line", MAX_LINE)]
"""A short text on one line."""
Summary = Annotated[
    str,
    _text(MAX_SUMMARY, answer("empty-sentence")),
    Plain(),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": MAX_SUMMARY}),
    Value("summary", MAX_SUMMARY),
]
"""Plain text of at most 280 characters."""
Paragraph = Annotated[str, _text(MAX_PARAGRAPH, answer("empty-sentence")), Plain(), Value("paragraph", MAX_PARAGRAPH)]
"""Plain text of a few sentences."""
Prose = Annotated[str, AfterValidator(_prose), Markdown(), Value("prose")]
"""Markdown without HTML."""
TermId = Annotated[
    str,
    AfterValidator(lambda text: check_address(text, "term")),
    WithJsonSchema({"type": "string", "pattern": ID_PATTERN, "maxLength": MAX_ID}),
    Value("id"),
]
"""The id of a term of the vocabulary."""
Id = Annotated[
    str,
    AfterValidator(check_id),
    WithJsonSchema({"type": "string", "pattern": ID_PATTERN, "maxLength": MAX_ID}),
    Value("id"),
]
"""The id of a record or of a part of one."""

FieldId = Annotated[
    str,
    AfterValidator(_field_id),
    WithJsonSchema({"type": "string", "pattern": FIELD_PATTERN, "maxLength": MAX_ID}),
    Value("id"),
]
"""The name of an extra field, which is a key in records and a column in downloads."""

_Id = Annotated[str, AfterValidator(intern)]
"""An id that many records name is there once."""
PartnerRef = Annotated[_Id, Ref("partner")]
HubRef = Annotated[_Id, Ref("hub")]
PrincipleRef = Annotated[_Id, Ref("principle")]
SourceRef = Annotated[_Id, Ref("source")]
PlaceRef = Annotated[_Id, Ref("place")]
RecommendationRef = Annotated[_Id, Ref("recommendation")]
PartnerKindRef = Annotated[_Id, Ref("partner_kinds")]
LevelRef = Annotated[_Id, Ref("levels")]
IssueRef = Annotated[_Id, Ref("issues")]
EvidenceKindRef = Annotated[_Id, Ref("evidence_kinds")]


# Dates


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year, as precise as its author knew it."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        # Dates are written so often that to look at their parts one by one would show.
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    def __lt__(self, other: PartialDate) -> bool:
        return (self.first_day, self.last_day) < (other.first_day, other.last_day)

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: Any) -> CoreSchema:
        """Fields take it as a text and write it as one; otherwise pydantic would look at each of its parts."""
        as_text = plain_serializer_function_ser_schema(str, return_schema=str_schema())
        return no_info_plain_validator_function(parse_date, serialization=as_text)


_LONGEST_SHORT = 200
"""How many characters of a date, a number or a code are looked at for what was meant."""
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
LOOSE_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?")
AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS = {name: number for number, name in enumerate(_MONTHS, 1)}
DATE_IN_WORDS = re.compile(r"(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})")
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
"""The day first, as most of the world writes it."""
MONTH_FIRST = re.compile(r"(\d{1,2})[/.-](\d{4})")
SPREADSHEET = re.compile(r"(?:(\d{1,2})-)?([A-Za-z]{3})-(\d{2}(?:\d{2})?)")
"""As spreadsheets show a date: 01-Sep-25, or Sep-25."""


def parse_date(value: Any) -> PartialDate:
    """A date from its ISO text; refuses anything else, with the ISO form of what was likely meant."""
    if isinstance(value, PartialDate):
        return value
    if not isinstance(value, str):
        refuse("ND203", answer("wanted-date"))
    return _parsed_date(value)


@lru_cache(maxsize=4096)  # the records of a network tell of few days
def _parsed_date(value: str) -> PartialDate:
    if match := _ISO.fullmatch(value):
        parsed = _date(*match.groups())
        if parsed is None:
            refuse("ND206", answer("date-not-in-the-calendar", value=value))
        return parsed
    likely = _likely_date(value)
    if likely:
        refuse("ND206", answer("date-like", value=value, likely=str(likely)), str(likely))
    refuse("ND206", answer("not-a-date", value=value))


def _date(year: str, month: str | None, day: str | None) -> PartialDate | None:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    partial_date = PartialDate(int(year), int(month) if month else None, int(day) if day else None)
    return partial_date if partial_date.year >= 1600 else None


def _likely_date(text: str) -> PartialDate | None:
    text = plain_signs(text[:_LONGEST_SHORT])
    if match := LOOSE_ISO.fullmatch(text):
        return _date(*match.groups())
    if match := AMERICAN.fullmatch(text):
        month, day, year = match.groups()
        return _date(year, month, day) or _date(year, day, month)
    if match := DOTTED.fullmatch(text):
        day, month, year = match.groups()
        return _date(year, month, day) or _date(year, day, month)
    if match := MONTH_FIRST.fullmatch(text):
        return _date(match[2], match[1], None)
    if match := DATE_IN_WORDS.fullmatch(text):
        before, word, after, year = match.groups()
        return _date(year, _month(word), before or after) if _month(word) else None
    if match := SPREADSHEET.fullmatch(text):
        day, word, year = match.groups()
        return _date(year if len(year) == 4 else f"20{year}", _month(word), day) if _month(word) else None
    counted = day_counted(text)
    return PartialDate(counted.year, counted.month, counted.day) if counted else None


def _month(word: str) -> str | None:
    months = [number for name, number in MONTHS.items() if name.startswith(word.lower())]
    return str(months[0]) if len(months) == 1 else None


Date = Annotated[
    PartialDate,
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
    Value("date"),
]


# Numbers


_NUMBER = re.compile(NUMBER_PATTERN, re.ASCII)


def check_number(value: Any) -> Decimal:
    """The number that a text writes; refuses anything else."""
    if not isinstance(value, str):
        refuse("ND203", answer("wanted-number"))
    if not _NUMBER.fullmatch(value):
        likely = _likely_number(value)
        phrase = (
            answer("not-a-number-but", value=value, better=likely) if likely else answer("not-a-number", value=value)
        )
        refuse("ND209", phrase, likely)
    return Decimal(value)


def _likely_number(value: str) -> str | None:
    text = plain_signs(value[:_LONGEST_SHORT]).casefold()
    if text in NUMBERS:
        return str(NUMBERS.index(text))
    point = re.sub(r"(?<=\d),(?=\d{1,2}$)", ".", text)  # 39,76, as most of the world writes it
    bare = re.sub(r"[,$%\s]", "", point)
    return bare if _NUMBER.fullmatch(bare) else None


def _plain_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal,
    PlainValidator(check_number),
    PlainSerializer(_plain_number, when_used="json"),
    WithJsonSchema({"type": "number"}),
    Value("number"),
]


def _count(value: Any) -> int:
    number = check_number(value)
    if number != number.to_integral_value() or number < 0:
        refuse("ND209", answer("not-a-count", value=str(value)))
    return int(number)


Count = Annotated[int, PlainValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0}), Value("count")]


def _year(value: Any) -> int:
    if not isinstance(value, str):
        refuse("ND203", answer("wanted-year"))
    if not re.fullmatch(r"\d{4}", value, re.ASCII):
        years = re.findall(r"(?<!\d)\d{4}(?!\d)", plain_signs(value), re.ASCII)
        likely = years[0] if len(years) == 1 else None
        phrase = answer("not-a-year-but", value=value, better=likely) if likely else answer("not-a-year", value=value)
        refuse("ND206", phrase, likely)
    return int(value)


Year = Annotated[int, PlainValidator(_year), WithJsonSchema({"type": "integer"}), Value("year")]


def _yes_or_no(value: Any) -> bool:
    match value.casefold() if isinstance(value, str) else None:
        case "true" | "yes":
            return True
        case "false" | "no":
            return False
    refuse("ND205", answer("true-or-false"))


YesNo = Annotated[bool, PlainValidator(_yes_or_no), WithJsonSchema({"type": "boolean"}), Value("flag")]


# Addresses and codes


_PLAIN_URL = re.compile(r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]+(?:/[A-Za-z0-9._/-]*)?", re.ASCII)


def check_url(text: str) -> str:
    """Return `text` if it is an https:, http: or mailto: address that cannot mislead; else refuse it."""
    if len(text) <= MAX_URL and _PLAIN_URL.fullmatch(text):  # as most are
        return text
    if len(text) > MAX_URL:
        refuse("ND208", answer("address-too-long", length=len(text), most=MAX_URL))
    addresses = addresses_in(text)
    if len(addresses) > 1:
        refuse("ND207", answer("one-address", first=addresses[0]))
    meant = address_wrapped(text)
    if meant and _has_host(meant):
        refuse("ND207", answer("address-within", address=meant), meant)
    if re.search(UNFIT_FOR_URL, text):
        refuse("ND207", answer("address-unfit"))
    scheme, colon, rest = text.partition(":")
    match scheme.lower() if colon else "":
        case "http" | "https":
            if not _has_host(text):
                refuse("ND207", answer("address-without-host", address=text))
        case "mailto":
            check_email(rest.partition("?")[0])
        case _:
            _refuse_scheme(text, scheme, rest)
    return text


def _refuse_scheme(text: str, scheme: str, rest: str) -> NoReturn:
    """Say what was meant by an address that begins as none does."""
    if re.fullmatch(MAIL_FOR_URL_PATTERN, text):
        refuse("ND207", answer("address-of-mail", address=text), f"mailto:{text}")
    if re.fullmatch(BARE_HOST_PATTERN, text):
        likely = "https://" + text.removeprefix("//")
        refuse("ND207", answer("address-without-beginning", address=likely), likely)
    if rest.startswith("//") and (near_scheme := near(scheme, ("http", "https"))):
        likely = f"{near_scheme}:{rest}"
        refuse("ND207", answer("address-like", scheme=scheme, address=likely), likely)
    refuse("ND207", answer("not-an-address", value=text))


def _has_host(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return bool(
            parts.hostname
            and parts.username is None
            and (parts.port is None or parts.port > 0)
            and re.fullmatch(HOST_PATTERN, parts.hostname)
        )
    except ValueError:
        return False


def check_email(text: str) -> str:
    """Return `text` if it has the form of an e-mail address; else refuse it."""
    if len(text) > MAX_EMAIL or not re.fullmatch(EMAIL_PATTERN, text):
        if re.match(r"https?://", text):
            refuse("ND214", answer("email-is-a-page"))
        addresses = emails_in(text)
        if len(addresses) > 1:
            refuse("ND214", answer("one-email", first=addresses[0]))
        meant = email_wrapped(text)
        if meant and re.fullmatch(EMAIL_PATTERN, meant):
            refuse("ND214", answer("email-within", address=meant), meant)
        refuse("ND214", answer("not-an-email", value=text))
    return text


@cache
def _languages() -> dict[str, str]:
    """The tags of languages by their English names."""
    return {name.casefold(): tag.replace("_", "-") for tag, name in Locale("en").languages.items()}


@cache
def is_language(text: str) -> bool:
    """Whether a tag is one that Babel has data for, or has the form of another registered one."""
    try:
        Locale.parse(text, sep="-")
    except (ValueError, UnknownLocaleError):
        return re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text) is not None
    return True


def _language(text: str) -> str:
    if not is_language(text):
        likely = text.replace("_", "-") if "_" in text else _languages().get(text.casefold())
        phrase = (
            answer("language-like", value=text, likely=likely) if likely else answer("language-unknown", value=text)
        )
        refuse("ND216", phrase, likely)
    return text


def _code(pattern: str, example: str, what: Phrase) -> AfterValidator:
    def check(text: str) -> str:
        if not re.fullmatch(pattern, text, re.ASCII):
            # A page's address for the code in it, a number that lost its zero, an EIN without its hyphen.
            signs = plain_signs(text[:_LONGEST_SHORT])
            last = signs.rstrip("/").rpartition("/")[2]
            guesses = (signs, signs.lower(), signs.upper(), last, f"0{signs}", f"{signs[:2]}-{signs[2:]}")
            likely = next((guess for guess in guesses if re.fullmatch(pattern, guess)), None)
            if likely:
                refuse("ND213", answer("code-like", value=text, what=what, likely=likely), likely)
            refuse("ND213", answer("code-unknown", value=text, what=what, example=example))
        return text

    return AfterValidator(check)


def has_check_digits(ror: str) -> bool:
    """Whether the last two digits of a ROR id are those of its other signs.

    They are 98 less the number that the signs write in Crockford's base 32, times 100, modulo 97: ISO/IEC 7064, as
    https://ror.readme.io/docs/identifier describes it.
    """
    number = 0
    for sign in ror[:-2]:
        number = number * 32 + _BASE_32.index(sign)
    return 98 - number * 100 % 97 == int(ror[-2:])


def check_logo(name: str) -> str:
    """Return `name` if it can be that of a picture beside a record; else refuse it."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(png|jpg|jpeg|webp)", name):
        refuse("ND215", answer("logo-name-unfit", name=name))
    return name


Url = Annotated[
    str,
    AfterValidator(check_url),
    WebAddress(),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^(https?://|mailto:)"}),
    Value("url"),
]
Email = Annotated[
    str, AfterValidator(check_email), WithJsonSchema({"type": "string", "format": "email"}), Value("email")
]
Language = Annotated[str, AfterValidator(_language), Value("language")]
Ein = Annotated[str, _code(EIN_PATTERN, '"31-1234567"', answer("an-ein")), Value("ein")]
Ror = Annotated[str, _code(ROR_PATTERN, "02kvxyf05", answer("a-ror-id")), Value("ror")]
Wikidata = Annotated[str, _code(WIKIDATA_PATTERN, "Q42", answer("a-wikidata-id")), Value("wikidata")]
Nces = Annotated[str, _code(NCES_PATTERN, '"0200001"', answer("an-nces-id")), Value("nces")]
Ipeds = Annotated[str, _code(IPEDS_PATTERN, '"100654"', answer("an-ipeds-id")), Value("ipeds")]
LogoFile = Annotated[str, AfterValidator(check_logo), Value("file")]
Months = Annotated[Count, Field(ge=1), WithJsonSchema({"type": "integer", "minimum": 1}), Value("months")]
Latitude = Annotated[Number, Field(ge=-90, le=90)]
Longitude = Annotated[Number, Field(ge=-180, le=180)]
