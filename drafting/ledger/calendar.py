"""Moments → days of the ledger's year, with what the sheet and its titles say of the year and the month."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from drafting.facts.dates import read_year
from drafting.ledger.headings import Column
from drafting.ledger.moments import (
    FIRST,
    LAST,
    NOTHING,
    ONLY_HOURS,
    UNCLEAR,
    Moment,
    is_real,
    read_moment,
    read_month,
)
from drafting.ledger.titles import Said
from drafting.workbook.grid import Value
from drafting.workbook.values import text_of, whole_number

DATES = (Column.DATE, Column.YEAR, Column.MONTH, Column.DAY)

NOT_YET = "还没有到"
QUOTED = 30
"""Characters of what is written that a message quotes."""


class When(NamedTuple):
    """The day of a record, the first of its month where only that is known; else ``reason`` says why there is none."""

    day: date | None
    is_exact: bool = True
    reason: str = ""
    doubt: str = ""
    is_unsaid: bool = False
    """Whether nothing is written at all."""


_UNSAID = When(None, reason=NOTHING.fault, is_unsaid=True)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The year that is counted, and the day after which nothing can have been held."""

    year: int
    today: date

    def settle(self, cells: dict[Column, Value], said: Said) -> When:
        """Return the day that a row's cells say, of the columns that tell the time."""
        moment = moment_in(cells, self.year)
        typed = "，".join(filter(None, map(text_of, cells.values())))
        typed = typed if len(typed) <= QUOTED else f"{typed[:QUOTED]}…"
        if moment is NOTHING:
            return _UNSAID
        if moment.fault:
            return When(None, reason=f"时间写的是“{typed}”，{moment.fault}")
        return self._settled(moment, typed, said)

    def _settled(self, moment: Moment, typed: str, said: Said) -> When:
        month = moment.month or said.month
        year = moment.year or (self.year if said.year is None else said.year)
        if not year:
            return When(None, reason=f"时间写的是“{typed}”，没有写年份，表名里又不止一个年份")
        if month is None:
            return When(None, reason=f"时间写的是“{typed}”，没有写月份") if typed else _UNSAID
        full = Moment(year, month, moment.day)
        if not is_real(full):
            return When(None, reason=f"时间写的是“{typed}”，没有这一天")
        day = date(year, month, moment.day or 1)
        if year != self.year:
            return When(None, reason=self._of_other_year(year, is_written=bool(moment.year)))
        if day > self.today:
            return When(None, reason=f"时间是{spoken(day, moment.day is not None)}，{NOT_YET}")
        doubt = f"时间写的是“{typed}”，{moment.doubt}" if moment.doubt else ""
        return When(day, moment.day is not None, doubt=doubt)

    def _of_other_year(self, year: int, *, is_written: bool) -> str:
        reason = f"是{year}年的，不是{self.year}年"
        if is_written:
            return reason
        return f"没有写年份，按标题或表名{reason}；是{self.year}年的，请改标题，或在时间里写上年份"


def moment_in(cells: dict[Column, Value], year: int | None) -> Moment:
    """Return the moment that the columns 时间, 年, 月 and 日 of a row say together."""
    own_year = _year(cells.get(Column.YEAR, ""))
    month = read_month(cells.get(Column.MONTH, ""))
    if Column.DATE in cells:
        moment = read_moment(cells[Column.DATE], year)
        if not moment.fault:
            return moment._replace(year=moment.year or own_year, month=moment.month or month)
        if Column.DAY not in cells or moment.fault != ONLY_HOURS:
            return moment
    typed = text_of(cells.get(Column.DAY, ""))
    if month is None and Column.MONTH in cells:
        return Moment(fault="没有写月份") if typed else NOTHING
    if not typed:
        return Moment(own_year, month)
    day = read_moment(typed if typed.endswith(("日", "号")) else f"{typed}日", year)
    if day.fault or day.day is None:
        return UNCLEAR
    return Moment(own_year, month or day.month, day.day, doubt=day.doubt)


def spoken(day: date, is_exact: bool = True) -> str:
    """Return a day or month as it is said: 2025年3月5日."""
    return f"{day.year}年{day.month}月" + (f"{day.day}日" if is_exact else "")


def _year(value: Value) -> int | None:
    year = read_year(value) if isinstance(value, str) else whole_number(value)
    return year if year is not None and FIRST <= year <= LAST else None
