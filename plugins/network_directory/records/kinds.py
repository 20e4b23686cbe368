"""The kinds of record and the tables that a network consists of: each declared once."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pydantic import BaseModel

from .models import BadgeRules, Hub, Partner, Place, Principle, Source, Vocabulary


class Kind(StrEnum):
    """The kinds of record that have a file each; the values name them in references."""

    PARTNER = "partner"
    HUB = "hub"
    PRINCIPLE = "principle"
    SOURCE = "source"

    @property
    def plural(self) -> str:
        """What the folder of its records is called, and what stands before them in addresses."""
        return f"{self}s"

    @property
    def model(self) -> type[BaseModel]:
        """The declaration of its fields."""
        return _MODELS[self]

    @property
    def in_content(self) -> bool:
        """Whether its folder is in the content folder, and not in that of the network."""
        return self in (Kind.PRINCIPLE, Kind.SOURCE)


_MODELS: Mapping[Kind, type[BaseModel]] = {
    Kind.PARTNER: Partner,
    Kind.HUB: Hub,
    Kind.PRINCIPLE: Principle,
    Kind.SOURCE: Source,
}
TABLES: Mapping[str, type[BaseModel]] = {"places": Place, "vocabulary": Vocabulary, "badges": BadgeRules}
"""The network's tables in the content folder, by the names of their files; of places, what an entry is."""
MODELS: Mapping[str, type[BaseModel]] = {**{str(kind): kind.model for kind in Kind}, **TABLES}
"""The declarations of all files, by the names of kinds and tables."""
