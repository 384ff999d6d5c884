"""The words beside names in last year's report: ``lexicon/carryover_words.csv``."""

from collections.abc import Iterable
from functools import cache

from drafting.lexicon import split, table


@cache
def words(role: str) -> tuple[str, ...]:
    """Return the words of a role."""
    rows = (row for row in table("carryover_words") if row["role"] == role)
    return tuple(word for row in rows for word in split(row["words"]))


class Words:
    """Words to be looked for at a place of a text, in a time that their number does not matter for."""

    def __init__(self, found: Iterable[str]) -> None:
        self._words = frozenset(found)
        self._lengths = tuple(sorted({len(word) for word in self._words}, reverse=True))

    def end_at(self, text: str, end: int) -> int:
        """Return how long the longest is that ends at an offset; 0 where none does."""
        fitting = (n for n in self._lengths if n <= end and text[end - n : end] in self._words)
        return next(fitting, 0)

    def begin_at(self, text: str, start: int) -> int:
        """Return how long the longest is that begins at an offset; 0 where none does."""
        return next((n for n in self._lengths if text[start : start + n] in self._words), 0)
