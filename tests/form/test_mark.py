"""The copy in which each cell that has a problem says so, and everything else is as it was."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font

from drafting.docx.package import is_marked
from drafting.errors import FactsError, UsageError, WriteError
from drafting.form.mark import facts_or_marked
from drafting.workbook.edit import AUTHOR
from tests.support.forms import changed, form
from tests.support.shuzhi import SAMPLES

BAD = ({"数据": {"B7": "支委会", "C7": "很多"}}, {"去年整改": {"B4": "学得少", "C4": "差不多"}})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "要点.xlsx"
    path.write_bytes(form(*BAD))
    return path


def mark(file: Path) -> FactsError:
    with pytest.raises(FactsError) as caught:
        facts_or_marked(file)
    return caught.value


def notes(file: Path) -> dict[tuple[str, str], str]:
    """(sheet, cell) → the text of the note."""
    book = openpyxl.load_workbook(file)
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def test_each_problem_is_written_at_its_cell_in_a_copy(file: Path):
    before = file.read_bytes()
    error = mark(file)
    copy = file.with_name("要点（批注）.xlsx")
    assert str(copy) in error.message and len(error.problems) == 2
    found = notes(copy)
    assert set(found) == {("数据", "C7"), ("去年整改", "C4")}
    assert "写的是“差不多”，看不懂。请从这几个里选一个" in found["去年整改", "C4"]
    book = openpyxl.load_workbook(copy)
    assert book["数据"]["C7"].comment.author == AUTHOR
    assert (
        book["数据"]["C7"].fill.start_color.rgb
        == "00F8CBAD"
        != book["数据"]["B7"].fill.start_color.rgb
    )
    assert file.read_bytes() == before


def test_without_problems_there_is_no_copy_and_the_facts_are_returned(tmp_path: Path):
    file = tmp_path / "要点.xlsx"
    file.write_bytes((SAMPLES / "要点.xlsx").read_bytes())
    assert facts_or_marked(file).year == 2025
    assert list(tmp_path.iterdir()) == [file]


def test_several_problems_of_a_cell_and_those_of_no_cell_have_one_note_each(tmp_path: Path):
    file = tmp_path / "要点.xlsx"

    def without_basics(book: openpyxl.Workbook) -> None:
        del book["基本情况"]

    file.write_bytes(form(*BAD, change=without_basics))
    mark(file)
    first = notes(file.with_name("要点（批注）.xlsx"))["数据", "A1"]
    assert "“单位”没有写" in first and "“年度”没有写" in first


def test_what_the_user_made_stays(tmp_path: Path):
    file = tmp_path / "要点.xlsx"

    def dress(book: openpyxl.Workbook) -> None:
        book["数据"]["B7"].font = Font("楷体", 14, bold=True)
        book["数据"]["J1"] = "=SUM(C3:C6)"
        book["数据"]["C7"].comment = Comment("数过两遍", "周海涛")
        book["数据"]["B8"].comment = Comment("去年没有", "周海涛")

    file.write_bytes(form(*BAD, change=dress))
    mark(file)
    book = openpyxl.load_workbook(file.with_name("要点（批注）.xlsx"))
    sheet = book["数据"]
    assert (sheet["B7"].font.name, sheet["B7"].font.size) == ("楷体", 14)
    assert sheet["J1"].value == "=SUM(C3:C6)" and sheet["B8"].comment.text == "去年没有"
    assert sheet["C7"].comment.text.startswith("数过两遍\n——述职核对——\n")
    assert len(sheet.data_validations.dataValidation) == 5
    assert "可选单位" in book.defined_names


def test_a_copy_that_is_filled_in_further_is_marked_anew_beside_it(file: Path):
    mark(file)
    copy = file.with_name("要点（批注）.xlsx")
    copy.write_bytes(changed(copy.read_bytes(), {"数据": {"C7": 12}}))
    edited = copy.read_bytes()
    assert "要点（批注2）.xlsx" in mark(copy).message
    assert copy.read_bytes() == edited
    second = file.with_name("要点（批注2）.xlsx")
    assert set(notes(second)) == {("去年整改", "C4")}
    assert openpyxl.load_workbook(second)["数据"]["C7"].fill.fill_type is None


def test_a_note_of_the_users_outlives_ours(tmp_path: Path):
    file = tmp_path / "要点（批注）.xlsx"

    def note(book: openpyxl.Workbook) -> None:
        book["数据"]["C7"].comment = Comment("数过两遍\n——述职核对——\n写错了", AUTHOR)

    file.write_bytes(form({"去年整改": {"B4": "学得少", "C4": "差不多"}}, change=note))
    mark(file)
    assert notes(file.with_name("要点（批注2）.xlsx"))["数据", "C7"] == "数过两遍"


def test_an_older_copy_is_replaced_but_one_that_somebody_edited_is_kept(file: Path):
    mark(file)
    copy = file.with_name("要点（批注）.xlsx")
    assert is_marked(copy.read_bytes())
    mark(file)
    assert len(list(file.parent.iterdir())) == 2
    copy.write_bytes(changed(copy.read_bytes(), {"数据": {"C7": 12}}))
    edited = copy.read_bytes()
    assert "要点（批注）（原文件1）.xlsx" in mark(file).message
    assert file.with_name("要点（批注）（原文件1）.xlsx").read_bytes() == edited


def test_a_merged_cell_is_marked_where_it_shows(tmp_path: Path):
    file = tmp_path / "要点.xlsx"

    def merge(book: openpyxl.Workbook) -> None:
        book["去年整改"]["A4"] = "例"
        book["去年整改"].merge_cells("A4:C4")
        book["数据"]["H2"] = "经办"
        book["数据"].merge_cells("G2:H2")
        book["数据"]["H9"] = "张三"

    file.write_bytes(form(change=merge))
    mark(file)
    assert ("数据", "H9") in notes(file.with_name("要点（批注）.xlsx"))


def test_a_copy_that_is_open_is_left_alone(file: Path):
    (file.parent / ".~lock.要点（批注）.xlsx#").touch()
    with pytest.raises(WriteError, match="正被别的程序打开"):
        facts_or_marked(file)
    assert not file.with_name("要点（批注）.xlsx").exists()


@pytest.mark.parametrize("name", ["要点.md", "要点.yaml", "要点.xls", "要点.et"])
def test_only_an_xlsx_can_be_marked(name: str, tmp_path: Path):
    with pytest.raises(UsageError, match=r"\.xlsx"):
        facts_or_marked(tmp_path / name)


def test_what_is_no_form_has_no_copy(tmp_path: Path):
    file = tmp_path / "要点.xlsx"
    for data in (b"", b"PK\x03\x04", b"text"):
        file.write_bytes(data)
        assert not mark(file).problems[0].place
    assert list(tmp_path.iterdir()) == [file]


def test_a_form_with_a_chart_can_be_marked(tmp_path: Path):
    file = tmp_path / "要点.xlsx"
    file.write_bytes(form(*BAD, change=lambda book: book["数据"].add_chart(BarChart(), "J2")))
    assert "没有原来的图表、图形或控件，请以原文件为准" in mark(file).message
    assert len(notes(file.with_name("要点（批注）.xlsx"))) == 2


def test_a_copy_has_no_time_in_it(file: Path):
    mark(file)
    copy = file.with_name("要点（批注）.xlsx")
    with zipfile.ZipFile(io.BytesIO(copy.read_bytes())) as archive:
        assert b"dcterms:modified" not in archive.read("docProps/core.xml")
