"""What tells one shortcoming, plan or measure from another: its words without those that all of them have."""

from functools import cache

from drafting.lexicon import split, table
from drafting.text.strings import bigrams


def telling(text: str) -> frozenset[str]:
    """Return the pairs of characters of a text that are no words of every shortcoming and plan."""
    return bigrams(text) - _generic()


@cache
def _generic() -> frozenset[str]:
    return frozenset().union(
        *(bigrams(word) for row in table("generic_words") for word in split(row["words"]))
    )
