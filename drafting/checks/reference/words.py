"""The words beside names in last year's report: ``lexicon/carryover_words.csv``."""

from functools import cache

from drafting.lexicon import split, table


@cache
def words(role: str) -> tuple[str, ...]:
    """Return the words of a role."""
    rows = (row for row in table("carryover_words") if row["role"] == role)
    return tuple(word for row in rows for word in split(row["words"]))
