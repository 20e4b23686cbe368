"""A real network of groups in many countries, which nobody made up to suit us, becomes a directory."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from network_directory.records.gazetteer import built_in_places

from ..trees import ROOT
from .sites import Site, attribute, build, first, run

DATA = ROOT.parent / "shared" / "data" / "brigades.json"
"""From codeforamerica/brigade-information (MIT license, © Code for America); it is no part of the project."""

pytestmark = pytest.mark.skipif(not DATA.is_file(), reason="the brigades' data is not here")

STATES = {place.name: id for id, place in built_in_places().items()} | {"Washington DC": "us-dc"}
CODES = {place.codes["usps"]: id for id, place in built_in_places().items() if "usps" in place.codes}


def slug(name: str) -> str:
    """An id for a name."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


class Import:
    """The groups as partners, with the kinds and places that they need."""

    def __init__(self, groups: list[dict[str, Any]]) -> None:
        self.places: dict[str, dict[str, Any]] = {}
        self.kinds: dict[str, dict[str, str]] = {}
        self.partners: dict[str, dict[str, Any]] = {}
        hosts = Counter(self.bare(group.get("url")) for group in groups)
        for group in groups:
            partner: dict[str, Any] = {
                "name": group["name"],
                "kind": self.kind(group),
                "summary": f"A group in {group['extra'].get('city_raw') or 'no single place'}.",
            }
            if place := self.place(group):
                partner |= {"based_in": place, "serves": [place]}
            # Some groups share the site of the network that they belong to; it is not their own.
            if group.get("url") and hosts[self.bare(group["url"])] == 1:
                partner["url"] = group["url"] if "://" in group["url"] else f"https://{group['url']}"
            id = slug(group["name"])
            assert id not in self.partners
            self.partners[id] = partner

    @staticmethod
    def bare(url: str | None) -> str:
        parts = urlsplit(url if url and "://" in url else f"https://{url}")
        return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"

    def kind(self, group: dict[str, Any]) -> str:
        name = next(iter(group.get("tags", ())), "Group")
        id = slug(name)
        self.kinds.setdefault(id, {"name": name})
        return id

    def place(self, group: dict[str, Any]) -> str | None:
        """The group's city, with the state and country around it; the country where that is all that is known."""
        city, state, country = group.get("city"), group.get("state"), group.get("country")
        if city and (match := re.fullmatch(r"(.+), ([A-Z]{2})", city)):
            city, state = match.groups()
        around = STATES.get(state) or CODES.get(state) if state else None
        if country == "USA" and around is None:
            around = "us"
        if country and around is None:
            around = slug(country)
            self.places.setdefault(around, {"name": country, "kind": "country"})
        if not city or city == country:
            return around
        id = f"{around}-{slug(city)}" if around else slug(city)
        new: dict[str, Any] = {"name": city, "kind": "city" if around else "region"}
        if around:
            new["parent"] = around
        if group.get("lat"):
            new |= {"lat": group["lat"], "lon": group["lon"]}
        self.places.setdefault(id, new)
        return id

    def write(self, folder: Path) -> Path:
        files: dict[str, Any] = {
            "mkdocs.yml": {
                "site_name": "Brigades",
                "docs_dir": "content",
                "theme": {"name": "material"},
                "plugins": ["network-directory"],
            },
            "content/vocabulary.yml": {"partner_kinds": self.kinds},
            "content/places.yml": self.places,
            **{f"partners/{id}.yml": partner for id, partner in self.partners.items()},
        }
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True), encoding="utf-8")
        return folder

    def around(self, id: str | None) -> list[str]:
        """A place and all those around it."""
        found = []
        while id:
            found.append(id)
            known = self.places.get(id) or {"parent": built_in_places()[id].parent}
            id = known.get("parent")
        return found


@pytest.fixture(scope="module")
def imported() -> Import:
    groups = json.loads(DATA.read_text(encoding="utf-8"))
    assert len(groups) == 221
    return Import(groups)


@pytest.fixture(scope="module")
def folder(imported: Import, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return imported.write(tmp_path_factory.mktemp("brigades"))


@pytest.fixture(scope="module")
def brigades(folder: Path) -> Site:
    return build(folder, strict=True)


def test_the_check_finds_one_point_that_is_off_the_map(folder: Path) -> None:
    done = run("network-directory", "check", "--strict", "--format", "json", folder=folder)
    answer = json.loads(done.stdout)
    assert [problem["code"] for problem in answer["problems"]] == ["ND319"]
    assert done.returncode == 1
    assert answer["checked"]["partners"] == 221


def test_every_group_has_its_page(imported: Import, brigades: Site) -> None:
    assert len(imported.partners) == 221
    for id, partner in imported.partners.items():
        page = brigades.page(f"partners/{id}/")
        assert page.text("h1") == partner["name"]
        assert f"partners/{id}/" in brigades.page("partners/").links()
    assert brigades.page("partners/ok-lab-koln/").text("h1") == "OK Lab Köln"
    assert brigades.page("partners/ok-lab-giessen/").text("h1") == "OK Lab Gießen"


def test_every_place_lists_its_groups_and_those_of_places_in_it(imported: Import, brigades: Site) -> None:
    expected: dict[str, set[str]] = {}
    for id, partner in imported.partners.items():
        for place in imported.around(partner.get("based_in")):
            expected.setdefault(place, set()).add(f"partners/{id}/")
    assert len(expected) > 150
    for place, partners in expected.items():
        page = brigades.page(f"places/{place}/")
        (section,) = page.all("section[aria-labelledby=section-based]")
        assert set(page.links_of(section)) == partners, place
        assert f"places/{place}/" in brigades.page("places/").links(), place
    assert len(expected["us"]) == 140  # 135 that say so, and five that name a city and a state only
    assert len(expected["germany"]) == 19


def test_every_kind_lists_its_groups(imported: Import, brigades: Site) -> None:
    expected: dict[str, set[str]] = {kind: set() for kind in imported.kinds}
    for id, partner in imported.partners.items():
        expected[partner["kind"]].add(f"partners/{id}/")
    for kind, partners in expected.items():
        page = brigades.page(f"kinds/{kind}/")
        assert {link for link in page.links() if re.fullmatch(r"partners/.+/", link)} == partners


def test_states_are_counted_right(imported: Import, brigades: Site) -> None:
    places = [place for partner in imported.partners.values() for place in imported.around(partner.get("based_in"))]
    counted = Counter(place for place in places if place in set(STATES.values()) - {"us"})
    assert counted["us-ca"] == 18
    page = brigades.page("places/")
    told = {
        page.resolve(attribute(first(entry, "a"), "href")).split("/")[1]: int(first(entry, ".num").text())
        for entry in page.all("section[aria-labelledby=section-states] .map-and-table tbody tr")
    }
    assert told == {id: counted[id] for id in set(STATES.values()) - {"us"}}
    for id, number in counted.items():
        assert f"{number} partner" in brigades.page(f"places/{id}/").text(".page-head")


def test_every_link_leads_to_something(brigades: Site) -> None:
    assert not brigades.broken_links()
