"""A number or date as the sheet shows it: what the secretary sees, not what the program behind it keeps.

98.5 % is kept as 0.985, 2025年6月 as the first of June, 3月5日 with a year that nobody typed.
"""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

_WORDS = re.compile(r'"([^"]*)"|\\(.)')
_UNSEEN = re.compile(r"\[[^\]]*\]|[_*].")
_DIGITS = re.compile(r"[0#?][0#?,]*(?:\.([0#?]*))?")
_DAY = re.compile(r"(?<!d)d{1,2}(?!d)")


def shown_number(value: float, number_format: str) -> tuple[str, bool]:
    """Return a number with the %, the unit and no more decimals than its format gives it (``0.0%``, ``0"次"``).

    The second value says whether it is the whole number, with nothing rounded off.
    """
    form = _UNSEEN.sub("", number_format.split(";", maxsplit=1)[0])
    number = Decimal(format(value, ".15g"))
    digits = _DIGITS.search(_WORDS.sub("", form))
    if (
        not digits or digits[0].endswith(",") or "E" in form
    ):  # as it comes, by the thousand, or with an exponent
        return _plain(number), True
    if "%" in _WORDS.sub("", form):
        number *= 100
    rounded = number.quantize(Decimal(1).scaleb(-len(digits[1] or "")), ROUND_HALF_UP)
    words = _WORDS.sub(lambda match: match[1] or match[2] or "", form)
    unit = words[words.rindex(digits[0][-1]) + 1 :].strip()
    return _plain(rounded) + unit, rounded == number


def shown_date(value: date, number_format: str) -> str:
    """Return a date in Chinese with the parts that its format shows, all of them where that is not known."""
    signs = _WORDS.sub("", _UNSEEN.sub("", number_format.split(";", maxsplit=1)[0])).lower()
    year, month, day = f"{value.year}年", f"{value.month}月", f"{value.day}日"
    has_year, has_day = not {"y", "e"}.isdisjoint(signs), _DAY.search(signs) is not None
    if "m" not in signs or has_year == has_day:
        return year + month + day
    return year + month if has_year else month + day


def _plain(number: Decimal) -> str:
    """Return a number without exponent and without zeros behind its last decimal."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
