"""The Excel table of a check, read back as Excel would read it."""

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from drafting.docx.package import is_marked
from drafting.proof.excel import Column, Row, Sheet, Tone, write_excel
from drafting.proof.table import table
from drafting.verdict import judge
from schemas.facts import Facts
from tests.support.cases import case_of
from tests.support.facts import facts_from

FACTS = facts_from("""
单位: 中建某局滨河综合体项目党支部
年度: 2025
数据:
  支委会: 12次
  支部党员大会: 4次
  党课: 4次
  党费收缴: 12,480元
可不写: [党费收缴]
活动:
  - 名称: 消防应急演练
    参加: 45人
不足:
  - 理论学习不够深入
""")
WORK = "一是召开支委会13次、支部党员大会4次。组织消防应急演练，45人参加，走访企业17家。"


def sheets(facts: Facts | None = FACTS, **bodies: str) -> dict[str, Worksheet]:
    data = table(judge(case_of(facts, **(bodies or {"work": WORK}))))
    return {sheet.title: sheet for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets}


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    heading, *body = sheet.iter_rows(values_only=True)
    return [
        {str(key): value or "" for key, value in zip(heading, row, strict=True)} for row in body
    ]


def test_the_sheets_are_the_proof_both_ways_and_the_findings():
    assert list(sheets()) == ["要点→报告", "报告→要点", "问题"]


def test_each_fact_has_its_place_in_both_files_its_result_and_its_sentence():
    found = rows(sheets()["要点→报告"])
    told = {(row["要点"], row["事项"]): row for row in found if row["要点里写的"]}
    members = told["数据", "支部党员大会"]
    assert members["要点里写的"] == "4次" and members["要点位置"] == "要点.yaml\n第6行"
    assert (members["核对结果"], members["报告里写的"]) == ("已写", "4次")
    assert members["报告位置"] == "工作\n第3段"
    assert members["报告原句"] == "一是召开支委会13次、支部党员大会4次。"
    assert told["数据", "支委会"]["核对结果"] == "写错"
    assert told["数据", "支委会"]["报告里写的"] == "13次"
    assert told["数据", "党课"]["核对结果"] == "未写"
    assert told["数据", "党费收缴"]["核对结果"] == "可不写"
    assert told["活动第1条·参加", "消防应急演练"]["报告里写的"] == "45人"


def test_an_item_has_a_row_of_its_own():
    found = {row["事项"]: row for row in rows(sheets()["要点→报告"]) if not row["要点里写的"]}
    assert found["消防应急演练"]["核对结果"] == "已写"
    assert found["理论学习不够深入"]["核对结果"] == "未写"


def test_a_fact_that_stands_twice_has_two_rows_with_one_number():
    found = rows(sheets(work="党课4次，支委会12次。", plan="党课4次。")["要点→报告"])
    lessons = [row for row in found if row["事项"] == "党课"]
    assert [row["报告位置"] for row in lessons] == ["工作\n第3段", "计划\n第9段"]
    assert len({row["序号"] for row in lessons}) == 1


def test_each_number_has_the_fact_that_it_comes_from_or_should_be():
    found = {row["报告里写的"]: row for row in rows(sheets()["报告→要点"])}
    assert found["4次"]["核对结果"] == "有依据"
    assert found["4次"]["依据"] == "支部党员大会4次（要点.yaml 第6行）"
    assert found["13次"]["核对结果"] == "写错"
    assert found["13次"]["依据"] == "应为：支委会12次（要点.yaml 第5行）"
    assert found["17家"]["核对结果"] == "无依据" and found["17家"]["依据"] == "要点里没有这个数"
    assert found["45人"]["依据"] == "活动第1条·参加：45人（要点.yaml 第12行）"
    assert (found["一是"]["核对结果"], found["一是"]["依据"]) == ("不需对照", "编号、次序")


def test_numbers_that_need_no_fact_stand_behind_the_others():
    states = [row["核对结果"] for row in rows(sheets()["报告→要点"])]
    first = states.index("不需对照")
    assert set(states[first:]) == {"不需对照"}


def test_the_findings_are_those_of_the_check():
    verdict = judge(case_of(FACTS, work=WORK))
    found = rows(sheets()["问题"])
    assert {row["编号"] for row in found} == {finding.id for finding in verdict.findings}
    mismatch = next(row for row in found if row["原文"] == "13次")
    assert mismatch["轻重"] == "错误" and "12次" in str(mismatch["怎么改"])


def test_what_a_person_has_accepted_is_no_longer_red():
    verdict = judge(case_of(FACTS, work=WORK))
    accepted = replace(verdict, accepted=frozenset([verdict.findings[0].id]))
    before, after = (
        next(
            row
            for row in openpyxl.load_workbook(io.BytesIO(table(one)))["问题"].iter_rows(min_row=2)
            if row[-1].value == verdict.findings[0].id
        )
        for one in (verdict, accepted)
    )
    assert after[1].value == "已确认" != before[1].value
    assert after[1].fill.fgColor.rgb != before[1].fill.fgColor.rgb


