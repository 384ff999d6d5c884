"""Texts as they are compared: letters and digits alone, narrow, with the way back to where each stands."""

import re
from collections.abc import Iterator
from functools import lru_cache

from drafting.figures.numbers import narrow

_KEPT = re.compile(r"[^\W_]|[%‰‱]|(?<=\d)[.．](?=\d)")
"""What of a text counts when it is looked for: letters and digits, not how they are pointed."""


def folded(text: str) -> str:
    """Return the letters and digits of a text, narrow; a decimal point stays."""
    return "".join(_KEPT.findall(narrow(text)))


@lru_cache(maxsize=64)
def folding(text: str) -> "Folded":
    """Return a text folded, made once for all entries that are taken from it."""
    return Folded(text)


class Folded:
    """A text's letters and digits in lower case, and the offset of each in the text as typed."""

    def __init__(self, text: str) -> None:
        matches = list(_KEPT.finditer(narrow(text)))
        self.letters = "".join(match[0].lower()[:1] for match in matches)
        self.offsets = [match.start() for match in matches]

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of the text where words stand, punctuation, spaces and case ignored."""
        sought = folded(words).lower()
        for at in self.places(sought):
            yield self.span(at, at + len(sought))

    def places(self, sought: str) -> Iterator[int]:
        """Yield the positions among the letters at which some of them stand."""
        at = self.letters.find(sought) if sought else -1
        while at >= 0:
            yield at
            at = self.letters.find(sought, at + 1)

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Return the span of the text that these letters take up."""
        return self.offsets[first], self.offsets[end - 1] + 1
