"""Badges: one judgement, shown in four places, true on the day that the site is built."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from network_directory.network import build_network
from network_directory.pages.badge import STEPS
from network_directory.records import Folder, read_network

from ..trees import ROOT, TODAY, copy_sample
from .sites import Site, build, run

SVG = "{http://www.w3.org/2000/svg}"
RULES = ["stated", "evidenced", "reviewed"]


def facts(site: Site, id: str) -> dict[str, Any]:
    found = json.loads(site.read(f"badges/partners/{id}.json"))
    assert isinstance(found, dict)
    return found


def recomputed(found: dict[str, Any]) -> str | None:
    """The level that follows from the reasons that a badge gives."""
    level = None
    for id in dict.fromkeys(rule["level"] for rule in found["rules"]):
        if not all(rule["have"] >= rule["need"] for rule in found["rules"] if rule["level"] == id):
            break
        level = id
    return level


def counted(found: dict[str, Any], rule: str) -> int:
    """What a rule counts, from the claims that a badge gives, by their dates alone."""

    def current(day: str | None) -> bool:
        return day is not None and date.fromisoformat(day) >= date.fromisoformat(found["as_of"])

    claims = found["claims"]
    if rule == "stated":
        return sum(1 for claim in claims if claim["stance"] in ("endorses", "practices", "leads"))
    evidenced = [c for c in claims if c["stance"] in ("practices", "leads") and current(c["evidenced_until"])]
    return len(evidenced) if rule == "evidenced" else sum(1 for c in evidenced if current(c["reviewed_until"]))


def test_json_picture_page_and_list_say_the_same(site: Site) -> None:
    names = {level.id: level.name for level in site.network.badge_rules.levels}
    listed = {
        row.css_first("a").attributes["href"].split("/")[-2]: row.css_first(".record-side").text(strip=True)
        for row in site.page("partners/").all("li.record--split")
    }
    assert listed.keys() == site.network.partners.keys()
    for id, partner in site.network.partners.items():
        found = facts(site, id)
        assert found["level"] == recomputed(found), f"the reasons of {id} lead to another level"
        assert all(rule["have"] == counted(found, rule["rule"]) for rule in found["rules"]), id
        assert [rule["rule"] for rule in found["rules"]] == RULES
        name = names.get(found["level"])
        picture = ElementTree.fromstring(site.read(f"badges/partners/{id}.svg"))
        shown = [text.text for text in picture.iter(f"{SVG}text")][1]
        page = site.page(f"partners/{id}/").one("aside .level").text(strip=True)
        assert (shown == name) if name else (shown and shown not in names.values()), id
        assert page == listed[id], id
        assert (page == name) if name else page not in names.values(), id
        title = picture.findtext(f"{SVG}title") or ""
        assert partner.name in title
        assert (shown or "") in title
        if found["until"]:
            until = date.fromisoformat(found["until"])
            assert f"{until:%B} {until.day}, {until.year}" in title
        assert json.loads(site.read(f"badges/partners/{id}/shields.json"))["message"] == shown


def test_until_is_exact_for_every_sample_partner(site: Site) -> None:
    """The level holds on the day that the badge names, and no longer on the day after."""
    records = read_network(Folder(ROOT), TODAY).records
    order = [None, *(level.id for level in records.badges.levels)]
    days = {badge.until for badge in site.network.badges.values() if badge.until}
    assert len(days) > 10
    on = {day: build_network(records, day).badges for day in days}
    after = {day: build_network(records, day + timedelta(1)).badges for day in days}
    for id, badge in site.network.badges.items():
        if badge.until:
            assert order.index(on[badge.until][id].level) >= order.index(badge.level), id
            assert order.index(after[badge.until][id].level) < order.index(badge.level), id
        else:
            assert badge.level in (None, "declared"), f"{id} holds a badge for ever, though its evidence ages"


def with_as_of(folder: Path, day: str) -> Path:
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("sample: true", f"sample: true\n      as_of: {day}"), encoding="utf-8")
    return folder


def test_another_day_gives_other_badges_exactly_where_dates_make_it_so(site: Site, tmp_path: Path) -> None:
    later = build(with_as_of(copy_sample(tmp_path / "later"), "2027-03-31"), tmp_path / "site")
    lapsing = {id for id, badge in site.network.badges.items() if badge.until and badge.until < date(2027, 3, 31)}
    changed = {id for id in site.network.partners if facts(site, id)["level"] != facts(later, id)["level"]}
    assert changed == lapsing != set()
    for id in changed:
        text = later.page(f"partners/{id}/").one("aside .level").text(strip=True)
        assert text != site.page(f"partners/{id}/").one("aside .level").text(strip=True)


def test_thresholds_names_and_levels_are_configuration(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path / "network")
    (folder / "content/badges.yml").write_text(
        """\
levels:
  - {id: seed, name: Seedling, needs: {stated: 1}}
  - {id: sprout, name: Sprout, needs: {stated: 2, evidenced: 1}}
  - {id: tree, name: Tree, needs: {evidenced: 2}}
  - {id: grove, name: Grove, needs: {reviewed: 1}}
