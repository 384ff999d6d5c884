"""Months and quarters in which something that is usually held has no record."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from drafting.ledger.kinds import Usual, usuals
from schemas.ledger import Gap, Record

_HOW_OFTEN = {1: "每月", 3: "每季度", 12: "每年"}
_QUARTERS = "一二三四"


def gaps(records: Iterable[Record], year: int, today: date) -> tuple[Gap, ...]:
    """Return what is missing of the labels that the ledger has or every branch should have.

    Only whole months and quarters that are over are looked at, from the month of the first record on: a branch may
    have been founded in the course of the year.
    """
    months: dict[str, set[int]] = defaultdict(set)
    for record in records:
        for label in record.kinds:
            months[label].add(record.date.month)
    if not months:
        return ()
    first, last = first_month(months.values()), _last_month(year, today)
    return tuple(
        gap
        for usual in usuals().values()
        if usual.is_expected or usual.label in months
        if (gap := _gap(usual, months.get(usual.label, set()), first, last))
    )


def first_month(months: Iterable[set[int]]) -> int:
    """Return the first month in which anything was held."""
    return min(min(held) for held in months)


def _last_month(year: int, today: date) -> int:
    """Return the last month that is over; December is on its last day."""
    if today >= date(year, 12, 31):
        return 12
    return today.month - 1 if today.year == year else 0


def _gap(usual: Usual, held: set[int], first: int, last: int) -> Gap | None:
    missing = [
        period
        for period in range(1, 13, usual.every)
        if (first <= period or usual.every == 12) and period + usual.every - 1 <= last
        if not held & set(range(period, period + usual.every))
    ]
    if not missing:
        return None
    periods = tuple(_name(period, usual.every) for period in missing)
    which = "没有记录" if usual.every == 12 else f"缺{periods_in_words(missing, usual.every)}的记录"
    often = f"一般{_HOW_OFTEN[usual.every]}{'至少' if usual.every == 12 else ''}1次"
    message = f"{usual.label}{often}，台账里{which}（依据：{usual.source}）"
    return Gap(usual.label, tuple(missing), periods, usual.source, message)


def periods_in_words(missing: Sequence[int], every: int) -> str:
    """Return periods as they are said: 2月、7月至9月."""
    spans: list[list[int]] = []
    for period in missing:
        if spans and period == spans[-1][-1] + every:
            spans[-1].append(period)
        else:
            spans.append([period])
    return "、".join(
        f"{_name(span[0], every)}至{_name(span[-1], every)}"
        if len(span) > 2
        else "、".join(_name(period, every) for period in span)
        for span in spans
    )


def _name(month: int, every: int) -> str:
    if every == 3:
        return f"第{_QUARTERS[month // 3]}季度"
    return f"{month}月" if every == 1 else "全年"
