"""Dates in activities as they are jotted down."""

import pytest

from drafting.facts.item_dates import leading_date, spelled
from tests.support.facts import facts_from


@pytest.mark.parametrize(
    ("text", "date", "rest"),
    [
        ("3.5 学雷锋", "3月5日", "学雷锋"),
        ("3.5学雷锋", "3月5日", "学雷锋"),
        ("３．５ 学雷锋", "3月5日", "学雷锋"),
        ("2025.3.12，植树", "2025年3月12日", "植树"),
        ("2025-06-01 慰问", "2025年6月1日", "慰问"),
        ("5/4 座谈", "5月4日", "座谈"),
        ("2025/6/16 安全月", "2025年6月16日", "安全月"),
        ("2025.7 到井冈山培训", "2025年7月", "到井冈山培训"),
        ("2025-07，植树", "2025年7月", "植树"),
        ("3月5日 学雷锋", "3月5日", "学雷锋"),
        ("3.20 张工讲安全课", "3月20日", "张工讲安全课"),
        ("4.20 户外拓展", "4月20日", "户外拓展"),
        ("6.1 节目排练", "6月1日", "节目排练"),
    ],
)
def test_a_date_in_digits_is_spelled_out(text: str, date: str, rest: str) -> None:
    lead = leading_date(text)
    assert lead and (lead.date, lead.rest, lead.unclear) == (date, rest, "")


@pytest.mark.parametrize(
    "text",
    ["3.5公里健步走", "4.20 亩产调研", "3.20张海报", "3.5 万人签名", "3.8节慰问", "1.2万人次参观"],
)
def test_digits_that_may_be_a_number_are_unclear_or_no_date(text: str) -> None:
    lead = leading_date(text)
    assert lead is None or lead.unclear


@pytest.mark.parametrize(
    "text",
    [
        "13.5 学雷锋",
        "2025.7万元慰问困难职工",
        "2025.13 学雷锋",
        "2.30 学雷锋",
        "学雷锋 3.5",
        "3.5.1 学雷锋",
        "3.5%提升",
        "3-5月主题活动",
        "5-6日培训",
        "3.5-3.8 培训",
        "3月5日学雷锋",
    ],
)
def test_what_is_no_date_in_front_is_left_alone(text: str) -> None:
    assert leading_date(text) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("2025.6.3", "2025年6月3日"), ("2025/6", "2025年6月"), ("3.5", "3月5日"), ("2025年6月", "2025年6月"), ("6.31", "6.31"), ("6—8月", "6—8月")],
)  # fmt: skip
def test_a_time_in_digits_is_spelled_out(typed: str, meant: str) -> None:
    assert spelled(typed) == meant


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("带头学习 9 次", "带头学习9次"),
        ("2025 年 6 月走访 15 户", "2025年6月走访15户"),
        ("学雷锋 32人", "学雷锋 32人"),
        ("学习 BIM 技术 3 期", "学习 BIM 技术3期"),
    ],
)
def test_blanks_around_a_number_are_no_part_of_a_text(typed: str, kept: str) -> None:
    facts = facts_from(f"单位：某支部\n年度：2025\n履职\n- {typed}\n", "要点.md")
    assert facts.duties[0].text == kept


@pytest.mark.parametrize(
    ("typed", "name", "time", "participants"),
    [
        ("2025/6/16 安全月启动仪式 | 120人", "安全月启动仪式", "2025年6月16日", "120人"),
        ("3月5日 学雷锋 | 32人", "学雷锋", "3月5日", "32人"),
        (
            "7月1日到陵园主题党日 | 2025年7月1日 | 28人",
            "7月1日到陵园主题党日",
            "2025年7月1日",
            "28人",
        ),
        ("3.5 学雷锋 32人", "学雷锋", "3月5日", "32人"),
        ("评选最美职工 | 5月 | 10人", "评选最美职工", "5月", "10人"),
        # outside their column, the persons may be those who were chosen
        ("评选最美职工 | 10人 | 5月", "评选最美职工，10人", "5月", ""),
        ("消防演练 | 10人 | 5月", "消防演练", "5月", "10人"),
    ],
)
def test_a_date_before_the_name_is_the_time_where_no_field_is(
    typed: str, name: str, time: str, participants: str
) -> None:
    (item,) = facts_from(f"单位：某支部\n年度：2025\n活动\n- {typed}\n", "要点.md").activities
    assert (item.title, item.time, item.participants) == (name, time, participants)


def test_persons_behind_what_was_done_to_them_are_no_participants() -> None:
    (item,) = facts_from(
        "单位：某支部\n年度：2025\n活动\n- 8.15 走访困难职工 8人\n", "要点.md"
    ).activities
    assert (item.text, item.participants) == ("8月15日走访困难职工 8人", "")
