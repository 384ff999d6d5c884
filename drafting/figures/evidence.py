"""Which facts know a number of the text: firmly, or only in other surroundings."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from drafting.figures.bind import Mention
from drafting.figures.compare import same
from drafting.figures.likeness import Surroundings, bigrams
from drafting.labels import canonical
from schemas.figure import Figure, Quantity

ALIKE = 0.25
"""From this likeness on a number is about the figure's item."""


class Support(IntEnum):
    """How well the facts know a number."""

    NONE = 0  # no fact has such a number
    WEAK = 1  # a fact has it, but speaks of something else
    FIRM = 2


@dataclass(frozen=True, slots=True)
class Known:
    """A figure with its quantity, its canonical label, and the words that go with it."""

    figure: Figure
    quantity: Quantity
    label: str
    words: frozenset[str]


class Evidence:
    """The figures of the facts, and the mentions found for each.

    ``present`` lists the mentions that state a figure; ``hinted`` those that equal it, but in surroundings that
    speak of something else.
    """

    def __init__(
        self,
        figures: Sequence[Figure],
        contexts: Mapping[str, str],
        said: frozenset[tuple[object, str]],
        text: str,
        mentions: Sequence[Mention],
    ) -> None:
        self.said, self.mentions = said, mentions
        self.starts = [m.numeral.start for m in mentions]
        self.around = Surroundings(text)
        known = [
            Known(f, f.quantity, canonical(f.label), bigrams(contexts.get(f.id, f.label)))
            for f in figures
            if f.quantity is not None
        ]
        self.counts = {k.label: k for k in known if k.figure.id not in contexts}
        self.items = [k for k in known if k.figure.id in contexts]
        self.present: dict[str, list[Mention]] = defaultdict(list)
        self.hinted: dict[str, list[Mention]] = defaultdict(list)

    def likeness(self, known: Known, mention: Mention) -> float:
        """Return how much the surroundings of a mention speak of a figure, 0 to 1."""
        return self.around.likeness(known.words, mention.numeral.start)

    def support(self, mention: Mention) -> Support:
        """Return how well the facts know a number, and note for which figures it is evidence."""
        count = self.counts.get(mention.label)
        states_count = count is not None and same(count.quantity, mention, mention.label)
        contradicts = count is not None and mention.is_statement and not states_count
        support = Support.NONE
        for known in self.items:
            fit = self._fit(known, mention)
            if fit is Support.FIRM and (not contradicts or known.label == mention.label):
                self.present[known.figure.id].append(mention)
                support = Support.FIRM
            elif fit is not Support.NONE and not contradicts and not states_count:
                self.hinted[known.figure.id].append(mention)
                support = max(support, Support.WEAK)
        if count and states_count:
            self.present[count.figure.id].append(mention)
            return Support.FIRM
        if support is Support.FIRM or contradicts:
            return support
        elsewhere = self._is_sum(mention) or self._is_paraphrase(mention) or self._is_said(mention)
        return Support.FIRM if elsewhere else support

    def _fit(self, known: Known, mention: Mention) -> Support:
        """Return how well a mention fits a figure inside an item."""
        if not same(known.quantity, mention, known.label or mention.label):
            return Support.NONE
        if known.label and known.label == mention.label:
            return Support.FIRM
        if known.label and mention.label and mention.certain:
            return Support.NONE
        about = not known.words or self.likeness(known, mention) >= ALIKE
        return Support.FIRM if about else Support.WEAK

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
            if same(known.quantity, mention, label) and _has_in_order(
                sentence, label.removesuffix("人数")
            ):
                self.present[known.figure.id].append(mention)
                return True
        return False

    def _is_said(self, mention: Mention) -> bool:
        return (mention.numeral.value, mention.unit) in self.said

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
                    (self.likeness(k, m), k.figure.id, start)
                    for k in group
                    for start, m in free.items()
                ),
                reverse=True,
            )
            given: dict[str, int] = {}
            for likeness, figure_id, start in ranked:
                if figure_id not in given and (start not in given.values() or likeness > 2 * ALIKE):
                    given[figure_id] = start
            for known in group:
                if known.figure.id not in given:
                    del self.present[known.figure.id]


def _has_in_order(text: str, characters: str) -> bool:
    at = 0
    for char in characters:
        at = text.find(char, at) + 1
        if not at:
            return False
    return True
