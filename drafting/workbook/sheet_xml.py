"""The XML of one sheet of an .xlsx: what python-calamine does not tell, and the rows as it reads them well.

It makes room for every cell between the first and the last, says nothing of hidden rows, takes a formula without a
result for an empty cell, and gives up at an error value that it does not know. A sheet of 100,000 rows has 50 MB of
XML, so this looks for the few things that matter without taking it apart.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafting.workbook.grid import Area, Fault, column_name
from drafting.workbook.unreadable import MAX_CELLS
from drafting.workbook.usual_xml import column_index, usual

MAX_MARKED = 200_000
"""Cells with a fault, and merged areas, that a sheet may have."""
_FAR = re.compile(rb'<c r="(?:[A-Z]{2}|[A-Z](?:[2-9]\d{5}|\d{7}))')
"""A cell beyond the 26th column or the 199,999th row: all others are fewer than MAX_CELLS."""
_FILLED_COLUMN = re.compile(rb'<c r="([A-Z]+)\d+"[^>]*(?<!/)>(?!</c>)')
_FILLED_ROW = re.compile(rb'<c r="[A-Z]+(\d+)"[^>]*(?<!/)>(?!</c>)')
_ERROR = re.compile(rb'(<c r="([A-Z]+)(\d+)"[^>]*?) t="e"(?=[^>]*(?<!/)>(?!</c>))')
_NO_RESULT = (
    rb'<c r="([A-Z]+)(\d+)"([^>]*)>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*'
    rb"(<v\s*/>|<v>\s*%s\s*</v>)?\s*</c>"
)
_UNCALCULATED = re.compile(_NO_RESULT % b"")
_UNCALCULATED_OR_ZERO = re.compile(_NO_RESULT % rb"(?:0(?:\.0+)?)?")
_HIDDEN = rb'\bhidden="(?:1|true)"'
_HIDDEN_ROW = re.compile(rb"<row ([^>]*%s[^>]*)>" % _HIDDEN)
_HIDDEN_COLUMNS = re.compile(rb"<col ([^>]*%s[^>]*)>" % _HIDDEN)
_NUMBER = re.compile(rb'\b(r|min|max)="(\d+)"')
_MERGED = re.compile(rb'<mergeCell [^>]*?\bref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"')
_MARGIN = re.compile(rb"<(?:odd|even|first)(?:Header|Footer)[^>]*>([^<]*)<")
_CODE = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-F]{6}|[^&])')


class TooLargeError(ValueError):
    """A sheet has more than any ledger: what, in Chinese."""


@dataclass(frozen=True, slots=True)
class SheetXml:
    """A sheet: the XML of its rows, and what is to know of them; rows and columns from 0."""

    rows: memoryview = field(default_factory=lambda: memoryview(b""))
    faults: dict[tuple[int, int], Fault] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[range, ...] = ()
    merged: tuple[Area, ...] = ()
    margins: tuple[str, ...] = ()
    shared: int = 0
    """How many cells have a text that the sheets share."""


def read_sheet_xml(data: bytes, *, is_recalculated: bool) -> SheetXml:
    """Return what a sheet has; ``is_recalculated`` says that a formula's result may be a zero that means nothing.

    Raises TooLargeError, and another ValueError where the XML is damaged.
    """
    data = usual(data)
    faults: dict[tuple[int, int], Fault] = {}
    if b' t="e"' in data:
        faults |= _faults(_ERROR.finditer(data), Fault.ERROR)
        data = _ERROR.sub(rb'\1 t="str"', data)
    head = data.index(b"<sheetData")
    start = data.index(b">", head) + 1
    if data[start - 2 : start] == b"/>":
        return SheetXml()
    end = data.rindex(b"</sheetData>")
    _refuse_far(data, start, end)
    if b"<f" in data:
        pattern = _UNCALCULATED_OR_ZERO if is_recalculated else _UNCALCULATED
        without = (cell for cell in pattern.finditer(data, start, end) if not _is_empty_text(cell))
        faults |= _faults(without, Fault.UNCALCULATED)
    return SheetXml(
        memoryview(data)[start:end],
        faults,
        frozenset(_hidden_rows(data, start, end)),
        tuple(_hidden_columns(data, head)),
        tuple(_merged(data, end)),
        tuple(map(_margin, _MARGIN.findall(data, end))),
        data.count(b' t="s"', start, end),
    )


def _margin(text: bytes) -> str:
    """Return a header or footer without the codes for its place and its letters."""
    return _CODE.sub(" ", html.unescape(text.decode("utf-8", "replace")))


def _refuse_far(data: bytes, start: int, end: int) -> None:
    """Raise TooLargeError for cells so far apart that nobody could make room for all between them."""
    if not _FAR.search(data, start, end):
        return
    column = max(map(column_index, set(_FILLED_COLUMN.findall(data, start, end))), default=0)
    row = max(map(int, set(_FILLED_ROW.findall(data, start, end))), default=0)
    if (column + 1) * row > MAX_CELLS:
        raise TooLargeError(f"内容一直到第{row}行、{column_name(column)}列，范围太大")


def _faults(cells: Iterator[re.Match[bytes]], fault: Fault) -> dict[tuple[int, int], Fault]:
    found = {}
    for cell in cells:
        column, row = cell.group(*((2, 3) if fault is Fault.ERROR else (1, 2)))
        found[int(row) - 1, column_index(column)] = fault
        if len(found) > MAX_MARKED:
            raise TooLargeError(f"超过 {MAX_MARKED} 个单元格{fault.value}")
    return found


def _is_empty_text(cell: re.Match[bytes]) -> bool:
    """Whether the result of a formula has been stored, and is a text of no characters."""
    return b't="str"' in cell[3] and cell[4] is not None


def _hidden_rows(data: bytes, start: int, end: int) -> Iterator[int]:
    if data.find(b"hidden=", start, end) < 0:
        return
    for row in _HIDDEN_ROW.finditer(data, start, end):
        numbers = dict(_NUMBER.findall(row[1]))
        yield int(numbers[b"r"]) - 1


def _hidden_columns(data: bytes, end: int) -> Iterator[range]:
    for columns in _HIDDEN_COLUMNS.finditer(data, 0, end):
        numbers = dict(_NUMBER.findall(columns[1]))
        yield range(int(numbers[b"min"]) - 1, int(numbers[b"max"]))


def _merged(data: bytes, start: int) -> Iterator[Area]:
    for number, area in enumerate(_MERGED.finditer(data, start)):
        if number == MAX_MARKED:
            raise TooLargeError(f"合并的单元格超过 {MAX_MARKED} 处")
        left, top, right, bottom = area.groups()
        yield Area(int(top) - 1, column_index(left), int(bottom) - 1, column_index(right))
