"""What mkdocs.yml says of a network: read once, as data, for the command and for the plugin alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from os.path import relpath
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from ...records.answers import LANGUAGE, answer
from ...records.problems import START, Problem, in_order
from ...records.suggest import near
from ...site.site import Site
from .options import NAMES, OF_ALL_PLUGINS, RENAMED, RULES, Options, Rule, UnfitError, address, flag, template
from .settings_file import UNTOLD, Setting, read_settings_file

FILE = "mkdocs.yml"
PLUGIN = "network-directory"
CONTENT = "content"
"""The folder that is meant where nothing names another."""
MKDOCS_CONTENT = "docs"
"""The folder that MkDocs takes where its settings name none."""
WRONG, UNKNOWN = "ND134", "ND133"
_EDIT_URIS = {
    "github.com": "edit/master/docs/",
    "gitlab.com": "edit/master/docs/",
    "bitbucket.org": "src/default/docs/",
}
"""Where the content folder is edited that MkDocs takes for repositories of these hosts."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What MkDocs' own settings say of the site."""

    name: str = ""
    description: str = ""
    url: str | None = None
    """With a slash at its end."""
    repository: str | None = None
    edit_uri: str | None = None
    """Where the content folder is edited, from the repository's address."""
    edit_uri_template: str | None = None
    """Where a file is edited, with {path} and {path_noext} put in."""

    def site(self, content: str, options: Options) -> Site:
        """What pages say of the site; `content` is the content folder, from the network's."""
        repository = self.repository and f"{self.repository.rstrip('/')}/"
        host = urlsplit(self.repository or "").netloc.lower()
        edit_uri = _EDIT_URIS.get(host) if self.edit_uri is None else self.edit_uri
        return Site(
            name=self.name,
            description=self.description,
            url=self.url,
            sample=options.sample,
            license_name=options.license_name,
            license_url=options.license_url,
            edit_template=self.edit_uri_template,
            edit_base=urljoin(repository, f"{edit_uri.strip('/')}/") if repository and edit_uri else None,
            content=content,
            new_file_template=options.new_file_uri_template,
            ask_url=options.new_issue_uri,
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """What of mkdocs.yml concerns the network."""

    content: str | None
    """The folder of pages, principles, sources and tables, from the network's; None if that cannot be told."""
    site: SiteSettings = field(default_factory=SiteSettings)
    options: Options = field(default_factory=Options)
    theme: str | None = None
    """The folder of the site's own theme, from the network's."""
    language: str = LANGUAGE
    """The language of the site's own words."""
    menu: tuple[tuple[str, str], ...] = ()
    """The pages of the menu: what each is called, and its file in the content folder."""
    problems: tuple[Problem, ...] = ()


def read_settings(file: Path) -> Settings:
    """Read a network's mkdocs.yml, and what it inherits. Without one, everything is as if it were not named."""
    if not file.exists():
        return Settings(CONTENT)
    by_name, problems = read_settings_file(file)
    return Settings(None, problems=problems) if problems else _Checker(file, by_name).settings()


class _Checker:
    """Takes what concerns the network from the settings, and says what is wrong with it."""

    def __init__(self, file: Path, by_name: Mapping[str, Setting]) -> None:
        self._file = file
        self._root = file.resolve().parent
        self._by_name = by_name
        self._problems: list[Problem] = []

    def settings(self) -> Settings:
        content = self._content()
        site = self._site()
        options = Options.of(dict(self._options()))
        custom, language = self._theme()
        return Settings(
            content, site, options, custom, options.language or language, tuple(self._menu()), in_order(self._problems)
        )

    def _say(self, where: Setting, fault: UnfitError) -> None:
        phrase = answer("setting-wrong", name=where.name, fault=fault.said)
        self._problems.append(Problem(where.file, where.at, WRONG, phrase, fault.suggestion))

    def _text(self, name: str) -> str | None:
        value = self._by_name[name].value if name in self._by_name else None
        return value if isinstance(value, str) else None

    def _checked(self, where: Setting, rule: Rule) -> object:
        """What a setting stands for; None if it is empty, cannot be told or is wrong, which is said."""
        if where.value in (None, UNTOLD):
            return None
        try:
            return rule(where.value)
        except UnfitError as fault:
            self._say(where, fault)
            return None

    # MkDocs' own settings

    def _content(self) -> str | None:
        """The content folder; if the one that is named is not there, the one that was meant."""
        named = self._by_name.get("docs_dir")
        value = MKDOCS_CONTENT if named is None else named.value
        if named is not None and value is UNTOLD:
            self._say(named, UnfitError(answer("docs-dir-untold")))
            return None
        if isinstance(value, str) and (self._root / value).is_dir():
            return Path(relpath(self._root / value, self._root)).as_posix()
        folders = [path.name for path in self._root.iterdir() if path.is_dir()]
        tables = [name for name in sorted(folders) if (self._root / name / "vocabulary.yml").is_file()]
        likely = (near(value, folders) if isinstance(value, str) else None) or next(iter(tables), None)
        if named is None:
            phrase = answer("docs-dir-missing", folder=value, likely=likely or CONTENT)
            self._problems.append(Problem(self._file.name, START, WRONG, phrase))
        else:
            hint = answer("docs-dir-likely", likely=likely) if likely else answer("docs-dir-unlikely")
            self._say(named, UnfitError(answer("docs-dir-no-folder", folder=str(value), hint=hint), likely))
        return likely

    def _site(self) -> SiteSettings:
        repository = self._text("repo_url")
        base = f"{repository.rstrip('/')}/" if repository else ""
        rules = {
            "site_url": address,
            "repo_url": address,
            "edit_uri_template": template("path", "path_noext", conversions=["q"], base=base),
        }
        made = {
            name: self._checked(self._by_name[name], rule)
            for name, rule in rules.items()
            if name in self._by_name and self._by_name[name].value != ""
        }
        url, edit_template = made.get("site_url"), made.get("edit_uri_template")
        return SiteSettings(
            name=self._text("site_name") or "",
            description=self._text("site_description") or "",
            url=f"{str(url).rstrip('/')}/" if url else None,
            repository=repository,
            edit_uri=self._text("edit_uri"),
            edit_uri_template=str(edit_template) if edit_template else None,
        )

    def _theme(self) -> tuple[str | None, str]:
        """The folder of the site's own theme, and the theme's language."""
        below = {part.name: part.value for part in self._by_name["theme"].below()} if "theme" in self._by_name else {}
        folder, language = below.get("custom_dir"), below.get("language")
        return folder if isinstance(folder, str) else None, language if isinstance(language, str) else LANGUAGE

    def _menu(self) -> Iterator[tuple[str, str]]:
        waiting = list(self._by_name["nav"].below()) if "nav" in self._by_name else []
        while waiting:
            entry, *waiting = waiting
            if isinstance(entry.value, str):
                yield entry.name, entry.value
            else:
                waiting = [*entry.below(), *waiting]

    # The plugin's options

    def _options(self) -> Iterator[tuple[str, object]]:
        """The options that were written, by name."""
        entries = [entry for entry in self._plugins() if entry.name.removeprefix("/") == PLUGIN]
        if not entries:
            return
        first = entries[0]
        for other in entries[1:]:
            phrase = answer("plugin-twice", line=first.key.line)
            self._problems.append(Problem(other.file, other.key, UNKNOWN, phrase))
        if isinstance(first.value, dict):
            for option in first.below():
                self._check_option(option)
                yield option.name, option.value
        elif first.value not in (None, UNTOLD):
            self._problems.append(Problem(first.file, first.at, WRONG, answer("plugin-options")))

    def _plugins(self) -> Iterator[Setting]:
        yield from self._by_name["plugins"].below() if "plugins" in self._by_name else ()

    def _check_option(self, option: Setting) -> None:
        if option.name in NAMES:
            self._checked(option, flag if option.name == OF_ALL_PLUGINS else RULES[option.name])
            return
        likely = RENAMED.get(option.name) or near(option.name, NAMES)
        hint = answer("option-likely", likely=likely) if likely else answer("option-all", all=NAMES)
        phrase = answer("option-unknown", name=option.name, hint=hint)
        self._problems.append(Problem(option.file, option.key, UNKNOWN, phrase, likely))
