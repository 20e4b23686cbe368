"""What letters and words are the same to readers."""

from .folding import fold, folded_words, slug

__all__ = ["fold", "folded_words", "slug"]
