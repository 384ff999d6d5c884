"""The XML of one sheet of an .xlsx: what python-calamine does not tell, and the rows as it reads them well.

It makes room for every cell between the first and the last, says nothing of hidden rows, takes a formula without a
result for an empty cell, and gives up at an error value that it does not know. A sheet of 100,000 rows has 50 MB of
XML, so this looks for the few things that matter without taking it apart. No search goes back: all take as long as
the XML is.
"""

import html
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from drafting.workbook.grid import Area, Fault, column_name
from drafting.workbook.unreadable import CHECK_FILE, LONGEST_CELL, MAX_CELLS
from drafting.workbook.usual_xml import TooLargeError, column_index, usual

MAX_MARKED = 200_000
"""Cells with a fault, and merged areas, that a sheet may have."""
_LONGEST = 8 * LONGEST_CELL
"""Bytes of a text in a cell, also where every character is written as its number."""
_COLUMNS = 16_384
"""Of a sheet of Excel."""
_FAR = re.compile(rb'<c r="(?:[A-Z]{2}|[A-Z](?:[2-9]\d{5}|\d{7}))')
"""A cell beyond the 26th column or the 199,999th row: all others are fewer than MAX_CELLS."""
_FILLED = rb'(?!(?: [\w:]+="[^"<>]*")*+ ?(?:/>|></c>))'
_FILLED_COLUMN = re.compile(rb'<c r="([A-Z]+)\d+"' + _FILLED)
_FILLED_ROW = re.compile(rb'<c r="[A-Z]+(\d+)"' + _FILLED)
_ERROR = re.compile(
    rb'<c r="([A-Z]+)(\d+)"(?=[^<>]* t="e")(?!(?: [\w:]+="[^"<>]*")*+ ?(?:/>|></c>))[^<>]*+>'
)
_NO_RESULT = (
    rb'<c r="([A-Z]+)(\d+)"([^<>]*+)>\s*+<f(?:[\s/][^<>]*+)?(?:(?<=/)>|(?<!/)>[^<]*+</f>)\s*+'
    rb"(<v\s*+/>|<v>\s*+%s</v>)?\s*+</c>"
)
_UNCALCULATED = re.compile(_NO_RESULT % b"")
_UNCALCULATED_OR_ZERO = re.compile(_NO_RESULT % rb"(?:0(?:\.0++)?+\s*+)?")
_STYLED = rb'<c r="([A-Z]+)(\d+)"(?=[^<>]* s="(?:%s)")' + _FILLED
_HIDDEN = rb'(?=[^<>]*\bhidden="(?:1|true)")'
_HIDDEN_ROW = re.compile(rb"<row %s([^<>]*+)>" % _HIDDEN)
_HIDDEN_COLUMNS = re.compile(rb"<col %s([^<>]*+)>" % _HIDDEN)
_NUMBER = re.compile(rb'\b(r|min|max)="(\d+)"')
_MERGED = re.compile(rb'<mergeCell [^<>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_MARGIN = re.compile(rb"<(?:odd|even|first)(?:Header|Footer)[^<>]*+>([^<]*+)<")
_CODE = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-F]{6}|[^&])')
_FAR_OFF = "请删去远处多余的内容（按 Ctrl+End 可以找到），保存后再试"
_CALCULATE = "请用 Excel 或 WPS 打开，保存一次再试"


@dataclass(frozen=True, slots=True)
class SheetXml:
    """A sheet: the XML of its rows, and what is to know of them; rows and columns from 0."""

    rows: bytes = b""
    cells: int = 0
    """At most so many."""
    faults: dict[tuple[int, int], Fault] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[range, ...] = ()
    merged: tuple[Area, ...] = ()
    margins: tuple[str, ...] = ()
    struck: frozenset[tuple[int, int]] = frozenset()


