"""Badges: one judgment, shown in four places, true on the day that the site is built."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from textwrap import dedent, indent
from typing import Any, get_args
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborNode

from network_directory.files.badge_picture import STEPS
from network_directory.network import build_network
from network_directory.network.alignment import judge_claim
from network_directory.network.model import Partner
from network_directory.records import Folder, read_network
from network_directory.records.models import ClaimEntry, Stance, Validity
from network_directory.site.standings import PrincipleStanding

from ..trees import SAMPLE, SMALL, TODAY, copy_sample, replace_in, write_tree
from .sites import Site, attribute, build, first, run

SVG = "{http://www.w3.org/2000/svg}"
RULES = ["stated", "evidenced", "reviewed"]
PANEL = "[aria-labelledby=section-badge]"
"""The box of a partner's page that holds its badge."""
WITHOUT_THEME = {"mkdocs.yml": "site_name: Lake\ndocs_dir: content\ntheme: material\nplugins: [network-directory]\n"}


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


def counted(found: dict[str, Any], rule: str) -> list[str]:
    """What a rule counts, from the claims that a badge gives, by their dates alone: ids of principles."""

    def current(day: str | None) -> bool:
        return day is not None and date.fromisoformat(day) >= date.fromisoformat(found["as_of"])

    claims = [claim for claim in found["claims"] if claim.get("counts", True)]
    if rule == "stated":
        counting = [claim for claim in claims if claim["stance"] in ("endorses", "practices", "leads")]
    else:
        counting = [c for c in claims if c["stance"] in ("practices", "leads") and current(c.get("evidenced_until"))]
    if rule == "reviewed":
        counting = [claim for claim in counting if current(claim.get("reviewed_until"))]
    return [claim["principle"] for claim in counting]


def picture_of(claim: dict[str, Any]) -> str | None:
    """The address of the picture of where a claim stands, as the badge's data tell it."""
    return f"badges/principles/{claim['principle']}/{claim['standing']}.svg" if "standing" in claim else None


