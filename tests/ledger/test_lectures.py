"""A 党课 within another meeting is asked about, never counted and never passed over."""

import pytest

from tests.support.ledgers import counts, grid, ledger

TITLE = ["2025年"]


def _asked(found):
    return [note for note in found.notes if "没有另计党课" in note]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [("党课主讲人", "周海涛"), ("讲课人", "陈静"), ("是否讲党课", "是"), ("备注", "会上陈静讲党课"), ("主题", "学习；书记讲专题党课")],
)  # fmt: skip
def test_a_lecturer_or_a_remark_asks_whether_there_was_a_lecture(heading, cell):
    headings = ["时间", "会议类型", "主持人", heading]
    found = ledger(grid(TITLE, headings, ["3月5日", "主题党日", "王建国", cell]))
    assert counts(found) == {"主题党日": 1}
    assert len(_asked(found)) == 1
    assert "第3行" in _asked(found)[0]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [("党课主讲人", "—"), ("讲课人", "无"), ("是否讲党课", "否"), ("备注", "研究上半年党课计划"), ("主题", "研究党课安排"), ("主持人/主讲人", "周海涛"),
     ("主讲（主持）人", "周海涛"), ("授课人（主持人）", "周海涛"), ("主讲(主持)人", "周海涛"), ("主持/主讲", "周海涛"), ("主讲人（召集人）", "周海涛")],
)  # fmt: skip
def test_nothing_is_asked_where_nobody_held_one(heading, cell):
    found = ledger(grid(TITLE, ["时间", "会议类型", heading], ["3月5日", "主题党日", cell]))
    assert not _asked(found)


@pytest.mark.parametrize(("lecturers", "asked"), [(["甲", "乙", "丙"], 0), (["甲", "", "丙"], 0), (["甲", "", ""], 1), (["", "", ""], 1)])  # fmt: skip
def test_a_column_of_lecturers_that_other_meetings_have_filled_in_too_says_nothing(
    lecturers, asked
):
    others = [[f"{n}月6日", "支委会", name] for n, name in enumerate(lecturers, 3)]
    rows = [*others, ["3月5日", "主题党日", "周海涛"], ["4月5日", "党课", "周海涛"]]
    found = ledger(grid(TITLE, ["时间", "会议类型", "主讲人"], *rows))
    assert len(_asked(found)) == asked


def test_what_is_said_in_words_is_asked_about_whatever_the_column_says():
    rows = [["3月6日", "支委会", "甲", ""], ["3月5日", "主题党日", "乙", "会上乙讲党课"]]
    found = ledger(grid(TITLE, ["时间", "会议类型", "主讲人", "备注"], *rows))
    assert len(_asked(found)) == 1


def test_a_day_with_a_lecture_of_its_own_and_other_types_are_not_asked_about():
    rows = [
        ["3月5日", "党员大会", "周海涛"],
        ["3月5日", "党课", "周海涛"],
        ["4月5日", "支委会", "周海涛"],
    ]
    found = ledger(grid(TITLE, ["时间", "会议类型", "主讲人"], *rows))
    assert not _asked(found)
    assert found.tally("党课").records[0].host == "周海涛"
