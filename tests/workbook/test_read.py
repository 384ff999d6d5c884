"""Messy workbooks become grids with everything in them that a person sees, and what a person does not see."""

import io
import shutil
import subprocess
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from python_calamine import CalamineWorkbook

from drafting.errors import WorkbookError
from drafting.workbook import read
from drafting.workbook.grid import Fault, Grid, column_name
from drafting.workbook.plain_book import struck_styles
from drafting.workbook.read import read_workbook, read_workbook_file
from tests.support.workbooks import CASES, Case
from tests.support.workbooks.biff import compound
from tests.support.workbooks.raw import book, rows_xml, sheet_xml, zipped
from tests.support.workbooks.typed import stored

needs_office = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice 没有安装：由 tools/debian.sh 安装"
)


def cell(row: int, column: int) -> str:
    return f"{column_name(column)}{row + 1}"


def at(grids: tuple[Grid, ...], sheet: str, place: str) -> object:
    rows = next(grid.rows for grid in grids if grid.name == sheet)
    found = {cell(r, c): value for r, row in enumerate(rows) for c, value in enumerate(row)}
    return found.get(place, "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_a_messy_workbook_is_read_with_all_that_is_hidden_in_it(case: Case):
    grids = read_workbook(case.make(), case.file)
    assert tuple(grid.name for grid in grids) == case.sheets
    assert tuple(grid.name for grid in grids if grid.is_hidden) == case.hidden_sheets
    assert case.hidden_rows == {
        grid.name: tuple(row + 1 for row in sorted(grid.hidden_rows))
        for grid in grids
        if grid.hidden_rows
    }
    assert case.hidden_columns == {
        grid.name: tuple(map(column_name, sorted(grid.hidden_columns)))
        for grid in grids
        if grid.hidden_columns
    }
    assert case.faults == {
        (grid.name, cell(*place)): fault for grid in grids for place, fault in grid.faults.items()
    }
    assert case.merged == {
        grid.name: tuple(
            sorted(f"{cell(a.top, a.left)}:{cell(a.bottom, a.right)}" for a in grid.merged)
        )
        for grid in grids
        if grid.merged
    }
    assert case.cells == {place: at(grids, *place) for place in case.cells}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_every_usual_record_is_there_whoever_wrote_the_file(case: Case):
    texts = [str(value) for grid in read_workbook(case.make(), case.file) for row in grid.rows for value in row]  # fmt: skip
    assert texts.count("周海涛") >= 4
    assert any("烈士" in text or "扫墓" in text for text in texts)


def test_dates_are_the_same_days_in_whatever_way_they_are_stored():
    days = {
        case.file: [
            value
            for grid in read_workbook(case.make(), case.file)
            if not grid.is_hidden
            for row in grid.rows
            for value in row
            if isinstance(value, date)
        ]
        for case in CASES
        if any(word in case.file for word in ("规规矩矩", "1904", "长日期", "日期格式", "旧版"))
    }
    assert len(days) >= 9
    assert {tuple(found) for found in days.values()} == {tuple(days["规规矩矩.xlsx"])}
    assert days["规规矩矩.xlsx"][0] == date(2025, 1, 10)


def test_the_name_of_a_file_may_lie_about_its_kind():
    cases = {case.file: case.make() for case in CASES}
    for file, other in (("规规矩矩.xlsx", "a.xls"), ("旧版.xls", "a.xlsx"), ("UTF-8.csv", "a.et")):
        assert read_workbook(cases[file], other) == read_workbook(cases[file], file)


def test_a_file_is_read_from_its_folder_and_named_where_it_is_not_there(tmp_path: Path):
    data = stored(Workbook())
    (tmp_path / "台账.xlsx").write_bytes(data)
    assert read_workbook_file(tmp_path / "台账.xlsx") == read_workbook(data, "台账.xlsx")
    with pytest.raises(WorkbookError, match=r"没有\.xlsx：找不到这个文件"):
        read_workbook_file(tmp_path / "没有.xlsx")


ENCRYPTED = compound({"EncryptionInfo": b"\4\0\2\0" + bytes(300), "EncryptedPackage": bytes(9000)})
OTHERS = {
    "空": (b"", "空的"),
    "密码": (ENCRYPTED, "有密码.*去掉密码"),
    "Word": (zipped({"word/document.xml": b"<x/>"}), "Word 文档"),
    "旧版Word": (compound({"WordDocument": bytes(5000)}), "旧版 Word"),
    "演示": (zipped({"ppt/presentation.xml": b"<x/>"}), "演示文稿"),
    "二进制": (zipped({"xl/workbook.bin": b"x"}), r"\.xlsb.*另存为 \.xlsx"),
    "ODF": (zipped({"mimetype": b"x", "content.xml": b"<x/>"}), r"\.ods.*另存为 \.xlsx"),
    "OFD": (zipped({"OFD.xml": b"<x/>"}), "OFD"),
    "压缩包": (zipped({"台账.xlsx": b"x"}), "不是 Excel 工作簿"),
    "Excel 95": (compound({"Book": bytes(5000)}), "Excel 95"),
    "别的": (compound({"x": bytes(5000)}), "不是 Excel 工作簿"),
    "PDF": (b"%PDF-1.7 ...", "PDF 文件，不是表格"),
    "图片": (b"\x89PNG\r\n", "图片，不是表格"),
    "网页": ("<html><body><table><tr><td>支委会</td></tr></table>".encode(), r"实际是网页。请用 Excel 或 WPS 打开，另存为 \.xlsx"),
    "网页片段": ("\r\n <TABLE border=1><tr><td>支委会".encode("gb18030"), "实际是网页"),
    "网页带声明": (b"\xef\xbb\xbf<!DOCTYPE html><title>x</title>", "实际是网页"),
    "网页带空间": (b'<html xmlns:x="urn:schemas-microsoft-com:office:excel">', "实际是网页"),
    "单个文件网页": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>", "实际是网页"),
    "XML表格": (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "XML 表格"),
    "XML": (b'<?xml version="1.0"?><data/>', "XML 文件"),
    "乱码": (bytes(range(256)) * 3, "不是表格文件"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "message"), OTHERS.values(), ids=OTHERS)
def test_what_is_no_spreadsheet_is_called_what_it_is(data: bytes, message: str):
    with pytest.raises(WorkbookError, match=message) as caught:
        read_workbook(data, "台账.xls")
    (problem,) = caught.value.problems
    assert problem.file == "台账.xls" and problem.suggestion


@pytest.mark.parametrize(
    "file", ["规规矩矩.xlsx", "共用的文字.xlsx", "旧版.xls", "旧版文字很长.xls"]
)
def test_a_file_that_was_cut_short_is_said_to_be_damaged(file: str):
    data = next(case.make() for case in CASES if case.file == file)
    for share in (0.1, 0.5, 0.9):
        with pytest.raises(WorkbookError, match=r"损坏|不是"):
            read_workbook(data[: int(len(data) * share)], "台账.xlsx")


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        '<row r="1"><c r="A1" t="好"><v>7</v></c></row>',
        '<row r="1"><c r="A1"><v>7</v></row>',
        '<row r="1"><c r="1A"><v>7</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>',
    ],
)
def test_damaged_cells_are_no_fault_of_ours(rows: str):
    with pytest.raises(WorkbookError, match="已损坏"):
        read_workbook(book({"台账": sheet_xml(rows)}), "台账.xlsx")


