"""Excel's XML in the form in which Excel writes it, whoever has written it.

UTF-8, names without prefix, every row and cell first saying where it stands, no comments: then it can be looked
through without taking it apart, and python-calamine understands all of it.
"""

import codecs
import re

from drafting.workbook.grid import column_name
from drafting.workbook.unreadable import SAVE_AGAIN

_MOST_UNUSUAL = 10_000_000
"""Bytes that are brought into the usual form; a sheet of a branch has 0.1 MB."""
_BEGINNING = 2000
_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_PAIRS = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>"))
_COMMENT = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_LITERAL = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_NUMBERED = re.compile(rb"_x([0-9A-Fa-f]{4})_")
_ROOT = re.compile(rb"<([\w.-]+:)worksheet\b")
_UNUSUAL_CELL = re.compile(rb'<c(?=[\s/>])(?! r="[A-Z]{1,3}\d{1,7}")')
_UNUSUAL_ROW = re.compile(rb'<row(?=[\s/>])(?! r="\d{1,7}")')
"""One that does not first say where it stands."""
_PREFIXED = re.compile(rb"<[^\s<>/:]+:c[\s/>]")
_PREFIX = re.compile(rb"(</?)[^\s<>/:]+:")
_TAG = re.compile(rb"""<(row|c|col|mergeCell)\b((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(/?)>""")
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_PLACE = re.compile(rb"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


class TooLargeError(ValueError):
    """A sheet has more than any ledger: what, and what to do about it, in Chinese."""

    def __init__(self, message: str, suggestion: str) -> None:
        super().__init__(message)
        self.suggestion = suggestion


def usual(data: bytes) -> bytes:
    """Return a sheet's XML, which is in UTF-8, in the usual form; ValueError where it cannot be brought into it."""
    if root := _ROOT.search(data[:_BEGINNING]):
        data = data.replace(b"</" + root[1], b"</").replace(b"<" + root[1], b"<")
    if _is_usual(data):
        return data
    if len(data) > _MOST_UNUSUAL:
        raise TooLargeError("太大，又不是 Excel 或 WPS 写的", SAVE_AGAIN)
    data = _TAG.sub(_Places().placed, _PREFIX.sub(rb"\1", data))
    if not _is_usual(data):
        raise ValueError("no usual cells")
    return data


def _is_usual(data: bytes) -> bool:
    rows = data.find(b"<sheetData")
    return (
        rows >= 0
        and not _UNUSUAL_CELL.search(data, rows)
        and not _UNUSUAL_ROW.search(data, rows)
        and not (data.find(b":c", rows) >= 0 and _PREFIXED.search(data, rows))
    )


def utf8(data: bytes) -> bytes:
    """Return XML in UTF-8, without comments and the like, and without what Excel writes in numbers (_x000D_).

    ValueError where it is in no encoding, in another one than it says, or breaks off.
    """
    declared = _ENCODING.match(data[:200])
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16").encode()
    elif declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii"):
        try:
            data = data.decode(declared[1].decode()).encode()
        except LookupError:
            raise ValueError("unknown encoding") from None
    if b"<!" in data:
        if any(data.rfind(opening) > data.rfind(closing) for opening, closing in _PAIRS):
            raise ValueError("breaks off")
        data = _LITERAL.sub(lambda literal: _escaped(literal[1]), _COMMENT.sub(b"", data))
    return _NUMBERED.sub(_character, data) if b"_x" in data else data


def _character(numbered: re.Match[bytes]) -> bytes:
    """Return a character that Excel has written as its number; of control characters only the usual ones."""
    code = int(numbered[1], 16)
    if code < ord(" "):
        return b" " if code == ord("\t") else b"\n" if code == ord("\n") else b""
    return _escaped(chr(code).encode("utf-8", "replace"))


def _escaped(text: bytes) -> bytes:
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;")


class _Places:
    """Gives rows and cells their places in turn, where they do not say them."""

    def __init__(self) -> None:
        self._row = self._column = -1

    def placed(self, tag: re.Match[bytes]) -> bytes:
        """Return a tag in the usual form."""
        kind, text, end = tag.groups()
        attributes = {name: one or other for name, one, other in _ATTRIBUTE.findall(text)}
        place = attributes.pop(b"r", b"")
        if kind == b"row":
            self._row = int(place) - 1 if place else self._row + 1
            self._column = -1
            place = b"%d" % (self._row + 1)
        elif kind == b"c":
            place = self._cell(place)
        head = b' r="%s"' % place if place else b""
        rest = b"".join(b' %s="%s"' % pair for pair in attributes.items())
        return b"<%s%s%s%s>" % (kind, head, rest, end)

    def _cell(self, place: bytes) -> bytes:
        if not place:
            self._column += 1
            return f"{column_name(self._column)}{self._row + 1}".encode()
        written = _PLACE.fullmatch(place)
        if written is None:
            raise ValueError("no place")
        letters, row = written[1].upper(), int(written[2])
        self._row, self._column = row - 1, column_index(letters)
        return b"%s%d" % (letters, row)


def column_index(letters: bytes) -> int:
    """Return a column by its letters, counted from 0: A → 0, AB → 27."""
    index = 0
    for letter in letters:
        index = 26 * index + letter - ord("A") + 1
    return index - 1
