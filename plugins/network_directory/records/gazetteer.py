"""The places that every network has: the United States, its states, the District of Columbia and territories.

Names, ISO 3166-2, USPS and FIPS (INCITS 38) codes are those of the U.S. Census Bureau's list of state codes.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from .models import Place

NATION = "us"


def state_called(text: str) -> str | None:
    """The id of the nation, a state or a territory by its id, its name or its postal code."""
    return _called().get(text.strip().casefold())


@cache
def _called() -> Mapping[str, str]:
    places = built_in_places().items()
    return {name.casefold(): id for id, place in places for name in (id, place.name, place.codes.get("usps", id))} | {
        "usa": NATION,
        "nationwide": NATION,
    }


@cache
def built_in_places() -> Mapping[str, Place]:
    """The nation and its 56 states, district and territories, by id."""
    table = files(__package__).joinpath("us_places.csv").read_text(encoding="utf-8")
    places = {NATION: Place(name="United States", kind="country", codes={"iso": "US"})}
    for row in csv.DictReader(table.splitlines()):
        codes = {code: row[code] for code in ("iso", "usps", "fips")}
        places[row["id"]] = Place(name=row["name"], kind=row["kind"], parent=NATION, codes=codes)
    return places
