"""Which 去年整改 answers which problem of last year's report, and which promise was made on it."""

import pytest

from drafting.checks.case import Case
from drafting.checks.facts import check
from drafting.rectification.items import items_of
from drafting.rectification.matrix import rows, unanswered
from drafting.rectification.promises import promise_text
from drafting.report import Parts, compose_report, parse_report
from schemas.facts import FactKind
from schemas.finding import Severity
from tests.support.cases import HEADINGS, OUTLINE, SPEAKING, case_of, facts

PROBLEMS = (
    "一是理论学习不够系统。学习安排偏重应时应景，联系企业改革的专题少。"
    "二是党建品牌特色不够鲜明。先锋岗、夜校各自开展，可复制的经验总结得少。"
    "三是青年党员培养力度不够。“导师带徒”签了协议，过程跟踪没有跟上。"
)
PLANS = (
    "一是建立学习清单，每月明确一个专题。二是整合先锋岗、夜校，打造一个叫得响的品牌。"
    "三是为青年党员逐人制定培养方案。四是改进作风，每月到联系班组两次。"
)


def report_of(shortcomings=PROBLEMS, plan=PLANS):
    bodies = {"shortcomings": shortcomings, "plan": plan}
    sections = {name: (HEADINGS[name], bodies.get(name, SPEAKING)) for name in HEADINGS}
    return parse_report(
        compose_report(Parts("2024年度述职报告", sections=sections), OUTLINE), OUTLINE
    )


def answers(*given):
    return facts(去年整改=[g if isinstance(g, dict) else {"问题": g} for g in given])


LAST = report_of()
FULL = ("理论学习不够系统", "党建品牌特色不够鲜明", "青年党员培养力度不够")


def missing(*given, last=LAST):
    return [problem.name for problem in unanswered(last, OUTLINE, answers(*given))]


@pytest.mark.parametrize(
    "given",
    [
        # in the very words, in others, shortened, with the details of last year's text
        FULL,
        ("理论学习系统性不强", "党建品牌不鲜明", "对青年党员培养不够"),
        ("学习不系统、应时应景", "品牌特色不明显", "青年培养力度不足"),
        ("理论学习联系企业改革少", "先锋岗、夜校没有形成品牌", "“导师带徒”过程跟踪没跟上"),
        ("理论学习抓得不够系统的问题", "支部党建品牌特色还不够鲜明的问题", "青年党员培养力度还不够大的问题"),
        # in another order
        tuple(reversed(FULL)),
        # as plain bullets
        ({"text": "理论学习不够系统，已建立学习清单"}, {"text": "党建品牌特色不够鲜明，已整合"}, {"text": "青年党员培养，已配导师"}),
        # by what was done
        ({"问题": "学习", "措施": "建立理论学习清单，系统安排企业改革专题"}, FULL[1], FULL[2]),
        # with others that last year's report did not name
        (*FULL, "会议记录不规范", "党费收缴不及时"),
        # one answer for two problems in whose words it speaks
        ("理论学习不够系统", "党建品牌特色不够鲜明，青年党员培养力度不够"),
        # the last of both, in words of which only some are the same
        ("理论学习不够系统", "党建品牌特色不够鲜明", "年轻党员成长慢，青年骨干少"),
        ({"问题": FULL[0], "结果": "未完成"}, {"问题": FULL[1], "结果": "长期坚持"}, FULL[2]),
    ],
)  # fmt: skip
def test_every_problem_is_answered(given):
    assert missing(*given) == []


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ((), FULL),
        (FULL[:2], FULL[2:]),
        (FULL[1:], FULL[:1]),
        ((FULL[0], FULL[2]), (FULL[1],)),
        (("会议记录不规范", "党费收缴不及时", "阵地建设滞后"), FULL),
        ((FULL[0], FULL[1], "会议记录不规范"), (FULL[2],)),
        ((FULL[0], "党员发展程序不严", FULL[2]), (FULL[1],)),
        ((FULL[0], FULL[0], FULL[1]), (FULL[2],)),
        (("党建工作存在不足",), FULL),
        (("党员教育管理不够经常", FULL[1], FULL[2]), (FULL[0],)),
        (("安全生产责任落实不到位", FULL[0]), (FULL[1], FULL[2])),
        (({"问题": "服务群众办法不多", "措施": "设立服务窗口"}, FULL[1], FULL[2]), (FULL[0],)),
    ],
)
def test_the_problems_that_nobody_answers(given, names):
    assert missing(*given) == list(names)


