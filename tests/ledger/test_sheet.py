"""Sheets as people lay them out: every row is read as what it is."""

from datetime import date, datetime

import pytest

from drafting.workbook.grid import Fault
from tests.support.ledgers import HEADINGS, YEAR, asides, counts, days, grid, ledger, left, of

JAN, FEB, MARCH, APRIL = (date(YEAR, month, 5) for month in (1, 2, 3, 4))
ROW = ["支委会", MARCH, "研究工作", 5, 5, "周海涛", "会议室"]


def test_titles_stand_above_the_headings_and_remarks_below_the_rows():
    found = ledger(
        grid(
            ["某某党支部2025年“三会一课”台账"],
            ["填报单位：某某党支部", "", "填报日期：2026年1月5日"],
            [],
            HEADINGS,
            ROW,
            ["合 计", "", "", 5, 5],
            ["备注：以会议记录本为准"],
            ["填表人：", "王建国", "", "审核人：", "周海涛"],
        )
    )
    assert counts(found) == {"支委会": 1}
    assert asides(found) == {
        1: "表题",
        2: "表题",
        4: "表头",
        6: "合计",
        7: "表外的说明",
        8: "表外的说明",
    }
    assert not found.left_out


def test_rows_that_are_only_numbered_are_blank():
    found = ledger(grid(["序号", *HEADINGS], [1, *ROW], [2], ["３"], ["4", "", "", "  "]))
    assert counts(found) == {"支委会": 1}
    assert not found.left_out


@pytest.mark.parametrize("words", ["合计", "小计", "总 计", "全年共计", "支委会小计", "累计：1"])
def test_a_row_of_sums_is_no_record(words):
    found = of(ROW, ["", "", words, 5, 5])
    assert counts(found) == {"支委会": 1}
    assert asides(found)[3] == "合计"


@pytest.mark.parametrize(
    "typed",
    ["党员大会小计", "支委会合计", "合 计", "小计（支委会）", "合计：支委会", "本月合计", "全年累计", "党课累计次数"],
)  # fmt: skip
def test_a_sum_with_a_day_of_its_own_is_no_record(typed):
    rows = [ROW, [typed, date(YEAR, 12, 31), "4次", 88, 88], ["党课", "12月31日", "合计", "", 88]]
    found = of(*rows, ["党课", "12月小计", "", "", 88])
    assert counts(found) == {"支委会": 1}
    assert list(asides(found).values()) == ["表头", "合计", "合计", "合计"]
    numbered = ledger(grid(["序号", *HEADINGS], [1, *ROW], ["小计", *rows[1]]))
    assert counts(numbered) == {"支委会": 1}


@pytest.mark.parametrize("topic", ["民主评议结果汇总", "联合计划", "全年工作总结", "合计划"])
def test_a_topic_is_no_sum(topic):
    assert counts(of(["支委会", MARCH, topic])) == {"支委会": 1}


def test_headings_may_be_repeated_on_every_page():
    found = of(ROW, ["某某党支部台账（续）"], HEADINGS, ["支委会", APRIL])
    assert counts(found) == {"支委会": 2}
    assert asides(found)[4] == "表头"


def test_below_other_headings_the_columns_are_others():
    found = of(ROW, [], ["时间", "类别", "实到"], ["2025.4.5", "党课", 20])
    assert counts(found) == {"支委会": 1, "党课": 1}
    assert found.tally("党课").attendance == 20


def test_headings_in_two_lines_with_merged_cells():
    found = ledger(
        grid(
            ["类型", "时间", "", "主题", "参会人数", "", "主持人"],
            ["", "月", "日", "", "应到", "实到", ""],
            ["支委会", 3, 5, "研究工作", 5, 4, "周海涛"],
            merged=["A1:A2", "B1:C1", "D1:D2", "E1:F1", "G1:G2"],
        )
    )
    assert days(found) == [MARCH]
    tally = found.tally("支委会")
    assert (tally.expected, tally.attendance, tally.records[0].host) == (5, 4, "周海涛")


def test_headings_in_two_lines_without_merged_cells():
    found = ledger(
        grid(
            ["类型", "时间", "参会情况", "", "主题"],
            ["", "", "应到", "实到", ""],
            ["支委会", "3月5日", 5, 4, "研究工作"],
        )
    )
    assert (found.tally("支委会").expected, found.tally("支委会").attendance) == (5, 4)


