"""One sheet of an old Excel workbook: its records one by one → a grid."""

import struct
from collections.abc import Callable, Mapping, Sequence
from math import isfinite

from drafting.workbook.biff_text import long_text, text_at
from drafting.workbook.grid import Area, Fault, Grid, Value
from drafting.workbook.serial import Shown, shown

_CONTINUE = 0x3C
_HIDDEN_ROW = 0x20
_LAST_COLUMN = 255
_SPECIAL = b"\xff\xff"
"""Behind a formula's result that is no number."""
_TEXT, _TRUTH, _ERROR = 0, 1, 2
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_NO_NUMBER = 0x24
_USUAL = ("", "General")
"""Number formats that say nothing of how a number is shown."""


class SheetReader:
    """A sheet while its records are read; ``unseen`` are its texts that stand in no cell.

    ``texts`` are those that the workbook's sheets share, ``styles`` how each style of a cell shows a number, with its
    number format.
    """

    def __init__(
        self, texts: Sequence[str], styles: Sequence[tuple[Shown, str]], *, is_1904: bool
    ) -> None:
        self.unseen: list[str] = []
        self._texts, self._styles, self._is_1904 = texts, styles, is_1904
        self._rows: list[list[Value]] = []
        self._faults: dict[tuple[int, int], Fault] = {}
        self._formats: dict[tuple[int, int], str] = {}
        self._merged: list[Area] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._formula = (0, 0)
        self._missing = 0  # characters of a text that the next record brings
        self._parts: list[str] = []
        self._is_result = False
        self._takers: Mapping[int, Callable[[bytes], None]] = {
            0x203: self._number, 0x27E: self._small, 0xBD: self._smalls, 0xFD: self._shared, 0x204: self._label,
            0xD6: self._label, 0x205: self._truth_or_error, 0x06: self._take_formula, 0x207: self._result,
            0x208: self._row, 0x7D: self._columns, 0xE5: self._areas, 0x14: self._margin, 0x15: self._margin,
            0x1B6: self._box, _CONTINUE: self._continue,
        }  # fmt: skip

    def take(self, kind: int, data: bytes) -> None:
        """Take one record; struct.error or IndexError for a damaged one."""
        if taker := self._takers.get(kind):
            taker(data)

    def grid(self, name: str, *, is_hidden: bool) -> Grid:
        """Return what has been read."""
        return Grid(
            name, self._rows, tuple(self._merged), self._faults, frozenset(self._hidden_rows),
            frozenset(self._hidden_columns), is_hidden, formats=self._formats,
        )  # fmt: skip

    def _put(self, row: int, column: int, value: Value) -> None:
        if column > _LAST_COLUMN:
            raise IndexError(column)
        rows = self._rows
        while len(rows) <= row:
            rows.append([])
        cells = rows[row]
        if len(cells) <= column:
            cells += [""] * (column + 1 - len(cells))
        cells[column] = value

    def _put_number(self, row: int, column: int, style: int, number: float) -> None:
        if not isfinite(number):
            self._put_error(row, column, _NO_NUMBER)
            return
        shows, number_format = (
            self._styles[style] if style < len(self._styles) else (Shown.NUMBER, "")
        )
        if number_format not in _USUAL:
            self._formats[row, column] = number_format
        self._put(row, column, shown(number, shows, is_1904=self._is_1904))

    def _put_error(self, row: int, column: int, number: int) -> None:
        self._put(row, column, _ERRORS.get(number, "#错误"))
        self._faults[row, column] = Fault.ERROR

    def _number(self, data: bytes) -> None:
        self._put_number(*struct.unpack_from("<HHHd", data))

    def _small(self, data: bytes) -> None:
        row, column, style, packed = struct.unpack_from("<HHHi", data)
        self._put_number(row, column, style, _unpacked(packed))

    def _smalls(self, data: bytes) -> None:
        row, first = struct.unpack_from("<HH", data)
        for at in range(4, len(data) - 2, 6):
            style, packed = struct.unpack_from("<Hi", data, at)
            self._put_number(row, first + (at - 4) // 6, style, _unpacked(packed))

    def _shared(self, data: bytes) -> None:
        row, column, _, number = struct.unpack_from("<HHHI", data)
        self._put(row, column, self._texts[number])

    def _label(self, data: bytes) -> None:
        row, column = struct.unpack_from("<HH", data)
        self._put(row, column, long_text(data, 6))

    def _truth_or_error(self, data: bytes) -> None:
        row, column, _, value, is_error = struct.unpack_from("<HHHBB", data)
        if is_error:
            self._put_error(row, column, value)
        else:
            self._put(row, column, bool(value))

    def _take_formula(self, data: bytes) -> None:
        row, column, style, number = struct.unpack_from("<HHHd", data)
        self._formula = row, column
        if data[12:14] != _SPECIAL:
            self._put_number(row, column, style, number)
        elif data[6] == _TRUTH:
            self._put(row, column, bool(data[8]))
        elif data[6] == _ERROR:
            self._put_error(row, column, data[8])

    def _result(self, data: bytes) -> None:
        """Take the text that the formula before has given."""
        length, flags = struct.unpack_from("<HB", data)
        self._await(length, is_result=True)
        self._go_on(data, 3, flags)

    def _box(self, data: bytes) -> None:
        """Take a text box or a comment, whose text stands in the records that continue it."""
        self._await(struct.unpack_from("<H", data, 10)[0], is_result=False)

    def _continue(self, data: bytes) -> None:
        if self._missing:
            self._go_on(data, 1, data[0])

    def _await(self, length: int, *, is_result: bool) -> None:
        self._missing, self._is_result, self._parts = length, is_result, []

    def _go_on(self, data: bytes, at: int, flags: int) -> None:
        taken = min(self._missing, (len(data) - at) >> (flags & 1))
        self._parts.append(text_at(data, at, taken, flags))
        self._missing -= taken
        if self._is_result:
            self._put(*self._formula, "".join(self._parts))
        elif not self._missing:
            self.unseen.append("".join(self._parts))

    def _row(self, data: bytes) -> None:
        if struct.unpack_from("<H", data, 12)[0] & _HIDDEN_ROW:
            self._hidden_rows.add(struct.unpack_from("<H", data)[0])

    def _columns(self, data: bytes) -> None:
        first, last, _, _, flags = struct.unpack_from("<5H", data)
        if flags & 1:
            self._hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))

    def _areas(self, data: bytes) -> None:
        for number in range(struct.unpack_from("<H", data)[0]):
            top, bottom, left, right = struct.unpack_from("<4H", data, 2 + 8 * number)
            self._merged.append(Area(top, left, bottom, right))

    def _margin(self, data: bytes) -> None:
        if data:
            self.unseen.append(long_text(data, 0))


def _unpacked(packed: int) -> float:
    """Return a number that is packed into 30 bits: a whole one, or the upper half of another, or a hundredth of it."""
    number: float
    if packed & 2:
        number = packed >> 2
    else:
        number = struct.unpack("<d", struct.pack("<Ii", 0, packed & ~3))[0]
    if not packed & 1:
        return number
    return number // 100 if packed & 2 and not number % 100 else number / 100
