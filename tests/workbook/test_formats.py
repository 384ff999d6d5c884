"""The formats of cells are found, whoever has written the file."""

import io
import zipfile

import openpyxl
import pytest

from drafting.workbook.formats import number_formats
from tests.support.forms import saved

CODES = ["0.0%", 'yyyy"年"m"月"', "#,##0.00", "General"]


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "数据"
    for number, code in enumerate(CODES, 1):
        cell = sheet.cell(number, 2, 0.5)
        cell.number_format = code
    book.create_sheet("空")
    return saved(book)


def edited(data: bytes, part: str, *pairs: tuple[bytes, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for before, after in pairs if name == part else ():
                assert before in content
                content = content.replace(before, after)
            new.writestr(name, content)
    return out.getvalue()


def test_each_sheet_has_the_formats_of_its_cells():
    found = number_formats(workbook(), "a.xlsx")
    assert found == {
        "数据": {(0, 1): "0.0%", (1, 1): 'yyyy"年"m"月"', (2, 1): "#,##0.00"}, "空": {},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("number", "code"),
    [(9, "0%"), (10, "0.00%"), (27, 'yyyy"年"m"月"'), (58, 'm"月"d"日"'), (57, 'yyyy"年"m"月"')],
)
def test_formats_that_are_not_spelled_out_are_those_of_chinese_excel(number: int, code: str):
    data = edited(
        workbook(), "xl/styles.xml", (b'<xf numFmtId="164"', b'<xf numFmtId="%d"' % number)
    )
    found = number_formats(data, "a.xlsx")
    assert found and found["数据"][0, 1] == code


@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"text"])
def test_a_file_that_does_not_tell_them_has_none(data: bytes):
    assert number_formats(data, "a.xls") is None


@pytest.mark.parametrize(
    "pair", [(b' s="1"', b' s="99"'), (b' s="1"', b' s="x"'), (b'r="B1"', b'r="?"')]
)
def test_a_style_or_a_cell_that_is_none_is_left_out(pair: tuple[bytes, bytes]):
    found = number_formats(edited(workbook(), "xl/worksheets/sheet1.xml", pair), "a.xlsx")
    assert found and (0, 1) not in found["数据"] and (1, 1) in found["数据"]
