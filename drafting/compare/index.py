"""Texts by the pairs of neighbouring characters in them, so that likeness is asked only where there may be some."""

from collections import Counter
from collections.abc import Mapping, Set
from heapq import nlargest

MOST = 8
"""Texts that are told of many that are alike: so much alike are only lines that a machine repeats."""
COMMON = 128
"""Texts from which on a pair of characters tells nothing of further ones: thousands that have it are as good as one."""


class Index:
    """Texts by their numbers, each as its pairs of characters, to be asked which are like another."""

    def __init__(self, texts: Mapping[int, Set[str]]) -> None:
        # the numbers of the texts that have a pair are the characters of a string: thousands of small lists would
        # keep the garbage collector busy, and nothing counts as fast as Counter counts characters
        self._having: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        for number, pairs in texts.items():
            sign = chr(number)
            self._sizes[sign] = len(pairs)
            for pair in pairs:
                having = self._having.get(pair, "")
                if len(having) < COMMON:
                    self._having[pair] = having + sign

    def alike(self, pairs: Set[str], least: float) -> list[tuple[float, int, int]]:
        """Return (share, pairs in common, number) of the texts with at least this share of pairs in common."""
        having = self._having
        counts = Counter("".join([having[pair] for pair in pairs if pair in having]))
        floor = least * len(pairs) / 2
        found = [
            (share, count, ord(sign))
            for sign, count in counts.items()
            if count >= floor and (share := 2 * count / (len(pairs) + self._sizes[sign])) >= least
        ]
        return nlargest(MOST, found) if len(found) > MOST else found
