"""An entry laid along the words that it is taken from: which stretches of it stand there, and what was added.

The fewest added characters win, then the fewest stretches. A figure stands there in whatever digits; a single
character only right behind what stands before it, or every name could be put together out of others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from drafting.figures import Kind, Numeral, scan
from drafting.notes.folding import Folded, folding
from drafting.notes.joins import joining_words
from drafting.notes.signs import SIGN

_FIGURE, _STRETCH, _JOIN, _SINGLE, _ADDED = 1, 2, 3, 5, 100
"""What each way to read a part of the entry costs."""
_APART, _BACK = 1, 3
"""What it costs that a stretch stands in another clause than the one before it, or before that."""
_MOST = 50  # places at which the same words are looked for
_LEAST = 2  # characters of a stretch


class Piece(NamedTuple):
    """A stretch ``[start:end)`` of the entry that stands at ``[at:until)`` of the words."""

    start: int
    end: int
    at: int
    until: int


class _Step(NamedTuple):
    """A way to read letters ``[first:end)`` of the entry."""

    first: int
    end: int
    cost: int
    figure: Numeral | None = None


_Path = tuple[int, tuple[Piece, ...]]


@dataclass(frozen=True)
class Alignment:
    """An entry's text and the words that it is taken from."""

    text: str
    words: str

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """What of the entry stands in the words, in the order of the entry."""
        return self._laid[0]

    @cached_property
    def added(self) -> tuple[tuple[int, int], ...]:
        """The spans of the entry that neither stand there nor merely join what does."""
        return self._laid[1]

    @cached_property
    def joined(self) -> frozenset[str]:
        """The joining words that the entry adds."""
        joins = (step for step in self._steps if step.cost == _JOIN)
        return frozenset(self._entry.letters[step.first : step.end] for step in joins)

    @cached_property
    def _entry(self) -> Folded:
        return Folded(self.text)

    @cached_property
    def _source(self) -> Folded:
        return folding(self.words)

    @property
    def _figures(self) -> tuple[Numeral, ...]:
        return _valued(self.words)

    @cached_property
    def _laid(self) -> tuple[tuple[Piece, ...], tuple[tuple[int, int], ...]]:
        """The pieces, each at the place that goes on best from the one before it, and what was added."""
        paths: Sequence[_Path] = [(0, ())]
        added: list[tuple[int, int]] = []
        for step in self._steps:
            start, end = self._entry.span(step.first, step.end)
            if step.cost == _JOIN:
                continue
            places = () if step.cost == _ADDED else self._places(step)
            further = [
                path
                for place in islice(places, _MOST)
                for path in self._to(Piece(start, end, *place), paths, single=step.cost == _SINGLE)
            ]
            if further:
                paths = further
            elif added and added[-1][1] == start:
                added[-1] = added[-1][0], end
            else:
                added.append((start, end))
        return min(paths, key=itemgetter(0))[1], tuple(added)

    def _to(self, piece: Piece, paths: Sequence[_Path], *, single: bool) -> Iterator[_Path]:
        """Yield the cheapest path to a piece, if there is one."""
        leaps = ((self._leap(path, piece), cost, path) for cost, path in paths)
        ways = [
            (cost + leap, (*path, piece)) for leap, cost, path in leaps if not (single and leap)
        ]
        if ways:
            yield min(ways, key=itemgetter(0))

    def _leap(self, path: tuple[Piece, ...], piece: Piece) -> int:
        """Return what it costs to go on to a piece."""
        last = path[-1].until if path else piece.at
        if piece.at < last:
            return _BACK
        return _APART if SIGN.search(self.words, last, piece.at) else 0

    def _places(self, step: _Step) -> Iterator[tuple[int, int]]:
        """Yield the spans of the words where a step's letters stand, or its figure."""
        if step.figure:
            yield from (n[1:3] for n in self._figures if sense(n) == sense(step.figure))
            return
        sought = self._entry.letters[step.first : step.end]
        letters = self._source.letters
        for at in self._source.places(sought):
            if not (_cuts_digits(letters, at) or _cuts_digits(letters, at + len(sought))):
                yield self._source.span(at, at + len(sought))

    @cached_property
    def _steps(self) -> list[_Step]:
        """The cheapest way through the entry."""
        size = len(self._entry.letters)
        worst: tuple[int, _Step | None] = (size * _ADDED + 1, None)
        best = [(0, None), *[worst] * size]
        figures = self._own_figures()
        for first in range(size):
            so_far, before = best[first]
            for step in self._from(first, figures.get(first), before):
                if so_far + step.cost < best[step.end][0]:
                    best[step.end] = so_far + step.cost, step
        steps: list[_Step] = []
        at = size
        while (last := best[at][1]) is not None:
            steps.append(last)
            at = last.first
        return steps[::-1]

    def _from(
        self, first: int, figure: tuple[int, Numeral] | None, before: _Step | None
    ) -> Iterator[_Step]:
        """Yield the steps that begin at a letter."""
        letters = self._entry.letters
        if figure and any(sense(figure[1]) == sense(n) for n in self._figures):
            yield _Step(first, figure[0], _FIGURE, figure[1])
        if not _cuts_digits(letters, first):
            yield from self._standing(
                first, after_single=before is not None and before.cost == _SINGLE
            )
        for word in joining_words(self.words):
            if letters.startswith(word, first):
                yield _Step(first, first + len(word), _JOIN)
        yield _Step(first, first + 1, _ADDED)

    def _standing(self, first: int, *, after_single: bool) -> Iterator[_Step]:
        """Yield the stretches from a letter on that stand in the words; no two single characters in a row."""
        letters, source = self._entry.letters, self._source.letters
        for end in range(first + 1, len(letters) + 1):
            if letters[first:end] not in source:
                return
            if _cuts_digits(letters, end):
                continue
            if end - first >= _LEAST:
                yield _Step(first, end, _STRETCH)
            elif not after_single:
                yield _Step(first, end, _SINGLE)

    def _own_figures(self) -> dict[int, tuple[int, Numeral]]:
        """Return the entry's figures by their first letter, with the letter behind."""
        at = {offset: index for index, offset in enumerate(self._entry.offsets)}
        found = {}
        for numeral in _valued(self.text):
            inside = [at[o] for o in range(numeral.start, numeral.end) if o in at]
            if inside:
                found[inside[0]] = inside[-1] + 1, numeral
        return found


def sense(numeral: Numeral) -> tuple[object, ...]:
    """Return what a numeral says, however it is written."""
    return numeral.value, numeral.unit, numeral.qualifier


@lru_cache(maxsize=256)
def numerals_of(text: str) -> tuple[Numeral, ...]:
    """Return the numerals of a text, read once for all entries that are taken from it."""
    return tuple(scan(text))


@lru_cache(maxsize=64)
def _valued(text: str) -> tuple[Numeral, ...]:
    return tuple(n for n in numerals_of(text) if n.value is not None and n.kind is not Kind.ORDINAL)


def _cuts_digits(letters: str, at: int) -> bool:
    """Whether a cut at a position parts a number in digits."""
    return 0 < at < len(letters) and letters[at - 1 : at + 1].isdecimal()
