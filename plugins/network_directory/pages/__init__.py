"""Drawing pages: network in, one spec and its HTML for each address out."""

from .catalog import Catalog
from .render import DrawingError, Renderer, Site
from .short_links import short_links_as_html
from .spec import Crumb, PageSpec
from .words import Words

__all__ = ["Catalog", "Crumb", "DrawingError", "PageSpec", "Renderer", "Site", "Words", "short_links_as_html"]
