"""Files of the site other than pages."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..network import Network
from ..network.changes import changes
from ..pages.render import Renderer
from ..pages.words import Words
from ..records import Records
from .badges import badges
from .downloads import downloads
from .feeds import feeds
from .redirects import redirects
from .spec import FileSpec

__all__ = ["FileSpec", "all_files"]


def all_files(
    records: Records, network: Network, words: Words, renderer: Renderer, name: str, site_url: str, root: Path
) -> Iterator[FileSpec]:
    """Every file but the pages. `root` is the network's folder, from which logos are copied."""
    yield from downloads(records, network, site_url)
    yield from feeds(changes(network), words, name, site_url, network.as_of)
    yield from badges(network, words, renderer, name, site_url)
    yield from redirects(network, words, site_url)
    for partner in network.partners.values():
        if partner.logo:
            folder = PurePosixPath(partner.file).parent
            yield FileSpec(f"partners/{partner.id}/{partner.logo}", root / folder / partner.logo)
