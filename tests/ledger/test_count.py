"""What the records of a ledger add up to, and when nothing can be counted."""

from datetime import date

import pytest

from drafting.errors import LedgerError
from drafting.ledger.count import ledger_in
from drafting.workbook.grid import Grid
from tests.support.ledgers import HEADINGS, TODAY, counts, grid, ledger, left, of

MARCH, APRIL = date(2025, 3, 5), date(2025, 4, 5)


def test_labels_come_in_the_order_of_the_rules_then_as_they_are_met():
    found = of(
        ["志愿服务", MARCH],
        ["碰头会", MARCH],
        ["党课", MARCH],
        ["支委会", MARCH],
        ["党员大会", MARCH],
    )
    assert list(counts(found)) == ["支部党员大会", "支委会", "党课", "志愿服务", "碰头会"]


def test_persons_and_person_times_are_summed():
    headings = ["类型", "时间", "应到", "实到", "参加人员"]
    found = of(
        ["党课", MARCH, 23, 20, "周海涛、李喆"], ["党课", APRIL, 23, "", "李喆、王建国等"], ["党课", "2025.5.5", "", "全体党员", ""],
        headings=headings,
    )  # fmt: skip
    tally = found.tally("党课")
    assert (tally.count, tally.attendance, tally.expected) == (3, 20, 46)
    assert (tally.missing_attendance, tally.missing_expected) == (2, 1)
    assert tally.persons == ("周海涛", "李喆", "王建国")


def test_a_tally_without_any_number_has_none():
    tally = of(["党课", MARCH]).tally("党课")
    assert (tally.attendance, tally.expected, tally.missing_attendance) == (None, None, 1)
    assert of(["党课", MARCH]).tally("支委会") is None


@pytest.mark.parametrize(
    ("headings", "cells", "expected", "attended", "note"),
    [
        (["应到/实到"], ["25/23"], 25, 23, ""),
        (["到会情况"], ["应到25人，实到23人"], 25, 23, ""),
        (["应到", "缺席"], [25, 2], 25, 23, "没有读到实到人数，按应到减去缺席计"),
        (["应到", "实到"], [25, "全体党员"], 25, 25, "实到写的是全体，按应到人数计，请核对"),
        (["实到"], ["全体党员"], None, None, "实到写的是全体，没有写应到人数，看不出是几个人，没有算进人次，请写上实到人数"),
        (["实到"], ["全体（25人）"], None, 25, ""),
        (["应到", "参加人员"], [3, "周海涛、李喆、王建国"], 3, 3, "没有写实到，按参加人员名单的人数计"),
        (["参加人员"], ["周海涛、李喆等23人"], None, 23, ""),
        (["参加人员"], ["23人"], None, 23, ""),
        (["应到", "实到"], [23, 25], 23, 25, "实到比应到多，请核对"),
        (["实到", "参加人员"], [2, "周海涛、李喆、王建国"], None, 2, "参加人员名单上的人比实到人数多，请核对"),
        (["实到"], ["20余人"], None, None, "实到人数写的是“20余人”，看不出是几个人，请写成一个数"),
        (["应到/实到"], [date(2025, 12, 11)], None, None, "应到实到人数被表格软件变成了日期"),
        (["应到", "缺席"], [25, "王建国（事假）"], 25, None, ""),
    ],
)  # fmt: skip
def test_numbers_of_persons_come_from_whatever_says_them(headings, cells, expected, attended, note):
    found = of(["党课", MARCH, *cells], headings=["类型", "时间", *headings])
    tally = found.tally("党课")
    assert (tally.expected, tally.attendance) == (expected, attended)
    told = [each for each in found.notes if "第2行" in each]
    assert told == ([f"工作表“台账”第2行：{note}"] if note else [])


def test_several_types_in_a_cell_count_as_each_and_are_told():
    found = of(["党员大会、党课", MARCH, "甲", 23, 20])
    assert counts(found) == {"支部党员大会": 1, "党课": 1}
    assert found.tally("支部党员大会").records == found.tally("党课").records
    more = of(["党员大会、党课", MARCH], ["支委会", MARCH], ["支部大会暨主题党日", APRIL])
    assert [note for note in more.notes if "一格" in note] == [
        "一格里写了几种的，每种各计一次（工作表“台账”第2、4行）："
        "“党员大会、党课”计作支部党员大会、党课；“支部大会暨主题党日”计作支部党员大会、主题党日"
    ]


def test_unknown_types_are_told_and_slips_asked_about():
    found = of(["支委汇", MARCH], ["碰头会", MARCH], ["主题党日：参观", MARCH])
    assert counts(found) == {"主题党日": 1, "支委汇": 1, "碰头会": 1}
    assert any("“支委汇”不认识，是不是“支委会”？" in note for note in found.notes)
    assert any("“碰头会”不认识，现在" in note for note in found.notes)
    assert "“主题党日：参观”计作主题党日" in found.notes


def test_a_rows_number_of_times_is_not_believed_silently():
    found = of(["党课", MARCH, 1], ["党课", APRIL, 3], headings=["类型", "时间", "次数"])
    assert counts(found) == {"党课": 2}
    assert "工作表“台账”第3行：“次数”写的不是1，仍按1次计，请核对" in found.notes


