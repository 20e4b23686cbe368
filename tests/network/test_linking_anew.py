"""Linking after an edit: what is the same is taken over, and the network is as if all had been linked."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from network_directory.network import Network, build_network
from network_directory.records import Entry, Kind, Records, models
from network_directory.records.fields import DeclaredField, fields_of

from ..trees import examples
from .builders import TODAY
from .graphs import difference

World = dict[str, Any]
"""What the files of a network say: records by kind and id, and tables."""
Edit = Callable[[World], None]

PARTNERS, HUBS, PRINCIPLES = ("ash", "birch", "cedar", "elm"), ("east", "north", "west"), ("funds", "paths", "teachers")
SOURCES, PLACES, NOBODY = ("atlas", "report"), ("us-oh", "us-oh-dayton", "us", "lakes"), "nobody"
KINDS, LEVELS, TERMS = ("school", "union"), ("federal", "state", "district"), ("data", "story")
FIELDS = ("motto", "size")
NAMES = ("Alpha", "The Alpha", "Álamo", "9 Mile", "10 Mile", "zeta")

dates = st.sampled_from(["2019", "2022-03", "2023-11-24", "2025-02-28", "2025-02", "2026-11-24", "2026-12-01"])
signed = st.fixed_dictionaries({"on": dates, "by": st.sampled_from(["Office", "Staff"])})
names = st.sampled_from(NAMES)
texts = st.sampled_from(["One thing.", "Another thing."])
types = st.sampled_from(["expertise", "capacity", "in-kind", "leadership"])
needs = st.lists(st.fixed_dictionaries({"type": types, "what": texts}), max_size=2)


def some(*ids: str) -> st.SearchStrategy[list[str]]:
    """Some of the ids, and perhaps one that names nothing."""
    return st.lists(st.sampled_from([*ids, NOBODY]), max_size=3, unique=True)


def one(*ids: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*ids, NOBODY])


def each(field: str, ids: tuple[str, ...], **others: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Entries, of which no two say the same in the field."""
    entry = st.fixed_dictionaries({field: one(*ids)}, optional=others)
    return st.lists(entry, max_size=3, unique_by=lambda entry: entry[field])


def _with_ids(plan: dict[str, Any]) -> dict[str, Any]:
    return {**plan, "strategies": [{**entry, "id": f"s{number}"} for number, entry in enumerate(plan["strategies"])]}


