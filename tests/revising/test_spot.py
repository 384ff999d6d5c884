"""A place is found by its plain name, and what its number and heading say stays out of it."""

import pytest

from drafting.errors import UsageError
from drafting.outline import load_outline
from drafting.report import parse_report
from drafting.revising.spot import find_spot

OUTLINE = load_outline()
REPORT = parse_report(
    """2025年度述职报告
一、2025年度抓党建工作情况
一年来，工作有序推进。
（一）强化政治引领，抓实理论学习。召开支委会12次。
（二）规范组织生活。召开党员大会4次。
获得“先进基层党组织”称号。
二、特色亮点
（一）建立党员责任区
设立责任区8个。
做到重点部位有党员。
（二）攻关小组
成立3支。
三、存在不足
一是学习不够深入。
二是融合不够紧密。
四、下一步计划
（一）深化融合，全年攻关3项。
（二）加强学习。
以上述职，请予评议。
""",
    OUTLINE,
)


def text(name: str) -> str:
    spot = find_spot(name, REPORT, OUTLINE)
    return REPORT.text[spot.start : spot.end]


@pytest.mark.parametrize("name", ["三", "3", "不足", "shortcomings", " 三 "])
def test_a_section_is_its_text_without_the_heading(name: str):
    spot = find_spot(name, REPORT, OUTLINE)
    assert (spot.place, spot.title, spot.is_whole) == ("shortcomings", "不足", True)
    assert text(name) == "一是学习不够深入。\n二是融合不够紧密。"


@pytest.mark.parametrize("name", ["一.（一）", "一（一）", "工作.(一)", "1．（1）", "工作（ 一 ）"])
def test_a_part_is_what_stands_behind_its_number_and_heading(name: str):
    spot = find_spot(name, REPORT, OUTLINE)
    assert (spot.place, spot.title) == ("work.（1）", "工作（一）")
    assert (text(name), spot.heading) == ("召开支委会12次。", "强化政治引领，抓实理论学习。")
    assert spot.is_one_paragraph and not spot.is_whole


def test_where_all_parts_are_of_one_paragraph_the_last_is_too():
    assert text("一.（二）") == "召开党员大会4次。"


def test_a_part_with_a_heading_of_its_own_line_has_the_paragraphs_below_it():
    spot = find_spot("亮点.（一）", REPORT, OUTLINE)
    assert text("亮点.（一）") == "设立责任区8个。\n做到重点部位有党员。"
    assert (spot.heading, spot.is_one_paragraph) == ("建立党员责任区", False)


def test_a_numbered_line_with_nothing_below_it_is_text():
    assert text("计划.（二）") == "加强学习。"


@pytest.mark.parametrize(
    ("name", "title", "found"),
    [
        ("一.1", "工作第1段", "一年来，工作有序推进。"),
        ("一.2", "工作第2段", "召开支委会12次。"),
        ("一.第4段", "工作第4段", "获得“先进基层党组织”称号。"),
        ("三.2", "不足第2段", "融合不够紧密。"),
        ("二.（一）.2", "亮点（一）第2段", "做到重点部位有党员。"),
        ("二（一）1", "亮点（一）第1段", "设立责任区8个。"),
        ("四.2", "计划第2段", "加强学习。"),
    ],
)
def test_a_paragraph_is_counted_as_it_is_seen_headings_aside(name: str, title: str, found: str):
    spot = find_spot(name, REPORT, OUTLINE)
    assert (spot.title, text(name), spot.is_one_paragraph) == (title, found, True)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("五", "看不懂“五”指哪里"),
        ("一.二", "一段写成 一.（二）.2"),
        ("", "看不懂"),
        ("一.（三）", "“工作”里没有（三）"),
        ("一.9", "没有第 9 段，一共 4 段"),
        ("一.0", "没有第 0 段"),
        ("二.（二）.2", "“亮点（二）”里没有第 2 段，一共 1 段"),
    ],
)
def test_a_place_that_there_is_not_is_told_with_what_there_is(name: str, message: str):
    with pytest.raises(UsageError, match=message):
        find_spot(name, REPORT, OUTLINE)


def test_a_section_that_the_report_lacks_is_told():
    report = parse_report("述职报告\n一、工作情况\n略。\n", OUTLINE)
    with pytest.raises(UsageError, match="没有“不足”"):
        find_spot("不足", report, OUTLINE)


def test_a_section_that_is_only_a_heading_is_a_place_for_a_text():
    report = parse_report("述职报告\n二、特色亮点\n", OUTLINE)
    spot = find_spot("二", report, OUTLINE)
    assert spot.is_whole and spot.start == spot.end == len(report.text)
    with pytest.raises(UsageError, match="没有第 1 段，一共 0 段"):
        find_spot("二.1", report, OUTLINE)


LED = parse_report(
    "述职报告\n一、工作情况\n略。\n二、叫得响的特色\n（一）建好阵地。\n（三）建好队伍。\n"
    "三、存在不足\n主要有以下不足。\n一是学习不够深入。\n二是融合不够紧密。\n"
    "四、下一步计划\n主要抓好以下工作。\n1.深化融合。\n2.加强学习。\n",
    OUTLINE,
)


@pytest.mark.parametrize("name", ["三.1", "三.2", "不足2", "三.2段", "四.1", "四.2"])
def test_a_number_that_may_be_of_a_paragraph_or_of_an_item_is_asked_about(name: str):
    with pytest.raises(UsageError, match="请写明哪一段"):
        find_spot(name, LED, OUTLINE)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("三.第2段", "学习不够深入。"),
        ("三.第3段", "融合不够紧密。"),
        ("三.3", "融合不够紧密。"),
        ("四.第1段", "主要抓好以下工作。"),
    ],
)
def test_a_paragraph_that_is_named_as_one_is_that(name: str, found: str):
    spot = find_spot(name, LED, OUTLINE)
    assert LED.text[spot.start : spot.end] == found


@pytest.mark.parametrize("name", ["叫得响的特色", "二、叫得响的特色"])
def test_a_section_is_known_by_its_heading_in_this_report(name: str):
    assert find_spot(name, LED, OUTLINE).place == "highlights"
    assert find_spot(f"{name}.（一）", LED, OUTLINE).place == "highlights.（1）"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("四.（二）", "“计划”里没有（二）。它不分（一）（二），一共 3 段；一段写成 计划.2"),
        ("二.（二）", "“亮点”里没有（二）。有（一）（三）"),
        ("特色做法", "或者标题“一、工作情况”“二、叫得响的特色”"),
    ],
)
def test_what_there_is_can_be_named_as_it_is_told(name: str, message: str):
    with pytest.raises(UsageError) as told:
        find_spot(name, LED, OUTLINE)
    assert message in str(told.value)
