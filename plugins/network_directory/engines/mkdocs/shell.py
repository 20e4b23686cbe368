"""What the theme's page shell shows beside a page's content."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs.structure.files import Files

from ...edition import Edition


@dataclass(frozen=True, slots=True)
class Shell:
    """What theme/main.html knows as `nd`."""

    sample: bool
    serving: bool
    """Whether this is a preview, into which MkDocs writes an inline script that follows changes."""
    problems: int
    """How many problems there are to mend; none where the site is published."""
    problems_url: str
    license_name: str
    license_url: str
    feed_url: str
    reading_css: tuple[str, ...]
    """The stylesheets that the staff's own pages need beside the theme's."""

    @classmethod
    def of(cls, edition: Edition, files: Files) -> Shell:
        """The shell around an edition's pages; `files` are all of the site's."""
        styles = (file.url for file in files if re.match(r"assets/stylesheets/main\..*\.css$", file.src_uri))
        return cls(
            sample=edition.site.sample,
            serving=edition.preview,
            problems=len(edition.reading.problems) if edition.preview else 0,
            problems_url="problems/",
            license_name=edition.site.license_name,
            license_url=edition.site.license_url,
            feed_url="updates/feed.xml",
            reading_css=tuple(styles),
        )
