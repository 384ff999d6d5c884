"""Old Excel workbooks (.xls, and .et of WPS) by hand: the records of BIFF8 in a compound file.

After [MS-XLS] and [MS-CFB].
"""

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from drafting.workbook.grid import Value
from tests.support.workbooks.raw import serial

SECTOR, MINI_SECTOR, SMALL = 512, 64, 4096
FREE, END, FAT, LISTS = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
NUMBERS, LISTED = 128, 109
"""Numbers in a sector, and those in the header that list where the table stands."""
GENERAL, DAY, LONG_DAY, OWN_DAY = 15, 16, 17, 18
"""Cell styles: general; dates of the formats 14, 31 (no words for it in the file) and 180 (words in the file)."""
FIRST_OF_1904 = date(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula: what is stored of it, a number, a text, an error's number (#DIV/0! is 7) or an empty text."""

    result: float | str = ""
    error: int | None = None


@dataclass(frozen=True, slots=True)
class Error:
    """A cell with an error."""

    number: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows from the first on, and what is hidden of it; rows and columns from 0."""

    name: str
    rows: Sequence[Sequence[Value | Formula | Error]]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    state: int = 0
    kind: int = 0
    style: int = DAY
    more: bytes = b""


@dataclass(slots=True)
class _Strings:
    """The texts of a workbook, each once."""

    places: dict[str, int] = field(default_factory=dict)
    uses: int = 0

    def place(self, text: str) -> int:
        self.uses += 1
        return self.places.setdefault(text, len(self.places))


def record(kind: int, data: bytes = b"") -> bytes:
    """Return a record."""
    return struct.pack("<HH", kind, len(data)) + data


def workbook_stream(
    sheets: Sequence[Sheet], *, is_1904: bool = False, globals_: bytes = b""
) -> bytes:
    """Return the records of a workbook; ``globals_`` are more of the workbook itself."""
    strings = _Strings()
    bodies = [_sheet(sheet, strings, is_1904) for sheet in sheets]
    styles = [0] * 16 + [14, 31, 180]
    head = (
        record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 1996, 0, 0x306)) + globals_
        + record(0x42, struct.pack("<H", 1200)) + record(0x22, struct.pack("<H", is_1904))
        + b"".join(record(0x31, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _short("宋体"))
                   for _ in range(5))
        + record(0x41E, struct.pack("<H", 180) + _text('yyyy"年"m"月"d"日"'))
        + b"".join(record(0xE0, struct.pack("<HHH14x", 0, kind, 0xFFF5 if number < 15 else 1))
                   for number, kind in enumerate(styles))
        + record(0x293, struct.pack("<HBB", 0x8000, 0, 0xFF))
    )  # fmt: skip
    tail = _shared(strings) + record(0x0A)
    at = len(head) + len(tail) + sum(12 + 2 * len(sheet.name) for sheet in sheets)
    bounds = b""
    for sheet, body in zip(sheets, bodies, strict=True):
        bounds += record(
            0x85, struct.pack("<IBB", at, sheet.state, sheet.kind) + _short(sheet.name)
        )
        at += len(body)
    return head + bounds + tail + b"".join(bodies)


def xls(sheets: Sequence[Sheet], *, is_1904: bool = False, globals_: bytes = b"") -> bytes:
    """Return an .xls of these sheets."""
    stream = workbook_stream(sheets, is_1904=is_1904, globals_=globals_)
    return compound({"Workbook": stream})


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file of these streams, the small ones in its mini stream."""
    sectors: list[bytes] = []
    table: list[int] = []

    def store(data: bytes) -> int:
        pieces = [data[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR)]
        if not pieces:
            return END
        first = len(sectors)
        sectors.extend(pieces)
        table.extend([*range(first + 1, first + len(pieces)), END])
        return first

    mini, mini_table, entries = b"", [], []
    for name, data in streams.items():
        if len(data) >= SMALL:
            entries.append((name, 2, store(data), len(data)))
            continue
        first, count = len(mini) // MINI_SECTOR, -(-len(data) // MINI_SECTOR)
        mini += data.ljust(count * MINI_SECTOR, b"\0")
        mini_table += [*range(first + 1, first + count), END]
        entries.append((name, 2, first, len(data)))
    root = ("Root Entry", 5, store(mini), len(mini))
    mini_start = store(struct.pack(f"<{len(mini_table)}I", *mini_table))
    mini_count = -(-4 * len(mini_table) // SECTOR)
    directory = b"".join(
        _entry(*entry, child=1 if not at else FREE, right=at + 1 if 0 < at < len(entries) else FREE)
        for at, entry in enumerate([root, *entries])
    )
    directory_start = store(directory)
    count = 1
    while count * NUMBERS < len(table) + count + count // NUMBERS + 1:
        count += 1
    more = max(
        0, -(-(count - LISTED) // (NUMBERS - 1))
    )  # sectors that list the table's further ones
    places = [*range(len(table) + more, len(table) + more + count)]
    further = places[LISTED:] + [FREE] * (more * (NUMBERS - 1) - len(places[LISTED:]))
    for number in range(more):
        listed = further[number * (NUMBERS - 1) : (number + 1) * (NUMBERS - 1)]
        follows = len(table) + 1 if number + 1 < more else END
        sectors.append(struct.pack(f"<{NUMBERS}I", *listed, follows))
        table.append(LISTS)
    first_list = len(table) - more if more else END
    table += [FAT] * count
    table += [FREE] * (count * NUMBERS - len(table))
    packed = struct.pack(f"<{len(table)}I", *table)
    difat = (places + [FREE] * LISTED)[:LISTED]
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
        + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, count, directory_start, 0, SMALL,
                      mini_start, mini_count, first_list, more)
        + struct.pack("<109I", *difat)
    )  # fmt: skip
    return header + b"".join(sectors) + packed


def _entry(name: str, kind: int, start: int, size: int, *, child: int, right: int) -> bytes:
    packed = name.encode("utf-16-le")
    return (
        packed.ljust(64, b"\0") + struct.pack("<HBBIII", len(packed) + 2, kind, 1, FREE, right, child)
        + bytes(16 + 4 + 16) + struct.pack("<IQ", start, size)
    )  # fmt: skip


def _sheet(sheet: Sheet, strings: _Strings, is_1904: bool) -> bytes:
    width = max((len(row) for row in sheet.rows), default=0)
    body = bytearray(record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 1996, 0, 0x306)))
    for column in sorted(sheet.hidden_columns):
        body += record(0x7D, struct.pack("<HHHHHH", column, column, 2560, GENERAL, 1, 0))
    body += record(0x200, struct.pack("<IIHHH", 0, len(sheet.rows), 0, width, 0))
    for number, row in enumerate(sheet.rows):
        flags = 0x120 if number in sheet.hidden_rows else 0x100
        body += record(0x208, struct.pack("<HHHHHHHH", number, 0, len(row), 300, 0, 0, flags, 15))
        for column, value in enumerate(row):
            body += _cell(number, column, value, sheet.style, strings, is_1904)
    body += sheet.more
    if sheet.merged:
        areas = b"".join(struct.pack("<HHHH", *area) for area in sheet.merged)
        body += record(0xE5, struct.pack("<H", len(sheet.merged)) + areas)
    return bytes(body + record(0x0A))


