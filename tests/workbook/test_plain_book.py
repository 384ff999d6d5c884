"""Only what has been looked through reaches python-calamine, and no more than there is room for."""

import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from drafting.errors import WorkbookError
from drafting.workbook.package import WorkbookFile
from drafting.workbook.plain_book import write_plain_book
from tests.support.shuzhi import ROOT
from tests.support.workbooks import CASES
from tests.support.workbooks.biff import Sheet, record, xls
from tests.support.workbooks.raw import book, rows_xml, sheet_xml

LONG = f"<si><t>{'字' * 32_000}</t></si>"


def written(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(write_plain_book(WorkbookFile(data, "台账.xlsx"))[0])


def repeated(cell: str, times: int = 3000) -> str:
    rows = (f'<row r="{n}">{cell.format(n)}</row>' for n in range(1, times + 1))
    return sheet_xml("".join(rows))


def test_nothing_but_cells_is_handed_on():
    data = next(case.make() for case in CASES if case.file == "带宏.xlsm")
    assert sorted(written(data).namelist()) == [
        "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A{}" t="s"><v>0</v></c>', '<c r="A{}" s="0" t="s" ><v>0</v></c>', "<c r=\"A{}\" t='s'><v>0</v></c>", '<c r="A{}"\nt="s"><v>0</v></c>',
        '<c r="A{}" t = "s"><v>0</v></c>', '<c r="A{}" t="s"><f>1</f><v>0</v></c>', '<c r="A{}" t="s"><v>&#48;</v></c>', '<c r="A{}" t="s"><v x="">0</v></c>',
        '<c r="A{}" x="<" t="s"><v>0</v></c>',
    ],
)  # fmt: skip
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_a_long_text_shared_by_many_cells(cell: str, prefix: str):
    shared = LONG.replace("<", f"<{prefix}").replace(f"<{prefix}/", f"</{prefix}")
    with pytest.raises(WorkbookError, match="3000 万字"):
        written(book({"台账": repeated(cell)}, shared=shared))


def test_a_long_text_among_many_numbers_is_let_through():
    sheet = repeated('<c r="A{0}" t="s"><v>1</v></c><c r="B{0}"><v>5</v></c>')
    sheet = sheet.replace("<v>1</v>", "<v>0</v>", 1)
    assert written(book({"台账": sheet}, shared=f"{LONG}<si><t>支委会</t></si>"))


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
)
@pytest.mark.parametrize("content", [b"<!DOCTYPE x><x/>", b"\xff\xfe\x00"])
def test_a_doctype_or_no_encoding_in_any_part(part: str, content: bytes):
    good = sheet_xml(rows_xml([["支委会"]]))
    sheets = {"台账": content if "sheet1" in part else good}
    parts = {} if "sheet1" in part else {part: content}
    with pytest.raises(WorkbookError, match=r"DOCTYPE|已损坏"):
        written(book(sheets, parts=parts))


def test_the_sheet_that_is_too_large_is_named():
    far = sheet_xml('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>')
    with pytest.raises(
        WorkbookError, match="工作表“二月”的内容一直到第1048576行、XFD列，范围太大。请删去远处"
    ):
        written(book({"一月": sheet_xml(""), "二月": far}))


def far(column: str, row: int) -> str:
    return sheet_xml(f'<row r="1"><c r="A1"><v>1</v></c><c r="{column}{row}"><v>1</v></c></row>')


def wide(row: int) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, 255, 15, 1))


HOSTILE = {
    "far.xlsx": book({"台账": far("XFD", 1_048_576)}),
    "often far.xlsx": book({str(n): far("Z", 199_999) for n in range(100)}),
    "shared.xlsx": book({"台账": repeated('<c r="A{}" t="s"><f/><v>0</v></c>', 100_000)}, shared=LONG),
    "claims texts.xls": xls([Sheet("台账", [["支委会"]])]).replace(
        struct.pack("<HHII", 0xFC, 17, 1, 1), struct.pack("<HHII", 0xFC, 17, 1, 0x7FFFFFFF)
    ),
    "claims rows.xls": xls([Sheet("台账", [], more=record(0x200, struct.pack("<IIHHH", 0, 2**32 - 1, 0, 65535, 0)))]),
    "wide.xls": xls([Sheet("台账", [], more=b"".join(map(wide, range(65_536))))]),
    "circle.xls": xls([Sheet("台账", [["支委会"] * 200] * 200)])[:512 * 20] + struct.pack("<128I", *[0] * 128) * 20,
    "commas.csv": b"," * 19_000_000,
}  # fmt: skip
READ_ALL = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000,) * 2)
from drafting.errors import WorkbookError
from drafting.workbook.read import read_workbook_file
for path in map(Path, sys.argv[1:]):
    try:
        read_workbook_file(path)
    except WorkbookError:
        pass
    print(path.name)
"""


def test_no_file_takes_more_memory_than_there_is(tmp_path: Path):
    assert HOSTILE["claims texts.xls"].count(struct.pack("<I", 0x7FFFFFFF)) == 1
    for name, data in HOSTILE.items():
        (tmp_path / name).write_bytes(data)
    command = [sys.executable, "-c", READ_ALL, *(str(tmp_path / name) for name in HOSTILE)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.stdout.decode().splitlines(), done.stderr) == ([*HOSTILE], b"")
