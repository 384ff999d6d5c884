"""figures.conflict: a report that says two things of one label, with facts and without."""

import pytest

from drafting.checks.figures import check
from schemas.facts import Facts
from tests.support.cases import case_of
from tests.support.facts import facts_from

FACTS = facts_from("""
单位: 中建某局滨河综合体项目党支部
年度: 2025
数据:
  支委会: 12次
  党课: 4次
履职:
  - 讲党课2次
""")
STATED = "全年召开支委会12次，讲党课4次。我本人讲党课2次。"


def found(work: str, facts: Facts | None = None) -> list[tuple[str, str]]:
    """Return (text, the other number) of each contradiction."""
    findings = [f for f in check(case_of(facts, work=work)) if f.code == "figures.conflict"]
    return [(f.text, f.message.rpartition("写“")[2].rstrip("”")) for f in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年召开支委会12次。支委会共召开13次。", ("13次", "12次")),
        ("召开支部委员会会议12次，研究事项20项。全年支委会十一次。", ("十一次", "12次")),
        ("支委会、党员大会分别召开12次、4次。全年召开党员大会5次。", ("5次", "4次")),
        ("谈心谈话36人次。\n班子成员与党员谈心谈话63人次。", ("63人次", "36人次")),
        ("讲党课4次。组织党课5堂。", ("5堂", "4次")),
        ("全年开展主题党日12次，其中主题党日进社区3次。主题党日全年共11次。", ("11次", "12次")),
        ("培养入党积极分子3名。3名同志被确定为发展对象，入党积极分子4人。", ("4人", "3名")),
        ("签订责任书18份，承诺书26份。全体党员签订承诺书28份。", ("28份", "26份")),
        ("收缴党费12,480元。全年党费收缴1.3万元。", ("1.3万元", "12,480元")),
        ("每季度召开党员大会1次、全年4次。党员大会全年5次。", ("5次", "4次")),
        ("上半年召开支委会6次，全年12次。支委会全年10次。", ("10次", "12次")),
        ("“三会一课”共计32次。落实“三会一课”制度，“三会一课”共开展30次。", ("30次", "32次")),
        ("支委会12次，计划明年召开支委会14次。支委会11次。", ("11次", "12次")),
    ],
)
def test_two_values_for_a_label_are_one_finding_at_the_later(
    text: str, expected: tuple[str, str]
) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "全年召开支委会12次。支委会共召开十二次。",
        "支委会12次，其中上半年5次。",
        "支委会12次（其中下半年7次）。",
        "上半年召开支委会5次，下半年召开支委会7次，全年召开支委会12次。",
        "去年召开支委会10次，今年召开支委会12次。",
        "支委会由去年的10次增加到12次。",
        "召开支委会12次，较上年增加2次。",
        "每月召开支委会1次，全年召开支委会12次。",
        "召开支委会12次。明年计划召开支委会13次。",
        "支部共有党员25名。23名党员参加志愿服务。组织党员12人赴红色教育基地。",
        "谈心谈话36人次，其中与班子成员谈心谈话4人次。",
        "讲党课4次，其中书记讲党课2次。我带头讲党课2次。",
        "收缴党费12,480元。全年党费收缴1.248万元。",
        "党课4次，全年组织党课四堂。",
        "第一党小组召开党小组会12次。各党小组每月召开党小组会1次。",
        "全年参加培训近百人次。培训98人次。",
        "支委会12次，党员大会4次，会议共计16次。",
        "确定入党积极分子3名，发展对象2名，预备党员1名。",
        "7月召开支委会1次专题研究。全年召开支委会12次。",
    ],
)
def test_a_part_another_year_a_plan_and_other_words_for_the_same_are_no_conflict(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("全年召开支委会13次。" + STATED, "13次", "12次"),
        (STATED + "全年召开支委会13次。", "13次", "12次"),
        ("全年召开支委会12次，讲党课4次。我本人讲党课3次。", "3次", "2次"),
        (STATED + "\n党课9次。", "9次", "4次"),
    ],
)
def test_with_facts_the_wrong_one_of_the_two_is_told_once(
    text: str, wrong: str, right: str
) -> None:
    (finding,) = check(case_of(FACTS, work=text))
    assert (finding.code, finding.text) == ("figures.mismatch", wrong)
    assert finding.suggestion == f"改为“{right}”"


def test_what_the_facts_know_of_the_whole_and_of_a_part_is_no_conflict() -> None:
    assert found(STATED, FACTS) == []
    assert found("讲党课4次。讲党课2次。召开支委会12次。", FACTS) == []


def test_the_message_says_where_the_other_number_stands_and_what_to_do() -> None:
    work = STATED + "全年共召开支委会15次。"
    (finding,) = (f for f in check(case_of(work=work)) if f.code == "figures.conflict")
    assert finding.message == (
        "“支委会”前后不一致：这里写“15次”，前面“一、2025年度抓党建工作情况”一节写“12次”"
    )
    assert finding.suggestion == "请核实“支委会”到底是多少，全文统一"
