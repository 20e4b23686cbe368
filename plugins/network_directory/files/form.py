"""The form on /join/ as data: what an entry can hold, and the rules and words by which it is checked.

A script draws the form from it and checks while people type. Fields come from the record format's models, choices
from the network, patterns and limits from the models' types, and messages from the check itself; only what is said of
a missing field is the form's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from ..language import folded_words
from ..network.model import Hub, Network, Place, Principle, Term
from ..records import CODES, Records, debris, types
from ..records.fields import DeclaredField, fields_of
from ..records.markdown import NEARLY_SHORT_LINK, SHORT_LINK, SHORT_LINK_KINDS
from ..records.models import Confirmation, Partner
from ..records.persons import FEWEST_DIGITS, FREE_MAIL, MAIL, MOST, ROLE, TELEPHONE
from ..records.references import NAMES
from ..records.rules.partner import FIRST_SCHOOLS
from ..records.sites import SHARED_HOST
from ..records.strict_yaml import UNSAFE
from ..records.wording import ENTITY
from ..site.addresses import relative
from ..site.made_from import listed_partners
from ..site.site import Site
from ..site.words import Words
from .file import FileMadeAtOnce, FileSpec
from .form_messages import messages
from .formats import compact

ADDRESS = "data/form/partner.json"
PAGE = "join/"
"""The page with the form."""
LONGEST_LINK = 8000
"""How many bytes the address of a new file may have, its content included: a little less than GitHub takes."""

Data = dict[str, Any]
Named = Hub | Principle | Term

SECTIONS = ("organization", "place", "reach", "hubs", "alignment", "give", "about", "more")
"""The form's parts, in their order; a field says in which it is."""
_FEW = 15
"""Up to how many choices are shown all at once, where several can be made."""

_ASKED_AS = {"summary": "paragraph", "file": "line"}
"""Kinds of value that the form asks for as it asks for another."""
_NO_LANGUAGE = {"mis", "mul", "und", "zxx"}
_PATTERNS = {
    "tag": types.TAG_PATTERN,
    "unfit": types.UNFIT_FOR_URL,
    "host": types.HOST_PATTERN,
    "bare_host": types.BARE_HOST_PATTERN,
    "mail_for_url": types.MAIL_FOR_URL_PATTERN,
    "email": types.EMAIL_PATTERN,
    "id": types.ID_PATTERN,
    "number": types.NUMBER_PATTERN,
    "loose_date": types.LOOSE_ISO.pattern,
    "american_date": types.AMERICAN.pattern,
    "date_in_words": types.DATE_IN_WORDS.pattern,
    "ein": types.EIN_PATTERN,
    "ror": types.ROR_PATTERN,
    "wikidata": types.WIKIDATA_PATTERN,
    "nces": types.NCES_PATTERN,
    "ipeds": types.IPEDS_PATTERN,
    "dotted_date": types.DOTTED.pattern,
    "month_first": types.MONTH_FIRST.pattern,
    "spreadsheet_date": types.SPREADSHEET.pattern,
    "address": debris.ADDRESS.pattern,
    "separated": debris.SEPARATED.pattern,
    "wrapped": debris.WRAPPED.pattern,
    "mail": debris.MAIL.pattern,
    "spelled_at": debris.SPELLED_AT.pattern,
    "spelled_dot": debris.SPELLED_DOT.pattern,
    "trackers": debris.TRACKERS.pattern,
    "entity": ENTITY.pattern,
    "mail_in_text": MAIL.pattern,
    "telephone": TELEPHONE.pattern,
    "role": ROLE.pattern,
    "free_mail": FREE_MAIL.pattern,
    "shared_host": SHARED_HOST.pattern,
    "unsafe": UNSAFE.pattern,
    "short_link": SHORT_LINK.pattern,
    "nearly_short_link": NEARLY_SHORT_LINK.pattern,
}
_WORDS = (
    "missing", "editing", "editing_draft", "draft", "draft_carried", "draft_both", "discard", "discarded", "choose",
    "none", "required", "characters", "error", "warning", "item", "remove", "added", "removed", "keep", "summary_title",
    "to_mend", "clean", "id", "id_hint", "id_taken", "open_new", "open_empty", "open_edit", "copied", "copy_failed",
    "steps_new", "steps_edit", "steps_long", "steps_send", "no_principle", "no_contact",
)  # fmt: skip
"""What the script says."""


