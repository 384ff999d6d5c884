"""Which facts know a number of the text: firmly, or only in other surroundings."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction

from drafting.figures.bind import Mention
from drafting.figures.compare import same
from drafting.figures.likeness import Context, Surroundings, beside, bigrams, overlap
from drafting.figures.scope import Scope
from drafting.labels import canonical, core
from schemas.figure import Figure, Quantity

ALIKE = 0.25
"""From this likeness on a number is about the figure's item."""
BESIDE = 0.4
"""From this overlap on the words right beside a number are those beside the figure."""


_TALLIED = frozenset("个条项点类")
_PROBLEM = re.compile(r"问题|不足|短板|意见|整改|差距")


Said = tuple[Decimal | Fraction, str, frozenset[str]]
"""A number in the facts that counts nothing: value, unit and the pairs of characters of its text, none for one in a name."""


class Support(IntEnum):
    """How well the facts know a number."""

    NONE = 0  # no fact has such a number
    WEAK = 1  # a fact has it, but speaks of something else
    FIRM = 2


@dataclass(frozen=True, slots=True)
class Given:
    """What the facts give to prove a text by.

    ``contexts`` has the words around each figure inside an item; ``said`` every numeral of the facts that is no
    figure (三个方面, 三分之二), which the text may repeat; ``tallies`` how many items of each kind there are, which
    it may say of its problems (反馈问题2个，完成1个).
    """

    figures: Sequence[Figure]
    contexts: Mapping[str, Context]
    said: Sequence[Said]
    tallies: frozenset[int]


@dataclass(frozen=True, slots=True)
class Known:
    """A figure with its quantity, its canonical label, the words that go with it and those right beside it."""

    figure: Figure
    quantity: Quantity
    label: str
    words: frozenset[str]
    beside: frozenset[str]


