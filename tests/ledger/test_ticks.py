"""A tick in the column of a type says what a meeting was."""

import pytest

from drafting.ledger.ticks import tick_columns
from tests.support.ledgers import asides, counts, grid, ledger, left

SINGLE = ["时间", "支委会", "党员大会", "党课", "内容", "实到"]
ROWS = [
    ["3月5日", "√", "", "", "研究", 5],
    ["3月6日", "×", "1", "✓", "学习", 22],
    ["合计", 1, 1, 1],
]


def test_types_in_a_line_of_their_own_below_that_of_the_type():
    found = ledger(
        grid(
            ["序号", "日期", "会议类别", "", "", "会议内容", "实到"], ["", "", "支委会", "党员大会", "党课", "", ""],
            [1, "2025.1.9", "√", "", "", "计划", 5], [2, "2025.3.5", "", "√", "√", "学习", 22], ["合计", "", 1, 1, 1],
            merged=["C1:E1"],
        )
    )  # fmt: skip
    assert counts(found) == {"支委会": 1, "支部党员大会": 1, "党课": 1}
    assert asides(found) == {1: "表头", 2: "表头", 5: "合计"}
    assert not found.left_out
    assert not [note for note in found.notes if "没有读" in note]


def test_types_among_the_other_headings():
    found = ledger(grid(["2025年"], SINGLE, *ROWS))
    assert counts(found) == {"支委会": 1, "支部党员大会": 1, "党课": 1}
    assert found.tally("党课").attendance == 22


@pytest.mark.parametrize("cell", ["2", "学习文件", "5人"])
def test_what_is_no_tick_is_asked_about(cell):
    found = ledger(grid(["2025年"], SINGLE, *ROWS, ["3月7日", "", cell, "", "学习", 20]))
    assert f"“{cell}”，看不出是哪一种" in left(found)[6]


def test_a_row_without_a_tick_has_no_type():
    found = ledger(grid(["2025年"], SINGLE, *ROWS, ["3月7日", "", "", "", "学习", 20]))
    assert left(found) == {6: "没有写会议类型"}


def test_a_column_of_the_type_goes_before_ticks():
    headings = ["类型", "时间", "支委会", "党课"]
    found = ledger(grid(["2025年"], headings, ["党员大会", "3月5日", "√", ""]))
    assert counts(found) == {"支部党员大会": 1}
    assert not tick_columns(["时间", "党课", "党课题目"])
    assert not tick_columns(["时间", "党课", "讲党课"])
