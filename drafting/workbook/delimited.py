"""Tables as text (.csv, and what is called .xls but is text) → a grid; cells stay texts."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import cast

from drafting.files import encoding_of
from drafting.files.markings import refuse_marked
from drafting.workbook.grid import Fault, Grid, Value
from drafting.workbook.unreadable import CHECK_FILE, LONGEST_CELL, unreadable

MAX_BYTES = 20_000_000
_MAX_CELLS = 2_000_000
_DELIMITERS = ",\t;"
_SAMPLE, _SAMPLE_ROWS = 50_000, 50
_NO_TEXT = re.compile(r"[\0-\x08\x0e-\x19\x1b-\x1f]")
_BEGINNING = 2000
_WEB_PAGE = re.compile(
    "<(?:!doctype html|html|head|body|table|meta|style|div)|^(?:mime-version|content-type):"
)
_OLD_XML = "urn:schemas-microsoft-com:office:spreadsheet"
_ERROR = re.compile(r"#(?:DIV/0!|REF!|N/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!)|#{3,}")
"""An error value, or the signs that stand for a value which is too wide for its column."""


def read_delimited(data: bytes, name: str) -> Grid:
    """Return the only sheet of a table as text; ``name`` is the file's, for messages.

    UTF-8, UTF-16 with its mark and GB 18030; cells between commas, tabs or semicolons, which may hold line breaks in
    quotes. Raises WorkbookError for what is no such text, RefusedError for one that bears a classified marking.
    """
    if len(data) > MAX_BYTES:
        raise unreadable(name, f"文件超过 {MAX_BYTES // 1_000_000} MB", CHECK_FILE)
    encoding = encoding_of(data)
    text = data.decode(encoding).removeprefix("\ufeff") if encoding else ""
    if encoding is None or _NO_TEXT.search(text):
        raise unreadable(
            name, "这不是表格文件，或文件已损坏", "请用 Excel 或 WPS 打开试试，能打开的另存为 .xlsx"
        )
    refuse_marked(text, name)
    _refuse_markup(text[:_BEGINNING].strip().lower(), name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    delimiter = _delimiter(text)
    if text.count(delimiter) + text.count("\n") > _MAX_CELLS:
        raise unreadable(name, f"超过 {_MAX_CELLS // 10_000} 万个单元格", CHECK_FILE)
    rows = _rows(text, delimiter, name)
    faults = {
        (number, column): Fault.ERROR
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell.startswith("#") and _ERROR.fullmatch(cell.strip())
    } if "#" in text else {}  # fmt: skip
    return Grid("", cast("list[list[Value]]", rows), faults=faults)


def _refuse_markup(beginning: str, name: str) -> None:
    if not beginning.startswith(("<", "mime-version:", "content-type:")):
        return
    if _WEB_PAGE.search(beginning):
        raise unreadable(name, "实际是网页")
    if beginning.startswith("<?xml"):
        raise unreadable(name, f"实际是 XML {'表格' if _OLD_XML in beginning else '文件'}")


def _rows(text: str, delimiter: str, name: str) -> list[list[str]]:
    """Return the cells of each row; in a second try, signs behind a quoted cell ("甲"乙) belong to it."""
    for is_strict in (True, False):
        rows: list[list[str]] = []
        try:
            rows += _reader(text, delimiter, is_strict=is_strict)
        except csv.Error:
            if not is_strict or text.count('"') % 2:
                break
        else:
            return rows
    place = f"第{len(rows) + 1}行起"
    if '"' not in text:
        raise unreadable(name, f"有的单元格超过 {LONGEST_CELL} 字", CHECK_FILE, place)
    message = "有一个引号没有配对，后面的内容都连成了一格"
    raise unreadable(name, message, "请补上或删去这个引号", place)


def _reader(text: str, delimiter: str, *, is_strict: bool) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=is_strict)


def _delimiter(text: str) -> str:
    """Return what stands between cells: that which makes the most rows of the same width, and the widest."""
    return max(_DELIMITERS, key=lambda delimiter: _fit(text[:_SAMPLE], delimiter))


def _fit(sample: str, delimiter: str) -> int:
    rows = islice(_reader(sample, delimiter, is_strict=False), _SAMPLE_ROWS)
    widths = Counter(len(row) for row in rows)
    return max((count * (width - 1) for width, count in widths.items()), default=0)
