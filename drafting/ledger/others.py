"""What a sheet is that has no headings of a ledger, and what to do about it, in words."""

from typing import NamedTuple

from drafting.ledger.headings import Column, exact_heading
from drafting.ledger.kinds import read_kinds, usuals
from drafting.ledger.merged import Merged
from drafting.text.patterns import Pattern
from drafting.workbook.grid import Grid
from drafting.workbook.values import text_of

NEEDED = "请在记录上面写一行标题，至少有“会议类型”和“时间”两列，如：会议类型、时间、主题、应到人数、实到人数、主持人、地点"
SEEN = 6
"""Cells of a sheet that a message quotes."""
DEEPEST = 20
"""Rows within which headings, or those of a table of counts, are looked for."""
_PERIOD = Pattern(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|第?[一二三四1-4]季度|[上下]半年")
_PERIODS = 3
"""Periods that make a row the head of a table of counts."""
_WHAT = {Column.KIND: "会议类型", Column.DATE: "时间"}


class Unlike(NamedTuple):
    """Why a sheet cannot be counted, and what to do; ``is_near`` where it may have been meant as a ledger."""

    message: str
    advice: str
    is_near: bool = True


def unlike_a_ledger(grid: Grid) -> Unlike:
    """Return why a sheet without headings of a ledger cannot be counted."""
    for row in grid.rows[:DEEPEST] if _has_types(grid) else ():
        if sum(1 for cell in row if _PERIOD.fullmatch(text_of(cell).strip())) >= _PERIODS:
            return Unlike(
                "是按月、按季统计次数的表，没有一次一行的记录，不能清点",
                "里面的次数请直接写到要点的“数据”里，或另附一次一行的台账",
            )
    return _half_known(grid) or Unlike(
        f"没有找到标题行，看到的是{_seen(grid)}", NEEDED, is_near=False
    )


def _has_types(grid: Grid) -> bool:
    """Whether types of meetings stand at the beginnings of rows."""
    firsts = (text_of(cell) for row in grid.rows for cell in row[:2] if isinstance(cell, str))
    return any(not usuals().keys().isdisjoint(read_kinds(first).labels) for first in firsts)


def _half_known(grid: Grid) -> Unlike | None:
    """Return what is lacking of a row that has a heading of the time or of the type, but not both."""
    merged = Merged(grid)
    for number in range(min(DEEPEST, len(grid.rows))):
        texts = [text_of(cell).strip() for cell in merged.heading(number) if cell != ""]
        found = {
            heading.column: text
            for text in texts
            if (heading := exact_heading(text)) and heading.column in _WHAT
        }
        if len(found) != 1 or len(set(texts)) < len(_WHAT):
            continue
        (column, text) = next(iter(found.items()))
        lacking = next(what for other, what in _WHAT.items() if other is not column)
        others = "、".join(f"“{other}”" for other in dict.fromkeys(texts) if other != text)
        return Unlike(
            f"第{number + 1}行像是标题，认出了“{text}”，没有认出写{lacking}的是哪一列，其余的是{others}",
            f"请把写着{lacking}的那一列的标题改成“{lacking}”",
        )
    return None


def _seen(grid: Grid) -> str:
    seen = [text_of(cell).strip() for row in grid.rows for cell in row if cell != ""]
    return "、".join(f"“{text[:12]}”" for text in seen[:SEEN])
