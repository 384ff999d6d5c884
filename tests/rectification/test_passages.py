"""The passages that tell what became of last year's problems are known by their headings and their words."""

import pytest

from drafting.rectification.passages import passages, within
from drafting.report import parse_report
from tests.support.corpus import OUTLINE, samples

AHEAD = ("shortcomings", "plan")


def told(work="平稳。", shortcomings="一是学习不够。", plan="一是抓学习。"):
    text = (
        f"述职报告\n一、工作情况\n{work}\n二、特色亮点\n有亮点。\n三、存在不足\n{shortcomings}\n"
        f"四、下一步工作计划\n{plan}\n以上述职，请予评议。"
    )
    report = parse_report(text, OUTLINE)
    return [report.text[start:end] for start, end in passages(report, AHEAD)]


@pytest.mark.parametrize(
    "passage",
    [
        "针对上年度述职查摆的3个问题，逐项整改。一是学习不够的问题，已完成整改。",
        "去年评议时大家提了两条意见，一条是公开不及时，现在按月公开。",
        "对2024年度述职评议反馈的问题，照单全收、立行立改。",
        "上一年度组织生活会查摆的不足，全部改到位。",
        "针对“主题党日形式单一”的问题，推行党员点单。",
        "（五）抓整改，让去年的问题清零。学习不够的问题，已建立学习清单。",
        "对党费收缴不够规范的问题，启用线上缴费，已完成整改。",
    ],
)
def test_a_passage_on_last_years_problems(passage):
    assert told(work=f"讲党课4次。\n{passage}") == [passage]


@pytest.mark.parametrize(
    "sentence",
    [
        "排查隐患132处，整改132处，做到件件销号。",
        "针对老旧楼栋上下楼难问题，推动加装电梯9部。",
        "组织生活会查摆问题12个，会后逐条整改。",
        "围绕“改不改、怎么改、谁来管”三个问题，召开议事会18场。",
        "产值较上年增长8%，隐患比去年减少12处。",
        "今年以来，解决职工反映的问题47个。",
    ],
)
def test_problems_of_this_year_are_none(sentence):
    assert told(work=sentence) == []


def test_it_begins_in_the_middle_of_a_paragraph_and_goes_on_to_its_end():
    (passage,) = told(
        work="讲党课4次。上年度述职查摆的问题已整改。夜班补学难，改为线上。\n谈心谈话36人次。"
    )
    assert passage == "上年度述职查摆的问题已整改。夜班补学难，改为线上。"


def test_a_list_below_it_belongs_to_it_and_what_follows_does_not():
    work = "去年述职查摆的问题，整改情况如下：\n一是学习不够，已完成。\n二是品牌不够，已完成。\n谈心谈话36人次。"
    assert told(work=work) == work.split("\n")[:3]


def test_a_heading_holds_for_all_below_it():
    work = "（一）抓学习\n讲党课4次。\n（二）上年度问题整改\n1.学习不够。已完成。\n2.品牌不够。已完成。\n（三）抓廉洁\n开展教育6次。"
    assert told(work=work) == work.split("\n")[2:5]


def test_what_is_to_be_put_right_next_year_is_none_unless_it_says_so():
    assert told(plan="一是针对“学习不够”的问题，建立清单，长期坚持整改。") == []
    assert len(told(shortcomings="一是去年述职查摆的“学习不够”问题还没有解决。")) == 1


def test_every_report_of_the_corpus_that_has_answers_has_such_a_passage():
    for sample in samples():
        report = parse_report(sample.text, OUTLINE)
        spans = passages(report, AHEAD)
        for fact in sample.facts.rectifications:
            at = sample.text.find(fact.problem)
            assert at < 0 or within(spans, at), (sample.name, fact.problem)
