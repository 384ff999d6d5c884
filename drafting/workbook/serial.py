"""Numbers that are dates: which formats show one, and which day it is, counted from 1900 or from 1904."""

import re
from datetime import date, datetime, time, timedelta
from enum import Enum

from drafting.workbook.grid import Value

_DATES = frozenset([*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)])
"""The formats that a workbook need not spell out, those of Chinese Excel (27–36, 50–58) among them."""
_DURATION = 46
_LENGTHS = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_NO_SIGN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general|AM/PM', re.IGNORECASE)
"""What of a format is text, colour, language or filling."""
_SIGN = re.compile("[ymdhse]", re.IGNORECASE)
_SCIENTIFIC = re.compile("[0#?]E[+-]", re.IGNORECASE)
_DAY = 86_400
_END = 2_958_466
"""The day after 9999-12-31."""
_NO_LEAP_YEAR = 60
"""Of 1900 this is 29 February, which there was not."""
_FROM_1904 = 1462


class Shown(Enum):
    """What a cell shows its number as."""

    NUMBER = 0
    MOMENT = 1
    DURATION = 2


def shown_by(number: int, code: str | None) -> Shown:
    """Return what a number format shows; ``code`` is None where the workbook does not spell it out."""
    if code is None:
        if number == _DURATION:
            return Shown.DURATION
        return Shown.MOMENT if number in _DATES else Shown.NUMBER
    if _LENGTHS.search(code):
        return Shown.DURATION
    plain = _NO_SIGN.sub("", code.partition(";")[0])
    return Shown.MOMENT if _SIGN.search(plain) and not _SCIENTIFIC.search(plain) else Shown.NUMBER


def shown(number: float, shows: Shown, *, is_1904: bool) -> Value:
    """Return a number as its cell shows it."""
    if shows is Shown.NUMBER:
        return number
    if shows is Shown.DURATION:
        return timedelta(number) if abs(number) < _END else number
    return _moment(number, is_1904=is_1904)


def _moment(value: float, *, is_1904: bool) -> Value:
    """Return the day, the moment or the time of day that a number means; the number where it means none."""
    end = _END - _FROM_1904 * is_1904
    if not 0 <= value < end:
        return value
    days, seconds = divmod(round(value * _DAY), _DAY)
    if days == end:
        return value
    if not days:
        return time(*_clock(seconds))
    if is_1904:
        start = date(1904, 1, 1)
    else:
        start = date(1899, 12, 31) if days < _NO_LEAP_YEAR else date(1899, 12, 30)
    day = start + timedelta(days)
    return datetime(day.year, day.month, day.day, *_clock(seconds)) if seconds else day


def _clock(seconds: int) -> tuple[int, int, int]:
    return seconds // 3600, seconds // 60 % 60, seconds % 60
