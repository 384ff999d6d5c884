"""The words by which an item is read and told, from words.csv and heads.csv."""

from functools import cache

from drafting.lexicon import split, table


@cache
def words(role: str) -> tuple[str, ...]:
    """Return the words of a role, longest first."""
    found = {word for row in table("words") if row["role"] == role for word in split(row["words"])}
    return tuple(sorted(found, key=len, reverse=True))


@cache
def tails() -> dict[str, tuple[str, ...]]:
    """Return every ending of an event's name with its verbs, longest first."""
    found = {tail: split(row["verbs"]) for row in table("heads") for tail in split(row["tails"])}
    return {tail: found[tail] for tail in sorted(found, key=len, reverse=True)}
