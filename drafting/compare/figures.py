"""The figures of two reports beside each other: what was counted, and how many there were then and now."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from drafting.compare.change import Change
from drafting.compare.greedy import most_alike
from drafting.compare.index import Index
from drafting.compare.numbers import Number, Stated
from drafting.figures.compare import same_qualifier
from drafting.lexicon.labels import canonical, find_label, units_equal
from drafting.text.strings import overlap
from schemas.facts import Facts

ALIKE = 0.6
"""From this overlap of the words beside them on, two numbers count the same thing."""
ALIKE_IN_PART = 0.3
"""The overlap from which on one may be named by the end of the other's words."""
ALIKE_HERE = 0.3
"""The same for two numbers in sentences of which one was made from the other."""
_POINT = Decimal("0.1")

Numbers = Mapping[int, Number]
Alike = Callable[[Numbers, Numbers], Iterator[tuple[float, int, int]]]
"""Yields (likeness, old, new) for the numbers that may count the same."""


class Figure(NamedTuple):
    """What is counted, and how many the old and the new report say there were; None where one says nothing.

    ``label`` is what the lexicon or the facts call it, empty where only the words beside it tell; ``name`` is how a
    person is told.
    """

    name: str
    label: str
    old: Stated | None
    new: Stated | None

    @property
    def change(self) -> Change:
        """What became of it."""
        if self.old is None:
            return Change.NEW
        if self.new is None:
            return Change.GONE
        same = (
            self.old.value == self.new.value
            and same_qualifier(self.old.qualifier, self.new.qualifier)
            and self.is_comparable
        )
        return Change.UNCHANGED if same else Change.CHANGED

    @property
    def is_comparable(self) -> bool:
        """Whether both are counted in the same unit."""
        one, other = self.old, self.new
        return (
            one is not None and other is not None and units_equal(one.unit, other.unit, self.label)
        )

    @property
    def is_share(self) -> bool:
        """Whether it is counted in percent, so that a difference is one of percentage points."""
        return self.old is not None and self.old.unit in ("%", "‰", "‱")

    @property
    def difference(self) -> Decimal | None:
        """How many more there are now; None where that cannot be said."""
        one, other = self.old and self.old.value, self.new and self.new.value
        if self.is_comparable and isinstance(one, Decimal) and isinstance(other, Decimal):
            return other - one
        return None

    @property
    def percent(self) -> Decimal | None:
        """How many more there are now in percent of the old, to one place; None for a share, which is one itself."""
        before = self.old and self.old.value
        if self.difference is None or not isinstance(before, Decimal) or not before:
            return None
        if self.is_share:
            return None
        share = self.difference * 100 / before
        return share.quantize(_POINT, ROUND_HALF_UP)


def compare_figures(
    old: Sequence[Number],
    new: Sequence[Number],
    came_from: Mapping[int, int],
    facts: tuple[Facts | None, Facts | None] = (None, None),
) -> tuple[Figure, ...]:
    """Return what the reports count, in the order of the new one; what only the old one counts comes last.

    ``came_from`` leads from the sentences of the new report to those of the old. The facts of both, where they are
    known, tell which of several numbers is that of the label.
    """
    ours, theirs = _once(old), _once(new)
    came: dict[int, int] = {}
    stayed = set[int]()
    for alike in (_by_label(facts), _in_sentences(came_from), _by_words):
        left = {i: number for i, number in enumerate(ours) if i not in stayed}
        free = {j: number for j, number in enumerate(theirs) if j not in came}
        for i, j in most_alike(alike(left, free)):
            came[j] = i
            stayed.add(i)
    told = {theirs[j].label for j in came}
    return (
        *(_figure(ours[came[j]] if j in came else None, n, told) for j, n in enumerate(theirs)),
        *(_figure(n, None, told) for i, n in enumerate(ours) if i not in stayed),
    )


def _figure(old: Number | None, new: Number | None, told: Collection[str]) -> Figure:
    """Return a figure; one that stands alone is known by its words where its label is ``told`` of another."""
    shown = new or old
    assert shown is not None, "a figure stands somewhere"
    label = shown.label or (old.label if old else "")
    if label in told and not (old and new):
        label = ""
    known = find_label(label)
    name = (known.name if known else label) or shown.name
    return Figure(name, label, old.stated if old else None, new.stated if new else None)


def _once(numbers: Iterable[Number]) -> list[Number]:
    """Return the numbers, those with a label once, however often the report repeats them."""
    found: list[Number] = []
    seen = set[tuple[str, object, str]]()
    for number in numbers:
        key = number.label, number.stated.value, number.stated.unit
        if not number.label or key not in seen:
            found.append(number)
            seen.add(key)
    return found


def _by_label(facts: tuple[Facts | None, Facts | None]) -> Alike:
    """Return what yields the numbers of one label; of several those first that the facts give for it."""
    counts = [
        {canonical(name): quantity.value for name, quantity in known.counts.items()}
        if known
        else {}
        for known in facts
    ]

    def alike(left: Numbers, free: Numbers) -> Iterator[tuple[float, int, int]]:
        labelled: dict[str, list[int]] = defaultdict(list)
        for i, one in left.items():
            if one.label:
                labelled[one.label].append(i)
        for j, other in free.items():
            indices = labelled.get(other.label, ())
            for i in indices:
                if not left[i].event.is_campaign_of(other.event):
                    continue
                given = [
                    number.stated.value == count.get(other.label)
                    for number, count in zip((left[i], other), counts, strict=True)
                ]
                yield sum(given) + overlap(left[i].words, other.words), i, j

    return alike


def _in_sentences(came_from: Mapping[int, int]) -> Alike:
    """Return what yields the numbers in sentences of which one was made from the other."""

    def alike(left: Numbers, free: Numbers) -> Iterator[tuple[float, int, int]]:
        inside: dict[int, list[int]] = defaultdict(list)
        for i, one in left.items():
            inside[one.sentence].append(i)
        for j, other in free.items():
            for i in inside.get(came_from.get(other.sentence, -1), ()):
                if _may_be_one(left[i], other):
                    same = (left[i].lead, left[i].behind) == (other.lead, other.behind)
                    likeness = 1.0 if same else overlap(left[i].words, other.words)
                    if likeness >= ALIKE_HERE:
                        yield likeness, i, j

    return alike


def _by_words(left: Numbers, free: Numbers) -> Iterator[tuple[float, int, int]]:
    """Yield the numbers that have the same words beside them, wherever they stand."""
    index = Index({i: number.words for i, number in left.items()})
    for j, other in free.items():
        for share, _, i in index.alike(other.words, ALIKE_IN_PART):
            one = left[i]
            if _may_be_one(one, other) and one.event.day == other.event.day:
                if one.goes_on_as(other) or other.goes_on_as(one):
                    yield 1.0, i, j
                elif share >= ALIKE:
                    yield share, i, j


def _may_be_one(one: Number, other: Number) -> bool:
    """Whether two numbers may count the same though no label says so: not a plan and what was done, nor two campaigns."""
    return (
        one.ahead is other.ahead
        and one.event.is_campaign_of(other.event)
        and not (one.label and other.label)
        and units_equal(one.stated.unit, other.stated.unit)
    )
