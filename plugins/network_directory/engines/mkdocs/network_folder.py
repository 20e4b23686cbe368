"""A network's folder, opened as its mkdocs.yml describes it: for the command, and whoever needs no MkDocs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from ...clock import latest_day
from ...edition import Edition
from ...records import Folder, Kind, Reading, Records, read_network
from ...records.gazetteer import built_in_places
from ...records.models import BadgeRules, Vocabulary
from ...records.problems import in_order
from ...records.read import Advance
from ...site import Words
from ...theme import theme_folder
from .settings import CONTENT, FILE, Settings, read_settings


def check_network(root: Path, today: date, advance: Advance = lambda done, of: None) -> Reading:
    """Read and check all of a network, and its mkdocs.yml too.

    `today` is the last day that a record can tell of.
    """
    return _read(root, read_settings(root / FILE), today, advance)


def open_edition(root: Path, as_of: date | None = None, advance: Advance = lambda done, of: None) -> Edition:
    """The state of the site in a network's folder, as it is published; `as_of` is another day to judge by.

    Raises ValueError or FileNotFoundError, with a message to show, if its language or the day cannot be told.
    """
    settings = read_settings(root / FILE)
    today = settings.options.day()
    reading = _read(root, settings, latest_day(today), advance)
    own = [root / settings.theme] if settings.theme else []
    theme = [*dict.fromkeys(folder.resolve() for folder in (*own, theme_folder()))]
    words = Words.load(settings.language, theme)
    site = settings.site.site(settings.content or CONTENT, settings.options)
    return Edition(reading, as_of or today, words, site, theme, root)


def _read(root: Path, settings: Settings, today: date, advance: Advance) -> Reading:
    if settings.content is None:  # then nothing else can be told
        nothing = Records({}, {}, {}, {}, built_in_places(), Vocabulary(), BadgeRules())
        return Reading(nothing, settings.problems, {kind.plural: 0 for kind in Kind} | {"places": 0})
    reading = read_network(Folder(root, settings.content, settings.options.allow_files), today, advance)
    return replace(reading, problems=in_order([*settings.problems, *reading.problems]))
