"""Pages that help those who write records: how to join, and what the check's answers mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from ..network.findings import Findings
from ..records import Problem
from ..records.answers import Answers
from ..records.codes import GROUPS
from ..records.explanations import Explanation, explanations
from ..site.addresses import address
from ..site.made_from import page_of_lists, words_alone
from ..site.words import Words
from .contexts.help import HelpCodePage, HelpGroup, HelpPage, JoinPage, ProblemsPage, ToldProblem
from .heads import crumbs_below, overview_head
from .long_lists import each, room_for
from .page import Head, Page

_PROBLEM = 12
"""Of how many elements a problem is made."""
NEAR = 2
"""How many codes before it and after it the page of a code leads to."""


def join_page(findings: Findings, words: Words) -> Page:
    """How to join."""

    def context() -> JoinPage:
        network = findings.network
        return JoinPage(
            kinds=tuple(network.kinds.values()),
            levels=tuple(network.levels.values()),
            principles=tuple(network.principles.values()),
        )

    return Page(overview_head(words, "join"), context, page_of_lists)


def help_pages(words: Words) -> Iterator[Page]:
    """What the check's answers mean: an overview, and a page for each."""
    codes = explanations(words.answers)
    groups = tuple(HelpGroup(id, tuple(code for code in codes if code.group == id)) for id in GROUPS.values())
    yield Page(overview_head(words, "help"), partial(HelpPage, groups), words_alone)
    for group in groups:
        for number in range(len(group.codes)):
            yield _code_page(words, group.codes, number)


def _code_page(words: Words, codes: Sequence[Explanation], number: int) -> Page:
    code = codes[number]
    near = (*codes[max(0, number - NEAR) : number], *codes[number + 1 : number + 1 + NEAR])
    return Page(
        Head(address(code), code.name, code.summary, crumbs_below(words, "help"), language=code.language),
        partial(HelpCodePage, code, near),
        words_alone,
    )


def problems_page(words: Words, problems: Sequence[Problem]) -> Page:
    """What is to be mended; only previews have this page."""

    def context() -> ProblemsPage:
        room = room_for((len(problems), _PROBLEM))
        return ProblemsPage(each(room.shorten(problems, order="file"), lambda problem: _told(problem, words.answers)))

    return Page(overview_head(words, "problems", indexed=False), context)


def _told(problem: Problem, answers: Answers) -> ToldProblem:
    message = answers.text(problem.said)
    return ToldProblem(problem.file, problem.at, problem.severity, problem.code, message, problem.suggestion)
