"""Headings under the names that people give them, of this year only."""

import pytest

from drafting.facts.heading_lines import Heading, heading_in
from drafting.facts.keys import canonical, is_nearly_a_heading


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("存在问题（3条）", "不足"),
        ("不足(共2个)：", "不足"),
        ("【一年来主要数据】", "数据"),
        ("今年干了啥？", "活动"),
        ("2025年荣誉", "荣誉"),
        ("数据（2025年）", "数据"),
        ("2026年工作计划", "计划"),
        ("2024年问题整改", "去年整改"),
        ("个人履职方面", "履职"),
        ("拿了哪些奖", "荣誉"),
        ("明年打算", "计划"),
        ("自查不足", "不足"),
        ("工作中的短板", "不足"),
        ("困难和不足", "不足"),
        ("我的不足：", "不足"),
        ("26年计划", "计划"),
        ("2026打算", "计划"),
        ("下步举措", "计划"),
        ("改进方向", "计划"),
        ("【明年想干啥】", "计划"),
        ("一年来主要数据（截至12月20日）", "数据"),
        ("今年工作情况（数据）：", "数据"),
        ("【做法和活动】", "活动"),
        ("活动记录", "活动"),
        ("办了哪些实事", "活动"),
        ("活动和大事", "活动"),
        ("仍需提升的方面", "不足"),
        ("不够的地方", "不足"),
        ("差在哪儿", "不足"),
        ("26年安排", "计划"),
        ("2026", "计划"),
        ("六、26年", "计划"),
        ("接下来：", "计划"),
        ("去年提的2个问题", "去年整改"),
        ("2025整改上年问题", "去年整改"),
        ("上次反馈问题销号情况", "去年整改"),
        ("去年没做好的", "去年整改"),
        ("整改情况（去年查摆4条）：", "去年整改"),
        ("去年问题改得怎么样", "去年整改"),
        ("上次提的问题解决了没有", "去年整改"),
        ("基本情况和数字", "数据"),
        ("今年的一些数", "数据"),
        ("表扬奖励", "荣誉"),
        ("一年里的事", "活动"),
        ("2026年想做的", "计划"),
        ("来年准备办的几件事", "计划"),
    ],
)
def test_a_heading_is_known_by_what_it_means(words: str, kind: str) -> None:
    assert heading_in(words, 2025) == Heading(kind)


@pytest.mark.parametrize(
    "words",
    [
        "2024年数据",
        "数据（2024年）",
        "去年活动",
        "上半年数据",
        "明年数据",
        "2026年活动",
        "24年数据",
        "2023年问题整改",
        "2024安排",
    ],
)
def test_a_heading_of_another_time_is_none_of_this_year(words: str) -> None:
    assert heading_in(words, 2025) == Heading("", of_another_time=True)


@pytest.mark.parametrize(
    "words",
    [
        "数据（甲支部）",
        "今年打算",
        "其他工作",
        "学习情况",
        "支委会12次",
        "创新意识不足",
        "制定学习计划",
        "主题党日活动",
        "解决问题",
        "办了10件实事",
        "2025",
        "提升服务能力",
        "去年问题多",
        "学习（去年查摆4条）",
    ],
)
def test_other_words_are_no_heading(words: str) -> None:
    assert heading_in(words, 2025) == Heading()


def test_without_a_year_every_year_may_be_this_one() -> None:
    assert heading_in("2024年数据", None) == Heading("数据")


@pytest.mark.parametrize("word", ["存在不住", "主要所据", "下步打祘", "获将情况", "存在的问提"])
def test_a_slip_in_a_heading_is_seen(word: str) -> None:
    assert is_nearly_a_heading(word) and not canonical(word)


@pytest.mark.parametrize("word", ["学习不深", "调研不够", "志愿服务", "数剧", "三会一课"])
def test_other_words_are_not_nearly_a_heading(word: str) -> None:
    assert not is_nearly_a_heading(word)
