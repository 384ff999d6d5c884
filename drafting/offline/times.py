"""The time with which a bullet begins, and where in the year that is."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from drafting.facts.dates import find_dates
from drafting.lexicon import table
from drafting.lexicon.item_words import words
from drafting.slots import DATE

_DATE = rf"{DATE}\d{{4,6}}"
_AROUND = "期间|前夕|前后|当天|前(?!往|来)|后(?!勤)"
_HOLIDAY = (
    "(?:[两二三四]个?)(?:小长假|长假|假期|假日|节日|节)(?:期间)?|(?:小长假|长假|假期)(?:期间)?"
)
"""What closes a row of days: 五一、国庆两个假期, 春节假期."""
_CALLED = "[（(][^（）()，。；]{1,20}[）)]"
"""What a bracket says of the time before it: 6月9日（国际档案日）, 春节假期（2月16日至22日）."""
_NAME = "名称"  # in the table: the word only tells when in the year, it is no time to begin with
_SINCE = "起"
_EDGE = r"份?(?:上旬|中旬|下旬|初|底前|末前|底|末|之前|以前|前|后|起(?!来|步|草|诉|重)|上午|下午|晚上?|，)?"
_NEXT = "(?:明年|来年)"
_OBSERVED = "[一-龥]{2,8}(?:教育|宣传|纪念|权益|法治|法制)日"
"""A day that is observed: 国家安全教育日."""
_LUNAR = "[正腊]月(?:初|十|廿|二十)[一二三四五六七八九十]?"
_AFTER_TIME = ("以来", "起", "的", "。")
_DOTTED = re.compile(r"“?(\d{1,2})·(\d{1,2})")


@cache
def _known() -> Mapping[str, Mapping[str, str]]:
    return {row["word"]: row for row in table("times")}


@cache
def _pattern() -> re.Pattern[str]:
    days = [word for word, row in _known().items() if row["during"] != _NAME]
    named = "|".join(sorted(map(re.escape, days), key=len, reverse=True))
    feast = rf"(?:{_LUNAR}|{named}|[一-龥]{{1,3}}节|{_OBSERVED})"
    return re.compile(
        rf"(?:在|于|到|至|截至)?"
        rf"(?:{_DATE}(?:[至到—、和-]{_DATE})*(?:{_CALLED}|{_AROUND}|(?P<day>{feast})(?:{_AROUND})?|{_EDGE})"
        rf"|{_NEXT}(?:{_DATE}|{feast})?(?:{_AROUND}|{_EDGE})"
        rf"|(?P<feast>{feast})(?:[和、]{feast}|(?:{named}))*(?P<around>(?:{_HOLIDAY}|{_AROUND})(?:{_CALLED})?)?)，?"
    )


@cache
def names_of_days() -> tuple[str, ...]:
    """Return the words that name what is done as well as when: 学雷锋."""
    return tuple(word for word, row in _known().items() if row["during"] == _NAME)


def is_row_of_days(first: str, rest: str) -> bool:
    """Return whether what looks like a list number is a day before others: 十一、元旦两个假期."""
    days = tuple(word for word, row in _known().items() if row["during"] != _NAME)
    return first in days and rest.startswith(days)


def leading_time(text: str, is_verbal: Callable[[str], bool]) -> tuple[str, str]:
    """Return (time, rest) of a masked text; the time is empty where it begins with none.

    The name of a day is a time when 期间 and the like follow it, or what is done then (春节慰问…): ``is_verbal``
    says whether the rest does. “七一”表彰大会 is a name.
    """
    match = _pattern().match(text)
    rest = text[match.end() :].lstrip("，、；：") if match else ""
    if not match or len(rest) < 2 or rest.startswith(_AFTER_TIME):
        return "", text
    is_since = match.group().rstrip("，").endswith(_SINCE)
    if is_since and not is_verbal(rest):
        return "", text
    when = match.group().rstrip("，").removeprefix("在").removeprefix("于")
    if match["day"] and when.endswith(match["day"]) and not is_verbal(rest):
        # 1月春运保畅: the day is part of what was done
        return when.removesuffix(match["day"]), match["day"] + rest
    if match["feast"] and not match["around"]:
        row = _known().get(match["feast"])
        is_season = row is not None and not row["during"] and rest.startswith(words("agent"))
        if not match.group().endswith("，") and not is_season and not is_verbal(rest):
            return "", text
        lasts = match["feast"].endswith("节") if row is None else row["during"] == "是"
        when += "期间" if lasts else ""
    return when, rest


def place_in_year(shown: str, year: int) -> float | None:
    """Return where a time as it is shown stands: the month, days as hundredths; None for no such time."""
    first = next((date for date in find_dates(shown) if date.month), None)
    if first and first.month:
        return 12 * ((first.year or year) - year) + first.month + (first.day or 0) / 100
    if dotted := _DOTTED.match(shown):  # 3·15
        return int(dotted[1]) + int(dotted[2]) / 100
    named = next((row for word, row in _known().items() if word in shown), None)
    return float(named["month"]) if named else None
