"""Everything that a workbook says, as one text."""

from drafting.workbook.grid import Grid
from drafting.workbook.read import read_workbook
from drafting.workbook.values import text_of


def all_cells(data: bytes, name: str) -> str:
    """Return the text of every sheet of a file; ``name`` is the file's, for the message where it cannot be read."""
    return "\n".join(map(cells_of, read_workbook(data, name)))


def cells_of(grid: Grid) -> str:
    """Return a sheet's name and rows as lines, the cells of a row parted by tabs."""
    return "\n".join((grid.name, *("\t".join(map(text_of, row)) for row in grid.rows)))