def shown(site: Site, address: str) -> tuple[str, str]:
    """What a badge's picture says in its field, and what to those who cannot see it."""
    picture = ElementTree.fromstring(site.read(address))
    title = picture.findtext(f"{SVG}title") or ""
    assert picture.get("aria-label") == title
    return [text.text or "" for text in picture.iter(f"{SVG}text")][1], title


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample as of an earlier day, with one principle retired since."""
    folder = copy_sample(tmp_path_factory.mktemp("earlier") / "network")
    replace_in(folder / "content/principles/governance.md", "status: active", "status: retired\non: 2024-01")
    return build(with_as_of(folder, EARLIER))


EARLIER = "2024-09-01"


@pytest.fixture(params=["site", "earlier"])
def any_day(request: pytest.FixtureRequest) -> Site:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Site)
    return found


def test_one_judgment_is_seen_everywhere(any_day: Site) -> None:
    """The data, the pictures, the page and all lists say the same of every partner."""
    site = any_day
    names = {level.id: level.name for level in site.network.badge_rules.levels}
    listed = {
        attribute(first(row, "a"), "href").split("/")[-2]: first(row, ".record-side").text(strip=True)
        for row in site.page("partners/").all("li.record--split")
    }
    holders = {
        attribute(link, "href").split("/")[-2]: first(item, "h3").attributes.get("id")
        for item in site.page("badges/").all("[aria-labelledby=section-partners] .badge-list > li")
        for link in item.css(".counts a")
    }
    table = {row["id"]: row["badge"] for row in csv.DictReader(io.StringIO(site.read("data/partners.csv")))}
    found_by = filtered(site, list(listed))
    assert listed.keys() == table.keys() == site.network.partners.keys()
    for id, partner in site.network.partners.items():
        found = facts(site, id)
        level, former = found["level"], partner.status == "former"
        assert level == recomputed(found), f"the reasons of {id} lead to another level"
        assert all(rule["have"] == len(counted(found, rule["rule"])) for rule in found["rules"]), id
        assert [rule["rule"] for rule in found["rules"]] == ([] if former else RULES)
        value, title = shown(site, f"badges/partners/{id}.svg")
        assert value == names.get(level, "Former partner" if former else "No badge at present"), id
        page = site.page(f"partners/{id}/")
        assert page.one("aside .level").text(strip=True) == listed[id] == value, id
        assert holders.get(id, "left") == ("left" if former else level), id
        assert (table[id] or None) == level, id
        assert found_by[id] == ("former" if former else level or "none"), id
        assert partner.name in title
        assert value in title
        assert ("holds until" in title) == bool(found["until"])
        if found["until"]:
            assert in_words(found["until"]) in title
            assert in_words(found["until"]) in page.text(PANEL)
        assert found["shields"]["message"] == value
        assert bool(found["open_badge"]) == bool(level)
        if level:
            assert found["open_badge"]["credentialSubject"]["achievement"]["name"] == value
        asked = [node.text(strip=True) for node in page.all(f"{PANEL} .rules + p:not(.meta)")]
        assert asked == ([found["next"]["asks"]] if found["next"] else [])
        claims = {claim["principle"]: claim for claim in found["claims"]}
        for principle in site.network.principles:
            assert_one_claim(site, partner, principle, claims.get(principle), found["as_of"])


def assert_one_claim(site: Site, partner: Partner, principle: str, claim: dict[str, Any] | None, as_of: str) -> None:
    page = site.page(f"partners/{partner.id}/")
    retired, former = site.network.principles[principle].retired, partner.status == "former"
    pictures = page.all(f".embed-list img[src*='/{principle}/']")
    assert len(pictures) == (not retired and not former)
    if not pictures:
        assert claim is None or (claim["counts"] is False and "standing" not in claim)
        return
    address = page.resolve(attribute(pictures[0], "src"))
    value, title = shown(site, address)
    assert title == f"{site.network.principles[principle].name}: {value}"
    assert attribute(pictures[0], "alt") == title
    if claim is None:
        assert value == "not stated"
        return
    assert address == picture_of(claim)
    drawn = page.one(f"#principle-{principle}")
    text = " ".join(drawn.text().split())
    assert len(drawn.css(".evidence li")) == len(claim["evidence"])
    for evidence in claim["evidence"]:
        assert evidence["date"] is None or evidence["date"] <= as_of, "what is dated later does not exist yet"
        assert evidence["title"] in text
    reviewed = claim["status"] == "reviewed" and claim["current"]
    assert value.endswith(", reviewed") == reviewed
    stamp = drawn.css_first(".review strong")
    assert bool(stamp) == ("reviewed_until" in claim)
    if stamp:
        assert stamp.parent is not None
        lapsed = "review--lapsed" in attribute(stamp.parent, "class")
        assert lapsed == (claim["reviewed_until"] < as_of), "only a review that counts has a stamp with a tick"
    assert ("with evidence" in value or reviewed) == (claim.get("evidenced_until", "") >= as_of)


def test_a_badge_says_of_evidence_who_made_it_and_who_read_it_where_it_is_so(site: Site) -> None:
    told = set()
    for id in site.network.partners:
        for claim, said in zip(site.network.claims_of_partner[id], facts(site, id)["claims"], strict=True):
            for evidence, row in zip(claim.evidence, said["evidence"], strict=True):
                assert row.get("independent", False) == evidence.independent
                assert row.get("covered_by_review", False) == evidence.covered
                told |= row.items()
    assert {("independent", True), ("covered_by_review", True)} <= told
    assert {("independent", False), ("covered_by_review", False)}.isdisjoint(told)


def test_a_badge_says_nothing_of_a_claim_that_is_so_of_nearly_all(site: Site) -> None:
    told: dict[str, set[object]] = {}
    for id in site.network.partners:
        for claim, said in zip(site.network.claims_of_partner[id], facts(site, id)["claims"], strict=True):
            assert None not in said.values()
            assert said.get("counts", True) == claim.counts
            assert said.get("age", "current") == claim.standing.age
            ends = claim.standing.evidenced_until, claim.standing.reviewed_until
            assert [said.get("evidenced_until"), said.get("reviewed_until")] == [
                end and end.isoformat() for end in ends
            ]
            assert said.get("reviewed", {}).get("by") == (claim.reviewed and claim.reviewed.by)
            for key in ("counts", "age"):
                told.setdefault(key, set()).add(said.get(key))
    assert told == {"counts": {None, False}, "age": {None, "due", "lapsed"}}


def filtered(site: Site, listed: list[str]) -> dict[str, str]:
    """Under which badge the filters find each partner."""
    options = json.loads(site.read("data/finder/partners.json"))["facets"]["badge"]
    return {listed[place]: badge for badge, gaps in options.items() for place in accumulate(gaps)}


def in_words(day: str) -> str:
    when = date.fromisoformat(day)
    return f"{when:%B} {when.day}, {when.year}"


def test_what_came_later_has_not_happened_yet(earlier: Site) -> None:
    days = [
        time.attributes["datetime"]
        for id in earlier.network.partners
        for time in earlier.page(f"partners/{id}/").all(".timeline time")
    ]
    assert len(days) > 50
    assert max(str(day) for day in days) <= EARLIER


def test_until_is_exact_for_every_sample_partner(site: Site) -> None:
    """The level holds on the day that the badge names, and no longer on the day after."""
    records = read_network(Folder(SAMPLE), TODAY).records
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
    """Of all pictures, those differ for which something lapses in between, and no others; so it is with those named."""
    day = "2027-03-31"
    later = build(with_as_of(copy_sample(tmp_path / "later"), day), tmp_path / "site")
    ending = {id for id, badge in site.network.badges.items() if badge.until and badge.until < date(2027, 3, 31)}
    expected = {f"badges/partners/{id}.svg" for id in ending}
    pictures = {name for name in site.files if name.startswith("badges/") and name.endswith(".svg")}
    earlier_ids = {old for partner in site.network.partners.values() for old in partner.formerly}
    changed = {name for name in pictures if site.read(name) != later.read(name)}
    assert {name for name in changed if name.split("/")[2].removesuffix(".svg") not in earlier_ids} == expected
    assert len(ending) > 1
    for id, claims in site.network.claims_of_partner.items():
        named = [{one["principle"]: picture_of(one) for one in facts(on, id)["claims"]} for on in (site, later)]
        for claim in claims:
            ends = (claim.standing.evidenced_until, claim.standing.reviewed_until)
            lapses = claim.counts and any(end and "2026-11-24" <= str(end) < day for end in ends)
            before, after = (pictures[claim.principle.id] for pictures in named)
            assert (before != after) == lapses, f"{id} on {claim.principle.id}"
    for id in ending:
        lost = facts(later, id)["lost"]
        assert lost == {"level": facts(site, id)["level"], "until": facts(site, id)["until"]}
        assert in_words(lost["until"]) in later.page(f"partners/{id}/").text(PANEL)


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


def test_every_badge_keeps_its_addresses(any_day: Site) -> None:
    for partner in any_day.network.partners.values():
        for id in (partner.id, *partner.formerly):
            assert {f"badges/partners/{id}{end}" for end in (".svg", ".json")} <= any_day.files
    for id, badge in any_day.network.hub_badges.items():
        level = None if any_day.network.hubs[id].ended else badge.level
        assert json.loads(any_day.read(f"badges/hubs/{id}.json"))["level"] == level
        ElementTree.fromstring(any_day.read(f"badges/hubs/{id}.svg"))


STANDINGS = {
    "not-stated": ("not stated", 0),
    "endorses": ("endorses", 0),
    "practices": ("practices", 0),
    "practices-evidence-lapsed": ("practices, evidence lapsed", 0),
    "practices-evidenced": ("practices, with evidence", 1),
    "practices-review-lapsed": ("practices, with evidence, review lapsed", 1),
    "practices-reviewed": ("practices, reviewed", 2),
    "leads": ("leads", 0),
    "leads-evidence-lapsed": ("leads, evidence lapsed", 0),
    "leads-evidenced": ("leads, with evidence", 1),
    "leads-review-lapsed": ("leads, with evidence, review lapsed", 1),
    "leads-reviewed": ("leads, reviewed", 2),
    "reserves": ("has a reservation", 0),
    "not-applicable": ("does not apply", 0),
}
"""What the pictures of a principle say, and on which ground. Their names are addresses, and so for ever."""


def test_every_claim_has_one_of_these_standings_and_each_of_them_occurs() -> None:
    dated = (None, "2020-01", "2024-01", "2026-01")
    judged = {
        PrincipleStanding(claim.stance, judge_claim(claim, Validity(), TODAY).proof).id
        for stance in get_args(Stance)
        for evidence in dated
        for review in dated
        for claim in [claim_of(stance, evidence, review)]
    }
    assert judged | {"not-stated"} == STANDINGS.keys()


def claim_of(stance: str, evidence: str | None, review: str | None) -> ClaimEntry:
    return ClaimEntry.model_validate(
        {
            "principle": "teaching",
            "stance": stance,
            "evidence": [{"title": "Report", "date": evidence}] if evidence else [],
            "reviewed": {"on": review, "by": "Staff"} if review else None,
        }
    )


def test_all_that_stand_alike_on_a_principle_share_a_picture(any_day: Site) -> None:
    """There is one for each standing, whoever has it now; of a retired principle each says that it is."""
    for principle in any_day.network.principles.values():
        for id in (principle.id, *principle.formerly):
            there = {name for name in any_day.files if name.startswith(f"badges/principles/{id}/")}
            assert there == {f"badges/principles/{id}/{standing}.svg" for standing in STANDINGS}
            for standing, (says, step) in STANDINGS.items():
                address = f"badges/principles/{id}/{standing}.svg"
                expected = ("retired principle", STEPS[0]) if principle.retired else (says, STEPS[step])
                ground = [path.get("fill") for path in ElementTree.fromstring(any_day.read(address)).iter(f"{SVG}path")]
                assert (shown(any_day, address)[0], ground[1]) == expected


def test_the_pictures_of_a_principle_are_at_its_earlier_addresses_too(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, {**SMALL, **WITHOUT_THEME})
    replace_in(folder / "content/principles/teaching.yml", "number: 2", "number: 2\nformerly: [teachers]")
    site = build(folder)
    for standing in STANDINGS:
        picture = site.read(f"badges/principles/teachers/{standing}.svg")
        assert picture == site.read(f"badges/principles/teaching/{standing}.svg")


def test_one_more_partner_is_four_more_files(tmp_path: Path) -> None:
    """Its page, its badge, the badge's data and its entry. What names it besides is there for others too."""
    files = {**SMALL, **WITHOUT_THEME}
    before = build(write_tree(tmp_path / "before", files))
    ash = "name: Ash\nkind: advocacy\nsummary: A tree.\nalignment: [{principle: teaching, stance: endorses}]\n"
    after = build(write_tree(tmp_path / "after", {**files, "partners/ash.yml": ash}))
    assert before.files <= after.files
    assert after.files - before.files == {
        "partners/ash/", "badges/partners/ash.svg", "badges/partners/ash.json", "data/form/partners/ash.json",
    }  # fmt: skip


