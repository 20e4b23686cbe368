"""What must hold in the network's own tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..answers import answer
from ..entries import Draft, Drafts
from ..gazetteer import built_in_places
from ..models import (
    BadgeRules,
    LevelNeeds,
    Place,
    Vocabulary,
)
from ..problems import Problem
from ..tree import Path
from .common import rule_problem, twice

NEEDS = tuple(LevelNeeds.model_fields)
"""The rules a badge level can have, each counting a part of what the one before counts."""


def check_place(draft: Draft[Place]) -> Iterator[Problem]:
    if draft.id in built_in_places():
        yield rule_problem(draft, (), "ND112", answer("place-built-in", id=draft.id), of_key=True)


def check_vocabulary(draft: Draft[Vocabulary], vocabulary: Vocabulary) -> Iterator[Problem]:
    for id, field in vocabulary.extra_fields.items():
        path = ("extra_fields", id)
        if field.type == "choice" and not field.choices:
            yield rule_problem(draft, (*path, "type"), "ND219", answer("choices-missing"))
        if field.type != "choice" and field.choices:
            yield rule_problem(draft, (*path, "choices"), "ND219", answer("choices-of-another-type"), of_key=True)


def check_badges(draft: Draft[BadgeRules], badges: BadgeRules, drafts: Drafts) -> Iterator[Problem]:
    ids = [(("levels", i, "id"), level.id) for i, level in enumerate(badges.levels)]
    yield from twice(draft, ids, answer("badge-level"))
    retired = {
        id for id, principle in drafts.principles.items() if principle.sound and principle.sound.status == "retired"
    }
    active = len(drafts.principles) - len(retired)
    names: set[str] = set()
    below: dict[str, tuple[int, str, str]] = {}
    for index, level in enumerate(badges.levels):
        path = ("levels", index, "needs")
        if level.name.casefold() in names:
            yield rule_problem(draft, ("levels", index, "name"), "ND218", answer("badge-name-twice", name=level.name))
        names.add(level.name.casefold())
        needs = {rule: need for rule in NEEDS if (need := getattr(level.needs, rule)) is not None}
        if not any(needs.values()) and not draft.faulty("levels", index):
            phrase = answer("badge-that-asks-nothing", name=level.name, rules=NEEDS)
            yield rule_problem(draft, path, "ND308", phrase, of_key=True)
        for rule, need in needs.items():
            if active and need > active:
                phrase = answer("badge-that-asks-too-much", needed=need, active=active)
                yield rule_problem(draft, (*path, rule), "ND309", phrase, str(active))
        yield from _order(draft, path, level.name, needs, below)
        for rule, need in needs.items():
            for implied in NEEDS[: NEEDS.index(rule) + 1]:
                if need > below.get(implied, (0,))[0]:
                    below[implied] = (need, rule, level.name)


def _order(
    draft: Draft[BadgeRules],
    path: Path,
    name: str,
    needs: Mapping[str, int],
    below: Mapping[str, tuple[int, str, str]],
) -> Iterator[Problem]:
    """Whether a level asks for something that those below it do not ask for already.

    What is reviewed is evidenced, and what is evidenced is stated: who asks for two reviewed principles asks for two of
    each. `below` has what the levels below ask for, rule by rule: how many, by which of their rules, and whose it is.
    """
    if not any(needs.values()):
        return
    adds = any(need > below.get(rule, (0,))[0] for rule, need in needs.items())
    for rule, need in needs.items():
        asked, by, whose = below.get(rule, (0, rule, ""))
        if not adds:
            phrase = answer("badge-that-adds-nothing", name=name, other=whose, rule=by, asked=asked)
            yield rule_problem(draft, (*path, rule), "ND308", phrase)
            return
        if need < asked:
            phrase = answer("badge-that-asks-less", name=name, other=whose, rule=by, asked=asked)
            yield rule_problem(draft, (*path, rule), "ND308", phrase, str(asked))
