"""A network's folder, opened as its mkdocs.yml describes it: for the command, and whoever needs no MkDocs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ...clock import latest_day
from ...kept import Kept
from ...records import Folder, Kind, Reading, Records, read_network
from ...records.answers import Answers
from ...records.gazetteer import built_in_places
from ...records.models import BadgeRules, Vocabulary
from ...records.problems import in_order
from ...records.record_files import Advance
from ...theme import theme_folders
from .settings import CONTENT, FILE, Settings, read_settings

if TYPE_CHECKING:
    from ...edition import Edition


class NetworkFolder:
    """Its settings are read once, when they are first asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def settings(self) -> Settings:
        """What mkdocs.yml says."""
        return read_settings(self.root / FILE)

    @cached_property
    def theme(self) -> list[Path]:
        """The folders that templates and words are looked up in: the site's own first, then the package's."""
        return theme_folders(self.root / self.settings.theme if self.settings.theme else None)

    @cached_property
    def answers(self) -> Answers:
        """What the check says in the language of the site. Raises ValueError if its file cannot be used."""
        return Answers.load(self.settings.language, self.theme)

    @cached_property
    def parts(self) -> Folder | None:
        """Where the parts of the network stand; None if the settings do not tell."""
        content = self.settings.content
        return Folder(self.root, content, self.settings.options.allow_files) if content is not None else None

    @cached_property
    def kept(self) -> Kept:
        """What was made of its files before."""
        return Kept(self.root)

    def check(self, today: date, advance: Advance = lambda done, of: None) -> Reading:
        """Read and check all of the network, and its mkdocs.yml too.

        `today` is the last day that a record can tell of.
        """
        faults = self.settings.problems
        if self.parts is None:  # then nothing else can be told
            nothing = Records({}, {}, {}, {}, built_in_places(), Vocabulary(), BadgeRules())
            return Reading(nothing, faults, {kind.plural: 0 for kind in Kind} | {"places": 0})
        reading = read_network(self.parts, today, advance, self.kept)
        return replace(reading, problems=in_order([*faults, *reading.problems]))

    def edition(self, as_of: date | None = None, advance: Advance = lambda done, of: None) -> Edition:
        """The state of the site, as it is published; `as_of` is another day to judge by.

        Raises ValueError or FileNotFoundError, with a message to show, if its language or the day cannot be told.
        """
        from ...edition import Edition  # a check draws nothing
        from ...site import Words

        today = self.settings.options.day()
        reading = self.check(latest_day(today), advance)
        words = Words.load(self.settings.language, self.theme)
        site = self.settings.site.site(self.settings.content or CONTENT, self.settings.options)
        return Edition(reading, as_of or today, words, site, self.theme, self.root)
