"""Old Excel workbooks (.xls, and .et of WPS) → grids: the records of BIFF8 ([MS-XLS]).

python-calamine reads them too, but it makes room for as many texts and cells as a file claims to have, and where there
is no such room the whole program ends; so it does where a chain of sectors runs in a circle.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafting.errors import WorkbookError
from drafting.workbook.biff_sheet import SheetReader
from drafting.workbook.biff_text import long_text, shared_texts, short_text
from drafting.workbook.compound import Compound
from drafting.workbook.formats import built_in
from drafting.workbook.grid import Grid
from drafting.workbook.serial import Shown, shown_by
from drafting.workbook.unreadable import CHECK_FILE, DAMAGED, MAX_SHEETS, PASSWORD, unreadable

_MAX_RECORDS = 3_000_000
_VERSION = 0x600
_BEGIN, _END, _CONTINUE = 0x809, 0x0A, 0x3C
_PASSWORD, _FROM_1904, _SHEET, _SHARED, _FORMAT, _STYLE = 0x2F, 0x22, 0x85, 0xFC, 0x41E, 0xE0
_CELLS = 0
"""The kind of a sheet that is no chart and no macro."""


@dataclass(slots=True)
class _Book:
    """What the sheets of a workbook have in common; ``sheets`` are where each begins, its name, and if it is hidden."""

    is_1904: bool = False
    texts: list[str] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)
    formats: list[int] = field(default_factory=list)
    sheets: list[tuple[int, str, bool]] = field(default_factory=list)

    def styles(self) -> list[tuple[Shown, str]]:
        """Return how each style of a cell shows a number, and its number format."""
        return [
            (shown_by(number, self.codes.get(number)), self.codes.get(number) or built_in(number))
            for number in self.formats
        ]


def read_biff(compound: Compound, name: str) -> tuple[list[Grid], list[str]]:
    """Return the sheets of a workbook, and the texts that stand in no cell: headers, boxes, comments.

    ``name`` is the file's, for messages. Raises WorkbookError when the file is damaged, bears a password or is too
    large.
    """
    try:
        return _Reader(compound.read("Workbook"), name).read()
    except (struct.error, IndexError):
        raise unreadable(name, *DAMAGED) from None


class _Reader:
    """A workbook's stream of records while it is read."""

    def __init__(self, stream: bytes, name: str) -> None:
        self._stream, self._name = stream, name
        self._left = _MAX_RECORDS

    def read(self) -> tuple[list[Grid], list[str]]:
        """Return the sheets, and the texts that stand in no cell."""
        book = self._book()
        if len(book.sheets) > MAX_SHEETS:
            raise self._failure(f"有 {len(book.sheets)} 张工作表，超过 {MAX_SHEETS} 张", CHECK_FILE)
        styles = book.styles()
        grids, unseen = [], []
        for start, sheet, is_hidden in book.sheets:
            reader = SheetReader(book.texts, styles, is_1904=book.is_1904)
            for kind, data in self._records(start):
                reader.take(kind, data)
            grids.append(reader.grid(sheet, is_hidden=is_hidden))
            unseen += reader.unseen
        return grids, unseen

    def _book(self) -> _Book:
        book = _Book()
        pieces: list[bytes] = []
        last = 0
        for kind, data in self._records(0):
            if kind == _BEGIN and struct.unpack_from("<H", data)[0] != _VERSION:
                raise self._failure("这是 Excel 95 或更早的格式")
            if kind == _PASSWORD:
                raise self._failure(*PASSWORD)
            if kind == _FROM_1904:
                book.is_1904 = data[:2] == b"\1\0"
            elif kind == _SHARED or (kind == _CONTINUE and last == _SHARED):
                pieces.append(data)
            elif kind == _FORMAT:
                book.codes[struct.unpack_from("<H", data)[0]] = long_text(data, 2)
            elif kind == _STYLE:
                book.formats.append(struct.unpack_from("<H", data, 2)[0])
            elif kind == _SHEET:
                start, state, sheet = struct.unpack_from("<IBB", data)
                if sheet == _CELLS:
                    book.sheets.append((start, short_text(data, 6), bool(state & 3)))
            last = last if kind == _CONTINUE else kind
        if pieces:
            book.texts = list(shared_texts(pieces))
        return book

    def _records(self, start: int) -> Iterator[tuple[int, bytes]]:
        """Yield (kind, data) of the records from a beginning to its end, without those of charts in between."""
        header = struct.Struct("<HH").unpack_from
        stream, at, depth = self._stream, start, 0
        while True:
            kind, length = header(stream, at)
            at += 4
            if kind == _BEGIN:
                depth += 1
            elif kind == _END:
                depth -= 1
            self._left -= 1
            if not self._left:
                raise self._failure("内容过多", CHECK_FILE)
            if not depth:
                if kind != _END:
                    raise self._failure(*DAMAGED)
                return
            if depth == 1:
                yield kind, stream[at : at + length]
            at += length

    def _failure(self, message: str, *suggestion: str) -> WorkbookError:
        return unreadable(self._name, message, *suggestion)
