"""A sentence with its numbers, the labels that stand in it, and its clauses."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from drafting.figures.numeral import Numeral
from drafting.lexicon.labels import LabelSpan, Names

CLAUSE_END = re.compile(r"[，；：。！？（）(),;\n]")
"""The signs that end a clause; 、 and quotes do not."""


class Sentence:
    """The stretch ``[start:end)`` of a text.

    ``topic`` is the label of which the sentence before it speaks; ``names`` knows in which units labels are counted.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that a sentence is
        self,
        text: str,
        start: int,
        end: int,
        numbers: Sequence[Numeral],
        labels: Sequence[LabelSpan],
        topic: str,
        names: Names,
    ) -> None:
        self.text, self.start, self.end = text, start, end
        self.numbers, self.labels, self.topic, self.names = numbers, labels, topic, names
        self._signs = [m.start() for m in CLAUSE_END.finditer(text, start, end)]

    def floor(self, at: int) -> int:
        """Return where the number before the one at this position ends."""
        return self.numbers[at - 1].end if at else self.start

    def ceiling(self, at: int) -> int:
        """Return where the number behind the one at this position begins."""
        return self.numbers[at + 1].start if at + 1 < len(self.numbers) else self.end

    def clause_start(self, offset: int) -> int:
        """Return where the clause around an offset begins."""
        before = bisect_left(self._signs, offset)
        return self._signs[before - 1] + 1 if before else self.start

    def clause_end(self, offset: int) -> int:
        """Return where the clause around an offset ends."""
        behind = bisect_left(self._signs, offset)
        return self._signs[behind] if behind < len(self._signs) else self.end
