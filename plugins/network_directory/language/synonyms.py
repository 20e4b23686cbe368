"""Words that a network takes for one another, such as “preschool” and “pre-K”."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .stems import stems_of


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of words and phrases that mean the same, compared by their stems."""

    groups: Mapping[tuple[str, ...], frozenset[tuple[str, ...]]]
    """By the stems of each phrase, those of all phrases of its group, itself included."""
    language: str

    @classmethod
    def of(cls, groups: Iterable[Iterable[str]], language: str) -> Synonyms:
        """Take up groups of phrases in a language; those that share a phrase are one."""
        by_phrase: dict[tuple[str, ...], frozenset[tuple[str, ...]]] = {}
        for group in groups:
            phrases = {stems for phrase in group if (stems := stems_of(phrase, language))}
            together = frozenset(phrases.union(*(by_phrase[phrase] for phrase in phrases if phrase in by_phrase)))
            by_phrase |= dict.fromkeys(together, together)
        return cls(by_phrase, language)

    def alike(self, phrase: str) -> frozenset[tuple[str, ...]]:
        """The stems of all that means what a phrase means, itself included."""
        stems = stems_of(phrase, self.language)
        return self.groups.get(stems, frozenset({stems}))
