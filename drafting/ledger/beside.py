"""A sheet on which tables stand side by side → a grid for each of them."""

from dataclasses import replace

from drafting.ledger.headings import are_headings
from drafting.ledger.layout import Layout
from drafting.ledger.merged import Merged
from drafting.workbook.grid import Grid, Value, column_name


def parted(grid: Grid, merged: Merged, layout: Layout) -> list[Grid]:
    """Return the tables that begin in the row of a sheet's first headings, the sheet itself where there is only one.

    Each keeps its rows and columns, and the titles above; those behind the first are told by the column they begin in.
    """
    cells = merged.heading(layout.first)
    begins = _begins(cells)
    if len(begins) < 2:
        return [grid]
    ends = [*begins[1:], max(map(len, grid.rows))]
    return [
        _within(grid, layout.first, begin, end) for begin, end in zip(begins, ends, strict=True)
    ]


def _begins(cells: list[Value]) -> list[int]:
    """Return where tables begin in a row of headings: wherever its first heading comes again with others behind it."""
    first = next((index for index, cell in enumerate(cells) if cell != ""), 0)
    again = [i for i, cell in enumerate(cells) if cell == cells[first] and cells[i - 1] != cell]
    begins = again or [first]
    parts = zip(begins, [*begins[1:], len(cells)], strict=True)
    is_parted = all(are_headings(cells[begin:end]) for begin, end in parts)
    return [0, *begins[1:]] if is_parted else [0]


def _within(grid: Grid, headings: int, begin: int, end: int) -> Grid:
    """Return a sheet with nothing in the rows from the headings on but what stands in some columns."""
    rows = [
        row
        if number < headings
        else [cell if begin <= index < end else "" for index, cell in enumerate(row)]
        for number, row in enumerate(grid.rows)
    ]
    return replace(
        grid,
        name=f"{grid.name}（{column_name(begin)}列起）" if begin else grid.name,
        rows=rows,
        merged=tuple(a for a in grid.merged if a.top < headings or begin <= a.left < end),
        faults={cell: fault for cell, fault in grid.faults.items() if begin <= cell[1] < end},
    )
