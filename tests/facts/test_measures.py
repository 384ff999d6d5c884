"""A rectification in one text: its measure and result are read, or asked for, and never left in the problem."""

import pytest

from drafting.facts.measures import problem_and_measure, unclear_measure, unclear_outcome
from tests.support.bullet_files import reading
from tests.support.facts import problems_of

HEAD = "单位：某支部\n年度：2025\n去年整改\n"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("家访少：走访学生家庭60户", ["家访少", "走访学生家庭60户"]),
        ("人员散：按月集中", ["人员散", "按月集中"]),
        ("示范不明显：挂牌16台车，不搞形式", ["示范不明显", "挂牌16台车，不搞形式"]),
        ("阵地旧：修缮活动室2间", ["阵地旧", "修缮活动室2间"]),
        ("引导不够：与43家商户签订承诺书", ["引导不够", "与43家商户签订承诺书"]),
        ("走访少：向群众发放问卷200份", ["走访少", "向群众发放问卷200份"]),
        ("资料发得不及时：固定每月5日前送到", ["资料发得不及时", "固定每月5日前送到"]),
        # only commas part them
        ("档案不规范，今年全部重新归档", ["档案不规范", "今年全部重新归档"]),
        ("联系少，建了微信群，每月通话1次", ["联系少", "建了微信群，每月通话1次"]),
        ("执行打折扣，落实不严，补记录6次", ["执行打折扣，落实不严", "补记录6次"]),
        ("机制不健全，完善考评办法", ["机制不健全", "完善考评办法"]),
        ("记录不全（党课2次，大会1次），已补记", ["记录不全（党课2次，大会1次）", "已补记"]),
        ("学习不深，研讨少", ["学习不深，研讨少"]),
        ("学习不深，学习笔记照抄", ["学习不深，学习笔记照抄"]),
        ("学习不够，主要是抢修忙，制定了计划", ["学习不够，主要是抢修忙，制定了计划"]),
        # what stands behind the colon explains the problem, or nobody can tell
        ("融合不够：研究不深", ["融合不够：研究不深"]),
        ("台账不规范：落实打折扣", ["台账不规范：落实打折扣"]),
        ("会风不实：照本宣科", ["会风不实：照本宣科"]),
        ("走访企业：建立清单", ["走访企业：建立清单"]),
        ("甲：乙：丙", ["甲：乙：丙"]),
    ],
)
def test_a_measure_begins_with_what_one_does(text: str, parts: list[str]) -> None:
    assert problem_and_measure(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "值守不严：与奖金挂钩",
        "会风不实：照本宣科",
        "走访企业：建立清单",
        "走访企业，建立清单",
        "学习不深，学习笔记照抄",
        "服务不够，态度生硬",
        "学习不够，主要是抢修忙，制定了计划",
        "融合不够：与生产结合生硬",
    ],
)
def test_what_may_be_problem_or_measure_is_asked_for(text: str) -> None:
    assert unclear_measure(text)


@pytest.mark.parametrize(
    "text",
    ["融合不够：研究不深", "家访少：走访60户", "学习不够", "学习不深，研讨少", "会议多，意见大"],
)
def test_what_is_plain_is_not_asked_for(text: str) -> None:
    assert unclear_measure(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "书屋没建，推到明年",
        "台账少（已差不多）",
        "制度不全→补充制度→还没改完",
        "公开少，未全部落实",
    ],
)
def test_a_result_in_words_that_nobody_knows_is_asked_for(text: str) -> None:
    assert unclear_outcome(text)


@pytest.mark.parametrize(
    "text",
    [
        "学习不够，未形成制度",
        "台账少（每月一次）",
        "公开少，已补台账12本",
        "会议多，长期坚持",
        "长期不开会",
    ],
)
def test_what_is_no_result_is_not_asked_for(text: str) -> None:
    assert unclear_outcome(text) is None


@pytest.mark.parametrize(
    ("words", "outcome"),
    [("已做", "已完成"), ("改好了", "已完成"), ("长期", "长期坚持"), ("还没到位", "未完成")],
)
def test_a_result_is_known_in_the_words_of_notes(words: str, outcome: str) -> None:
    said = reading(f"{HEAD}走访少，{words}\n").said
    assert (said["去年整改.1.问题"], said["去年整改.1.结果"]) == ("走访少", outcome)


def test_what_is_asked_for_is_listed_with_its_line_in_every_kind_of_file() -> None:
    (bullet,) = problems_of(f"{HEAD}- 值守不严：与奖金挂钩，长期坚持\n", "要点.md")
    yaml = "单位: 某支部\n年度: 2025\n去年整改:\n  - 值守不严：与奖金挂钩，长期坚持\n"
    (entry,) = problems_of(yaml)
    assert bullet.place == entry.place == "第4行"
    assert bullet.message == entry.message and "→" in bullet.suggestion


def test_a_problem_of_last_year_may_stand_behind_its_own_heading_in_each_line() -> None:
    lines = "去年问题：下沉少→驻点40次→长期坚持\n去年问题：督查多 → 合并检查 → 已完成\n"
    said = reading(f"单位：某支部\n年度：2025\n{lines}").said
    assert [said[f"去年整改.{n}.结果"] for n in (1, 2)] == ["长期坚持", "已完成"]
