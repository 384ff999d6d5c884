"""The compound file around an old Excel workbook: its streams, however badly it is put together ([MS-CFB])."""

import struct

from drafting.errors import WorkbookError
from drafting.workbook.unreadable import DAMAGED, unreadable

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MINI = 64
_SMALLEST = 4096
"""Bytes from which on a stream stands in sectors of its own."""
_LAST = 0xFFFFFFFA
"""The first number that is no sector's."""
_NONE = 0xFFFFFFFF


class Compound:
    """An opened compound file: the names of the streams in it, and their content."""

    def __init__(self, data: bytes, name: str) -> None:
        """Read the directory; raises WorkbookError for a damaged file. ``name`` is the file's, for messages."""
        self._data, self._file = data, name
        try:
            self._open()
        except (struct.error, IndexError, ValueError):
            raise self._damaged() from None

    def _open(self) -> None:
        shift, mini_shift = struct.unpack_from("<HH", self._data, 30)
        if shift not in (9, 12) or 1 << mini_shift != _MINI:
            raise self._damaged()
        self._sector = 1 << shift
        directory, _, _, mini, _, more, _ = struct.unpack_from("<7I", self._data, 48)
        self._table = self._numbers(self._table_sectors(more))
        self._mini_table = self._numbers(self._chain(mini, self._table))
        entries = b"".join(map(self._at, self._chain(directory, self._table)))
        self._entries = _top_entries(entries)
        start, size = struct.unpack_from("<II", entries, 116)
        self._mini_stream = self._content(start, size)

    def _table_sectors(self, more: int) -> list[int]:
        """Return where the table of sectors stands: by the header, and by further sectors from ``more`` on."""
        listed = list(struct.unpack_from("<109I", self._data, 76))
        seen = set()
        while more < _LAST:
            if more in seen:
                raise self._damaged()
            seen.add(more)
            *numbers, more = self._numbers([more])
            listed += numbers
        sectors = [number for number in listed if number < _LAST]
        if len(sectors) > len(self._data) // self._sector:
            raise self._damaged()
        return sectors

    def _at(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        return self._data[start : start + self._sector]

    def _numbers(self, sectors: list[int]) -> tuple[int, ...]:
        packed = b"".join(map(self._at, sectors))
        return struct.unpack(f"<{len(packed) // 4}I", packed)

    def _chain(self, start: int, table: tuple[int, ...]) -> list[int]:
        """Return the sectors from one on; a chain that has more of them than there are runs in a circle."""
        chain: list[int] = []
        while start < _LAST:
            chain.append(start)
            if len(chain) > len(table):
                raise self._damaged()
            start = table[start]
        return chain

    def _content(self, start: int, size: int) -> bytes:
        return b"".join(map(self._at, self._chain(start, self._table)))[:size]

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams and folders."""
        return frozenset(self._entries)

    def read(self, name: str) -> bytes:
        """Return a stream; raises WorkbookError when it is damaged or cut short."""
        start, size = self._entries[name]
        try:
            if size < _SMALLEST:
                places = [number * _MINI for number in self._chain(start, self._mini_table)]
                content = b"".join(self._mini_stream[at : at + _MINI] for at in places)[:size]
            else:
                content = self._content(start, size)
        except IndexError:
            raise self._damaged() from None
        if len(content) < size:
            raise self._damaged()
        return content

    def _damaged(self) -> WorkbookError:
        return unreadable(self._file, *DAMAGED)


def _top_entries(entries: bytes) -> dict[str, tuple[int, int]]:
    """Return (start, size) of what stands in no folder, by name: an embedded workbook has the same names in one."""
    found: dict[str, tuple[int, int]] = {}
    waiting, seen = [struct.unpack_from("<I", entries, 76)[0]], set()
    while waiting:
        number = waiting.pop()
        if number == _NONE or number in seen:
            continue
        seen.add(number)
        entry = entries[128 * number : 128 * (number + 1)]
        length, _, _, left, right = struct.unpack_from("<HBBII", entry, 64)
        name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        found[name] = struct.unpack_from("<II", entry, 116)
        waiting += [left, right]
    return found
