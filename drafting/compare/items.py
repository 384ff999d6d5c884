"""The items of two reports beside each other: what is new, what is gone, what was carried over."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from drafting.compare.change import Change
from drafting.compare.greedy import most_alike
from drafting.compare.item import KINDS, Item, likeness
from drafting.compare.itemised import Itemised
from drafting.compare.side import Side
from schemas.facts import FactKind
from schemas.outline import Outline


class ItemPair(NamedTuple):
    """An item as the old and the new report have it; None where one has it not."""

    old: Item | None
    new: Item | None

    @property
    def kind(self) -> FactKind:
        """What kind of item it is."""
        shown = self.new or self.old
        assert shown is not None, "an item stands somewhere"
        return shown.kind

    @property
    def change(self) -> Change:
        """What became of it; one that was carried over is unchanged, however it is worded now."""
        if self.old is None:
            return Change.NEW
        return Change.GONE if self.new is None else Change.UNCHANGED


def compare_items(old: Side, new: Side, outline: Outline) -> tuple[ItemPair, ...]:
    """Return the items of both reports, kind by kind, in the order of the new one; what is gone comes last."""
    before, now = Itemised(old, outline), Itemised(new, outline)
    return tuple(pair for kind in KINDS for pair in _pairs(before, now, kind))


def _pairs(before: Itemised, now: Itemised, kind: FactKind) -> Iterator[ItemPair]:
    ours, theirs = before.items[kind], now.items[kind]
    found = {j: i for i, j in most_alike(_candidates(ours, theirs))}
    kept = {i: said for i, one in _left(ours, found.values()) if (said := now.says(one))}
    for i, said in kept.items():
        if (at := now.at(said)) is not None:
            found.setdefault(at, i)
    had = {j: said for j, one in _left(theirs, found) if (said := before.says(one))}
    for j, said in had.items():
        if (at := before.at(said)) is not None and at not in found.values():
            found[j] = at
    for j, item in enumerate(theirs):
        yield ItemPair(ours[found[j]] if j in found else had.get(j), item)
    for i, item in _left(ours, found.values()):
        yield ItemPair(item, kept.get(i))


def _left(items: Sequence[Item], taken: Collection[int]) -> Iterator[tuple[int, Item]]:
    """Yield the items that are not taken yet, with their numbers."""
    yield from ((number, item) for number, item in enumerate(items) if number not in taken)


def _candidates(ours: Sequence[Item], theirs: Sequence[Item]) -> Iterator[tuple[float, int, int]]:
    for i, one in enumerate(ours):
        for j, other in enumerate(theirs):
            if alike := likeness(one, other):
                yield alike, i, j
