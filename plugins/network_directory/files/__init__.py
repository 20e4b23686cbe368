"""Files of the site other than pages."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from ..network.findings import Findings
from ..records import Records
from ..site.made_from import listed_partners
from ..site.site import Site
from ..site.templates import Templates
from ..site.words import Words
from ..writing.json_schema import KINDS, schema
from .badges import badges
from .downloads import downloads
from .feeds import feeds
from .file import CopiedFile, FileMadeAtOnce, FileOfRows, FileSpec
from .finder import finder_data
from .form import form
from .form_entries import form_entries, form_list
from .form_letters import form_letters
from .formats import as_json
from .geojson import geojson
from .redirects import redirects

__all__ = ["FileOfRows", "FileSpec", "all_files"]


def all_files(
    records: Records, findings: Findings, words: Words, site: Site, templates: Templates, root: Path
) -> Iterator[FileSpec]:
    """Every file but the pages. `root` is the network's folder, from which records' own texts and logos are taken."""
    network = findings.network
    url = site.url or ""
    yield from downloads(records, findings, url)
    yield from geojson(network, url)
    yield from feeds(findings, words, site.name, url)
    yield from badges(network, words, site, templates)
    yield from redirects(network, words, url)
    yield from finder_data(findings, words)
    for kind in KINDS:
        yield FileMadeAtOnce(f"data/schema/{kind}.schema.json", partial(_schema, kind, records), listed_partners)
    yield from form(records, network, words, site)
    yield form_list(records)
    yield from form_entries(records, root)
    yield from form_letters()
    for partner in network.partners.values():
        if partner.logo:
            folder = PurePosixPath(partner.file).parent
            yield CopiedFile(f"partners/{partner.id}/{partner.logo}", root / folder / partner.logo)


def _schema(kind: str, records: Records) -> bytes:
    return as_json(schema(kind, records))
