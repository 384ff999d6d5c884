"""Sheets of text → an .xlsx for a person: to read, to filter, to print. The only module that writes with openpyxl."""

import io
import re
import zipfile
from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from drafting.characters import printable, width
from drafting.docx.package import deflate, marked, pack

FONT, SIZE = "宋体", 10.5
LINE, PADDING, HIGHEST = 14.5, 5, 409
"""Of a row, in pt; Excel has none that is higher."""
LONGEST = 2000
"""Characters that a cell shows; Excel itself holds 32,767."""
_TIMES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")
_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


class Tone(StrEnum):
    """How a row's result is coloured, by the fill of its cell."""

    GOOD = "E2EFDA"
    BAD = "F8CBAD"
    DOUBT = "FFF2CC"
    NONE = "FFFFFF"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in Han characters, whether short values are centred in it."""

    heading: str
    width: float
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row; those of the columns in ``grey`` only repeat what stands above, for the filter."""

    cells: tuple[str | int, ...]
    tone: Tone = Tone.NONE
    grey: Container[int] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: ``result`` is the index of the column that the tone of a row colours."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    result: int


def write_excel(sheets: Sequence[Sheet], title: str, note: str) -> bytes:
    """Return the workbook; the same sheets give the same bytes.

    Every page that is printed bears the title and the sheet's name above, the note and its number below.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "shuzhi"
    book.properties.title = _plain(title)
    for sheet in sheets:
        drawn = book.create_sheet(sheet.name)
        _fill(drawn, sheet)
        _set_page(drawn, sheet, title, note)
    return _packed(book)


def _fill(drawn: Worksheet, sheet: Sheet) -> None:
    side = Side(style="thin", color="BFBFBF")
    border = Border(side, side, side, side)
    for index, column in enumerate(sheet.columns, 1):
        drawn.column_dimensions[get_column_letter(index)].width = 2 * column.width + 1
        cell = _cell(drawn, 1, index, column.heading)
        cell.font = Font(FONT, SIZE, bold=True)
        cell.fill = PatternFill("solid", "D9E1F2")
        cell.alignment = Alignment("center", "center", wrap_text=True)
        cell.border = border
    black, grey = Font(FONT, SIZE), Font(FONT, SIZE, color="808080")
    aligned = [
        Alignment("center" if column.is_centred else "left", "center", wrap_text=True)
        for column in sheet.columns
    ]
    fills = {tone: PatternFill("solid", tone.value) for tone in Tone if tone is not Tone.NONE}
    for number, row in enumerate(sheet.rows, 2):
        for index, value in enumerate(row.cells):
            cell = _cell(drawn, number, index + 1, value)
            cell.font = grey if index in row.grey else black
            cell.alignment = aligned[index]
            cell.border = border
        if row.tone in fills:
            drawn.cell(number, sheet.result + 1).fill = fills[row.tone]
        drawn.row_dimensions[number].height = _height(row, sheet.columns)


def _height(row: Row, columns: Sequence[Column]) -> float:
    """Return how high a row must be (pt) to show its longest cell: not every program finds that out by itself."""
    lines = (
        sum(max(1, ceil(width(line) / column.width)) for line in str(cell).split("\n"))
        for cell, column in zip(row.cells, columns, strict=True)
    )
    return min(HIGHEST, max(lines) * LINE + PADDING)


def _cell(drawn: Worksheet, row: int, column: int, value: str | int) -> Cell:
    """Return the cell with its value, which is never a formula, now or when somebody edits it."""
    cell = drawn.cell(row, column)
    assert isinstance(cell, Cell), "no cell here is merged"
    if isinstance(value, int):
        cell.value = value
        return cell
    text = printable(value)
    cell.value = text if len(text) <= LONGEST else text[: LONGEST - 2] + "……"
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_FORMULA_SIGNS)
    return cell


def _set_page(drawn: Worksheet, sheet: Sheet, title: str, note: str) -> None:
    """Freeze and filter the heading; print on A4 across, as wide as the page, the heading on every page."""
    last = get_column_letter(len(sheet.columns))
    drawn.freeze_panes = "A2"
    drawn.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    drawn.print_title_rows = "1:1"
    drawn.page_setup.orientation = "landscape"
    drawn.page_setup.paperSize = 9  # A4
    drawn.page_setup.fitToWidth, drawn.page_setup.fitToHeight = 1, 0
    drawn.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = drawn.page_margins
    margins.left = margins.right = 0.5  # inches
    margins.top = margins.bottom = 0.8
    margins.header = margins.footer = 0.35
    header, footer = drawn.oddHeader, drawn.oddFooter
    assert header is not None and footer is not None, "a new sheet has both"
    header.center.text = f"{_plain(title)}　核对表：{sheet.name}"
    footer.left.text = _plain(note)
    footer.right.text = "第 &P 页，共 &N 页"
    drawn.print_options.horizontalCentered = True


def _plain(text: str) -> str:
    """Return a text as the header and footer of a page can hold it, where & has a meaning of its own."""
    return printable(text).replace("&", "＆")[:100]


def _packed(book: Workbook) -> bytes:
    """Return the file without the times that would make it another one on each run."""
    written = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(written, "w")).save()
    with zipfile.ZipFile(written) as archive:
        parts = ((name, archive.read(name)) for name in archive.namelist())
        return marked(pack(deflate(name, _TIMES.sub(b"", part)) for name, part in parts))
