"""Pages: a network in, and for each address a head and a typed context out, from which alone its HTML is drawn."""

from .all_pages import Pages, all_pages
from .drawing import Renderer
from .page import Context, Crumb, Head, Page
from .search_entries import SearchEntry, search_entries, written_entry

__all__ = [
    "Context",
    "Crumb",
    "Head",
    "Page",
    "Pages",
    "Renderer",
    "SearchEntry",
    "all_pages",
    "search_entries",
    "written_entry",
]
