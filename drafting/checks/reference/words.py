"""The words beside names in last year's report: ``lexicon/carryover_words.csv``."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from drafting.lexicon import words_in


def words(role: str) -> tuple[str, ...]:
    """Return the words of a role."""
    return words_in("carryover_words", role)


class Words:
    """Words to be looked for at a place of a text, in a time that their number does not matter for."""

    def __init__(self, found: Iterable[str]) -> None:
        self._words = frozenset(found)
        self._by_last = _lengths((word[-1], word) for word in self._words)
        self._by_first = _lengths((word[0], word) for word in self._words)

    def end_at(self, text: str, end: int) -> int:
        """Return how long the longest is that ends at an offset; 0 where none does."""
        for length in self._by_last.get(text[end - 1 : end], ()):
            if length <= end and text[end - length : end] in self._words:
                return length
        return 0

    def begin_at(self, text: str, start: int) -> int:
        """Return how long the longest is that begins at an offset; 0 where none does."""
        for length in self._by_first.get(text[start : start + 1], ()):
            if text[start : start + length] in self._words:
                return length
        return 0


def _lengths(words: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[int]]:
    """Return how long the words are that have a character at one of their ends, long ones first."""
    found: dict[str, set[int]] = defaultdict(set)
    for sign, word in words:
        found[sign].add(len(word))
    return {sign: sorted(lengths, reverse=True) for sign, lengths in found.items()}