def test_a_group_of_headings_may_stand_above_them():
    found = ledger(
        grid(
            ["序号", "会议基本情况", "", "", "人数", ""],
            ["", "类型", "时间", "主题", "应到", "实到"],
            [1, "支委会", MARCH, "研究工作", 5, 4],
            merged=["A1:A2", "B1:D1", "E1:F1"],
        )
    )
    assert found.tally("支委会").attendance == 4


def test_a_line_that_numbers_the_columns_belongs_to_the_headings():
    found = of(list(range(1, 8)), ROW)
    assert counts(found) == {"支委会": 1}
    assert asides(found)[2] == "表头"


def test_year_month_and_day_may_have_columns_of_their_own():
    headings = ["年", "月", "日", "会议类型", "主题"]
    found = of(
        [2025, 3, 5, "支委会"],
        ["2025年", "4月", "5日", "支委会"],
        [2024, 12, 5, "支委会"],
        headings=headings,
    )
    assert days(found) == [MARCH, APRIL]
    assert "2024年" in left(found)[4]


def test_a_column_of_months_completes_the_days():
    found = ledger(
        grid(
            ["月份", "时间", "会议类型", "主题"],
            ["3月", "5日", "支委会", "甲"],
            ["", "6日", "党课", "乙"],
            merged=["A2:A3"],
        )
    )
    assert days(found) == [MARCH, date(YEAR, 3, 6)]


def test_merged_types_and_days_hold_for_all_their_rows():
    found = ledger(
        grid(
            HEADINGS,
            ["支委会", JAN, "甲", 5, 5],
            ["", FEB, "乙", 5, 4],
            ["党员大会", MARCH, "丙", 23, 21],
            ["党课", "", "丁", 23, 22],
            merged=["A2:A3", "B4:B5"],
        )
    )
    assert counts(found) == {"支委会": 2, "支部党员大会": 1, "党课": 1}
    assert days(found) == [JAN, FEB, MARCH, MARCH]


def test_the_topics_of_one_meeting_may_have_a_row_each():
    found = ledger(
        grid(HEADINGS, ["支委会", MARCH, "议题一", 5, 5, "周海涛"], ["", "", "议题二"], ["", "", "议题三"], ["支委会", APRIL],
             merged=["A2:A4", "B2:B4", "D2:D4", "E2:E4", "F2:F4"])
    )  # fmt: skip
    assert counts(found) == {"支委会": 2}
    assert asides(found)[3] == asides(found)[4] == "和上面一行合并成一格，算同一次"
    assert not found.left_out


def test_merged_type_and_day_with_persons_of_their_own_are_two_meetings():
    found = ledger(
        grid(
            HEADINGS,
            ["党小组会", MARCH, "学习", 8, 8, "李喆"],
            ["", "", "学习", 9, 9, "王建国"],
            merged=["A2:A3", "B2:B3"],
        )
    )
    assert counts(found) == {"党小组会": 2}
    assert found.tally("党小组会").attendance == 17


def test_a_merged_type_over_rows_that_are_not_filled_in_yet_makes_no_records():
    found = ledger(grid(HEADINGS, ROW, [], [], merged=["A2:A4"]))
    assert counts(found) == {"支委会": 1}
    assert not found.left_out


def test_the_same_as_above_is_understood():
    found = of(ROW, ["同上", "2025.4.5", "甲"], ["党课", "〃", "乙"])
    assert counts(found) == {"支委会": 2, "党课": 1}
    assert days(found) == [MARCH, APRIL, APRIL]


def test_a_sheet_for_each_month_tells_it_and_may_have_only_days():
    headings = ["会议类型", "日期", "主题"]
    found = ledger(
        grid(headings, ["支委会", 5, "甲"], ["党课", "12日", "乙"], name="3月"),
        grid(headings, ["支委会", "5日", "甲"], name="2025年四月"),
        grid(headings, ["支委会", "5", "甲"], name="2025.5"),
        grid(headings, name="6月"),
    )
    assert counts(found) == {"支委会": 3, "党课": 1}
    assert sorted(days(found)) == [MARCH, date(YEAR, 3, 12), date(YEAR, 4, 5), date(YEAR, 5, 5)]


