"""Figures of the facts by the words that stand with them, so that no number is held against every one of many."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from drafting.figures.bind import Mention
from drafting.figures.known import Known
from drafting.figures.likeness import Surroundings

FEW = 32
"""So many figures are held against a number one by one; a word that more of them share tells none from another."""


class Index:
    """Figures to be asked which of them a number may state."""

    def __init__(self, figures: Iterable[Known]) -> None:
        self._figures = tuple(figures)

    def near(self, around: Surroundings, mention: Mention) -> Sequence[Known]:
        """Return the figures of which a word stands near a mention, in their order; of a few, all.

        A figure of which every word belongs to many others may stand anywhere.
        """
        if len(self._figures) <= FEW:
            return self._figures
        telling, anywhere = self._telling
        here = [
            telling[word] for word in around.words_near(mention.numeral.start) if word in telling
        ]
        found = anywhere.union(*here, telling.get(mention.label, ()))
        return [self._figures[number] for number in sorted(found)]

    @cached_property
    def _telling(self) -> tuple[dict[str, list[int]], frozenset[int]]:
        """The numbers of the figures by each word and label that a few of them have, and of those that have none."""
        by_word: dict[str, list[int]] = defaultdict(list)
        for number, known in enumerate(self._figures):
            for word in {*known.words, *known.beside.pairs, known.label} - {""}:
                by_word[word].append(number)
        telling = {word: numbers for word, numbers in by_word.items() if len(numbers) <= FEW}
        told = {number for numbers in telling.values() for number in numbers}
        return telling, frozenset(range(len(self._figures))) - told


def by_value(figures: Iterable[Known]) -> dict[object, list[Known]]:
    """Return the figures of each value, in their order."""
    found: dict[object, list[Known]] = defaultdict(list)
    for known in figures:
        found[known.quantity.value].append(known)
    return dict(found)