def test_several_branches_in_one_ledger_are_told():
    found = of(
        ["一支部", "党课", MARCH], ["二支部", "党课", MARCH], headings=["支部", "类型", "时间"]
    )
    assert any("有2个支部的记录（一支部1条、二支部1条）" in note for note in found.notes)
    assert not found.duplicates


def test_many_doubtful_rows_are_told_in_few_lines():
    rows = [["党课", f"2025年3月5日第{number}场", "甲"] for number in "一二三四五六七八九"] * 4
    found = of(*[[kind, day, f"{topic}{number}"] for number, (kind, day, topic) in enumerate(rows)])
    assert counts(found) == {"党课": 36}
    assert len([note for note in found.notes if "第2" in note or "类似" in note]) <= 21


@pytest.mark.parametrize(
    ("year", "rows"),
    [
        (2024, [["党课", "2024.3.5"], ["党课", "2024.5.5"], ["党课", "2025.3.5"]]),
        (2025, [["党课", "2024.3.5"], ["党课", date(2025, 5, 5)], ["党课", 45721]]),
    ],
)
def test_the_year_is_that_of_most_records(year, rows):
    assert ledger(grid(HEADINGS, *rows), year=None).year == year


def test_the_year_may_stand_in_a_title_a_sheets_name_or_the_files_name():
    rows = [["类型", "时间"], ["党课", "3月5日"]]
    assert ledger(grid(["2024年台账"], *rows), year=None).year == 2024
    assert ledger(grid(*rows, name="2024年"), year=None).year == 2024
    assert ledger_in([grid(*rows)], "2024年三会一课台账.xlsx", None, TODAY).year == 2024


def test_no_year_anywhere_is_an_error():
    with pytest.raises(LedgerError, match="看不出是哪一年"):
        ledger(grid(["类型", "时间"], ["党课", "3月5日"]), year=None)


def test_a_workbook_without_headings_is_an_error_that_tells_what_was_seen():
    with pytest.raises(LedgerError) as caught:
        ledger(
            grid(["支委会", MARCH]), grid(["收入", "支出"], [1, 2], name="账目"), grid(name="空")
        )
    problems = caught.value.problems
    assert [problem.place for problem in problems] == ["工作表“台账”", "工作表“账目”"]
    assert "看到的是“支委会”、“2025年3月5日”" in problems[0].message
    assert "“会议类型”和“时间”" in problems[0].suggestion


def test_an_empty_workbook_is_an_error():
    with pytest.raises(LedgerError, match="里面没有内容"):
        ledger(grid(), Grid("", []))


def test_a_ledger_that_never_says_what_was_held_is_an_error():
    with pytest.raises(LedgerError, match="没有“会议类型”一列"):
        ledger(
            grid(["时间", "主题"], [MARCH, "甲"]),
            grid(["时间", "主题"], [MARCH, "甲"], name="Sheet2"),
        )


def test_a_sheet_that_does_not_say_what_was_held_beside_one_that_does_is_listed():
    found = ledger(
        grid(["时间", "主题"], [MARCH, "甲"], name="其他"),
        grid(["时间", "主题"], [MARCH, "乙"], name="党课"),
    )
    assert counts(found) == {"党课": 1}
    assert [(row.sheet, row.reason) for row in found.left_out] == [("其他", "没有写会议类型")]


def test_a_file_without_sheets_has_rows_only():
    found = ledger(grid(HEADINGS, ["党课", MARCH, "甲", 20, 23], name=""))
    assert "第2行：实到比应到多，请核对" in found.notes


def test_one_mistyped_year_does_not_overrule_the_title():
    rows = [["2024-3-1", "支委会"], ["4月1日", "支委会"], ["5月1日", "支委会"]]
    found = ledger(grid(["2025年三会一课台账"], ["时间", "会议类型"], *rows), year=None)
    assert (found.year, counts(found)) == (2025, {"支委会": 2})
    assert left(found) == {3: "是2024年的，不是2025年"}


def test_of_years_that_are_as_frequent_that_of_the_title_counts():
    rows = [["2024.3.1", "支委会"], ["2025.1.1", "党课"]]
    assert ledger(grid(["2025年台账"], ["时间", "会议类型"], *rows), year=None).year == 2025


def test_a_year_that_comes_from_the_title_is_said_to_come_from_it():
    sheet = grid(["2024年台账"], ["时间", "会议类型"], ["3月13日", "党课"], ["2025.4.3", "支委会"])
    found = ledger(sheet)
    assert "按标题或表名是2024年的，不是2025年" in left(found)[3]
    assert any("第1行：标题或表名写的是2024年" in note for note in found.notes)
    assert not any("标题" in note for note in ledger(grid(["2025年"], *sheet.rows[1:])).notes)


def test_the_year_may_stand_over_the_columns_of_month_and_day():
    found = ledger(
        grid(
            ["登记表"], ["2024年", "", "会议类型", "应到"], ["月", "日", "", ""], [1, 9, "支委会", 5],
            merged=["A2:B2"],
        ),
        year=None,
    )  # fmt: skip
    assert (found.year, counts(found)) == (2024, {"支委会": 1})