def test_a_fault_in_rust_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch):
    panic = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})

    class Panics:
        @staticmethod
        def from_filelike(_: object) -> None:
            raise panic("index out of bounds")

    monkeypatch.setattr(read, "CalamineWorkbook", Panics)
    with pytest.raises(WorkbookError, match="已损坏"):
        read_workbook(stored(Workbook()), "台账.xlsx")


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt, SystemExit])
def test_who_stops_the_program_stops_it(monkeypatch: pytest.MonkeyPatch, interrupt: type):
    class Stops:
        @staticmethod
        def from_filelike(_: object) -> None:
            raise interrupt

    monkeypatch.setattr(read, "CalamineWorkbook", Stops)
    with pytest.raises(interrupt):
        read_workbook(stored(Workbook()), "台账.xlsx")


def test_an_empty_sheet_has_no_rows():
    assert read_workbook(stored(Workbook()), "空表.xlsx")[0].rows == []
    assert read_workbook(book({"空": sheet_xml("")}), "空表.xlsx")[0].rows == []


def test_rows_below_a_gap_keep_their_numbers():
    rows = [["支委会"], [], [], ["党课"]]
    (grid,) = read_workbook(book({"台账": sheet_xml(rows_xml(rows))}), "台账.xlsx")
    assert grid.rows[3][0] == "党课" and grid.place(3, 0) == "工作表“台账”A4格"


