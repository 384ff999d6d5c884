"""How much the text around a number speaks of what a figure counts, by shared pairs of Han characters."""

import re
from bisect import bisect_right
from operator import add
from typing import NamedTuple

from drafting.sentences import sentences

ALIKE = 0.25
"""From this likeness on a number is about the figure's item."""
BESIDE = 0.4
"""From this overlap on the words right beside a number are those beside the figure."""
VERBATIM = 0.6
"""From this overlap on the words right beside a number are the figure's very words."""

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_STOP = r"，。；：、！？（）()\n\d"
_REACH = 12
_BEFORE = re.compile(rf"[^{_STOP}]*$")
_BEHIND = re.compile(rf"[^{_STOP}]{{0,{_REACH}}}")
_EARLIER = re.compile(
    r"(?:由|从|原来?|原为|此前|之前|前的?|去年|上年|往年|同期)[^，。；：、（）\d]{0,6}$"
)
_LATER = re.compile(r"(?:[到至达]|现有?|目前)[^，。；：、（）\d]{0,5}$")
_TIME = re.compile(r"([一二三四]季度|[上下]半年|\d{1,2}月)[^，。；：、\d]{0,8}$")
_NOUN = 2  # characters of a noun
_NEIGHBOUR = 0.8  # what a word counts that stands in the sentence before or behind


class Beside(NamedTuple):
    """The words right before and behind a number, up to the next sign or number, and their pairs of characters.

    ``mark`` tells it from its like in one sentence: 由 of the earlier value and 到 of the later, or its time (二季度).
    """

    before: str
    behind: str
    pairs_before: frozenset[str]
    pairs_behind: frozenset[str]
    pairs: frozenset[str]
    mark: str = ""

    def overlap(self, other: "Beside") -> float:
        """Return how much two have in common, 0 to 1."""
        return overlap(self.pairs, other.pairs)

    def alignment(self, other: "Beside") -> float:
        """Return how much two have in common on the same side of the number, 0 to 1."""
        sides = (
            (self.pairs_before, other.pairs_before),
            (self.pairs_behind, other.pairs_behind),
        )
        shared = sum(len(one & two) for one, two in sides)
        return 2 * shared / (sum(len(one) + len(two) for one, two in sides) + 1)

    def has_noun_of(self, other: "Beside") -> bool:
        """Whether both numbers stand at the same word: 在3座换乘站设立, 其中换乘站3座."""
        return (
            _starts_alike(self.behind, other.behind)
            or _starts_alike(self.before[::-1], other.before[::-1])
            or _joins(self.before, other.behind)
            or _joins(other.before, self.behind)
        )


class Context(NamedTuple):
    """What a figure inside an item stands in: the pairs of characters of its clause, and the words beside it."""

    words: frozenset[str]
    beside: Beside


def bigrams(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring Han characters."""
    pairs: set[str] = set()
    for run in _HAN_RUN.findall(text):
        pairs.update(map(add, run, run[1:]))
    return frozenset(pairs)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much two sets have in common, 0 to 1; little in common is little proof."""
    return 2 * len(one & other) / (len(one) + len(other) + 1)


def beside(text: str, start: int, end: int) -> Beside:
    """Return the words right before and behind a span."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    behind = _BEHIND.match(text, end)
    words = before.group() if before else "", behind.group() if behind else ""
    left, right = bigrams(words[0]), bigrams(words[1])
    return Beside(*words, left, right, left | right, _mark(text[max(0, start - _REACH) : start]))


def _mark(before: str) -> str:
    if _EARLIER.search(before):
        return "由"
    if _LATER.search(before):
        return "到"
    time = _TIME.search(before)
    return time[1] if time else ""


def named(words: str) -> Beside:
    """Return what stands beside a figure of which only the name is known: its words, on neither side."""
    return Beside("", "", frozenset(), frozenset(), bigrams(words))


def _starts_alike(one: str, other: str) -> bool:
    return len(one) >= _NOUN and one[:_NOUN] == other[:_NOUN]


def _joins(before: str, behind: str) -> bool:
    """Whether the words before one number end in the noun with which those behind another begin."""
    return any(before.endswith(behind[:n]) for n in range(_NOUN, len(behind) + 1))


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
        rest = wanted - here
        near = (rest & self._of(index - 1)) | (rest & self._of(index + 1)) if rest else rest
        return (len(here) + _NEIGHBOUR * len(near)) / len(wanted)

    def share(self, wanted: frozenset[str], offset: int) -> float:
        """Return which share of the pairs, 0 to 1, stands in the very sentence at an offset."""
        here = self._of(bisect_right(self._starts, offset) - 1)
        return len(wanted & here) / len(wanted) if wanted else 0.0

    def _of(self, index: int) -> frozenset[str]:
        if not 0 <= index < len(self._spans):
            return frozenset()
        if index not in self._bigrams:
            start, end = self._spans[index]
            self._bigrams[index] = bigrams(self.text[start:end])
        return self._bigrams[index]
