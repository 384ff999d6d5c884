"""The cheapest reading of a line's marks of one kind as pairs: which belong together, and which are wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

OPENS, EITHER, CLOSES = 1, 0, -1
_ORPHAN, _TURNED, _NESTED = 10, 9, 10
"""What a slip costs: turning one mark is likelier than losing two."""
_DEEPEST = 2


class Mark(NamedTuple):
    """One mark at its offset; ``side`` is OPENS, CLOSES, or EITHER for a straight quote."""

    at: int
    side: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Pairs of offsets, and the marks that are without partner, turned round, or nested in their own kind."""

    pairs: tuple[tuple[int, int], ...]
    orphans: tuple[Mark, ...]
    turned: tuple[int, ...]
    nested: tuple[tuple[int, int], ...]


class _Way(NamedTuple):
    """One way to read the marks so far: what its slips cost, how long its pairs are, and its last step.

    ``role`` is how the last mark is read, None for one without partner; ``before`` is the way up to it.
    """

    cost: int
    length: int
    role: int | None = None
    before: "_Way | None" = None


def read(marks: Sequence[Mark], *, may_nest: bool) -> Reading:
    """Return the reading with the fewest slips, of equal ones that with the shortest pairs; time is linear.

    Brackets may stand inside their own kind, quotes and titles may not.
    """
    nesting = 0 if may_nest else _NESTED
    ways = {0: _Way(0, 0)}  # by the number of pairs that are open
    for mark in marks:
        following: dict[int, _Way] = {}
        for depth, way in ways.items():
            opening = nesting * (depth > 0) + _TURNED * (mark.side == CLOSES)
            closing = _TURNED * (mark.side == OPENS)
            for role, cost, length in (
                (None, _ORPHAN, 0),
                (OPENS, opening, -mark.at),
                (CLOSES, closing, mark.at),
            ):
                after = depth + (role or 0)
                found = _Way(way.cost + cost, way.length + length, role, way)
                best = following.get(after)
                if 0 <= after <= _DEEPEST and (best is None or found[:2] < best[:2]):
                    following[after] = found
        ways = following
    return _reading(marks, _roles(ways[0]))


def _roles(way: _Way) -> list[int | None]:
    roles = []
    while way.before:
        roles.append(way.role)
        way = way.before
    return roles[::-1]


def _reading(marks: Sequence[Mark], roles: Sequence[int | None]) -> Reading:
    pairs: list[tuple[int, int]] = []
    nested: list[tuple[int, int]] = []
    opened: list[int] = []
    for mark, role in zip(marks, roles, strict=True):
        if role == OPENS:
            opened.append(mark.at)
        elif role == CLOSES:
            pairs.append((opened.pop(), mark.at))
            nested += pairs[-1:] if opened else []
    read_as = list(zip(marks, roles, strict=True))
    return Reading(
        tuple(sorted(pairs)),
        tuple(mark for mark, role in read_as if role is None),
        tuple(mark.at for mark, role in read_as if role and mark.side == -role),
        tuple(nested),
    )