def test_a_clean_report_says_that_nothing_was_found():
    facts = facts_from("单位: 滨河项目党支部\n年度: 2025\n数据:\n  支委会: 12次\n")
    verdict = judge(case_of(facts, work="本年度召开支委会12次。"))
    data = table(replace(verdict, findings=()))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["问题"]
    assert "没有发现问题" in {row["问题"] for row in rows(sheet)}


def test_without_facts_there_are_the_numbers_and_the_findings():
    found = sheets(None)
    assert list(found) == ["报告里的数字", "问题"]
    told = {row["报告里写的"]: row for row in rows(found["报告里的数字"])}
    assert (told["13次"]["数值"], told["13次"]["单位"], told["13次"]["数的是什么"]) == (
        "13", "次", "支委会",
    )  # fmt: skip
    assert "没有要点" in found["问题"].oddFooter.left.text


def test_the_page_is_ready_to_be_read_filtered_and_printed():
    for sheet in sheets().values():
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {"宋体"}
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)


def test_a_bad_result_is_coloured_otherwise_than_a_good_one():
    sheet = sheets()["要点→报告"]
    colours = {row[5].value: row[5].fill.start_color.rgb for row in sheet.iter_rows(min_row=2)}
    assert colours["已写"] != colours["未写"] == colours["写错"]


def test_the_same_verdict_gives_the_same_bytes():
    verdict = judge(case_of(FACTS, work=WORK))
    assert table(verdict) == table(judge(case_of(FACTS, work=WORK)))


def test_a_file_is_known_as_unchanged_until_another_program_saves_it():
    data = table(judge(case_of(FACTS, work=WORK)))
    again = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(again)
    assert is_marked(data) and not is_marked(again.getvalue())
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None


def workbook(*cells: str | int) -> bytes:
    column = Column("内容", 10)
    sheet = Sheet("表", (column,), [Row((cell,), Tone.GOOD) for cell in cells], result=0)
    return write_excel([sheet], "标题", "说明")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+86", "-5次", "@SUM(A1)", '=HYPERLINK("http://x")', "＝1+1", "=cmd|' /C calc'!A0"],
)
def test_no_cell_is_a_formula(text: str):
    data = workbook(text)
    cell = openpyxl.load_workbook(io.BytesIO(data))["表"]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    parts = zipfile.ZipFile(io.BytesIO(data))
    xml = b"".join(parts.read(n) for n in parts.namelist() if n.startswith("xl/worksheets/"))
    assert not re.search(rb"<f[ >/]", xml)


@pytest.mark.parametrize(
    "text", ["", "甲\x00乙", "甲\x0b乙\ufffe", "_x0041_", "\ud800", "长" * 40_000]
)
def test_any_text_can_stand_in_a_cell(text: str):
    cell = openpyxl.load_workbook(io.BytesIO(workbook(text)))["表"]["A2"]
    shown = re.sub("[\x00\x0b\ufffe\ud800]", "", text)
    assert (cell.value or "") == (shown if len(shown) <= 2000 else shown[:1998] + "……")


def test_numbers_stay_numbers():
    assert openpyxl.load_workbook(io.BytesIO(workbook(7)))["表"]["A2"].value == 7


@pytest.mark.parametrize("title", ["甲&C乙", "", "题" * 300, "&P&N"])
def test_any_title_can_stand_above_the_page(title: str):
    data = write_excel([Sheet("表", (Column("甲", 3),), [Row(("乙",))], result=0)], title, title)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["表"]
    assert sheet.oddHeader.center.text.endswith("核对表：表")
    assert "&C" not in sheet.oddHeader.center.text


def test_a_row_is_as_high_as_its_longest_cell():
    sheet = openpyxl.load_workbook(io.BytesIO(workbook("短", "长" * 95, "一\n二")))["表"]
    heights = [sheet.row_dimensions[number].height for number in (2, 3, 4)]
    assert heights[0] < heights[2] < heights[1]


def test_a_comparison_has_its_row_under_a_heading_of_its_own():
    given = facts_from(
        "单位: 某局项目党支部\n年度: 2025\n数据: {支委会: 12次}\n去年数据: {支委会: 10次}\n"
    )
    book = sheets(given, work="召开支委会12次，较上年增加2次。")
    told = {(row["要点"], row["事项"]): row for row in rows(book["要点→报告"])}
    assert told["同比", "支委会"]["要点里写的"] == "增加2次"
    assert told["同比", "支委会"]["报告里写的"] == "2次"
    assert told["去年数据", "支委会"]["核对结果"] == "可不写"
    sources = {row["报告里写的"]: row["依据"] for row in rows(book["报告→要点"])}
    assert "－去年10次" in str(sources["2次"])
