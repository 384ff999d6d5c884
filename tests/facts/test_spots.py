"""A few words between items: an item where they say so themselves, else a heading that nobody knows."""

import pytest

from tests.support.bullet_files import reading

HEAD = "单位：某支部\n年度：2025\n"
FIRST = 4  # the line of the few words


def around(heading: str, above: str, words: str, below: str) -> str:
    return f"{HEAD}{heading}\n{above}\n{words}\n{below}\n\n计划\n深化攻关\n"


TALKS = "“午间课堂”开讲20期"
VISITS = "3月走访慰问，32人参加"


@pytest.mark.parametrize(
    ("heading", "above", "words", "below"),
    [
        ("亮点", TALKS, "短处", "到课率只有58%，人来不齐"),
        ("亮点", TALKS, "短处", "学习不深"),
        ("活动", VISITS, "评优的", "老张当选劳模（钳工）"),
        ("活动", VISITS, "加分项", "接待日50次，答复20件"),
        ("荣誉", "集团先进党支部（6月）", "要大家帮忙的", "活动室要装修，缺2间"),
        ("不足", "调研少，全年2次", "往下怎么弄", "建台账12本，每月1次"),
        ("不足", "调研少，全年2次", "【25年底到26年】", "建活动室2间"),
        ("活动", VISITS, "【后勤】修活动室", "添置桌椅12套"),
        ("亮点", TALKS, "另外", "夜里值守11次"),
        ("亮点", TALKS, "毛病有三个", "到课率只有58%"),
        ("亮点", TALKS, "2个短板", "到课率只有58%"),
        ("活动", VISITS, "明年4件事", "建活动室2间"),
        ("活动", VISITS, "4、不好的方面", "调研少，全年2次"),
    ],
)
def test_an_unknown_heading_is_listed_with_what_stands_below_it(
    heading: str, above: str, words: str, below: str
) -> None:
    found = reading(around(heading, above, words, below))
    assert found.listed == {FIRST + 1, FIRST + 2}
    assert not any(text in words + below for text in found.said.values())
    assert found.said["计划.1"] == "深化攻关"


@pytest.mark.parametrize(
    ("heading", "above", "words", "below"),
    [
        ("活动", VISITS, "慰问老党员", "6月演练，45人参加"),
        ("活动", VISITS, "革命传统教育", "6月演练，45人参加"),
        ("不足", "调研少，全年2次", "创新不够", "学习不深，多数靠自学"),
        ("荣誉", "集团先进党支部（6月）", "优秀共产党员", "张某，五一奖章"),
        ("履职", "讲党课2次，联系班组3个", "带头学习", "谈心谈话12人次"),
        ("履职", "讲党课2次，联系班组3个", "协调解决3个问题", "谈心谈话12人次"),
        ("活动", VISITS, "办了10件实事", "6月演练，45人参加"),
        ("亮点", TALKS, "党员先锋岗", "红色驿站"),
        ("亮点", "【夜校】开讲20期", "【云支部】12名党员", "【驿站】3个"),
    ],
)
def test_an_item_of_a_few_words_is_read(heading: str, above: str, words: str, below: str) -> None:
    found = reading(around(heading, above, words, below))
    assert not found.listed
    assert found.said[f"{heading}.2"] == words


def test_a_line_that_points_to_an_annex_is_no_item() -> None:
    found = reading(f"{HEAD}不足\n调研少\n整改情况见附件2\n")
    assert found.listed == {5} and "不足.2" not in found.said


@pytest.mark.parametrize("line", ["荣誉：3项", "去年问题：5个", "活动\n12次"])
def test_a_number_alone_is_no_item(line: str) -> None:
    found = reading(f"{HEAD}{line}\n计划\n深化攻关\n")
    assert max(found.listed) == HEAD.count("\n") + 1 + line.count("\n")
    assert [key for key in found.said if "." in key] == ["计划.1"]
