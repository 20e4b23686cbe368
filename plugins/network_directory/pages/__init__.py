"""Drawing pages: network in, one spec and its HTML for each address out."""

from .catalog import Catalog
from .render import Renderer
from .spec import Crumb, PageSpec

__all__ = ["Catalog", "Crumb", "PageSpec", "Renderer"]
