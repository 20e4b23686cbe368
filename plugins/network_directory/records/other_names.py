"""What fields are called elsewhere: in spreadsheets, other directories and other formats."""

from __future__ import annotations

from collections.abc import Mapping

_EVIDENCE = {"title": "name", "url": "link website", "date": "year on"}
_LENT = {"what": "description title name text", "type": "kind"}
_MEANT: Mapping[str, Mapping[str, str]] = {
    "Partner": {
        "name": "title organization organisation org organization_name organisation_name partner full_name label",
        "also_known_as": "aka alias aliases acronym abbreviation short_name other_names",
        "kind": "type category categories sector organization_type tags tag",
        "summary": "description desc short_description tagline mission blurb excerpt intro overview",
        "url": "website website_url web web_site homepage home_page link site domain",
        "logo": "logo_url image image_url picture photo icon avatar",
        "founded": "established year year_founded founding_year founded_in founded_on foundation_year",
        "based_in": "city state country county location address headquarters hq based place region town zip",
        "serves": "areas area_served areas_served service_area states regions places coverage",
        "levels": "level grade grades grade_levels government_levels",
        "languages": "lang language locale locales",
        "succeeded_by": "successor replaced_by",
        "joined": "date_joined joined_on member_since since start_date",
        "confirmed": "confirmed_on last_confirmed updated last_updated verified",
        "hubs": "collaborative collaboratives chapter chapters groups",
        "contributes": "offers offer gives services resources",
        "seeks": "needs need wants looking_for asks",
        "alignment": "principles values claims topics",
        "contact": "mail e_mail",
        "identifiers": "ids identifier tax_id",
        "formerly": "old_ids previous_ids former_ids redirect_from",
        "extra": "custom custom_fields metadata",
        "about": "body content text bio long_description notes",
    },
    "Hub": {
        "name": "title label",
        "summary": "description desc tagline blurb overview",
        "place": "state location region city county based_in",
        "issue": "topic theme subject",
        "plan": "battle_plan",
        "parent": "part_of",
        "formerly": "old_ids previous_ids redirect_from",
        "about": "body content text",
    },
    "Plan": {"aim": "goal goals vision objective purpose", "updated": "date last_updated updated_on"},
    "StrategyEntry": {
        "title": "name",
        "summary": "description desc",
        "principles": "principle",
        "recommendations": "recommendation",
        "places": "place where",
        "lead": "leader led_by owner organization",
        "partners": "members with",
        "measure": "indicator metric goal kpi",
    },
    "Principle": {
        "name": "title",
        "number": "order no",
        "statement": "description text summary",
        "provenance": "source sources",
    },
    "Source": {
        "title": "name",
        "publisher": "author authors by",
        "date": "year published",
        "url": "link website",
    },
    "Place": {
        "name": "title label",
        "kind": "type",
        "parent": "state county part_of",
        "lat": "latitude",
        "lon": "lng long longitude",
    },
    "ClaimEvidence": _EVIDENCE,
    "StrategyEvidence": _EVIDENCE,
    "ClaimEntry": {"stance": "level position", "statement": "description text what note"},
    "Offer": _LENT,
    "Need": _LENT,
    "MembershipEntry": {"hub": "id name"},
    "Confirmation": {"on": "date when", "by": "who name"},
    "Term": {"name": "title label", "description": "text summary"},
    "Measure": {"what": "name title description"},
    "Baseline": {"on": "date when", "value": "number"},
    "Reading": {"on": "date when", "value": "number"},
    "Target": {"by": "date on when", "value": "number"},
}
"""By model and field: the names, in small letters and joined by _."""

TELEPHONES = frozenset({"phone", "telephone", "tel", "fax", "mobile", "phone_number"})
"""Keys of what no record holds, for everybody could read it."""
_FIELDS = {
    model: {name: field for field, names in fields.items() for name in names.split()}
    for model, fields in _MEANT.items()
}


def field_meant(model: str, key: str) -> str | None:
    """The field of a model that is called `key` elsewhere, if there is one."""
    return _FIELDS.get(model, {}).get(folded_key(key))


def folded_key(key: str) -> str:
    """A key in small letters, its words joined by _."""
    return key.strip().casefold().replace("-", "_").replace(" ", "_")
