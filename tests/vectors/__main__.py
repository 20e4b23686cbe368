"""Writes the vectors, and the script's table of letters: `make vectors`, or `python -m tests.vectors`."""

from __future__ import annotations

from network_directory.theme import theme_folder

from . import FOLDER, as_json
from .entries import entries_vectors
from .names import folding_vectors, letters, nearness_vectors
from .prose import prose_vectors

for name, vectors in (
    ("entries", entries_vectors),
    ("folding", folding_vectors),
    ("nearness", nearness_vectors),
    ("prose", prose_vectors),
):
    (FOLDER / f"{name}.json").write_text(as_json(vectors()), encoding="utf-8")
(theme_folder() / "assets/javascripts/shared/letters.js").write_text(letters(), encoding="utf-8")
