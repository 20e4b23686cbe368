"""What a preview shows, drawn when somebody looks at it."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from threading import RLock

from markupsafe import Markup
from mkdocs.structure.pages import Page

from ...edition import Edition
from ...pages import Page as OurPage
from ...site.templates import DrawingError
from .frames import Frames
from .mapping import DrawOf, SiteFiles


@dataclass(frozen=True, slots=True)
class Answer:
    """What is at an address."""

    type: str
    """Its media type."""
    body: bytes


@dataclass(frozen=True, slots=True)
class StaffHome:
    """The home page that staff wrote the opening words of."""

    page: Page
    """What MkDocs knows it by."""
    intro: Markup
    title: str
    description: str

    def of(self, edition: Edition) -> OurPage:
        """The page as an edition shows it."""
        return edition.home(self.intro, self.title, self.description)


class LiveSite:
    """The pages and files of an edition. Requests come in threads of their own, and are answered one by one."""

    def __init__(self, files: SiteFiles, frames: Frames, draw: DrawOf, home: StaffHome | None) -> None:
        self._files = files
        self._frames = frames
        self._draw = draw
        self._home = home
        self._one_at_a_time = RLock()

    def turn_to(self, edition: Edition) -> None:
        """Show another edition, of which nothing but the records differ."""
        with self._one_at_a_time:
            self._files.edition = edition
            self._frames.turn_to(edition)

    def has_page(self, address: str) -> bool:
        """Whether a page of ours is at an address."""
        with self._one_at_a_time:
            return self._files.page(address) is not None or self._file(f"{address}index.html")

    def answer(self, address: str) -> Answer | None:
        """What is at an address from the site's root, if it is ours."""
        with self._one_at_a_time:
            if address == "" and self._home:
                main = self._draw(self._files.edition, self._home.of(self._files.edition))
                return _html(self._frames.around_page(self._home.page, main))
            if page := self._files.page(address):
                return _html(self._frames.around(page.head, self._draw(self._files.edition, page)))
            return self._answer_file(f"{address}index.html" if address.endswith("/") else address)

    def _answer_file(self, address: str) -> Answer | None:
        try:
            body = b"".join(self._files.edition.file(address).pieces())
        except (KeyError, OSError, DrawingError):
            return None
        return Answer(mimetypes.guess_type(address)[0] or "application/octet-stream", body)

    def _file(self, address: str) -> bool:
        try:
            self._files.edition.file(address)
        except KeyError:
            return False
        return True


def _html(text: str) -> Answer:
    return Answer("text/html", text.encode())
