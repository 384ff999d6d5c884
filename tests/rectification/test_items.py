"""Problems and plans are read out of a report item by item, however they are numbered."""

import pytest

from drafting.rectification.items import items_of
from drafting.report import parse_report
from schemas.facts import FactKind
from tests.support.corpus import OUTLINE, Sample, samples
from tests.support.pairs import pairs


def problems(body, heading="三、存在不足"):
    text = f"述职报告\n一、工作情况\n平稳有序。\n{heading}\n{body}\n四、下一步工作计划\n一是抓学习。二是抓管理。"
    report = parse_report(text, OUTLINE)
    found = items_of(report, OUTLINE, FactKind.SHORTCOMINGS)
    assert all(report.text[item.start : item.end] == item.text for item in found)
    return [item.name for item in found]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("一是学习不够系统。联系实际少。\n二是品牌不够鲜明。叫不响。", ["学习不够系统", "品牌不够鲜明"]),
        ("一是学习不够系统，联系实际少；二是品牌不够鲜明；三是青年培养不够。",
         ["学习不够系统，联系实际少", "品牌不够鲜明", "青年培养不够"]),
        ("（一）学习不够系统。联系实际少。\n（二）品牌不够鲜明。叫不响。", ["学习不够系统", "品牌不够鲜明"]),
        ("（一）学习不够系统\n联系实际少，谈体会多。\n（二）品牌不够鲜明\n叫不响。",
         ["学习不够系统", "品牌不够鲜明"]),
        ("1.学习不够系统：联系实际少。\n2.品牌不够鲜明：叫不响。", ["学习不够系统", "品牌不够鲜明"]),
        ("第一，学习不够系统。第二，品牌不够鲜明。", ["学习不够系统", "品牌不够鲜明"]),
        ("其一，学习不够系统。其二，品牌不够鲜明。", ["学习不够系统", "品牌不够鲜明"]),
        ("①学习不够系统。②品牌不够鲜明。", ["学习不够系统", "品牌不够鲜明"]),
        ("（1）学习不够系统。（2）品牌不够鲜明。", ["学习不够系统", "品牌不够鲜明"]),
        # what leads to them, and what tells of their causes
        ("对照上级要求，主要存在以下两个方面的不足：\n一是学习不够系统。\n二是品牌不够鲜明。",
         ["学习不够系统", "品牌不够鲜明"]),
        ("反思一年的工作，觉得有这样几个不足：一是学习不够系统。二是品牌不够鲜明。",
         ["学习不够系统", "品牌不够鲜明"]),
        ("一是学习不够系统。\n二是品牌不够鲜明。\n产生这些问题的原因，一是思想不重视，二是方法不多。",
         ["学习不够系统", "品牌不够鲜明"]),
        ("一是学习不够系统。\n二是品牌不够鲜明。\n这些问题的根子在我身上，重部署、轻督促。",
         ["学习不够系统", "品牌不够鲜明"]),
        ("（一）存在的主要问题\n1.学习不够系统。\n2.品牌不够鲜明。\n（二）原因分析\n1.思想不重视。",
         ["学习不够系统", "品牌不够鲜明"]),
        # lists inside an item are no items
        ("（一）学习不够系统。一是时间不保证。二是形式单一。\n（二）品牌不够鲜明。一是提炼不够。",
         ["学习不够系统", "品牌不够鲜明"]),
        # nothing is numbered
        ("党建与生产融合不够，对难点研究不深。\n党员教育形式单一，青年参与不多。",
         ["党建与生产融合不够，对难点研究不深", "党员教育形式单一，青年参与不多"]),
        ("党建与生产融合不够。", ["党建与生产融合不够"]),
    ],
)  # fmt: skip
def test_the_items_of_a_section(body, names):
    assert problems(body) == names


def test_first_next_and_last_are_items_of_one_list():
    assert problems("首先，学习不够系统。其次，品牌不够鲜明。最后，青年培养不够。") == [
        "学习不够系统",
        "品牌不够鲜明",
        "青年培养不够",
    ]


def test_a_long_sentence_is_called_by_its_leading_clause():
    (name, *_) = problems(
        "一是党员先锋模范作用发挥不够充分，个别党员在急难险重任务面前存在畏难情绪。二是学习不够。"
    )
    assert name == "党员先锋模范作用发挥不够充分"


def test_a_section_that_goes_on_behind_its_heading():
    assert problems("二是品牌不够鲜明。", "三、存在不足：一是学习不够系统。") == [
        "学习不够系统",
        "品牌不够鲜明",
    ]


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_the_reports_of_the_corpus_have_as_many_items_as_their_facts(sample: Sample):
    report = parse_report(sample.text, OUTLINE)
    found = len(items_of(report, OUTLINE, FactKind.SHORTCOMINGS))
    assert found == len(sample.facts.shortcomings)
    plans = len(items_of(report, OUTLINE, FactKind.PLANS))
    # the fourth plan of one is a paragraph below the third of a list; another tells two in one item
    apart = sample.name in ("legal_aid", "tech")
    assert plans == len(sample.facts.plans) - apart


def test_last_years_reports_of_the_pairs_have_three_problems_each():
    for pair in pairs():
        names = [item.name for item in items_of(pair.last, OUTLINE, FactKind.SHORTCOMINGS)]
        assert [fact.problem for fact in pair.facts.rectifications] == names
