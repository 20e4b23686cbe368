"""What was mended, as `network-directory fix` prints it."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Problem
from ..writing.fix import Mend
from .plain import for_terminal
from .problem_lists import plural


def mends_text(mends: Sequence[Mend], left: Sequence[Problem], *, would: bool) -> str:
    """A line for each mend, and how much is left to do."""
    lines = [f"{for_terminal(m.file)}:{m.line} {for_terminal(m.old)} → {for_terminal(m.new)}" for m in mends]
    done = f"{'Would mend' if would else 'Mended'} {plural(len(mends), 'thing')}" if mends else "Nothing to mend"
    rest = f"; {plural(len(left), 'problem')} left for you: network-directory check" if left else ""
    return "\n".join([*lines, f"{done}{rest}."])
