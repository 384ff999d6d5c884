"""The vocabulary: CSV tables with a source per row, which a user can open in a spreadsheet.

Cells that hold several values separate them by ``|``. Every table has a column ``source``.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of ``NAME.csv``, each a mapping of column to text."""
    text = (files(__name__) / f"{name}.csv").read_text("utf-8")
    header, *rows = csv.reader(text.splitlines())
    return tuple(dict(zip(header, row, strict=True)) for row in rows)


@cache
def words_in(name: str, role: str) -> tuple[str, ...]:
    """Return the words of a role, of a table with the columns role and words."""
    return tuple(w for row in table(name) if row["role"] == role for w in split(row["words"]))


def split(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several."""
    return tuple(part for part in cell.split("|") if part)
