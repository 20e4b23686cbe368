"""Checks that every id that a record names exists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel

from ..language import fold
from .answers import Given, Phrase, answer
from .debris import sentence_parts
from .entries import Draft, Drafts
from .fields import marked
from .gazetteer import built_in_places, state_called
from .markdown import ShortLink, short_links
from .models import Vocabulary
from .problems import Position, Problem
from .suggest import near
from .tree import Node
from .types import Markdown, Ref

NAMES: Mapping[str, Phrase] = {
    "partner": answer("partner"),
    "hub": answer("hub"),
    "principle": answer("principle"),
    "source": answer("source"),
    "place": answer("place"),
    "recommendation": answer("recommendation"),
    "partner_kinds": answer("kind-of-partner"),
    "levels": answer("level"),
    "issues": answer("issue"),
    "evidence_kinds": answer("kind-of-evidence"),
}
"""How what a reference names is called."""

_IN_VAIN = tuple(f"answers.{key}" for key in ("nothing-called", "nothing-called-but", "nothing-called-of"))
_MOST_AT_ONCE = 12
_FEW = 12
"""Up to how many ids are told where nothing is like the one that was written."""
Names = Mapping[str, str]
"""The name of each thing of a kind, by its id."""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is of one kind."""

    names: Names
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Today's id of each old one that one record alone lays claim to."""


Ids = Mapping[str, Known | None]
"""What a reference can name, by what it refers to; None where a broken file keeps us from knowing."""


def known_ids(drafts: Drafts) -> Ids:
    """The ids of all that can be referred to; a broken record's id is known by its file name."""
    sources = [draft.record for draft in drafts.sources.values()]
    recommendations = {
        recommendation.id: recommendation.id
        for source in sources
        if source
        for part in source.parts
        for recommendation in part.recommendations
    }
    terms = ("partner_kinds", "levels", "issues", "evidence_kinds")
    return {
        "partner": _records(drafts.partners),
        "hub": _records(drafts.hubs),
        "principle": _records(drafts.principles),
        "source": _records(drafts.sources),
        "place": Known({**{id: place.name for id, place in built_in_places().items()}, **_names(drafts.places)})
        if drafts.places_read
        else None,
        "recommendation": Known(recommendations) if all(sources) else None,
        **{name: _terms(drafts.vocabulary, name) for name in terms},
    }


def _records(table: Mapping[str, Draft[Any]]) -> Known:
    claims: dict[str, set[str]] = defaultdict(set)
    for id, draft in table.items():
        for old in getattr(draft.brief, "formerly", ()):
            claims[old].add(id)
    return Known(_names(table), {old: min(ids) for old, ids in claims.items() if len(ids) == 1})


def _names(table: Mapping[str, Draft[Any]]) -> Names:
    """What there is of a kind; a faulty record is known by its id."""
    return {id: getattr(draft.brief, "name", id) for id, draft in table.items()}


def _terms(vocabulary: Draft[Vocabulary], part: str) -> Known | None:
    """The terms of a part of the vocabulary; a faulty term is known by its id."""
    tree = vocabulary.placed().tree
    if tree is None:
        return None
    node = tree.find((part,))
    if node is None or not isinstance(node.value, dict):
        return Known({}) if vocabulary.record else None
    sound = getattr(vocabulary.sound, part, {})
    return Known({id: sound[id].name if id in sound else id for id in node.value})


def check_references(draft: Draft[Any], model: type[BaseModel], ids: Ids) -> Iterator[Problem]:
    """A problem for each id that a record names and that names nothing, in fields and in prose."""
    tree = draft.placed().tree
    if tree is None:
        return
    for node, ref in marked(model, tree, Ref):
        known = ids[ref.to]
        if known is not None and node.value not in known.names:
            value = str(node.value)
            yield _several(draft.file, node, ref.to, known) or _dangling(draft.file, node.at, ref.to, value, known)
    for node, _ in marked(model, tree, Markdown):
        assert isinstance(node.value, str)
        for at, link in short_links(node.value):
            problem = check_short_link(draft.file, at, link, ids)
            if problem:
                yield replace(problem, at=node.place_in_text(problem.at))


def check_short_link(file: str, at: Position, link: ShortLink, ids: Ids) -> Problem | None:
    """A problem if a short link names nothing."""
    known = ids[link.kind]
    at_id = Position(at.line, at.column + len(f"[[{link.kind}:"))
    return None if known is None or link.id in known.names else _dangling(file, at_id, link.kind, link.id, known)


def _several(file: str, node: Node, kind: str, known: Known) -> Problem | None:
    """A problem if a list's entry names several things, as a sentence does."""
    parts = sentence_parts(str(node.value))[: _MOST_AT_ONCE + 1]
    matches = [part if part in known.names else _named(kind, part, known.names) for part in parts]
    if not 1 < len(parts) <= _MOST_AT_ONCE or _named(kind, str(node.value), known.names):
        return None
    if not all(matches) and not any(part in known.names for part in parts):
        return None
    ids = tuple(id or part for id, part in zip(matches, parts, strict=True))
    better = ", ".join(ids)
    if node.key_at:
        return Problem(file, node.at, "ND203", answer("one-of-several", ids=ids))
    if node.in_brackets:
        return Problem(file, node.at, "ND203", answer("comma-for-a-semicolon", better=better), better)
    return Problem(file, node.at, "ND203", answer("several-in-one", better=better))


def _dangling(file: str, at: Position, kind: str, value: str, known: Known) -> Problem:
    if now := known.renamed.get(value):
        return Problem(file, at, "ND204", answer("renamed", kind=NAMES[kind], old=value, new=now), now)
    likely = _named(kind, value, known.names) or near(value, known.names)
    what, id = named_in_vain(kind, value)
    if likely:
        phrase = answer("nothing-called-but", kind=what, id=id, likely=likely)
    elif 0 < len(known.names) <= _FEW:
        phrase = answer("nothing-called-of", kind=what, id=id, known=tuple(sorted(known.names)))
    else:
        phrase = answer("nothing-called", kind=what, id=id)
    return Problem(file, at, "ND204", phrase, likely)


def named_in_vain(kind: str, id: str) -> tuple[Phrase, str]:
    """How a reference that names nothing is told of: by the kind of thing, and its id."""
    return NAMES[kind], id[:80]


def in_vain(problem: Problem) -> tuple[Given, Given] | None:
    """What a problem says is named and does not exist, as `named_in_vain` tells it; None if it says something else."""
    values = dict(problem.said.values)
    return (values["kind"], values["id"]) if problem.said.key in _IN_VAIN else None


def _named(kind: str, value: str, known: Names) -> str | None:
    """The id of what was named by its name, or a state by its postal code."""
    if kind == "place" and (state := state_called(value)) in known:
        return state
    matches = [id for id, name in known.items() if fold(name) == fold(value)]
    if not matches and kind == "place" and "," in value:
        return _in_state(value, known)
    return matches[0] if matches else None


def _in_state(value: str, known: Names) -> str | None:
    """The id of a place that is named with its state, “Salina, KS”, or the state's."""
    name, _, after = value.partition(",")
    state = state_called(after)
    inner = [id for id, place in known.items() if state and id.startswith(f"{state}-") and fold(place) == fold(name)]
    return inner[0] if inner else state
