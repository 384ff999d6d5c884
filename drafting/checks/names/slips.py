"""Where a text has one name with a character wrong, missing or too many, or its words out of order.

``drafting.wording.slips`` does the like for hundreds of fixed expressions, prepared once and looked for together. A
name differs with every report, so it is taken as it comes, and its words may have changed places (滨河项目综合体),
which a fixed expression's do not; of what is left out more than one character makes another, short name.
"""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from drafting.text.strings import places

PIECES = 3
"""One slip leaves one of so many pieces of a name as it is."""


class Kind(StrEnum):
    """What went wrong."""

    OTHER = "other"  # 滨江综合体 for 滨河综合体
    MISSING = "missing"
    EXTRA = "extra"
    ORDER = "order"  # 滨河项目综合体 for 滨河综合体项目


class Slip(NamedTuple):
    """A name written wrongly at ``[start:end)``: what kind of slip, what stands there and what should."""

    start: int
    end: int
    kind: Kind
    written: str
    meant: str


def slips(text: str, name: str) -> Iterator[Slip]:
    """Yield the slips of a name in a text, by the pieces of it that are right; occurrences without fault yield none."""
    seen: set[int] = set()
    for first, last in _pieces(len(name)):
        piece = name[first:last]
        for at in places(text, piece):
            slip = _around(text, name, at, first, last)
            if slip and slip.start not in seen:
                seen.add(slip.start)
                yield slip


def _pieces(length: int) -> Iterator[tuple[int, int]]:
    edges = [round(length * i / PIECES) for i in range(PIECES + 1)]
    return pairwise(edges)


def _around(text: str, name: str, at: int, first: int, last: int) -> Slip | None:
    """Return the slip of a name of which ``[first:last)`` stands at an offset of the text."""
    start, stop = at - first, at + last - first
    left_right = start >= 0 and text.startswith(name[:first], start)
    right_right = text.startswith(name[last:], stop)
    if left_right == right_right:  # no slip, or one on each side
        return None
    if left_right:
        found = slip_at(name[last:], text[stop : stop + len(name) - last + 1])
        return found and Slip(start, stop + found[0], *found[1:])
    before = text[max(0, start - 1) : at]
    found = slip_at(name[:first][::-1], before[::-1])
    return found and Slip(
        at - found[0], at + len(name) - first, found[1], found[2][::-1], found[3][::-1]
    )


def slip_at(  # noqa: PLR0911 - one return for each kind
    name: str, text: str
) -> tuple[int, Kind, str, str] | None:
    """Return the one slip with which a text begins with a name: its length there, kind, written and meant; or None."""
    length = len(name)
    same = next(
        (i for i in range(min(length, len(text))) if name[i] != text[i]), min(length, len(text))
    )
    rest, said = name[same:], text[same:]
    if not rest or not said:
        return None
    if len(rest) > 1 and said[:2] == rest[1::-1] and said[2 : len(rest)] == rest[2:]:
        return length, Kind.ORDER, said[:2], rest[:2]
    if said.startswith(rest[1:]) and rest[1:]:
        return length - 1, Kind.MISSING, "", rest[0]
    if said[1 : len(rest)] == rest[1:] and len(said) >= len(rest):
        return length, Kind.OTHER, said[0], rest[0]
    if said[1 : len(rest) + 1] == rest:
        return length + 1, Kind.EXTRA, said[0], ""
    if len(rest) > 3 and Counter(said[: len(rest)]) == Counter(rest):
        return length, Kind.ORDER, said[: len(rest)], rest
    return None
