"""Words that an entry may add because they say nothing by themselves: they only join what the notes say (data)."""

import re
from collections.abc import Collection
from functools import cache, lru_cache

from drafting.lexicon import split, table


@lru_cache(maxsize=64)
def joining_words(words: str) -> tuple[str, ...]:
    """Return what may be added to these words of the notes: 获得 only where they say that something was got."""
    return tuple(word for word, needed in _rows() if not needed or needed.search(words))


def without_replaced(words: str, joined: Collection[str]) -> str:
    """Return words without those for which joining words stand: 收了 less 收, where 收缴 is in the entry."""
    for word, needed in _rows():
        if needed and word in joined:
            words = needed.sub("", words)
    return words


@cache
def _rows() -> tuple[tuple[str, re.Pattern[str] | None], ...]:
    return tuple(
        (word, re.compile(row["needs"]) if row["needs"] else None)
        for row in table("note_joins")
        for word in split(row["words"])
    )
