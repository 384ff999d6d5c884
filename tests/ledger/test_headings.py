"""A column is known by its heading, whatever words it has."""

import pytest

from drafting.ledger.headings import Column, are_headings, columns_of, exact_heading, near_heading
from drafting.lexicon import split, table


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("会议类型", "类型"), ("类别", "类型"), ("活动形式", "类型"), ("时 间", "时间"), ("召开\n日期", "时间"), ("时间：", "时间"),
        ("会议时间（年月日）", "时间"), ("年", "年"), ("主题", "主题"), ("议题", "主题"), ("会议议程", "主题"), ("应到人数（人）", "应到"),
        ("实到(人)", "实到"), ("参加人数", "实到"), ("实际参加", "实到"), ("应到/实到", "应到实到"), ("应到／实到", "应到实到"), ("请假", "缺席"),
        ("主持人", "主持"), ("主讲人", "讲课"), ("党课主讲人", "讲课"), ("是否讲党课", "讲课"), ("地点", "地点"), ("参加人员", "参加人员"), ("所属支部", "支部"), ("序号", "序号"),
        ("NO.", "序号"), ("备注", "备注"), ("是否按期召开", "状态"), ("完成情况", "状态"), ("记录人", "其他"), ("会议（活动）类型", "类型"), ("*会议类型", "类型"), (" 会议类型　", "类型"),
    ],
)  # fmt: skip
def test_a_heading_is_known_by_its_meaning(heading, column):
    found = exact_heading(heading)
    assert found is not None
    assert found.column == column


@pytest.mark.parametrize(
    "text", ["支委会", "2025年3月5日", "研究党员发展工作", "周海涛", "", "会议的时间安排"]
)
def test_what_is_no_heading_is_none(text):
    assert exact_heading(text) is None


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("会议召开的具体时间", "时间"),
        ("会议主持人姓名", "主持"),
        ("签到照片", "其他"),
        ("金额", None),
    ],
)
def test_a_longer_heading_is_known_by_its_last_known_word(heading, column):
    found = near_heading(heading)
    assert (found and found.column) == column


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("应参加党员数", "应到"), ("应到会党员数", "应到"), ("计划参加人数", "应到"), ("应参会", "应到"), ("应到数", "应到"), ("应参学人数", "应到"),
        ("会议应到人数", "应到"), ("实际参加党员数", "实到"), ("实际人数", "实到"), ("实参会", "实到"), ("实到数", "实到"), ("到会数", "实到"),
        ("党员参与数", "实到"), ("党员实到人数", "实到"), ("参加人数/应到", "应到实到"), ("党员参会情况", "应到实到"), ("请假人", "缺席"),
        ("未到会人员", "缺席"), ("未参加人数", "缺席"), ("病假人数", "缺席"), ("参加会议人员", "参加人员"), ("参加对象名单", "参加人员"), ("听课人", "参加人员"),
    ],
)  # fmt: skip
def test_a_heading_of_persons_is_taken_apart(heading, column):
    found = exact_heading(heading)
    assert (found and found.column) == column


@pytest.mark.parametrize(
    "heading",
    ["女党员人数", "入党积极分子人数", "参加群众", "实到合计", "应参加人员", "邀请人员", "党员总数", "支部人数", "计划会议", "拟召开会议"],
)  # fmt: skip
def test_what_may_be_other_persons_or_is_only_intended_is_no_column(heading):
    assert exact_heading(heading) is None
    assert near_heading(heading) is None


def test_columns_of_type_and_time_make_a_row_of_headings_of_any_other_words():
    assert are_headings(["时间", "会议类型", "党费", "积分", "系统编码"])
    assert not are_headings(["时间", "六月五日", "会议类型", "支委会"])
    assert not are_headings(["会议类型", "党课", "时间", "6月5日", "地点", "三楼"])


def test_a_row_of_headings_has_mostly_known_words():
    assert are_headings(["序号", "会议类型", "时间", "经办部门", ""])
    assert are_headings(["时间", "内容"])
    assert not are_headings(["时间", "2025年3月5日", "地点", "会议室三"])
    assert not are_headings(["支委会", "3月5日", "学习", "会议室"])
    assert not are_headings(["会议类型", 45721, "主题"])
    assert not are_headings(["序号", "备注"])
    assert not are_headings([])


def test_when_it_was_really_held_goes_before_when_it_was_to_be():
    assert columns_of(["时间", "会议类型", "实际召开时间"])[Column.DATE] == 2
    assert columns_of(["召开时间及地点", "会议名称及主题"]) == {Column.DATE: 0, Column.NAME: 1}


def test_of_two_columns_of_one_kind_the_better_heading_counts():
    columns = columns_of(["内容", "会议形式", "类型", "参加人数", "实到", "主题"])
    assert columns[Column.KIND] == 2
    assert columns[Column.ATTENDED] == 4
    assert columns[Column.TOPIC] == 5


def test_the_lower_of_two_lines_of_headings_says_it_more_exactly():
    columns = columns_of(
        ["类型", "时间", "时间", "参会人数", "参会人数"], ["类型", "月", "日", "应到", "实到"]
    )
    assert columns == {
        Column.KIND: 0, Column.MONTH: 1, Column.DAY: 2, Column.EXPECTED: 3, Column.ATTENDED: 4,
    }  # fmt: skip


def test_no_heading_stands_for_two_columns():
    headings = [text for row in table("ledger_headings") for text in split(row["headings"])]
    assert len(headings) == len(set(headings))
    assert {row["column"] for row in table("ledger_headings")} == set(Column)


def test_a_second_line_only_tells_groups_apart():
    assert columns_of(["类型", "时间"], ["应到", "主题"])[Column.KIND] == 0
    assert columns_of(["类型", "时间", ""], ["", "", "主题"])[Column.TOPIC] == 2
