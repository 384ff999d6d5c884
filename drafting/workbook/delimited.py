"""Tables as text (.csv, and what is called .xls but is text) → a grid; cells stay texts."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from drafting.errors import WorkbookError
from drafting.files import encoding_of
from drafting.markings import refuse_marked
from drafting.workbook.grid import Fault, Grid, Value
from drafting.workbook.unreadable import CHECK_FILE, SAVE_AGAIN, unreadable

MAX_BYTES = 20_000_000
_MAX_ROWS = 1_048_576
"""Of Excel itself."""
_DELIMITERS = ",\t;"
_SAMPLE, _SAMPLE_ROWS = 50_000, 50
_NO_TEXT = re.compile(r"[\0-\x08\x0e-\x19\x1b-\x1f]")
_WEB_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b", re.I | re.S
)
_MAIL = re.compile(r"(?:MIME-Version|Content-Type|From|X-[\w-]+):", re.I)
_MARKUP = re.compile(r"\s*<\?xml|\s*<[\w:]+ xmlns")
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
            name, "不是表格文件，或文件已损坏", "请用 Excel 或 WPS 打开试试，能打开的另存为 .xlsx"
        )
    refuse_marked(text, name)
    _refuse_markup(text, name)
    rows = _rows(text, name)
    faults = {
        (number, column): Fault.ERROR
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if _ERROR.fullmatch(str(cell).strip())
    } if "#" in text else {}  # fmt: skip
    return Grid("", rows, faults=faults)


def _refuse_markup(text: str, name: str) -> None:
    if _WEB_PAGE.match(text) or (_MAIL.match(text) and "<html" in text.lower()):
        raise unreadable(name, "实际是网页", SAVE_AGAIN)
    if _MARKUP.match(text):
        kind = "XML 表格" if "urn:schemas-microsoft-com:office:spreadsheet" in text else "XML 文件"
        raise unreadable(name, f"实际是 {kind}", SAVE_AGAIN)


def _rows(text: str, name: str) -> list[list[Value]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    delimiter = _delimiter(text)
    rows: list[list[Value]] = []
    try:
        rows += islice(_reader(text, delimiter, strict=True), _MAX_ROWS + 1)
    except csv.Error:
        if text.count('"') % 2:
            raise _unpaired(name, len(rows) + 1) from None
        rows = _carelessly_quoted(text, delimiter, name)
    if len(rows) > _MAX_ROWS:
        raise unreadable(name, f"超过 {_MAX_ROWS} 行", CHECK_FILE)
    return rows


def _carelessly_quoted(text: str, delimiter: str, name: str) -> list[list[Value]]:
    """Return the rows of a text that has signs behind a quoted cell ("甲"乙): they belong to it."""
    rows: list[list[Value]] = []
    try:
        rows += islice(_reader(text, delimiter, strict=False), _MAX_ROWS + 1)
    except csv.Error:
        raise _unpaired(name, len(rows) + 1) from None
    return rows


def _reader(text: str, delimiter: str, *, strict: bool) -> Iterator[list[Value]]:
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict):
        yield [*row]


def _delimiter(text: str) -> str:
    """Return what stands between cells: that which makes the most rows of the same width, and the widest."""
    return max(_DELIMITERS, key=lambda delimiter: _fit(text[:_SAMPLE], delimiter))


def _fit(sample: str, delimiter: str) -> int:
    rows = islice(_reader(sample, delimiter, strict=False), _SAMPLE_ROWS)
    widths = Counter(len(row) for row in rows)
    return max((count * (width - 1) for width, count in widths.items()), default=0)


def _unpaired(name: str, row: int) -> WorkbookError:
    message = "有一个引号没有配对，后面的内容都连成了一格"
    return unreadable(name, message, "请补上或删去这个引号", f"第{row}行起")