def _cell(  # noqa: PLR0911 - one return for each kind of value
    row: int,
    column: int,
    value: Value | Formula | Error,
    style: int,
    strings: _Strings,
    is_1904: bool,
) -> bytes:
    place = struct.pack("<HHH", row, column, GENERAL)
    match value:
        case "":
            return b""
        case Formula():
            return _formula(place, value)
        case Error(number):
            return record(0x205, place + bytes([number, 1]))
        case bool():
            return record(0x205, place + bytes([value, 0]))
        case date():
            days = (value - FIRST_OF_1904).days if is_1904 else serial(value)
            return record(0x203, struct.pack("<HHHd", row, column, style, days))
        case int():
            return record(0x27E, place + struct.pack("<i", value << 2 | 2))
        case float():
            return record(0x203, place + struct.pack("<d", value))
        case str():
            return record(0xFD, place + struct.pack("<I", strings.place(value)))
    raise AssertionError(value)


def _formula(place: bytes, formula: Formula) -> bytes:
    text = b""
    if formula.error is not None:
        result = bytes([2, 0, formula.error, 0, 0, 0, 0xFF, 0xFF])
    elif formula.result == "":
        result = bytes([3, 0, 0, 0, 0, 0, 0xFF, 0xFF])
    elif isinstance(formula.result, str):
        result = bytes([0, 0, 0, 0, 0, 0, 0xFF, 0xFF])
        text = record(0x207, _text(formula.result))
    else:
        result = struct.pack("<d", formula.result)
    tokens = struct.pack("<BH", 0x1E, 1)  # the number 1: what is calculated does not matter here
    return record(0x06, place + result + struct.pack("<HIH", 0, 0, len(tokens)) + tokens) + text


LONGEST_RECORD = 8224


def _shared(strings: _Strings) -> bytes:
    """Return the shared strings, with a CONTINUE record wherever one is full, also within a text."""
    records: list[bytearray] = [bytearray(struct.pack("<II", strings.uses, len(strings.places)))]
    for text in strings.places:
        packed = text.encode("utf-16-le")
        if len(records[-1]) + 5 > LONGEST_RECORD:
            records.append(bytearray())
        records[-1] += struct.pack("<HB", len(packed) // 2, 1)
        while packed:
            room = (LONGEST_RECORD - len(records[-1])) // 2 * 2
            records[-1] += packed[:room]
            packed = packed[room:]
            if packed:
                records.append(bytearray(b"\1"))
    return b"".join(record(0x3C if at else 0xFC, bytes(data)) for at, data in enumerate(records))


def _short(text: str) -> bytes:
    packed = text.encode("utf-16-le")
    return bytes([len(packed) // 2, 1]) + packed


def _text(text: str) -> bytes:
    packed = text.encode("utf-16-le")
    return struct.pack("<HB", len(packed) // 2, 1) + packed


def texts(values: Iterable[str]) -> list[list[str]]:
    """Return rows of one text each."""
    return [[value] for value in values]
