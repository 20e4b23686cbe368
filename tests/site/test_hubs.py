"""Hub pages: a plan's measures drawn and told alike, and all that a strategy touches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

from network_directory.records.types import PartialDate, parse_date

from ..trees import copy_sample
from .sites import Site, build

WIDTH, HEIGHT = 600, 150


def measures(site: Site) -> Iterator[tuple[str, LexborNode]]:
    """Every measure of every hub's page."""
    for id in site.network.hubs:
        for figure in site.page(f"hubs/{id}/").all("figure.measure"):
            yield f"{id}: {figure.css_first('figcaption').text(strip=True)}", figure


def day_of(written: str, *, last: bool) -> date:
    """The day on which a chart shows a date: a target's is the last that it can mean."""
    found = parse_date(written)
    assert isinstance(found, PartialDate)
    return found.last_day if last else found.first_day


def test_what_a_chart_draws_is_what_its_table_says(site: Site) -> None:
    drawn = list(measures(site))
    assert len(drawn) == sum(1 for strategy in site.network.strategies() if strategy.measure)
    falling = 0
    for name, figure in drawn:
        rows = [
            (row.css_first("time").attributes["datetime"], float(re.sub(r"[^\d.-]", "", row.css_first(".num").text())))
            for row in figure.css("tbody tr")
        ]
        marks = sorted(figure.css("circle"), key=lambda mark: float(mark.attributes["cx"] or 0))
        told = [(mark.attributes["data-date"], float(mark.attributes["data-value"] or 0)) for mark in marks]
        assert [day for day, _ in told] == [day for day, _ in rows], name
        # The table rounds what is expected by today to one decimal.
        assert [value for _, value in told] == pytest.approx([value for _, value in rows], abs=0.051), name
        values = [value for _, value in told]
        low, high = min(values), max(values)
        days = [day_of(str(m.attributes["data-date"]), last="target" in str(m.attributes["class"])) for m in marks]
        for mark, (_, value), day in zip(marks, told, days, strict=True):
            height = (value - low) / (high - low) if high > low else 0.5
            along = (day - days[0]).days / (max(days) - days[0]).days
            assert float(mark.attributes["cy"] or 0) == pytest.approx((1 - height) * HEIGHT, abs=0.3), name
            assert float(mark.attributes["cx"] or 0) == pytest.approx(along * WIDTH, abs=0.3), name
        start, target = (figure.css_first(f"circle.{end}") for end in ("start", "target"))
        if float(target.attributes["data-value"] or 0) < float(start.attributes["data-value"] or 0):
            falling += 1
            assert float(target.attributes["cy"] or 0) > float(start.attributes["cy"] or 0), name
            assert "fewer" in figure.text().casefold(), f"{name}: nothing says that fewer is better"
    assert falling >= 5


def test_a_hub_says_what_its_plan_leaves_open(site: Site) -> None:
    for id, hub in site.network.hubs.items():
        page = site.page(f"hubs/{id}/")
        covered = {p.id for strategy in site.network.strategies_of_hub[id] for p in strategy.principles}
        assert all(principle in page.text() for principle in (p.name for p in site.network.principles.values()))
        for strategy in site.network.strategies_of_hub[id]:
            assert page.one(f"[id='{strategy.id}']").text().strip()
        if hub.aim and covered != set(site.network.principles):
            assert "No strategy of this hub covers" in page.text(), id


def test_every_recommendation_says_who_works_on_it_or_that_nobody_does(site: Site) -> None:
    page = site.page("sources/for-each-and-every-child/")
    for recommendation in site.network.recommendations():
        block = page.one(f"[id='{recommendation.id}']")
        found = site.network.strategies_for_recommendation[recommendation.id]
        links = {page.resolve(a.attributes["href"] or "") for a in block.css("a[href]")}
        assert {f"hubs/{s.hub.id}/#{s.id}" for s in found} <= links, recommendation.id
        assert ("No strategy" in block.text()) == (not found), recommendation.id


def test_a_planted_need_is_shown_with_who_could_meet_it_and_why(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path / "network")
    need = "{type: in-kind, what: A printing press}"
    hub = folder / "hubs/ohio.md"
    text = hub.read_text("utf-8").replace("- id: residencies", f"- id: residencies\n      needs: [{need}]", 1)
    hub.write_text(re.sub(r"\n      needs:\n        - \{type: capacity, what: Two evaluators.*?\}", "", text), "utf-8")
    offers = {
        "sycamore-landing-community-school": "A press in Dayton",
        "lake-effect-principals-guild": "A press in Milwaukee",
        "tule-fog-education-research-group": "A press in Fresno",
    }
    for id, what in offers.items():
        path = next(folder.glob(f"partners/{id}.*"))
        text = re.sub(r"^contributes:\n(?:  - .*\n(?:    .*\n)*)+", "", path.read_text("utf-8"), flags=re.M)
        path.write_text(text.replace("\nkind:", f"\ncontributes: [{{type: in-kind, what: {what}}}]\nkind:", 1), "utf-8")
    page = build(folder).page("needs/")
    (found,) = [row for row in page.all("li.need") if "A printing press" in row.text()]
    links = [a.attributes["href"] or "" for a in found.css(".fits a[href*='partners/']")]
    assert links[0].endswith("partners/lake-effect-principals-guild/"), "it alone serves all of Ohio"
    fits = found.css_first(".fits").text()
    assert "A press in Milwaukee" in fits
    assert "Appalachian Ohio" in fits
    assert "A press in Fresno" not in fits, "California shares no place with it"
