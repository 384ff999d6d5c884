"""Dates: years, months, days, quarters, half-years, anniversaries, times of day, and spans of them."""

import re

YEAR = r"(?:(?:19|20)\d\d(?![\d,])|(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2})"
_MONTH = r"(?:1[0-2]|0?[1-9](?!\d)|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9](?!\d)|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"[—–\-~～至到]{1,2}"
_IN_MONTH = rf" ?月(?:{_TO}{_MONTH}月)?(?:份| ?{_DAY} ?[日号]|[上中下]旬|[底初末])?"
_IN_YEAR = rf"[上下]半年|第?[一二三四1-4]季度[初末]?|年?[底初末](?!心)|{_MONTH}{_IN_MONTH}"
_UNIT_BEHIND = "次|名|人|元|份|篇|个|场|户|家|公里|米|平方|吨|台|万|亿|余|多|级|届|版|号|%"

_AHEAD = rf"(?={YEAR}|[\d〇零一二三四五六七八九十百两]{{1,4}} ?[年月日季世周时点:、—–\-~～至和])"
_DATE = re.compile(
    rf"{_AHEAD}(?:"  # most numerals are no dates, and this tells so at once
    rf"{YEAR}(?:年度?)?{_TO}{YEAR}(?:年度?)?"  # 2021—2025年
    rf"|{YEAR}[./-]{_MONTH}(?:[./-]{_DAY})?(?![\d.])"  # 2025-06-30, 2025.6
    rf"|{YEAR} ?年度?(?: ?(?:{_IN_YEAR}))?"
    rf"|{YEAR}(?![\u4e00-\u9fff%])"  # 2086件 is no year
    rf"|{_MONTH}(?:[、—–\-~～至]{_MONTH}){{1,3}}月份?"  # 3—5月
    rf"|{_MONTH}{_IN_MONTH}(?!度|均|报|考|例会)"
    r"|[一二三四1-4](?:[、至—和-][一二三四1-4]){0,3}季度[初末]?"
    rf"|{_DAY}日(?!内|以内|之内|均|常)"
    r"|\d{1,2}:\d\d(?!\d)|\d{1,2}[时点](?:\d{1,2}分|[整许])"
    r"|\d\d年代|(?:\d{1,2}|[一二三四五六七八九十]+)世纪"
    r"|(?:\d{1,3}|[一二三四五六七八九十百零]+)周年"
    r"|(?:\d{1,3}|[一二三四五六七八九十两]+)年(?:来|以来|间)"
    r")"
)
_DURATION_BEFORE = ("为期", "历时", "连续", "提前", "用时", "工期")


def date_at(text: str, at: int, floor: int) -> tuple[int, int] | None:
    """Return the span of the date around the numeral that begins at ``at``, or None.

    The span may reach back, but not before ``floor``, for the word that opens it (第三季度, 上半年).
    """
    before = text[at - 1] if at > floor else ""
    if text[at] == "半":
        return (
            (at - 1, at + 2) if before in ("上", "下") and text[at + 1 : at + 2] == "年" else None
        )
    m = _DATE.match(text, at)
    if m is None:
        return None
    end = m.end()
    if text[end - 1] == "日" and end - at <= 3 and text.endswith(_DURATION_BEFORE, floor, at):
        return None
    if before in ("第", "前") and "季度" in text[at:end]:
        return at - 1, end
    return at, end
