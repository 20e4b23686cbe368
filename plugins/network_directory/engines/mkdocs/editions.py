"""Making an edition of MkDocs' configuration, for each build of a preview anew."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from ...edition import Edition
from ...kept import Kept
from ...records import Folder, NetworkReader, Reading, keep_last_good, read_network
from ...records.answers import Answers, english
from ...site.site import Site
from ...site.words import Words
from ...theme import theme_folders
from .options import Options
from .settings import SiteSettings

log = logging.getLogger("mkdocs.plugins.network_directory")
T = TypeVar("T")


def folders_of_theme(config: MkDocsConfig) -> list[Path]:
    """The folders that templates and words are looked up in."""
    return theme_folders(Path(config.theme.custom_dir) if config.theme.custom_dir else None)


def language_of(config: MkDocsConfig, options: Options) -> str:
    """The language of the site's own words."""
    return options.language or str(config.theme.get("language") or "en")


def answers_of(config: MkDocsConfig, options: Options) -> Answers:
    """What the check says; in English if its file is broken, of which the site's words tell when they are read."""
    try:
        return Answers.load(language_of(config, options), folders_of_theme(config))
    except ValueError:
        return english()


class Editions:
    """Makes the editions of a site; a preview goes on with what was last good where something is broken."""

    def __init__(self, *, serving: bool) -> None:
        self._serving = serving
        self._last: Edition | None = None
        self._reader: NetworkReader | None = None
        self._words: Words | None = None
        self._day: date | None = None

    def day(self, options: Options) -> date:
        """The day by which the site is judged."""
        self._day = self._or_last(options.day, self._day)
        return self._day

    def read(self, folder: Folder, today: date) -> Reading:
        """What stands in the network's folder; of a preview, what did before is not read again.

        `today` is the last day that a record can tell of.
        """
        if not self._serving:  # then nobody reads again, and what the reader remembers takes much room
            return read_network(folder, today, kept=Kept(folder.root))
        if self._reader is None or self._reader.folder != folder:
            self._reader = NetworkReader(folder, Kept(folder.root))
        return self._reader.read(today)

    def make(self, reading: Reading, day: date, folder: Folder, config: MkDocsConfig, options: Options) -> Edition:
        """The edition of what was read."""
        last = self._last
        if self._serving and last:
            reading = replace(reading, records=keep_last_good(reading, last.reading.records))
        theme = folders_of_theme(config)
        self._words = self._or_last(lambda: Words.load(language_of(config, options), theme), self._words)
        site = _described(config, folder.content, options)
        earlier = last.network if last else None
        self._last = Edition(
            reading, day, self._words, site, theme, folder.root, preview=self._serving, earlier=earlier
        )
        return self._last

    def _or_last(self, make: Callable[[], T], last: T | None) -> T:
        """What `make` makes; in a preview, what it made last if it fails now."""
        try:
            return make()
        except (FileNotFoundError, ValueError) as error:
            if not self._serving or last is None:
                raise PluginError(f"network-directory: {error}") from None
            log.warning("%s; the preview goes on without the change", error)
            return last


def _described(config: MkDocsConfig, content: str, options: Options) -> Site:
    """What pages say of the site: as MkDocs has it, for a preview has an address of its own."""
    template = config.edit_uri_template
    return SiteSettings(
        name=config.site_name,
        description=config.site_description or "",
        url=config.site_url,
        repository=config.repo_url,
        edit_uri=config.edit_uri or "",
        edit_uri_template=str(template) if template else None,
    ).site(content, options)