def form(records: Records, network: Network, words: Words, site: Site) -> Iterator[FileSpec]:
    """The file that the form is made from."""
    yield FileMadeAtOnce(ADDRESS, lambda: _data(records, network, words, site), listed_partners)


def _data(records: Records, network: Network, words: Words, site: Site) -> bytes:
    maker = _Form(records, network, words)
    held = {id: entry.file for id, entry in records.partners.items()}
    data = {
        "sections": maker.sections(),
        "fields": maker.fields(Partner),
        "choices": maker.choices,
        "others": {"principle": _named(p for p in network.principles.values() if p.retired)},
        "messages": {
            about: [*message, CODES[message.code].warning] for about, message in messages(words.answers).items()
        }
        | {"missing": ["ND202", words.text("form.fill_in"), False]},
        "patterns": {name: in_javascript(pattern) for name, pattern in _PATTERNS.items()},
        "limits": {"id": types.MAX_ID, "prose": types.MAX_PROSE, "url": types.MAX_URL, "email": types.MAX_EMAIL},
        "months": list(types.MONTHS),
        "numbers": list(debris.NUMBERS),
        "redirects": [[in_javascript(host.pattern), path, name] for host, path, name in debris.REDIRECTS],
        "fewest_digits": FEWEST_DIGITS,
        "most_told": MOST,
        "first_year": FIRST_SCHOOLS,
        "words": {name: words.text(f"form.{name}") for name in _WORDS},
        "files": {id: file for id, file in held.items() if file != f"partners/{id}.md"},
        "leads": [id for id in held if any(strategy.open for strategy in network.strategies_led_by[id])],
        "link_kinds": list(SHORT_LINK_KINDS),
        "link_names": {kind: words.answers.text(NAMES[kind]) for kind in SHORT_LINK_KINDS},
        "sources": {id: entry.record.title for id, entry in records.sources.items()},
        "longest_link": LONGEST_LINK,
        "new_url": _new_url(site),
        "edit_url": site.edit_url("{file}"),
        "help": relative("help/{code}/", PAGE),
    }
    return compact(data)


def in_javascript(pattern: str) -> str:
    """A pattern as JavaScript's regular expressions with the flag `u` write it."""
    letters = r"\p{L}\p{N}"
    pattern = pattern.replace(r"[^\W_]", f"[{letters}]").replace(r"[\w", f"[{letters}_").replace(r"\"", '"')
    return pattern.replace(r"\w", f"[{letters}_]").replace("(?P<", "(?<")


def _new_url(site: Site) -> str | None:
    address = site.new_url("partners/0-name.md", "0-content")
    return address and address.replace("0-name.md", "{name}").replace("0-content", "{content}")


