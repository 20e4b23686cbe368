"""Reading and checking what people wrote: files in, records and problems out."""

from .codes import CODES
from .entries import Entry, Reading, Records
from .files import own_text
from .folder import Folder
from .kinds import Kind
from .markdown import SHORT_LINK_KINDS, ShortLink
from .problems import Accepted, Position, Problem, Severity, errors
from .read import NetworkReader, keep_last_good, read_network

__all__ = [
    "CODES",
    "SHORT_LINK_KINDS",
    "Accepted",
    "Entry",
    "Folder",
    "Kind",
    "NetworkReader",
    "Position",
    "Problem",
    "Reading",
    "Records",
    "Severity",
    "ShortLink",
    "errors",
    "keep_last_good",
    "own_text",
    "read_network",
]