def test_a_partner_that_left_holds_no_badge(site: Site) -> None:
    left = [id for id, partner in site.network.partners.items() if partner.status == "former"]
    assert left
    for id in left:
        found = facts(site, id)
        assert (found["status"], found["level"], found["rules"], found["next"]) == ("former", None, [], None)
        assert all(claim["counts"] is False for claim in found["claims"])
        panel = site.page(f"partners/{id}/").one(PANEL)
        assert "holds no badge" in panel.text()
        assert not panel.css(".embed, .rules")


def test_a_level_of_statements_alone_has_no_last_day(site: Site) -> None:
    declared = [id for id, badge in site.network.badges.items() if badge.level == "declared"]
    assert declared
    for id in declared:
        assert "statements, which do not lapse" in site.page(f"partners/{id}/").text(PANEL)


def test_a_rule_links_to_the_claims_it_rests_on(site: Site) -> None:
    page = site.page("partners/ohio-rural-teachers-alliance/")
    rules = page.all(f"{PANEL} .rules li")
    assert [" ".join(rule.text().split()).split(" There")[0] for rule in rules] == [
        "Declared asks for 3 principles stated.",
        "Evidenced asks for 2 with current evidence.",
        "Reviewed asks for 2 reviewed by the network.",
    ]
    found, listed = facts(site, "ohio-rural-teachers-alliance"), None
    for rule, reason in zip(rules, found["rules"], strict=True):
        links = [link.attributes["href"] for link in rule.css("a")]
        claims = counted(found, reason["rule"])
        if claims == listed:
            assert (links, "the same." in rule.text()) == ([], True), "it is the list above"
        else:
            assert links == [f"#principle-{id}" for id in claims]
        listed = claims


