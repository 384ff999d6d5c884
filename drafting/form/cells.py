"""The cells of one sheet as nodes of the tree: their texts as shown, their places, and what cannot be read told."""

from dataclasses import dataclass
from datetime import date, datetime, time

from drafting.facts.tree import Broken, Node, Place, Problems, Sequence, Text, unwrap
from drafting.text.characters import is_control, without_invisible
from drafting.workbook.formats import Formats
from drafting.workbook.grid import Fault, Grid, Value
from drafting.workbook.shown import shown_date, shown_number
from drafting.workbook.values import text_of

_ADVICE = {
    Fault.UNCALCULATED: "请用 Excel 或 WPS 打开文件，保存一次再试；或把公式改成它的结果",
    Fault.ERROR: "请改成要写的内容，或清空这一格",
}


@dataclass(frozen=True, slots=True)
class Cells:
    """A sheet with the formats of its cells; ``number`` is its place among the sheets, from 0.

    Formats are None where the file does not tell them.
    """

    grid: Grid
    number: int
    formats: Formats | None
    problems: Problems

    def place(self, row: int, column: int) -> Place:
        """Return where a cell stands."""
        return Place(self._order(row, column), self.grid.place(row, column))

    @property
    def top(self) -> Place:
        """The sheet as a whole."""
        return Place(self._order(0, 0), f"工作表“{self.grid.name}”")

    def _order(self, row: int, column: int) -> int:
        return ((self.number + 1) << 40) + (row << 16) + column

    def value(self, row: int, column: int) -> Value:
        """Return what a cell holds; nothing beyond the sheet's last cell."""
        rows = self.grid.rows
        return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""

    def is_filled(self, row: int, column: int) -> bool:
        """Whether a cell has anything in it, if only a fault."""
        return bool(self.text(row, column)) or (row, column) in self.grid.faults

    @property
    def is_empty(self) -> bool:
        """Whether the whole sheet has nothing in it."""
        rows = enumerate(self.grid.rows)
        return not any(self.is_filled(row, c) for row, values in rows for c in range(len(values)))

    def text(self, row: int, column: int) -> str:
        """Return a cell's text as the sheet shows it, on as many lines as it has there."""
        value = self.value(row, column)
        shown = (self.formats or {}).get((row, column), "")
        if isinstance(value, date):
            return self._date(value, shown, row, column)
        if isinstance(value, int | float) and not isinstance(value, bool):
            text, is_exact = shown_number(value, shown)
            if not is_exact:
                self.problems.remark(
                    self.place(row, column), f"里的数是 {text_of(value)}，按显示的 {text} 读"
                )
            return text
        if isinstance(value, str):
            return without_invisible(value).replace("\t", " ").strip()
        return text_of(value)

    def _date(self, value: date, shown: str, row: int, column: int) -> str:
        """Return a date as it is shown; where the file does not tell how, that is said."""
        text = shown_date(value, shown)
        if self.formats is None:
            self.problems.remark(
                self.place(row, column),
                f"里是表格程序的日期，读作“{text}”。这种文件看不出显示的是哪几位，请核对",
            )
        if isinstance(value, datetime) and value.time() != time() and "h" in (shown or "h").lower():
            text += f"{value.hour}时" + (f"{value.minute}分" if value.minute else "")
        return text

    def node(self, row: int, column: int) -> Node:
        """Return a cell as a text, or as a list where it has several lines; Broken after a problem has been told."""
        place = self.place(row, column)
        if fault := self.grid.faults.get((row, column)):
            self.problems.add(place, "", fault.value, _ADVICE[fault])
            return Broken(place)
        text = self.text(row, column).replace("\r\n", "\n").replace("\r", "\n")
        lines = [line for line in text.split("\n") if line.strip()]
        if any(is_control(character) for line in lines for character in line):
            self.problems.add(place, "", "有看不见的控制字符", "请把这一格清空后重新输入")
            return Broken(place)
        if len(lines) > 1:
            return Sequence(place, tuple(Text(place, line) for line in lines))
        return Text(place, "".join(lines))

    def line(self, row: int, column: int) -> Node:
        """Return a cell as one text, its lines joined; Broken after a problem has been told."""
        node = self.node(row, column)
        if isinstance(node, Sequence):
            texts = (value.value for value in node.values if isinstance(value, Text))
            return Text(node.place, unwrap(texts))
        return node
