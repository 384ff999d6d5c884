"""Every numeral of a text as it is understood."""

import pytest

from drafting.proof.understood import figures_json, figures_lines
from drafting.text.characters import width
from tests.support.cases import case

KEYS = ["text", "start", "end", "class", "value", "unit", "qualifier", "label"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("召开支委会12次。", ("measure", "12", "次", "", "支委会")),
        ("召开十二次支委会。", ("measure", "12", "次", "", "支委会")),
        ("支委会１２次。", ("measure", "12", "次", "", "支委会")),
        ("节约成本1.2万元。", ("measure", "12000", "元", "", "节约成本")),
        ("收缴党费12,480元。", ("measure", "12480", "元", "", "党费收缴")),
        ("覆盖率达百分之九十八。", ("measure", "98", "%", "", "")),
        ("占党员的三分之二。", ("measure", "2/3", "", "", "")),
        ("发放物资320余份。", ("approximate", "320", "份", "余", "")),
        ("攻关不少于3项。", ("approximate", "3", "项", "不少于", "")),
        ("2025年3月5日开会。", ("date", None, "", "", "")),
        ("第三批学习教育。", ("ordinal", None, "", "", "")),
        ("落实“三会一课”制度。", ("set-term", None, "", "", "")),
    ],
)
def test_a_numeral_is_told_with_class_value_unit_qualifier_and_label(
    text: str, expected: tuple[str | None, ...]
):
    (found,) = figures_json(case(text))
    assert list(found) == KEYS
    assert tuple(found[key] for key in KEYS[3:]) == expected
    assert text[found["start"] : found["end"]] == found["text"]


def test_a_number_without_a_single_value_has_none():
    (found,) = figures_json(case("开展了数十次活动。"))
    assert (found["class"], found["value"]) == ("approximate", None)


def test_labels_that_share_a_number_are_told_together():
    (found,) = figures_json(case("支委会、党员大会各召开4次。"))
    assert (found["value"], found["label"]) == ("4", "支委会、支部党员大会")


@pytest.mark.parametrize(
    "text",
    [
        "支委会、支部党员大会、党课分别开展12次、4次和5次。",
        "支委会12次、支部党员大会4次，党课5次。",
    ],
)
def test_in_a_list_each_number_has_its_own_label(text: str):
    found = figures_json(case(text))
    assert [(f["value"], f["unit"], f["label"]) for f in found] == [
        ("12", "次", "支委会"),
        ("4", "次", "支部党员大会"),
        ("5", "次", "党课"),
    ]


@pytest.mark.parametrize(
    "text", ["召开党课23名党员参加。", "各项工作推进了15处。", "支委会材料3份。"]
)
def test_a_label_is_told_only_where_it_is_certain(text: str):
    (found,) = figures_json(case(text))
    assert found["label"] == ""


def test_a_text_without_numerals_has_none():
    assert figures_json(case("认真履行职责。")) == []
    assert list(figures_lines(case("认真履行职责。"))) == ["这份文字里没有数字。"]
    assert figures_json(case("")) == []


REPORT = "述职报告\n\n一、2025年工作\n召开支委会12次，发放物资320余份，又做了7，很好。\n"


def test_the_listing_goes_paragraph_by_paragraph():
    lines = list(figures_lines(case(REPORT)))
    assert lines[0] == "共 5 个数：计量 1、概数 1、编号 1、日期 1、未识别 1"
    places = [line for line in lines if line.startswith("第 ")]
    assert places == [
        "第 2 段：一、2025年工作",
        "第 3 段：召开支委会12次，发放物资320余份，又做了7，……",
    ]


def test_the_columns_stand_below_their_headings():
    lines = list(figures_lines(case(REPORT)))
    heading = next(line for line in lines if "原文" in line)
    row = next(line for line in lines if line.startswith("  12次"))
    for name, value in (("类别", "计量"), ("数值", "12 "), ("事项", "支委会")):
        assert width(heading[: heading.index(name)]) == width(row[: row.index(value, 4)])


def test_what_could_not_be_read_is_told_at_the_end_with_what_to_do():
    *_, todo, place = figures_lines(case(REPORT))
    assert todo.startswith("有 1 个数没有读懂。请在后面写明单位")
    assert place == "  第 3 段“7”（……20余份，又做了7，很好。）"
