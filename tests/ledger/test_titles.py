"""Titles and sheets' names tell the year, the month and the type; other lines tell nothing."""

import pytest

from drafting.ledger.titles import Said, is_example, is_form_line, is_total, said_by


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("2025年度支部委员会会议记录台账", Said(2025, None, "支委会")), ("２０２５年３月份台账", Said(2025, 3, "")),
        ("二〇二五年党课", Said(2025, None, "党课")), ("三月", Said(None, 3, "")), ("12月份", Said(None, 12, "")),
        ("2025年1-6月台账", Said(2025, None, "")), ("1月至12月", Said()), ("2024—2025学年", Said(0, None, "")),
        ("3月5日", Said()), ("13月", Said()), ("填报日期：2026年1月5日", Said()), ("填报单位：某某党支部委员会", Said()), ("", Said()),
    ],
)  # fmt: skip
def test_a_title_says_what_holds_for_its_rows(title, said):
    assert said_by([title]) == said


def test_a_title_of_several_cells_is_read_as_a_whole():
    assert said_by(["某某党支部", "党课", "2025年"]) == Said(2025, None, "党课")
    assert said_by(["党课", "支委会"]) == Said()


def test_a_narrower_title_goes_before_a_wider_one():
    assert Said(None, 4, "").over(Said(2025, 3, "党课")) == Said(2025, 4, "党课")
    assert Said(0).over(Said(2025)) == Said(0)


@pytest.mark.parametrize(
    "text", ["合计", "合 计", "小计：", "支委会小计", "全年共计12次", "总计（次）", "累计"]
)
def test_sums_are_known_by_their_word(text):
    assert is_total(text)


@pytest.mark.parametrize(
    "text", ["支委会", "听取党费收缴使用情况合计及下一步安排", "2025年3月5日", ""]
)
def test_other_words_are_no_sums(text):
    assert not is_total(text)


def test_remarks_and_examples_are_known_by_how_they_begin():
    assert all(
        map(
            is_form_line,
            ("备注：无", "注：每月上报", "填表人：李喆", "支部书记（签字）：", "第1页"),
        )
    )
    assert not any(map(is_form_line, ("支委会", "2025年三会一课台账", "研究签字背书事项")))
    assert all(map(is_example, ("例：支委会", "（例）", "示例", "填写示例")))
    assert not is_example("例会")
