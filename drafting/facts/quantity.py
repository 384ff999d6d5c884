"""What counts as a quantity in 数据, where it stands alone: stricter than in a sentence."""

import re

from drafting.facts.dates import is_time
from drafting.figures import parse_quantity
from drafting.figures.numbers import FULL_WIDTH
from drafting.figures.vocabulary import is_known_unit
from schemas.figure import Quantity

LONGEST = 24
"""Characters that a quantity has at most: 不少于12,480.5万平方公里以上 has 17."""

_CHAT_SCALES = frozenset("wWkK")
"""1.2w次 and 1k次, as typed in chats, are 12,000 and 1,000 and not of a unit w次."""
_ARABIC = re.compile(r"\D{0,4}\d")
_TWO_NUMBERS = re.compile(r"\d\s+\d")
_PER = re.compile(r"^/|^(?:次|场|期|堂|节|讲|轮|人次)[/每]")
"""A unit that says how many for each of something: 次/年, which is no number of the year."""
_GROUPED = re.compile(r"(?<=\d)，(?=\d{3})")


def read_quantity(text: str) -> Quantity | None:
    """Return the quantity that a text is, or None.

    An unknown unit (26垄) passes behind Arabic digits when it is short; 三会一课, 十分满意 and 12次会议 are no
    quantities, 2025年 and 12月 are dates, 12 10 may be two numbers, and 1.2w次 is none in any document.
    """
    if len(text) > LONGEST or _TWO_NUMBERS.search(text):
        return None
    quantity = parse_quantity(_GROUPED.sub(",", text))
    if quantity is None or is_time(text) or _PER.search(quantity.unit):
        return None
    known = not quantity.unit or is_known_unit(quantity.unit)
    if not known and quantity.unit[0] in _CHAT_SCALES:
        return None
    short = len(quantity.unit) <= 2 and _ARABIC.match(text.translate(FULL_WIDTH)) is not None
    return quantity if known or short else None
