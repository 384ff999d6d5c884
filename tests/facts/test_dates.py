"""Dates as secretaries type them."""

import pytest

from drafting.facts.dates import find_dates, is_time, read_date, read_year


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("2025年6月3日", 2025, 6, 3),
        ("2025年6月", 2025, 6, None),
        ("2025.6.3", 2025, 6, 3),
        ("2025-06", 2025, 6, None),
        ("2025年", 2025, None, None),
        ("6月3日", None, 6, 3),
        ("二〇二五年十二月三十一日", 2025, 12, 31),
        ("２０２５年６月", 2025, 6, None),
    ],
)
def test_a_date_is_found(text: str, year: int | None, month: int | None, day: int | None) -> None:
    (date,) = find_dates(text)
    assert (date.year, date.month, date.day) == (year, month, day)


@pytest.mark.parametrize(
    "text", ["2025年2月29日", "2025年13月", "6月31日", "2025-11-31", "2025年0月"]
)
def test_a_day_that_is_not_in_the_calendar_is_not_real(text: str) -> None:
    assert not find_dates(text)[0].is_real


@pytest.mark.parametrize("text", ["2024年2月29日", "2月29日", "2025年12月31日", "2025年"])
def test_a_day_of_the_calendar_is_real(text: str) -> None:
    assert find_dates(text)[0].is_real


@pytest.mark.parametrize(
    "text",
    [
        "2025年6月",
        "6月3日",
        "6—8月",
        "上半年",
        "2026年6月底前",
        "第三季度",
        "2025年3月至5月",
        "全年",
    ],
)
def test_a_text_that_says_only_when_is_a_time(text: str) -> None:
    assert is_time(text)


@pytest.mark.parametrize("text", ["", "45人", "6月走访", "消防演练", "2025年度计划", "12次"])
def test_a_text_that_says_more_is_no_time(text: str) -> None:
    assert not is_time(text)


@pytest.mark.parametrize("text", ["2025年", "6月3日", "2025年6月", "明天", "2025年6月3日至5日", ""])
def test_only_one_full_date_is_a_date(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize("text", ["25", "2025年6月", "二十五", "年", "", "20255"])
def test_what_is_no_year_is_none(text: str) -> None:
    assert read_year(text) is None
