"""Number formats that show dates, and the days that numbers mean."""

from datetime import date, datetime, time, timedelta

import pytest

from drafting.workbook.serial import Shown, shown, shown_by


@pytest.mark.parametrize(
    "code",
    [
        'yyyy"年"m"月"d"日"', 'm"月"d"日"', "[$-804]yyyy年m月", "yyyy.m.d", "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", "yyyy/m/d;@",
        "m/d", "mmm\\-yy", "h:mm AM/PM", "上午/下午h\"时\"mm\"分\"", "[$-F800]dddd\\,\\ mmmm\\ dd",
    ],
)  # fmt: skip
def test_a_format_that_shows_a_date(code: str):
    assert shown_by(200, code) is Shown.MOMENT


@pytest.mark.parametrize(
    "code",
    ["General", "G/通用格式", '0"次"', '0"d"', "0\\d", "#,##0.00", "0.00_);[Red]\\(0.00\\)", "[蓝色]0", "0.00E+00", "@", "0_d", '0"人";;"无"'],
)  # fmt: skip
def test_a_format_that_shows_a_number(code: str):
    assert shown_by(200, code) is Shown.NUMBER


def test_formats_that_a_workbook_does_not_spell_out():
    assert {number for number in range(60) if shown_by(number, None) is Shown.MOMENT} == {
        *range(14, 23), *range(27, 37), 45, 47, *range(50, 59),
    }  # fmt: skip
    assert shown_by(46, None) is shown_by(200, "[h]:mm") is Shown.DURATION


@pytest.mark.parametrize(
    ("number", "since_1900", "since_1904"),
    [
        (45721, date(2025, 3, 5), date(2029, 3, 6)),
        (45721.5, datetime(2025, 3, 5, 12), datetime(2029, 3, 6, 12)),
        (45721.9999999, date(2025, 3, 6), date(2029, 3, 7)),
        (44259, date(2021, 3, 4), date(2025, 3, 5)),
        (1, date(1900, 1, 1), date(1904, 1, 2)),
        (59, date(1900, 2, 28), date(1904, 2, 29)),
        (61, date(1900, 3, 1), date(1904, 3, 2)),
        (0.375, time(9), time(9)),
        (-1, -1, -1),
        (2958465, date(9999, 12, 31), 2958465),
        (2958465.9999999, 2958465.9999999, 2958465.9999999),
        (1e308, 1e308, 1e308),
    ],
)
def test_the_day_that_a_number_means(number: float, since_1900: object, since_1904: object):
    assert shown(number, Shown.MOMENT, is_1904=False) == since_1900
    assert shown(number, Shown.MOMENT, is_1904=True) == since_1904


def test_lengths_of_time_and_plain_numbers():
    assert shown(1.25, Shown.DURATION, is_1904=False) == timedelta(hours=30)
    assert shown(1e308, Shown.DURATION, is_1904=False) == 1e308
    assert shown(45721, Shown.NUMBER, is_1904=False) == 45721
