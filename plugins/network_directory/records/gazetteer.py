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


@cache
def built_in_places() -> Mapping[str, Place]:
    """The nation and its 56 states, district and territories, by id."""
    table = files(__package__).joinpath("us_places.csv").read_text(encoding="utf-8")
    places = {NATION: Place(name="United States", kind="country", codes={"iso": "US"})}
    for row in csv.DictReader(table.splitlines()):
        codes = {code: row[code] for code in ("iso", "usps", "fips")}
        places[row["id"]] = Place(name=row["name"], kind=row["kind"], parent=NATION, codes=codes)
    return places