def test_a_sheet_for_each_type_tells_it():
    headings = ["时间", "主题", "实到"]
    found = ledger(
        grid(headings, [MARCH, "甲", 5], name="支委会"),
        grid(headings, ["2025.4.5", "乙", 20], name="2.党课记录"),
    )
    assert counts(found) == {"支委会": 1, "党课": 1}


def test_a_title_tells_type_and_year():
    found = ledger(
        grid(["2025年度支部委员会会议记录台账"], ["时间", "主题"], ["3月5日", "甲"], name="Sheet1"),
        year=None,
    )
    assert (found.year, counts(found)) == (2025, {"支委会": 1})


def test_titles_among_the_rows_tell_the_type_of_those_below():
    found = ledger(
        grid(
            ["时间", "主题", "实到"],
            ["一、支部党员大会"],
            ["2025.3.5", "甲", 20],
            ["二、支委会"],
            ["2025.3.6", "乙", 5],
            ["2025.4.6", "丙", 5],
            merged=["A2:C2", "A4:C4"],
        )
    )
    assert counts(found) == {"支部党员大会": 1, "支委会": 2}
    assert asides(found) == {1: "表头", 2: "小标题", 4: "小标题"}


def test_titles_among_the_rows_tell_the_month():
    found = ledger(
        grid(
            ["类型", "日期", "主题"],
            ["3月"],
            ["支委会", 5, "甲"],
            ["四月份"],
            ["支委会", 5, "乙"],
            merged=["A2:C2", "A4:C4"],
        )
    )
    assert days(found) == [MARCH, APRIL]


def test_the_name_of_a_meeting_may_tell_its_type():
    found = of(
        ["2025年3月支部委员会会议", MARCH], ["第一季度党员大会", MARCH], ["3月主题党日活动", MARCH],
        headings=["会议名称", "时间"],
    )  # fmt: skip
    assert counts(found) == {"支部党员大会": 1, "支委会": 1, "主题党日": 1}


def test_the_name_tells_the_type_where_the_type_says_nothing():
    found = of(
        ["三会一课", "支委会", MARCH], ["会议", "党员大会", MARCH], ["支委会", "一月例会", APRIL],
        headings=["类别", "会议名称", "时间"],
    )  # fmt: skip
    assert counts(found) == {"支部党员大会": 1, "支委会": 2}
    assert found.tally("支委会").records[1].topic == "一月例会"


def test_rows_without_type_or_day_and_of_other_years_are_listed():
    found = of(
        ROW,
        ["", MARCH, "召开支委会研究工作"],
        ["支委会", "", "甲"],
        ["支委会", date(2024, 12, 30), "乙"],
        ["支委会", "待定", "丙"],
        ["", "", "丁"],
        ["支委会", date(2026, 3, 1), "戊"],
        ["三会一课", MARCH, "己"],
    )
    assert counts(found) == {"支委会": 1}
    assert left(found) == {
        3: "没有写会议类型（文字里提到“支委会”）",
        4: "没有写时间",
        5: "是2024年的，不是2025年",
        6: "时间写的是“待定”，看不出是哪一天",
        7: "没有写会议类型和时间",
        8: "是2026年的，不是2025年",
        9: "类型只写了“三会一课”，看不出是哪一种",
    }
    assert found.left_out[1].kinds == ("支委会",)


def test_what_has_not_been_yet_is_left_out():
    rows = grid(HEADINGS, ROW, ["支委会", APRIL], ["支委会", "2025年5月", "甲"])
    found = ledger(rows, today=date(2025, 4, 4))
    assert counts(found) == {"支委会": 1}
    assert left(found) == {3: "时间是2025年4月5日，还没有到", 4: "时间是2025年5月，还没有到"}
    assert counts(ledger(rows, today=APRIL)) == {"支委会": 2}


def test_a_month_and_a_type_alone_are_a_form_that_is_not_filled_in():
    found = of(
        ["3月", "支委会", "", ""],
        ["4月", "支委会", "研究工作", 5],
        headings=["时间", "类型", "主题", "实到"],
    )
    assert counts(found) == {"支委会": 1}
    assert left(found) == {2: "只有类型和月份，别的都没有写"}


