"""facts.plan-unanswered: each 不足 of the facts has a 计划 that answers it, by number or by its words."""

import pytest

from drafting.checks import answers
from tests.support.cases import HEADINGS, SPEAKING, case, case_of, facts

LEARNING = "理论学习不够系统：研读原著偏少"
BLENDING = "党建与生产经营融合不够"
FLOWING = "流动党员管理不到位"
NIGHT = "夜班组党员补学不及时"


def known(shortcomings, plans):
    """Return facts with these problems and plans; a plan is its content, or (content, numbers)."""
    rows = [plan if isinstance(plan, tuple) else (plan, []) for plan in plans]
    return facts(
        不足=[{"问题": problem} for problem in shortcomings],
        计划=[{"内容": content, "对应不足": numbers} for content, numbers in rows],
    )


def judged(shortcomings, plans, plan=None):
    """Return the case of a report that says what the facts say."""
    given = known(shortcomings, plans)
    told = "\n".join(f"（{n}）{x}。" for n, x in zip("一二三四", shortcomings, strict=False))
    measures = plan or "".join(f"{item.content}。" for item in given.plans) or "【待补】"
    return case_of(given, shortcomings=told, plan=measures)


def found(*given, **more):
    return [f.fact for f in answers.check(judged(*given, **more))]


@pytest.mark.parametrize(
    ("shortcomings", "plans", "unanswered"),
    [
        ([LEARNING, FLOWING], [("每月推送必读书目1期", [1])], "不足.2"),
        ([LEARNING, FLOWING], [("建立流动党员台账", [2])], "不足.1"),
        ([LEARNING, BLENDING, FLOWING], [("推进攻关", [1]), ("建立台账", [3])], "不足.2"),
        ([NIGHT], ["新建冷链仓库1座"], "不足.1"),
        ([NIGHT, "后备力量薄弱"], ["从返乡大学生中选苗", "为夜班组送学上门"], "不足.2"),
        (["支部品牌特色不够鲜明"], ["安装路灯46盏"], "不足.1"),
        (["批评与自我批评辣味不足"], [("培养入党积极分子3名", []), "硬化道路2公里"], "不足.1"),
        ([LEARNING, "信息公开不及时"], [("每月读一本书", [1]), ("开展志愿服务12次", [])], "不足.2"),
        ([LEARNING, "党员作用发挥不明显"], [("制定学习清单", [1])], "不足.2"),
        (["网格力量薄弱", LEARNING], [("每月研读原著1篇", [2]), ("评选党员之星", [2])], "不足.1"),
        ([LEARNING, "老旧小区停车难"], [("每月研读原著1篇", [1]), ("落实学习制度", [])], "不足.2"),
        ([LEARNING, BLENDING], [("坚持每月学习", [1]), ("加强工作落实，提高工作水平", [])], "不足.2"),
        (["一线调研偏少"], ["深入学习", "完善制度"], "不足.1"),
    ],
)  # fmt: skip
def test_flags(shortcomings, plans, unanswered):
    assert found(shortcomings, plans) == [unanswered]


@pytest.mark.parametrize(
    ("shortcomings", "plans"),
    [
        ([LEARNING, BLENDING], [("每月推送必读书目1期", [1]), ("深化攻关", [2])]),
        ([LEARNING, BLENDING], [("每季度盘点一次", [1, 2])]),
        ([LEARNING, BLENDING], [("盘点一次", [2, 1]), "安装路灯"]),
        ([LEARNING], ["每月研读原著1篇"]),
        ([BLENDING], ["开展党建与生产经营融合案例评选"]),
        ([FLOWING], ["建立流动党员“云支部”"]),
        ([NIGHT], ["设立夜班组党小组，上门送学"]),
        ([LEARNING, FLOWING], [("研读原著", [1]), ("每月与流动党员视频一次", [])]),
        ([LEARNING, FLOWING], [("研读原著", [1]), ("流动党员逐人建档", [1])]),
        (["集体经济薄弱"], ["集体经济收入达到80万元"]),
        (["存在不足"], ["安装路灯"]),
        ([LEARNING], []),
        ([], ["安装路灯"]),
        ([], []),
        (["“三会一课”质量不高"], ["规范开好“三会一课”"]),
    ],
)
def test_passes(shortcomings, plans):
    assert found(shortcomings, plans) == []


@pytest.mark.parametrize(
    ("plans", "written"),
    [
        (["安装路灯46盏"], "针对夜班组补学问题，安排专人送课上门。"),
        ([("推送书目", [2])], "（一）针对夜班组党员补学不及时的问题，安排专人送课。"),
    ],
)
def test_the_plan_of_the_report_may_answer_too(plans, written):
    shortcomings = [NIGHT, LEARNING] if isinstance(plans[0], tuple) else [NIGHT]
    assert found(shortcomings, plans, plan=written) == []


def test_without_facts_nothing_is_said():
    assert list(answers.check(case_of(plan="安装路灯。"))) == []


def test_without_a_plan_section_only_its_absence_is_reported():
    given = known([NIGHT], ["安装路灯46盏"])
    parts = (f"{heading}\n{SPEAKING}" for name, heading in HEADINGS.items() if name != "plan")
    text = "\n".join(("述职报告", *parts))
    assert list(answers.check(case(text, given))) == []


@pytest.mark.parametrize(
    ("problem", "told", "shown"),
    [
        (NIGHT, "（一）夜班组党员补学不及时。", NIGHT),
        (NIGHT, "一是夜班组党员补学不及时，有的漏学。", NIGHT),
        (LEARNING, "1.理论学习不够系统。研读原著偏少。", "理论学习不够系统"),
        (FLOWING, "对流动党员的管理还不到位。", "流动党员的管理还不到位"),
        (FLOWING, "支部工作有差距。", ""),
    ],
)
def test_the_finding_stands_where_the_report_owns_up_to_it(problem, told, shown):
    given = known([problem], ["安装路灯46盏"])
    (finding,) = answers.check(case_of(given, shortcomings=told, plan="安装路灯46盏。"))
    assert (finding.text, finding.section) == (shown, "shortcomings")


def test_the_message_names_the_shortcoming_its_place_and_what_to_write():
    given = known([LEARNING, "老旧小区停车难"], [("研读原著", [1])])
    given = given.with_places({"不足.2": "要点.md 第31行"})
    (finding,) = answers.check(case_of(given, shortcomings="停车难。", plan="研读原著。"))
    assert finding.message == "不足第2条“老旧小区停车难”（要点.md 第31行）没有对应的计划"
    assert "在计划中写一条措施" in finding.suggestion
    assert "注明“针对问题2”" in finding.suggestion
    assert (finding.fact, finding.severity) == ("不足.2", "warning")
