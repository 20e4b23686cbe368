"""What the site says of itself, whichever engine publishes it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from string import Formatter
from typing import Any
from urllib.parse import quote, urljoin


@dataclass(frozen=True, slots=True)
class Site:
    """What pages say about the site itself: values alone, which any process can be handed."""

    name: str
    """What it is called."""
    description: str
    """For search engines."""
    url: str | None
    """Where it is published, with a slash at its end; None if that is not known."""
    sample: bool
    """Whether the network is invented, which every page then says."""
    license_name: str
    """The license that the records carry."""
    license_url: str
    """Where that license can be read."""
    edit_template: str | None
    """Where a file is edited: an address with {path} from the network's folder, or {path_noext}, put in."""
    edit_base: str | None
    """Where the content folder is edited, for files that no template leads to; with a slash at its end."""
    content: str
    """The content folder, from the network's."""
    new_file_template: str | None
    """Where a new file is proposed: an address with {folder}, {name} and {content} put in."""
    ask_url: str | None
    """Where the staff is asked to write an entry; None if the settings do not say."""

    def edit_url(self, file: str) -> str | None:
        """Where a record is edited, by its path from the network's folder; None if the settings do not say."""
        if self.edit_template:
            return _QUOTING.format(self.edit_template, path=file, path_noext=posixpath.splitext(file)[0])
        return self.edit_base and urljoin(self.edit_base, posixpath.relpath(file, self.content))

    def new_url(self, file: str, content: str) -> str | None:
        """Where a new file is proposed, by its path from the network's folder and its content; None if the settings do
        not say."""
        folder, name = posixpath.split(file)
        filled = {"folder": folder, "name": quote(name), "content": quote(content)}
        return self.new_file_template and self.new_file_template.format(**filled)


class _Quoting(Formatter):
    """Fills templates in which `{path!q}` is quoted, as MkDocs does."""

    def convert_field(self, value: Any, conversion: str | None) -> Any:
        return quote(value, safe="") if conversion == "q" else super().convert_field(value, conversion)


_QUOTING = _Quoting()
