"""What must hold between the fields of a principle."""

from __future__ import annotations

from collections.abc import Iterator

from ..entries import Draft, Drafts
from ..models import (
    Principle,
)
from ..problems import Problem
from .common import rule_problem


def check_principle(draft: Draft[Principle], principle: Principle, drafts: Drafts) -> Iterator[Problem]:
    if principle.status == "retired" and not principle.on and not draft.faulty("on"):
        yield rule_problem(draft, ("status",), "ND219", "a retired principle says since when; add on:")
    if principle.status != "retired" and not draft.faulty("status"):
        for field in ("on", "replaced_by"):
            if getattr(principle, field):
                yield rule_problem(
                    draft,
                    (field,),
                    "ND219",
                    f"only a retired principle has '{field}'; write status: retired, or delete this",
                    of_key=True,
                )
    if not principle.provenance and not draft.faulty("provenance"):
        said = "a principle names at least one source; add it under provenance:"
        yield rule_problem(draft, ("provenance",), "ND202", said, of_key=True)
    for index, entry in enumerate(principle.provenance):
        source = drafts.sources[entry.source].record if entry.source in drafts.sources else None
        if source is None:
            continue
        parts = {part.id: part for part in source.parts}
        if entry.part is not None and entry.part not in parts:
            yield rule_problem(
                draft,
                ("provenance", index, "part"),
                "ND204",
                f"'{entry.source}' has no part '{entry.part}'; it has {', '.join(parts) or 'none'}",
            )
            continue
        within = [parts[entry.part]] if entry.part is not None else source.parts
        known = {recommendation.id for part in within for recommendation in part.recommendations}
        for number, recommendation in enumerate(entry.recommendations):
            if recommendation not in known:
                of = f"part {entry.part} of '{entry.source}'" if entry.part is not None else f"'{entry.source}'"
                yield rule_problem(
                    draft,
                    ("provenance", index, "recommendations", number),
                    "ND204",
                    f"{of} has no recommendation '{recommendation}'; it has {', '.join(sorted(known)) or 'none'}",
                )
