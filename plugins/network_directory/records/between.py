"""What must hold between records."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel

from .entries import Draft, Drafts
from .gazetteer import built_in_places
from .models import Partner
from .problems import Problem
from .types import fold

M = TypeVar("M", bound=BaseModel)


def check_between(drafts: Drafts) -> Iterator[Problem]:
    """Problems of records that do not fit together."""
    yield from _old_ids(drafts)
    yield from _circles(drafts.hubs, "parent", lambda hub: hub.parent)
    yield from _circles(drafts.hubs, "merged_into", lambda hub: hub.merged_into)
    yield from _circles(drafts.partners, "succeeded_by", lambda partner: partner.succeeded_by)
    yield from _circles(drafts.principles, "replaced_by", lambda principle: principle.replaced_by)
    yield from _circles(drafts.places, "parent", lambda place: place.parent)
    yield from _leads(drafts)
    yield from _look_alikes(drafts.partners)
    yield from _recommendations(drafts)


def _old_ids(drafts: Drafts) -> Iterator[Problem]:
    for table in (drafts.partners, drafts.hubs, drafts.principles, drafts.sources):
        taken: dict[str, str] = {}
        for draft in table.values():
            for index, old in enumerate(getattr(draft.sound, "formerly", ())):
                at = draft.at("formerly", index)
                if old in table:
                    holder = table[old].file
                    yield Problem(
                        draft.file, at, "ND302", f"'{old}' is the id of {holder} today; an old id must be free"
                    )
                elif old in taken:
                    yield Problem(
                        draft.file, at, "ND302", f"'{old}' leads to {taken[old]} already; keep it in one of the two"
                    )
                else:
                    taken[old] = draft.file


def _circles(table: Mapping[str, Draft[M]], field: str, following: Callable[[M], str | None]) -> Iterator[Problem]:
    """A problem for each circle in which `field` leads from record to record."""
    next_of = {id: following(draft.sound) for id, draft in table.items() if draft.sound}
    settled: set[str] = set()
    for start in next_of:
        way: dict[str, None] = {}
        here: str | None = start
        while here is not None and here in next_of and here not in settled and here not in way:
            way[here] = None
            here = next_of[here]
        if here in way:
            steps = list(way)
            circle = steps[steps.index(here) :]
            shown = " → ".join([*circle, circle[0]])
            first = table[circle[0]]  # one mistake made the circle, so it is told of once
            said = f"this goes round in a circle: {shown}; name another where it goes wrong, or delete that line"
            yield Problem(first.file, first.at(field), "ND304", said)
        settled.update(way)


def _leads(drafts: Drafts) -> Iterator[Problem]:
    for hub in drafts.hubs.values():
        for index, strategy in enumerate(hub.sound.plan.strategies if hub.sound and hub.sound.plan else ()):
            draft = drafts.partners.get(strategy.lead or "")
            lead = draft.sound if draft else None
            if draft is None or lead is None or strategy.status in ("achieved", "stopped"):
                continue
            at = hub.at("plan", "strategies", index, "lead")
            if lead.status == "former":
                successor = f"; its work is carried on by '{lead.succeeded_by}'" if lead.succeeded_by else ""
                yield Problem(
                    hub.file,
                    at,
                    "ND310",
                    f"'{lead.name}' has left the network{successor}; name another lead, or none",
                    lead.succeeded_by,
                )
                continue
            unserved = _unserved(draft, lead, strategy.places, drafts)
            if unserved:
                said = f"'{lead.name}' leads this in {', '.join(unserved)}, which its entry does not say it serves"
                yield Problem(hub.file, at, "ND311", f"{said}; add it there under serves:")


def _unserved(draft: Draft[Partner], lead: Partner, places: Iterable[str], drafts: Drafts) -> list[str]:
    """The places that a lead does not say it serves; none if it says nothing, or if a fault keeps us from telling."""
    own = {*lead.serves, *([lead.based_in] if lead.based_in else [])}
    around = {place: _around(place, drafts) for place in (*own, *places)}
    told = all(_is_sound(place, drafts) for found in around.values() for place in found)
    if not own or not told or draft.faulty("serves") or draft.faulty("based_in"):
        return []
    return [place for place in places if not own & around[place] and not any(place in around[mine] for mine in own)]


def _is_sound(place: str, drafts: Drafts) -> bool:
    """Whether a place exists and it is known where it lies."""
    draft = drafts.places.get(place)
    if draft is None:
        return place in built_in_places()
    return draft.sound is not None and not draft.faulty("parent") and not draft.faulty("within")


def _around(place: str, drafts: Drafts) -> set[str]:
    """A place and all the places that it is a part of or lies in."""
    found: set[str] = set()
    waiting = [place]
    while waiting:
        id = waiting.pop()
        if id in found:
            continue
        found.add(id)
        declared = drafts.places[id].sound if id in drafts.places else built_in_places().get(id)
        if declared:
            waiting += [*([declared.parent] if declared.parent else []), *declared.within]
    return found


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
                    said = f"recommendation '{recommendation.id}' stands in {taken[recommendation.id]} already"
                    yield Problem(draft.file, at, "ND218", f"{said}; choose another id")
        taken |= {id: draft.file for id in own if id not in taken}


def _look_alikes(partners: Mapping[str, Draft[Partner]]) -> Iterator[Problem]:
    groups: dict[tuple[str, str], list[Draft[Partner]]] = defaultdict(list)
    for draft in partners.values():
        if draft.sound and draft.sound.status != "former":
            groups["name", _folded(draft.sound.name)].append(draft)
            if draft.sound.url:
                groups["url", _bare(draft.sound.url)].append(draft)
    told = set()
    for (field, value), (first, *others) in groups.items():
        for other in others if value else ():
            if (first.id, other.id) not in told:
                told.add((first.id, other.id))
                what = "name" if field == "name" else "web address"
                said = f"the {what} is that of {first.file} too; if they are one organisation, keep one record"
                at = other.at(field)
                yield Problem(other.file, at, "ND301", f"{said} and list the other's id there under formerly:")


def _folded(name: str) -> str:
    """A name without case, accents, punctuation and words that say nothing."""
    words = re.findall(r"\w+", re.sub(r"['’]", "", fold(name).replace("&", " and ")))
    return " ".join(word for word in words if word not in {"the", "inc", "incorporated", "llc", "ltd"})


def _bare(url: str) -> str:
    parts = urlsplit(url)
    path = parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
    return f"{(parts.hostname or '').removeprefix('www.')}{path}"
