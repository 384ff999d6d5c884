"""Dates as secretaries type them: real or not, of which year, or no date at all."""

import re
from calendar import monthrange
from dataclasses import dataclass

from drafting.facts.tree import Node, Text, entry_of, plain
from drafting.figures.numbers import FULL_WIDTH, parse_number

_N = r"[\d〇○零一二三四五六七八九十]"
_DATE = re.compile(
    rf"(?P<year>{_N}{{4}})(?:年|[-./])(?:(?P<month>{_N}{{1,3}})(?:月份?|[-./](?={_N})|(?!\d))"
    rf"(?:(?P<day>{_N}{{1,3}})[日号]?)?)?"
    rf"|(?P<only_month>{_N}{{1,3}})月份?(?:(?P<only_day>{_N}{{1,3}})[日号])?"
)
_TIME = re.compile(
    rf"(?:{_N}{{1,3}}(?=[-—–~～、至到])|每[年月周天]|每季度|全年|年内|[上下]半年|第?[一二三四]季度|年[初中底末]|月[初中底末]|[上中下]旬"
    r"|前|后|底|末|初|起|至|到|期间|以前|之前|[-—–~～、，,和及\s])*"
)
YEAR = "年度"
_YEAR = re.compile(rf"({_N}{{4}})(?:年度?)?")


@dataclass(frozen=True, slots=True)
class Date:
    """A written date; parts that are not given are None."""

    text: str
    year: int | None
    month: int | None
    day: int | None

    @property
    def is_real(self) -> bool:
        """Whether the calendar has it; a 29 February without a year passes."""
        if self.month is None:
            return True
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= monthrange(self.year or 2024, self.month)[1]


def find_dates(text: str) -> list[Date]:
    """Return every date in a text: 2025年6月3日, 2025.6.3, 2025-06, 二〇二五年六月, 6月3日, 2025年."""
    return [
        Date(
            match[0],
            read_year(match["year"] or ""),
            _number(match["month"] or match["only_month"]),
            _number(match["day"] or match["only_day"]),
        )
        for match in _DATE.finditer(text.translate(FULL_WIDTH))
    ]


def read_date(text: str) -> Date | None:
    """Return the one full date that a text is, or None."""
    compact = re.sub(r"\s", "", text.translate(FULL_WIDTH))
    dates = find_dates(compact)
    if len(dates) == 1 and dates[0].text == compact and dates[0].year and dates[0].day is not None:
        return dates[0]
    return None


def year_of(tree: Node) -> int | None:
    """Return the 年度 in the tree of a facts file, None where it has none that can be read."""
    entry = entry_of(tree, YEAR)
    return read_year(plain(entry.value.value)) if entry and isinstance(entry.value, Text) else None


def read_year(text: str) -> int | None:
    """Return the year that 2025, 2025年, 2025年度 or 二〇二五年 means, or None."""
    match = _YEAR.fullmatch(re.sub(r"\s", "", text.translate(FULL_WIDTH)))
    value = parse_number(match[1]) if match and "十" not in match[1] else None
    return int(value) if value is not None else None


def is_time(text: str) -> bool:
    """Whether a text says only when something was: 2025年6月, 6月3日, 上半年, 6月底前."""
    rest = _DATE.sub("", text.translate(FULL_WIDTH))
    return bool(text.strip()) and _TIME.fullmatch(rest) is not None


def _number(text: str | None) -> int | None:
    value = parse_number(text) if text else None
    return int(value) if value is not None else (None if text is None else 0)