def test_cells_with_faults_are_told_and_only_the_deciding_ones_leave_a_row_out():
    found = ledger(
        grid(
            HEADINGS,
            ["支委会", "", "甲", 5, 5],
            ["支委会", MARCH, "乙", 5, ""],
            ["", APRIL, "丙", 5, 5],
            faults={(1, 1): Fault.UNCALCULATED, (2, 4): Fault.ERROR, (3, 0): Fault.ERROR},
        )
    )
    assert counts(found) == {"支委会": 1}
    assert left(found) == {2: "时间是公式，但没有存下结果", 4: "会议类型显示的是错误值"}
    assert any("第3行：实到人数显示的是错误值，这一格没有读" in note for note in found.notes)
    assert any("请用 Excel 或 WPS 打开这个文件并保存一次" in note for note in found.notes)


def test_faults_in_the_running_numbers_are_nothing():
    found = ledger(
        grid(
            ["序号", *HEADINGS],
            ["", *ROW],
            ["", *[""] * 7],
            faults={(1, 0): Fault.UNCALCULATED, (2, 0): Fault.UNCALCULATED},
        )
    )
    assert counts(found) == {"支委会": 1}
    assert not found.left_out


def test_examples_are_no_records():
    found = of(["例：支委会", "", "研究工作"], ROW)
    assert counts(found) == {"支委会": 1}
    assert asides(found)[2] == "填写示例"


def test_records_above_the_headings_are_listed():
    found = ledger(grid(["支委会", FEB, "甲", 5], HEADINGS, ROW))
    assert left(found) == {1: "在标题行的上面"}


def test_words_beside_the_table_are_no_record():
    found = of(ROW, ["", "", "", "", "", "", "", "", "打印两份"])
    assert asides(found)[3] == "表外的说明"


def test_a_table_may_begin_anywhere():
    found = ledger(
        grid(
            [],
            [],
            ["", "", *HEADINGS],
            ["", "", *ROW],
            ["", "", "党课", datetime(2025, 4, 5, 9, 0)],
        )
    )
    assert counts(found) == {"支委会": 1, "党课": 1}


def test_hidden_rows_columns_and_sheets_are_counted_and_told():
    hidden = grid(
        HEADINGS,
        ROW,
        ["党课", APRIL, "", 20, 20],
        hidden_rows=frozenset({2}),
        hidden_columns=frozenset({4}),
    )
    secret = grid(HEADINGS, ["党课", "2025.5.5", "", 20, 20], name="旧表", is_hidden=True)
    lists = grid(["支委会"], ["党课"], name="选项", is_hidden=True)
    found = ledger(hidden, secret, lists)
    assert counts(found) == {"支委会": 1, "党课": 2}
    assert "工作表“台账”第3行是隐藏的（可能是筛选后看不见），也计入了" in found.notes
    assert "工作表“台账”隐藏的E列也读了" in found.notes
    assert "工作表“旧表”是隐藏的，里面的1条记录也计入了" in found.notes
    assert any(note.startswith("工作表“选项”（隐藏的）里没有") for note in found.notes)
    assert found.other_sheets == ("选项",)


def test_a_year_that_a_title_says_in_two_ways_is_not_guessed():
    found = ledger(
        grid(["2024—2025学年党课台账"], ["时间", "主题"], ["9月5日", "甲"], ["2025.3.5", "乙"])
    )
    assert counts(found) == {"党课": 1}
    assert "没有写年份" in left(found)[3]


def test_a_column_of_hours_beside_that_of_the_days_is_no_date():
    found = of([date(2025, 3, 5), "9:00-10:30", "党课"], headings=["日期", "时间", "类型"])
    assert days(found) == [MARCH]
    found = of([3, 5, "9:00", "党课"], headings=["月", "日", "时间", "类型"])
    assert days(found) == [MARCH]


def test_a_blank_type_on_a_sheet_of_one_type_is_counted_and_told():
    found = ledger(grid(HEADINGS, ROW, ["", APRIL, "乙"], name="支委会"))
    assert counts(found) == {"支委会": 2}
    assert found.notes[0] == "工作表“支委会”第3行：没有写类型，按表名或标题计作支委会"


def test_records_of_another_month_than_the_sheets_are_told():
    found = ledger(grid(HEADINGS, ROW, ["支委会", APRIL], name="3月"))
    assert "工作表“3月”第3行不是3月的，也计入了，请核对日期" in found.notes


def test_lines_to_sign_on_are_no_records():
    found = of(ROW, ["支部书记（签字）：", "", "", "盖章："], ["注：每季度上报"])
    assert list(asides(found).values()) == ["表头", "表外的说明", "表外的说明"]


