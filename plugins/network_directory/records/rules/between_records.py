"""What must hold between records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

from pydantic import BaseModel

from ..answers import Phrase, answer
from ..briefs import Brief, KeptBrief, Mark, marks
from ..entries import Draft, Drafts
from ..fields import named
from ..gazetteer import built_in_places
from ..geography import around, check_points
from ..models import ENDED, Hub, Partner, Place
from ..problems import Problem

M = TypeVar("M", bound=BaseModel)


def check_between(drafts: Drafts) -> Iterator[Problem]:
    """Problems of records that do not fit together."""
    yield from _old_ids(drafts)
    yield from _circles(drafts.hubs, answer("hub"), "parent")
    yield from _circles(drafts.hubs, answer("hub"), "merged_into")
    yield from _circles(drafts.hubs, answer("hub"), "merged_into", "parent")
    yield from _circles(drafts.partners, answer("partner"), "succeeded_by")
    yield from _circles(drafts.principles, answer("principle"), "replaced_by")
    yield from _circles_of_places(drafts.places)
    yield from _ended_hubs(drafts.hubs)
    yield from _members_of_ended_hubs(drafts)
    yield from check_points(drafts)
    yield from _leads(drafts)
    yield from _look_alikes(drafts.partners)
    yield from _recommendations(drafts)


def _old_ids(drafts: Drafts) -> Iterator[Problem]:
    for table in (drafts.partners, drafts.hubs, drafts.principles, drafts.sources):
        taken: dict[str, str] = {}
        for draft in table.values():
            for index, old in enumerate(getattr(draft.brief, "formerly", ())):
                at = draft.at("formerly", index)
                if old in table:
                    holder = table[old].file
                    yield Problem(draft.file, at, "ND302", answer("old-id-in-use", id=old, file=holder))
                elif old in taken:
                    yield Problem(draft.file, at, "ND302", answer("old-id-taken", id=old, file=taken[old]))
                else:
                    taken[old] = draft.file


def _circles(table: Mapping[str, Draft[M]], what: Phrase, *fields: str) -> Iterator[Problem]:
    """A problem for each circle in which these fields, and no fewer of them, lead from record to record.

    Of a record that has several of the fields the first is followed.
    """
    steps: dict[str, tuple[str, str]] = {}
    for id, draft in table.items():
        brief = draft.brief
        if followed := next((field for field in fields if getattr(brief, field, None)), None):
            steps[id] = followed, getattr(brief, followed)
    settled: set[str] = set()
    for start in steps:
        way: dict[str, None] = {}
        here = start
        while here in steps and here not in settled and here not in way:
            way[here] = None
            here = steps[here][1]
        if here in way:
            circle = list(way)[list(way).index(here) :]
            if {steps[id][0] for id in circle} == set(fields):
                # One mistake made the circle, so it is told of once.
                first = table[next(id for id in circle if steps[id][0] == fields[0])]
                shown = " → ".join([*circle, circle[0]])
                others = tuple(sorted({table[id].file for id in circle} - {first.file}))
                phrase = answer("circle", way=shown, what=what, field=fields[0])
                if others:
                    phrase = answer("circle-of-several", way=shown, what=what, field=fields[0], files=others)
                yield Problem(first.file, first.at(fields[0]), "ND304", phrase)
        settled.update(way)


def _circles_of_places(places: Mapping[str, Draft[Place]]) -> Iterator[Problem]:
    """A problem for each circle of places. As a place may lie in several, circles can meet, and each is opened once."""
    around = {
        id: [other for other in (place.parent, *place.within) if other in places]
        for id, draft in places.items()
        if (place := draft.sound)
    }
    while True:
        try:
            TopologicalSorter(around).prepare()
        except CycleError as error:
            inner = error.args[1][::-1]  # graphlib goes from what comes first, the outer place, to the inner one
            draft, outer = places[inner[0]], inner[1]
            assert draft.sound
            by_parent = draft.sound.parent == outer
            at = draft.at("parent") if by_parent else draft.at("within", draft.sound.within.index(outer))
            way = " → ".join(inner)
            phrase = answer("circle-within", way=way)
            if by_parent:
                phrase = answer("circle", way=way, what=answer("place"), field="parent")
            yield Problem(draft.file, at, "ND304", phrase)
            around[draft.id].remove(outer)
        else:
            return


def _ended_hubs(hubs: Mapping[str, Draft[Hub]]) -> Iterator[Problem]:
    """Hubs that send readers on to one whose work has ended. Those that come back to where they began are circles."""
    for draft in hubs.values():
        hub = draft.sound
        if hub is None:
            continue
        # Whether what has ended itself was a part of something matters no more.
        for field in ("merged_into",) if hub.status in ENDED else ("merged_into", "parent"):
            to = hubs.get(getattr(hub, field) or "")
            target = to.sound if to else None
            if to is None or target is None or target.status not in ENDED:
                continue
            heirs = _heirs(to, hubs)
            last = hubs[heirs[-1]].sound if heirs else None
            if draft.id in (to.id, *heirs):
                continue
            heir = heirs[-1] if last and last.status not in ENDED else None
            phrase = _leads_to_an_ended_hub(target.name, heir, needed=field != "parent")
            yield Problem(draft.file, draft.at(field), "ND317", phrase, heir)


def _leads_to_an_ended_hub(name: str, heir: str | None, *, needed: bool) -> Phrase:
    if heir:
        or_none = answer("leads-to-a-merged-hub-or-none", name=name, heir=heir)
        return answer("leads-to-a-merged-hub", name=name, heir=heir) if needed else or_none
    or_none = answer("leads-to-an-ended-hub-or-none", name=name)
    return answer("leads-to-an-ended-hub", name=name) if needed else or_none


def _members_of_ended_hubs(drafts: Drafts) -> Iterator[Problem]:
    """Partners that say of themselves that they belong to a hub in which nobody works any more."""
    ended = {named("hub", id) for id, hub in drafts.hubs.items() if hub.sound and hub.sound.status in ENDED}
    for draft in drafts.partners.values() if ended else ():
        if ended.isdisjoint(draft.made.names):
            continue
        partner = draft.sound
        if partner is None or partner.status == "former":
            continue
        own = {entry.hub for entry in partner.hubs}
        for index, entry in enumerate(partner.hubs):
            joined = drafts.hubs.get(entry.hub)
            hub = joined.sound if joined else None
            if joined is None or hub is None or hub.status not in ENDED:
                continue
            heirs = _heirs(joined, drafts.hubs)
            last = drafts.hubs[heirs[-1]].sound if heirs else None
            heir = heirs[-1] if last and last.status not in ENDED else None
            if heir is None:
                phrase = answer("ended-hub-closed", name=hub.name, status=hub.status)
            elif heir in own:
                phrase = answer("ended-hub-joined", name=hub.name, heir=heir)
            else:
                phrase = answer("ended-hub-merged", name=hub.name, heir=heir)
            better = None if heir in own else heir
            yield Problem(draft.file, draft.at("hubs", index, "hub"), "ND325", phrase, better)


def _heirs(draft: Draft[Hub], hubs: Mapping[str, Draft[Hub]]) -> list[str]:
    """The ids of the hubs that a merged one went into, one after the other."""
    heirs: list[str] = []
    while draft.sound and draft.sound.status == "merged" and (id := draft.sound.merged_into):
        if id not in hubs or id in heirs:
            break
        heirs.append(id)
        draft = hubs[id]
    return heirs


def _leads(drafts: Drafts) -> Iterator[Problem]:
    for hub in drafts.hubs.values():
        for index, strategy in enumerate(hub.sound.plan.strategies if hub.sound and hub.sound.plan else ()):
            draft = drafts.partners.get(strategy.lead or "")
            lead: Brief | None = draft.brief if draft else None
            if draft is None or lead is None or strategy.status in ("achieved", "stopped"):
                continue
            at = hub.at("plan", "strategies", index, "lead")
            if lead.status == "former":
                phrase = answer("lead-has-left", name=lead.name)
                if lead.succeeded_by:
                    phrase = answer("lead-has-left-to", name=lead.name, successor=lead.succeeded_by)
                yield Problem(hub.file, at, "ND310", phrase, lead.succeeded_by)
                continue
            unserved = _unserved(draft, lead, strategy.places, drafts)
            if unserved:
                phrase = answer("lead-elsewhere", name=lead.name, places=tuple(unserved))
                yield Problem(hub.file, at, "ND311", phrase)


def _unserved(draft: Draft[Partner], lead: Brief, places: Iterable[str], drafts: Drafts) -> list[str]:
    """The places of which a lead says neither that it serves them nor that it serves one around them.

    None if it says nothing, or if a fault keeps us from telling. To serve a part of a place is not enough: a school
    does not lead in the whole nation unless it says so.
    """
    own = {*lead.serves, *([lead.based_in] if lead.based_in else [])}
    wider = {place: around(place, drafts) for place in (*own, *places)}
    all_sound = all(_is_sound(place, drafts) for surroundings in wider.values() for place in surroundings)
    if not own or not all_sound or draft.faulty("serves") or draft.faulty("based_in"):
        return []
    return [place for place in places if not own & wider[place]]


def _is_sound(place: str, drafts: Drafts) -> bool:
    """Whether a place exists and it is known where it lies."""
    draft = drafts.places.get(place)
    if draft is None:
        return place in built_in_places()
    return draft.sound is not None and not draft.faulty("parent") and not draft.faulty("within")


def _recommendations(drafts: Drafts) -> Iterator[Problem]:
    """Strategies name recommendations without their source, so an id belongs to one source only."""
    taken: dict[str, str] = {}
    for draft in drafts.sources.values():
        own: set[str] = set()
        for p, part in enumerate(draft.sound.parts if draft.sound else ()):
            for r, recommendation in enumerate(part.recommendations):
                own.add(recommendation.id)
                if recommendation.id in taken:
                    at = draft.at("parts", p, "recommendations", r, "id")
                    phrase = answer("recommendation-elsewhere", id=recommendation.id, file=taken[recommendation.id])
                    yield Problem(draft.file, at, "ND218", phrase)
        taken |= {id: draft.file for id in own if id not in taken}


def _look_alikes(partners: Mapping[str, Draft[Partner]]) -> Iterator[Problem]:
    """Partners that may be one, of whom each pair is told of once."""
    holders: dict[tuple[str, str, bool], Draft[Partner]] = {}
    reported = set()
    for draft in partners.values():
        partner: Partner | KeptBrief | None = draft.brief
        for mark in marks(partner) if partner and partner.status != "former" else ():
            is_second = mark.alias is not None
            own = (mark.what, mark.value, is_second)
            first = holders.get((mark.what, mark.value, False))
            if (first is None or first is draft) and not is_second:
                first = holders.get((mark.what, mark.value, True))
            holders.setdefault(own, draft)
            if first and first is not draft and (first.id, draft.id) not in reported:
                reported.add((first.id, draft.id))
                phrase = answer("look-alike", what=_called(mark), file=first.file)
                yield Problem(draft.file, draft.at(*mark.path), "ND301", phrase, with_file=first.file)


def _called(mark: Mark) -> Phrase:
    if mark.what == "name":
        return answer("name")
    return answer("web-address") if mark.what == "url" else answer("registry-number", registry=mark.what.upper())
