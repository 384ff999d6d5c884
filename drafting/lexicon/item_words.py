"""The words by which an item is read and told, from words.csv and heads.csv."""

from functools import cache

from drafting.lexicon import split, table, words_in


@cache
def words(role: str) -> tuple[str, ...]:
    """Return the words of a role, longest first."""
    return tuple(sorted(set(words_in("words", role)), key=len, reverse=True))


@cache
def tails() -> dict[str, tuple[str, ...]]:
    """Return every ending of an event's name with its verbs, longest first."""
    found = {tail: split(row["verbs"]) for row in table("heads") for tail in split(row["tails"])}
    return {tail: found[tail] for tail in sorted(found, key=len, reverse=True)}
