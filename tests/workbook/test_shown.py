"""Numbers and dates are read as the sheet shows them."""

from datetime import date

import pytest

from drafting.workbook.shown import shown_date, shown_number


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (12, "", "12"),
        (12.0, "General", "12"),
        (12.5, "@", "12.5"),
        (0.1 + 0.2, "", "0.3"),
        (1e15, "", "1000000000000000"),
        (1e-7, "", "0.0000001"),
        (12480, "#,##0", "12480"),
        (12480.5, '#,##0.00"元"', "12480.5元"),
        (0.985, "0.0%", "98.5%"),
        (0.98, "0.00%", "98%"),
        (1, "0%", "100%"),
        (12, '0"次"', "12次"),
        (12, "0次", "12次"),
        (12, r"0\次", "12次"),
        (3, '"第"0"次"', "3次"),
        (-3, "0_);(0)", "-3"),
        (5, "[$¥-804]#,##0.00", "5"),
        (12.3, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "12.3"),
        (12000, "0,", "12000"),
        (1000000, "0.00E+00", "1000000"),
    ],
)
def test_a_number_is_shown_whole(value: float, number_format: str, text: str):
    assert shown_number(value, number_format) == (text, True)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [(45 / 46, "0%", "98%"), (0.985, "0%", "99%"), (12.345, "0.00", "12.35"), (12.5, "0", "13")],
)
def test_a_number_that_is_shown_rounded_is_told_to_be_so(
    value: float, number_format: str, text: str
):
    assert shown_number(value, number_format) == (text, False)


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        ('yyyy"年"m"月"', "2025年6月"),
        ('[$-804]yyyy"年"m"月"d"日";@', "2025年6月1日"),
        ('[DBNum1][$-804]yyyy"年"m"月"', "2025年6月"),
        ('m"月"d"日"', "6月1日"),
        ("[$-409]d-mmm;@", "6月1日"),
        ("mmm-yy", "2025年6月"),
        ("yyyy/m/d", "2025年6月1日"),
        ("dddd", "2025年6月1日"),
        ("General", "2025年6月1日"),
        ("", "2025年6月1日"),
    ],
)
def test_a_date_has_the_parts_that_are_shown(number_format: str, text: str):
    assert shown_date(date(2025, 6, 1), number_format) == text
