"""A report writes its numerals in one style, whatever the facts write, and no value changes."""

import pytest

from drafting.figures import parse_quantity
from drafting.figures.house_style import written
from schemas.figure import Figure


def shown(text: str, figure_id: str = "数据.改厕") -> str:
    return written(Figure(id=figure_id, label="改厕", text=text, quantity=parse_quantity(text)))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("二十一户", "21户"),
        ("一百零八件", "108件"),
        ("2万6千元", "2.6万元"),
        ("一万二千元", "1.2万元"),
        ("三百二十万公里", "320万公里"),
        ("四百五十余人次", "450余人次"),
        ("不少于三十人", "不少于30人"),
        ("近三千人", "近3000人"),
        ("百分之九十八", "98%"),
        ("一项", "1项"),
        ("三个百分点", "3个百分点"),
        # as they are
        ("12次", "12次"),
        ("4,236米", "4,236米"),
        ("12,480.50元", "12,480.50元"),
        ("23.6亿元", "23.6亿元"),
        ("1.1万余人次", "1.1万余人次"),
        ("3百万元", "3百万元"),
        ("3.7个百分点", "3.7个百分点"),
        ("百余位", "百余位"),
        ("近千名", "近千名"),
        ("十余场", "十余场"),
        ("三个半小时", "三个半小时"),
        ("八成", "八成"),
    ],
)
def test_a_measure_stands_in_arabic_numerals(typed: str, told: str) -> None:
    assert shown(typed) == told
    before, after = parse_quantity(typed), parse_quantity(told)
    assert before and after
    assert (before.value, before.unit, before.qualifier) == (
        after.value,
        after.unit,
        after.qualifier,
    )


@pytest.mark.parametrize(("typed", "told"), [("一次", "一次"), ("两名", "两名"), ("三次", "3次")])
def test_a_lone_one_or_two_stays_in_running_text(typed: str, told: str) -> None:
    assert shown(typed, "活动.1#1") == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("四月二十日", "4月20日"),
        ("二〇二六年六月", "2026年6月"),
        ("五月份", "5月份"),
        ("十月底前", "10月底前"),
        ("8月17日", "8月17日"),
        ("2026年", "2026年"),
    ],
)
def test_a_date_stands_in_arabic_numerals(typed: str, told: str) -> None:
    assert written(Figure(id="活动.1.时间", label="", text=typed, quantity=None)) == told
