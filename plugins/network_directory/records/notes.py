"""What a field's declaration says beside its name, its meaning and the kind of value that it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notes:
    """Stands in a field's annotation."""

    example: str | Mapping[str, str] | None = None
    """What could stand in it, as YAML; by the name of the group around it, where it differs from one to another."""
    elsewhere: str = ""
    """What it is called in spreadsheets, other directories and other formats: names in small letters, joined by _."""
    section: str | None = None
    """The section of the form that it is in; the last one, if none is named."""
    kept: bool = False
    """Whether the form leaves it as it is: it cannot send a picture, and some is the staff's."""
    words: str | None = None
    """Where the site's words for its choices stand, with the choice in braces."""
    column: bool | str = False
    """Whether tables for spreadsheets have it as a column, or the column's name where it is not the field's own."""
    rule: str = ""
    """What else is asked of it, in sentences for the guide."""
    tells: bool = False
    """Whether records of this kind have it and no others do, so that it tells which kind a record is of."""

    def shown(self, group: str) -> str | None:
        """What could stand in it within a group, as YAML."""
        return self.example.get(group) if isinstance(self.example, Mapping) else self.example
