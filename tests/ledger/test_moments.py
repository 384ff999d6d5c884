"""Dates as ledgers have them are read, or it is said why not."""

from datetime import date, datetime, time

import pytest

from drafting.ledger.moments import ONLY_HOURS, ONLY_WEEKDAY, Moment, read_moment, read_month

MARCH_5 = (2025, 3, 5)


def day(value, year=2025):
    moment = read_moment(value, year)
    assert not moment.fault, moment
    return moment.year, moment.month, moment.day


@pytest.mark.parametrize(
    "typed",
    [
        date(2025, 3, 5), datetime(2025, 3, 5, 14, 30), 45721, 45721.0, 45721.604, "45721", 20250305, "20250305", 250305,
        "2025.3.5", "2025.03.05", "2025-03-05", "2025/3/5", "2025年3月5日", "2025年03月05日", "2025年3月5", "25.3.5",
        "25-03-05", "25/3/5", "25年3月5日", "'25.3.5", "２０２５．３．５", "２０２５年３月５日", "二〇二五年三月五日", "二零二五年3月5日",
        "2025年3月 5 日", " 2025.3.5 ", "2025.3.5。", "2025-03-05 14:00:00", "2025-03-05T14:00:00", "2025年3月5日14:30",
        "2025年3月5日 下午2点30分", "2025年3月5日（周三）", "2025年3月5日星期三上午", "2025年3月5日9:00-11:30", "2025.3.5周三下午",
        "2025年3月5日-6日", "2025年3月5日—7日", "2025.3.5-3.7", "2025-03-05至2025-03-07", "2025-03-05至03-07",
        "2025年3月5日-2025年3月6日", "2025年3月5日（补课）", "\u200b2025.3.5", "2025\u00a0年3月5日",
    ],
)  # fmt: skip
def test_a_full_date_is_read_however_it_is_typed(typed):
    assert day(typed) == MARCH_5
    assert not read_moment(typed, 2025).doubt


@pytest.mark.parametrize(
    "typed",
    [
        "3月5日",
        "3月5号",
        "3.5",
        3.5,
        3.05,
        "3/5",
        "三月五日",
        "３月５日",
        "3月5日上午",
        "3月5日-6日",
        "3月5-7日",
        "3.5-3.7",
        "3月5",
    ],
)
def test_a_date_without_its_year_waits_for_it(typed):
    assert day(typed) == (None, 3, 5)


@pytest.mark.parametrize(
    "typed",
    ["2025年3月", "2025.3", 2025.3, "2025.03", 202503, "202503", "二〇二五年三月", "25年3月"],
)
def test_a_month_has_no_day(typed):
    assert day(typed) == (2025, 3, None)


@pytest.mark.parametrize("typed", ["3月", "三月份", "3月份", "3月上旬", "3月底"])
def test_a_month_without_its_year_waits_for_it(typed):
    assert day(typed) == (None, 3, None)


@pytest.mark.parametrize("typed", [5, 5.0, "5", "5日", "５号", "五日", "5日-7日"])
def test_a_day_waits_for_its_month(typed):
    assert day(typed) == (None, None, 5)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "没有写时间"), ("  ", "没有写时间"), ("2025年", "只写了年份"), (2025, "只写了年份"), ("2025", "只写了年份"),
        ("2025年2月30日", "没有这一天"), ("13月1日", "没有这一天"), ("2025.13.1", "没有这一天"), ("9:00", "只有钟点"),
        (time(9, 0), "只有钟点"), ("下午", "只有钟点"), ("每月5日", "固定"), ("每周三下午", "固定"), ("第一季度", "没有写到月份"),
        ("上半年", "没有写到月份"), ("待定", "看不出"), ("3-5", "看不出"), ("1-3月", "看不出"), (True, "看不出"), ("0305", "看不出"),
        (-3, "看不出"), (0, "看不出"), (3.55, "看不出"), (13.5, "看不出"), ("原定3月5日改到3月8日", "看不出"), ("05.03.2025", "看不出"),
        (2025.1, "1月还是10月"), ("201203", "看不出"), (99999999, "看不出"), ("3月0日", "没有这一天"), ("2025年0月5日", "没有这一天"),
    ],
)  # fmt: skip
def test_what_is_no_date_says_why(typed, why):
    assert why in read_moment(typed, 2025).fault


@pytest.mark.parametrize("typed", ["03/05/25", "3/5/25", "03.05.25", "05-03-25"])
def test_year_month_and_day_are_not_guessed(typed):
    assert read_moment(typed, 2025).fault == "看不出哪个是年、哪个是月、哪个是日"


def test_a_short_date_that_can_only_be_of_the_ledgers_year_is_read():
    assert day("25.3.26") == (2025, 3, 26)
    assert day("24.12.30") == (2024, 12, 30)
    assert day("25.12.30", 2024) == (2025, 12, 30)
    assert day("26.1.3") == (2026, 1, 3)


@pytest.mark.parametrize(
    ("typed", "months"), [(3.1, "1日还是10日"), (3.2, "2日还是20日"), (3.3, "3日还是30日")]
)
def test_a_number_that_may_have_lost_its_last_zero_has_only_a_month(typed, months):
    moment = read_moment(typed, 2025)
    assert (moment.month, moment.day) == (3, None)
    assert months in moment.doubt


def test_a_number_that_cannot_have_lost_a_zero_is_a_day():
    assert day(3.4) == (None, 3, 4)
    assert day(2.3) == (None, 2, 3)
    assert day("3.1") == (None, 3, 1)
    assert day("3.10") == (None, 3, 10)


def test_several_days_are_one_record_and_that_is_told():
    assert read_moment("3月5日、12日、19日", 2025) == Moment(
        None, 3, 5, doubt="写了几个日期，按1次计"
    )


def test_a_date_among_words_is_told():
    assert read_moment("2025年3月5日补开", 2025) == Moment(2025, 3, 5, doubt="按3月5日计")
    assert read_moment("3月5日第1次", 2025) == Moment(None, 3, 5, doubt="按3月5日计")


@pytest.mark.parametrize(
    "typed", ["2025年三会一课台账", "2025年一季度台账（续表）", "2025年3次会议"]
)
def test_a_number_that_begins_a_word_is_no_month(typed):
    moment = read_moment(typed, 2025)
    assert moment.month is None and moment.fault


@pytest.mark.parametrize(
    "typed", ["2025年3月份例会", "会议2025年三月", "2025-3 例会", "2025.3例会"]
)
def test_a_month_among_words_is_told(typed):
    assert read_moment(typed, 2025) == Moment(2025, 3, None, doubt="按3月计")


@pytest.mark.parametrize(("typed", "month"), [(3, 3), (3.0, 3), ("3", 3), ("3月", 3), ("三月份", 3), ("０３月", 3), (date(2025, 3, 1), 3),
                                              (13, None), ("", None), ("春", None), (True, None), (3.5, None)])  # fmt: skip
def test_a_cell_of_a_column_of_months_is_a_month(typed, month):
    assert read_month(typed) == month


def test_a_day_of_the_week_alone_is_no_date():
    assert read_moment("周五", 2025).fault == ONLY_WEEKDAY
    assert read_moment("周五 14:30", 2025).fault == ONLY_WEEKDAY
    assert read_moment("14:30", 2025).fault == ONLY_HOURS
