"""A row of sums that no records above add up to is told; one that is right in any usual way is not."""

from datetime import date

import pytest

from tests.support.ledgers import YEAR, of

MARCH, APRIL = date(YEAR, 3, 5), date(YEAR, 4, 5)
ROWS = (
    ["支委会", MARCH, "", 5, 5],
    ["支委会", APRIL, "", 5, 4],
    ["小计", "", "", 10, 9],
    ["党课", MARCH, "", 23, 20],
    ["支委会", APRIL, "", 5, 5],
)


def doubts(*rows):
    return [note for note in of(*ROWS, *rows).notes if "合计写的" in note]


@pytest.mark.parametrize(
    "row",
    [
        ["合计", "", "", 38, 34],
        ["小计", "", "", 28, "25人"],
        ["支委会合计", "", "", 15, 14],
        ["累计", "", "", 70, 66],
        ["合计", "", "", "", "到会率89%"],
        ["合计", "4次"],
        ["共4次"],
        ["小计", "支委3次，党课1次，碰头会2次"],
        ["其中支委会3次，党课1次"],
        ["小计：支委会1次、党课1次"],
        ["累计", "40次"],
        ["以上为第1次至第5次会议"],
    ],
)
def test_a_sum_of_all_rows_of_those_since_the_last_and_of_a_type_is_right(row):
    assert not doubts(row)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["合计", "", "", 38, 35], "实到人数是35，上面计入的各次相加是34"),
        (["支委会合计", "", "", 16, 14], "应到人数是16，上面计入的各次相加是15"),
        (["共5次"], "合计写的是5次，上面计入的是4次"),
        (["以上支委会共12次，党课1次"], "合计写的支委会是12次，上面计入的是3次"),
        (["小计", "支委4次，党课1次"], "合计写的支委会是4次，上面计入的是3次"),
        (["合计", "六次"], "合计写的是6次，上面计入的是4次"),
    ],
)
def test_a_wrong_sum_is_told_with_its_row(row, told):
    (doubt,) = doubts(row)
    assert "第7行" in doubt and told in doubt


def test_where_a_record_has_no_number_no_sum_is_wrong():
    assert not doubts(["党课", APRIL, "", "", ""], ["合计", "", "", 1, 1])


@pytest.mark.parametrize(
    ("row", "is_right"),
    [
        (["下半年合计", "", "", 33, 30], True),
        (["下半年合计", "", "", 33, 29], False),
        (["合计", "", "", 43, 39], True),
        (["合计", "", "", 33, 30], False),
    ],
)
def test_a_sum_of_a_part_of_the_year_may_go_over_several_sums(row, is_right):
    found = doubts(
        ["三季度小计", "", "", 28, 25],
        ["支委会", APRIL, "", 5, 5],
        ["四季度小计", "", "", 5, 5],
        row,
    )
    assert (not found) is is_right and all("相加是0" not in note for note in found)


def test_a_sum_of_times_is_held_against_the_records():
    headings = ["类型", "时间", "次数"]
    rows = [["支委会", "2025年1月5日", 2], ["党课", "2025年2月5日", 1]]
    found = of(*rows, ["合计", "", 3], headings=headings)
    assert any("合计写的次数是3，上面计入的各次相加是2" in note for note in found.notes)
    found = of(*rows, ["合计", "", 2], headings=headings)
    assert not any("合计写的" in note for note in found.notes)


def test_a_meeting_that_has_its_number_under_times_was_held_once():
    rows = [["支委会", "2025年1月5日", "第1次"], ["支委会", "2025年2月5日", "第十二次"]]
    assert not [n for n in of(*rows, headings=["类型", "时间", "次数"]).notes if "“次数”" in n]


@pytest.mark.parametrize(
    ("row", "is_told"),
    [
        (["合计", "", "", 52, 48], False), (["合计", "", "", 38, 34], False), (["小计", "", "", 42, 39], False), (["党课合计", "", "", 37, 34], False),
        (["合计", "", "", 52, 44], True), (["合计", "", "", 43, 39], True), (["共6次"], False), (["支委会4次，党课2次"], False), (["支委会5次，党课2次"], True), (["支委会3次，党课2次"], False),
    ],
)  # fmt: skip
def test_a_sum_that_has_the_rows_too_that_were_not_counted_is_no_doubt(row, is_told):
    left = ["党课", "", "没有时间", 14, 14], ["支委会", date(YEAR - 1, 3, 5), "", "", ""]
    assert bool(doubts(*left, row)) is is_told