evidence = st.lists(st.fixed_dictionaries({"title": texts}, optional={"date": dates, "kind": one(*TERMS)}), max_size=2)
alignment = each("principle", PRINCIPLES, evidence=evidence, reviewed=signed).flatmap(
    lambda claims: st.lists(
        st.sampled_from(["endorses", "practices", "leads", "reserves", "not-applicable"]),
        min_size=len(claims),
        max_size=len(claims),
    ).map(lambda stances: [{**claim, "stance": stance} for claim, stance in zip(claims, stances, strict=True)])
)
strategy = st.fixed_dictionaries(
    {"title": texts},
    optional={
        "status": st.sampled_from(["proposed", "underway", "achieved", "stopped"]),
        "principles": some(*PRINCIPLES),
        "recommendations": some("F-1", "F-2"),
        "level": one(*LEVELS),
        "places": some(*PLACES),
        "lead": one(*PARTNERS),
        "partners": some(*PARTNERS),
        "needs": needs,
        "evidence": st.just([{"title": "Study", "grade": "strong"}]),
        "measure": st.just(
            {"what": "Seats", "baseline": {"value": "4", "on": "2024"}, "target": {"value": "9", "by": "2028"}}
        ),
    },
)
plan = st.fixed_dictionaries(
    {"aim": texts, "strategies": st.lists(strategy, max_size=2)}, optional={"updated": dates}
).map(_with_ids)
common: Mapping[str, st.SearchStrategy[Any]] = {
    "formerly": st.just(["once"]),
    "accept": st.just({"ND315": "So."}),
    "about": texts,
}
VALUES: Mapping[str, Mapping[str, st.SearchStrategy[Any]]] = {
    "partners": {
        **common,
        "name": names,
        "also_known_as": st.just(["A"]),
        "kind": one(*KINDS),
        "summary": texts,
        "url": st.just("https://a.example"),
        "logo": st.just("a.png"),
        "logo_alt": texts,
        "founded": st.just("1998"),
        "based_in": one(*PLACES),
        "serves": some(*PLACES),
        "levels": some(*LEVELS),
        "languages": st.just(["en"]),
        "status": st.sampled_from(["active", "paused", "former"]),
        "succeeded_by": one(*PARTNERS),
        "joined": dates,
        "confirmed": signed,
        "hubs": each("hub", HUBS, role=st.sampled_from(["convener", "member", "adviser"]), since=dates),
        "contributes": needs,
        "seeks": needs,
        "alignment": alignment,
        "contact": st.just({"email": "office@a.example"}),
        "identifiers": st.just({"wikidata": "Q42"}),
        "extra": st.dictionaries(st.sampled_from(FIELDS), texts),
    },
    "hubs": {
        **common,
        "name": names,
        "focus": st.just("issue"),
        "place": one(*PLACES),
        "principle": one(*PRINCIPLES),
        "issue": one("access"),
        "summary": texts,
        "status": st.sampled_from(["forming", "active", "closed"]),
        "merged_into": one(*HUBS),
        "parent": one(*HUBS),
        "plan": plan,
        "extra": st.dictionaries(st.sampled_from(FIELDS), texts),
    },
    "principles": {
        **common,
        "name": names,
        "number": st.sampled_from(["1", "2"]),
        "question": texts,
        "statement": texts,
        "status": st.sampled_from(["active", "retired"]),
        "on": dates,
        "replaced_by": one(*PRINCIPLES),
        "provenance": each("source", SOURCES, part=st.just("1"), recommendations=some("F-1", "F-2")),
        "stances": st.just({"leads": "Shows others how."}),
    },
    "sources": {
        **common,
        "title": names,
        "publisher": texts,
        "date": dates,
        "url": st.just("https://report.example"),
        "citation": texts,
        "rights": texts,
        "numbered": st.sampled_from(["true", "false"]),
        "parts": st.just([{"id": "1", "title": "One", "recommendations": [{"id": "F-2", "text": "Pay."}]}]),
    },
}
"""What each field of a record may say."""
IDS = {"partners": PARTNERS, "hubs": HUBS, "principles": PRINCIPLES, "sources": SOURCES}
MODELS: Mapping[str, type[BaseModel]] = {kind.plural: kind.model for kind in Kind}
WORLD: World = {
    "partners": {
        "ash": {
            "serves": ["us-oh-dayton"],
            "hubs": [{"hub": "east"}, {"hub": "north", "role": "convener"}],
            "alignment": [{"principle": "funds", "stance": "leads", "evidence": [{"title": "E", "date": "2025-02"}]}],
            "seeks": [{"type": "expertise", "what": "Advice"}],
        },
        "birch": {"based_in": "us-oh", "status": "former", "succeeded_by": "ash"},
        "cedar": {"levels": ["state"], "contributes": [{"type": "expertise", "what": "Advice"}]},
    },
    "hubs": {
        "east": {"place": "us-oh", "plan": {"aim": "A", "strategies": [{"id": "s0", "title": "S", "lead": "cedar"}]}},
        "north": {"principle": "funds", "parent": "east"},
    },
    "principles": {"funds": {"number": "1"}, "paths": {"number": "2"}},
    "sources": {"report": {"parts": [{"id": "1", "title": "One", "recommendations": [{"id": "F-1", "text": "So."}]}]}},
    "places": {
        "us": {"name": "United States", "kind": "country"},
        "us-oh": {"name": "Ohio", "kind": "state", "parent": "us"},
        "us-oh-dayton": {"name": "Dayton", "kind": "city", "parent": "us-oh", "codes": {"fips": "1", "gnis": "2"}},
    },
    "vocabulary": {
        "partner_kinds": {id: {"name": id} for id in KINDS},
        "levels": {id: {"name": id} for id in LEVELS},
        "issues": {"access": {"name": "Access"}},
        "evidence_kinds": {id: {"name": id} for id in TERMS},
        "extra_fields": {id: {"name": id} for id in FIELDS},
    },
    "badges": {"levels": [{"id": "declared", "name": "Declared", "needs": {"stated": "1"}}]},
    "endings": {},
    "day": TODAY,
}
REQUIRED: Mapping[str, Mapping[str, Any]] = {
    "partners": {"name": "Alpha", "kind": "school", "summary": "It does things."},
    "hubs": {"name": "Alpha", "focus": "issue", "summary": "It does things."},
    "principles": {"name": "Alpha", "statement": "So.", "provenance": []},
    "sources": {"title": "Alpha", "parts": []},
    "places": {"name": "Alpha", "kind": "region"},
}


