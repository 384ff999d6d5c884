"""Lists of another length than the words before them announce: 三个方面的问题, but only 一是 and 二是."""

from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.figures import Kind, Numeral
from drafting.figures.announced import LISTABLE, items_after

_FEWEST = 2
"""Items of which a list has at least so many; 一是 alone may be anything."""
_LISTED = ("问题", "不足", "短板", "差距", "弱项")


def miscounted(case: Case) -> Iterator[tuple[Numeral, int]]:
    """Yield the numbers that announce a list, each with how many items the list really has."""
    text = case.report.text
    for numeral in case.numerals:
        if numeral.value not in LISTABLE:
            continue
        if numeral.kind is not Kind.SET_TERM and not text.startswith(_LISTED, numeral.end):
            continue
        items = items_after(text, numeral)
        if items >= _FEWEST and items != numeral.value:
            yield numeral, items