def alignment_of(folder: Path, alignment: str) -> str:
    """What the page of a partner with that alignment shows of it, in a network of two principles."""
    record = "name: Sandusky Reading Room\nkind: advocacy\nsummary: We read to every child.\nalignment:\n"
    path = {"partners/sandusky.yml": record + indent(dedent(alignment), "  ")}
    site = build(write_tree(folder, {**SMALL, **WITHOUT_THEME, **path}), strict=False)
    return site.page("partners/sandusky/").text("#principle-teaching")


@pytest.mark.parametrize(
    ("claim", "says", "says_not"),
    [
        (
            """
            stance: practices
              evidence: [{title: Old, date: 2025-01}, {title: New, date: 2026-09}]
              reviewed: {on: 2026-03, by: Staff}
            """,
            """
            New September 2026 current, counts until September 30, 2029 newer than the review, which does not cover it
            Old January 2025 current, counts until January 31, 2028
            Reviewed by Staff March 2026; current, holds until January 31, 2028
            """,
            "Looked at",
        ),
        (
            """
            stance: endorses
              evidence: [{title: Old, date: 2025-01}]
              reviewed: {on: 2026-03, by: Staff}
            """,
            "Looked at by Staff March 2026; it does not count, for only what is practiced or led can be reviewed.",
            "Reviewed by",
        ),
        (
            """
            stance: practices
              evidence: [{title: Old}]
              reviewed: {on: 2026-03, by: Staff}
            """,
            "Looked at by Staff March 2026; it does not count, for no dated evidence was current then.",
            "Reviewed by",
        ),
    ],
)
def test_a_review_shows_what_it_covers_and_whether_it_counts(
    tmp_path: Path, claim: str, says: str, says_not: str
) -> None:
    text = alignment_of(tmp_path, "- principle: teaching\n  " + dedent(claim).strip())
    assert " ".join(says.split()) in text
    assert says_not not in text


