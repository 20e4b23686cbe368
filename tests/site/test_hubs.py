"""Hub pages: a plan's measures drawn and told alike, and all that a strategy touches."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

from network_directory.network.model import Claim
from network_directory.records.rules.hub import PAGE_IDS
from network_directory.records.types import ID_PATTERN, PartialDate, parse_date

from ..trees import SMALL, TODAY, write_tree
from .sites import Site, attribute, build, first

WIDTH, HEIGHT = 600, 150
PLAIN = "site_name: Lake Counties Network\ndocs_dir: content\ntheme: {name: material}\nplugins: [network-directory]\n"
"""A configuration that takes the theme from the package."""


def measures(site: Site) -> Iterator[tuple[str, LexborNode]]:
    """Every measure of every hub's page."""
    for id in site.network.hubs:
        for figure in site.page(f"hubs/{id}/").all("figure.measure"):
            yield f"{id}: {first(figure, 'figcaption').text(strip=True)}", figure


def day_of(written: str, *, last: bool) -> date:
    """The day on which a chart shows a date: a target's is the last that it can mean."""
    found = parse_date(written)
    assert isinstance(found, PartialDate)
    return found.last_day if last else found.first_day


def line(figure: LexborNode, name: str) -> list[tuple[str, ...]]:
    """The points of a line of the chart."""
    points = attribute(first(figure, f"polyline.{name}"), "points")
    return [tuple(point.split(",")) for point in points.split()]


def test_what_a_chart_draws_is_what_its_table_says(site: Site) -> None:
    drawn = list(measures(site))
    assert len(drawn) == sum(1 for strategy in site.network.strategies() if strategy.measure)
    falling = 0
    for name, figure in drawn:
        rows = [
            (first(row, "time").attributes["datetime"], float(re.sub(r"[^\d.-]", "", first(row, ".num").text())))
            for row in figure.css("tbody tr")
        ]
        marks = sorted(figure.css("circle"), key=lambda mark: float(mark.attributes["cx"] or 0))
        told = [(mark.attributes["data-date"], float(mark.attributes["data-value"] or 0)) for mark in marks]
        assert [day for day, _ in told] == [day for day, _ in rows], name
        assert [value for _, value in told] == [value for _, value in rows], name
        values = [value for _, value in told]
        low, high = min(values), max(values)
        days = [day_of(str(m.attributes["data-date"]), last="target" in str(m.attributes["class"])) for m in marks]
        for mark, (_, value), day in zip(marks, told, days, strict=True):
            height = (value - low) / (high - low) if high > low else 0.5
            along = (day - days[0]).days / (max(days) - days[0]).days
            assert float(mark.attributes["cy"] or 0) == pytest.approx((1 - height) * HEIGHT, abs=0.3), name
            assert float(mark.attributes["cx"] or 0) == pytest.approx(along * WIDTH, abs=0.3), name
        at = {
            end: [(mark.attributes["cx"], mark.attributes["cy"]) for mark in figure.css(f"circle.{end}")]
            for end in ("start", "reading", "target")
        }
        assert line(figure, "straight") == at["start"] + at["target"], name
        assert line(figure, "gone") == at["start"] + at["reading"], name
        start, target = (first(figure, f"circle.{end}") for end in ("start", "target"))
        if float(target.attributes["data-value"] or 0) < float(start.attributes["data-value"] or 0):
            falling += 1
            assert float(target.attributes["cy"] or 0) > float(start.attributes["cy"] or 0), name
            assert "fewer" in figure.text().casefold(), f"{name}: nothing says that fewer is better"
    assert falling >= 5


