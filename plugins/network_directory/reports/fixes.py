"""What was mended, as `network-directory fix` prints it."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Problem
from ..records.answers import Answers, Phrase, answer
from ..writing.fix import Mend
from .plain import for_terminal


def mends_text(mends: Sequence[Mend], left: Sequence[Problem], answers: Answers, *, would: bool) -> str:
    """A line for each mend, and how much is left to do."""

    def shown(what: str | Phrase) -> str:
        return for_terminal(what if isinstance(what, str) else answers.text(what))

    lines = [f"{for_terminal(m.file)}:{m.line} {shown(m.old)} → {shown(m.new)}" for m in mends]
    return "\n".join([*lines, answers.text(_summary(len(mends), len(left), would=would))])


def _summary(mends: int, left: int, *, would: bool) -> Phrase:
    if not mends:
        mended = answer("nothing-mended")
    else:
        mended = answer("would-mend", n=mends) if would else answer("mended", n=mends)
    if not left:
        return answer("mends", mended=mended)
    return answer("mends-and-problems-left", mended=mended, left=answer("count-problems-left", n=left))
