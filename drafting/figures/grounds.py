"""Numbers that are right though they state no figure: sums, what the facts say in passing, how many items there are."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from drafting.figures.announced import LISTABLE, count_items, items_after
from drafting.figures.bind import Mention
from drafting.figures.known import Given, Known
from drafting.figures.likeness import ALIKE, Surroundings
from drafting.figures.numeral import Numeral
from drafting.figures.scope import PART
from drafting.lexicon.labels import canonical

_TALLIED = frozenset("个条项点类")
_PROBLEM = re.compile(r"问题|不足|短板|意见|整改|差距")
_PAST = re.compile("去年|上年|上一年|反馈|整改|上次")
_ONESELF = "书记"
_OTHERS = re.compile(r"(?:其他|其余|别的)[^，。；：\n]*$")
_CLAUSE = 16
"""Characters of a clause in which stands whose number it is."""
_STOPS = "，。；：\n"
"""Before what a list stands that is counted behind it."""
_BESIDE_IN_NAME = 2
"""Characters of a name that stand before or behind a number in it."""


class Ground(StrEnum):
    """Why a number is right that states no figure of the facts by itself."""

    SUM = "sum"  # of figures that stand with it
    REST = "rest"  # what a count leaves to the others of what one did oneself
    ROUNDED = "rounded"  # a figure told roundly that the text states exactly, too
    SAID = "said"  # the facts say it too, though not as a figure (三分之二, 每季度1次)
    TALLY = "tally"  # so many problems or shortcomings the facts list
    LIST = "list"  # so many items follow it, or stand before it (三处短板：其一 … 其三)


class Grounds:
    """The text with what the facts give, to be asked on what ground a number stands."""

    def __init__(
        self,
        given: Given,
        counts: Mapping[str, Known],
        items: Iterable[Known],
        around: Surroundings,
        mentions: Sequence[Mention],
    ) -> None:
        self.given, self.counts, self.around, self.mentions = given, counts, around, mentions
        self._starts = [m.numeral.start for m in mentions]
        self._parts: dict[str, list[Known]] = defaultdict(list)
        for known in (*items, *counts.values()):
            self._parts[canonical(known.label.removeprefix(_ONESELF))].append(known)
        self._said: dict[tuple[object, str], list[frozenset[str]]] = defaultdict(list)
        for value, unit, words in given.said:
            self._said[value, unit].append(words)

    def of(self, mention: Mention) -> Ground | None:
        """Return the ground of a number, or None."""
        if self._is_sum(mention):
            return Ground.SUM
        if mention.scope is PART and self._is_rest(mention):
            return Ground.REST
        if self._is_said(mention) or self._is_in_name(mention.numeral):
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

    def _is_rest(self, mention: Mention) -> bool:
        """Whether it is what is left of a count for others: 其他同志讲党课3次 of 7次, 4 of which are the secretary's."""
        count = self.counts.get(mention.label)
        start = mention.numeral.start
        if count is None or not _OTHERS.search(self.around.text, max(0, start - _CLAUSE), start):
            return False
        own = (known.quantity for known in self._parts[mention.label] if known is not count)
        whole = count.quantity
        left = (whole.value - part.value for part in own if part.unit == whole.unit)
        return any(mention.numeral.value == rest for rest in left)

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

    def _is_in_name(self, numeral: Numeral) -> bool:
        """Whether it stands between the same characters as in the unit's name: 土建2标 of 土建2标项目部."""
        text, start, end = self.around.text, numeral.start, numeral.end
        before, behind = (
            text[max(0, start - _BESIDE_IN_NAME) : start],
            text[end : end + _BESIDE_IN_NAME],
        )
        in_place = [
            part for part in (before + numeral.text, numeral.text + behind) if part.isalnum()
        ]
        return any(
            len(part) >= len(numeral.text) + _BESIDE_IN_NAME and part in name
            for name in self.given.frame
            for part in in_place
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
        if numeral.value not in LISTABLE or numeral.text[0].isdecimal():
            return False
        last = int(numeral.value or 0)
        if items_after(text, numeral) == last:
            return True
        start, _ = self.around.sentence(numeral.start)
        noun = text[numeral.end : numeral.end + 2]
        begin = max(start, *(text.rfind(sign, start, numeral.start) + 1 for sign in _STOPS))
        joined = 0 if mention.certain else text.count("、", begin, numeral.start)
        counted = joined > 0 and joined + 1 == last
        return counted or count_items("第{0}" + noun, text, start, numeral.start) == last
