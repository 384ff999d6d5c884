"""What an item of the facts denies is not affirmed in the report."""

import pytest

from drafting.checks.facts import check
from tests.support.cases import case_of, facts

SENTINEL = "12名党员到牧场驻点，复检生鲜乳批次，没有一批不合格流入"
OPEN = "外业班组党员分散，没有用好线上组织生活方式"


def told(kind, item, sentence):
    section = {"亮点": "highlights", "不足": "shortcomings"}.get(kind, "work")
    given = facts(**{kind: [{"text": item} if isinstance(item, str) else item]})
    return [f.text for f in check(case_of(given, **{section: sentence})) if f.text]


@pytest.mark.parametrize(
    ("kind", "item", "sentence", "text"),
    [
        ("亮点", SENTINEL, "12名党员到牧场驻点，复检生鲜乳批次，有一批不合格流入。", "一批不合"),
        ("不足", OPEN, "外业班组党员分散，用好线上组织生活方式。", "用好线上"),
        (
            "活动",
            "组织安全生产大检查，未发现重大安全隐患",
            "组织安全生产大检查，发现重大安全隐患。",
            "发现重大",
        ),
    ],
)
def test_what_is_affirmed_against_the_facts_is_told(kind, item, sentence, text):
    assert told(kind, item, sentence) == [text]


@pytest.mark.parametrize(
    ("kind", "item", "sentence"),
    [
        ("亮点", SENTINEL, "12名党员到牧场驻点，复检生鲜乳批次，无一批不合格流入。"),
        ("亮点", SENTINEL, "12名党员到牧场驻点，复检生鲜乳批次，从未有一批不合格流入。"),
        ("亮点", SENTINEL, SENTINEL),
        ("不足", OPEN, "外业班组党员分散，组织生活线上方式用得少，需要用好线上组织生活方式。"),
        (
            "去年整改",
            {"问题": "没有建立台账制度", "措施": "定出台账"},
            "台账制度缺失，现已建立台账。",
        ),
        ("不足", OPEN, "外业班组党员分散，未能用好线上组织生活方式。"),
        ("不足", OPEN, "外业班组党员分散，线上组织生活方式用得不好。"),
        (
            "活动",
            "组织安全生产大检查，未发现重大安全隐患",
            "组织安全生产大检查，没有发现重大安全隐患。",
        ),
        ("活动", "组织党员到无线电监测站参观学习", "组织党员到无线电监测站参观学习。"),
        ("活动", "不断完善党员积分管理办法", "持续完善党员积分管理办法，完善党员积分管理。"),
    ],
)
def test_what_is_denied_in_other_words_passes(kind, item, sentence):
    assert told(kind, item, sentence) == []
