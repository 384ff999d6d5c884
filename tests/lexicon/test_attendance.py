"""Persons behind what was done took part only where the words say so."""

import pytest

from drafting.lexicon.attendance import is_attended, is_done_to_persons


@pytest.mark.parametrize(
    "clause",
    [
        "消防演练",
        "到井冈山培训",
        "学习贯彻全会精神",
        "参观红色教育基地",
        "“学习身边榜样”主题党日",
        "组织党员祭扫烈士陵园",
        "表彰大会",
        "慰问座谈会",
        "义务植树",
        "读书活动",
        "党章知识竞赛",
        "党员发展对象培训",
    ],
)
def test_what_people_come_to_is_attended(clause: str) -> None:
    assert is_attended(clause) and not is_done_to_persons(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "走访慰问困难职工",
        "发奖学金",
        "评选“最美职工”",
        "“最美护士”评选",
        "表彰先进",
        "资助贫困学生",
        "为职工体检",
        "春季招聘",
        "慰问困难职工活动",
        "培训入党积极分子",
        "看望老党员",
        "成立工会",
        "援疆医疗队出征",
        "学习小组组长",
        "",
    ],
)
def test_what_is_done_to_persons_or_is_not_sure_is_not(clause: str) -> None:
    assert not is_attended(clause)


@pytest.mark.parametrize("clause", ["“最美护士”评选", "走访慰问困难职工", "为困难学生发放助学金"])
def test_a_number_of_persons_may_be_those_it_was_done_to(clause: str) -> None:
    assert is_done_to_persons(clause)
