"""Checks that every id that a record names exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from .entries import MODELS, Draft, Drafts, Kind
from .gazetteer import built_in_places
from .markdown import ShortLink, short_links
from .models import Place, Vocabulary
from .problems import Position, Problem
from .schema import marked
from .suggest import near
from .types import Markdown, Ref

NAMES = {
    "partner": "partner",
    "hub": "hub",
    "principle": "principle",
    "source": "source",
    "place": "place",
    "recommendation": "recommendation",
    "partner_kinds": "kind of partner",
    "levels": "level",
    "issues": "issue",
    "evidence_kinds": "kind of evidence",
}
"""How what a reference names is called in messages."""

Ids = Mapping[str, frozenset[str] | None]
"""The ids that a reference can name, by what it refers to; None where a broken file keeps us from knowing."""


def known_ids(drafts: Drafts) -> Ids:
    """The ids of all that can be referred to; a broken record's id is known by its file name."""
    sources = [draft.sound for draft in drafts.sources.values()]
    recommendations = {
        recommendation.id
        for source in sources
        if source
        for part in source.parts
        for recommendation in part.recommendations
    }
    terms = ("partner_kinds", "levels", "issues", "evidence_kinds")
    return {
        "partner": frozenset(drafts.partners),
        "hub": frozenset(drafts.hubs),
        "principle": frozenset(drafts.principles),
        "source": frozenset(drafts.sources),
        "place": frozenset({*built_in_places(), *drafts.places}),
        "recommendation": frozenset(recommendations) if all(sources) else None,
        **{name: _terms(drafts.vocabulary, name) for name in terms},
    }


def _terms(vocabulary: Draft[Vocabulary], name: str) -> frozenset[str] | None:
    """The ids of a part of the vocabulary; a faulty term is known by its id too."""
    if vocabulary.tree is None:
        return None
    part = vocabulary.tree.find((name,))
    return frozenset(part.value) if part and isinstance(part.value, dict) else frozenset()


def check_references(drafts: Drafts, ids: Ids) -> Iterator[Problem]:
    """A problem for each id that names nothing, in fields and in prose."""
    for draft in drafts.records():
        yield from _check_draft(draft, ids)
    for place in drafts.places.values():
        yield from _check_fields(place, Place, ids)


def _check_draft(draft: Draft[Any], ids: Ids) -> Iterator[Problem]:
    model = MODELS[Kind(draft.kind)]
    yield from _check_fields(draft, model, ids)
    if draft.tree is None:
        return
    for node, _ in marked(model, draft.tree, Markdown):
        assert isinstance(node.value, str)
        for at, link in short_links(node.value):
            problem = check_short_link(draft.file, Position(node.at.line + at.line - 1, at.column), link, ids)
            if problem:
                yield problem


def _check_fields(draft: Draft[Any], model: type[BaseModel], ids: Ids) -> Iterator[Problem]:
    if draft.tree is None:
        return
    for node, ref in marked(model, draft.tree, Ref):
        known = ids[ref.to]
        if known is not None and node.value not in known:
            yield _dangling(draft.file, node.at, ref.to, str(node.value), known)


def check_short_link(file: str, at: Position, link: ShortLink, ids: Ids) -> Problem | None:
    """A problem if a short link names nothing."""
    known = ids[link.kind]
    return None if known is None or link.id in known else _dangling(file, at, link.kind, link.id, known)


def _dangling(file: str, at: Position, kind: str, value: str, known: frozenset[str]) -> Problem:
    likely = near(value, known)
    hint = f"; did you mean '{likely}'?" if likely else _choices(known)
    return Problem(file, at, "ND204", f"{NAMES[kind]} '{value[:80]}' does not exist{hint}", likely)


def _choices(known: frozenset[str]) -> str:
    return f"; there are {', '.join(sorted(known))}" if 0 < len(known) <= 12 else ""
