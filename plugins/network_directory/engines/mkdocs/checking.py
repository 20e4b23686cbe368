"""Checking a network's folder as its mkdocs.yml describes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from ...records import Folder, Kind, Reading, Records, read_network
from ...records.gazetteer import built_in_places
from ...records.models import BadgeRules, Vocabulary
from ...records.problems import in_order
from ...records.read import Advance
from .settings import FILE, read_settings


def check_network(root: Path, today: date, advance: Advance = lambda done, of: None) -> Reading:
    """Read and check all of a network, and its mkdocs.yml too.

    `today` is the last day that a record can tell of.
    """
    settings = read_settings(root / FILE)
    if settings.content is None:  # then nothing else can be told
        nothing = Records({}, {}, {}, {}, built_in_places(), Vocabulary(), BadgeRules())
        return Reading(nothing, settings.problems, {kind.plural: 0 for kind in Kind} | {"places": 0})
    reading = read_network(Folder(root, settings.content, settings.options.allow_files), today, advance)
    return replace(reading, problems=in_order([*settings.problems, *reading.problems]))
