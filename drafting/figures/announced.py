"""Lists that a number announces: 三个方面的问题：一是 … 二是 … 三是 …"""

import re

from drafting.figures.numeral import Numeral

LISTABLE = frozenset[object](range(2, 11))
"""Lengths of a list that are told in words."""
_HAN = "一二三四五六七八九十"
_MARKS = ("{0}是", "{0}要", "其{0}", "第{0}", "（{0}）", "{1}.", "{1}．", "（{1}）")
_ANNOUNCING = re.compile(r"[^，；、。：\n]{0,12}[。：]\s*")
_REACH = 1500
"""Characters within which such a list comes to its end."""


def items_after(text: str, numeral: Numeral) -> int:
    """Return how many items the list has that follows a number at once, 0 where none does.

    The list ends where its next mark does not come, or its first one comes again.
    """
    announced = _ANNOUNCING.match(text, numeral.end)
    if announced is None:
        return 0
    at = announced.end()
    marks = (mark for mark in _MARKS if text.startswith(marked(mark, 1), at))
    return max((count_items(mark, text, at, at + _REACH) for mark in marks), default=0)


def count_items(mark: str, text: str, start: int, end: int) -> int:
    """Return how many items a stretch of the text has that are marked so (一是, 二是 …), 0 where they are out of order."""
    first = text.find(marked(mark, 1), start, end)
    if first < 0:
        return 0
    again = text.find(marked(mark, 1), first + 1, end)
    at, stop = first, again if again >= 0 else end
    for number in range(2, len(_HAN) + 1):
        last, at = at, text.find(marked(mark, number), at + 1, stop)
        if at < 0:
            astray = (marked(mark, other) for other in (number - 1, number + 1, number + 2))
            return (
                0 if any(text.find(other, last + 1, stop) >= 0 for other in astray) else number - 1
            )
    return len(_HAN)


def marked(mark: str, number: int) -> str:
    """Return the mark of an item."""
    han = _HAN[number - 1] if number <= len(_HAN) else f"十{_HAN[number - len(_HAN) - 1]}"
    return mark.replace("{0}", han).replace("{1}", str(number))
