"""What others can take away: complete, typed, well-formed, and safe to open."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from textwrap import dedent
from typing import Any
from xml.etree import ElementTree

import pytest

from network_directory.network import Network
from network_directory.network.coverage import State

from ..trees import SMALL, replace_in, write_tree
from .sites import ORIGIN, Site, build, contents

ATOM = "{http://www.w3.org/2005/Atom}"


def rows(site: Site, name: str) -> dict[str, dict[str, Any]]:
    """The objects of a JSON download, by id."""
    loaded = json.loads(site.read(f"data/{name}.json"))
    assert isinstance(loaded, list)
    assert len({row["id"] for row in loaded}) == len(loaded)
    return {row["id"]: row for row in loaded}


def table(site: Site, name: str) -> list[dict[str, str]]:
    """The rows of a CSV download."""
    text = site.read(f"data/{name}.csv")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


class TestJson:
    def test_has_every_record_of_every_kind(self, site: Site) -> None:
        network = site.network
        tables: Mapping[str, Mapping[str, object]] = {
            "partners": network.partners,
            "hubs": network.hubs,
            "principles": network.principles,
            "sources": network.sources,
            "places": network.places,
        }
        for name, table in tables.items():
            assert set(rows(site, name)) == set(table)

    def test_has_the_fields_of_a_partners_record(self, small_site: Site) -> None:
        orta = rows(small_site, "partners")["orta"]
        expected = {
            "name": "Ohio Rural Teachers Alliance",
            "also_known_as": ["ORTA"],
            "kind": "professional-association",
            "summary": "Rural teachers who train the next ones.",
            "url": "https://orta.example",
            "logo": "orta.png",
            "founded": 1998,
            "based_in": "us-oh-dayton",
            "serves": ["us-oh", "us-wv"],
            "levels": ["district", "state"],
            "languages": ["en", "es"],
            "status": "active",
            "joined": "2024-02-01",
            "confirmed": {"on": "2026-05-01", "by": "ORTA"},
            "hubs": [
                {"hub": "ohio", "role": "convener", "since": "2024-02"},
                {"hub": "finance", "role": "member"},
            ],
            "contributes": [{"type": "expertise", "what": "School-finance modeling", "status": "in-use"}],
            "contact": {"email": "hello@orta.example", "url": "https://orta.example/contact"},
            "formerly": ["ohio-rural-teachers"],
            "extra": {"membership": 1200, "governance_model": "Elected board"},
        }
        assert {key: orta[key] for key in expected} == expected
        assert orta["identifiers"]["nces"] == "0200001"
        assert orta["alignment"][0]["evidence"][0]["date"] == "2025-09"
        assert orta["alignment"][0]["evidence"][0]["independent"] is False
        assert "car pool" in orta["about"]

    def test_has_numbers_as_numbers_and_codes_as_text(self, small_site: Site) -> None:
        dayton = rows(small_site, "places")["us-oh-dayton"]
        assert (dayton["lat"], dayton["lon"]) == (39.76, -84.19)
        assert dayton["codes"] == {"fips": "3921000"}
        assert rows(small_site, "places")["us-al"]["codes"]["fips"] == "01"
        (residencies, _) = rows(small_site, "hubs")["ohio"]["plan"]["strategies"]
        assert residencies["measure"]["target"] == {"value": 30, "by": "2028-09"}
        assert residencies["measure"]["readings"] == [{"value": 9, "on": "2023-09"}, {"value": 13, "on": "2024-09"}]
        assert rows(small_site, "principles")["school-finance"]["number"] == 1

    def test_has_each_page_and_a_partners_own_site(self, site: Site) -> None:
        for kind in ("partners", "hubs", "principles", "sources", "places"):
            for id, row in rows(site, kind).items():
                assert row["page"] == f"{ORIGIN}{kind}/{id}/"
                assert row["url"].startswith("http")
        assert rows(site, "hubs")["ohio"]["url"] == f"{ORIGIN}hubs/ohio/"

    def test_writes_letters_as_they_are(self, site: Site) -> None:
        assert "Niñez" in site.read("data/partners.json")


class TestCsv:
    def test_has_a_row_for_each_partner(self, site: Site) -> None:
        network, found = site.network, table(site, "partners")
        assert [row["id"] for row in found] == list(network.partners)
        for row in found:
            partner = network.partners[row["id"]]
            assert row["name"] == partner.name
            assert row["kind"] == partner.kind.id
            assert row["serves"].split(";") == list(partner.record.serves) or not partner.serves
            assert row["badge"] == (network.badges[partner.id].level or "")
            assert row["page"] == f"{ORIGIN}partners/{partner.id}/"

    def test_has_a_column_for_each_extra_field(self, small_site: Site) -> None:
        declared = {id for id, field in small_site.network.extra_fields.items() if field.on == "partner"}
        found = {row["id"]: row for row in table(small_site, "partners")}
        assert declared <= found["orta"].keys()
        assert found["orta"]["membership"] == "1200"
        assert found["buckeye-fund"]["membership"] == ""

    def test_has_a_row_for_each_hub(self, site: Site) -> None:
        network, found = site.network, table(site, "hubs")
        assert [row["id"] for row in found] == list(network.hubs)
        for row in found:
            hub, memberships = network.hubs[row["id"]], network.memberships_of_hub[row["id"]]
            assert row["focus"] == ("place" if hub.place else "issue")
            assert row["badge"] == network.hub_badges[hub.id].level
            partners = set(row["conveners"].split(";")) | set(row["members"].split(";"))
            assert partners - {""} == {membership.partner.id for membership in memberships}
            assert site.has(row["page"].removeprefix(ORIGIN))

    def test_has_a_row_for_each_need_as_the_list_has(self, site: Site) -> None:
        found = table(site, "needs")
        items = site.page("needs/").all(".need")
        assert [row["id"] for row in found] == [item.attributes["data-id"] for item in items]
        assert len({row["id"] for row in found}) == len(found) > 10
        assert {row["asker"] for row in found} == {"lead", "strategy", "partner"}
        for row in found:
            assert bool(row["what"]) == (row["asker"] != "lead")
            assert site.has(row["page"].removeprefix(ORIGIN)), row["page"]
        objects = json.loads(site.read("data/needs.json"))
        assert [(one["id"], ";".join(one["places"])) for one in objects] == [
            (row["id"], row["places"]) for row in found
        ]

    def test_has_as_many_cells_in_each_row(self, site: Site) -> None:
        for name in ("partners", "hubs", "needs", "coverage"):
            text = site.read(f"data/{name}.csv")
            lengths = {len(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)}
            assert len(lengths) == 1, name

    def test_has_a_row_for_each_cell_of_the_matrices(self, site: Site) -> None:
        network, found = site.network, table(site, "coverage")
        active = [id for id, principle in network.principles.items() if not principle.retired]
        subjects = [
            *(("place", id) for id in network.places),
            *(("level", id) for id in network.levels),
            *(("hub", id) for id in network.hubs),
        ]
        expected = [(by, id, principle) for by, id in subjects for principle in active]
        assert [(row["by"], row["id"], row["principle"]) for row in found] == expected
        assert {row["state"] for row in found} == {state.value for state in State}
        assert all((row["state"] == "practiced") == (row["practice_or_lead"] != "0") for row in found)
        for row in found:
            assert site.has(row["page"].removeprefix(ORIGIN)), row["page"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_cell_can_be_taken_for_a_formula(tmp_path: Path, sign: str) -> None:
    formula = f'{sign}HYPERLINK("https://evil.example","open")|cmd|\' /C calc\'!A0'
    partner = f"""
        name: '{formula.replace("'", "''")}'
        kind: advocacy
        summary: '{formula.replace("'", "''")}'
        extra: {{motto: 'We read;{sign}1+1; {sign}2;or not{sign}so', membership: -5}}
        """
    files = {
        "partners/evil.yml": partner,
        "mkdocs.yml": "{site_name: Lake, docs_dir: content, theme: {name: material}, plugins: [network-directory]}",
    }
    site = build(write_tree(tmp_path, {**SMALL, **files}))
    (row,) = (row for row in table(site, "partners") if row["id"] == "evil")
    assert row["name"] == row["summary"] == f"'{formula}"
    assert row["motto"] == f"We read;'{sign}1+1;' {sign}2;or not{sign}so"
    assert row["membership"] == "-5"  # a number is no formula
    for cells in csv.reader(io.StringIO(site.read("data/partners.csv"), newline="")):
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t", "\r")]


def test_what_a_record_accepts_is_in_nothing_but_its_form(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, {**SMALL, "theme/.keep": ""})
    replace_in(folder / "partners/orta.md", "hello@", "jane.doe@")
    replace_in(folder / "partners/orta.md", "extra: {", "accept: {ND315: Jane is the office.}\nextra: {")
    replace_in(folder / "content/places.yml", "name: Dayton", "name: <b>Dayton</b>, accept: {ND224: Jane likes it.}")
    site = build(folder)
    found = {name for name, content in contents(site.root).items() if b"Jane" in content}
    assert found == {"data/form/partners/orta.json"}


class TestFeeds:
    def test_of_atom_are_well_formed(self, site: Site) -> None:
        feed = ElementTree.fromstring(site.read("updates/feed.xml"))
        assert feed.tag == f"{ATOM}feed"
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
        for name in ("id", "title", "updated", "author"):
            assert len(feed.findall(ATOM + name)) == 1, name
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links == {None: f"{ORIGIN}updates/", "self": f"{ORIGIN}updates/feed.xml"}
        entries = feed.findall(f"{ATOM}entry")
        assert 20 <= len(entries) <= 100
        for entry in entries:
            assert sorted(child.tag.removeprefix(ATOM) for child in entry) == ["id", "link", "title", "updated"]
            assert (entry.findtext(f"{ATOM}title") or "").strip()
        assert_dated([entry.findtext(f"{ATOM}updated") or "" for entry in entries], site.network)
        assert_unique([entry.findtext(f"{ATOM}id") or "" for entry in entries])

    def test_of_json_are_well_formed(self, site: Site) -> None:
        feed = json.loads(site.read("updates/feed.json"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"{ORIGIN}updates/feed.json"
        assert feed["home_page_url"] == f"{ORIGIN}updates/"
        assert feed["title"]
        for item in feed["items"]:
            assert item["url"].startswith(ORIGIN)
            assert item["content_text"]
        assert_dated([item["date_published"] for item in feed["items"]], site.network)
        assert_unique([item["id"] for item in feed["items"]])

    def test_tell_the_same(self, site: Site) -> None:
        atom = ElementTree.fromstring(site.read("updates/feed.xml"))
        items = json.loads(site.read("updates/feed.json"))["items"]
        entries = [
            (entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}title")) for entry in atom.findall(f"{ATOM}entry")
        ]
        assert entries == [(item["id"], item["content_text"]) for item in items]

    def test_tell_apart_what_happened_on_one_day(self, tmp_path: Path) -> None:
        evidence = [{"title": name, "url": f"https://ash.example/{name}", "date": "2026-05"} for name in ("one", "two")]
        claims = [
            {"principle": id, "stance": "practices", "statement": "So we do.", "evidence": evidence}
            for id in ("school-finance", "teaching")
        ]
        partner = {"name": "Ash", "kind": "advocacy", "summary": "A school.", "joined": "2026-05", "alignment": claims}
        files = {**SMALL, "mkdocs.yml": f"site_url: {ORIGIN}\n" + dedent(str(SMALL["mkdocs.yml"]))}
        site = build(write_tree(tmp_path, {**files, "theme/.keep": "", "partners/ash.yml": json.dumps(partner)}))
        assert_unique([item["id"] for item in json.loads(site.read("updates/feed.json"))["items"]])

    def test_are_announced_on_every_page(self, site: Site) -> None:
        for page in site.pages.values():
            (link,) = page.all("link[rel=alternate][type='application/atom+xml']")
            assert page.resolve(link.attributes["href"] or "") == "updates/feed.xml"


def assert_dated(moments: list[str], network: Network) -> None:
    """Moments in the form of RFC 3339, newest first, none to come."""
    days = [datetime.fromisoformat(moment) for moment in moments]
    assert all(day.utcoffset() is not None for day in days)
    assert days == sorted(days, reverse=True)
    assert days[0].date() <= network.as_of


def assert_unique(ids: list[str]) -> None:
    assert all(id.startswith(ORIGIN) for id in ids)
    assert len(set(ids)) == len(ids)


def test_all_json_files_are_well_formed_and_end_in_a_line(site: Site) -> None:
    files = sorted(site.root.rglob("*.json"))
    assert len(files) > 100
    for path in files:
        json.loads(path.read_text(encoding="utf-8"), parse_constant=refuse)


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")
