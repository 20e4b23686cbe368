"""Files of the site other than pages."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..pages import Catalog, Renderer
from ..records import Records
from ..writing.schema import schemas
from .badges import badges
from .downloads import as_json, downloads
from .facets import finder_data
from .feeds import feeds
from .form import form
from .form_entries import form_entries
from .form_letters import form_letters
from .geojson import geojson
from .redirects import redirects
from .spec import FileSpec

__all__ = ["FileSpec", "all_files"]


def all_files(records: Records, catalog: Catalog, renderer: Renderer, root: Path) -> Iterator[FileSpec]:
    """Every file but the pages. `root` is the network's folder, from which logos are copied."""
    network, words, site = catalog.network, catalog.words, renderer.site
    url = site.url or ""
    yield from downloads(records, network, catalog.coverage, catalog.needs, url)
    yield from geojson(network, url)
    yield from feeds(catalog.changes, words, site.name, url, network.as_of)
    yield from badges(network, words, renderer)
    yield from redirects(network, words, url)
    yield from finder_data(catalog)
    for kind, schema in schemas(records).items():
        yield FileSpec(f"data/schema/{kind}.schema.json", as_json(schema))
    yield from form(records, network, words, site)
    yield from form_entries(records)
    yield from form_letters()
    for partner in network.partners.values():
        if partner.logo:
            folder = PurePosixPath(partner.file).parent
            yield FileSpec(f"partners/{partner.id}/{partner.logo}", root / folder / partner.logo)