validity_months: {evidence: 240, review: 240, confirmation: 240}
""",
        encoding="utf-8",
    )
    site = build(folder)
    levels = {facts(site, id)["level"] for id in site.network.partners}
    assert levels == {None, "seed", "sprout", "tree", "grove"}
    page = site.page("badges/").text()
    assert all(name in page for name in ("Seedling", "Sprout", "Tree", "Grove"))
    orta = site.page("partners/ohio-rural-teachers-alliance/")
    assert orta.one("aside .level").text(strip=True) == "Grove"


def test_every_partner_keeps_its_badges_address(site: Site) -> None:
    for id in site.network.partners:
        for name in (f"{id}.svg", f"{id}.json", f"{id}/open-badge.json"):
            assert f"badges/partners/{name}" in site.files
        for claim in site.network.claims_of_partner[id]:
            picture = ElementTree.fromstring(site.read(f"badges/partners/{id}/{claim.principle.id}.svg"))
            assert claim.principle.name in (picture.findtext(f"{SVG}title") or "")
    for id, badge in site.network.hub_badges.items():
        assert json.loads(site.read(f"badges/hubs/{id}.json"))["level"] == badge.level
        ElementTree.fromstring(site.read(f"badges/hubs/{id}.svg"))


def test_pictures_are_self_contained_and_readable(site: Site) -> None:
    picture = site.read("badges/partners/ohio-rural-teachers-alliance.svg")
    tree = ElementTree.fromstring(picture)
    assert (tree.get("height"), tree.get("role")) == ("20", "img")
    assert tree.get("aria-labelledby") == "title"
    assert not re.search(r"(href|src|url\((?!#)|@import|<script|\son\w+=)", picture)
    for ground in (*STEPS, "#3a4046"):
        assert contrast("#ffffff", ground) >= 4.5
    grounds = {rect.get("fill") for rect in tree.iter(f"{SVG}rect") if rect.get("fill")}
    assert grounds <= {*STEPS, "#3a4046"}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""

    def luminance(colour: str) -> float:
        channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_open_badges_statement_says_what_it_is(site: Site) -> None:
    statement = json.loads(site.read("badges/partners/ohio-rural-teachers-alliance/open-badge.json"))
    assert statement["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert "proof" not in statement
    assert "self-declared" in statement["description"]
    assert "unsigned" in statement["description"]
    assert statement["validUntil"].startswith("2028-03-01T23:59:59")
    assert statement["credentialSubject"]["achievement"]["image"]["id"].endswith("ohio-rural-teachers-alliance.svg")


def test_coverage_as_csv_has_every_cell(site: Site) -> None:
    header, *rows = site.read("data/coverage.csv").splitlines()
    network = site.network
    subjects = len(network.places) + len(network.levels) + len(network.hubs)
    assert header.startswith("by,id,name,principle,state,")
    assert len(rows) == subjects * len(network.principles)


def test_stale_lists_what_the_pages_say(site: Site) -> None:
    listed = json.loads(run("network-directory", "stale", "--format", "json", folder=ROOT).stdout)
    assert listed["as_of"] == "2026-11-24"
    partners = {item["partner"] for item in listed["stale"]}
    for id in site.network.partners:
        noted = "callout" in site.page(f"partners/{id}/").one("main").html.split("columns")[0]
        if id in partners:
            assert noted, f"the page of {id} does not say what is due"
    text = run("network-directory", "stale", "--as-of", "2020-01-01", folder=ROOT).stdout
    assert "never confirmed" in text
    markdown = run("network-directory", "stale", "--format", "markdown", folder=ROOT).stdout
    assert markdown.count("- [ ] ") == len(listed["stale"])


def test_stale_needs_records_without_errors(sample: Path) -> None:
    (sample / "partners/broken.yml").write_text("name: [", encoding="utf-8")
    done = run("network-directory", "stale", folder=sample)
    assert done.returncode == 1
    assert "partners/broken.yml:1:" in done.stdout


@pytest.mark.parametrize(
    "name",
    [
        "Sixty Characters of Name Are Many, but Some Names Have Them All",
        "جمعية التعليم للجميع",
        "Bolt & Bramble’s “Learning” Tools",
    ],
)
def test_any_name_fits_into_a_badge(tmp_path: Path, name: str) -> None:
    folder = copy_sample(tmp_path / "network")
    record = folder / "partners/bolt-and-bramble-learning-tools.md"
    text = re.sub(r"^name: .*$", f"name: {json.dumps(name, ensure_ascii=False)}", record.read_text("utf-8"), flags=re.M)
    record.write_text(text, encoding="utf-8")
    site = build(folder)
    tree = ElementTree.fromstring(site.read("badges/partners/bolt-and-bramble-learning-tools.svg"))
    assert name in (tree.findtext(f"{SVG}title") or "")
