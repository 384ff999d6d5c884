"""A new .xlsx, sheet by sheet and cell by cell. The only module that writes with openpyxl.

Rows and columns are counted from 0, as in a grid. Widths are in Han characters, heights in points.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from drafting.docx.package import deflate, marked, pack
from drafting.text.characters import printable, width
from drafting.workbook.grid import Area, column_name

FONT, SIZE = "宋体", 10.5
LINE, PADDING, HIGHEST = 14.5, 5, 409
"""Of a row, in pt; Excel has none that is higher."""
LONGEST = 2000
"""Characters that a cell shows; Excel itself holds 32,767."""
_TIMES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")
_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_A4 = 9


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks; colours are RRGGBB, an empty one is none. A cell ``as_text`` takes what is typed as it is."""

    is_bold: bool = False
    colour: str = ""
    fill: str = ""
    is_centred: bool = False
    has_border: bool = True
    as_text: bool = False


HEADING = Style(is_bold=True, fill="D9E1F2", is_centred=True)


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be typed into cells, and what the user is told: before (prompt) and after (error).

    ``kind`` and ``formulas`` are those of Excel: list, whole, textLength, custom; without a kind anything may be
    typed. One that only warns lets the user insist.
    """

    title: str
    prompt: str
    kind: Literal["", "list", "whole", "textLength", "custom"] = ""
    formulas: tuple[str, ...] = ()
    error: str = ""
    only_warns: bool = False


class Drawing:
    """One sheet of a new book."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet

    def put(self, row: int, column: int, value: str | float, style: Style) -> None:
        """Write a cell. A text is never a formula, now or when somebody edits it."""
        cell = self._sheet.cell(row + 1, column + 1)
        if isinstance(
            cell, Cell
        ):  # and not the hidden part of a merged one, which only has a border
            fill_in(cell, value)
        cell.font, cell.alignment = _font(style), _alignment(style)
        cell.number_format = "@" if style.as_text else "General"
        if style.has_border:
            cell.border = _border()
        if style.fill:
            cell.fill = _fill(style.fill)

    def set_column(self, column: int, characters: float, style: Style | None = None) -> None:
        """Set a column's width, and how the cells look that are not drawn."""
        dimension = self._sheet.column_dimensions[column_name(column)]
        dimension.width = 2 * characters + 1
        if style:
            dimension.font, dimension.alignment = _font(style), _alignment(style)
            dimension.number_format = "@" if style.as_text else "General"

    def set_height(self, row: int, height: float) -> None:
        """Set a row's height."""
        self._sheet.row_dimensions[row + 1].height = height

    def set_usual_height(self, height: float) -> None:
        """Set the height of the rows that have none of their own; these grow with what is typed into them."""
        self._sheet.sheet_format.defaultRowHeight = height
        self._sheet.sheet_format.customHeight = True

    def merge(self, area: Area) -> None:
        """Make one cell of several."""
        self._sheet.merge_cells(_reference(area))

    def freeze(self, row: int, column: int = 0) -> None:
        """Keep what stands above a row and left of a column in sight."""
        self._sheet.freeze_panes = f"{column_name(column)}{row + 1}"

    def add_filter(self, area: Area) -> None:
        """Let the user filter a table by its first row."""
        self._sheet.auto_filter.ref = _reference(area)

    def check(self, area: Area, rule: Rule) -> None:
        """Hold what is typed into cells to a rule."""
        formulas = (*rule.formulas, None, None)
        self._sheet.add_data_validation(
            DataValidation(
                sqref=_reference(area),
                type=rule.kind or None,
                formula1=formulas[0],
                formula2=formulas[1],
                operator="between" if len(rule.formulas) == 2 else None,
                allow_blank=True,
                showInputMessage=bool(rule.prompt),
                promptTitle=rule.title if rule.prompt else None,
                prompt=rule.prompt or None,
                showErrorMessage=bool(rule.error),
                errorStyle="warning" if rule.only_warns else "stop",
                errorTitle=rule.title if rule.error else None,
                error=rule.error or None,
            )
        )

    def set_page(self, header: str, footer: str, repeated: int) -> None:
        """Print on A4 across, as wide as the page, the row ``repeated`` on every page."""
        sheet = self._sheet
        sheet.print_title_rows = f"{repeated + 1}:{repeated + 1}"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = _A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        margins = sheet.page_margins
        margins.left = margins.right = 0.5  # inches
        margins.top = margins.bottom = 0.8
        margins.header = margins.footer = 0.35
        above, below = sheet.oddHeader, sheet.oddFooter
        assert above is not None and below is not None, "a new sheet has both"
        above.center.text = _unmarked(header)
        below.left.text = _unmarked(footer)
        below.right.text = "第 &P 页，共 &N 页"
        sheet.print_options.horizontalCentered = True


class Book:
    """A new workbook; the same drawings give the same bytes."""

    def __init__(self, title: str) -> None:
        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])
        self._book.properties.creator = "shuzhi"
        self._book.properties.title = _unmarked(title)

    def sheet(self, name: str) -> Drawing:
        """Add a sheet behind the others."""
        return Drawing(self._book.create_sheet(name))

    def name_cells(self, name: str, sheet: str, area: Area) -> None:
        """Give cells a name that rules of other sheets know them by."""
        corners = [
            f"${column_name(column)}${row + 1}"
            for row, column in ((area.top, area.left), (area.bottom, area.right))
        ]
        self._book.defined_names[name] = DefinedName(
            name, attr_text=f"'{sheet}'!{':'.join(corners)}"
        )

    def packed(self) -> bytes:
        """Return the file, marked as ours."""
        return packed(self._book, as_ours=True)


def packed(book: Workbook, *, as_ours: bool) -> bytes:
    """Return a book as a file without the times that would make it another one on each run, marked where it is ours."""
    written = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(written, "w")).save()
    with zipfile.ZipFile(written) as archive:
        parts = ((name, archive.read(name)) for name in archive.namelist())
        data = pack(deflate(name, _TIMES.sub(b"", part)) for name, part in parts)
        return marked(data) if as_ours else data


def row_height(cells: Iterable[tuple[str | float, float]]) -> float:
    """Return how high a row must be (pt) to show its longest cell: not every program finds that out by itself.

    ``cells`` are (value, width of the column).
    """
    lines = (
        sum(max(1, ceil(width(line) / characters)) for line in str(value).split("\n"))
        for value, characters in cells
    )
    return min(HIGHEST, max(lines) * LINE + PADDING)


def fill_in(cell: Cell, value: str | float) -> None:
    """Write a value into a cell; a text is never a formula, now or when somebody edits it."""
    if not isinstance(value, str):
        cell.value = value
        return
    text = printable(value)
    cell.value = text if len(text) <= LONGEST else text[: LONGEST - 2] + "……"
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_FORMULA_SIGNS)


def _reference(area: Area) -> str:
    first, last = (
        f"{column_name(area.left)}{area.top + 1}",
        f"{column_name(area.right)}{area.bottom + 1}",
    )
    return f"{first}:{last}"


def _unmarked(text: str) -> str:
    """Return a text as the header and footer of a page can hold it, where & has a meaning of its own."""
    return printable(text).replace("&", "＆")[:100]


@cache
def _font(style: Style) -> Font:
    return Font(FONT, SIZE, bold=style.is_bold, color=style.colour or None)


@cache
def _alignment(style: Style) -> Alignment:
    return Alignment("center" if style.is_centred else "left", "center", wrap_text=True)


@cache
def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", colour)


@cache
def _border() -> Border:
    side = Side(style="thin", color="BFBFBF")
    return Border(side, side, side, side)