def test_each_is_an_error_of_its_own_that_names_the_problem_and_what_to_write():
    given = case_of(answers(FULL[0]), work="上年度述职查摆的理论学习不够系统的问题，已完成整改。")
    case = Case(given.report, OUTLINE, given.facts, LAST)
    one, two = (f for f in check(case) if f.code == "facts.rectification-missing")
    assert one.severity is Severity.ERROR and one.section == "work" and one.fact is None
    assert one.text == two.text == ""
    assert "去年的报告里有不足“党建品牌特色不够鲜明”" in one.message
    assert "党建品牌特色不够鲜明 → 采取的措施（结果：已完成）" in one.suggestion


def test_without_last_years_report_the_facts_need_no_answer():
    assert list(check(case_of(facts()))) == []
    case = case_of(facts())
    assert len(list(check(Case(case.report, OUTLINE, case.facts, LAST)))) == 3
    assert list(check(Case(case.report, OUTLINE, None, LAST))) == []


def test_a_reference_that_owns_up_to_nothing_asks_for_nothing():
    assert missing(last=report_of(shortcomings="对照要求，仍有差距，具体如下：")) == []


@pytest.mark.parametrize(
    ("shortcomings", "severity", "words"),
    [
        ("对照要求，仍有差距，具体如下：", Severity.WARNING, "去年的报告里有“存在不足”一节，但没有读出问题，请自己对照"),
        ("常学常新。", Severity.WARNING, "这一节写的是：“常学常新。”"),
        ("常学常新。\n学习不够系统。", Severity.WARNING, "这几处没有读成问题，请自己对照：“常学常新。”"),
        (PROBLEMS, None, ""),
    ],
)  # fmt: skip
def test_what_of_last_years_problems_was_not_read_is_told(shortcomings, severity, words):
    given = case_of(
        answers("理论学习不够系统"), work="上年度查摆的理论学习不够系统的问题，已完成整改。"
    )
    case = Case(given.report, OUTLINE, given.facts, report_of(shortcomings=shortcomings))
    found = [f for f in check(case) if f.code == "facts.rectification-unread"]
    assert [f.severity for f in found] == ([severity] if severity else [])
    assert all(words in f.message for f in found)


@pytest.mark.parametrize(
    ("plan", "shown"),
    [
        ("1. 树牢主业意识。把党建与业务同部署，每季度专题研究1次以上。",
         "树牢主业意识：把党建与业务同部署，每季度专题研究1次以上"),
        ("（一）强化理论武装\n坚持“第一议题”制度，全年集中学习12次。",
         "强化理论武装：坚持“第一议题”制度，全年集中学习12次"),
        ("1. 每月下班组2次。", "每月下班组2次"),
        ("1. 抓作风。多到一线走动。", "抓作风"),
        ("1. 建立学习清单。6月底前建成。多交流。", "建立学习清单：6月底前建成"),
        ("1. 抓学习。建立“一题一案”学习清单，推动各党小组学用结合走深走实见到成效，2026年3月底前编制完成。",
         "抓学习：建立“一题一案”学习清单；2026年3月底前编制完成"),
        ("1. 搭台子。实施“青蓝相济”培养计划。多给青年机会。", "搭台子：实施“青蓝相济”培养计划"),
        ("1. 搭台子。发挥“关键少数”作用。", "搭台子"),
    ],
)  # fmt: skip
def test_a_promise_is_shown_with_what_can_be_counted(plan, shown):
    (item,) = items_of(report_of(plan=plan), OUTLINE, FactKind.PLANS)
    assert promise_text(item) == shown


def test_the_promise_on_each_problem_and_the_one_on_none():
    found = rows(LAST, OUTLINE, answers(*FULL))
    told = [(r.problem and r.problem.name, [p.name for p in r.promises], r.fact_id) for r in found]
    assert told == [
        (FULL[0], ["建立学习清单，每月明确一个专题"], "去年整改.1"),
        (FULL[1], ["整合先锋岗、夜校，打造一个叫得响的品牌"], "去年整改.2"),
        (FULL[2], ["为青年党员逐人制定培养方案"], "去年整改.3"),
        (None, ["改进作风，每月到联系班组两次"], ""),
    ]


def test_an_answer_to_no_problem_of_last_year_is_told_at_the_end():
    *_, last = rows(LAST, OUTLINE, answers(*FULL, "会议记录不规范"))
    assert (last.problem, last.promises, last.fact_id) == (None, (), "去年整改.4")


def test_without_facts_only_last_years_side_is_there():
    found = rows(LAST, OUTLINE, None)
    assert [bool(row.problem) for row in found] == [True, True, True, False]
    assert all(row.fact is None for row in found)
