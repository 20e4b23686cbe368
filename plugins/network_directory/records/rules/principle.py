"""What must hold between the fields of a principle."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import Given, Phrase, answer
from ..entries import Draft, Drafts
from ..models import Principle, Provenance, Source
from ..problems import Problem
from ..tree import Path
from .common import rule_problem


def check_principle(draft: Draft[Principle], principle: Principle, drafts: Drafts) -> Iterator[Problem]:
    if principle.status == "retired" and not principle.on and not draft.faulty("on"):
        yield rule_problem(draft, ("status",), "ND219", answer("retired-since-missing"))
    if principle.status != "retired" and not draft.faulty("status"):
        for field in ("on", "replaced_by"):
            if getattr(principle, field):
                yield rule_problem(draft, (field,), "ND219", answer("only-the-retired", field=field), of_key=True)
    if not principle.provenance and not draft.faulty("provenance"):
        yield rule_problem(draft, ("provenance",), "ND202", answer("source-missing"), of_key=True)
    for index, entry in enumerate(principle.provenance):
        if entry.source in drafts.sources and (source := drafts.sources[entry.source].record):
            yield from _provenance(draft, ("provenance", index), entry, source)


def _provenance(draft: Draft[Principle], path: Path, entry: Provenance, source: Source) -> Iterator[Problem]:
    """Whether the source has the part and the recommendations that are named."""
    parts = {part.id: part for part in source.parts}
    if entry.part is not None and entry.part not in parts:
        phrase = answer("no-such-part", source=entry.source, part=entry.part, parts=tuple(parts) or answer("none"))
        yield rule_problem(draft, (*path, "part"), "ND204", phrase)
        return
    within = [parts[entry.part]] if entry.part is not None else source.parts
    known = {recommendation.id for part in within for recommendation in part.recommendations}
    for number, recommendation in enumerate(entry.recommendations):
        if recommendation not in known:
            phrase = _no_such_recommendation(entry, recommendation, tuple(sorted(known)) or answer("none"))
            yield rule_problem(draft, (*path, "recommendations", number), "ND204", phrase)


def _no_such_recommendation(entry: Provenance, id: str, known: Given) -> Phrase:
    if entry.part is None:
        return answer("no-such-recommendation", source=entry.source, id=id, known=known)
    return answer("no-such-recommendation-in-the-part", part=entry.part, source=entry.source, id=id, known=known)
