"""Dates in activities as they are jotted down: 3.5 学雷锋, 2025/6/3, spelled as a report has them."""

import re
from typing import NamedTuple

from drafting.facts.dates import find_dates
from drafting.figures.numbers import FULL_WIDTH
from drafting.figures.vocabulary import unit_at, units

_BEHIND = r"(?=[\s，,、：:“《]|(?![年月日号])[一-鿿])"
_NUMERIC = re.compile(
    rf"(?:(\d{{4}})([./-])(\d{{1,2}})\2(\d{{1,2}})|(\d{{1,2}})[./](\d{{1,2}})){_BEHIND}"
)
_MONTH = re.compile(rf"(20\d\d)[./-](\d{{1,2}}){_BEHIND}")
_CHINESE = re.compile(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号])?(?=\s)")
_THINGS = frozenset(("count", "open"))
"""Kinds of units of what there are no fractions of: 3.20 张… is a day."""
_SCALES = tuple("百千万亿余多")
_ALONE = re.compile(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?|(\d{1,2})[./](\d{1,2})")


class Lead(NamedTuple):
    """The date that a text begins with, spelled out, whether it was in digits only, and the text behind it.

    ``parted`` where a blank follows; ``unclear`` holds digits that may be a date or a number: 4.20 户外拓展.
    """

    date: str
    rest: str
    is_numeric: bool = False
    parted: bool = False
    unclear: str = ""


def leading_date(text: str) -> Lead | None:
    """Return the date at the beginning of a text, or None."""
    typed = text.translate(FULL_WIDTH)
    if chinese := _CHINESE.match(typed):
        return Lead(chinese[0], text[chinese.end() :].strip(), parted=True)
    numeric = _NUMERIC.match(typed)
    if not numeric:
        return _month(typed, text)
    year, _, month, day, short_month, short_day = numeric.groups()
    date = _spelled(year, month or short_month, day or short_day)
    behind = text[numeric.end() :]
    rest = behind.lstrip(" \u3000，,、：:")
    if not date:
        return None
    parted = behind[:1].isspace()
    if not year and "." in numeric[0] and _may_be_counted(rest, parted=parted):
        return Lead("", rest, is_numeric=True, unclear=numeric[0])
    return Lead(date, rest, is_numeric=True, parted=parted)


def _may_be_counted(rest: str, *, parted: bool) -> bool:
    """Whether a decimal may count what stands behind it: nobody parts 3.20 from the things that it would count by a blank."""
    unit = unit_at(rest, 0)
    is_thing = parted and len(unit) == 1 and units()[unit] in _THINGS
    return rest[:1] in _SCALES or (bool(unit) and not is_thing)


def _month(typed: str, text: str) -> Lead | None:
    """Return the year and month that a text begins with: 2025.7 参观, but not 2025.7万元."""
    month = _MONTH.match(typed)
    if not month:
        return None
    behind = text[month.end() :]
    rest = behind.lstrip(" \u3000，,、：:")
    date = _spelled(month[1], month[2], None)
    if not date or unit_at(rest, 0) or rest[:1] in _SCALES:
        return None
    return Lead(date, rest, is_numeric=True, parted=behind[:1].isspace())


def spelled(text: str) -> str:
    """Return a text that is a date in digits (2025.6.3, 2025-06, 3/5) as a report has it; any other as it is."""
    alone = _ALONE.fullmatch(text.translate(FULL_WIDTH).strip())
    if not alone:
        return text
    year, month, day = alone[1], alone[2] or alone[4], alone[3] or alone[5]
    return _spelled(year, month, day) or text


def _spelled(year: str | None, month: str, day: str | None) -> str:
    """Return the date in words, empty where the calendar does not have it."""
    date = (f"{year}年" if year else "") + f"{int(month)}月" + (f"{int(day)}日" if day else "")
    return date if all(found.is_real for found in find_dates(date)) else ""
