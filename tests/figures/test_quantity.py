from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.figures import parse_quantity
from tests.support.notations import NOTATIONS


@pytest.mark.parametrize(
    ("written", "value", "unit", "qualifier"),
    [
        ("12次", "12", "次", ""),
        ("36人次", "36", "人次", ""),
        ("12,480元", "12480", "元", ""),
        ("320余万元", "3200000", "元", "余"),
        ("1.2万元", "12000", "元", ""),
        ("98.5%", "98.5", "%", ""),
        ("98.5％", "98.5", "%", ""),
        ("百分之九十八", "98", "%", ""),
        ("12个百分点", "12", "个百分点", ""),
        ("约30人", "30", "人", "约"),
        ("不少于3项", "3", "项", "不少于"),
        ("20人左右", "20", "人", "左右"),
        ("10万元以上", "100000", "元", "以上"),
        ("十二次", "12", "次", ""),
        ("１２次", "12", "次", ""),
        (" 12 次 ", "12", "次", ""),
        ("12", "12", "", ""),
        ("0名", "0", "名", ""),
        ("26垄", "26", "垄", ""),
        ("5千克", "5", "千克", ""),
        ("100余名", "100", "名", "余"),
        ("十来个", "10", "个", "来"),
        ("3个月", "3", "个月", ""),
        ("12次/年", "12", "次/年", ""),
        ("三点五万元", "35000", "元", ""),
        ("2亿3千万元", "230000000", "元", ""),
        ("300余万千瓦时", "3000000", "千瓦时", "余"),
    ],
)
def test_a_whole_text_is_one_quantity(written: str, value: str, unit: str, qualifier: str) -> None:
    quantity = parse_quantity(written)
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.qualifier) == (Decimal(value), unit, qualifier)


def test_its_text_is_what_the_report_shall_show() -> None:
    texts = [parse_quantity(written) for written in ("１２ 次", "12,480元", "十二次")]
    assert [q.text for q in texts if q] == ["12次", "12,480元", "十二次"]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "次",
        "多次",
        "12:30",
        "2025年6月",
        "12次、4次",
        "三五个",
        "十几次",
        "-3次",
        "三分之二",
        "12次（含专题）",
        "一二三次四",
    ],
)
def test_anything_else_is_none(written: str) -> None:
    assert parse_quantity(written) is None


@pytest.mark.parametrize("notation", NOTATIONS)
@given(number=st.integers(0, 10**9))
def test_a_quantity_is_read_back_from_every_notation(notation, number: int) -> None:
    quantity = parse_quantity(f"{notation(number)}元")
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (number, "元")