def read_sheet_xml(
    data: bytes, *, is_recalculated: bool, struck: Collection[bytes] = ()
) -> SheetXml:
    """Return what a sheet has; ``is_recalculated`` says that a formula's result may be a zero that means nothing.

    ``struck`` are the numbers of the styles whose letters are struck through.
    Raises TooLargeError, and another ValueError where the XML is damaged.
    """
    steps = range(0, len(data) - _LONGEST, _LONGEST)
    if any(data.find(b"<", at, at + _LONGEST) < 0 for at in steps):
        raise TooLargeError(f"有的单元格超过 {LONGEST_CELL} 字", CHECK_FILE)
    data = usual(data)
    head = data.index(b"<sheetData")
    start = data.index(b">", head) + 1
    if data[start - 2 : start] == b"/>":
        return SheetXml()
    end = data.rindex(b"</sheetData>")
    _refuse_far(data, start, end)
    faults: dict[tuple[int, int], Fault] = {}
    rows = data[start:end]
    if b' t="e"' in rows:
        faults |= _faults(_ERROR.finditer(rows), Fault.ERROR, CHECK_FILE)
        rows = _ERROR.sub(lambda cell: cell[0].replace(b' t="e"', b' t="str"'), rows)
    if b"<f" in rows:
        pattern = _UNCALCULATED_OR_ZERO if is_recalculated else _UNCALCULATED
        without = (cell for cell in pattern.finditer(rows) if not _is_empty_text(cell))
        faults |= _faults(without, Fault.UNCALCULATED, _CALCULATE)
    return SheetXml(
        rows,
        rows.count(b"<c "),
        faults,
        frozenset(_hidden_rows(rows)),
        tuple(_hidden_columns(data[:head])),
        tuple(_merged(data, end)),
        tuple(map(_margin, _MARGIN.findall(data, end))),
        frozenset(_of_styles(rows, struck)),
    )


def _refuse_far(data: bytes, start: int, end: int) -> None:
    """Raise TooLargeError for cells so far apart that nobody could make room for all between them."""
    if not _FAR.search(data, start, end):
        return
    column = max(map(column_index, set(_FILLED_COLUMN.findall(data, start, end))), default=0)
    row = max(map(int, set(_FILLED_ROW.findall(data, start, end))), default=0)
    if (column + 1) * row > MAX_CELLS:
        raise TooLargeError(f"的内容一直到第{row}行、{column_name(column)}列，范围太大", _FAR_OFF)


def _faults(
    cells: Iterator[re.Match[bytes]], fault: Fault, suggestion: str
) -> dict[tuple[int, int], Fault]:
    found = {}
    for cell in cells:
        found[int(cell[2]) - 1, column_index(cell[1])] = fault
        if len(found) > MAX_MARKED:
            raise TooLargeError(f"有超过 {MAX_MARKED} 个单元格{fault.value}", suggestion)
    return found


def _is_empty_text(cell: re.Match[bytes]) -> bool:
    """Whether the result of a formula has been stored, and is a text of no characters."""
    return b't="str"' in cell[3] and cell[4] is not None


def _of_styles(rows: bytes, styles: Collection[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the cells with text that have one of these styles."""
    if styles:
        for column, row in re.findall(_STYLED % b"|".join(styles), rows):
            yield int(row) - 1, column_index(column)


def _hidden_rows(rows: bytes) -> Iterator[int]:
    if b"hidden=" in rows:
        for row in _HIDDEN_ROW.findall(rows):
            yield int(dict(_NUMBER.findall(row))[b"r"]) - 1


def _hidden_columns(head: bytes) -> Iterator[range]:
    for columns in _HIDDEN_COLUMNS.findall(head):
        numbers = dict(_NUMBER.findall(columns))
        first, last = numbers.get(b"min", b"none"), numbers.get(b"max", b"none")
        yield range(int(first) - 1, min(int(last), _COLUMNS))


def _merged(data: bytes, start: int) -> Iterator[Area]:
    for number, area in enumerate(_MERGED.finditer(data, start)):
        if number == MAX_MARKED:
            raise TooLargeError(f"有超过 {MAX_MARKED} 处合并的单元格", CHECK_FILE)
        left, top, right, bottom = area.groups()
        yield Area(int(top) - 1, column_index(left), int(bottom) - 1, column_index(right))


def _margin(text: bytes) -> str:
    """Return a header or footer without the codes for its place and its letters."""
    return _CODE.sub(" ", html.unescape(text.decode("utf-8", "replace")))
