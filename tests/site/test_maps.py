"""Maps and the picture of the network: what they show is what the lists show."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

from network_directory.pages.network_picture import MOST
from network_directory.pages.tile_map import TILES
from network_directory.site.addresses import address

from ..trees import SMALL, write_tree
from .sites import ORIGIN, Page, Site, build, first


def tiles(page: Page, within: str = ".tile-map") -> dict[str, LexborNode]:
    """The tiles, or shapes, of a page by the ids of their places."""
    found = page.all(f"{within} a.tile")
    by_place = {node.attributes["data-place"] or "": node for node in found}
    assert len(by_place) == len(found), "a place has two tiles"
    return by_place


def name(link: LexborNode) -> str:
    """What a link in a picture is called; its title is a child, and no element of HTML."""
    title = link.css_first("title")
    assert title is not None
    return title.text(strip=True)


def number(text: str) -> int:
    found = re.search(r"\d[\d,]*", text)
    assert found, text
    return int(found[0].replace(",", ""))


@pytest.mark.parametrize("page", ["", "places/"])
@pytest.mark.parametrize("within", [".tile-map", ".shape-map"])
class TestMaps:
    def test_every_state_and_territory_is_there_once(self, site: Site, page: str, within: str) -> None:
        found = tiles(site.page(page), within)
        assert found.keys() == TILES.keys()
        for id, tile in found.items():
            assert site.page(page).resolve(tile.attributes["href"] or "") == address(site.network.places[id])

    def test_a_count_is_the_length_of_the_list_that_it_leads_to(self, site: Site, page: str, within: str) -> None:
        for id, tile in tiles(site.page(page), within).items():
            shown = number(first(tile, "text:last-of-type").text())
            place = site.page(f"places/{id}/")
            listed = {to for part in ("based", "serving") for to in partners_in(place, part)}
            assert shown == number(name(tile)) == len(listed), id

    def test_zero_has_the_shade_of_nothing_and_more_is_never_paler(self, site: Site, page: str, within: str) -> None:
        shades: dict[int, set[int]] = {}
        for tile in tiles(site.page(page), within).values():
            shade = re.search(r"tile--(\d)", tile.attributes["class"] or "")
            assert shade
            shades.setdefault(int(shade[1]), set()).add(number(name(tile)))
        assert shades.pop(0) == {0}
        bands = [shades[shade] for shade in sorted(shades)]
        assert all(max(paler) < min(darker) for paler, darker in pairwise(bands))

    def test_places_with_a_hub_at_work_are_marked(self, site: Site, page: str, within: str) -> None:
        for id, tile in tiles(site.page(page), within).items():
            hubs = [hub for hub in site.network.hubs_in_place[id] if hub.status not in ("merged", "closed")]
            assert bool(tile.css(".hub-mark")) == bool(hubs) == ("with a hub" in name(tile)), id


def partners_in(page: Page, section: str) -> list[str]:
    """The partners that a section of a page lists."""
    heads = [node for node in page.all(".section") if node.css(f"#section-{section}")]
    return [to for node in heads for to in page.links_of(node) if to.startswith("partners/")]


def test_the_table_beside_the_map_says_the_same(site: Site) -> None:
    page = site.page("places/")
    drawn = tiles(page)
    rows = page.all(".map-and-table tbody tr")
    assert len(rows) == len(drawn)
    for row in rows:
        (place,) = page.links_of(first(row, "th"))
        count, hubs = row.css("td")
        tile = drawn[place.split("/")[1]]
        assert number(count.text()) == number(name(tile)), place
        assert bool(page.links_of(hubs)) == bool(tile.css(".hub-mark")), place
        assert set(page.links_of(hubs)) <= site.page(place).links("main"), place


def test_a_script_can_rewrite_the_tiles(site: Site) -> None:
    page = site.page("places/")
    forms = json.loads(page.one(".tile-map").attributes["data-label"] or "")
    bands = [int(end) for end in (page.one(".tile-map").attributes["data-bands"] or "").split()]
    assert bands == sorted(bands)
    for id, tile in tiles(page).items():
        count = number(name(tile))
        assert len(tile.css(".tile-count")) == 1
        values = {"place": tile.attributes["data-name"], "n": count}
        label = forms["one" if count == 1 else "other"].format(**values) + (tile.attributes["data-hub"] or "")
        assert label == name(tile), id


def test_every_place_shows_where_it_lies(site: Site) -> None:
    for place in site.network.places.values():
        picture = site.page(f"places/{place.id}/").one(".locator")
        assert picture.attributes["role"] == "img"
        assert place.name in (picture.attributes["aria-label"] or "")
        states = [id for id in (place.id, *place.ancestors) if id in TILES] if place.kind != "country" else [*TILES]
        assert len(picture.css(".here")) == len(states), place.id


class TestPicture:
    def test_every_hub_and_partner_is_there_once_and_leads_to_its_page(self, site: Site) -> None:
        page = site.page("network/")
        network = site.network
        for within in (".picture--whole", ".picture--outline"):
            hubs = [to for node in page.all(f"{within} .hub") for to in page.links_of(node)]
            assert sorted(hubs) == sorted(map(address, network.hubs.values())), within
        partners = [to for node in page.all(".picture--whole .partner") for to in page.links_of(node)]
        members = network.memberships_of_partner
        assert sorted(partners) == sorted(
            address(p) for p in network.partners.values() if p.status != "former" or members[p.id]
        )

    def test_picture_and_tables_say_the_same(self, site: Site) -> None:
        page, network = site.page("network/"), site.network
        names = {hub.name: address(hub) for hub in network.hubs.values()}
        drawn: dict[str, set[str]] = {to: set() for to in names.values()}
        for mark in page.all(".picture--whole .partner a"):
            for hub in names:
                if hub in name(mark).removeprefix(first(mark, ".name").text()):
                    drawn[names[hub]].add(page.resolve(mark.attributes["href"] or ""))
        table: dict[str, set[str]] = {}
        shared: dict[str, set[tuple[str, int]]] = {}
        for row in page.all("[aria-labelledby=section-members] tbody tr"):
            (hub,) = page.links_of(first(row, "th"))
            members, others = row.css("td")
            table[hub] = set(page.links_of(members))
            counts = [int(n) for n in re.findall(r"\((\d+)\)", others.text())]
            shared[hub] = set(zip(page.links_of(others), counts, strict=True))
        assert table == drawn
        for hub, told in shared.items():
            assert told == {(o, len(table[hub] & table[o])) for o in table if o != hub and table[hub] & table[o]}
        discs = {
            page.links_of(node)[0]: number(first(node, ".members").text()) for node in page.all(".picture--whole .hub")
        }
        assert discs == {hub: len(members) for hub, members in table.items()}
        lines = page.all(".picture--outline .link")
        assert len(lines) * 2 == sum(map(len, shared.values()))

    @pytest.mark.parametrize("count", [0, 1, MOST, MOST + 1])
    def test_networks_of_every_size(self, tmp_path: Path, count: int) -> None:
        """The small network's tree with that many hubs and partners in it."""
        hubs = [f"h{n:02}" for n in range(min(count, 8))]
        kept = {path: text for path, text in SMALL.items() if not path.startswith(("partners/", "hubs/"))}
        tree: dict[str, str | bytes] = {
            **kept,
            "mkdocs.yml": "site_name: N\ndocs_dir: content\ntheme: {name: material}\nplugins: [network-directory]\n",
            "content/index.md": "# N\n\nA network of any size, to see what becomes of its picture.\n",
        }
        for hub in hubs:
            tree[f"hubs/{hub}.yml"] = f"name: {hub}\nfocus: issue\nissue: digital-access\nsummary: A hub to count.\n"
        for n in range(count - len(hubs)):
            tree[f"partners/p{n:03}.yml"] = (
                f"name: P {n:03}\nkind: advocacy\nsummary: One to count.\nhubs: [{{hub: {hubs[n % len(hubs)]}}}]\n"
            )
        page = build(write_tree(tmp_path, tree), strict=False).page("network/")
        marks = page.all(".picture--whole .hub, .picture--whole .partner")
        assert len(marks) == (count if count <= MOST else 0)
        assert len(page.all(".picture--outline .hub")) == len(hubs)
        assert len(page.all("[aria-labelledby=section-members] tbody tr")) == len(hubs)


class TestPoints:
    def test_partners_stand_where_they_are_based(self, site: Site) -> None:
        found = json.loads(site.read("data/partners.geojson"))
        assert found["type"] == "FeatureCollection"
        features = {feature["id"]: feature for feature in found["features"]}
        based = {p.id: p.based_in for p in site.network.partners.values() if p.based_in and p.based_in.lat is not None}
        assert features.keys() == based.keys() != set()
        for id, place in based.items():
            feature = features[id]
            assert feature["geometry"] == {"type": "Point", "coordinates": [place.lon, place.lat]}
            assert feature["properties"]["based_in"] == place.id
            assert site.has(feature["properties"]["page"].removeprefix(ORIGIN))

    def test_places_with_a_point_are_there(self, site: Site) -> None:
        found = json.loads(site.read("data/places.geojson"))
        placed = {feature["id"]: feature["geometry"]["coordinates"] for feature in found["features"]}
        assert placed == {p.id: [p.lon, p.lat] for p in site.network.places.values() if p.lat is not None}
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in placed.values())
        assert all(site.has(feature["properties"]["page"].removeprefix(ORIGIN)) for feature in found["features"])