def everything() -> Workbook:
    """Return a workbook with every kind of value, formula and hiding that openpyxl writes."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "支委会"
    values = (
        12, 12.5, 100_000_000_000, -3, "支委会", " １２ ", "长" * 300, True, date(2025, 3, 5), datetime(2025, 3, 5, 14, 30),
        time(9, 30), "=6*7", "=1/0", '="甲"&"乙"', '=""', "=NA()", "=1=1", "=DATE(2025,3,5)",
    )  # fmt: skip
    for row, value in enumerate(values, 2):
        sheet.cell(row, 3, value)
    sheet["C19"].number_format = "yyyy-mm-dd"
    sheet["E2"] = "合并"
    sheet.merge_cells("E2:F4")
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["E"].hidden = True
    other = made.create_sheet("隐藏的")
    other.sheet_state = "hidden"
    other["A1"] = 1
    return made


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with that workbook as LibreOffice saves it, calculated."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "全.xlsx").write_bytes(stored(everything()))
    for kind in ("xls", "xlsx:Calc MS Excel 2007 XML"):
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(folder / 'p').as_uri()}", "--headless", "--convert-to", kind,
             "--outdir", str(folder / "out"), str(folder / "全.xlsx")],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return folder / "out"


@needs_office
@pytest.mark.parametrize("file", ["全.xls", "全.xlsx"])
def test_what_libreoffice_saves_is_read_whole(saved: Path, file: str):
    grid, other = read_workbook_file(saved / file)
    column = [row[2] if len(row) > 2 else "" for row in grid.rows[1:19]]
    assert column == [
        12, 12.5, 100_000_000_000, -3, "支委会", " １２ ", "长" * 300, True, date(2025, 3, 5), datetime(2025, 3, 5, 14, 30),
        time(9, 30), 42, "#DIV/0!", "甲乙", "", "#N/A", True, date(2025, 3, 5),
    ]  # fmt: skip
    assert grid.faults == {(13, 2): Fault.ERROR, (16, 2): Fault.ERROR}
    assert (grid.hidden_rows, grid.hidden_columns, grid.is_hidden) == ({4}, {4}, False)
    assert [(a.top, a.left, a.bottom, a.right) for a in grid.merged] == [(1, 4, 3, 4)]
    assert other == Grid("隐藏的", [[1]], is_hidden=True)


@needs_office
def test_an_old_workbook_has_the_values_that_python_calamine_reads(saved: Path):
    grid, _ = read_workbook_file(saved / "全.xls")
    theirs = CalamineWorkbook.from_path(saved / "全.xls").get_sheet_by_index(0)
    for number, row in enumerate(theirs.to_python(skip_empty_area=False)):
        for column, value in enumerate(row):
            ours = grid.rows[number][column] if column < len(grid.rows[number]) else ""
            assert ours == value or (number, column) in grid.faults


def test_cells_that_are_struck_through_are_told():
    made = Workbook()
    sheet = made.active
    for row in ("甲乙丙", "丁戊己"):
        sheet.append(list(row))
    sheet["B1"].font, sheet["A2"].font = Font(strike=True), Font(strike=True, b=True)
    sheet["C2"].font, sheet["D2"].font = Font(strike=False, i=True), Font(strike=True)
    packed = io.BytesIO()
    made.save(packed)
    (grid,) = read_workbook(packed.getvalue(), "台账.xlsx")
    assert {cell(*place) for place in grid.struck} == {"B1", "A2"}


@pytest.mark.parametrize(
    ("fonts", "styles"),
    [
        ("<font><strike/></font><font/>", (b"0",)),
        ('<font><strike val="0"/></font><font ><strike val="1"/></font>', (b"1", b"2")),
        ('<font/><font><b/></font><font><strike val="false"/></font>', ()),
    ],
)  # fmt: skip
def test_styles_of_struck_letters_are_known_by_their_fonts(fonts, styles):
    used = '<xf fontId="0"/><xf numFmtId="14" fontId="1" xfId="0"/><xf fontId="1"><alignment/></xf><xf/>'
    for prefix in ("", "x:"):
        xml = f"<styleSheet><fonts>{fonts}</fonts><cellStyleXfs><xf/></cellStyleXfs><cellXfs>{used}</cellXfs></styleSheet>"
        xml = (
            xml.replace("</", "<//")
            .replace("<", f"<{prefix}")
            .replace(f"<{prefix}//", f"</{prefix}")
        )
        assert struck_styles(xml.encode()) == styles