class _Form:
    def __init__(self, records: Records, network: Network, words: Words) -> None:
        self._records = records
        self._network = network
        self._words = words
        self.choices = self._choices()

    def sections(self) -> list[Data]:
        """The form's parts, each with the names of its fields."""
        fields = fields_of(Partner)
        return [
            {
                "title": self._words.text(f"form.sections.{section}.title"),
                "text": self._words.text(f"form.sections.{section}.text"),
                "fields": [name for name, field in fields.items() if (field.notes.section or SECTIONS[-1]) == section],
            }
            for section in SECTIONS
        ]

    def fields(self, model: type[BaseModel]) -> list[Data]:
        """The fields of a group, in the order in which they are written."""
        return [self._field(model, field) for field in fields_of(model).values()]

    def _field(self, model: type[BaseModel], declared: DeclaredField) -> Data:
        name = declared.name
        key = f"form.fields.{model.__name__}.{name}"
        field: Data = {
            "name": name,
            "label": self._words.text(f"{key}.label"),
            "hint": self._words.text(f"{key}.hint"),
            "required": declared.required,
        }
        if model is Confirmation:
            field["required_if"] = self._words.text("form.required_to_confirm")
        if name == "extra":
            return field | {"shape": "group", "fields": list(self._extra())}
        if isinstance(declared.default, str):
            field["default"] = declared.default
        if declared.notes.kept:
            return field | {"shape": "kept"}
        shape = self._several(declared) if declared.is_list else self._single(declared)
        if shape["shape"] in ("groups", "many"):
            shape |= {part: self._words.text(f"form.items.{name}.{part}") for part in ("item", "add")}
        return field | shape

    def _single(self, declared: DeclaredField) -> Data:
        """How a field is drawn, or one of its values where it takes many."""
        if declared.group:
            return {"shape": "group", "fields": self.fields(declared.group)}
        if declared.ref:
            return {"shape": "choice", "choices": declared.ref}
        if declared.choices:
            words = declared.notes.words or "{}"
            return {"shape": "choice", "options": [[id, self._words.text(words.format(id))] for id in declared.choices]}
        assert declared.value, f"a value without a kind cannot be asked for: {declared.name}"
        if declared.value.kind == "language":
            return {"shape": "choice", "choices": "language"}
        kind = _ASKED_AS.get(declared.value.kind, declared.value.kind)
        limit = {"limit": declared.value.limit} if declared.value.limit else {}
        return {"shape": "flag" if kind == "flag" else "text", "type": kind, **limit}

    def _several(self, declared: DeclaredField) -> Data:
        shape = self._single(declared)
        if shape["shape"] == "group":
            return {"shape": "groups", "fields": shape["fields"]}
        if len(self.choices.get(shape.get("choices", ""), ())) in range(1, _FEW + 1):
            return shape | {"shape": "checks"}
        return shape | {"shape": "many", "of": shape["shape"]}

    def _extra(self) -> Iterator[Data]:
        """The network's own fields."""
        for id, declared in self._network.extra_fields.items():
            if declared.on == "partner":
                kind = "line" if declared.type == "text" else declared.type
                shape = {"shape": "choice", "options": [[choice, choice] for choice in declared.choices]}
                yield {
                    "name": id,
                    "label": declared.name,
                    "hint": declared.description or "",
                    "required": False,
                    **(shape if declared.choices else {"shape": "text", "type": kind, "limit": types.MAX_LINE}),
                }

    def _choices(self) -> Mapping[str, list[list[str]]]:
        """Id and name of each thing that a field can name, by kind of thing; partners are in a file of their own."""
        network, words = self._network, self._words
        principles = (principle for principle in network.principles.values() if not principle.retired)
        languages = words.locale.languages.items()
        spoken = [[tag, name] for tag, name in languages if tag.isalpha() and tag not in _NO_LANGUAGE]
        return {
            "partner_kinds": _named(network.kinds.values()),
            "levels": _named(network.levels.values()),
            "evidence_kinds": [[id, term.name] for id, term in self._records.vocabulary.evidence_kinds.items()],
            "principle": _named(principles),
            "hub": _named(network.hubs.values()),
            "place": [[place.id, self._name_of_place(place)] for place in network.places.values()],
            "language": sorted(spoken, key=lambda item: folded_words(item[1])),
            "partner": [],
        }

    def _name_of_place(self, place: Place) -> str:
        """A place's name, and the state that it lies in, if that is one alone."""
        around = self._network.places[place.parents[0]] if len(place.parents) == 1 else None
        return f"{place.name} ({around.name})" if around and around.parents else place.name


def _named(things: Iterable[Named]) -> list[list[str]]:
    return [[thing.id, thing.name] for thing in things]
