"""Opening a spreadsheet with all that is hidden in it, against openpyxl, which only reads the values."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from openpyxl import Workbook, load_workbook

from bench.row import REPEATS, Row, best
from drafting.workbook.read import read_workbook

HEADINGS = ("序号", "会议类型", "时间", "主题", "应到人数", "实到人数", "主持人", "地点")
TYPES = ("支委会", "支部党员大会", "党小组会", "党课", "主题党日")
BRANCH, LARGE = 120, 100_000
"""Rows: of a branch in a year, and of more branches than any committee has."""


def measure() -> Iterator[Row]:
    """Yield the rows."""
    for rows, repeats, at_most in ((BRANCH, REPEATS, 0.5), (LARGE, 1, 0.4)):
        data = ledger(rows)
        ours = best(partial(read_workbook, data, "台账.xlsx"), repeats)
        theirs = best(partial(read_with_openpyxl, data), repeats)
        yield Row(f"读台账 {rows:,} 行 × {len(HEADINGS)} 列", ours, theirs, "openpyxl", at_most)


def ledger(rows: int) -> bytes:
    """Return a ledger of so many meetings."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("台账")
    sheet.append(HEADINGS)
    for number in range(rows):
        day = date(2025, 1, 1) + timedelta(number % 365)
        kind, place = TYPES[number % len(TYPES)], f"会议室{number % 7}"
        topic = f"学习贯彻会议精神第{number}次"
        sheet.append((number + 1, kind, day, topic, 23, 20, "周海涛", place))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read_with_openpyxl(data: bytes) -> list[list[tuple[object, ...]]]:
    """Return the values of every sheet as openpyxl reads them without the rest."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
