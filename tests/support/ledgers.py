"""Ledgers made by hand: sheets of plain lists, and what is told of them in short."""

from collections.abc import Sequence
from datetime import date

from drafting.ledger.count import ledger_in
from drafting.workbook.grid import Area, Grid, Value
from schemas.ledger import Ledger

YEAR = 2025
TODAY = date(2026, 1, 10)
HEADINGS: list[Value] = ["会议类型", "时间", "主题", "应到", "实到", "主持人", "地点"]


def grid(
    *rows: Sequence[Value], name: str = "台账", merged: Sequence[str] = (), **more: object
) -> Grid:
    """Return a sheet; ``merged`` are areas as Excel names them: A1:C1."""
    return Grid(name, [list(row) for row in rows], tuple(map(area, merged)), **more)


def area(text: str) -> Area:
    """Return a merged area by its name in Excel: B2:B4."""
    (left, top), (right, bottom) = (_cell(part) for part in text.split(":"))
    return Area(top, left, bottom, right)


def _cell(name: str) -> tuple[int, int]:
    return ord(name[0]) - ord("A"), int(name[1:]) - 1


def ledger(*grids: Grid, year: int | None = YEAR, today: date = TODAY) -> Ledger:
    """Return what the sheets count."""
    return ledger_in(grids, "台账.xlsx", year, today)


def of(*rows: Sequence[Value], headings: Sequence[Value] = HEADINGS) -> Ledger:
    """Return what rows under the usual headings count."""
    return ledger(grid(headings, *rows))


def counts(found: Ledger) -> dict[str, int]:
    """Return how often each label was held."""
    return {tally.label: tally.count for tally in found.tallies}


def days(found: Ledger) -> list[date]:
    """Return the days of all records in the order of the rows."""
    records = {(r.sheet, r.row): r.date for tally in found.tallies for r in tally.records}
    return [day for _, day in sorted(records.items())]


def left(found: Ledger) -> dict[int, str]:
    """Return why each row was left out."""
    return {row.row: row.reason for row in found.left_out}


def asides(found: Ledger) -> dict[int, str]:
    """Return what each row is that is no record."""
    return {row.row: row.what for row in found.asides}
