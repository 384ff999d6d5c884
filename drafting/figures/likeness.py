"""How much the text around a number speaks of what a figure counts, by shared pairs of Han characters."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from drafting.text.sentences import sentences
from drafting.text.strings import bigrams, overlap

ALIKE = 0.25
"""From this likeness on a number is about the figure's item."""
BESIDE = 0.4
"""From this overlap on the words right beside a number are those beside the figure."""
VERBATIM = 0.6
"""From this overlap on the words right beside a number are the figure's very words."""

_STOP = r"，。；：、！？（）()\n\d"
_REACH = 12
_SIGN = re.compile(rf"[{_STOP}]")
_EARLIER = re.compile(
    r"(?:由|从|原来?|原为|此前|之前|前的?|去年|上年|往年|同期)[^，。；：、（）\d]{0,6}$"
)
_LATER = re.compile(r"(?:[到至达]|现有?|目前)[^，。；：、（）\d]{0,5}$")
_TIME = re.compile(r"([一二三四]季度|[上下]半年|\d{1,2}月)[^，。；：、\d]{0,8}$")
_OPENS, _CLOSES = frozenset("（("), frozenset("）)")
_NOUN = 2  # characters of a noun
_NEIGHBOUR = 0.8  # what a word counts that stands in the sentence before or behind


@dataclass(frozen=True)
class Beside:
    """The words right before and behind a number, up to the next sign or number, and their pairs of characters.

    ``lead`` are the characters before it whatever they are. Only ``pairs`` are asked of every number.
    """

    before: str
    behind: str
    lead: str
    pairs: frozenset[str]

    @cached_property
    def sides(self) -> tuple[frozenset[str], frozenset[str]]:
        """The pairs of characters before the number and behind it."""
        return bigrams(self.before), bigrams(self.behind)

    @cached_property
    def mark(self) -> str:
        """What tells it from its like in one sentence: 由 of the earlier value and 到 of the later, or its time."""
        if _EARLIER.search(self.lead):
            return "由"
        if _LATER.search(self.lead):
            return "到"
        time = _TIME.search(self.lead)
        return time[1] if time else ""

    def overlap(self, other: "Beside") -> float:
        """Return how much two have in common, 0 to 1."""
        return overlap(self.pairs, other.pairs)

    def alignment(self, other: "Beside") -> float:
        """Return how much two have in common on the same side of the number, 0 to 1."""
        (before, behind), (left, right) = self.sides, other.sides
        shared = len(before & left) + len(behind & right)
        return 2 * shared / (len(before) + len(left) + len(behind) + len(right) + 1)

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


def beside(text: str, start: int, end: int) -> Beside:
    """Return the words right before and behind a span; 讲党课（2次） has those of 讲党课2次."""
    if text[start - 1 : start] in _OPENS and text[end : end + 1] in _CLOSES:
        start, end = start - 1, end + 1
    lead = text[max(0, start - _REACH) : start]
    before, behind = _SIGN.split(lead)[-1], _SIGN.split(text[end : end + _REACH], 1)[0]
    return Beside(before, behind, lead, bigrams(f"{before}，{behind}"))


def named(words: str) -> Beside:
    """Return what stands beside a figure of which only the name is known: its words, on neither side."""
    return Beside("", "", "", bigrams(words))


def _starts_alike(one: str, other: str) -> bool:
    return len(one) >= _NOUN and one[:_NOUN] == other[:_NOUN]


def _joins(before: str, behind: str) -> bool:
    """Whether the words before one number end in the noun with which those behind another begin."""
    return any(before.endswith(behind[:n]) for n in range(_NOUN, len(behind) + 1))


class Surroundings:
    """The sentences of a text, to be asked what is spoken of at a place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans = sentences(text)
        self._starts = [start for start, _ in self._spans]
        self._bigrams: dict[int, frozenset[str]] = {}
        self._near: dict[int, frozenset[str]] = {}

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

    def words_near(self, offset: int) -> frozenset[str]:
        """Return the pairs that stand in the sentence at an offset or next to it."""
        index = bisect_right(self._starts, offset) - 1
        if index not in self._near:
            self._near[index] = self._of(index - 1) | self._of(index) | self._of(index + 1)
        return self._near[index]

    def _of(self, index: int) -> frozenset[str]:
        if not 0 <= index < len(self._spans):
            return frozenset()
        if index not in self._bigrams:
            start, end = self._spans[index]
            self._bigrams[index] = bigrams(self.text[start:end])
        return self._bigrams[index]
