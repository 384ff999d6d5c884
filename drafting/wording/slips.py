"""Where a text has one of many fixed expressions, exactly or with one slip of the pen; names: ``checks.names.slips``.

A slip is one change: a character replaced, some left out or added, two neighbours swapped. So either the beginning
or the end of the expression stands intact, and only where one does, with a character of the rest near it, is the
text looked at closely.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from drafting.wording.index import Index

SHORTEST = 4
"""Characters of the shortest expression in which a slip can be told from another word."""
LONG = 8
"""From this length on several characters may be left out, or two added, and it is the expression still."""
_KEYS = (1, 2, 3, 4)
"""Characters of a piece by which it is looked up: all of it, or its first ones."""
_WINDOW = 3
"""A slip moves what follows an intact piece by at most two characters."""


class Change(Enum):
    """What a slip did; NONE where the expression stands as it should."""

    NONE = auto()
    REPLACED = auto()
    DROPPED = auto()
    ADDED = auto()
    DOUBLED = auto()
    SWAPPED = auto()


NONE, REPLACED, DROPPED, ADDED, DOUBLED, SWAPPED = Change
"""By name: a look into the class costs as much as the rest of making a slip."""


class Slip(NamedTuple):
    """A place where an expression stands: half-open span, and what was changed.

    ``head`` and ``tail`` count the intact characters before and behind the change; ``lost`` and ``gained`` are
    the characters that it took away and put in.
    """

    expression: str
    start: int
    end: int
    change: Change
    head: int
    tail: int
    lost: str = ""
    gained: str = ""


class Expressions:
    """Fixed expressions, ready to be found in texts without quotation marks and spaces."""

    def __init__(self, expressions: Iterable[str], exact: Iterable[str] = ()) -> None:
        """``exact`` are those of which no slip is looked for; all others have SHORTEST characters or more."""
        self._indexes = [Index[_Look](length) for length in _KEYS]
        for expression in dict.fromkeys(expressions):
            for look in _looks(expression):
                self._add(look)
        for expression in dict.fromkeys(exact):
            self._add(_Look(expression, 0, "", "", _whole, expression))

    def _add(self, look: "_Look") -> None:
        self._indexes[min(len(look.piece), _KEYS[-1]) - _KEYS[0]].add(look.piece, look)

    def find(self, text: str) -> Iterator[Slip]:
        """Yield every place of every expression."""
        for index in self._indexes:
            for at, looks in index.find(text):
                for piece, offset, one, other, look, expression in looks:
                    if text.startswith(piece, at):
                        if one:
                            start = max(0, at + offset)
                            beside = text[start : start + _WINDOW]
                            if one not in beside and other not in beside:
                                continue
                        yield from look(text, at, expression)


class _Look(NamedTuple):
    """What to look for where a ``piece`` of an expression stands intact.

    If the expression does, ``one`` or the ``other`` character is among those at an ``offset`` from there; where both
    are empty nothing tells.
    """

    piece: str
    offset: int
    one: str
    other: str
    look: Callable[[str, int, str], Iterable[Slip]]
    expression: str


def _looks(expression: str) -> Iterator[_Look]:
    head, tail = _ends(len(expression))
    # of a long one so much may be left out that neither hint is there
    hints = expression if len(expression) < LONG else ""
    yield _Look(expression[:head], head, *_pair(hints[head:]), _forward, expression)
    yield _Look(expression[-tail:], -_WINDOW, *_pair(hints[:-tail][-2:]), _backward, expression)
    if head + tail == len(expression):  # a swap where they meet leaves neither of them intact
        yield _Look(_swapped(expression, head - 1), 0, "", "", _crossed, expression)


def _pair(text: str) -> tuple[str, str]:
    return text[:1], text[1:2]


@cache
def _ends(length: int) -> tuple[int, int]:
    """Return of how many characters at its beginning and its end a slip leaves one or the other untouched."""
    if length < LONG:
        head = min(3, (length + 1) // 2)
        return head, min(3, length - head)
    return min(6, length - _most_lost(length) - 2), 3


@cache
def _changes(length: int) -> tuple[tuple[int, int], ...]:
    """Return what one slip can do to that many characters, as (lost, gained), the likeliest first."""
    few = ((1, 1), (1, 0), (0, 1))
    if length < LONG:
        return few
    return (*few, (0, 2), *((lost, 0) for lost in range(2, _most_lost(length) + 1)))


def _most_lost(length: int) -> int:
    return max(2, length // 4)


def _whole(_: str, start: int, expression: str) -> Iterator[Slip]:
    """Yield the expression that stands there."""
    yield Slip(expression, start, start + len(expression), NONE, len(expression), 0)


def _forward(text: str, start: int, expression: str) -> Iterator[Slip]:
    """Yield the expression whose beginning stands there: whole, or with a slip further on."""
    length = len(expression)
    if text.startswith(expression, start):
        yield Slip(expression, start, start + length, NONE, length, 0)
        yield from _doubled_at_an_end(text, start, expression)
        return
    head, _ = _ends(length)
    while text.startswith(expression[head], start + head):
        head += 1
    behind = start + head
    if text.startswith(_swapped(expression, head)[head:], behind):
        yield _slip(text, expression, (start, start + length), (head, length - head - 2))
        return
    for lost, gained in _changes(length):
        tail = length - head - lost
        if tail > 0 and text.startswith(expression[-tail:], behind + gained):
            yield _slip(text, expression, (start, behind + gained + tail), (head, tail))
            return
    if head + 1 == length:
        if is_han(text[behind : behind + 1]):
            yield _slip(text, expression, (start, behind + 1), (head, 0))
        yield _slip(text, expression, (start, behind), (head, 0))


def _backward(text: str, at: int, expression: str) -> Iterator[Slip]:
    """Yield the expression whose ending stands there, with a slip before it."""
    length = len(expression)
    intact, tail = _ends(length)
    end = at + tail
    if text.startswith(expression, max(0, end - length)):  # whole: found by its beginning
        return
    while end > tail and text[end - tail - 1] == expression[-tail - 1]:
        tail += 1
    start, head = end - length, length - tail - 2
    if 0 <= head < intact and start >= 0 and text.startswith(_swapped(expression, head), start):
        yield _slip(text, expression, (start, end), (head, tail))
        return
    for lost, gained in _changes(length):
        head = length - tail - lost
        start = end - tail - gained - head
        if 0 < head < intact and start >= 0 and text.startswith(expression[:head], start):
            yield _slip(text, expression, (start, end), (head, tail))
            if lost:
                return
    if tail + 1 == length:
        start = end - tail
        if start and is_han(text[start - 1]):
            yield _slip(text, expression, (start - 1, end), (0, tail))
        yield _slip(text, expression, (start, end), (0, tail))


def _crossed(text: str, at: int, expression: str) -> Iterator[Slip]:
    """Yield the expression in which the last of its first half and the first of its second are swapped."""
    head, _ = _ends(len(expression))
    end = at + len(expression)
    yield _slip(text, expression, (at, end), (head - 1, len(expression) - head - 1))


def is_han(text: str) -> bool:
    """Whether a text is made of Han characters; false for an empty one."""
    return text != "" and all("\u4e00" <= character <= "\u9fff" for character in text)


def _swapped(expression: str, at: int) -> str:
    """Return the expression with the character at an offset and the next one in each other's place."""
    return expression[:at] + expression[at : at + 2][::-1] + expression[at + 2 :]


def _slip(text: str, expression: str, span: tuple[int, int], intact: tuple[int, int]) -> Slip:
    """Return the slip of a span in which so many characters at its beginning and end are intact."""
    (start, end), (head, tail) = span, intact
    lost = expression[head : len(expression) - tail]
    gained = text[start + head : end - tail]
    if not gained:
        change = DROPPED
    elif not lost:
        is_doubled = expression[:head].endswith(gained) or expression[head:].startswith(gained)
        change = DOUBLED if is_doubled else ADDED
    else:
        change = SWAPPED if len(lost) == 2 else REPLACED
    return Slip(expression, start, end, change, head, tail, lost, gained)


def _doubled_at_an_end(text: str, start: int, expression: str) -> Iterator[Slip]:
    """Yield an expression whose last or first character stands twice: 三会一课课, 三三会一课."""
    first, last, length = expression[0], expression[-1], len(expression)
    end = start + length
    if text.startswith(last, end):
        yield Slip(expression, start, end + 1, DOUBLED, length, 0, "", last)
    if start and text[start - 1] == first:
        yield Slip(expression, start - 1, end, DOUBLED, 0, length, "", first)