def test_a_fault_in_a_column_that_is_not_read_is_nothing():
    found = ledger(
        grid([*HEADINGS, "备注", "满意率"], [*ROW, "", "#REF!"], faults={(1, 8): Fault.ERROR})
    )
    assert counts(found) == {"支委会": 1}
    assert not any("错误值" in note for note in found.notes)


@pytest.mark.parametrize(
    ("name", "title"),
    [("2025年计划", ""), ("工作计划", ""), ("样表", ""), ("填写示例 (2)", ""), ("下半年", "2025年下半年“三会一课”计划安排表"), ("12月", "12月计划（拟）")],
)  # fmt: skip
def test_a_plan_is_not_counted_but_for_rows_that_say_who_came(name, title):
    plan = grid([title], HEADINGS, ["党课", APRIL], ["主题党日", APRIL, "", 5, 4], name=name)
    found = ledger(grid(HEADINGS, ROW), plan)
    assert counts(found) == {"支委会": 1, "主题党日": 1}
    assert "从标题或表名看是计划或样表" in left(found)[3]


@pytest.mark.parametrize(
    "title",
    ["三会一课计划完成情况", "2025年计划及落实台账", "填写说明", "按年度计划开展", "工作计划性强"],
)
def test_a_title_that_only_speaks_of_a_plan_is_none(title):
    found = ledger(grid([title], HEADINGS, ["党课", APRIL]))
    assert counts(found) == {"党课": 1}


def test_a_section_of_a_plan_ends_with_the_next_one():
    rows = [["6月计划"], ["党课", "6月5日"], ["7月"], ["党课", "7月5日"]]
    found = ledger(grid(HEADINGS, *rows, merged=["A2:G2", "A4:G4"]))
    assert days(found) == [date(YEAR, 7, 5)]


def test_of_planned_and_real_days_the_real_ones_count():
    found = of(
        ["支委会", "2025.3.1", "2025.3.5"], headings=["类型", "计划开展时间", "实际开展时间"]
    )
    assert days(found) == [MARCH]


def test_types_that_may_be_several_are_asked_about():
    found = of(["支委会2次", MARCH], ["支委会研究党员大会议程", APRIL])
    assert counts(found) == {"支委会": 2}
    told = "；".join(found.notes)
    assert "第2行的类型“支委会2次”像是不止一次，每行仍按1次计" in told
    assert "第3行的类型“支委会研究党员大会议程”里还提到“支部党员大会”，没有另计" in told


def test_the_row_above_is_meant_also_where_it_was_not_counted():
    rows = [
        ["支委会", date(YEAR - 1, 12, 5)],
        ["党课", "同上"],
        ["支委会", "2月30日"],
        ["党课", "〃"],
    ]
    found = of(ROW, *rows)
    assert counts(found) == {"支委会": 1}
    assert left(found)[3] == left(found)[4] == f"是{YEAR - 1}年的，不是{YEAR}年"
    assert left(found)[6] == left(found)[5]


def test_columns_that_are_not_read_are_told_once():
    found = of([*ROW, "3篇", ""], [*ROW, "4篇", ""], headings=[*HEADINGS, "党费", "积分"])
    assert [n for n in found.notes if "没有读" in n] == [
        "工作表“台账”里“党费”没有读；要用的，请把标题改成“时间”“会议类型”“应到”“实到”一类的叫法"
    ]
    assert not [n for n in of(ROW).notes if "没有读" in n]


def test_those_absent_beside_everybody_or_a_number_that_may_be_of_all():
    headings = ["类型", "时间", "参加人数", "请假人"]
    found = of(["党课", MARCH, 24, "张伟、李娜"], ["党课", APRIL, 24, ""], headings=headings)
    assert found.tally("党课").attendance == 48
    assert any("第2行：写了缺席的，没有写应到，“参加人数”按实到人数计" in n for n in found.notes)
    headings = ["类型", "时间", "出席人", "请假人"]
    found = of(["党员大会", MARCH, "全体党员（24人）", "张伟、李娜"], headings=headings)
    assert found.tally("支部党员大会").attendance is None
    headings = ["类型", "时间", "应到", "实到", "缺席人数"]
    found = of(["党员大会", MARCH, 24, "全体", 2], headings=headings)
    assert found.tally("支部党员大会").attendance == 22