class Evidence:
    """The figures of the facts, and the mentions found for each.

    ``present`` lists the mentions that state a figure; ``hinted`` those that equal it, but in surroundings that
    speak of something else.
    """

    def __init__(self, given: Given, text: str, mentions: Sequence[Mention]) -> None:
        self.given, self.mentions = given, mentions
        self.starts = [m.numeral.start for m in mentions]
        self.around = Surroundings(text)
        known = [
            _known(f, f.quantity, given.contexts.get(f.id))
            for f in given.figures
            if f.quantity is not None
        ]
        self.counts = {k.label: k for k in known if k.figure.id not in given.contexts}
        self.items = [k for k in known if k.figure.id in given.contexts]
        self._equal: dict[object, list[Known]] = defaultdict(list)
        for item in self.items:
            self._equal[item.quantity.value].append(item)
        self.present: dict[str, list[Mention]] = defaultdict(list)
        self.hinted: dict[str, list[Mention]] = defaultdict(list)
        self._beside: dict[int, frozenset[str]] = {}

    def likeness(self, known: Known, mention: Mention) -> float:
        """Return how much the surroundings of a mention speak of a figure, 0 to 1."""
        return self.around.likeness(known.words, mention.numeral.start)

    def nearness(self, known: Known, mention: Mention) -> float:
        """Return how much the words right beside a mention are those beside the figure, 0 to 1."""
        numeral = mention.numeral
        if numeral.start not in self._beside:
            self._beside[numeral.start] = beside(self.around.text, numeral.start, numeral.end)
        return overlap(known.beside, self._beside[numeral.start])

    def closeness(self, known: Known, mention: Mention) -> float:
        """Return how well a mention stands where the figure belongs: the words beside it count most."""
        return self.nearness(known, mention) + self.likeness(known, mention) / 2

    def support(self, mention: Mention) -> Support:
        """Return how well the facts know a number, and note for which figures it is evidence."""
        count = self.counts.get(mention.label)
        states_count = count is not None and same(count.quantity, mention, mention.label)
        contradicts = count is not None and mention.is_statement and not states_count
        support = Support.NONE
        for known in self._equal.get(mention.numeral.value, ()):
            fit = self._fit(known, mention)
            if fit is Support.FIRM and states_count and not self._is_about(known, mention):
                continue
            if fit is Support.FIRM and (not contradicts or known.label == mention.label):
                self.present[known.figure.id].append(mention)
                support = Support.FIRM
            elif fit is not Support.NONE and not contradicts and not states_count:
                self.hinted[known.figure.id].append(mention)
                support = max(support, Support.WEAK)
        if count and states_count:
            self.present[count.figure.id].append(mention)
            return Support.FIRM
        if contradicts or (support is Support.FIRM and mention.label):
            return support
        elsewhere = self._is_paraphrase(mention) or self._is_sum(mention) or self._is_said(mention)
        return Support.FIRM if elsewhere else support

    def _is_about(self, known: Known, mention: Mention) -> bool:
        """Whether a number that states a count also states the equal figure of an item."""
        return (
            known.label == mention.label
            or self.nearness(known, mention) >= BESIDE
            or self.likeness(known, mention) >= 2 * ALIKE
        )

    def _fit(self, known: Known, mention: Mention) -> Support:
        """Return how well a mention fits a figure inside an item."""
        if not same(known.quantity, mention, known.label or mention.label):
            return Support.NONE
        if known.label and known.label == mention.label:
            return Support.FIRM
        if known.label and mention.label and mention.certain:
            return Support.NONE
        labelled = mention.label in self.counts and self._speaks_of_label(mention)
        about = not known.words or (not labelled and self.likeness(known, mention) >= ALIKE)
        return Support.FIRM if about or self.nearness(known, mention) >= BESIDE else Support.WEAK

    @staticmethod
    def _speaks_of_label(mention: Mention) -> bool:
        return mention.certain and mention.scope is not Scope.PARTICIPANTS

    def _is_sum(self, mention: Mention) -> bool:
        """Whether it is the sum of the labels that it names, or of the numbers just before it."""
        value, unit = mention.numeral.value, mention.unit
        parts = [self.counts[p].quantity.value for p in mention.parts if p in self.counts]
        if parts and len(parts) == len(mention.parts) and sum(parts) == value:
            return True
        if not mention.total:
            return False
        start, _ = self.around.sentence(mention.numeral.start)
        before, _ = self.around.sentence(start - 1) if start else (0, 0)
        return any(
            len(listed) > 1 and sum(listed) == value
            for listed in (self._listed(s, mention.numeral.start, unit) for s in (start, before))
        )

    def _listed(self, start: int, end: int, unit: str) -> list[Decimal]:
        """Return the values in a stretch of the text that are counted in that unit."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [
            m.numeral.value
            for m in self.mentions[first:last]
            if m.unit == unit and isinstance(m.numeral.value, Decimal)
        ]

    def _is_paraphrase(self, mention: Mention) -> bool:
        """Whether it equals a count whose name stands in the sentence in other words (节约施工成本, 评议党员25名)."""
        start, end = self.around.sentence(mention.numeral.start)
        sentence = self.around.text[start:end]
        for label, known in self.counts.items():
            if (
                same(known.quantity, mention, label)
                and _has_in_order(sentence, core(label))
                and label not in self._misstated_in(start, end)
            ):
                self.present[known.figure.id].append(mention)
                return True
        return False

    def _misstated_in(self, start: int, end: int) -> set[str]:
        """Return the labels that a number in a stretch of the text is bound to, and gives another value."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return {
            m.label
            for m in self.mentions[first:last]
            if m.is_statement
            and (count := self.counts.get(m.label))
            and not same(count.quantity, m, m.label)
        }

    def _is_said(self, mention: Mention) -> bool:
        if any(
            (value, unit) == (mention.numeral.value, mention.unit)
            and (not words or self.around.likeness(words, mention.numeral.start) >= ALIKE)
            for value, unit, words in self.given.said
        ):
            return True
        start, end = self.around.sentence(mention.numeral.start)
        return (
            mention.unit in _TALLIED
            and mention.numeral.value in self.given.tallies
            and _PROBLEM.search(self.around.text, start, end) is not None
        )

    def share_out(self) -> None:
        """Give each of several items with the same figure (45人, twice) a mention of its own."""
        groups: dict[tuple[Decimal, str], list[Known]] = defaultdict(list)
        for known in self.items:
            if known.figure.id in self.present and not known.label:
                groups[known.quantity.value, known.quantity.unit].append(known)
        for group in groups.values():
            free = {m.numeral.start: m for k in group for m in self.present[k.figure.id]}
            if len(free) >= len(group):
                continue
            ranked = sorted(
                (
                    (self.closeness(k, m), k.figure.id, start)
                    for k in group
                    for start, m in free.items()
                ),
                reverse=True,
            )
            given: dict[str, int] = {}
            for closeness, figure_id, start in ranked:
                if figure_id not in given and (
                    start not in given.values() or closeness > 3 * ALIKE
                ):
                    given[figure_id] = start
            for known in group:
                if known.figure.id not in given:
                    del self.present[known.figure.id]

    def unclaimed(self, figure_id: str) -> list[Mention]:
        """Return the mentions that only hint at a figure and state no other."""
        claimed = {m.numeral.start for found in self.present.values() for m in found}
        return [
            m
            for m in self.hinted.get(figure_id, ())
            if m.numeral.is_figure and m.numeral.start not in claimed
        ]


def _known(figure: Figure, quantity: Quantity, context: Context | None) -> Known:
    label = canonical(figure.label)
    if context:
        return Known(figure, quantity, label, bigrams(context.words), context.beside)
    return Known(figure, quantity, label, bigrams(figure.label), bigrams(core(figure.label)))


def _has_in_order(text: str, characters: str) -> bool:
    at = 0
    for char in characters:
        at = text.find(char, at) + 1
        if not at:
            return False
    return True
