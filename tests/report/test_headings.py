"""Headings: numbering in every form, and the meaning of the spellings that committees and authors use."""

import pytest

from drafting.outline import load_outline
from drafting.report.headings import (
    BARE,
    meaning_of,
    numbering,
    section_heading_end,
    words,
)

OUTLINE = load_outline()

SPELLINGS = {
    "work": """
        主要工作情况 抓基层党建工作主要成效 工作开展情况及成效 一年来的工作回顾 履行党建第一责任人职责情况
        2025年度党建工作完成情况 党建工作开展情况 2025年抓党建工作的主要情况 述职情况 基本情况 履职尽责情况
        主要做法和成效 2025年工作总结 过去一年的工作 本年度工作情况 认真履行第一责任人职责，抓党建工作落实情况
        全面从严治党主体责任落实情况 抓党建工作的主要做法及成效 全年工作完成情况 2025年度抓基层党建主要工作
        聚焦主责主业，全面履行党建工作责任 主要工作开展情况及亮点 今年以来的主要工作 党建责任制落实情况
    """,
    "highlights": """
        特色做法 工作亮点 主要特色和亮点 亮点特色工作 党建品牌建设情况 创新举措及成效 特色工作开展情况 主要特点
        工作特色与创新 党建工作创新亮点 典型经验和做法 工作中的特色、亮点 党建特色品牌创建情况 特色亮点工作情况
    """,
    "shortcomings": """
        存在的问题 存在问题及不足 存在的问题与差距 存在的短板弱项 问题和不足 主要问题及原因分析 工作中存在的不足
        当前存在的主要问题 存在问题及原因剖析 查摆的主要问题 自身存在的不足 主要差距 不足之处 存在不足及改进方向
        党建工作存在的突出问题 履职中存在的问题 存在的问题及整改措施
    """,
    "plan": """
        下一步工作打算 下一步打算及措施 下步工作计划 2026年工作计划 2026年工作安排 明年工作思路 今后的努力方向
        改进措施 下一步工作重点 下一阶段工作安排 整改措施及努力方向 未来工作展望 下年度工作计划 来年工作安排
        整改方向和下步打算 解决问题的思路和措施 下一步整改措施 针对存在问题的改进措施
    """,
}
OTHERS = [
    "上年度问题整改情况",
    "问题整改落实情况",
    "去年存在问题和不足的整改情况",
    "廉洁自律情况说明",
    "学习强国",
    "个人自传",
]


@pytest.mark.parametrize(
    ("section", "heading"), [(name, h) for name, hs in SPELLINGS.items() for h in hs.split()]
)
def test_the_likeliest_meaning_of_a_spelling(section, heading):
    assert meaning_of(OUTLINE).sections(words(heading))[:1] == (section,)


@pytest.mark.parametrize("heading", OTHERS)
def test_other_headings_mean_no_section(heading):
    assert meaning_of(OUTLINE).sections(words(heading)) == ()


@pytest.mark.parametrize(
    ("line", "rank", "number"),
    [
        ("第一部分 工作情况", 0, 1),
        ("第三部分：存在不足", 0, 3),
        ("一、工作情况", 1, 1),
        ("十、其他", 1, 10),
        ("十二、其他", 1, 12),
        ("二十一、其他", 1, 21),
        ("三．存在不足", 1, 3),
        ("三 存在不足", 1, 3),
        ("（四）抓作风", 2, 4),
        ("(四)抓作风", 2, 4),
        ("（四）、抓作风", 2, 4),
        ("5.抓学习", 3, 5),
        ("5．抓学习", 3, 5),
        ("5、抓学习", 3, 5),
        ("5 抓学习", 3, 5),
        ("（6）抓学习", 4, 6),
        ("⑦抓学习", 4, 7),
        ("## 三、存在不足", 1, 3),
        ("**（二）抓作风**", 2, 2),
        ("百度文库三、存在不足", 1, 3),
        ("www.example.com 三、存在不足", 1, 3),
        ("12三、存在不足", 1, 3),
        ("一是抓学习", BARE, 0),
        ("第一，抓学习", BARE, 0),
        ("三会一课执行到位", BARE, 0),
        ("十一月召开会议", BARE, 0),
        ("1.5万元", BARE, 0),
        ("2025年工作", BARE, 0),
        ("12次会议", BARE, 0),
        ("工作情况", BARE, 0),
        ("", BARE, 0),
    ],
)
def test_numbering(line, rank, number):
    found = numbering(line)
    assert (found.rank, found.number) == (rank, number)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("三、存在不足", "三、存在不足"),
        ("三、存在不足。", "三、存在不足。"),
        ("三、存在不足：一是学习不够。", "三、存在不足："),
        ("二、亮点https://www.example.com/a", "二、亮点https://www.example.com/a"),
        ("存在不足：", "存在不足："),
        ("主要存在以下问题：", ""),
        ("存在不足的原因是学习不够。", ""),
        ("三、存在不足，需要改进。", ""),
        ("一、" + "强化政治建设" * 8, ""),
        ("三、", ""),
    ],
)
def test_where_a_section_heading_ends(line, heading):
    assert line[: section_heading_end(line)] == heading
