"""Whatever a workbook holds is looked through for markings, and nothing is left beyond its cells."""

import pytest

from drafting.errors import RefusedError, WorkbookError
from drafting.workbook.grid import Area, Fault, Grid
from drafting.workbook.read import read_workbook
from drafting.workbook.settle import settled
from tests.support.workbooks.biff import Sheet, record, xls
from tests.support.workbooks.raw import book, rows_xml, sheet_xml

ROWS = rows_xml([["类型"], ["支委会"]])
DRAWING = '<wsDr xmlns:a="urn:a"><a:p><a:r><a:t>机密</a:t></a:r><a:r><a:t>★1年</a:t></a:r></a:p></wsDr>'.encode()


def header(text: str) -> bytes:
    packed = text.encode("utf-16-le")
    return record(0x14, len(text).to_bytes(2, "little") + b"\1" + packed)


def box(text: str) -> bytes:
    packed = text.encode("utf-16-le")
    kind = record(0x1B6, bytes(10) + len(text).to_bytes(2, "little") + bytes(6))
    return (
        kind
        + record(0x3C, b"\1" + packed[:4])
        + record(0x3C, b"\1" + packed[4:])
        + record(0x3C, bytes(16))
    )


MARKED = {
    "单元格": (book({"台账": sheet_xml(rows_xml([["类型", "密级"], ["支委会", "秘密"]]))}), "工作表“台账”B2格"),
    "两格": (book({"台账": sheet_xml(rows_xml([["机密", "★1年"]]))}), "工作表“台账”A1格"),
    "写成代号": (book({"台账": sheet_xml(rows_xml([["_x673A__x5BC6_★1年"]]))}), "工作表“台账”A1格"),
    "隐藏的表": (xls([Sheet("台账", [["x"]]), Sheet("旧", [["机密★"]], state=2)]), "工作表“旧”A1格"),
    "表名": (book({"机密★1年": sheet_xml(ROWS)}), "工作表的名称"),
    "页眉": (book({"台账": sheet_xml(ROWS, behind='<headerFooter><oddHeader>&amp;R&amp;"黑体,常规"&amp;14机密</oddHeader></headerFooter>')}), "页眉"),
    "文本框": (book({"台账": sheet_xml(ROWS)}, parts={"xl/drawings/drawing1.xml": DRAWING}), "页眉、页脚、文本框"),
    "批注": (book({"台账": sheet_xml(ROWS)}, parts={"xl/comments1.xml": "<comments><text><r><t>机</t></r><r><t>密★</t></r></text></comments>".encode()}), "批注"),
    "属性": (book({"台账": sheet_xml(ROWS)}, parts={"docProps/core.xml": "<p><t>绝密★启用前</t></p>".encode()}), "属性"),
    "旧版页眉": (xls([Sheet("台账", [["x"]], more=header("&C机密★1年"))]), "页眉"),
    "旧版文本框": (xls([Sheet("台账", [["x"]], more=box("密级：秘密★1年"))]), "文本框"),
    "文字": ("类型\n机密★1年\n".encode("gb18030"), "第2行"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "place"), MARKED.values(), ids=MARKED)
def test_a_marking_is_refused_wherever_it_stands(data: bytes, place: str):
    with pytest.raises(RefusedError, match="密级标志") as caught:
        read_workbook(data, "台账.xlsx")
    assert place in caught.value.problems[0].place


def test_the_words_in_a_sentence_are_no_marking():
    rows = rows_xml([["密切联系群众", "★"], ["开展保密教育", "保守党的秘密"], ["乘司机", "密封条"]])
    data = book({"台账": sheet_xml(rows)}, parts={"xl/comments1.xml": "<t>保守秘密</t>".encode()})
    assert read_workbook(data, "台账.xlsx")[0].rows[0][0] == "密切联系群众"


def test_a_part_that_nobody_reads_may_be_damaged():
    parts = {"xl/comments1.xml": "<t>秘密".encode(), "xl/media/image1.png": bytes(3_000_000)}
    assert read_workbook(book({"台账": sheet_xml(ROWS)}, parts=parts), "台账.xlsx")


def test_what_is_beyond_the_cells_is_cut_off():
    grid = Grid(
        "台账", [["a", "b"], ["c"]], (Area(0, 0, 0, 9), Area(1, 0, 1, 1), Area(0, 1, 0, 1), Area(5, 0, 6, 1)),
        hidden_rows=frozenset({1, 7}), hidden_columns=frozenset(range(1, 16384)),
    )  # fmt: skip
    (found,) = settled([grid], [], "台账.xlsx")
    assert found.merged == (Area(0, 0, 0, 1), Area(1, 0, 1, 1))
    assert (found.hidden_rows, found.hidden_columns) == ({1}, {1})


def test_a_cell_with_a_fault_is_there_also_behind_the_last_value():
    grid = Grid("台账", [["a"]], faults={(2, 1): Fault.UNCALCULATED})
    (found,) = settled([grid], [], "台账.xlsx")
    assert found.rows == [["a"], [], ["", ""]]


def test_merged_areas_that_overlap_are_no_sheet():
    areas = (Area(0, 0, 1, 1),) * 3
    with pytest.raises(WorkbookError, match="互相重叠"):
        settled([Grid("台账", [["a", "b"], ["c", "d"]], areas)], [], "台账.xlsx")


def test_too_much_text():
    with pytest.raises(WorkbookError, match="超过 32767 字"):
        settled([Grid("", [["字" * 32_768]])], [], "a.csv")
    with pytest.raises(WorkbookError, match="超过 3000 万字"):
        settled([Grid("", [["字" * 30_000] * 1001])], [], "a.csv")
