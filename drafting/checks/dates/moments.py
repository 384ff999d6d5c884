"""When: a written date as a stretch of days, so that one can be held against another."""

import re
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import lru_cache

from drafting.figures.dates import YEAR
from drafting.figures.numbers import FULL_WIDTH, parse_number
from drafting.text.patterns import Pattern

_N = r"(?:[12]\d|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?!\d)"
_Q = "[一二三四1-4]"
_TO = r"(?:[—–\-~～]{1,2}|[至到])"
_DAY = r" ?[日号]"
_MOMENT = Pattern(
    rf"(?:(?P<year>{YEAR}) ?(?:年度?的?|[./-]) ?)?(?:"
    r"(?P<half>[上下])半年"
    rf"|第?(?P<quarter>{_Q})(?:{_TO}第?(?P<quarter_to>{_Q}))?季度"
    rf"|(?P<listed>{_N}(?:、{_N})+) ?月"
    rf"|(?P<from>{_N})(?: ?月份?(?:(?P<from_day>{_N}){_DAY})?)?{_TO}"
    rf"(?:(?P<year_to>{YEAR})年)?(?P<to>{_N}) ?月(?:(?P<to_day>{_N}){_DAY})?"
    rf"|(?P<month>{_N}) ?月份?(?: ?(?P<day>{_N})(?:{_DAY})?(?:{_TO}(?P<until>{_N}){_DAY})?|的?(?P<part>[上中下]旬|[底初末]))?"
    rf"|(?(year)(?<=[./-])(?P<dotted>{_N})(?:[./-](?P<dotted_day>{_N}))?(?![\d.])|(?!))"
    r")"
)
_LONE_DAY = Pattern(rf"(?P<day>{_N})[日号]")
_PARTS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "初": (1, 10), "底": (21, 31), "末": (21, 31)}  # fmt: skip
_WIDE = Pattern("[０-９．]")
_LONGEST = 32
"""Characters that a date has at most: 2025年12月28日至2026年1月3日 has 20."""


class Grain(IntEnum):
    """How exactly a date says when."""

    DAY = 0
    PART = 1  # 6月中旬, 6月底
    MONTH = 2
    SPAN = 3  # 3月至6月, 6月7日至9日
    SEASON = 4  # 上半年, 第三季度


@dataclass(frozen=True, slots=True)
class Moment:
    """A date: the year where it is said, and first and last day as month × 100 + day.

    ``text`` is how it was written, and counts for nothing when dates are compared.
    """

    year: int | None
    first: int
    last: int
    grain: Grain
    text: str = field(default="", compare=False)

    def is_within(self, other: "Moment") -> bool:
        """Whether every day of this is one of the other, whatever the years."""
        return other.first <= self.first and self.last <= other.last

    def meets(self, other: "Moment") -> bool:
        """Whether both can mean the same days."""
        same_year = self.year is None or other.year is None or self.year == other.year
        return same_year and self.first <= other.last and other.first <= self.last


def moments_in(text: str) -> tuple[Moment, ...]:
    """Return every month, day, quarter and half-year that a text names, and the spans of them."""
    return tuple(m for match in _MOMENT.finditer(plain(text)) for m in _read(match[0]))


def moments_at(text: str, start: int) -> tuple[tuple[Moment, ...], int]:
    """Return what the date that begins at an offset of a plain text means, and where it ends.

    Nothing for what has no month: 2025年, 五周年, 年底.
    """
    match = _MOMENT.match(text, start, start + _LONGEST)
    return (_read(match[0]), match.end()) if match else ((), start)


def plain(text: str) -> str:
    """Return the text with ASCII digits for full-width ones, character by character."""
    return text.translate(FULL_WIDTH) if _WIDE.search(text) else text


def lone_day(text: str, moment: Moment | None) -> Moment | None:
    """Return the day of a date that says no month (9日), in the month of the date before it."""
    match = _LONE_DAY.fullmatch(plain(text))
    if match is None or moment is None:
        return None
    return _day(moment.year, moment.first // 100, _number(match["day"]))


@lru_cache(maxsize=4096)
def _read(written: str) -> tuple[Moment, ...]:
    match = _MOMENT.fullmatch(written)
    return tuple(replace(m, text=written) for m in _moments(match)) if match else ()


def _moments(match: re.Match[str]) -> list[Moment]:
    written_year = match["year"]
    year = _number(written_year) if written_year else None
    if match["half"]:
        return [_span(year, 101, 631) if match["half"] == "上" else _span(year, 701, 1231)]
    if match["quarter"]:
        first, last = _number(match["quarter"]), _number(match["quarter_to"] or match["quarter"])
        return [Moment(year, 300 * first - 199, 300 * last + 31, Grain.SEASON)]
    if match["listed"]:
        return [_month(year, _number(number)) for number in match["listed"].split("、")]
    if match["from"]:
        return _from_to(match, year)
    if match["dotted"]:
        return _in_month(year, match["dotted"], match["dotted_day"], None, None)
    return _in_month(year, match["month"], match["day"], match["until"], match["part"])


def _from_to(match: re.Match[str], year: int | None) -> list[Moment]:
    """A span into the next year is its two ends."""
    year_to = _number(match["year_to"]) if match["year_to"] else year
    one = _in_month(year, match["from"], match["from_day"], None, None)
    other = _in_month(year_to, match["to"], match["to_day"], None, None)
    if one and other and one[0].first <= other[0].last and year == year_to:
        return [Moment(year, one[0].first, other[0].last, Grain.SPAN)]
    return one + other


def _in_month(
    year: int | None, month: str, day: str | None, until: str | None, part: str | None
) -> list[Moment]:
    number = _number(month)
    if number > 12:
        return []
    if part:
        first, last = _PARTS[part]
        return [Moment(year, number * 100 + first, number * 100 + last, Grain.PART)]
    if day and until:
        first, last = number * 100 + _number(day), number * 100 + _number(until)
        return [Moment(year, first, last, Grain.SPAN)]
    return [_day(year, number, _number(day))] if day else [_month(year, number)]


def _day(year: int | None, month: int, day: int) -> Moment:
    return Moment(year, month * 100 + day, month * 100 + day, Grain.DAY)


def _month(year: int | None, month: int) -> Moment:
    return Moment(year, month * 100 + 1, month * 100 + 31, Grain.MONTH)


def _span(year: int | None, first: int, last: int) -> Moment:
    return Moment(year, first, last, Grain.SEASON)


def _number(text: str) -> int:
    value = parse_number(text)
    return int(value) if value is not None else 0
