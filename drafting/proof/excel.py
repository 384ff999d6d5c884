"""Tables of text → an .xlsx for a person: to read, to filter, to print."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafting.workbook.grid import Area
from drafting.workbook.write import HEADING, Book, Drawing, Style, row_height

_GREY = "808080"


class Tone(StrEnum):
    """How a row's result is coloured, by the fill of its cell."""

    GOOD = "E2EFDA"
    BAD = "F8CBAD"
    DOUBT = "FFF2CC"
    NONE = ""


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
    book = Book(title)
    for sheet in sheets:
        drawing = book.sheet(sheet.name)
        _fill(drawing, sheet)
        drawing.freeze(1)
        drawing.add_filter(Area(0, 0, len(sheet.rows), len(sheet.columns) - 1))
        drawing.set_page(f"{title[:80]}　核对表：{sheet.name}", note, repeated=0)
    return book.packed()


def _fill(drawing: Drawing, sheet: Sheet) -> None:
    for index, column in enumerate(sheet.columns):
        drawing.set_column(index, column.width)
        drawing.put(0, index, column.heading, HEADING)
    for number, row in enumerate(sheet.rows, 1):
        for index, (value, column) in enumerate(zip(row.cells, sheet.columns, strict=True)):
            style = Style(
                colour=_GREY if index in row.grey else "",
                fill=row.tone.value if index == sheet.result else "",
                is_centred=column.is_centred,
            )
            drawing.put(number, index, value, style)
        widths = (column.width for column in sheet.columns)
        drawing.set_height(number, row_height(zip(row.cells, widths, strict=True)))
