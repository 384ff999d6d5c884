"""Texts as the records of BIFF8 hold them: two bytes a character, or one where that is enough."""

import struct
from collections.abc import Iterator, Sequence

_WIDE, _EXTENDED, _RICH = 1, 4, 8


def text_at(data: bytes, at: int, length: int, flags: int) -> str:
    """Return a text of so many characters."""
    return _paired(_piece_at(data, at, length, flags))


def _piece_at(data: bytes, at: int, length: int, flags: int) -> str:
    """Return a piece of a text, which may begin or end within a character of two halves (𠮷)."""
    if flags & _WIDE:
        there = max(0, len(data) - at) // 2
        return data[at : at + 2 * min(length, there)].decode("utf-16-le", "surrogatepass")
    return data[at : at + length].decode("latin-1")


def _paired(text: str) -> str:
    """Return a text with the halves of its characters joined; one that is alone becomes a sign for what cannot be read."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def short_text(data: bytes, at: int) -> str:
    """Return a text whose length stands before it in one byte."""
    length, flags = struct.unpack_from("<BB", data, at)
    return text_at(data, at + 2, length, flags)


def long_text(data: bytes, at: int) -> str:
    """Return a text whose length stands before it in two bytes."""
    length, flags = struct.unpack_from("<HB", data, at)
    at += 3
    if flags & _RICH:
        at += 2
    if flags & _EXTENDED:
        at += 4
    return text_at(data, at, length, flags)


def shared_texts(pieces: Sequence[bytes]) -> Iterator[str]:
    """Yield the shared texts of a workbook; ``pieces`` are their record and those that continue it.

    A text may go on in the next piece, whose first byte then says again how wide its characters are. Raises
    struct.error or IndexError where the pieces end too soon.
    """
    number, at = 0, 8
    data = pieces[0]
    for _ in range(struct.unpack_from("<I", data, 4)[0]):
        if at >= len(data):
            number, at = number + 1, 0
            data = pieces[number]
        length, flags = struct.unpack_from("<HB", data, at)
        at += 3
        rest = 0
        if flags & _RICH:
            rest += 4 * struct.unpack_from("<H", data, at)[0]
            at += 2
        if flags & _EXTENDED:
            rest += struct.unpack_from("<I", data, at)[0]
            at += 4
        parts = []
        while True:
            wide = flags & _WIDE
            taken = min(length, (len(data) - at) >> wide)
            parts.append(_piece_at(data, at, taken, flags))
            at += taken << wide
            length -= taken
            if not length:
                break
            number, at = number + 1, 1
            data = pieces[number]
            flags = data[0]
        while rest > len(data) - at:
            rest -= len(data) - at
            number, at = number + 1, 0
            data = pieces[number]
        at += rest
        yield _paired("".join(parts))
