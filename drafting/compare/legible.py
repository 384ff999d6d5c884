"""Changes as a person would mark them: no crumbs kept between two of them, whole clauses where it can be chosen."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

CRUMB = 3
"""Characters from which on what was kept between two changes is worth being told apart from them."""

_SIGNS = frozenset("，。；：、！？")
_OPENING, _CLOSING = frozenset("“‘《（"), frozenset("”’》）")


class Stretch(NamedTuple):
    """Words of the old text and what stands for them in the new one, the same where they were kept."""

    old: list[str]
    new: list[str]
    kept: bool


def legible(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the same two texts in fewer and better stretches: kept and changed ones in turn, none empty."""
    whole = _joined(stretches)
    if crumbs := {at for at in range(1, len(whole) - 1) if _is_crumb(*whole[at - 1 : at + 2])}:
        whole = _joined(s._replace(kept=s.kept and at not in crumbs) for at, s in enumerate(whole))
    sides = [at for at in range(1, len(whole) - 1) if not (whole[at].old and whole[at].new)]
    for at in sides:
        whole[at - 1 : at + 2] = _slid(*whole[at - 1 : at + 2])
    return _joined(whole) if sides else whole


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    found: list[Stretch] = []
    for stretch in stretches:
        if not stretch.old and not stretch.new:
            continue
        if found and found[-1].kept is stretch.kept:
            last = found.pop()
            stretch = Stretch(last.old + stretch.old, last.new + stretch.new, stretch.kept)  # noqa: PLW2901
        found.append(stretch)
    return found


def _is_crumb(before: Stretch, kept: Stretch, behind: Stretch) -> bool:
    """Whether what was kept between two changes is less than either of them: 较 in 较为 → 还比较."""
    if not kept.kept or len(kept.old) >= CRUMB:
        return False
    if any(len(word) > 1 or word in _SIGNS for word in kept.old):
        return False
    return len(kept.old) <= min(_size(before), _size(behind))


def _size(stretch: Stretch) -> int:
    return max(len(stretch.old), len(stretch.new))


def _slid(before: Stretch, change: Stretch, behind: Stretch) -> list[Stretch]:
    """Return an insertion or deletion where it reads best of the places at which it is the same.

    党组织[”称号，获“先锋号]”称号 is better 党组织”称号[，获“先锋号”称号].
    """
    words = change.old or change.new
    head, tail = before.old, behind.old
    best = head, words, tail
    for places in (_to_the_left(head, words, tail), _to_the_right(head, words, tail)):
        best = max((best, *places), key=lambda place: _reads(place[1]))
    head, words, tail = best
    moved = Stretch(words, [], kept=False) if change.old else Stretch([], words, kept=False)
    return [Stretch(head, head, kept=True), moved, Stretch(tail, tail, kept=True)]


Place = tuple[list[str], list[str], list[str]]


def _to_the_left(head: list[str], words: list[str], tail: list[str]) -> Iterator[Place]:
    while head and head[-1] == words[-1]:
        head, words, tail = head[:-1], [head[-1], *words[:-1]], [words[-1], *tail]
        yield head, words, tail


def _to_the_right(head: list[str], words: list[str], tail: list[str]) -> Iterator[Place]:
    while tail and tail[0] == words[0]:
        head, words, tail = [*head, words[0]], [*words[1:], tail[0]], tail[1:]
        yield head, words, tail


def _reads(words: Sequence[str]) -> int:
    """Return how well words read as one: a clause with its sign best, half a quotation worst."""
    opened = sum(word in _OPENING for word in words) - sum(word in _CLOSING for word in words)
    whole = opened == 0 and words[0] not in _CLOSING and words[-1] not in _OPENING
    return 2 * whole + (words[0] in _SIGNS or words[-1] in _SIGNS)
