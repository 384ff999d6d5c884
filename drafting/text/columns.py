"""Rows of text in columns, where a Han character is two wide."""

from collections.abc import Sequence

from drafting.text.characters import width

GAP = 2
"""Blanks between columns."""


def widths_of(rows: Sequence[Sequence[str]]) -> list[float]:
    """Return how wide each column must be, in Han characters."""
    return [max(map(width, column)) for column in zip(*rows, strict=True)]


def row(cells: Sequence[str], widths: Sequence[float]) -> str:
    """Return the cells in their columns, indented, nothing behind the last."""
    blanks = (
        round(2 * (wide - width(cell))) + GAP for cell, wide in zip(cells, widths, strict=True)
    )
    line = "".join(cell + " " * blank for cell, blank in zip(cells, blanks, strict=True))
    return f"  {line}".rstrip()
