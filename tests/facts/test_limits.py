"""What is absurd is data, and every row of it has a reason and a source."""

import pytest

from drafting.facts.limits import absurdity
from drafting.facts.quantity import read_quantity
from drafting.lexicon import table


@pytest.mark.parametrize("row", table("limits"), ids=lambda row: row["reason"])
def test_every_limit_has_a_reason_and_a_source(row: dict[str, str]) -> None:
    assert row["reason"] and row["source"] and (row["whole"] or row["most"])


@pytest.mark.parametrize(
    ("label", "value"),
    [("支委会", "2.5次"), ("支委会", "501次"), ("主题党日活动", "1000次"), ("党课", "600堂"), ("走访", "100000次"),
     ("党员人数", "1000名"), ("覆盖率", "101%"), ("满意率", "986%"), ("参加率", "108%"), ("参加", "1.5人"), ("产值", "20000亿元")],
)  # fmt: skip
def test_absurd_values_are_told(label: str, value: str) -> None:
    quantity = read_quantity(value)
    assert quantity and absurdity(label, quantity)


@pytest.mark.parametrize(
    ("label", "value"),
    [("支委会", "12次"), ("支委会", "0次"), ("增长率", "320%"), ("计划完成率", "108%"), ("资产负债率", "103%"), ("床位使用率", "112%"), ("覆盖率", "100%"), ("培训", "1.2万人次"), ("道路", "2.6公里"),
     ("产值", "12.5亿元"), ("党小组会", "240次"), ("学习", "36.5学时"), ("检查", "1,200次")],
)  # fmt: skip
def test_usual_values_are_not(label: str, value: str) -> None:
    quantity = read_quantity(value)
    assert quantity and not absurdity(label, quantity)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "很多",
        "三会一课",
        "十分满意",
        "12次会议",
        "2025年",
        "12月",
        "12:30",
        "on",
        "XX次",
        "1/2",
        "12次13次",
    ],
)
def test_what_is_no_quantity_alone_is_none(text: str) -> None:
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    "text", ["12", "12次", "十二次", "26垄", "98.5%", "百分之九十八", "320余万元", "不少于3项"]
)
def test_what_is_a_quantity_alone_is_read(text: str) -> None:
    assert read_quantity(text) is not None
