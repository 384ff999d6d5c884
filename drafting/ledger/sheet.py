"""One sheet of a ledger → its records, and every other row that has text, with what it is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from drafting.ledger.calendar import Calendar, When
from drafting.ledger.headings import Column
from drafting.ledger.kinds import Kinds
from drafting.ledger.layout import Layout, layout_at, said_by_name
from drafting.ledger.merged import Merged
from drafting.ledger.odd import (
    GOES_ON,
    HEADING,
    REMARK,
    SECTION,
    TITLE,
    OddRow,
    filled_in,
    hint,
    section_in,
    what_is,
)
from drafting.ledger.sheet_rows import SheetRows
from drafting.ledger.signs import TOTAL, words_worth_a_look
from drafting.ledger.table import DITTO, Table
from drafting.ledger.titles import Said, is_form_line, said_by
from drafting.ledger.totals import Totals
from drafting.workbook.grid import Fault, Grid, Value, column_name

ABOVE = "在标题行的上面"
EMPTY = "只有类型和月份，别的都没有写"
NO_KIND = "没有写会议类型"
STRUCK = "划着删除线，像是不算的；算的，请去掉删除线"
OTHER_YEAR = "标题或表名写的是{}年，下面的记录按时间里写的年份计，请核对"
NOTHING_WRITTEN = "没有写会议类型和时间"
_NAMES = {
    Column.DATE: "时间", Column.YEAR: "年份", Column.MONTH: "月份", Column.DAY: "日期", Column.KIND: "会议类型",
    Column.NAME: "会议名称", Column.TOPIC: "主题", Column.EXPECTED: "应到人数", Column.ATTENDED: "实到人数",
    Column.BOTH: "应到实到人数", Column.ABSENT: "缺席人数", Column.PARTICIPANTS: "参加人员", Column.HOST: "主持人",
    Column.LOCATION: "地点",
}  # fmt: skip
_DECIDING = (Column.DATE, Column.YEAR, Column.MONTH, Column.DAY, Column.KIND)
_OWN = (
    Column.EXPECTED, Column.ATTENDED, Column.BOTH, Column.HOST, Column.LOCATION, Column.PARTICIPANTS,
)  # fmt: skip
"""Columns that are filled in anew for each meeting."""


def read_sheet(grid: Grid, merged: Merged, layout: Layout, calendar: Calendar) -> SheetRows:
    """Return what every row of a sheet is whose first headings are these."""
    return _Reader(grid, merged, calendar).read(layout)


class _Reader:
    """Goes through the rows of a sheet from table to table."""

    def __init__(self, grid: Grid, merged: Merged, calendar: Calendar) -> None:
        self._grid, self._merged, self._calendar = grid, merged, calendar
        self._rows = SheetRows(grid)
        self._totals = Totals(self._rows)
        self._titles: set[str] = set()
        self._said = self._section = Said()
        self._row_above: tuple[When, Kinds] | None = None
        self._words = words_worth_a_look(grid.rows)
        self._faults: dict[int, dict[int, Fault]] = defaultdict(dict)
        for (row, column), fault in grid.faults.items():
            self._faults[row][column] = fault

    def read(self, layout: Layout) -> SheetRows:
        said = self._above(layout.first).over(said_by_name(self._grid.name))
        self._rows.columns = layout.columns
        following: Layout | None = layout
        while following:
            for row in range(following.first, following.end):
                self._rows.set_aside(row, HEADING)
            self._said = Said(following.year).over(said)
            said_here = self._section.over(self._said)
            self._rows.has_kind |= following.kind is not None or bool(
                following.ticks or said_here.kind
            )
            self._note_unread(following)
            table = Table(self._rows, following, said_here, self._calendar, self._words)
            following = self._table(table, following.end)
        if self._rows.records and said.year and said.year != self._calendar.year:
            self._rows.note(max(layout.first - 1, 0), OTHER_YEAR.format(said.year))
        return self._rows

    def _note_unread(self, layout: Layout) -> None:
        """Note which columns below headings are not read, of those that have anything in them."""
        rows = self._grid.rows[layout.end :]
        for index in layout.unread():
            title = " ".join(layout.title(index).split())
            named = f"“{title}”" if title else f"没有标题的{column_name(index)}列"
            if named not in self._rows.unread and any(
                index < len(r) and r[index] != "" for r in rows
            ):
                self._rows.unread[named] = None

    def _above(self, end: int) -> Said:
        """Return what the titles above the first headings say."""
        texts: list[str] = []
        for number in range(end):
            row = self._odd_row(number, None)
            if len(row.filled) > 2 and any(isinstance(v, date) for v in row.filled.values()):
                self._rows.leave_out(number, row.shown, ABOVE)
            elif row.filled:
                self._rows.set_aside(number, TITLE)
                texts += row.texts
        self._titles.update(texts)
        return said_by(texts)

    def _table(self, table: Table, start: int) -> Layout | None:
        """Read the rows below headings until others come, and return these."""
        rows, special = self._grid.rows, self._special(table)
        for number in range(start, len(rows)):
            if number not in special:
                cells = table.padded(rows[number])
                when, kinds = table.read(cells)
                if when.day and when.is_exact and kinds.labels:
                    self._enter(table, number, cells, (when, kinds))
                    continue
            below = self._odd(table, number)
            if isinstance(below, Layout):
                return below
            table = below
        return None

    def _enter(
        self, table: Table, number: int, cells: Sequence[Value], read: tuple[When, Kinds]
    ) -> bool:
        """Enter a row with a day and a type, and return whether it is a record of a meeting that was held."""
        if not read[1].typed and is_form_line(_first_text(cells)):
            self._rows.set_aside(number, REMARK)
            return False
        struck = self._grid.struck
        is_struck = struck and any((number, index) in struck for index in table.identity)
        reason = STRUCK if is_struck else table.add(number, cells, *read)
        if reason == TOTAL:
            self._add_up(table, number)
            return False
        self._row_above = read
        if reason:
            row = self._odd_row(number, table.layout.columns.get(Column.NUMBER))
            self._rows.leave_out(number, row.shown, reason, read[1].labels)
        return not reason

    def _add_up(self, table: Table, number: int) -> None:
        """Set a row of sums aside, and note where it is not the sum of the records above."""
        self._rows.set_aside(number, TOTAL)
        for doubt in self._totals.doubts(number, table.layout.columns):
            self._rows.note(number, doubt)

    def _special(self, table: Table) -> set[int]:
        """Return the rows into which merged cells reach from above, and those with faults in cells that are read."""
        at = table.layout.columns
        read = {at[column] for column in _NAMES if column in at}
        faulty = {row for row, found in self._faults.items() if not read.isdisjoint(found)}
        return faulty | {row for row in self._merged.by_row if self._merged.covers(row)}

    def _odd(self, table: Table, number: int) -> Table | Layout:
        """Read a row that needs a second look, and return the table or the headings that hold below it."""
        at = table.layout.columns
        row = self._odd_row(number, at.get(Column.NUMBER))
        found = self._faults.get(number, {})
        faults = {column: found[at[column]] for column in _NAMES if at.get(column) in found}
        if not row.filled and not faults:
            return table
        below, begins = self._merged.record(number)
        if begins and _goes_on(table, row, begins):
            self._rows.set_aside(number, GOES_ON)
            return table
        for index in found.keys() & range(len(below)):
            below[index] = ""
        cells = table.padded(below)
        when, kinds = self._ditto(table, cells)
        if column := next((column for column in _DECIDING if column in faults), None):
            reason = f"{_NAMES[column]}{faults[column].value}"
            self._leave_out(number, row, reason, (when._replace(day=None, reason=reason), kinds))
        elif when.day and kinds.labels and (when.is_exact or not table.tells_nothing(cells)):
            if self._enter(table, number, cells, (when, kinds)):
                for column, fault in faults.items():
                    self._rows.note(number, f"{_NAMES[column]}{fault.value}，这一格没有读")
        else:
            return self._no_record(table, number, row, (when, kinds))
        return table

    def _no_record(
        self, table: Table, number: int, row: OddRow, read: tuple[When, Kinds]
    ) -> Table | Layout:
        """Enter a row that cannot be counted as what it is, and return what holds below it."""
        when, kinds = read
        at = table.layout.columns
        if when.day:
            reason = EMPTY if kinds.labels else _no_kind(kinds) + hint(" ".join(row.texts))
            self._leave_out(number, row, reason, read)
        elif layout := layout_at(self._grid, self._merged, number):
            return layout
        elif (what := what_is(row, self._titles)) == TOTAL:
            self._add_up(table, number)
        elif what:
            self._rows.set_aside(number, what)
        elif said := section_in(row, table.layout.kind, at.get(Column.TOPIC)):
            self._rows.set_aside(number, SECTION)
            self._titles.update(row.texts)
            self._section = said if said.kind else said.over(self._section._replace(is_plan=False))
            self._rows.has_kind |= bool(said.kind)
            return table.below(self._section.over(self._said))
        elif not row.filled.keys() & at.values():
            self._rows.set_aside(number, REMARK)
        elif when.is_unsaid and not kinds.labels:
            self._rows.leave_out(number, row.shown, NOTHING_WRITTEN)
        else:
            self._leave_out(number, row, when.reason, read)
        return table

    def _leave_out(self, number: int, row: OddRow, reason: str, read: tuple[When, Kinds]) -> None:
        """Enter a row that cannot be counted; 同上 below it means the same."""
        self._row_above = read
        self._rows.leave_out(number, row.shown, reason, read[1].labels)

    def _ditto(self, table: Table, cells: Sequence[Value]) -> tuple[When, Kinds]:
        """Return when and what a row is; 同上 means the row above it, also where that could not be counted."""
        when, kinds = table.read(cells)
        if self._row_above and kinds.typed in DITTO:
            kinds = self._row_above[1]
        dates = [cells[table.layout.columns[column]] for column in table.date_columns]
        is_ditto = any(isinstance(cell, str) and cell.strip() in DITTO for cell in dates)
        return (self._row_above[0] if self._row_above and is_ditto else when), kinds

    def _odd_row(self, number: int, number_column: int | None) -> OddRow:
        filled = filled_in(self._grid.rows[number], number_column)
        is_wide = any(
            area.top == number and area.left in filled and area.right > area.left
            for area in self._merged.by_row.get(number, ())
        )
        return OddRow(filled, is_wide)


def _goes_on(table: Table, row: OddRow, begins: Mapping[int, int]) -> bool:
    """Whether a row only goes on with the record above: type and day are merged cells, and nobody is counted."""
    at = table.layout.columns
    is_counted = any(at[column] in row.filled for column in _OWN if column in at)
    return bool(table.date_columns) and table.identity <= begins.keys() and not is_counted


def _first_text(cells: Sequence[Value]) -> str:
    first = next((cell for cell in cells if cell != ""), "")
    return first if isinstance(first, str) else ""


def _no_kind(kinds: Kinds) -> str:
    return f"类型只写了“{kinds.typed}”，看不出是哪一种" if kinds.typed else NO_KIND
