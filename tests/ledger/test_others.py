"""A sheet that is no ledger is told for what it is, with what to do."""

from drafting.ledger.others import NEEDED, unlike_a_ledger
from tests.support.ledgers import grid, ledger

MONTHS = [f"{month}月" for month in range(1, 13)]
CROSS = grid(["2025年统计表"], ["类别", *MONTHS], ["支委会", *[1] * 12], name="统计")


def test_a_table_of_counts_by_month_belongs_into_the_facts():
    told = unlike_a_ledger(CROSS)
    assert "按月、按季统计次数的表" in told.message and "“数据”里" in told.advice
    quarters = grid(["类别", "第一季度", "二季度", "3季度"], ["党课", 1, 1, 1])
    assert unlike_a_ledger(quarters) == told
    held = grid(["2025年"], ["时间", "类型"], ["3月5日", "党课"])
    assert any("工作表“统计”是按月、按季统计次数的表" in note for note in ledger(held, CROSS).notes)


def test_a_row_with_one_of_the_two_headings_is_named_with_the_other_that_it_lacks():
    told = unlike_a_ledger(grid(["台账"], ["年月日", "项目", "人数"], ["2025.3.5", "党课", 20]))
    assert told.message == (
        "第2行像是标题，认出了“年月日”，没有认出写会议类型的是哪一列，其余的是“项目”、“人数”"
    )
    assert told.advice == "请把写着会议类型的那一列的标题改成“会议类型”"


def test_any_other_sheet_is_quoted():
    told = unlike_a_ledger(grid(["党员名册"], ["姓名", "性别"], ["张三", "男"]))
    assert told.message == "没有找到标题行，看到的是“党员名册”、“姓名”、“性别”、“张三”、“男”"
    assert told.advice == NEEDED
    assert not told.is_near
    fees = grid(["2025年党费"], ["姓名", *MONTHS], ["张三", *[30] * 12])
    roster = grid(["党员名册"], ["姓名", "入党时间"], ["张三", "2012.6.20"])
    index = grid(["目录"], ["序号", "内容"], [1, "1月三会一课"])
    assert not any(unlike_a_ledger(sheet).is_near for sheet in (fees, roster, index))
