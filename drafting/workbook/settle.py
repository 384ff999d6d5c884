"""Grids as they are handed on: looked through for markings, and with nothing beyond their cells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from drafting.files.markings import refuse_marked, refuse_marked_cells, refuse_marked_values
from drafting.workbook.grid import Area, Grid
from drafting.workbook.unreadable import CHECK_FILE, LONGEST_CELL, MAX_CHARACTERS, unreadable

_UNSEEN = "页眉、页脚、文本框、批注、属性等处"


def settled(grids: Sequence[Grid], unseen: Iterable[str], name: str) -> tuple[Grid, ...]:
    """Return the grids; ``unseen`` are the texts of their file that stand in no cell, ``name`` is its name.

    Every cell with a fault is there; hidden rows and columns and merged areas are within the cells. Raises
    RefusedError where the file bears a classified marking, WorkbookError where it has more text than any ledger, or
    merged areas that overlap.
    """
    refuse_marked_values([("工作表的名称", grid.name) for grid in grids], name)
    refuse_marked("\n".join(unseen), name, _UNSEEN)
    left = MAX_CHARACTERS
    for grid in grids:
        texts = [value for row in grid.rows for value in row if type(value) is str and value]
        left -= sum(map(len, texts))
        if left < 0:
            raise unreadable(name, f"超过 {MAX_CHARACTERS // 10_000} 万字", CHECK_FILE)
        if max(map(len, texts), default=0) > LONGEST_CELL:
            raise unreadable(name, f"有的单元格超过 {LONGEST_CELL} 字", CHECK_FILE)
        refuse_marked_cells(texts, name, partial(_place, grid))
    return tuple(_trimmed(grid, name) for grid in grids)


def _place(grid: Grid, index: int) -> str:
    """Return where a text of a sheet stands, by its number among all texts."""
    places = (
        (number, column)
        for number, row in enumerate(grid.rows)
        for column, value in enumerate(row)
        if type(value) is str and value
    )
    return grid.place(*next(islice(places, index, None)))


def _trimmed(grid: Grid, name: str) -> Grid:
    for number, column in grid.faults:
        grid.rows.extend([] for _ in range(number + 1 - len(grid.rows)))
        row = grid.rows[number]
        row.extend([""] * (column + 1 - len(row)))
    height, width = len(grid.rows), max(map(len, grid.rows), default=0)
    merged = tuple(_within(grid.merged, height, width))
    covered = sum((a.bottom + 1 - a.top) * (a.right + 1 - a.left) for a in merged)
    if covered > height * width:
        raise unreadable(name, f"文件已损坏：工作表“{grid.name}”里合并的单元格互相重叠")
    return replace(
        grid,
        merged=merged,
        hidden_rows=frozenset(row for row in grid.hidden_rows if row < height),
        hidden_columns=frozenset(column for column in grid.hidden_columns if column < width),
    )


def _within(areas: Iterable[Area], height: int, width: int) -> Iterator[Area]:
    """Yield the areas as far as they are within the cells, where that is more than one cell."""
    for area in areas:
        bottom, right = min(area.bottom, height - 1), min(area.right, width - 1)
        if area.top <= bottom and area.left <= right and (area.top, area.left) != (bottom, right):
            yield Area(area.top, area.left, bottom, right)
