"""From records to what partners and hubs stand in: the vocabulary, places, sources and principles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from pydantic import BaseModel

from ..records import Entry, Records, models
from .model import Frame, Part, Place, Principle, Provenance, Recommendation, Source, Term
from .ordering import N, by_name, sort_key

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


def build_frame(records: Records, as_of: date) -> Frame:
    """The frame of a network on a day."""
    vocabulary = records.vocabulary
    levels = _terms("levels", vocabulary.levels)
    sources = named(_source(entry, levels) for entry in records.sources.values())
    recommendations = {
        recommendation.id: recommendation
        for source in sources.values()
        for part in source.parts
        for recommendation in part.recommendations
    }
    principles = (_principle(entry, records, sources, recommendations) for entry in records.principles.values())
    return Frame(
        as_of=as_of,
        badge_rules=records.badges,
        kinds=named(_terms("partner_kinds", vocabulary.partner_kinds).values()),
        levels=levels,
        issues=named(_terms("issues", vocabulary.issues).values()),
        evidence_kinds=_terms("evidence_kinds", vocabulary.evidence_kinds),
        extra_fields=vocabulary.extra_fields,
        places=_places(records.places),
        sources=sources,
        recommendations=recommendations,
        principles={
            principle.id: principle
            for principle in sorted(
                principles, key=lambda p: (p.retired, p.number is None, p.number or 0, sort_key(p.name, p.id))
            )
        },
    )


def same_frame(records: Records, other: Records) -> bool:
    """Whether two states of the records have the same frame on the same day."""
    return (
        _said(records.vocabulary, other.vocabulary)
        and _said(records.badges, other.badges)
        and _same_entries(records.sources, other.sources)
        and _same_entries(records.principles, other.principles)
        and records.places.keys() == other.places.keys()
        and all(_said(place, other.places[id]) for id, place in records.places.items())
    )


def _said(one: BaseModel, other: BaseModel) -> bool:
    """Whether two records say the same, in the same order: equality does not see the order of the words in a table."""
    return one is other or repr(one) == repr(other)


def _same_entries(entries: Mapping[str, Entry[M]], others: Mapping[str, Entry[M]]) -> bool:
    return entries.keys() == others.keys() and all(entry is others[id] for id, entry in entries.items())


def _source(entry: Entry[models.Source], levels: Mapping[str, Term]) -> Source:
    record = entry.record
    parts = tuple(
        Part(
            part.id,
            part.title,
            tuple(
                Recommendation(
                    r.id,
                    r.text,
                    found(levels, r.to),
                    entry.id,
                    part.id,
                    r.numbered or record.numbered,
                )
                for r in part.recommendations
            ),
        )
        for part in record.parts
    )
    return Source(
        id=entry.id,
        file=entry.file,
        record=record,
        title=record.title,
        publisher=record.publisher,
        date=record.date,
        url=record.url,
        citation=record.citation,
        rights=record.rights,
        parts=parts,
        formerly=record.formerly,
        accept=record.accept,
        about=record.about,
    )


def _principle(
    entry: Entry[models.Principle],
    records: Records,
    sources: Mapping[str, Source],
    recommendations: Mapping[str, Recommendation],
) -> Principle:
    record = entry.record
    return Principle(
        id=entry.id,
        file=entry.file,
        record=record,
        name=record.name,
        number=record.number,
        question=record.question,
        statement=record.statement,
        retired=record.status == "retired",
        retired_on=record.on,
        replaced_by=record.replaced_by if record.replaced_by in records.principles else None,
        provenance=tuple(_provenance(record.provenance, sources, recommendations)),
        stances=record.stances,
        formerly=record.formerly,
        accept=record.accept,
        about=record.about,
    )


def _provenance(
    entries: Iterable[models.Provenance], sources: Mapping[str, Source], recommendations: Mapping[str, Recommendation]
) -> Iterator[Provenance]:
    for entry in entries:
        if source := sources.get(entry.source):
            parts = {part.id: part for part in source.parts}
            part = parts.get(entry.part) if entry.part is not None else None
            yield Provenance(source, part, found(recommendations, entry.recommendations))


def _terms(vocabulary: str, terms: Mapping[str, models.Term]) -> dict[str, Term]:
    return {id: Term(vocabulary, id, term.name, term.description) for id, term in terms.items()}


def _places(records: Mapping[str, models.Place]) -> dict[str, Place]:
    parents = {
        id: tuple(p for p in dict.fromkeys((*((r.parent,) if r.parent else ()), *r.within)) if p in records)
        for id, r in records.items()
    }
    return named(
        Place(
            id=id,
            name=record.name,
            kind=record.kind,
            parents=parents[id],
            ancestors=_ancestors(id, parents),
            lat=float(record.lat) if record.lat is not None else None,
            lon=float(record.lon) if record.lon is not None else None,
            codes=record.codes,
        )
        for id, record in records.items()
    )


def _ancestors(id: str, parents: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """All places around one, nearest first; a circle, which checking reports, ends where it began."""
    ancestors: dict[str, None] = {}
    waiting = list(parents[id])
    while waiting:
        nearest = waiting.pop(0)
        if nearest != id and nearest not in ancestors:
            ancestors[nearest] = None
            waiting += parents[nearest]
    return tuple(ancestors)


def found(table: Mapping[str, T], ids: Iterable[str]) -> tuple[T, ...]:
    """Those of a table that have the ids."""
    return tuple(table[id] for id in ids if id in table)


def named(items: Iterable[N]) -> dict[str, N]:
    """Things by id, in the order of their names."""
    return {item.id: item for item in by_name(items)}
