"""A figure that says nothing without the one before it is taken only with that one, and never of the branch."""

import pytest

from drafting.facts.count_faults import Fault
from drafting.facts.count_text import read_counts_of


def taken(line: str) -> list[str]:
    return [count.label for count in read_counts_of(line, 2025) if not count.fault]


def unnamed(line: str) -> list[str]:
    counts = read_counts_of(line, 2025)
    return [count.label for count in counts if count.fault is Fault.UNNAMED]


@pytest.mark.parametrize(
    ("line", "own", "hanging"),
    [
        ("住院患者92名，平均年龄71岁，独居15名", ["住院患者"], ["平均年龄71岁", "独居15名"]),
        ("住院患者92名；平均年龄71岁；独居15名", ["住院患者"], ["平均年龄71岁", "独居15名"]),
        ("困难家庭37户，平均年龄66岁", ["困难家庭"], ["平均年龄66岁"]),
        ("青年学习小组2个，35岁以下17人", ["青年学习小组"], ["35岁以下17人"]),
        ("职工320人，大专以上210人", ["职工"], ["大专以上210人"]),
        ("老党员12名，平均年龄71岁", ["老党员"], ["平均年龄71岁"]),
        ("党员25名，女党员11名，平均年龄38岁", ["党员", "女党员"], ["平均年龄38岁"]),
        ("书记上党课3次，所长上1次", ["书记上党课"], ["所长上1次"]),
        ("网上办理120件，窗口办30件", ["网上办理"], ["窗口办30件"]),
        ("线上党日8次，线下4次", ["线上党日"], ["线下4次"]),
        ("党员24名，占职工总数31%", ["党员"], ["占职工总数31%"]),
        ("巡线1860公里，单日最长96公里", ["巡线"], ["单日最长96公里"]),
        ("认领岗位85个，完成78个，完成率92%", [], ["完成78个", "完成率92%"]),
        ("护士培训18次450余人次，持证率100%", [], ["持证率100%"]),
    ],
)
def test_what_hangs_on_the_figure_before_it_is_not_taken_alone(
    line: str, own: list[str], hanging: list[str]
) -> None:
    assert (taken(line), unnamed(line)) == (own, hanging)


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("党员19名，平均年龄41岁", ["党员", "平均年龄"]),
        ("党员25名，女党员11名，研究生学历6名", ["党员", "女党员", "研究生学历"]),
        ("平均年龄41岁", ["平均年龄"]),
        ("老人平均年龄82岁，失能老人56位", ["老人平均年龄", "失能老人"]),
        ("收集意见41条，采纳35条", ["收集意见", "采纳"]),
        ("办件4218件，办结率99.6%", ["办件", "办结率"]),
        ("党员：预备党员2名，女党员9名", ["预备党员", "女党员"]),
        ("会议：支委会12次，党课4次", ["支委会", "党课"]),
        ("志愿服务队7支，志愿者340人", ["志愿服务队", "志愿者"]),
        ("占道经营整治12次，占道经营整改率95%", ["占道经营整治", "占道经营整改率"]),
        ("办理提案30件，督办12件", ["办理提案", "督办"]),
        ("志愿服务：清扫街道8次，义诊3次", ["清扫街道", "义诊"]),
    ],
)
def test_what_has_a_name_of_its_own_is_taken(line: str, labels: list[str]) -> None:
    assert taken(line) == labels and not unnamed(line)
