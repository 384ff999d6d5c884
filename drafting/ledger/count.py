"""The sheets of a ledger → what they count."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from drafting.errors import LedgerError, Problem
from drafting.ledger.beside import parted
from drafting.ledger.calendar import DATES, Calendar, moment_in
from drafting.ledger.duplicates import duplicates
from drafting.ledger.gaps import gaps
from drafting.ledger.layout import Layout, find_layout, said_by_name
from drafting.ledger.merged import Merged
from drafting.ledger.notes import notes
from drafting.ledger.others import unlike_a_ledger
from drafting.ledger.sheet import read_sheet
from drafting.ledger.sheet_rows import SheetRows
from drafting.ledger.tally import tallies
from drafting.ledger.titles import said_by
from drafting.workbook.grid import Grid
from drafting.workbook.values import text_of
from schemas.ledger import Ledger


class _Sheet(NamedTuple):
    grid: Grid
    merged: Merged
    layout: Layout | None


def ledger_in(grids: Iterable[Grid], name: str, year: int | None, today: date) -> Ledger:
    """Return what the sheets of a ledger count for a year, by default the year that most of its records have.

    What lies after ``today`` is left out. Raises LedgerError with every problem where nothing can be counted.
    """
    sheets = [sheet for grid in grids for sheet in _opened(grid)]
    found = [sheet for sheet in sheets if sheet.layout]
    if not found:
        raise LedgerError(
            "台账里没有找到标题行",
            [_unlike_a_ledger(name, s.grid) for s in _filled(sheets)] or [_empty(name)],
        )
    if year is None:
        year = _usual_year(found, name)
    calendar = Calendar(year, today)
    read = [read_sheet(s.grid, s.merged, s.layout, calendar) for s in found if s.layout]
    if not any(sheet.has_kind for sheet in read):
        raise LedgerError("台账里看不出是什么会", [_without_kind(name, sheet) for sheet in read])
    return _counted(name, year, today, read, [sheet.grid for sheet in sheets if not sheet.layout])


def _counted(
    name: str, year: int, today: date, read: Sequence[SheetRows], others: Sequence[Grid]
) -> Ledger:
    records = [record for sheet in read for record in sheet.records]
    return Ledger(
        file=name,
        year=year,
        tallies=tallies(records),
        left_out=tuple(row for sheet in read for row in sheet.left_out),
        asides=tuple(row for sheet in read for row in sheet.asides),
        duplicates=duplicates(records),
        gaps=gaps(records, year, today),
        notes=notes(read, others),
        other_sheets=tuple(grid.name for grid in others),
    )


def _opened(grid: Grid) -> list[_Sheet]:
    """Return a sheet with its headings, and each of several tables that stand side by side on it as one."""
    merged = Merged(grid)
    layout = find_layout(grid, merged)
    parts = parted(grid, merged, layout) if layout else [grid]
    if len(parts) == 1:
        return [_Sheet(grid, merged, layout)]
    return [_Sheet(part, Merged(part), find_layout(part, Merged(part))) for part in parts]


def _usual_year(sheets: Iterable[_Sheet], name: str) -> int:
    """Return the year that most dates have, those without one that of their title; else that of titles and names."""
    held: Counter[int] = Counter()
    said: Counter[int] = Counter()
    for grid, _, layout in sheets:
        assert layout is not None, "sheets without headings are not counted"
        titles = [text_of(cell) for row in grid.rows[: layout.first] for cell in row]
        titled = layout.year or said_by(titles).over(said_by_name(grid.name)).year
        if titled:
            said[titled] += 1
        at = {column: layout.columns[column] for column in DATES if column in layout.columns}
        times = Counter(
            tuple(row[index] if index < len(row) else "" for index in at.values())
            for row in grid.rows[layout.end :]
        )
        for cells, count in times.items():
            moment = moment_in(dict(zip(at, cells, strict=True)), None)
            if year := moment.year or (None if moment.fault else titled):
                held[year] += count
    of_file = said_by([Path(name).stem]).year
    for years in (held, said, Counter([of_file] if of_file else [])):
        if years:
            return max(years, key=lambda year: (years[year], said[year]))
    advice = "请在时间里写上年份，如 2025年3月5日，或在表名里写明是哪一年的台账"
    raise LedgerError("台账里看不出年份", [Problem(name, "", "", "看不出是哪一年的台账", advice)])


def _filled(sheets: Iterable[_Sheet]) -> list[_Sheet]:
    return [sheet for sheet in sheets if any(cell != "" for row in sheet.grid.rows for cell in row)]


def _unlike_a_ledger(name: str, grid: Grid) -> Problem:
    why = unlike_a_ledger(grid)
    return Problem(name, _sheet(grid), "", why.message, why.advice)


def _empty(name: str) -> Problem:
    return Problem(name, "", "", "里面没有内容", "请确认没有选错文件")


def _without_kind(name: str, sheet: SheetRows) -> Problem:
    named = "、".join(f"“{column}”" for column in sheet.columns)
    unread = f"，没有认出的列有{'、'.join(sheet.unread)}" if sheet.unread else ""
    return Problem(
        name, _sheet(sheet.grid), "", f"看不出是什么会：没有“会议类型”一列，表名里也没有，看到的列有{named}{unread}",
        "请把写着会议类型的一列的标题改成“会议类型”，没有的请加上这一列，或把工作表的名称改成会议的类型，如“支委会”",
    )  # fmt: skip


def _sheet(grid: Grid) -> str:
    return f"工作表“{grid.name}”" if grid.name else ""
