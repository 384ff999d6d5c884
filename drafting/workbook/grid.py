"""A sheet as a grid of values, with what a person cannot see in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum

Value = str | float | int | bool | date | datetime | time | timedelta
"""What a cell holds; an empty cell is an empty string."""


class Fault(Enum):
    """Why a cell's value cannot be used."""

    UNCALCULATED = "是公式，但没有存下结果"
    ERROR = "显示的是错误值"


@dataclass(frozen=True, slots=True)
class Area:
    """A merged block of cells, whose value stands in the first one; rows and columns from 0, both ends inside."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet; ``rows[r][c]`` is the value at row r and column c of the sheet, both counted from 0.

    Rows may differ in length. ``name`` is the sheet's name, empty for a file that has no sheets (.csv). Hidden rows
    and columns are in ``rows`` too: who reads them says so. ``struck`` are cells whose letters are struck through, as far as the
    file tells it (.xlsx). ``formats`` are the number formats of cells that have one, where the reader tells them (.xls).
    """

    name: str
    rows: list[list[Value]]
    merged: tuple[Area, ...] = ()
    faults: Mapping[tuple[int, int], Fault] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    struck: frozenset[tuple[int, int]] = frozenset()
    formats: Mapping[tuple[int, int], str] | None = field(default=None, compare=False)

    def place(self, row: int, column: int | None = None) -> str:
        """Return where a row or cell stands as the secretary finds it: 工作表“支委会”第5行, 工作表“支委会”B5格."""
        return sheet_words(self.name) + (
            f"第{row + 1}行" if column is None else f"{column_name(column)}{row + 1}格"
        )


def sheet_words(name: str) -> str:
    """Return a sheet as the secretary finds it, an empty string for a file that has no sheets."""
    return f"工作表“{name}”" if name else ""


def column_name(column: int) -> str:
    """Return a column's letters, counted from 0: 0 → A, 27 → AB."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
