"""An .xlsx of the user's with a few cells changed; the rest stays as far as openpyxl keeps it.

Formulas stay formulas, checks and colours stay; the results of formulas go until a spreadsheet program has
calculated them again, and so do pictures and charts, of which ``losses`` tells.
"""

import io
import re
import warnings
import zipfile
from copy import copy

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from drafting.errors import WriteError
from drafting.workbook.write import fill_in, packed

AUTHOR = "述职核对"
DOUBTFUL = "F8CBAD"
"""The colour of a cell that has a note of ours."""
_RULE = f"——{AUTHOR}——\n"
"""Stands between a note of the user's and ours in the same cell."""
_DAMAGE = (InvalidFileException, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError)  # fmt: skip
_LOST = {
    "图表": re.compile(r"xl/charts/"),
    "图片": re.compile(r"xl/media/"),
    "图形或控件": re.compile(r"xl/(?:drawings/drawing|ctrlProps|activeX)"),
    "对话式批注": re.compile(r"xl/threadedComments"),
}


class Edit:
    """A workbook that is being changed. ``name`` is the file's, for the message where it cannot be."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the file. WriteError where openpyxl cannot."""
        try:
            with warnings.catch_warnings(action="ignore"):  # of what gets lost, ``losses`` tells
                self._book = load_workbook(io.BytesIO(data))
        except _DAMAGE:
            message = (
                f"{name} 里有程序改不了的内容，没有改动它。请用 Excel 或 WPS 另存一份 .xlsx 再试"
            )
            raise WriteError(message) from None
        self._sheets = {sheet.title: sheet for sheet in self._book.worksheets}

    @property
    def first(self) -> str:
        """The name of the first sheet."""
        return next(iter(self._sheets))

    def put(self, sheet: str, row: int, column: int, value: str | int) -> None:
        """Write a cell, which looks like the one above where it has no look of its own."""
        cell = _cell(self._sheets[sheet], row, column)
        if not cell.has_style and row:
            above = _cell(self._sheets[sheet], row - 1, column)
            cell._style = copy(above._style)  # type: ignore[attr-defined]  # openpyxl has no other way
        fill_in(cell, value)

    def note(self, sheet: str, row: int, column: int, text: str) -> None:
        """Give a cell a note, below one that it has already, and a colour."""
        cell = _cell(self._sheets[sheet], row, column)
        known = cell.comment.text + "\n" + _RULE if cell.comment else ""
        comment = Comment(known + text, AUTHOR)
        comment.width = 320
        comment.height = 40 + 20 * sum(1 + len(line) // 22 for line in comment.text.split("\n"))
        cell.comment = comment
        cell.fill = PatternFill("solid", DOUBTFUL)

    def remove_notes(self) -> None:
        """Take away the notes and colours that are ours, of an earlier time."""
        for sheet in self._sheets.values():
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell, Cell) and cell.comment and cell.comment.author == AUTHOR:
                        before, _, _ = cell.comment.text.partition("\n" + _RULE)
                        is_whole = before == cell.comment.text
                        cell.comment = None if is_whole else Comment(before, "")
                        cell.fill = PatternFill()

    def packed(self, *, as_ours: bool) -> bytes:
        """Return the file; ``as_ours`` marks it as one that may be written over."""
        return packed(self._book, as_ours=as_ours)


def losses(data: bytes) -> tuple[str, ...]:
    """Return in Chinese what of a file is lost when it is changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    return tuple(word for word, part in _LOST.items() if any(map(part.match, names)))


def has_formulas(data: bytes) -> bool:
    """Whether any cell is a formula, whose result is lost when the file is changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = (name for name in archive.namelist() if name.startswith("xl/worksheets/"))
        return any(re.search(rb"<(?:\w+:)?f[\s>/]", archive.read(name)) for name in sheets)


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return a cell, and of merged ones the one that shows."""
    found = sheet.cell(row + 1, column + 1)
    if isinstance(found, Cell):
        return found
    area = next(area for area in sheet.merged_cells.ranges if found.coordinate in area)
    first = sheet.cell(area.min_row, area.min_col)
    assert isinstance(first, Cell), "the first of merged cells is one"
    return first
