"""How near the numbers of a text stand to what a figure of the facts speaks of, by the words around and beside them."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from drafting.figures.bind import Mention
from drafting.figures.known import Known
from drafting.figures.likeness import ALIKE, BESIDE, Beside, Surroundings, beside
from drafting.figures.numeral import Numeral
from drafting.lexicon.labels import gist
from drafting.text.strings import has_in_order

MOST = 0.7
"""The share of the words beside a figure that stand beside a number which states it among other words."""
_PART_END = re.compile(r"[，；：。！？、（）(),;\n]")
_SHORT = 3  # characters of a name that stand in any order by chance


class Nearness:
    """The numbers of a text with the words around them, to be asked what these speak of."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self.starts = [m.numeral.start for m in mentions]
        self.around = Surroundings(text)
        self._beside: dict[int, Beside] = {}

    def likeness(self, known: Known, mention: Mention) -> float:
        """Return how much the surroundings of a mention speak of a figure, 0 to 1."""
        return self.around.likeness(known.words, mention.numeral.start)

    def nearness(self, known: Known, mention: Mention) -> float:
        """Return how much the words right beside a mention are those beside the figure, 0 to 1."""
        return known.beside.overlap(self.words_beside(mention.numeral))

    def fitness(self, known: Known, mention: Mention) -> float:
        """Return how well a mention stands where the figure does, the order of the words counted, 0 to 2."""
        words = self.words_beside(mention.numeral)
        return known.beside.overlap(words) + known.beside.alignment(words)

    def marked(self, known: Known, mention: Mention) -> bool:
        """Whether a mention has the mark that tells the figure from its like (由 … 到 …)."""
        mark = known.beside.mark
        return bool(mark) and mark == self.words_beside(mention.numeral).mark

    def closeness(self, known: Known, mention: Mention) -> float:
        """Return how well a mention stands where the figure belongs: the words beside it count most."""
        return self.nearness(known, mention) + self.likeness(known, mention) / 2

    def speaks_of(self, known: Known, mention: Mention) -> bool:
        """Whether a number stands where the facts have a number of that unit, in the same words."""
        return (
            known.quantity.unit == mention.unit
            and self.nearness(known, mention) >= BESIDE
            and self.likeness(known, mention) >= 2 * ALIKE
        )

    def names_around(self, known: Known, mention: Mention) -> bool:
        """Whether the name of a count stands around a number: the number in it, or its words in another order."""
        words, name = self.words_beside(mention.numeral), gist(known.label)
        if has_in_order(words.before + words.behind, name):
            return True
        at = bisect_left(self.starts, mention.numeral.start)
        floor = self.mentions[at - 1].numeral.end if at else 0
        lead = words.lead[-max(0, mention.numeral.start - floor) :]
        around = _PART_END.split(lead)[-1] + words.behind
        return len(name) > _SHORT and set(name) <= set(around)

    def contains(self, known: Known, mention: Mention) -> bool:
        """Whether most of the words beside a figure stand beside a mention, among others."""
        wanted = known.beside.pairs
        shared = wanted & self.words_beside(mention.numeral).pairs
        return len(wanted) > _SHORT and len(shared) >= MOST * len(wanted)

    def adjoins(self, known: Known, mention: Mention) -> bool:
        """Whether the name of a count stands right at a number: 六条分拣线, but not 三个方面查摆问题."""
        start, end, text = mention.numeral.start, mention.numeral.end, self.around.text
        names = (known.label, known.figure.label, gist(known.label))
        return any(text.startswith(n, end) or text.endswith(n, 0, start) for n in names)

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions in a stretch of the text."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def words_beside(self, numeral: Numeral) -> Beside:
        """Return the words right beside a number, worked out once."""
        if numeral.start not in self._beside:
            self._beside[numeral.start] = beside(self.around.text, numeral.start, numeral.end)
        return self._beside[numeral.start]
