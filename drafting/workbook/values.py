"""What a cell says: as a text, and as a whole number where it is one."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from drafting.facts.quantity import read_quantity
from drafting.figures.numbers import plain
from drafting.text.characters import printable
from drafting.workbook.grid import Value

_DIGITS = 15
"""Digits that a number of Excel has; the others are noise: 0.1 + 0.2 is 0.3."""
_SHARES = ("%", "‰", "％")


def text_of(value: Value) -> str:  # noqa: PLR0911 - one return for each kind of value
    """Return a cell as a text: 12.0 is 12, a date 2025年3月5日; without what cannot be seen, and blanks around it."""
    if isinstance(value, str):
        return printable(value).strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number_text(value)
    if isinstance(value, datetime):
        return f"{text_of(value.date())} {_clock(value.hour, value.minute, value.second)}"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, time):
        return _clock(value.hour, value.minute, value.second)
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return _clock(*divmod(minutes, 60), seconds)


def _number_text(number: float) -> str:
    """Return a number with the digits that Excel has of it, never with an exponent."""
    if isinstance(number, int):
        return str(number)
    return f"{plain(Decimal(format(number, f'.{_DIGITS}g'))):f}" if isfinite(number) else ""


def _clock(hours: int, minutes: int, seconds: int) -> str:
    return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


def whole_number(value: Value) -> int | None:
    """Return the whole number that a cell is: 12, 12.0, “12”, “ １２ ”, “12人”, “十二人”; None where it is none.

    Dates, shares (12%), fractions and rough numbers (约12人, 12余人) are none.
    """
    if isinstance(value, bool | date | time | timedelta):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    text = text_of(value)
    if text.isdecimal():
        return int(text)
    quantity = read_quantity(text)
    if quantity is None or quantity.qualifier or quantity.unit in _SHARES:
        return None
    return int(quantity.value) if quantity.value == quantity.value.to_integral_value() else None
