"""Dates: years, months, days, quarters, half-years, anniversaries, weekdays, times of day, and spans of them."""

import re
from functools import cache

from drafting.figures.numbers import parse_number
from drafting.figures.vocabulary import WEEKDAYS, unit_at

YEAR = r"(?:(?:19|20)\d\d(?![\d,])|(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2})"
DATE_SIGNS = frozenset("年月日季世周时点财·•・:、—–-~～至到和./ ")
"""What stands behind the first digits of a date; a year may stand alone."""
_CENTURIES = ("19", "20", "一九", "二〇", "二零", "二○", "二0")
_MULTIPLIERS = frozenset("十百千万亿")
_RHYTHM = re.compile(r"(?:月|季度?|日)[一二三四两](?!日)")  # 一月一主题, 一日三餐
_WEEK = ("星期", "礼拜", "周")
_DURATION_BEFORE = ("为期", "历时", "连续", "提前", "用时", "工期")
_HALF_DAYS = ("午", "晚", "晨", "早")
_BEHIND_A_MONTH = frozenset(["", *"起月日号期"])
_OPENS, _CLOSES = frozenset("“‘\"'"), frozenset("”’\"'")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what goes on behind the digits of a year and behind a small number."""
    to, small = r"[—–\-~～至到]{1,2}", r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
    in_month = rf" ?月(?:{to}{small}月)?(?:份| ?{small} ?[日号]|[上中下]旬|[底初末])?"
    quarter = r"季度[初末]?"
    in_year = rf"[上下]半年|第?[一二三四1-4]{quarter}|年?[底初末](?!心)|{small}{in_month}"
    year = re.compile(
        rf"(?:年度?)?{to}{YEAR}(?:年度?)?"  # 2021—2025年
        r"|[./-]\d{1,2}(?:[./-]\d{1,2})?(?![\d.])"  # 2025-06-30, 2025.6
        rf"| ?年度?(?: ?(?:{in_year}))?|财年"
        r"|(?![^\W\d]|%|\.\d)"  # 2086件 and 1900.125 are no years
    )
    number = re.compile(
        rf"(?:[、—–\-~～至]{small}){{1,3}}(?:月份?|{quarter})"  # 3—5月, 一、二季度
        rf"|(?P<month>{in_month})(?!度|均|报|考|例会)|{quarter}"
        r"|(?P<day>日(?!内|以内|之内|均|常))"
        rf"|(?P<point>[·•・.]){small}"  # 9·18, “3.15”
        r"|:\d\d(?!\d)|[时点](?:\d{1,2}分|[整许半])|时(?![长间段速效])"
        r"|年代|世纪|周年|年(?:来|以来|间)"
    )
    return year, number


def date_at(  # noqa: PLR0911 - one return for each kind of date
    text: str, at: int, stop: int, floor: int
) -> tuple[int, int] | None:
    """Return the span of the date around the numeral whose first digits are ``[at:stop)``, or None.

    The span may reach back, but not before ``floor``, for the word that opens it (第三季度, 上半年, 星期五).
    """
    before, behind = text[at - 1] if at > floor else "", text[stop : stop + 1]
    if text[at] == "半":
        return _half_year(text, at, before) if behind == "年" else None
    if before in ("周", "期", "拜") and (day := _weekday(text, at, floor)):
        return day
    is_year = stop == at + 4 and _is_year(text[at:stop])
    if behind not in DATE_SIGNS and not (is_year and not _is_stated(text, at)):
        return None
    if text[at] == "一" and _RHYTHM.match(text, stop):
        return None
    if behind == "点" and before in _HALF_DAYS and stop <= at + 2:
        return at, stop + 1
    if behind == " " and (torn := _TORN_YEAR.match(text, at)):
        stop, is_year = torn.end(), True
    m = _patterns()[not is_year].match(text, stop)
    if m is None or (_is_decimal(text, m) if is_year else not _is_plausible(text, at, m)):
        return None
    if before in ("第", "前") and "季度" in m.group():
        return at - 1, m.end()
    return at, m.end()


def _is_year(digits: str) -> bool:
    return digits.startswith(_CENTURIES) and not _MULTIPLIERS & set(digits)


def _half_year(text: str, at: int, before: str) -> tuple[int, int] | None:
    if before in ("上", "下"):
        return at - 1, at + 2
    return (at, at + 3) if text.startswith("来", at + 2) else None


_TORN_YEAR = re.compile(r"[12] [09] \d \d(?= ?年)")
_LARGEST = {"month": 12, "day": 31, "point": 12}


def _is_plausible(text: str, at: int, m: re.Match[str]) -> bool:
    """Whether a small number is no larger than months and days are, and no length of time (历时30日)."""
    number, part = parse_number(text[at : m.start()]), m.lastgroup or ""
    if number is None or not 0 < number <= _LARGEST.get(part, 1000):
        return False
    if part == "day":
        return not text.endswith(_DURATION_BEFORE, 0, at)
    if part == "point" and m["point"] == ".":
        return text[at - 1 : at] in _OPENS and text[m.end() : m.end() + 1] in _CLOSES
    return True


def _is_decimal(text: str, m: re.Match[str]) -> bool:
    """Whether what looks like year and month is a number with its unit: 2024.3万元, but not 2024.3起."""
    sign = text[m.end() : m.end() + 1]
    if not m[0].startswith(".") or sign in _BEHIND_A_MONTH:
        return False
    return sign in _MULTIPLIERS or bool(unit_at(text, m.end()))


def _weekday(text: str, at: int, floor: int) -> tuple[int, int] | None:
    """Return the span of 周三 or 星期三; 每周三次 is three times a week."""
    if text[at] in WEEKDAYS and not unit_at(text, at + 1):
        for word in _WEEK:
            if text.endswith(word, floor, at):
                return at - len(word), at + 1
    return None


def _is_stated(text: str, at: int) -> bool:
    """Whether words before four digits say that they are a count: 收缴党费共2000."""
    return text.endswith(
        ("共", "计", "达", "达到", "为", "费", "约", "近", "超", "过", "余"), 0, at
    )
