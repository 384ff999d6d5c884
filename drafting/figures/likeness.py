"""How much the text around a number speaks of what a figure counts, by shared pairs of Han characters."""

import re
from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from drafting.sentences import sentences

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_STOP = r"，。；：、！？（）()\n\d"
_REACH = 12
_BEFORE = re.compile(rf"[^{_STOP}]*$")
_BEHIND = re.compile(rf"[^{_STOP}]{{0,{_REACH}}}")
_NEIGHBOUR = 0.8  # what a word counts that stands in the sentence before or behind


class Context(NamedTuple):
    """What a figure inside an item stands in: the words of its clause, and the pairs of characters beside it."""

    words: str
    beside: frozenset[str]


def bigrams(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring Han characters."""
    return frozenset(a + b for run in _HAN_RUN.findall(text) for a, b in pairwise(run))


def beside(text: str, start: int, end: int) -> frozenset[str]:
    """Return the pairs of Han characters right before and behind a span, up to the next sign or number."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    behind = _BEHIND.match(text, end)
    return bigrams(before.group() if before else "") | bigrams(behind.group() if behind else "")


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much two sets have in common, 0 to 1; little in common is little proof."""
    return 2 * len(one & other) / (len(one) + len(other) + 1)


class Surroundings:
    """The sentences of a text, to be asked what is spoken of at a place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans = list(sentences(text))
        self._starts = [start for start, _ in self._spans]
        self._bigrams: dict[int, frozenset[str]] = {}

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return the span of the sentence at an offset."""
        index = bisect_right(self._starts, offset) - 1
        return self._spans[index] if index >= 0 else (offset, offset)

    def likeness(self, wanted: frozenset[str], offset: int) -> float:
        """Return which share of the pairs, 0 to 1, stands in the sentence at an offset or next to it."""
        if not wanted:
            return 0.0
        index = bisect_right(self._starts, offset) - 1
        here = wanted & self._of(index)
        near = (wanted - here) & (self._of(index - 1) | self._of(index + 1))
        return (len(here) + _NEIGHBOUR * len(near)) / len(wanted)

    def _of(self, index: int) -> frozenset[str]:
        if not 0 <= index < len(self._spans):
            return frozenset()
        if index not in self._bigrams:
            start, end = self._spans[index]
            self._bigrams[index] = bigrams(self.text[start:end])
        return self._bigrams[index]