def test_a_hub_names_exactly_the_principles_that_its_plan_leaves_open(site: Site) -> None:
    named = 0
    for id, hub in site.network.hubs.items():
        page = site.page(f"hubs/{id}/")
        strategies = site.network.strategies_of_hub[id]
        for strategy in strategies:
            assert page.one(f"[id='{strategy.id}']").text().strip()
        covered = {p.id for strategy in strategies if strategy.status != "stopped" for p in strategy.principles}
        left_open = [f"principles/{p}/" for p in site.network.principles if p not in covered]
        told = [page.resolve(a.attributes["href"] or "") for a in page.all(".uncovered a")]
        assert told == (left_open if strategies and hub.status not in ("merged", "closed") else []), id
        named += len(told)
    assert named > 10


def test_a_hub_says_plainly_where_it_stands(site: Site) -> None:
    statuses = {}
    for id, hub in site.network.hubs.items():
        page = site.page(f"hubs/{id}/")
        statuses[hub.status] = page
        callouts = [" ".join(node.text().split()) for node in page.all(".callout")]
        assert len(callouts) == (hub.status != "active"), id
        assert hub.status == "active" or f"This hub {STATUS_WORDS[hub.status]}" in callouts[0], id
        if hub.status in ("merged", "closed"):
            text = page.text()
            for untrue in ("is forming its plan", "Looking for a", "left open", "on your site", "What it needs"):
                assert untrue not in text, f"{id}: {untrue}"
    assert set(statuses) == {"active", *STATUS_WORDS}
    assert "hubs/georgia/" in statuses["merged"].links(".callout")


STATUS_WORDS = {"forming": "is forming", "paused": "has paused", "merged": "has merged", "closed": "has closed"}


def test_no_strategy_can_have_an_address_that_the_page_has_for_something_else(site: Site) -> None:
    for id in site.network.hubs:
        strategies = {strategy.id for strategy in site.network.strategies_of_hub[id]}
        others = [found for found in site.page(f"hubs/{id}/").ids if found not in strategies]
        assert len(others) == len(set(others)), id
        possible = [found for found in others if re.fullmatch(ID_PATTERN, found)]
        assert [found for found in possible if not PAGE_IDS.fullmatch(found)] == [], id


def test_every_claim_and_every_strategy_leads_back_to_its_source(site: Site) -> None:
    """From a partner's claim to the principle, from there to the source's part; from a strategy to what it serves."""
    network = site.network
    for claims in network.claims_of_partner.values():
        for claim in claims:
            of_claim = f"partners/{claim.partner.id}/", f"[id='principle-{claim.principle.id}']"
            assert f"principles/{claim.principle.id}/" in site.page(of_claim[0]).links(of_claim[1]), of_claim
    for principle in network.principles.values():
        links = site.page(f"principles/{principle.id}/").links()
        for entry in principle.provenance:
            source = f"sources/{entry.source.id}/"
            expected = [f"{source}#{one.id}" for one in entry.recommendations] or [source]
            assert links.issuperset(expected), principle.id
            assert all(site.has(target) for target in expected)
            for one in entry.recommendations:
                part = site.page(source).one(f"section[aria-labelledby='section-part-{one.part}']")
                assert part.css(f"[id='{one.id}']"), one.id
    for strategy in network.strategies():
        links = site.page(f"hubs/{strategy.hub.id}/").links(f"[id='{strategy.id}']")
        assert links.issuperset(f"principles/{principle.id}/" for principle in strategy.principles), strategy.id
        to = {f"sources/{one.source}/#{one.id}" for one in strategy.recommendations}
        assert links.issuperset(to), strategy.id
        assert all(site.has(target) for target in to)
        assert strategy.principles or strategy.recommendations, strategy.id


