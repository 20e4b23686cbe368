"""The thin edge to MkDocs: its events."""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config import config_options as opt
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ...clock import latest_day
from ...edition import Edition
from ...memory import (
    collect_everything_again,
    collection_paused,
    give_back_what_is_free,
    leave_the_rest_to_the_system,
    pause_collection,
    resume_collection,
)
from ...pages import Page as OurPage
from ...pages import SearchEntry
from ...records import Folder, Kind
from ...records.kinds import TABLES
from ...site.blanks import BlankFreeTheme
from ...site.short_links import short_links_as_html
from ...site.templates import DrawingError
from ...theme import theme_folder
from .editions import Editions, answers_of, folders_of_theme
from .failures import told_plainly
from .frames import Frames, SplicedFrames
from .listeners import listeners, looks_at_the_whole, reloads_live
from .live_site import LiveSite, StaffHome
from .mapping import (
    DirectoryPage,
    SiteFiles,
    add_file,
    add_page,
    is_source,
    leave_out,
    place_below_overviews,
    prepare,
    split_headline,
)
from .options import RULES, Options
from .preview import Preview
from .publishing import write_site
from .search_index import Indexer, written_entries
from .shell import Shell
from .staging import Staging, StagingError, refuse
from .telling import faults_of_settings, refuse_endless_links, refuse_settings, tell
from .watching import was_a_draft

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.plugins.network_directory")

HOME = "index.html"
SITEMAP = "sitemap.xml"
REFUSED = ("ND117", "ND135", "ND136")
"""What is said of files and folders that must not be published, or cannot be."""


class NetworkDirectoryPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Builds the directory's pages and files into a MkDocs site."""

    # What each option takes is told by `options`, with its place; MkDocs only has to know that there is one.
    config_scheme = tuple((name, opt.Type(object)) for name in RULES)

    def __init__(self) -> None:
        self._serving = False
        self._lazy = False
        self._whole = False
        self._staging: Staging | None = None
        self._editions = Editions(serving=False)
        self._indexer = Indexer()
        self._preview: Preview | None = None
        self._live: LiveSite | None = None
        self._stopped = ""
        self._root = Path()

    # MkDocs keeps a plugin's instance over rebuilds only if it has this event.
    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        leave_the_rest_to_the_system()
        self._serving = command == "serve"
        self._lazy = self._serving and not dirty and reloads_live()
        self._whole = not self._serving and not dirty
        self._dirty = dirty
        self._editions = Editions(serving=self._serving)

    def on_shutdown(self) -> None:
        """Publish what was built, now that nothing can fail any more: MkDocs counts warnings after all events."""
        self._indexer.stop()
        collect_everything_again()
        staging, self._staging = self._staging, None
        if staging is None:
            return
        if not (self._built and self._whole):  # `--dirty` changes the site in its place, while nobody else does
            staging.discard()
            return
        self._publish(staging)
        self._config.site_dir = self._site_dir  # for `gh-deploy`, which goes on from there

    @event_priority(-100)  # when other plugins are told, for this ends with a plain error instead
    def on_build_error(self, *, error: Exception) -> None:
        self._built = False
        resume_collection()
        plainly = told_plainly(error, self._root)
        self._stopped = plainly or str(error)
        if plainly:
            raise PluginError(plainly) from error

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Keep the preview up whatever a later build meets."""
        if self._staging is not None:  # `mkdocs serve --clean` builds as for publishing, and then shows it
            self._publish(self._staging)
            self._staging, self._whole = None, False
        self._preview = Preview(server, self)
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self._root = Path(config.config_file_path).resolve().parent
        self._options = Options.of(self.config)
        self._answers = answers_of(config, self._options)
        refuse_settings(Path(config.config_file_path), self._answers)
        if not config.use_directory_urls:
            raise PluginError("network-directory needs use_directory_urls: true, for records' addresses are permanent")
        content = Path(os.path.relpath(config.docs_dir, self._root)).as_posix()
        self._folder = Folder(self._root, content, self._options.allow_files)
        packaged = str(theme_folder())
        if packaged not in map(os.path.abspath, config.theme.dirs):
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, packaged)
        if self._preview and not self._dirty:
            config.site_dir = str(self._preview.folder())
        self._config, self._site_dir, self._built = config, config.site_dir, False
        self._others = listeners(config, self)
        if self._others:
            log.info(
                "All pages pass through MkDocs, which takes longer, for these may look at them: %s",
                ", ".join(self._others),
            )
        watched = [self._root / self._folder.of(kind) for kind in Kind if not kind.in_content]
        if self._serving:
            for folder in watched:  # one that is not there could not be watched, and its first record would not show
                folder.mkdir(exist_ok=True)
        else:
            self._stage(config, watched)
        config.watch += [str(path) for path in (*watched, *folders_of_theme(config)) if path.is_dir()]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check everything before MkDocs empties the site's folder, so that a failed build leaves it be."""
        pause_collection()
        self._indexer.stop()
        self._read()

    def _read(self) -> None:
        day = self._editions.day(self._options)
        reading = self._editions.read(self._folder, latest_day(day))
        self._refused = {problem.file for problem in reading.problems if problem.code in REFUSED}
        tell(reading, self._answers, self._options.fail_on, serving=self._serving)
        refuse_endless_links(self._folder, self._refused)
        self._edition = self._editions.make(reading, day, self._folder, self._config, self._options)

    @event_priority(-50)  # when other plugins have added theirs
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        leave_out(self._refused, files, self._folder, config)
        for file in list(files):
            if is_source(file):
                files.remove(file)
            elif file.is_documentation_page():
                prepare(file, files, self._folder, self._edition.reading.problems, config)
        self._files = SiteFiles(files, self._edition, config, self._draw)
        self._home: StaffHome | None = None
        if not self._others:
            return self._files
        for page in self._files.pages():
            add_page(page, files, config, partial(self._draw, self._edition))
        try:
            for spec in self._edition.files():
                add_file(spec, files, config)
        except DrawingError as error:
            self._cannot_draw(error)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        if self._others:
            place_below_overviews(files)
        else:
            self._files.take_back()
        self._nav = nav
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        if isinstance(page, DirectoryPage):
            return markdown
        return short_links_as_html(markdown, self._edition.network, page.url)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        if page.file.dest_uri != HOME or isinstance(page, DirectoryPage):
            return html
        page.directory = True  # type: ignore[attr-defined]
        headline, intro = split_headline(html)
        title, description = (str(page.meta.get(key) or "") for key in ("title", "description"))
        self._home = StaffHome(page, intro, headline or title, description)
        return "" if self._shows_live else self._draw(self._edition, self._home.of(self._edition))

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        env.add_extension(BlankFreeTheme)
        env.globals.update(t=self._edition.words, nd=Shell.of(self._edition, files))
        if not self._others:
            self._frames = Frames(config, self._nav, self._files, env)
        self._written = written_entries(files, config, self._edition.words)
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        if template_name == SITEMAP and not self._others and not self._shows_live:  # of a preview nobody asks for it
            context["pages"] = [*context["pages"], *self._files.listed()]  # type: ignore[list-item] # it reads no more of them
        return context

    @event_priority(100)  # before other plugins look at what was built
    def _write(self, *, config: MkDocsConfig) -> None:
        """Write our own pages and files; a preview draws them when somebody looks."""
        resume_collection()
        give_back_what_is_free()
        self._live = LiveSite(self._files, self._frames, self._draw, self._home) if self._shows_live else None
        if self._others or self._live:
            return
        staging = self._staging if self._whole and not looks_at_the_whole(config, self) else None
        try:
            write_site(self._files, self._draw, SplicedFrames(self._frames), Path(config.site_dir), staging)
        except DrawingError as error:
            self._cannot_draw(error)

    @event_priority(-100)  # when other plugins are done with the pages
    def _finish(self, *, config: MkDocsConfig) -> None:
        """Index the site for search; a preview does not wait for it."""
        indexer = self._indexer
        # Whoever starts a preview looks at a page before searching for one.
        make_index = indexer.start_later if self._live else indexer.start if self._serving else indexer.index
        make_index(Path(config.site_dir), self._search_entries())
        self._built = True

    on_post_build = CombinedEvent(_write, _finish)

    def _search_entries(self) -> Iterator[SearchEntry]:
        return chain(self._edition.search_entries(), self._written)

    # Where the site is built, and shown

    def _stage(self, config: MkDocsConfig, records: list[Path]) -> None:
        """Find the site a folder to be built in; MkDocs deletes what the site's own folder holds."""
        site = Path(config.site_dir)
        own_theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        try:
            refuse(site, self._root, [*records, Path(config.docs_dir), *own_theme, self._root / ".git"])
            if self._whole or self._dirty:  # and not when a preview is built again
                self._staging = Staging(site)
            if self._whole and self._staging:
                config.site_dir = str(self._staging.folder)
        except (StagingError, OSError) as error:
            raise PluginError(f"network-directory: {told_plainly(error, self._root) or error}") from None

    def _publish(self, staging: Staging) -> None:
        try:
            staging.publish()
        except OSError as error:
            raise PluginError(f"network-directory: {told_plainly(error, self._root)}; run the build again") from None

    @property
    def _shows_live(self) -> bool:
        return self._lazy and not self._others

    def _draw(self, edition: Edition, page: OurPage) -> str:
        try:
            return edition.draw_page(page)
        except DrawingError as error:
            self._cannot_draw(error)
            return Markup('<div class="wrap"><p class="callout">{}</p></div>').format(error)

    def _cannot_draw(self, error: DrawingError) -> None:
        if not self._serving:
            raise PluginError(f"network-directory: {error}") from error
        log.warning(str(error))

    # What a preview asks

    def live_site(self) -> LiveSite | None:
        """What is drawn when it is looked at; None where all of it is in the site's folder."""
        return self._live

    @collection_paused()
    def follow(self, changed: Collection[Path]) -> bool:
        """Take a change of records over. False if it is no such change, so that all has to be built again."""
        if self._live is None or not changed or not all(self._is_record(path) or was_a_draft(path) for path in changed):
            return False
        self._indexer.stop()  # it takes half of the processor's time from whoever waits
        refused = self._refused
        self._read()
        if self._refused != refused:
            return False
        self._live.turn_to(self._edition)
        self._indexer.start_later(Path(self._config.site_dir), self._search_entries())
        return True

    def _is_record(self, path: Path) -> bool:
        path = path.parent.resolve() / path.name
        folders = [self._root / self._folder.of(kind) for kind in Kind]
        tables = [self._root / self._folder.table(name) for name in TABLES]
        return path in tables or any(path.is_relative_to(folder) for folder in folders)

    def why(self, error: BaseException) -> str:
        """What made a build of a preview fail."""
        settings = faults_of_settings(Path(self._config.config_file_path), self._answers)
        why = "\n".join(settings) or self._stopped or str(error) or type(error).__name__
        unforeseen = not isinstance(error, SystemExit | MkDocsException)
        log.error(
            "The site could not be built again, and the preview shows the last good one:\n%s",
            why,
            exc_info=error if unforeseen else None,
        )
        self._stopped = ""
        return why

    def failed_banner(self, fault: str) -> str:
        """The HTML that shows this at the top of each page."""
        words = self._edition.words
        return Markup(
            '<aside class="banner banner--problems" aria-label="{}"><p class="wrap"><strong>{}</strong> {}</p></aside>'
        ).format(words("shell.failed_label"), words("shell.failed"), fault)
