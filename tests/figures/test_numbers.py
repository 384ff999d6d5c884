from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.figures import parse_number
from tests.support.notations import NOTATIONS, positional


@pytest.mark.parametrize("notation", NOTATIONS)
@given(number=st.one_of(st.integers(0, 10**4), st.integers(0, 10**12)))
def test_every_notation_is_read_back(notation, number: int) -> None:
    assert parse_number(notation(number)) == number


@given(year=st.integers(1111, 9999))
def test_a_year_is_read_digit_by_digit(year: int) -> None:
    assert parse_number(positional(year)) == year


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.2万", 12000), ("3百万", 3000000), ("1亿2000万", 120000000), ("一万二", 12000), ("一百二", 120),
        ("一万零二", 10002), ("两百五", 250), ("廿三", 23), ("卅", 30), ("三点五", "3.5"), ("十", 10), ("百", 100), ("万", 10000), ("二〇二五", 2025), ("贰仟叁佰", 2300), ("一万亿", 10**12),
        ("三点五万", 35000), ("一点二五亿", 125000000), ("2亿3千万", 230000000), ("2.50", "2.5"), ("０", 0),
    ],
)  # fmt: skip
def test_other_ways_to_write_a_number(written: str, value: int | str) -> None:
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "三五",
        "百千万",
        "千万百",
        "三点",
        "十十",
        "一二三",
        "点五",
        "三会",
        "1.2.3",
        "-3",
        "九" * 100,
        "9" * 100,
    ],
)
def test_what_is_no_number_has_no_value(written: str) -> None:
    assert parse_number(written) is None
