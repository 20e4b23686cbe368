"""What must hold within a source."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import answer
from ..entries import Draft
from ..models import (
    Source,
)
from ..problems import Problem
from .common import twice


def check_source(draft: Draft[Source], source: Source) -> Iterator[Problem]:
    recommendations = [
        (("parts", p, "recommendations", r), recommendation.id)
        for p, part in enumerate(source.parts)
        for r, recommendation in enumerate(part.recommendations)
    ]
    yield from twice(draft, recommendations, answer("recommendation"))
    yield from twice(draft, [(("parts", p), part.id) for p, part in enumerate(source.parts)], answer("part"))
