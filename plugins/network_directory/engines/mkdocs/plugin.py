"""The thin edge to MkDocs: the only module that knows it."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from textwrap import indent
from typing import TYPE_CHECKING, Literal, TypeVar

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config import config_options as opt
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from ...clock import as_of_today, latest_day
from ...edition import Edition
from ...files import FileSpec
from ...garbage_collection import collection_paused
from ...pages import Page as OurPage
from ...records import (
    Folder,
    Kind,
    Reading,
    Records,
    Severity,
    errors,
    keep_last_good,
    read_network,
)
from ...records.answers import Answers, english
from ...records.kinds import TABLES
from ...reports.problem_lists import plural
from ...site.short_links import short_links_as_html
from ...site.site import Site
from ...site.templates import DrawingError
from ...site.words import Words
from ...theme import theme_folder
from .failures import told_plainly
from .options import RULES, Options
from .preview import Preview
from .search_index import Indexer
from .settings import SiteSettings, read_settings
from .staging import Staging, StagingError, refuse

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.network_directory")

HOME = "index.html"
_TOO_MUCH = ("ND233", "ND234")
"""What Python-Markdown would take too long for, or not bear, in a page of the staff's."""
REFUSED = ("ND117", "ND135", "ND136")
"""What is said of files and folders that must not be published, or cannot be."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shell:
    """What the theme's page shell shows beside a page's content."""

    sample: bool
    serving: bool
    """Whether this is a preview, into which MkDocs writes an inline script that follows changes."""
    problems: int
    problems_url: str
    license_name: str
    license_url: str
    feed_url: str
    reading_css: tuple[str, ...]
    """The stylesheets that the staff's own pages need beside the theme's."""


class DirectoryPage(Page):
    """A page whose HTML we hand over ready."""

    directory = True
    """Tells the theme's shell that breadcrumbs and headline are part of the content."""

    def __init__(self, page: OurPage, file: File, config: MkDocsConfig, draw: Callable[[OurPage], str]) -> None:
        # Themes print titles and descriptions as they are, so they are escaped here.
        super().__init__(str(escape(page.head.title)), file, config)
        self.head = page.head
        self._page = page
        self._draw = draw

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"description": str(escape(self.head.description)), "directory": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self._draw(self._page)
        self.toc = TableOfContents([])
        self.present_anchor_ids = set(re.findall(r'\sid="([^"]+)"', self.content))


class NetworkDirectoryPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Builds the directory's pages and files into a MkDocs site."""

    # What each option takes is told by `options`, with its place; MkDocs only has to know that there is one.
    config_scheme = tuple((name, opt.Type(object)) for name in RULES)

    def __init__(self) -> None:
        self._serving = False
        self._whole = False
        self._staging: Staging | None = None
        self._last_good: Records | None = None
        self._last_words: Words | None = None
        self._last_day: date | None = None
        self._indexer = Indexer()
        self._preview: Preview | None = None
        self._stopped = ""
        self._root = Path()

    # MkDocs keeps a plugin's instance over rebuilds only if it has this event.
    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._serving = command == "serve"
        self._whole = not self._serving and not dirty
        self._dirty = dirty
        self._last_good = None

    def on_shutdown(self) -> None:
        """Publish what was built, now that nothing can fail any more: MkDocs counts warnings after all events."""
        self._indexer.stop()
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
        told = told_plainly(error, self._root)
        self._stopped = told or str(error)
        if told:
            raise PluginError(told) from error

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Keep the preview up whatever a later build meets."""
        if self._staging is not None:  # `mkdocs serve --clean` builds as for publishing, and then shows it
            self._publish(self._staging)
            self._staging, self._whole = None, False
        self._preview = Preview(server, self._why, self._failed_banner)
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self._root = Path(config.config_file_path).resolve().parent
        self._options = Options.of(self.config)
        self._answers = self._in_its_language(config)
        self._check_settings(config)
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
        if not self._serving:
            self._stage(config)
        watched = [self._root / self._folder.of(kind) for kind in (Kind.PARTNER, Kind.HUB)]
        if self._serving:
            for folder in watched:  # one that is not there could not be watched, and its first record would not show
                folder.mkdir(exist_ok=True)
        config.watch += [str(path) for path in (*watched, *self._theme(config)) if path.is_dir()]
        return config

    @collection_paused()
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check everything before MkDocs empties the site's folder, so that a failed build leaves it be."""
        self._indexer.stop()
        as_of = self._last_day = self._or_last(self._options.day, self._last_day)
        reading = read_network(self._folder, latest_day(as_of))
        self._refused = {problem.file for problem in reading.problems if problem.code in REFUSED}
        self._tell(reading)
        self._refuse_endless_links()
        if self._serving and self._last_good:
            reading = replace(reading, records=keep_last_good(reading, self._last_good))
        self._last_good = reading.records
        self._words = self._last_words = self._or_last(
            lambda: Words.load(self._language(config), self._theme(config)), self._last_words
        )
        self._edition = Edition(
            reading,
            as_of,
            self._words,
            self._describe(config),
            self._theme(config),
            self._root,
            preview=self._serving,
        )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self._leave_out_refused(files, config)
        for file in list(files):
            if self._is_ours(file):
                files.remove(file)
            elif file.is_documentation_page():
                self._prepare(file, files, config)
        taken = {file.dest_uri for file in files}
        for page in self._edition.pages():
            self._add_page(page, files, config, taken)
        try:
            for other in self._edition.files():
                files.append(_generated(other, config))
        except DrawingError as error:
            self._cannot_draw(error)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Make each page a child of its overview, so that the theme can mark where a visitor is."""
        for file in files.documentation_pages():
            page = file.page
            if isinstance(page, DirectoryPage) and page.parent is None and page.head.crumbs:
                overview = files.get_file_from_path(f"{page.head.crumbs[0].address}index.md")
                page.parent = overview.page if overview else None  # type: ignore[assignment]
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        if isinstance(page, DirectoryPage):
            return markdown
        return short_links_as_html(markdown, self._edition.network, page.url)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        if page.file.dest_uri != HOME or isinstance(page, DirectoryPage):
            return html
        page.directory = True  # type: ignore[attr-defined]
        headline, intro = _split_headline(html)
        title, description = (page.meta.get(key) for key in ("title", "description"))
        return self._draw(self._edition.home(intro, headline or str(title or ""), str(description or "")))

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        env.globals.update(
            t=self._words,
            nd=Shell(
                sample=self._edition.site.sample,
                serving=self._serving,
                problems=len(self._edition.reading.problems) if self._serving else 0,
                problems_url="problems/",
                license_name=self._edition.site.license_name,
                license_url=self._edition.site.license_url,
                feed_url="updates/feed.xml",
                reading_css=tuple(f.url for f in files if re.match(r"assets/stylesheets/main\..*\.css$", f.src_uri)),
            ),
        )
        return env

    @event_priority(-100)  # when other plugins are done with the pages
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index the site for search; a preview does not wait for it."""
        site, fault = Path(config.site_dir), ""
        try:
            if self._serving:
                self._indexer.start(site)
            else:
                fault = self._indexer.index(site)
        except (ImportError, OSError) as error:
            fault = str(error)
        if fault:
            log.warning("Pagefind made no search index, so the header's search leads to the partners: %s", fault)
        self._built = True

    # Helpers

    def _stage(self, config: MkDocsConfig) -> None:
        """Find the site a folder to be built in; MkDocs deletes what the site's own folder holds."""
        site = Path(config.site_dir)
        records = (self._root / self._folder.of(kind) for kind in (Kind.PARTNER, Kind.HUB))
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

    def _tell(self, reading: Reading) -> None:
        """Say what is wrong with the records; raises PluginError if that stops the build."""
        stop = set(Severity) if self._options.fail_on == "warnings" else {Severity.ERROR}
        for problem in reading.problems:
            level = logging.WARNING if self._serving else logging.ERROR
            # MkDocs' strict mode counts whatever is logged as a warning, and stops; it does not count information.
            log.log(level if problem.severity in stop else logging.INFO, problem.line(self._answers))
        if not self._serving and any(problem.severity in stop for problem in reading.problems):
            raise PluginError(f"{_counts(reading)}; nothing was built. Mend the places named above.")
        if reading.problems or reading.accepted:
            log.info("%s; the site is built all the same.", _counts(reading))

    def _faults_of_settings(self, config: MkDocsConfig) -> list[str]:
        """What `check` says of mkdocs.yml that stops a build."""
        found = errors(read_settings(Path(config.config_file_path)).problems)
        return [problem.line(self._answers) for problem in found]

    def _check_settings(self, config: MkDocsConfig) -> None:
        """Refuse what `check` says of mkdocs.yml, and a clock that is wrong, on which MkDocs stumbles later."""
        told = self._faults_of_settings(config)
        try:
            as_of_today()
        except ValueError as error:
            told.append(str(error))
        if told:
            raise PluginError("\n".join(["network-directory cannot build this site.", *told]))

    def _why(self, error: BaseException) -> str:
        """What made a build of a preview fail."""
        settings = self._faults_of_settings(self._config)
        told = "\n".join(settings) or self._stopped or str(error) or type(error).__name__
        unforeseen = not isinstance(error, SystemExit | MkDocsException)
        log.error(
            "The site could not be built again, and the preview shows the last good one:\n%s",
            told,
            exc_info=error if unforeseen else None,
        )
        self._stopped = ""
        return told

    def _failed_banner(self, fault: str) -> str:
        words = self._words
        return Markup(
            '<aside class="banner banner--problems" aria-label="{}"><p class="wrap"><strong>{}</strong> {}</p></aside>'
        ).format(words("shell.failed_label"), words("shell.failed"), fault)

    def _refuse_endless_links(self) -> None:
        """Stop before MkDocs follows a linked folder that holds the content folder, or is in it: it would not end."""
        content = (self._root / self._folder.content).resolve()
        for file in sorted(self._refused):
            path = self._root / file
            if path.is_symlink() and path.is_dir():
                target = path.resolve()
                if target.is_relative_to(content) or content.is_relative_to(target):
                    raise PluginError(f"network-directory: {file} is a link that leads round in a circle; delete it")

    def _leave_out_refused(self, files: Files, config: MkDocsConfig) -> None:
        """Take away what the check refused to publish; only a preview comes so far."""
        for file in list(files):
            path = PurePosixPath(self._folder.content, file.src_uri)
            if not self._refused.isdisjoint(map(str, (path, *path.parents))):
                files.remove(file)
        if self._refused:  # the theme's own files that one of them stood in the place of
            files.add_files_from_theme(config.theme.get_env(), config)

    def _or_last(self, make: Callable[[], T], last: T | None) -> T:
        """What `make` makes; in a preview, what it made last if it fails now."""
        try:
            return make()
        except (FileNotFoundError, ValueError) as error:
            if not self._serving or last is None:
                raise PluginError(f"network-directory: {error}") from None
            log.warning("%s; the preview goes on without the change", error)
            return last

    def _language(self, config: MkDocsConfig) -> str:
        return self._options.language or str(config.theme.get("language") or "en")

    def _in_its_language(self, config: MkDocsConfig) -> Answers:
        """What the check says; in English if its file is broken, of which the site's words tell when they are read."""
        try:
            return Answers.load(self._language(config), self._theme(config))
        except ValueError:
            return english()

    @staticmethod
    def _theme(config: MkDocsConfig) -> list[Path]:
        """The folders that templates and words are looked up in: the site's own first, then the package's."""
        own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        return list(dict.fromkeys(path.resolve() for path in (*own, theme_folder())))

    def _describe(self, config: MkDocsConfig) -> Site:
        """What pages say of the site: as MkDocs has it, for a preview has an address of its own."""
        template = config.edit_uri_template
        return SiteSettings(
            name=config.site_name,
            description=config.site_description or "",
            url=config.site_url,
            repository=config.repo_url,
            edit_uri=config.edit_uri or "",
            edit_uri_template=str(template) if template else None,
        ).site(self._folder.content, self._options)

    def _prepare(self, file: File, files: Files, config: MkDocsConfig) -> None:
        """Make a page of the staff's fit for MkDocs."""
        name = f"{self._folder.content}/{file.src_uri}"
        if any(problem.file == name and problem.code == "ND101" for problem in self._edition.reading.problems):
            # MkDocs ends with a traceback, and a preview hangs. This shows what can be read of it.
            text = (self._root / name).read_bytes().decode("utf-8", "replace")
            files.append(file := _replaced(file, text, files, config))
        elif any(problem.file == name and problem.code in _TOO_MUCH for problem in self._edition.reading.problems):
            text = indent((self._root / name).read_text("utf-8"), "    ")  # as it is written, not as it is meant
            files.append(file := _replaced(file, text, files, config))
        if config.edit_uri_template:
            # Where to edit: from the network's folder, as for records, and not from the content folder.
            file.edit_uri = name

    def _draw(self, page: OurPage) -> str:
        try:
            return self._edition.draw(page)
        except DrawingError as error:
            self._cannot_draw(error)
            return Markup('<div class="wrap"><p class="callout">{}</p></div>').format(error)

    def _cannot_draw(self, error: DrawingError) -> None:
        if not self._serving:
            raise PluginError(f"network-directory: {error}") from error
        log.warning(str(error))

    def _is_ours(self, file: File) -> bool:
        """Whether a file in the content folder is a record or a table of the network, or words of the theme."""
        folders = tuple(f"{kind.plural}/" for kind in Kind if kind.in_content)
        tables = {f"{name}.yml" for name in TABLES}
        return file.src_uri.startswith((*folders, "i18n/", "directory/")) or file.src_uri in tables

    def _add_page(self, page: OurPage, files: Files, config: MkDocsConfig, taken: Container[str]) -> None:
        head = page.head
        overview = not head.crumbs
        uri = f"{head.address}index.md" if overview else f"{head.address.rstrip('/')}.md"
        if f"{head.address}index.html" in taken:
            return  # the staff wrote a page of their own for this address
        in_nav = overview and head.indexed and config.nav is None
        inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, uri, content="", inclusion=inclusion)
        file.edit_uri = head.source
        DirectoryPage(page, file, config, self._draw)
        files.append(file)


