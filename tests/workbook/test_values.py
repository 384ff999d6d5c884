"""A cell as a text and as a whole number, however it is stored."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.workbook.grid import Value
from drafting.workbook.values import text_of, whole_number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("", ""), ("支委会 ", "支委会"), ("\u3000支委会\xa0", "支委会"), ("\u200b主题\ufeff党日", "主题党日"), (" １２ ", "１２"),
        ("一、\n二、\r\n", "一、\n二、"), (12, "12"), (12.0, "12"), (-3.0, "-3"), (0.1 + 0.2, "0.3"), (98.5, "98.5"),
        (12480.0, "12480"), (1e15, "1000000000000000"), (1e-7, "0.0000001"), (True, "TRUE"), (False, "FALSE"),
        (date(2025, 3, 5), "2025年3月5日"), (datetime(2025, 3, 5), "2025年3月5日 0:00"),
        (datetime(2025, 12, 31, 14, 30), "2025年12月31日 14:30"), (time(9, 5), "9:05"), (time(9, 5, 7), "9:05:07"),
        (timedelta(hours=30, minutes=2), "30:02"), (float("inf"), ""), (float("nan"), ""),
    ],
)  # fmt: skip
def test_a_cell_as_its_text(value: Value, text: str):
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (12, 12), (12.0, 12), ("12", 12), (" １２ ", 12), ("12人", 12), ("十二人", 12), ("12.0", 12), ("1,200", 1200),
        ("二十", 20), ("２０人", 20), ("1.2万", 12000), ("12人次", 12), ("0", 0), (0.0, 0), (-3.0, -3), ("21 人", 21), ("\u200b8名", 8),
    ],
)  # fmt: skip
def test_a_whole_number_however_it_is_written(value: Value, number: int):
    assert whole_number(value) == number


@pytest.mark.parametrize(
    "value",
    [
        "", " ", 12.5, "12.5", "约12人", "12余人", "近20人", "不少于3人", "12%", "百分之九十", "三分之二", "12/23", "全体", "三会一课", "十分满意",
        "2025年", "3月5日", "2025.3.5", "第3次", "12、15", "5人（含预备1人）", "#N/A", "-", True, date(2025, 3, 5), datetime(2025, 3, 5, 1), time(9),
        timedelta(1), float("inf"), float("nan"),
    ],
)  # fmt: skip
def test_what_is_no_whole_number(value: Value):
    assert whole_number(value) is None


@given(st.one_of(st.text(), st.floats(), st.integers(), st.datetimes(), st.times()))
def test_every_value_has_a_text_and_perhaps_a_number(value: Value):
    assert text_of(value) == text_of(value).strip()
    number = whole_number(value)
    assert number is None or number == (value if isinstance(value, int | float) else number)


@given(st.integers(0, 10**12))
def test_a_number_is_the_same_in_every_form(number: int):
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert {whole_number(each) for each in (number, float(number), str(number), wide, f"{number:,}人")} == {number}  # fmt: skip