def test_a_hubs_badge_says_what_is_true_now_and_why(site: Site) -> None:
    for id, hub in site.network.hubs.items():
        facts = json.loads(site.read(f"badges/hubs/{id}.json"))
        said = facts["shields"]["message"]
        picture = site.read(f"badges/hubs/{id}.svg")
        assert f"{hub.name} hub: {said} (how far its plan is" in picture.replace("&#39;", "'"), id
        assert "alignment" not in picture
        strategies = site.network.strategies_of_hub[id]
        planned, proven = facts["rules"]
        assert planned["met_by"] == [s.id for s in strategies if s.lead and s.measure]
        at_work = [s for s in strategies if s.status in ("underway", "achieved")]
        assert proven["met_by"] == [s.id for s in at_work if any(e.grade != "rationale" for e in s.evidence)]
        assert {one["strategy"] for one in planned["missed_by"]} == {s.id for s in strategies} - {*planned["met_by"]}
        if hub.status in ("merged", "closed"):
            assert (facts["level"], facts["next"], said) == (None, None, hub.status.title()), id
            continue
        level = {"forming": "Forming", "planned": "Planned", "evidence-based": "Evidence-based"}[facts["level"]]
        assert said == level
        panel = " ".join(site.page(f"hubs/{id}/").one("section[aria-labelledby=section-badge]").text().split())
        assert level in panel
        assert (facts["next"] is None) == (facts["level"] == "evidence-based"), id
        if facts["next"]:
            assert facts["next"]["asks"] in panel, id
        for one in proven["missed_by"]:
            (title,) = (s.title for s in strategies if s.id == one["strategy"])
            assert f"{title}: " in panel
            assert "no evidence of grade promising or better" in panel.partition(f"{title}: ")[2][:80]


def test_every_recommendation_says_who_works_on_it_or_that_nobody_does(site: Site) -> None:
    page = site.page("sources/for-each-and-every-child/")
    without = 0
    for recommendation in site.network.recommendations():
        block = page.one(f"[id='{recommendation.id}']")
        found = site.network.strategies_for_recommendation[recommendation.id]
        links = {page.resolve(a.attributes["href"] or "") for a in block.css("a[href]")}
        assert {f"hubs/{s.hub.id}/#{s.id}" for s in found} <= links, recommendation.id
        ended = [s for s in found if s.status == "stopped" or s.hub.status in ("merged", "closed")]
        at_present = "No strategy works on it at present" in block.text()
        assert at_present == (bool(found) and len(ended) == len(found)), recommendation.id
        assert ("No strategy works on it yet" in block.text()) == (not found), recommendation.id
        assert ("Stopped, or ended with its hub" in block.text()) == bool(ended), recommendation.id
        without += at_present or not found
    facts = dict(zip(page.all("aside dt"), page.all("aside dd"), strict=True))
    (open_ones,) = (dd.text() for dt, dd in facts.items() if dt.text() == "Without one")
    assert int(open_ones) == without
    assert "No strategy works on it at present" in page.text("[id='F-9']")
    assert "Digital access hub (Closed)" in page.text("[id='F-6']")


def test_each_part_of_a_source_names_the_partners_on_its_principle_by_stance(site: Site) -> None:
    page = site.page("sources/for-each-and-every-child/")
    labels = {"Lead": "leads", "Practice": "practices", "Endorse": "endorses", "Have a reservation": "reserves"}
    for principle in site.network.principles.values():
        (block,) = [node for node in page.all("details.takers") if f"on {principle.name}:" in node.text()]
        claims = [c for c in site.network.claims_on_principle[principle.id] if c.partner.status != "former"]
        told = {
            first(p, "strong").text().rstrip(":"): [page.resolve(a.attributes["href"] or "") for a in p.css("a")]
            for p in block.css("p")
            if p.css("strong")
        }

        def links(those: Iterable[Claim]) -> list[str]:
            return [f"partners/{c.partner.id}/#principle-{c.principle.id}" for c in those]

        for label, stance in labels.items():
            assert told.get(label, []) == links(c for c in claims if c.stance == stance), principle.id
        shown = (c for c in claims if c.standing.evidenced_until and c.standing.evidenced_until >= TODAY)
        assert told["Of those who lead or practice, these show evidence that is current"] == links(shown)


