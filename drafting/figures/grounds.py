"""Numbers that are right though they state no figure: sums, what the facts say in passing, how many items there are."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from drafting.figures.bind import Mention
from drafting.figures.known import Given, Known
from drafting.figures.likeness import ALIKE, Surroundings

_TALLIED = frozenset("个条项点类")
_PROBLEM = re.compile(r"问题|不足|短板|意见|整改|差距")
_PAST = re.compile("去年|上年|上一年|反馈|整改|上次")
_MARKS = ("{0}是", "{0}要", "其{0}", "第{0}", "（{0}）", "{1}.", "{1}．", "（{1}）")
_HAN = "一二三四五六七八九十"
_LISTABLE = frozenset[object](range(2, len(_HAN) + 1))
_ANNOUNCING = re.compile(r"[^，；、。：\n]{0,12}[。：]\s*")
_LISTED = re.compile(r"[^，。；：\n]*、[^，。；：\n]*$")
_REACH = 1500
"""Characters within which a list that a number announces (三处短板：其一) comes to its end."""


class Ground(StrEnum):
    """Why a number is right that states no figure of the facts by itself."""

    SUM = "sum"  # of figures that stand with it
    SAID = "said"  # the facts say it too, though not as a figure (三分之二, 每季度1次)
    TALLY = "tally"  # so many problems or shortcomings the facts list
    LIST = "list"  # so many items follow it, or stand before it (三处短板：其一 … 其三)


class Grounds:
    """The text with what the facts give, to be asked on what ground a number stands."""

    def __init__(
        self,
        given: Given,
        counts: Mapping[str, Known],
        around: Surroundings,
        mentions: Sequence[Mention],
    ) -> None:
        self.given, self.counts, self.around, self.mentions = given, counts, around, mentions
        self._starts = [m.numeral.start for m in mentions]
        self._said: dict[tuple[object, str], list[frozenset[str]]] = defaultdict(list)
        for value, unit, words in given.said:
            self._said[value, unit].append(words)

    def of(self, mention: Mention) -> Ground | None:
        """Return the ground of a number, or None."""
        if self._is_sum(mention):
            return Ground.SUM
        if self._is_said(mention):
            return Ground.SAID
        if self._is_tally(mention):
            return Ground.TALLY
        return Ground.LIST if self._counts_list(mention) else None

    def _is_sum(self, mention: Mention) -> bool:
        """Whether it is the sum of the labels that it names, or of the numbers just before or behind it."""
        if not (mention.total or mention.parts):
            return False
        value, unit = mention.numeral.value, mention.unit
        parts = [self.counts[p].quantity.value for p in mention.parts if p in self.counts]
        if parts and len(parts) == len(mention.parts) and sum(parts) == value:
            return True
        if not mention.total:
            return False
        at = mention.numeral.start
        start, end = self.around.sentence(at)
        if self._is_sum_of_facts(start, mention):
            return True
        before, _ = self.around.sentence(start - 1) if start else (0, 0)
        stretches = ((start, at), (before, at), (at + 1, end))
        return any(
            len(listed) > 1 and sum(listed) == value
            for listed in (self._listed(first, last, unit) for first, last in stretches)
        )

    def _is_sum_of_facts(self, start: int, mention: Mention) -> bool:
        """Whether the counts listed before it add up to it as the facts have them, though one is written wrongly."""
        first, last = (bisect_left(self._starts, at) for at in (start, mention.numeral.start))
        labels = {
            m.label for m in self.mentions[first:last] if m.certain and m.label in self.counts
        }
        values = [self.counts[label].quantity.value for label in labels]
        return len(values) > 1 and sum(values) == mention.numeral.value

    def _listed(self, start: int, end: int, unit: str) -> list[Decimal]:
        """Return the values in a stretch of the text that are counted in that unit."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [
            m.numeral.value
            for m in self.mentions[first:last]
            if m.unit == unit and isinstance(m.numeral.value, Decimal)
        ]

    def _is_said(self, mention: Mention) -> bool:
        if mention.numeral.value == 1 and mention.numeral.text[0] != "一":
            return False  # 一户一卡 does not say that there was 1户
        return any(
            not words or self.around.likeness(words, mention.numeral.start) >= ALIKE
            for words in self._said.get((mention.numeral.value, mention.unit), ())
        )

    def _is_tally(self, mention: Mention) -> bool:
        if mention.unit not in _TALLIED:
            return False
        start, end = self.around.sentence(mention.numeral.start)
        if not _PROBLEM.search(self.around.text, start, end):
            return False
        is_past = _PAST.search(self.around.text, start, end) is not None
        tallies = self.given.tallies
        return mention.numeral.value in (
            tallies.past if is_past else tallies.present | tallies.past
        )

    def _counts_list(self, mention: Mention) -> bool:
        """Whether it says how many items stand in the list that follows at once, or before it in the sentence."""
        numeral, text = mention.numeral, self.around.text
        if numeral.value not in _LISTABLE or numeral.text[0].isdecimal():
            return False
        last = int(numeral.value or 0)
        if announced := _ANNOUNCING.match(text, numeral.end):
            at = announced.end()
            marks = [mark for mark in _MARKS if text.startswith(_numbered(mark, 1), at)]
            if any(_has_items(mark, text, at, at + _REACH, last) for mark in marks):
                return True
        start, _ = self.around.sentence(numeral.start)
        noun = text[numeral.end : numeral.end + 2]
        listed = None if mention.certain else _LISTED.search(text, start, numeral.start)
        counted = listed is not None and listed.group().count("、") + 1 == last
        return counted or _has_items("第{0}" + noun, text, start, numeral.start, last)


def _numbered(mark: str, number: int) -> str:
    return mark.replace("{0}", _HAN[number - 1]).replace("{1}", str(number))


def _has_items(mark: str, text: str, start: int, end: int, count: int) -> bool:
    """Whether a stretch of the text has the items 1 to ``count`` in order, and not one more."""
    at = start
    for number in range(1, count + 1):
        at = text.find(_numbered(mark, number), at, end) + 1
        if not at:
            return False
    return count == len(_HAN) or text.find(_numbered(mark, count + 1), at, end) < 0