def write(kind: str, id: str, field: str, value: Any) -> Edit:
    return lambda world: world[kind].setdefault(id, {}).update({field: value})


def empty(kind: str, id: str, field: str) -> Edit:
    return lambda world: world[kind].get(id, {}).pop(field, None)


def delete(kind: str, id: str) -> Edit:
    return lambda world: world[kind].pop(id, None)


def rename(kind: str, old: str, new: str) -> Edit:
    def edit(world: World) -> None:
        if old in world[kind]:
            world[kind][new] = world[kind].pop(old)

    return edit


def turn_round(table: str, key: str) -> Edit:
    """The same words in another order."""

    def edit(world: World) -> None:
        if key in world[table]:
            world[table][key] = dict(reversed(world[table][key].items()))

    return edit


def edit_of(kind: str) -> st.SearchStrategy[Edit]:
    """An edit of one record: a field, its form, whether it is there, what it is called."""
    id = st.sampled_from(IDS[kind])
    fields = st.sampled_from(sorted(VALUES[kind]))
    return st.one_of(
        st.tuples(id, fields).flatmap(lambda at: st.builds(write, *map(st.just, (kind, *at)), VALUES[kind][at[1]])),
        st.builds(empty, st.just(kind), id, fields),
        st.builds(delete, st.just(kind), id),
        st.builds(rename, st.just(kind), id, id),
        st.builds(write, st.just("endings"), id, st.just(kind), st.sampled_from([".md", ".yml"])),
    )


tables = st.one_of(
    st.builds(write, st.just("places"), st.sampled_from(PLACES[:3]), st.just("name"), names),
    st.builds(write, st.just("places"), st.just("us-oh-dayton"), st.just("parent"), st.sampled_from(["us", "us-oh"])),
    st.builds(delete, st.just("places"), st.sampled_from(PLACES)),
    st.just(turn_round("places", "us-oh-dayton")),
    st.builds(turn_round, st.just("vocabulary"), st.sampled_from(sorted(WORLD["vocabulary"]))),
    st.builds(
        write, st.just("vocabulary"), st.just("levels"), st.just("state"), names.map(lambda name: {"name": name})
    ),
    st.builds(write, st.just("vocabulary"), st.just("extra_fields"), st.just("size"), st.just({"name": "Members"})),
    st.builds(
        lambda rule, need: lambda world: world["badges"]["levels"][0].update(needs={rule: need}),
        st.sampled_from(["stated", "evidenced", "reviewed"]),
        st.sampled_from(["1", "2"]),
    ),
    st.builds(
        lambda months: lambda world: world["badges"].update(validity_months={"evidence": months}),
        st.sampled_from(["1", "60"]),
    ),
    st.builds(lambda days: lambda world: world.update(day=TODAY + timedelta(days)), st.sampled_from([-700, 0, 30])),
)
edits = st.one_of(edit_of("partners"), edit_of("partners"), *(edit_of(kind) for kind in VALUES), tables)


