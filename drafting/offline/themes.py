"""The subjects of section one, and which of them a text belongs to."""

from functools import lru_cache

from drafting.lexicon import split, table

THEMES = (("study",), ("life", "service"), ("standard", "centre"), ("conduct",))
"""The subjects by run-in heading: one heading speaks of organisation life and of service, one of order and work."""


@lru_cache(maxsize=1024)
def theme_of(text: str, *, default: str) -> str:
    """Return the subject that a text's words point to: the one with most of them, the earlier in the table on a tie."""
    hits = {
        row["theme"]: sum(word in text for word in split(row["words"])) for row in table("themes")
    }
    theme = max(hits, key=lambda name: hits[name])
    return theme if hits[theme] else default