def test_levels_say_who_works_there_what_is_planned_and_where_nothing_is_recorded(tmp_path: Path) -> None:
    hub = str(SMALL["hubs/ohio.md"]).replace(
        "- id: levies\n",
        "- {id: bonds, title: Bonds, status: stopped, level: federal, principles: [teaching]}\n"
        "            - id: levies\n",
    )
    site = build(write_tree(tmp_path, {**SMALL, "hubs/ohio.md": hub, "mkdocs.yml": PLAIN}))
    page = site.page("levels/")
    text = page.text()
    assert "At 2 levels nobody works and nothing is planned: Federal and School." in text
    (district,) = [row for row in page.all("li.record") if first(row, "h3").text().strip() == "District"]
    rows = {
        " ".join(first(d, "dt").text().split()): " ".join(first(d, "dd").text().split())
        for d in district.css("dl > div")
    }
    assert rows == {
        "School finance": "Practice or lead: Ohio Rural Teachers Alliance",
        "Teaching": "Endorse: Ohio Rural Teachers Alliance Strategies: Teacher residencies",
    }
    (federal,) = [row for row in page.all("li.record") if first(row, "h3").text().strip() == "Federal"]
    assert "Bonds" not in federal.text(), "what was stopped is not planned"
    assert "Bonds" in site.page("levels/federal/").text("section[aria-labelledby=section-strategies]")


PLANTED = {
    # name: its fields, and what /needs/ says of it; None if it is not proposed
    "Akron Press": (
        "based_in: us-oh, levels: [state], alignment: [{principle: teaching, stance: endorses}]",
        "It offers in-kind support; is based in Ohio; stands behind Teaching.",
    ),
    "Book Bank": (
        "serves: [us], levels: [district]",
        (
            "It offers in-kind support; serves the United States, around Ohio and West Virginia; "
            "works at the level District."
        ),
    ),
    "Canal Printers": (
        "serves: [us-oh, us-wv]",
        "It offers in-kind support; serves Ohio and West Virginia.",
    ),
    "Dayton Bindery": (
        "based_in: us-oh-dayton, levels: [district]",
        "It offers in-kind support; works in Dayton, in Ohio; works at the level District.",
    ),
    "Erie Paper": (
        "serves: [us-mi], levels: [district, school], alignment: [{principle: teaching, stance: endorses}]",
        "It offers in-kind support; works at the level District; stands behind Teaching.",
    ),
    "Flint Type": ("serves: [us-mi], alignment: [{principle: teaching, stance: reserves, statement: Wait.}]", None),
    "Great Lakes Ink": ("serves: [us-oh], status: paused", None),
    "Huron Glue": ("serves: [us-wv], alignment: []", "It offers in-kind support; serves West Virginia."),
}
ORDER = ["Book Bank", "Canal Printers", "Dayton Bindery", "Akron Press", "Huron Glue", "Erie Paper"]
"""Two places and a level, two places, a place and a level, a place and a principle, a place, and no place."""


def test_a_planted_need_is_shown_with_exactly_those_who_could_meet_it_and_why(tmp_path: Path) -> None:
    slugs = {name: name.casefold().replace(" ", "-") for name in PLANTED}
    records = {
        f"partners/{slugs[name]}.yml": f"""
            {{name: {name}, kind: advocacy, summary: They print., {fields},
            contributes: [{{type: in-kind, what: A press}}, {{type: expertise, what: Proofs}}]}}
            """
        for name, (fields, _) in PLANTED.items()
    }
    hub = str(SMALL["hubs/ohio.md"])
    hub = hub.replace("needs: [{type: capacity, what: Two evaluators}]", "needs: [{type: in-kind, what: Our primers}]")
    hub = hub.replace("places: [us-oh]", "places: [us-oh, us-wv]")
    site = build(write_tree(tmp_path, {**SMALL, **records, "hubs/ohio.md": hub, "mkdocs.yml": PLAIN}))

    (need,) = [row for row in site.page("needs/").all("li.need") if "Our primers" in row.text()]
    rows = [[" ".join(p.text().split()) for p in row.css("a, p")] for row in need.css(".fits li")]
    assert rows == [[name, "A press", PLANTED[name][1]] for name in ORDER]
    assert " ".join(first(need, "summary").text().split()) == "6 partners fit"

    for name, (_, why) in PLANTED.items():
        page = site.page(f"partners/{slugs[name]}/")
        rows = [
            [" ".join(part.text().split()) for part in row.css("p, span")][1:]
            for row in page.all("section[aria-labelledby=section-helps] li")
            if "Our primers" in row.text()
        ]
        assert [(what, told) for what, _, _, told in rows] == ([("Our primers", why)] if why else []), name