class Folder:
    """Reads a world again and again: the entry of what stayed the same is the same object."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str], tuple[Any, Entry[Any]]] = {}

    def records(self, world: World) -> Records:
        return Records(
            **{kind: {id: self._entry(world, kind, id) for id in sorted(world[kind])} for kind in MODELS},
            places={
                id: models.Place.model_validate({**REQUIRED["places"], **place})
                for id, place in world["places"].items()
            },
            vocabulary=models.Vocabulary.model_validate(world["vocabulary"]),
            badges=models.BadgeRules.model_validate(world["badges"]),
        )

    def _entry(self, world: World, kind: str, id: str) -> Entry[Any]:
        said = REQUIRED[kind] | world[kind][id]
        file = f"{kind}/{id}{world['endings'].get(id, {}).get(kind, '.yml')}"
        if self._read.get((kind, id), (None,))[0] != (file, said):
            entry = Entry(id, file, MODELS[kind].model_validate(said))
            self._read[kind, id] = ((file, deepcopy(said)), entry)
        return self._read[kind, id][1]


@pytest.mark.parametrize("kind", sorted(VALUES))
def test_every_field_that_names_something_is_tried(kind: str) -> None:
    fields = fields_of(MODELS[kind])
    assert {name for name, field in fields.items() if _names_something(field)} <= VALUES[kind].keys() <= fields.keys()


def _names_something(field: DeclaredField) -> bool:
    return bool(field.ref or (field.group and any(map(_names_something, fields_of(field.group).values()))))


@settings(max_examples=examples(60))
@given(st.lists(st.lists(edits, min_size=1, max_size=3), min_size=1, max_size=8))
def test_a_network_linked_anew_is_what_it_is_linked_whole(saves: list[list[Edit]]) -> None:
    folder, world = Folder(), deepcopy(WORLD)
    network = build_network(folder.records(world), world["day"])
    for save in saves:
        for edit in save:
            edit(world)
        records = folder.records(world)
        network = build_network(records, world["day"], network)
        assert difference(network, build_network(records, world["day"])) is None


def linked(world: World, folder: Folder, earlier: Network | None = None, day: date = TODAY) -> Network:
    return build_network(folder.records(world), day, earlier)


def after(edit: Edit) -> tuple[Network, Network]:
    """A network, and what it is after an edit."""
    folder, world = Folder(), deepcopy(WORLD)
    before = linked(world, folder)
    before.badges.work_out_all()
    edit(world)
    return before, linked(world, folder, before)


def test_an_edit_of_a_partner_leaves_the_others_what_they_are() -> None:
    before, now = after(write("partners", "cedar", "summary", "Another thing."))
    assert now.partners["cedar"].summary == "Another thing."
    assert now.strategies_of_hub["east"][0].lead is now.partners["cedar"]
    assert now.frame is before.frame
    assert now.hubs["east"] is before.hubs["east"]
    for id in ("ash", "birch"):
        assert now.partners[id] is before.partners[id]
        assert now.badges[id] is before.badges[id]
        assert now.claims_of_partner[id] is before.claims_of_partner[id]
        assert now.memberships_of_partner[id] is before.memberships_of_partner[id]


def test_no_network_keeps_the_one_before_it() -> None:
    before, now = after(write("partners", "cedar", "summary", "Another thing."))
    earlier = weakref.ref(before)
    del before
    gc.collect()
    assert now.badges["cedar"].rules
    assert earlier() is None


def test_an_edit_of_a_hub_leaves_its_members_what_they_are() -> None:
    before, now = after(write("hubs", "north", "name", "Aardvark"))
    assert [membership.hub.name for membership in now.memberships_of_partner["ash"]] == ["Aardvark", "Alpha"]
    assert now.partners["ash"] is before.partners["ash"]
    assert now.claims_of_partner["ash"] is before.claims_of_partner["ash"]


def test_a_place_called_otherwise_is_so_everywhere() -> None:
    _, now = after(write("places", "us-oh", "name", "Buckeye State"))
    assert now.partners["birch"].based_in is now.hubs["east"].place is now.places["us-oh"]
    assert now.places["us-oh"].name == "Buckeye State"