def test_code_to_embed_needs_the_address_of_the_site(site: Site, small_site: Site) -> None:
    embed = small_site.page("partners/orta/").one(".embed")
    assert not embed.css("pre")
    assert "site_url" in embed.text()
    assert facts(small_site, "orta")["open_badge"] is None
    embed = site.page("partners/ohio-rural-teachers-alliance/").one(".embed")
    for code in embed.css("pre"):
        assert "https://partners-for.example/badges/partners/ohio-rural-teachers-alliance.svg" in code.text()
    pictures = [attribute(image, "src").split("/")[-2] for image in embed.css(".embed-list img")]
    assert sorted(pictures) == sorted(site.network.principles)
    assert not [code for code in embed.css("pre") if "/principles/" in code.text()], "it would stay when a claim lapses"


def test_pictures_are_self_contained_and_readable(site: Site) -> None:
    picture = site.read("badges/partners/ohio-rural-teachers-alliance.svg")
    tree = ElementTree.fromstring(picture)
    assert (tree.get("height"), tree.get("role")) == ("20", "img")
    assert not re.search(r"(href|src|url\(|@import|<script|\son\w+=|\sid=)", picture)
    rules = re.findall(r"([^{}]+)\{[^{}]*\}", (tree.findtext(f"{SVG}style") or "").partition("{")[2])
    assert [rule.strip() for rule in rules] == [".network-badge-edge"], "a rule would reach the page around it"
    for ground in (*STEPS, "#3a4046"):
        assert contrast("#ffffff", ground) >= 4.5
    grounds = {path.get("fill") for path in tree.iter(f"{SVG}path")}
    assert grounds <= {*STEPS, "#3a4046"}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""

    def luminance(color: str) -> float:
        channels = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_open_badges_statement_says_what_it_is(site: Site) -> None:
    statement = facts(site, "ohio-rural-teachers-alliance")["open_badge"]
    assert statement["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert "proof" not in statement
    assert "self-declared" in statement["description"]
    assert "unsigned" in statement["description"]
    assert statement["issuer"]["name"] == "Ohio Rural Teachers Alliance", "it says so of itself"
    assert statement["issuer"]["id"] == "https://partners-for.example/partners/ohio-rural-teachers-alliance/"
    assert statement["validUntil"].startswith("2028-03-01T23:59:59")
    assert statement["credentialSubject"]["achievement"]["image"]["id"].endswith("ohio-rural-teachers-alliance.svg")


def test_coverage_as_csv_has_every_cell(site: Site) -> None:
    header, *rows = site.read("data/coverage.csv").splitlines()
    network = site.network
    subjects = len(network.places) + len(network.levels) + len(network.hubs)
    assert header.startswith("by,id,name,principle,state,")
    assert len(rows) == subjects * len(network.principles)


def test_pages_of_principles_count_as_coverage_does(site: Site) -> None:
    """Whoever left is counted nowhere, and is still found."""
    former = [partner.id for partner in site.network.partners.values() if partner.status == "former"]
    claims = [claim for id in former for claim in site.network.claims_of_partner[id]]
    assert claims
    for claim in claims:
        page = site.page(f"principles/{claim.principle.id}/")
        apart = page.one("[aria-labelledby=section-former]")
        assert claim.partner.name in apart.text()
        assert claim.partner.name not in page.text(f"[aria-labelledby=section-{claim.stance}]")
    for id in site.network.principles:
        page = site.page(f"principles/{id}/")
        tally = {link.attributes["href"]: first(link, "b").text() for link in page.all(".tally a")}
        stances: Counter[str] = Counter(
            c.stance for c in site.network.claims_on_principle[id] if c.partner.id not in former
        )
        assert tally == {f"#section-{stance}": str(stances[stance]) for stance in STANCES}


STANCES = ("leads", "practices", "endorses", "reserves", "not-applicable")


def test_a_zero_tells_what_it_hides(site: Site) -> None:
    """Reservations, and strategies where nobody stands behind: in the cell, and in what is read out for it."""
    rows = csv.DictReader(io.StringIO(site.read("data/coverage.csv")))
    cells = {link: node for node in site.page("coverage/").all(".cell-link") for link in [linked(site, node)]}
    hidden = 0
    for row in rows:
        cell = cells.get(f"{row['by']}s/{row['id']}/#principle-{row['principle']}")
        if cell is None:
            continue
        label = cell.attributes["aria-label"] or ""
        notes = [note.text().replace("\u00ad", "") for note in cell.css(".cell-note")]
        nobody = row["state"] == "none"
        expected = [counted_as(int(row["reserve"]), "reservation", "reservations")]
        expected += [counted_as(int(row["strategies"]), "strategy", "strategies") if nobody else ""]
        assert notes == [note for note in expected if note], label
        assert all(note in label for note in notes), label
        assert ("None recorded" in label) == (nobody and not any(int(row[column]) for column in RECORDED)), label
        hidden += nobody and bool(notes)
    assert hidden > 3


RECORDED = ("practice_or_lead", "endorse", "reserve", "not_applicable", "strategies")


def linked(site: Site, node: LexborNode) -> str:
    return site.page("coverage/").resolve(node.attributes["href"] or "")


def counted_as(n: int, one: str, other: str) -> str:
    return f"{n} {one if n == 1 else other}" if n else ""


def test_due_lists_what_the_pages_say(site: Site) -> None:
    listed = json.loads(run("network-directory", "due", "--format", "json", folder=SAMPLE).stdout)
    assert listed["as_of"] == "2026-11-24"
    partners = {item["partner"] for item in listed["due"]}
    for id in site.network.partners:
        noted = "callout" in (site.page(f"partners/{id}/").one("main").html or "").split("columns")[0]
        if id in partners:
            assert noted, f"the page of {id} does not say what is due"
    text = run("network-directory", "due", "--as-of", "2020-01-01", folder=SAMPLE).stdout
    assert "never confirmed" in text
    markdown = run("network-directory", "due", "--format", "markdown", folder=SAMPLE).stdout
    assert markdown.count("- [ ] ") == len(listed["due"])


def test_due_needs_records_without_errors(sample: Path) -> None:
    (sample / "partners/broken.yml").write_text("name: [", encoding="utf-8")
    done = run("network-directory", "due", folder=sample)
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
