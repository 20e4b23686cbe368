"""Pages: a network in, and for each address a head and a typed context out, from which alone its HTML is drawn."""

from .all_pages import all_pages
from .drawing import Renderer
from .page import Context, Crumb, Head, Page

__all__ = ["Context", "Crumb", "Head", "Page", "Renderer", "all_pages"]