def test_more_fits_than_are_shown_are_counted(tmp_path: Path) -> None:
    """At most fifty rows are shown for a need, and three needs of a type to a partner; the numbers are of all."""
    seeks = [f"{{type: in-kind, what: Thing {n}}}" for n in range(7)]
    many = {
        f"partners/giver-{n:02}.yml": f"""
            {{name: Giver {n:02}, kind: advocacy, summary: It gives., serves: [us-wv],
            contributes: [{{type: in-kind, what: A thing}}]}}
            """
        for n in range(60)
    }
    asker = f"""
        {{name: Asker, kind: advocacy, summary: It asks., serves: [us-wv], seeks: [{", ".join(seeks)}]}}
        """
    site = build(write_tree(tmp_path, {**SMALL, **many, "partners/asker.yml": asker, "mkdocs.yml": PLAIN}))
    (need,) = [row for row in site.page("needs/").all("li.need") if "Thing 3" in row.text()]
    assert "60 partners fit" in need.text()
    assert "the first 50 of 60" in need.text()
    assert [first(row, "a").text() for row in need.css(".fits li")] == [f"Giver {n:02}" for n in range(50)]
    page = site.page("partners/giver-07/")
    section = page.one("section[aria-labelledby=section-helps]")
    assert first(section, ".section-head .num").text().strip() == "8", "seven of the asker, and one of ORTA"
    assert "the first 3 of 8" in section.text()
    assert len(section.css("li")) == 3
    assert "needs/?contribution=in-kind" in page.links("section[aria-labelledby=section-helps]")


@pytest.mark.parametrize(("endorse", "named"), [(48, 48), (49, 24)])
def test_a_sentence_names_no_more_than_a_reader_reads(endorse: int, named: int, tmp_path: Path) -> None:
    record = """
        {{name: Member {n:02}, kind: advocacy, summary: It helps., hubs: [{{hub: finance}}],
        alignment: [{{principle: teaching, stance: endorses}}]}}
        """
    more = {f"partners/member-{n:02}.yml": record.format(n=n) for n in range(1, endorse)}
    site = build(write_tree(tmp_path, {**SMALL, **more, "mkdocs.yml": PLAIN}))
    page = site.page("hubs/finance/")
    (sentence,) = [p for p in page.all("#principle-teaching p") if "Endorse" in p.text()]
    names = [link.text() for link in sentence.css("a") if "#principle-teaching" in (link.attributes["href"] or "")]
    everybody = [*(f"Member {n:02}" for n in range(1, endorse)), "Ohio Rural Teachers Alliance"]
    assert names == everybody[:named]
    assert (f"the first 24 of {endorse}" in sentence.text()) == (named < endorse)
    members = page.text("[aria-labelledby=section-members]")
    assert all(name in members for name in everybody)


def test_the_rule_is_printed_in_full(site: Site) -> None:
    page = site.page("needs/")
    assert "needs/#section-rule" in page.links(".callout")
    rule = page.text("section[aria-labelledby=section-rule]")
    for said in ("around it", "within it", "endorses", "taken up", "paused", "works on it already", "fits every offer"):
        assert said in rule, said
