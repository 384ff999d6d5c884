"""Spreadsheets → grids: the one place that opens them, by their content, whatever they are called.

.xlsx and .xlsm (macros are never run), .xls and .et, .csv and other tables as text. Nothing reaches python-calamine,
which this module alone imports, but what has passed the limits and is written as Excel writes it.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineWorkbook

from drafting.errors import WorkbookError
from drafting.files import MAGIC, read_bytes
from drafting.workbook.biff import read_biff
from drafting.workbook.compound import SIGNATURE, Compound
from drafting.workbook.delimited import read_delimited
from drafting.workbook.grid import Grid, Value
from drafting.workbook.package import WorkbookFile
from drafting.workbook.plain_book import write_plain_book
from drafting.workbook.settle import settled
from drafting.workbook.unreadable import (
    CHECK_FILE,
    DAMAGED,
    MAX_CELLS,
    PASSWORD,
    unreadable,
)

MAX_BYTES = 50_000_000
_ZIP = (b"PK\3\4", b"PK\5\6")
_PANIC = "pyo3_runtime"
"""The module of what a fault in Rust is raised as, which is no Exception."""


def read_workbook_file(path: Path) -> tuple[Grid, ...]:
    """Return the sheets of a file; errors as below, and WorkbookError for a file that is not there."""
    return read_workbook(read_bytes(path, WorkbookError, MAX_BYTES), path.name)


def read_workbook(data: bytes, name: str) -> tuple[Grid, ...]:
    """Return the sheets in their order, without those that have no cells, such as charts.

    ``name`` is the file's, for messages. Raises WorkbookError for a file that is no spreadsheet, damaged, with a
    password or too large, RefusedError for one that bears a classified marking.
    """
    if not data:
        raise unreadable(name, "文件是空的", CHECK_FILE)
    unseen: list[str] = []
    if data.startswith(_ZIP):
        grids, unseen = _read_package(data, name)
    elif data.startswith(SIGNATURE):
        grids, unseen = _read_compound(data, name)
    else:
        for magic, kind in MAGIC.items():
            if data.startswith(magic):
                raise unreadable(name, f"这是{kind}，不是表格", CHECK_FILE)
        grids = [read_delimited(data, name)]
    return settled(grids, unseen, name)


def _read_compound(data: bytes, name: str) -> tuple[list[Grid], list[str]]:
    compound = Compound(data, name)
    if "EncryptedPackage" in compound.names:
        raise unreadable(name, *PASSWORD)
    if "Workbook" in compound.names:
        return read_biff(compound, name)
    if "Book" in compound.names:
        raise unreadable(name, "这是 Excel 95 或更早的格式")
    if "WordDocument" in compound.names:
        raise unreadable(name, "这是旧版 Word 文档", CHECK_FILE)
    raise unreadable(name, "这不是 Excel 工作簿", CHECK_FILE)


def _read_package(data: bytes, name: str) -> tuple[list[Grid], list[str]]:
    file = WorkbookFile(data, name)
    book, sheets = write_plain_book(file)
    grids = []
    for listed, sheet, rows in zip(file.sheets, sheets, _cells(book, name), strict=True):
        hidden = frozenset(column for columns in sheet.hidden_columns for column in columns)
        grids.append(
            Grid(
                listed.name, rows, sheet.merged, sheet.faults, sheet.hidden_rows, hidden,
                listed.is_hidden, sheet.struck,
            )
        )  # fmt: skip
    seen = {*(listed.part for listed in file.sheets), file.styles or "", file.texts or ""}
    margins = [text for sheet in sheets for text in sheet.margins]
    return grids, [*margins, *file.unseen(seen)]


def _cells(book: io.BytesIO, name: str) -> Iterator[list[list[Value]]]:
    """Yield the rows of each sheet."""
    cells = 0
    try:
        opened = CalamineWorkbook.from_filelike(book)
        book.close()  # it has been copied
        for number in range(len(opened.sheet_names)):
            sheet = opened.get_sheet_by_index(number)
            cells += sheet.total_height * sheet.total_width
            if cells > MAX_CELLS:
                raise unreadable(name, "工作表的内容太多", CHECK_FILE)
            yield sheet.to_python(skip_empty_area=False)
    except WorkbookError:
        raise
    except BaseException as fault:
        if isinstance(fault, Exception) or type(fault).__module__ == _PANIC:
            raise unreadable(name, *DAMAGED) from None
        raise