def _split_headline(html: str) -> tuple[str, Markup]:
    """The text of the headline that a staff page begins with, if it does, and the HTML of the rest."""
    match = re.match(r"\s*<h1\b[^>]*>(.*?)</h1>", html, re.DOTALL)
    headline = Markup(match[1]).striptags() if match else ""  # noqa: S704 - the staff's own page
    return headline, Markup(html[match.end() if match else 0 :])  # noqa: S704


def _replaced(file: File, text: str, files: Files, config: MkDocsConfig) -> File:
    files.remove(file)
    return File.generated(config, file.src_uri, content=text, inclusion=file.inclusion)


def _generated(spec: FileSpec, config: MkDocsConfig) -> File:
    hidden = InclusionLevel.NOT_IN_NAV
    if isinstance(spec.content, Path):
        return File.generated(config, spec.address, abs_src_path=str(spec.content), inclusion=hidden)
    return File.generated(config, spec.address, content=spec.content, inclusion=hidden)


def _counts(reading: Reading) -> str:
    """How many problems of each kind there are, in words."""
    wrong = len(errors(reading.problems))
    numbers = {"error": wrong, "warning": len(reading.problems) - wrong, "accepted warning": len(reading.accepted)}
    return f"{', '.join(plural(number, what) for what, number in numbers.items() if number)} in the records"
