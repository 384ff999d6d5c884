"""figures.mismatch: 到 left out or put in before a number makes it claim something else."""

import pytest

from drafting.checks.changes import check
from tests.support.cases import case_of
from tests.support.facts import facts_from


def told(fact: str, sentence: str) -> list[str]:
    """Return what is told of a sentence where an activity of the facts says ``fact``."""
    facts = facts_from(f"单位: 清河医院党支部\n年度: 2025\n述职人: 周海涛\n活动:\n  - {fact}\n")
    return [finding.text for finding in check(case_of(facts, work=sentence))]


@pytest.mark.parametrize(
    ("fact", "sentence", "text"),
    [
        ("组建急救小组，溶栓用时缩短到42分钟", "组建急救小组，溶栓用时缩短42分钟。", "缩短42分钟"),
        (
            "组建急救小组，溶栓用时缩短42分钟",
            "组建急救小组，溶栓用时缩短到42分钟。",
            "缩短到42分钟",
        ),
        ("发展茶园，集体收入增加到80万元", "发展茶园，集体收入增加80万元。", "增加80万元"),
        ("发展茶园，集体收入增加80万元", "发展茶园，集体收入增加至80万元。", "增加至80万元"),
        ("改进流程，平均住院日降到8.3天", "改进流程，平均住院日下降8.3天。", "下降8.3天"),
        ("改进流程，平均住院日降低1.3天", "改进流程，平均住院日降低为1.3天。", "降低为1.3天"),
        ("推行预约，等候时间压缩到6分钟", "推行预约，等候时间压缩了6分钟。", "压缩了6分钟"),
        ("技能培训，持证率提高到95%", "技能培训，持证率提高95%。", "提高95%"),
        ("技能培训，持证率提升15%", "技能培训，持证率提升到15%。", "提升到15%"),
        ("技能培训，持证率提升15%", "技能培训，持证率提升达到15%。", "提升达到15%"),
        ("走访企业，投诉减少3起", "走访企业，投诉减至3起。", "减至3起"),
        ("走访企业，投诉减少到3起", "走访企业，投诉减少了3起。", "减少了3起"),
        ("招商引资，入园企业增长到64家", "招商引资，入园企业增长64家。", "增长64家"),
    ],
)
def test_a_change_is_not_what_it_came_to(fact: str, sentence: str, text: str) -> None:
    assert told(fact, sentence) == [text]


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        ("组建急救小组，溶栓用时缩短到42分钟", "组建急救小组，溶栓用时降到42分钟。"),
        ("组建急救小组，溶栓用时缩短到42分钟", "组建急救小组，溶栓用时缩短至42分钟。"),
        ("组建急救小组，溶栓用时缩短到42分钟", "组建急救小组，溶栓用时为42分钟。"),
        ("组建急救小组，溶栓用时缩短42分钟", "组建急救小组，溶栓用时减少42分钟。"),
        ("组建急救小组，溶栓用时42分钟", "组建急救小组，溶栓用时缩短到42分钟。"),
        ("发展茶园，集体收入增加到80万元", "发展茶园，集体收入达到80万元。"),
        ("发展茶园，集体收入增加80万元", "发展茶园，为集体增收80万元。"),
        ("发展茶园，新增茶园200亩", "发展茶园，茶园增加200亩。"),
        ("技能培训，持证率提高到95%", "技能培训，持证率提升到95%。"),
        ("技能培训，持证率由80%提高到95%", "技能培训，持证率由80%提高到95%。"),
        ("走访企业，投诉减少3起", "走访企业，投诉较上年减少了3起。"),
        ("走访企业36家，投诉减少3起", "走访企业增加到36家，投诉减少3起。"),
        ("招商引资，入园企业增长到64家", "招商引资，入园企业64家。"),
    ],
)
def test_the_same_sense_in_other_words(fact: str, sentence: str) -> None:
    assert told(fact, sentence) == []


def test_the_message_says_both_senses() -> None:
    facts = facts_from(
        "单位: 清河医院党支部\n年度: 2025\n述职人: 周海涛\n活动:\n  - 组建急救小组，溶栓用时缩短到42分钟\n"
    )
    (finding,) = check(case_of(facts, work="组建急救小组，溶栓用时缩短42分钟。"))
    assert finding.code == "figures.mismatch" and finding.fact == "活动.1#1"
    assert "报告写“缩短42分钟”，说的是变化了多少" in finding.message
    assert "“缩短到42分钟”，说的是变到多少" in finding.message
    assert finding.suggestion == "改为“缩短到42分钟”"
