"""Merged cells: which values hold also for the rows and columns below and beside them."""

from collections import defaultdict
from collections.abc import Mapping

from drafting.workbook.grid import Area, Grid, Value

MOST = 2_000_000
"""Rows of merged areas that are looked at, all together; no ledger has as many."""


class Merged:
    """The merged areas of a sheet by the rows that they cover."""

    def __init__(self, grid: Grid) -> None:
        self._rows = grid.rows
        by_row: dict[int, list[Area]] = defaultdict(list)
        left = MOST
        for area in grid.merged:
            bottom = min(area.bottom, len(grid.rows) - 1)
            left -= bottom - area.top + 1
            if left < 0:
                break
            for row in range(area.top, bottom + 1):
                by_row[row].append(area)
        self.by_row: Mapping[int, list[Area]] = by_row

    def covers(self, row: int) -> bool:
        """Whether a merged cell that begins above reaches into a row."""
        return any(area.top < row for area in self.by_row.get(row, ()))

    def heading(self, row: int) -> list[Value]:
        """Return a row in which every cell of a merged area has its value, as headings are read."""
        cells = list(self._rows[row])
        for area in self.by_row.get(row, ()):
            self._put(cells, area, area.right)
        return cells

    def record(self, row: int) -> tuple[list[Value], dict[int, int]]:
        """Return a row with the values that reach down into it, and by column the row where each of these begins."""
        cells = list(self._rows[row])
        begins: dict[int, int] = {}
        for area in self.by_row.get(row, ()):
            if area.top < row:
                self._put(cells, area, area.left)
                begins[area.left] = area.top
        return cells, begins

    def _put(self, cells: list[Value], area: Area, right: int) -> None:
        first = self._rows[area.top] if area.top < len(self._rows) else []
        value = first[area.left] if area.left < len(first) else ""
        if len(cells) <= right < 10_000:
            cells.extend([""] * (right + 1 - len(cells)))
        for column in range(area.left, min(right + 1, len(cells))):
            if cells[column] == "":
                cells[column] = value
